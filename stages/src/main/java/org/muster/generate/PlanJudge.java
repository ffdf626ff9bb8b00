package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.Reason;
import org.muster.engine.duty.tour.Remedy;
import org.muster.engine.duty.tour.RuleId;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.engine.duty.tour.TourRemedies;
import org.muster.record.CaseData;

/// Judges plan documents against one case; what several have in common is worked out once. Not for
/// several threads at a time.
public final class PlanJudge {
  /// Keys that say what a plan was made from rather than what it is; they change with a case that
  /// the plan still fits.
  private static final List<String> OF_INPUT =
      List.of("input", "illustrative", "owners", "release", "notes");

  /// The rule broken by a plan that names what the case does not have; it has no figures.
  private static final String UNKNOWN = RuleId.IN_PROBLEM.id();

  private final PlanningCase planning;
  private final TourProblem problem;
  private final Optional<String> certificate;
  private Optional<CompiledTours> compiled = Optional.empty();
  private Optional<Proof> proof = Optional.empty();
  private Optional<Explained> explained = Optional.empty();

  /// @param data a case that was checked
  /// @param judged the plan that is judged first; the change that it costs counts against what was
  ///     published before it
  /// @param certificate text of what proves the bound, if there is one
  public PlanJudge(CaseData data, PlanDocument judged, Optional<String> certificate) {
    this.planning = TourMapping.of(data, judged);
    this.problem = planning.problem();
    this.certificate = certificate;
  }

  /// Checks what the plan alone decides: rules, cost, lines, tours, activities, readiness, gaps and
  /// late goals. Reasons and remedies are taken as they stand, and so is what changes with a case
  /// that has changed since. Quick enough for a page.
  public static PlanCheck check(CaseData data, PlanDocument document) {
    return new PlanJudge(data, document, Optional.empty()).figures(document);
  }

  /// Looks for what is wrong with a plan that was made from the case as it is, in all that it
  /// alone decides. To whom it may be shown hangs on rows that are not planned, and is not looked
  /// at.
  ///
  /// @param data a case that was checked, without the plan
  /// @return the first fault; empty where there is none, or the case has changed since, so that a
  ///     difference is no fault
  public static Optional<PlanDiscrepancy> findFault(CaseData data, PlanDocument document) {
    PlanJudge judge;
    try {
      judge = new PlanJudge(data, document, Optional.empty());
    } catch (RuntimeException e) {
      // A case that cannot be planned says so where it is planned.
      return Optional.empty();
    }
    if (!document.input().equals(judge.planning.digest())) {
      return Optional.empty();
    }
    try {
      PlanCheck check = judge.figures(document);
      Optional<PlanDiscrepancy> broken =
          check.breaches().stream()
              .findFirst()
              .map(
                  breach ->
                      new PlanDiscrepancy(
                          "tours",
                          breach.resource() + " breaks " + breach.rule(),
                          "tours and activities that keep the rules"));
      return broken.or(
          () ->
              check.differences().stream()
                  .filter(one -> !Checking.isOfInput(one.key()))
                  .findFirst());
    } catch (IllegalArgumentException
        | IllegalStateException
        | ArithmeticException
        | IndexOutOfBoundsException
        | NoSuchElementException e) {
      return Optional.of(
          new PlanDiscrepancy("tours", String.valueOf(e.getMessage()), "a plan of the case"));
    }
  }

  /// Checks everything.
  ///
  /// @param certificate text of what proves the bound, if there is one
  public static PlanCheck checkWhole(
      CaseData data, PlanDocument document, Optional<String> certificate) {
    return new PlanJudge(data, document, certificate).whole(document);
  }

  /// What the second pricer makes of the certificate.
  private sealed interface Proof {
    record None() implements Proof {}

    record Proven(PlanProof.Again again) implements Proof {}

    record Unreadable(String why) implements Proof {}
  }

  /// The reasons of a plan's gaps, in their order.
  private record Explained(TourPlan plan, List<List<Reason>> reasons) {}

  /// What the plan alone decides; see [#check].
  PlanCheck figures(PlanDocument document) {
    return new Checking(document, false).judged();
  }

  /// Everything; see [#checkWhole].
  public PlanCheck whole(PlanDocument document) {
    return new Checking(document, true).judged();
  }

  private CompiledTours compiled() {
    CompiledTours made = compiled.orElseGet(() -> TourCompiler.compile(problem));
    compiled = Optional.of(made);
    return made;
  }

  private Proof proof() {
    Proof made = proof.orElseGet(this::prove);
    proof = Optional.of(made);
    return made;
  }

  private Proof prove() {
    if (certificate.isEmpty()) {
      return new Proof.None();
    }
    try {
      return new Proof.Proven(
          PlanProof.again(compiled().problem(), "the certificate", certificate.get()));
    } catch (IllegalArgumentException e) {
      return new Proof.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private List<List<Reason>> reasons(TourPlan plan, DocumentWriter writer) {
    if (explained.isEmpty() || !explained.get().plan().equals(plan)) {
      List<List<Reason>> reasons = new ArrayList<>();
      if (problem.resources().isEmpty()) {
        writer.gaps().forEach(gap -> reasons.add(List.of()));
      } else {
        TourReasons why = new TourReasons(compiled(), plan);
        writer.gaps().forEach(gap -> reasons.add(why.explain(gap)));
      }
      explained = Optional.of(new Explained(plan, reasons));
    }
    return explained.orElseThrow().reasons();
  }

  private final class Checking {
    private final PlanDocument document;
    private final boolean whole;
    private final List<PlanDiscrepancy> differences = new ArrayList<>();
    private final List<String> claims = new ArrayList<>();
    private Optional<PlanProof.Again> proven = Optional.empty();

    Checking(PlanDocument document, boolean whole) {
      this.document = document;
      this.whole = whole;
    }

    PlanCheck judged() {
      boolean sameInput = document.input().equals(planning.digest());
      TourPlan plan = plan();
      TourChecker.Verdict verdict = TourChecker.check(problem, plan);
      boolean inCase = verdict.breaches().stream().noneMatch(b -> b.rule().equals(UNKNOWN));
      if (inCase) {
        derive(plan, verdict);
        if (!whole) {
          // Notes tell of rows that no figure hangs on, such as a plan published before.
          differences.removeIf(
              one -> one.key().startsWith("notes") || (!sameInput && isOfInput(one.key())));
        }
      }
      return new PlanCheck(
          planning, plan, verdict, verdict.breaches(), differences, claims, sameInput, proven);
    }

    private TourPlan plan() {
      List<Tour> tours = new ArrayList<>();
      for (int i = 0; i < document.tours().size(); i++) {
        PlannedTour planned = document.tours().get(i);
        Optional<Tour> tour = planning.slots().findTour(planned);
        if (tour.isEmpty()) {
          differences.add(
              new PlanDiscrepancy(
                  "tours." + i,
                  planned.from() + " to " + planned.to(),
                  "days that begin and end with slots of the plan"));
        }
        tour.ifPresent(tours::add);
      }
      return new TourPlan(tours, PlanCheck.attendances(document));
    }

    private void derive(TourPlan plan, TourChecker.Verdict verdict) {
      search(verdict);
      bound(verdict);
      DocumentWriter writer = new DocumentWriter(planning, plan, verdict);
      PlanDocument anew = writer.write(document.search(), document.bound());
      for (int i = 0; i < writer.gaps().size() && i < document.gaps().size(); i++) {
        anew = anew.withGap(i, gap(i, writer, plan, verdict));
      }
      Map<String, Object> file = PlanFile.tree(document);
      differences.addAll(PlanDiscrepancy.between(file, PlanFile.tree(anew)));
    }

    /// How a plan was looked for cannot be seen from it, except that a bound that meets the cost
    /// ends every search.
    private void search(TourChecker.Verdict verdict) {
      SearchEnd ended = document.search().ended();
      boolean met = document.bound() == verdict.cost().total();
      if (met != (ended == SearchEnd.PROVEN)) {
        differences.add(
            new PlanDiscrepancy(
                "search.ended",
                ended.word(),
                met
                    ? SearchEnd.PROVEN.word() + ", since the bound meets the cost"
                    : "time, steps or person, since the bound is below the cost"));
      }
      for (String key : List.of("solver", "seed", "steps", "threads", "ended")) {
        claims.add("search." + key);
      }
    }

    private void bound(TourChecker.Verdict verdict) {
      long cost = verdict.cost().total();
      long said = document.bound();
      if (said > cost || said < 0) {
        differences.add(
            new PlanDiscrepancy("bound", Long.toString(said), "from 0 to the cost, " + cost));
      }
      if (problem.resources().isEmpty()) {
        // Nobody can do anything: the plan is the only one.
        proven = Optional.of(new PlanProof.Again(cost, List.of()));
      } else if (whole) {
        switch (proof()) {
          case Proof.None none -> proven = Optional.empty();
          case Proof.Proven by -> proven = Optional.of(by.again());
          case Proof.Unreadable not ->
              differences.add(
                  new PlanDiscrepancy("certificate", not.why(), "a certificate of this case"));
        }
      }
      long known = proven.map(again -> Math.min(cost, again.bound())).orElse(-1L);
      if (known > said) {
        differences.add(new PlanDiscrepancy("bound", Long.toString(said), Long.toString(known)));
      }
      if (known < said) {
        claims.add("bound");
      }
    }

    private PlanDocument.OpenGap gap(
        int index, DocumentWriter writer, TourPlan plan, TourChecker.Verdict verdict) {
      PlanDocument.OpenGap file = document.gaps().get(index);
      Gap gap = writer.gaps().get(index);
      if (!whole) {
        return writer.taken(gap, file);
      }
      String key = "gaps." + index;
      PlanDocument.OpenGap anew =
          file.explained() && verdict.passed()
              ? writer.explained(gap, reasons(plan, writer).get(index))
              : writer.open(gap);
      if (!file.explained()) {
        // A run that was cut short has no reasons, and a plan does not show whether one was.
        claims.add(key + ".explained");
      }
      claims.add(key + ".remedies_looked");
      claims.add(key + ".remedies_tried");
      claims.add(key + ".remedy");
      return file.looked() == PlanDocument.Looked.NOT_YET || !file.explained()
          ? anew
          : anew.looked(
              file.looked(),
              file.remediesTried(),
              file.remedy().flatMap(remedy -> remedy(key + ".remedy", gap, plan, verdict, remedy)));
    }

    /// The remedy with all that the change and its plan decide worked out anew.
    private Optional<PlannedRemedy> remedy(
        String key, Gap gap, TourPlan plan, TourChecker.Verdict before, PlannedRemedy file) {
      RemedyPlan remedies = new RemedyPlan(planning, plan);
      Optional<Remedy> remedy = remedies.find(file.change());
      if (remedy.isEmpty()) {
        differences.add(
            new PlanDiscrepancy(
                key, file.change().toString(), "a change of what the case has, on a day of it"));
        return Optional.empty();
      }
      TourProblem changed;
      try {
        changed = remedy.get().applyTo(problem);
      } catch (IllegalArgumentException e) {
        differences.add(
            new PlanDiscrepancy(key, file.change().toString(), String.valueOf(e.getMessage())));
        return Optional.empty();
      }
      TourPlan again = remedies.again(file);
      Optional<TourRemedies.Tried> tried =
          new TourRemedies(
                  problem, plan, planning.remedyPrices(), 0, (duties, start, enough) -> nothing())
              .judged(gap, remedy.get(), changed, again);
      if (tried.isEmpty()) {
        TourChecker.Verdict after = TourChecker.check(changed, again);
        differences.add(
            new PlanDiscrepancy(
                key,
                after.passed()
                    ? "a plan of cost " + after.cost().total()
                    : "a plan that breaks " + after.breaches().getFirst().rule(),
                "a plan that keeps the rules, fills some of the gap and costs less than "
                    + before.cost().total()));
        return Optional.empty();
      }
      return Optional.of(
          remedies.write(
              List.of(gap.line()),
              remedy.get(),
              again,
              tried.get().closes(),
              tried.get().personDays(),
              tried.get().cost().total()));
    }

    private static DutySolution nothing() {
      return new DutySolution(
          Optional.empty(), Optional.empty(), Double.NEGATIVE_INFINITY, Optional.empty(), false);
    }

    private static boolean isOfInput(String key) {
      return List.of(key.split("\\.")).stream().anyMatch(OF_INPUT::contains);
    }
  }
}
