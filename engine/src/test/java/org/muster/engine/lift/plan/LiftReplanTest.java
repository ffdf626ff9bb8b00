package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;

/// Planning again in the middle of a plan: what happened stays, and few are told something else.
class LiftReplanTest {
  private static final int NOW = 1000;
  private static final LiftProblem PROBLEM = LiftDraw.of(LiftDraw.Shape.SMALL, 3);
  private static LiftPlan plan = org.muster.engine.lift.LiftExamples.together();

  @BeforeAll
  static void plan() {
    plan = LiftPlanner.plan(PROBLEM, LiftLimits.ofSteps(8000, 1), LiftProgress.Listener.SILENT);
  }

  private static LiftReplan.Result after(LiftEvent... events) {
    LiftReplan.Result result =
        LiftReplan.replan(PROBLEM, plan, NOW, List.of(events), 1, 500, () -> false);
    assertThat(result.findings()).isEmpty();
    assertThat(past(result.plan())).isEqualTo(past(plan));
    assertThat(result.changes().size()).isGreaterThanOrEqualTo(result.changesAtLeast());
    return result;
  }

  /// Who passed where and when, and who departed how, before now.
  private static Map<String, String> past(LiftPlan plan) {
    Map<String, String> past = new HashMap<>();
    plan.passages().stream()
        .filter(passage -> passage.minute() < NOW)
        .forEach(passage -> past.put(passage.party(), passage.toString()));
    plan.flights().stream()
        .filter(flight -> flight.departs() < NOW)
        .forEach(
            flight ->
                flight
                    .parties()
                    .forEach(
                        party ->
                            past.merge(
                                party, flight.aircraft() + flight.departs(), String::concat)));
    return past;
  }

  @Test
  void whereNothingHappenedNobodyIsToldAnythingElse() {
    LiftReplan.Result result = LiftReplan.replan(PROBLEM, plan, NOW, List.of(), 1, 0, () -> false);
    assertThat(result.findings()).isEmpty();
    assertThat(result.changes()).isEmpty();
    assertThat(result.flightsChanged()).isEmpty();
    assertThat(result.changesAtLeast()).isZero();
  }

  @Test
  void aFlightThatFlewWithoutAnybodyHasFlown() {
    LiftPlan.Flight flown =
        plan.flights().stream()
            .max(Comparator.comparingInt(LiftPlan.Flight::departs))
            .orElseThrow();
    LiftPlan.Flight empty =
        new LiftPlan.Flight(
            flown.aircraft(),
            flown.from(),
            flown.lands(),
            flown.departs(),
            flown.to(),
            flown.arrives(),
            List.of());
    List<LiftPlan.Left> left = new ArrayList<>(plan.left());
    flown.parties().forEach(party -> left.add(new LiftPlan.Left(party, "turned back")));
    LiftPlan emptied =
        new LiftPlan(
            plan.passages().stream().filter(p -> !flown.parties().contains(p.party())).toList(),
            plan.flights().stream().map(f -> f.equals(flown) ? empty : f).toList(),
            left,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Others.NONE);
    int now = PROBLEM.horizon();
    assertThat(
            LiftReplan.replan(PROBLEM, emptied, now, List.of(), 1, 0, () -> false).plan().flights())
        .contains(empty);
    int before = 0;
    assertThat(
            LiftReplan.replan(PROBLEM, emptied, before, List.of(), 1, 0, () -> false)
                .plan()
                .flights())
        .doesNotContain(empty);
  }

  @Test
  void nobodyPassesAGateThatCloses() {
    LiftReplan.Result result = after(new LiftEvent.GateClosed("G0", 900, 1500));
    long called =
        plan.passages().stream()
            .filter(passage -> passage.gate().equals("G0"))
            .filter(passage -> passage.minute() >= NOW && passage.minute() < 1500)
            .count();
    assertThat(called).isPositive();
    assertThat((long) result.changesAtLeast()).isGreaterThanOrEqualTo(called);
    assertThat(result.plan().passages())
        .noneMatch(
            passage ->
                passage.gate().equals("G0") && passage.minute() >= NOW && passage.minute() < 1500);
  }

  @Test
  void anAircraftThatIsOutFliesNoMore() {
    LiftReplan.Result result = after(new LiftEvent.AircraftOut("A001", NOW));
    assertThat(result.plan().flights())
        .noneMatch(flight -> flight.aircraft().equals("A001") && flight.departs() >= NOW);
  }

  @Test
  void anAircraftThatIsLateTakesOffNoEarlier() {
    LiftReplan.Result result = after(new LiftEvent.AircraftLate("A002", 1700));
    int leg = PROBLEM.fleet().get(2).legs().values().stream().mapToInt(one -> one).max().orElse(0);
    assertThat(result.plan().flights())
        .noneMatch(
            flight ->
                flight.aircraft().equals("A002")
                    && flight.lands() - leg >= NOW
                    && flight.lands() < 1700);
  }

  @Test
  void aCurfewAHavenThatFillsAndASurgeAreKeptTo() {
    after(new LiftEvent.Curfew(1200, 1500));
    after(new LiftEvent.HavenCapacity("OTBH", 100));
    LiftReplan.Result full = after(new LiftEvent.HavenCapacity("OTBH", 10));
    assertThat(full.changesAtLeast()).isPositive();
    LiftReplan.Result surge =
        after(
            new LiftEvent.Surge(
                List.of(new Party("NEW", 2, 8, NOW, 2880, List.of(), List.of(), Others.NONE))));
    assertThat(surge.problem().parties()).hasSize(PROBLEM.parties().size() + 1);
    assertThat(surge.changesAtLeast()).isZero();
  }

  @Test
  void eventsAreReadAndWhatIsWrongIsNamed() {
    String text =
        "{\"format\": \"muster-lift-event/1\", \"events\": ["
            + "{\"kind\": \"gate-closed\", \"gate\": \"G0\", \"from\": 5, \"to\": 9},"
            + "{\"kind\": \"curfew\", \"from\": 5, \"to\": 9},"
            + "{\"kind\": \"aircraft-out\", \"aircraft\": \"A001\", \"from\": 5},"
            + "{\"kind\": \"aircraft-late\", \"aircraft\": \"A001\", \"until\": 5},"
            + "{\"kind\": \"haven-capacity\", \"haven\": \"OTBH\", \"capacity\": 5}]}";
    assertThat(LiftEvent.read(PROBLEM, "e", text))
        .containsExactly(
            new LiftEvent.GateClosed("G0", 5, 9),
            new LiftEvent.Curfew(5, 9),
            new LiftEvent.AircraftOut("A001", 5),
            new LiftEvent.AircraftLate("A001", 5),
            new LiftEvent.HavenCapacity("OTBH", 5));
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> LiftEvent.read(PROBLEM, "e", text.replace("\"G0\"", "\"G9\"")))
        .hasMessageContaining("gate must be an id of the problem, was \"G9\"");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> LiftEvent.read(PROBLEM, "e", text.replace("curfew", "rain")))
        .hasMessageContaining("kind must be one of gate-closed");
  }

  @Test
  void aClosureThatEndsBeforeItBeginsIsRefusedByTheFieldThatIsWrong() {
    for (String closure : List.of("\"gate-closed\", \"gate\": \"G0\"", "\"curfew\"")) {
      for (int to : new int[] {7200, 7560}) {
        String text =
            "{\"format\": \"muster-lift-event/1\", \"events\": [{\"kind\": "
                + closure
                + ", \"from\": 7560, \"to\": "
                + to
                + "}]}";
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> LiftEvent.read(PROBLEM, "e", text))
            .hasMessageContaining(
                "events[0]: to must be later than from, which is 7560, was " + to);
      }
    }
  }
}
