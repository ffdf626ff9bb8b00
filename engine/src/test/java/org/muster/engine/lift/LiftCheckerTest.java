package org.muster.engine.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every rule has a plan that breaks it, and one that just does not.
class LiftCheckerTest {
  private static final LiftProblem PROBLEM = LiftExamples.plain();

  private static LiftPlan.Passage passes(String party, String gate, int minute) {
    return new LiftPlan.Passage(party, gate, minute);
  }

  private static LiftPlan.Flight flight(int lands, int departs, String... parties) {
    return new LiftPlan.Flight(
        "C17", "OTBH", lands, departs, "OTBH", departs + 100, List.of(parties));
  }

  private static final List<LiftPlan.Left> SECOND_LEFT = List.of(new LiftPlan.Left("P2", "test"));

  /// Only the first party goes.
  private static LiftPlan first(int passes, LiftPlan.Flight... flights) {
    return LiftExamples.plan(List.of(passes("P1", "ABBEY", passes)), List.of(flights), SECOND_LEFT);
  }

  private static List<LiftRule> broken(LiftProblem problem, LiftPlan plan) {
    return LiftChecker.check(problem, plan).findings().stream()
        .map(LiftFinding::rule)
        .distinct()
        .toList();
  }

  @Test
  void aLawfulPlanHasNoFindingsAndItsCostIsCounted() {
    LiftReview review = LiftChecker.check(PROBLEM, LiftExamples.together());
    assertThat(review.findings()).isEmpty();
    // 5 people of weight 8 for 100 minutes, 3 of weight 1 for 40.
    assertThat(review.cost()).isCloseTo(40 * 100 / 60.0 + 3 * 40 / 60.0, within(1e-9));
    LiftReview alone = LiftChecker.check(PROBLEM, first(60, flight(100, 160, "P1")));
    assertThat(alone.findings()).isEmpty();
    assertThat(alone.leftPeople()).isEqualTo(3);
    assertThat(alone.leftBehind()).isCloseTo(3 * (1320 / 60.0 + 1000), within(1e-9));
  }

  @Test
  void everyRuleIsBrokenByOnePlan() {
    Map<LiftRule, List<LiftRule>> seen = new EnumMap<>(LiftRule.class);
    for (Map.Entry<LiftRule, LiftPlan> one : breaking().entrySet()) {
      seen.put(one.getKey(), broken(PROBLEM, one.getValue()));
    }
    seen.forEach((rule, found) -> assertThat(found).as(rule.id()).containsExactly(rule));
    List<LiftRule> all = new ArrayList<>(seen.keySet());
    all.addAll(ELSEWHERE);
    assertThat(all).containsExactlyInAnyOrder(LiftRule.values());
  }

  private static Map<LiftRule, LiftPlan> breaking() {
    Map<LiftRule, LiftPlan> breaking = new EnumMap<>(LiftRule.class);
    breaking.put(
        LiftRule.PARTY_ONCE, LiftExamples.plan(List.of(), List.of(flight(100, 160)), SECOND_LEFT));
    breaking.put(
        LiftRule.PARTY_DUE,
        LiftExamples.plan(
            List.of(passes("P2", "ABBEY", 1200)),
            List.of(new LiftPlan.Flight("C17", "OTBH", 1240, 1301, "OTBH", 1401, List.of("P2"))),
            List.of(new LiftPlan.Left("P1", "test"))));
    breaking.put(
        LiftRule.GATE_ALLOWED,
        LiftExamples.plan(
            List.of(passes("P1", "NORTH", 70)), List.of(flight(100, 160, "P1")), SECOND_LEFT));
    breaking.put(LiftRule.GATE_READY, first(59, flight(100, 160, "P1")));
    breaking.put(
        LiftRule.GATE_OPEN,
        LiftExamples.plan(
            List.of(passes("P2", "NORTH", 400)),
            List.of(flight(400, 460, "P2")),
            List.of(new LiftPlan.Left("P1", "test"))));
    breaking.put(
        LiftRule.GATE_QUOTA,
        LiftExamples.plan(
            List.of(passes("P1", "ABBEY", 120), passes("P2", "ABBEY", 179)),
            List.of(flight(200, 260, "P1", "P2")),
            List.of()));
    breaking.put(LiftRule.SCREENING, first(131, flight(100, 160, "P1")));
    breaking.put(LiftRule.FLIGHT_TURN, first(60, flight(100, 159, "P1")));
    breaking.put(LiftRule.AIRFIELD_OPEN, first(60, flight(700, 800, "P1")));
    breaking.put(LiftRule.FLIGHT_WINDOW, first(60, flight(99, 160, "P1")));
    breaking.put(
        LiftRule.FLIGHT_ARRIVAL,
        first(60, new LiftPlan.Flight("C17", "OTBH", 100, 160, "OTBH", 261, List.of("P1"))));
    breaking.put(
        LiftRule.FLIGHT_LEGS,
        LiftExamples.plan(
            List.of(passes("P2", "ABBEY", 120)),
            List.of(new LiftPlan.Flight("C17", "OTBH", 100, 160, "UGTB", 260, List.of("P2"))),
            List.of(new LiftPlan.Left("P1", "test"))));
    LiftPlan claims = LiftExamples.together();
    breaking.put(LiftRule.COST, claims.costing(68, OptionalDouble.of(1)));
    breaking.put(
        LiftRule.BOUND,
        claims.costing(LiftChecker.check(PROBLEM, claims).cost(), OptionalDouble.of(69)));
    return breaking;
  }

  /// Rules of which the plain problem has no room to break only one, each with a problem in which
  /// it is tighter by one.
  private static final List<LiftRule> ELSEWHERE =
      List.of(
          LiftRule.PARTY_HAVEN,
          LiftRule.HOLDING,
          LiftRule.AIRFIELD_PARKING,
          LiftRule.FLIGHT_CHAIN,
          LiftRule.FLIGHT_HORIZON,
          LiftRule.SEATS,
          LiftRule.HAVEN_PARKING,
          LiftRule.HAVEN_CAPACITY);

  @Test
  void aRuleTighterByOneIsBrokenAndOtherwiseIsNot() {
    for (LiftRule rule : ELSEWHERE) {
      assertThat(broken(elsewhere(rule), planElsewhere(rule))).as(rule.id()).containsExactly(rule);
      if (rule != LiftRule.FLIGHT_CHAIN && rule != LiftRule.FLIGHT_HORIZON) {
        assertThat(broken(elsewhere(null), planElsewhere(rule))).as("not " + rule.id()).isEmpty();
      }
    }
  }

  private static LiftProblem elsewhere(@Nullable LiftRule rule) {
    List<Aircraft> fleet = new ArrayList<>();
    for (String id : List.of("A", "B")) {
      fleet.add(
          new Aircraft(
              id,
              "",
              rule == LiftRule.SEATS ? 7 : 8,
              "OTBH",
              0,
              2000,
              60,
              90,
              Map.of("OTBH", 100, "UGTB", 100),
              Others.NONE));
    }
    return new LiftProblem(
        "2021-08-16T00:00Z",
        1440,
        1000,
        new Airfield(
            "OAKB",
            rule == LiftRule.AIRFIELD_PARKING ? 1 : 2,
            List.of(new Span(0, 2000)),
            rule == LiftRule.HOLDING ? 7 : 8,
            30,
            Others.NONE),
        List.of(new Gate("G", 10, List.of(new Span(0, 1440)), Others.NONE)),
        List.of(
            new Haven(
                "OTBH",
                rule == LiftRule.HAVEN_CAPACITY ? 7 : 8,
                0,
                rule == LiftRule.HAVEN_PARKING ? 1 : 2,
                Others.NONE),
            new Haven("UGTB", 10, 0, 2, Others.NONE)),
        fleet,
        List.of(
            new Party("P1", 5, 8, 60, 1440, List.of(), List.of(), Others.NONE),
            new Party(
                "P2",
                3,
                1,
                60,
                1440,
                List.of(),
                rule == LiftRule.PARTY_HAVEN ? List.of("UGTB") : List.of(),
                Others.NONE)),
        List.of(),
        Others.NONE);
  }

  private static LiftPlan planElsewhere(LiftRule rule) {
    List<LiftPlan.Flight> flights = new ArrayList<>();
    flights.add(new LiftPlan.Flight("A", "OTBH", 100, 160, "OTBH", 260, List.of("P1", "P2")));
    if (rule == LiftRule.AIRFIELD_PARKING || rule == LiftRule.HAVEN_PARKING) {
      int lands = rule == LiftRule.AIRFIELD_PARKING ? 159 : 249;
      int departs = rule == LiftRule.AIRFIELD_PARKING ? 400 : 309;
      flights.add(
          new LiftPlan.Flight("B", "OTBH", lands, departs, "OTBH", departs + 100, List.of()));
    }
    if (rule == LiftRule.HAVEN_PARKING) {
      flights.set(1, new LiftPlan.Flight("B", "OTBH", 160, 249, "OTBH", 349, List.of()));
    }
    if (rule == LiftRule.FLIGHT_HORIZON) {
      flights.add(new LiftPlan.Flight("A", "OTBH", 1380, 1440, "OTBH", 1540, List.of()));
    }
    if (rule == LiftRule.FLIGHT_CHAIN) {
      flights.add(new LiftPlan.Flight("A", "UGTB", 500, 560, "OTBH", 660, List.of()));
    }
    return LiftExamples.plan(
        List.of(passes("P1", "G", 60), passes("P2", "G", 120)), flights, List.of());
  }

  @Test
  void inOneMinuteWhatLeavesGoesBeforeWhatComes() {
    LiftProblem tight = elsewhere(LiftRule.AIRFIELD_PARKING);
    LiftPlan plan =
        LiftExamples.plan(
            List.of(passes("P1", "G", 60), passes("P2", "G", 120)),
            List.of(
                new LiftPlan.Flight("A", "OTBH", 100, 160, "OTBH", 260, List.of("P1", "P2")),
                new LiftPlan.Flight("B", "OTBH", 160, 220, "OTBH", 320, List.of())),
            List.of());
    assertThat(broken(tight, plan)).isEmpty();
    // The haven's stand is free in the minute in which ninety have passed.
    LiftProblem stand = elsewhere(LiftRule.HAVEN_PARKING);
    LiftPlan turn =
        LiftExamples.plan(
            List.of(passes("P1", "G", 60), passes("P2", "G", 120)),
            List.of(
                new LiftPlan.Flight("A", "OTBH", 100, 160, "OTBH", 260, List.of("P1", "P2")),
                new LiftPlan.Flight("B", "OTBH", 160, 250, "OTBH", 350, List.of())),
            List.of());
    assertThat(broken(stand, turn)).isEmpty();
  }

  @Test
  void standsThatOthersTakeAreTheirs() {
    LiftProblem problem = elsewhere(null);
    LiftPlan plan =
        LiftExamples.plan(
            List.of(passes("P1", "G", 60), passes("P2", "G", 120)),
            List.of(new LiftPlan.Flight("A", "OTBH", 100, 160, "OTBH", 260, List.of("P1", "P2"))),
            List.of());
    List<Span> two = List.of(new Span(90, 101), new Span(100, 130));
    assertThat(broken(taken(problem, two, List.of()), plan))
        .containsExactly(LiftRule.AIRFIELD_PARKING);
    assertThat(
            broken(taken(problem, List.of(), List.of(new Span(0, 350), new Span(349, 350))), plan))
        .containsExactly(LiftRule.HAVEN_PARKING);
    // What leaves goes before what comes, and what others do beyond the stands is no plan's fault.
    List<Span> apart = List.of(new Span(90, 100), new Span(90, 100), new Span(90, 100));
    assertThat(broken(taken(problem, apart, List.of(new Span(0, 350), new Span(350, 400))), plan))
        .isEmpty();
    assertThat(broken(taken(problem, List.of(new Span(90, 130)), List.of(new Span(0, 400))), plan))
        .isEmpty();
  }

  private static LiftProblem taken(LiftProblem problem, List<Span> airfield, List<Span> haven) {
    return problem.with(
        problem.airfield().with(airfield),
        problem.gates(),
        problem.havens().stream()
            .map(one -> one.id().equals("OTBH") ? one.with(haven) : one)
            .toList(),
        problem.fleet(),
        problem.parties());
  }

  @Test
  void aHavenSendsOnwardFromMinuteZeroAndNobodyRoundsItUp() {
    // 8 arrive at 260, one goes each minute; 265 takes 5 more, and 264 does not.
    for (int arrives : List.of(264, 265)) {
      LiftProblem problem = elsewhere(null);
      LiftProblem open =
          problem.with(
              new Airfield("OAKB", 2, List.of(new Span(0, 1440)), 99, 30, Others.NONE),
              List.of(new Gate("G", 99, List.of(new Span(0, 1440)), Others.NONE)),
              List.of(
                  new Haven("OTBH", 8, 1440, 2, Others.NONE),
                  new Haven("UGTB", 10, 0, 2, Others.NONE)),
              problem.fleet(),
              List.of(
                  new Party("P1", 8, 8, 60, 1440, List.of(), List.of(), Others.NONE),
                  new Party("P2", 5, 1, 60, 1440, List.of(), List.of(), Others.NONE)));
      LiftPlan plan =
          LiftExamples.plan(
              List.of(passes("P1", "G", 60), passes("P2", "G", 60)),
              List.of(
                  new LiftPlan.Flight("A", "OTBH", 100, 160, "OTBH", 260, List.of("P1")),
                  new LiftPlan.Flight(
                      "B", "OTBH", 100, arrives - 100, "OTBH", arrives, List.of("P2"))),
              List.of());
      assertThat(broken(open, plan))
          .isEqualTo(arrives == 265 ? List.of() : List.of(LiftRule.HAVEN_CAPACITY));
    }
  }

  @Test
  void aGatesShareOfAnHourIsRoundedDown() {
    Gate gate = new Gate("G", 7, List.of(new Span(10, 70)), Others.NONE);
    assertThat(List.of(gate.quota(0, 1440), gate.quota(1, 1440), gate.quota(2, 1440)))
        .isEqualTo(List.of(5, 1, 0));
  }

  @Test
  void theLastHourOfTheHorizonIsAnHoursShareToo() {
    Gate gate = new Gate("G", 60, List.of(new Span(0, 1440)), Others.NONE);
    assertThat(List.of(gate.quota(0, 90), gate.quota(1, 90), gate.quota(2, 90)))
        .isEqualTo(List.of(60, 30, 0));
    LiftProblem problem =
        new LiftProblem(
            "2021-08-16T00:00Z",
            90,
            1000,
            new Airfield("OAKB", 1, List.of(new Span(0, 1440)), 100, 0, Others.NONE),
            List.of(gate),
            List.of(new Haven("OTBH", 100, 0, 1, Others.NONE)),
            List.of(
                new Aircraft(
                    "C17", "", 100, "OTBH", 0, 1440, 10, 10, Map.of("OTBH", 20), Others.NONE)),
            List.of(new Party("P1", 31, 8, 60, 1440, List.of(), List.of(), Others.NONE)),
            List.of(),
            Others.NONE);
    LiftPlan plan =
        LiftExamples.plan(
            List.of(passes("P1", "G", 80)),
            List.of(new LiftPlan.Flight("C17", "OTBH", 75, 85, "OTBH", 105, List.of("P1"))),
            List.of());
    assertThat(LiftChecker.check(problem, plan).findings())
        .extracting(LiftFinding::toString)
        .containsExactly("gate.quota G at minute 60: 31 people, at most 30 in that hour");
  }
}
