package org.muster.server.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.Evaluations;
import org.muster.review.Ladder;
import org.muster.review.PlanForecast;
import org.muster.review.Readiness;
import org.muster.review.Review;
import org.muster.review.ReviewTables;
import org.muster.review.UnitEvaluation;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.PlanGaps;
import org.muster.thread.PoolOfForces;
import org.muster.thread.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The pool of forces, each unit on its ladder, and the state of readiness.
@Controller
class UnitPages {
  private final Review review;
  private final PlanForecast forecast;

  UnitPages(Review review, PlanForecast forecast) {
    this.review = review;
    this.forecast = forecast;
  }

  @GetMapping("/case/{caseId}/review/pool")
  View pool(Visit visit, @RequestParam(defaultValue = "") String within) {
    List<Evaluations.Held> held = held(visit);
    PoolOfForces whole = pool(visit, held);
    if (!within.isEmpty() && !PoolModel.WITHIN.contains(within)) {
      throw new BadAddressException(
          "within=" + within + " is no number of months: " + String.join(", ", PoolModel.WITHIN));
    }
    int months = within.isEmpty() ? 0 : Integer.parseInt(within);
    PoolOfForces pool = months > 0 ? whole.lapsingWithin(months) : whole;
    List<PoolOfForces.Entry> shown = new ArrayList<>(pool.declared());
    shown.addAll(pool.outside());
    Page page =
        visit
            .page(
                months > 0
                    ? DateWords.count(shown.size(), "certificate")
                        + (shown.size() == 1 ? " lapses" : " lapse")
                        + " within "
                        + DateWords.count(months, "month")
                        + " of "
                        + DateWords.day(whole.state().day())
                    : pool.heading())
            .at(Place.of(Stage.REVIEW, "review/pool"))
            .showing(claims(shown))
            .export("review/plan-on-a-page.pdf", "Plan on a page")
            .export("review/review.xlsx", "XLSX")
            .done();
    return Html.of("review/pool", page).with("model", PoolModel.of(pool, visit, held, months));
  }

  @GetMapping("/case/{caseId}/review/units/{unitId}")
  View unit(Visit visit, @PathVariable String unitId) {
    List<Evaluations.Held> held = held(visit);
    PoolOfForces.Entry entry =
        pool(visit, held).listAll().stream()
            .filter(e -> e.state().unit().equals(unitId))
            .findFirst()
            .orElseThrow(() -> new NotFoundException("No unit has the id “" + unitId + "”."));
    List<PlanForecast.Forecast> kept =
        visit.view().chosen(ReviewTables.GOAL_UNITS).stream()
            .filter(g -> g.text("unit").equals(unitId))
            .flatMap(
                g ->
                    forecast
                        .find(
                            visit.caseId(),
                            visit.who().viewer(),
                            unitId,
                            g.text("level"),
                            g.findDay("due").orElseThrow())
                        .stream())
            .toList();
    UnitModel model = UnitModel.of(visit, entry, held, kept);
    List<Row> claims = new ArrayList<>(claims(List.of(entry)));
    claims.addAll(model.claims());
    Page page =
        visit
            .page(model.heading())
            .at(Place.of(Stage.REVIEW, "review/pool"))
            .showing(claims)
            .done();
    return Html.of("review/unit", page).with("model", model);
  }

  @GetMapping("/case/{caseId}/review/readiness")
  View readiness(Visit visit) {
    Perspective from =
        new Perspective(
            visit.caseId(),
            visit.who().viewer(),
            visit.asked().knownGiven() ? visit.asked().knownOn() : null);
    Readiness.State state = review.readiness().on(from, visit.asked().asOf());
    Ladder ladder = review.readiness().readiness(from).ladder();
    ReadinessModel model = ReadinessModel.of(visit, state, ladder);
    Set<String> shown =
        state.units().stream().map(Readiness.UnitState::unit).collect(Collectors.toSet());
    List<Row> claims = new ArrayList<>();
    claims.addAll(visit.view().chosen(RecordTables.UNITS));
    for (var table :
        List.of(ReviewTables.DECLARATIONS, ReviewTables.EVALUATIONS, ReviewTables.CERTIFICATES)) {
      visit.view().chosen(table).stream()
          .filter(r -> shown.contains(r.text("unit")))
          .forEach(claims::add);
    }
    claims.addAll(visit.view().chosen(ReviewTables.GOAL_UNITS));
    Page page =
        visit
            .page(model.heading())
            .at(Place.of(Stage.REVIEW, "review/readiness"))
            .showing(claims)
            .export("review/plan-on-a-page.pdf", "Plan on a page")
            .export("review/review.xlsx", "XLSX")
            .done();
    return Html.of("review/readiness", page).with("model", model);
  }

  private List<Evaluations.Held> held(Visit visit) {
    return review.evaluations().list(visit.caseId(), visit.who().viewer());
  }

  private static PoolOfForces pool(Visit visit, List<Evaluations.Held> held) {
    List<UnitEvaluation> open =
        held.stream().filter(h -> !h.recorded()).map(Evaluations.Held::evaluation).toList();
    return PoolOfForces.of(visit.view(), open, PlanGaps.findNewest(visit.view()));
  }

  private static List<Row> claims(List<PoolOfForces.Entry> entries) {
    List<Row> claims = new ArrayList<>();
    for (PoolOfForces.Entry entry : entries) {
      claims.add(entry.unit());
      claims.addAll(entry.declarations());
      claims.addAll(entry.certificates());
      claims.addAll(entry.caveats());
    }
    return claims;
  }

  /// A standing in shape and tone.
  static Mark mark(Readiness.Standing standing) {
    return switch (standing) {
      case CERTIFIED -> new Mark("ok", "Certified", "ok");
      case DUE -> new Mark("due", "Certified, due", "warn");
      case PERHAPS -> new Mark("due", "Perhaps lapsed", "warn");
      case LAPSED -> new Mark("stop", "Lapsed", "stop");
      case ON_LADDER -> new Mark("half", "On the ladder", "accent");
      case DECLARED -> new Mark("none", "Not evaluated", "dim");
      case NOT_DECLARED -> new Mark("none", "Not in the pool", "dim");
    };
  }

  /// The evaluations of a unit with their raw figures, by id.
  static Map<String, UnitEvaluation> byId(List<Evaluations.Held> held) {
    return held.stream()
        .map(Evaluations.Held::evaluation)
        .sorted(Comparator.comparing(UnitEvaluation::from))
        .collect(Collectors.toMap(UnitEvaluation::id, e -> e, (a, b) -> b));
  }

  /// `31 MAY–2 JUN 2017` of a claim; `day not recorded` where it says nothing.
  static String held(Row row) {
    return row.findHeld().map(DateWords::held).orElse("day not recorded");
  }

  /// The rating of an evaluation on file: its words, and the figures behind them where they are
  /// known here.
  static String rating(Row evaluation, Optional<UnitEvaluation> held) {
    String band = evaluation.find("rating").orElse("");
    String figures = held.map(e -> e.rating().figures()).orElse("figures not recorded");
    String people =
        evaluation.find("people").map(p -> ", " + DateWords.people(Long.parseLong(p))).orElse("");
    return (band.isEmpty() ? "" : band + ": ") + figures + people;
  }
}
