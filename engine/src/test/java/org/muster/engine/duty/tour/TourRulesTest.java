package org.muster.engine.duty.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every rule with an example that breaks it and one that keeps it.
class TourRulesTest {
  /// Ten slots of 15 days; tours of 2 to 4 slots, even starts, rest of one to one, at most 2 tours.
  private static final TourProblem BASE = base();

  private record Example(TourProblem problem, TourPlan plan) {}

  private record Pair(Example breaks, Example keeps) {}

  private static final Map<String, Pair> EXAMPLES = new LinkedHashMap<>();

  static {
    pair("IN-PROBLEM", on(tour("coy", "nowhere", 0, 2)), on(tour("coy", "guard", 0, 2)));
    TourProblem settled = pinned(new Tour("coy", "guard", 0, 2));
    pair(
        "PINNED",
        new Example(settled, TourPlan.empty()),
        new Example(settled, TourPlan.empty().plus(new Tour("coy", "guard", 0, 2))));
    pair("KIND", on(tour("officer", "guard", 0, 2)), on(tour("coy", "guard", 0, 2)));
    pair("LINE-WINDOW", on(tour("coy", "guard", 6, 3)), on(tour("coy", "guard", 6, 2)));
    pair("TOUR-LENGTH", on(tour("coy", "guard", 0, 1)), on(tour("coy", "guard", 0, 4)));
    pair("TOUR-START", on(tour("coy", "guard", 1, 2)), on(tour("coy", "guard", 2, 2)));
    pair(
        "REST",
        on(tour("coy", "guard", 0, 3), tour("coy", "guard", 4, 2)),
        on(tour("coy", "guard", 0, 2), tour("coy", "guard", 4, 2)));
    pair(
        "MAX-TOURS",
        on(tour("coy", "guard", 0, 1), tour("coy", "guard", 2, 1), tour("coy", "guard", 4, 2)),
        on(tour("coy", "guard", 0, 2), tour("coy", "guard", 4, 2)));
    pair(
        "DOUBLE-BOOKED",
        with(List.of(tour("coy", "guard", 0, 2)), new Attendance("coy", "course-1")),
        with(List.of(tour("coy", "guard", 2, 2)), new Attendance("coy", "course-1")));
    pair("AVAILABLE", on(tour("late", "guard", 0, 2)), on(tour("late", "guard", 4, 2)));
    pair(
        "PARENT-CHILD",
        on(tour("coy", "guard", 0, 2), tour("plt", "guard", 0, 4)),
        on(tour("coy", "guard", 0, 2), tour("plt", "guard", 2, 2)));
    pair("TASK", on(tour("coy", "clearing", 0, 2)), on(tour("sappers", "clearing", 0, 2)));
    pair("CAVEAT", on(tour("shy", "guard", 2, 2)), on(tour("shy", "guard", 6, 2)));
    pair(
        "READY",
        on(tour("green", "high", 4, 2)),
        with(
            List.of(tour("green", "high", 4, 2)),
            new Attendance("green", "eval1-2"),
            new Attendance("green", "eval2-3")));
    pair("CERT-EXPIRY", on(tour("expiring", "high", 4, 4)), on(tour("expiring", "high", 2, 4)));
    pair("RANK", on(tour("junior", "post", 0, 2)), on(tour("officer", "post", 0, 2)));
    pair("LANGUAGE", on(tour("mute", "post", 0, 2)), on(tour("officer", "post", 0, 2)));
    pair(
        "LADDER-ORDER",
        with(List.of(), new Attendance("green", "eval2-3")),
        with(List.of(), new Attendance("green", "eval1-2"), new Attendance("green", "eval2-3")));
    pair(
        "NEEDS-LEVEL",
        with(List.of(), new Attendance("green", "advanced-5")),
        with(List.of(), new Attendance("green", "eval1-2"), new Attendance("green", "advanced-5")));
    pair(
        "PREREQUISITE",
        with(List.of(), new Attendance("green", "exercise-4")),
        with(
            List.of(), new Attendance("green", "course-1"), new Attendance("green", "exercise-4")));
    pair(
        "SEATS",
        with(List.of(), new Attendance("green", "course-1"), new Attendance("shy", "course-1")),
        with(List.of(), new Attendance("green", "course-1")));
    pair(
        "EVALUATORS",
        with(List.of(), new Attendance("green", "eval1-2"), new Attendance("plt", "eval1-2")),
        with(List.of(), new Attendance("green", "eval1-2")));
  }

  @Test
  void everyRuleHasAnExampleThatBreaksItAndOneThatKeepsIt() {
    assertThat(EXAMPLES.keySet())
        .containsExactlyInAnyOrderElementsOf(TourRules.all().stream().map(TourRule::id).toList());
    EXAMPLES.forEach(
        (id, pair) -> {
          TourRule rule = TourRules.get(id);
          List<Breach> breaches = rule.breaches(pair.breaks().problem(), pair.breaks().plan());
          assertThat(breaches).as(id).isNotEmpty();
          assertThat(breaches).as(id).allSatisfy(b -> assertThat(b.rule()).isEqualTo(id));
          assertThat(TourChecker.check(pair.keeps().problem(), pair.keeps().plan()).breaches())
              .as("the example that keeps %s keeps every rule", id)
              .isEmpty();
        });
  }

  @Test
  void everyRuleCitesASourceAndSaysWhatItIs() {
    assertThat(TourRules.all())
        .allSatisfy(
            rule -> {
              assertThat(rule.source()).isNotBlank();
              assertThat(rule.says()).endsWith(".");
              assertThat(rule.id()).matches("[A-Z]+(-[A-Z]+)*");
            });
  }

  @Test
  void restSaysHowLongAndHowShort() {
    assertThat(TourRules.get("REST").breaches(BASE, breaking("REST")))
        .containsExactly(
            new Breach("REST", "coy", "guard", new Window(3, 6), 1, 3, Measure.SLOTS, 30));
  }

  @Test
  void certificateSaysWhenItLapsesAndHowManyDaysAreMissing() {
    assertThat(TourRules.get("CERT-EXPIRY").breaches(BASE, breaking("CERT-EXPIRY")))
        .containsExactly(
            new Breach(
                "CERT-EXPIRY", "expiring", "high", new Window(6, 8), 1, 2, Measure.LEVEL, 30));
  }

  @Test
  void aSettledTourIsNotJudgedButIsRestedFrom() {
    // given a settled tour of a length that no rule allows
    TourProblem problem = pinned(new Tour("coy", "guard", 0, 1));
    TourPlan settled = TourPlan.empty().plus(new Tour("coy", "guard", 0, 1));
    assertThat(TourChecker.check(problem, settled).breaches()).isEmpty();
    // then the next tour still needs the rest after it
    TourPlan next = settled.plus(new Tour("coy", "guard", 1, 2));
    assertThat(TourChecker.check(problem, next).breaches().stream().map(Breach::rule))
        .contains("REST");
  }

  @Test
  void costIsToldTermByTerm() {
    TourPlan plan =
        new TourPlan(
            List.of(new Tour("coy", "guard", 0, 2)), List.of(new Attendance("green", "eval1-2")));
    // guard wants 3 people for 8 slots of 15 days at priority 2: coy gives 4 for 2 slots
    // clearing 1 for 8 slots at 1, high 2 for 8 slots at 1, post 1 for 8 slots at 1
    assertThat(TourChecker.check(BASE, plan).cost())
        .isEqualTo(
            new TourCost(
                3 * 6 * 15 * 2 + 8 * 15 + 2 * 8 * 15 + 8 * 15, 7 * 5 * 15, 4 * 10, 2 * 15 * 3, 0));
  }

  private static TourPlan breaking(String id) {
    return java.util.Objects.requireNonNull(EXAMPLES.get(id)).breaks().plan();
  }

  private static TourProblem base() {
    Window always = new Window(0, 10);
    Window window = new Window(0, 8);
    List<Unit> units =
        List.of(
            Unit.of("coy", 4, always, "guard"),
            Unit.of("plt", 1, always, "guard").withParent("coy"),
            Unit.of("late", 2, new Window(3, 10), "guard"),
            Unit.of("sappers", 1, always, "clear"),
            Unit.of("shy", 2, always, "guard")
                .withCaveat(new Caveat("CAV-1", "guard", new Window(0, 3))),
            Unit.of("green", 2, always, "guard"),
            Unit.of("expiring", 2, always, "guard").withLevel(2, 6));
    List<Officer> officers =
        List.of(
            Officer.of("officer", 14, List.of(3, 3, 3, 3), always),
            Officer.of("junior", 12, List.of(3, 3, 3, 3), always),
            Officer.of("mute", 14, List.of(3, 3, 2, 3), always));
    List<Activity> activities =
        List.of(
            Activity.course("course", 1, 1),
            Activity.course("exercise", 1, 1, "course"),
            Activity.evaluation("eval1", 1, 1, 4).withTeams("teams", 1),
            Activity.evaluation("eval2", 1, 2, 4),
            new Activity("advanced", 1, List.of(), 1, 0, 1, null, 0));
    List<Offering> offerings =
        List.of(
            new Offering("course-1", "course", 1, 1),
            new Offering("eval1-2", "eval1", 2, 2),
            new Offering("eval2-3", "eval2", 3, 2),
            new Offering("exercise-4", "exercise", 4, 2),
            new Offering("advanced-5", "advanced", 5, 2));
    return new TourProblem(
        java.util.Collections.nCopies(10, 15),
        List.of(new LadderStep("L1", TourProblem.NEVER), new LadderStep("L2", 6)),
        new TourTerms(2, 4, 1, 2, 0, 100, 2),
        new TourTerms(2, 4, 1, 2, 0, 100, 2),
        units,
        officers,
        activities,
        offerings,
        List.of(new EvaluatorPool("teams", java.util.Collections.nCopies(10, 1))),
        List.of(
            Line.units("guard", 3, window, 0, 2, "guard"),
            Line.units("clearing", 1, window, 0, 1, "clear"),
            Line.units("high", 2, window, 2, 1, "guard"),
            Line.staff("post", 1, window, 1, 14, List.of(3, 3, 3, 3))),
        List.of(new Goal("goal", "green", 2, new Window(3, 10), 5)),
        List.of(),
        List.of(),
        new Prices(10, 3, 0));
  }

  private static TourProblem pinned(Tour tour) {
    TourProblem p = BASE;
    return new TourProblem(
        p.slotDays(),
        p.ladder(),
        p.unitTerms(),
        p.staffTerms(),
        p.units(),
        p.officers(),
        p.activities(),
        p.offerings(),
        p.pools(),
        p.lines(),
        p.goals(),
        List.of(new PinnedTour(tour, 0)),
        p.published(),
        p.prices());
  }

  private static Tour tour(String resource, String line, int start, int slots) {
    return new Tour(resource, line, start, slots);
  }

  private static Example on(Tour... tours) {
    return new Example(BASE, new TourPlan(List.of(tours), List.of()));
  }

  private static Example with(List<Tour> tours, Attendance... attendances) {
    return new Example(BASE, new TourPlan(tours, List.of(attendances)));
  }

  private static void pair(String id, Example breaks, Example keeps) {
    EXAMPLES.put(id, new Pair(breaks, keeps));
  }
}
