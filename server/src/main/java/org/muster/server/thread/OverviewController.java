package org.muster.server.thread;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.muster.generate.GenerateTables;
import org.muster.generate.Plans;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.Readiness;
import org.muster.review.Review;
import org.muster.review.ReviewTables;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.thread.CaseView;
import org.muster.thread.DateWords;
import org.muster.thread.Finding;
import org.muster.thread.NextAction;
import org.muster.thread.Overview;
import org.muster.thread.PeopleOverTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// What is wrong or due first.
@Controller
class OverviewController {
  private final Review review;
  private final Plans plans;

  OverviewController(Review review, Plans plans) {
    this.review = review;
    this.plans = plans;
  }

  /// What the overview draws of a case, whoever of a circle looks at it.
  ///
  /// @param claims behind the findings and the three pictures
  private record Drawn(
      List<OverviewModel.Report> newest,
      OverviewModel.Picture people,
      OverviewModel.Readiness readiness,
      OverviewModel.Picture requirement,
      Set<Row> claims) {
    static Drawn of(CaseView view) {
      return new Drawn(
          reports(view),
          Pictures.people(view),
          Pictures.readiness(view),
          Pictures.requirement(view),
          behind(view));
    }
  }

  @GetMapping("/case/{caseId}")
  View overview(Visit visit) {
    Drawn drawn = visit.view().derived(Drawn.class, Drawn::of);
    OverviewModel model =
        OverviewModel.of(
            visit,
            NextAction.listOf(visit.who().viewer(), visit.view(), review, plans),
            drawn.newest(),
            drawn.people(),
            drawn.readiness(),
            drawn.requirement());
    Page page =
        visit.page(visit.overview().heading()).at(Place.OVERVIEW).showing(drawn.claims()).done();
    return Html.of("thread/overview", page).with("model", model);
  }

  private static List<OverviewModel.Report> reports(CaseView view) {
    return view.list(RecordTables.SOURCES).stream()
        .filter(s -> s.find("published").isPresent() && !view.listFrom(s.id()).isEmpty())
        .filter(s -> !s.text("grade").equals("illustrative"))
        .filter(s -> !published(s).isAfter(view.asOf()))
        .sorted(Comparator.comparing((Row s) -> published(s)).reversed().thenComparing(Row::id))
        .limit(2)
        .map(
            s ->
                new OverviewModel.Report(
                    s.text("title")
                        + ", "
                        + DateWords.held(Edtf.of(s.text("published")))
                        + ": "
                        + DateWords.count(view.listFrom(s.id()).size(), "claim")
                        + ".",
                    s.id()))
        .toList();
  }

  private static LocalDate published(Row source) {
    return Edtf.of(source.text("published")).startEarliest();
  }

  /// The claims behind the findings and the three pictures.
  private static Set<Row> behind(CaseView view) {
    Set<Row> shown = new LinkedHashSet<>();
    Overview overview = Overview.of(view);
    overview.wrong().stream().map(Finding::claims).forEach(shown::addAll);
    overview.due().stream().map(Finding::claims).forEach(shown::addAll);
    PeopleOverTime.listOf(view, view.header().owner()).stream()
        .limit(1)
        .map(PeopleOverTime::claims)
        .forEach(shown::addAll);
    Set<String> placed = new HashSet<>();
    for (Readiness.UnitState unit : Pictures.onLadder(view)) {
      placed.add(unit.unit());
      unit.certificate()
          .flatMap(id -> view.find(ReviewTables.CERTIFICATES, id))
          .ifPresent(shown::add);
    }
    view.chosen(ReviewTables.EVALUATIONS).stream()
        .filter(e -> e.text("result").equals("passed") && placed.contains(e.text("unit")))
        .forEach(shown::add);
    shown.addAll(view.chosen(GenerateTables.REQUIREMENT_LINES));
    return shown;
  }
}
