package org.muster.server.frame;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.record.Arrivals;
import org.muster.record.CaseHeader;
import org.muster.thread.CaseView;
import org.muster.thread.Finding.Target;
import org.muster.thread.Overview;
import org.muster.thread.PlainWords;

/// One request for a page of a case: who asks, as of when, and the case as that reader sees it.
/// Controllers take it as a parameter; the resolver has read the address already.
public final class Visit {
  private final Chrome chrome;
  private final Who who;
  private final List<CaseHeader> cases;
  private final Asked asked;
  private final CaseView view;
  private final Supplier<CaseView> present;
  private final Supplier<Arrivals> reading;
  private final Optional<Undo> undo;
  private @Nullable Arrivals arrivals;

  Visit(
      Chrome chrome,
      Who who,
      List<CaseHeader> cases,
      Asked asked,
      CaseView view,
      Supplier<CaseView> present,
      Supplier<Arrivals> reading,
      Optional<Undo> undo) {
    this.chrome = chrome;
    this.who = who;
    this.cases = cases;
    this.asked = asked;
    this.view = view;
    this.present = present;
    this.reading = reading;
    this.undo = undo;
  }

  public Chrome chrome() {
    return chrome;
  }

  public Who who() {
    return who;
  }

  /// Whether the reader may write rows of the case's owner from this page.
  public boolean mayEdit() {
    return who.mayEdit(view.header().owner());
  }

  /// Whether the reader is of the nation or body whose case it is: nothing that its owner makes of
  /// it is kept from them. To anybody else a page that finds nothing says so of what is open to
  /// them, and not of what there is.
  public boolean ownsCase() {
    return who.account().body().equals(view.header().owner());
  }

  /// The cases that the reader may open.
  public List<CaseHeader> cases() {
    return cases;
  }

  public Asked asked() {
    return asked;
  }

  /// The case as of, and as known on, the days asked for.
  public CaseView view() {
    return view;
  }

  /// The case as of the same day with all that is known by now: what a page that looks back
  /// compares with.
  public CaseView present() {
    return present.get();
  }

  /// Whether less is shown than is known by now.
  public boolean looksBack() {
    return asked.looksBack();
  }

  /// When the rows of the case were really added to this database.
  public Arrivals arrivals() {
    @Nullable Arrivals known = arrivals;
    if (known == null) {
      known = reading.get();
      arrivals = known;
    }
    return known;
  }

  /// What is wrong and due, which every page's thread shows.
  public Overview overview() {
    return Overview.of(view);
  }

  /// What was just done, if it can be taken back.
  public Optional<Undo> undo() {
    return undo;
  }

  /// The case's id.
  public String caseId() {
    return view.header().id();
  }

  /// Claims as sentences.
  public PlainWords words() {
    return PlainWords.of(view);
  }

  /// The address of a page of this case that keeps the days asked for.
  public String to(String pathInCase) {
    return asked.link("/case/" + view.header().id() + "/" + pathInCase);
  }

  /// The address of what a finding leads to.
  public String to(Target target) {
    return switch (target) {
      case Target.About about -> to("about/" + about.about());
      case Target.Conflict conflict -> to("conflicts/" + conflict.about());
      case Target.PlanGap gap -> to("generate?gap=" + gap.line());
      case Target.Plan plan -> to("generate");
      case Target.Kept kept -> to("generate?plan=" + kept.plan());
      case Target.Guard guard -> to("operate/guard?guard=" + guard.guard());
      case Target.Cycle cycle -> to(cycle(cycle.cycle()));
      case Target.Survey survey -> to(cycle(survey.cycle()) + "/survey");
      case Target.Goals goals -> to(cycle(goals.cycle()) + "/goals");
      case Target.Goal goal -> to(cycle(goal.cycle()) + "/goals/" + goal.goal());
      case Target.Assessment assessment -> to(cycle(assessment.cycle()) + "/assessment");
      case Target.Evaluation evaluation -> to("review/evaluations/" + evaluation.evaluation());
    };
  }

  private static String cycle(String cycle) {
    return "review/cycles/" + cycle;
  }

  /// Begins the page of this visit; the title is its finding.
  public Page.Draft page(String title) {
    return new Page.Draft(this, title);
  }
}
