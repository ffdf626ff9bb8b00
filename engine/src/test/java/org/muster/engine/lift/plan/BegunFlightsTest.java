package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftFinding;
import org.muster.engine.lift.LiftPast;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftRule;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;

/// Flights that have begun and people who are inside when something happens. Two aircraft, an hour
/// and forty minutes from the haven; an hour on the ground at the airfield.
class BegunFlightsTest {
  private static final int HORIZON = 2000;

  /// @param stands at the airfield
  /// @param havenStands at the haven
  /// @param holding people inside at once
  private static LiftProblem problem(int stands, int havenStands, int holding, Party... parties) {
    List<Span> open = List.of(new Span(0, HORIZON));
    return new LiftProblem(
        "2021-08-16T00:00Z",
        HORIZON,
        100,
        new Airfield("F", stands, open, holding, 30, Others.NONE),
        List.of(new Gate("G", 60, open, Others.NONE)),
        List.of(new Haven("H", 100, 0, havenStands, Others.NONE)),
        List.of(aircraft("A", 10), aircraft("B", 4)),
        List.of(parties),
        List.of(),
        Others.NONE);
  }

  private static Aircraft aircraft(String id, int seats) {
    return new Aircraft(id, "any", seats, "H", 0, 1900, 60, 30, Map.of("H", 100), Others.NONE);
  }

  private static Party party(String id, int people, int ready) {
    return new Party(id, people, 1, ready, HORIZON, List.of(), List.of(), Others.NONE);
  }

  private static LiftPlan.Flight flight(String aircraft, int lands, int departs, String... on) {
    return new LiftPlan.Flight(aircraft, "H", lands, departs, "H", departs + 100, List.of(on));
  }

  private static LiftPlan plan(
      LiftProblem problem, List<LiftPlan.Passage> passages, LiftPlan.Flight... flights) {
    List<LiftPlan.Left> left =
        problem.parties().stream()
            .map(Party::id)
            .filter(id -> passages.stream().noneMatch(passage -> passage.party().equals(id)))
            .map(id -> new LiftPlan.Left(id, "test"))
            .toList();
    LiftPlan plan = LiftExamples.plan(passages, List.of(flights), left);
    assertThat(LiftChecker.check(problem, plan).findings()).isEmpty();
    return plan;
  }

  private static LiftPlan.Passage passes(String party, int minute) {
    return new LiftPlan.Passage(party, "G", minute);
  }

  private static LiftReplan.Result again(
      LiftProblem problem, LiftPlan plan, int now, LiftEvent... events) {
    return LiftReplan.replan(problem, plan, now, List.of(events), 1, 300, () -> false);
  }

  private static LiftPlan.Flight flightOf(LiftReplan.Result result, String aircraft) {
    return result.plan().flights().stream()
        .filter(flight -> flight.aircraft().equals(aircraft))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoeverIsInsideWithoutAFlightIsFoundAndKeepsTheRoomThatTheyTake() {
    // The other aircraft has seats for one, but there is no room inside beside those five.
    LiftProblem problem = problem(2, 2, 5, party("P", 5, 0), party("Q", 1, 200));
    LiftPlan plan = plan(problem, List.of(passes("P", 60)), flight("A", 100, 160, "P"));
    LiftReplan.Result result = again(problem, plan, 120, new LiftEvent.AircraftOut("A", 120));
    assertThat(result.stranded()).containsExactly("P");
    assertThat(result.findings())
        .extracting(LiftFinding::rule, LiftFinding::subject)
        .containsExactly(tuple(LiftRule.PARTY_ONCE, "P"));
    assertThat(result.plan().passages()).containsExactly(passes("P", 60));
    assertThat(result.plan().left()).extracting(LiftPlan.Left::party).containsExactly("P", "Q");
    assertThat(LiftChecker.check(problem, result.planOfThoseWhoGo()).findings()).isEmpty();
    assertThat(result.changes())
        .containsExactly(
            new LiftReplan.Change("P", 5, "G at 60, A at 160 to H", "inside without a flight"));
    assertThat(result.changesAtLeast()).isEqualTo(1);
  }

  @Test
  void anAircraftThatBreaksDownOnTheApronKeepsItsStand() {
    LiftProblem problem = problem(1, 2, 50, party("P", 4, 0), party("Q", 4, 0));
    LiftPlan plan =
        plan(
            problem,
            List.of(passes("P", 60), passes("Q", 270)),
            flight("A", 240, 300, "P"),
            flight("B", 300, 360, "Q"));
    LiftEvent out = new LiftEvent.AircraftOut("A", 250);
    LiftReplan.Result result = again(problem, plan, 250, out);
    assertThat(result.grounded()).containsExactly("A");
    assertThat(result.stranded()).containsExactly("P");
    assertThat(result.plan().flights()).isEmpty();
    assertThat(result.plan().left()).extracting(LiftPlan.Left::party).containsExactly("P", "Q");
    for (LiftProblem as : List.of(result.problem(), result.written())) {
      assertThat(as.airfield().taken()).containsExactly(new Span(240, HORIZON));
      assertThat(LiftChecker.check(as, result.plan()).findings())
          .extracting(LiftFinding::rule)
          .containsExactly(LiftRule.PARTY_ONCE);
    }
    // Nor does it take off from its haven as if it were there, or take a second stand.
    LiftReplan.Result later = again(result.written(), result.plan(), 260, out);
    assertThat(later.plan().flights()).isEmpty();
    assertThat(later.written()).isEqualTo(result.written());

    LiftProblem two = problem(2, 2, 50, party("P", 4, 0), party("Q", 4, 0));
    LiftReplan.Result beside = again(two, plan, 250, out);
    assertThat(beside.findings()).isEmpty();
    assertThat(beside.stranded()).isEmpty();
    assertThat(beside.plan().flights()).extracting(LiftPlan.Flight::aircraft).containsOnly("B");
    assertThat(beside.written().airfield().taken()).containsExactly(new Span(240, HORIZON));
  }

  @Test
  void anAircraftThatMustBeAtAHavenSoonerLeavesSoonerAndGivesUpItsStand() {
    LiftProblem problem = problem(1, 2, 50, party("P", 4, 0), party("Q", 4, 0));
    LiftPlan plan =
        plan(
            problem,
            List.of(passes("P", 60), passes("Q", 270)),
            flight("A", 240, 1000, "P"),
            flight("B", 1000, 1060, "Q"));
    LiftReplan.Result result = again(problem, plan, 250, new LiftEvent.AircraftOut("A", 700));
    assertThat(result.findings()).isEmpty();
    assertThat(result.grounded()).isEmpty();
    assertThat(result.written().airfield().taken()).isEmpty();
    assertThat(flightOf(result, "A")).isEqualTo(flight("A", 240, 600, "P"));
    assertThat(result.changesAtLeast()).isEqualTo(1);
  }

  @Test
  void whoeverIsInsideComesBeforeThoseWhoAreNot() {
    LiftProblem problem = problem(2, 2, 50, party("P", 4, 0), party("Q", 4, 200));
    LiftPlan plan =
        plan(
            problem,
            List.of(passes("P", 60), passes("Q", 1650)),
            flight("A", 100, 160, "P"),
            flight("B", 1600, 1700, "Q"));
    LiftReplan.Result result =
        again(
            problem,
            plan,
            120,
            new LiftEvent.AircraftOut("A", 120),
            new LiftEvent.AircraftLate("B", 1590));
    assertThat(result.findings()).isEmpty();
    assertThat(flightOf(result, "B").parties()).containsExactly("P");
    assertThat(result.plan().left()).extracting(LiftPlan.Left::party).containsExactly("Q");
  }

  @Test
  void aPlanWithSomebodyInsideIsPlannedAgainOnceThereIsAWay() {
    LiftProblem problem = problem(2, 2, 50, party("P", 5, 0));
    LiftPlan plan = plan(problem, List.of(passes("P", 60)), flight("A", 100, 160, "P"));
    LiftReplan.Result full = again(problem, plan, 120, new LiftEvent.HavenCapacity("H", 4));
    assertThat(full.stranded()).containsExactly("P");
    assertThat(LiftReplan.breaches(full.written(), full.plan(), 130)).isEmpty();
    LiftReplan.Result free =
        again(full.written(), full.plan(), 130, new LiftEvent.HavenCapacity("H", 100));
    assertThat(free.findings()).isEmpty();
    assertThat(free.stranded()).isEmpty();
    assertThat(free.plan().flights()).containsExactly(flight("A", 100, 160, "P"));
  }

  @Test
  void anAircraftThatIsLateDoesNothingBeforeWhereverItIs() {
    LiftProblem problem = problem(2, 2, 50, party("P", 5, 0));
    LiftPlan plan = plan(problem, List.of(passes("P", 60)), flight("A", 200, 260, "P"));
    LiftEvent late = new LiftEvent.AircraftLate("A", 500);
    LiftReplan.Result standing = again(problem, plan, 230, late);
    assertThat(standing.findings()).isEmpty();
    assertThat(standing.plan().flights()).containsExactly(flight("A", 200, 500, "P"));
    assertThat(standing.changesAtLeast()).isEqualTo(1);
    assertThat(standing.written()).isEqualTo(problem);
    assertThat(LiftPast.unsaid(problem, problem, plan, 230, List.of(late)))
        .containsExactly("A is late until 500");

    LiftReplan.Result inTheAir = again(problem, plan, 150, late);
    assertThat(inTheAir.findings()).isEmpty();
    assertThat(inTheAir.changesAtLeast()).isEqualTo(1);
    assertThat(inTheAir.plan().flights()).containsExactly(flight("A", 500, 560, "P"));

    // The other aircraft has too few seats.
    LiftReplan.Result parked = again(problem, plan, 80, late);
    assertThat(parked.findings()).isEmpty();
    assertThat(parked.plan().flights()).containsExactly(flight("A", 600, 660, "P"));
    assertThat(parked.written().fleet().getFirst().from()).isEqualTo(500);
    assertThat(LiftPast.unsaid(parked.problem(), parked.written(), plan, 80, List.of(late)))
        .isEmpty();
    // So the next planning keeps to it.
    assertThat(flightOf(again(parked.written(), parked.plan(), 90), "A").lands()).isEqualTo(600);
  }

  @Test
  void aircraftHeldByACurfewDepartOneAfterTheOtherWhereTheHavenHasOneStand() {
    LiftProblem problem = problem(2, 1, 50, party("P", 8, 0), party("Q", 4, 0));
    LiftPlan plan =
        plan(
            problem,
            List.of(passes("P", 60), passes("Q", 61)),
            flight("A", 100, 160, "P"),
            flight("B", 130, 190, "Q"));
    LiftReplan.Result result = again(problem, plan, 140, new LiftEvent.Curfew(140, 400));
    assertThat(result.findings()).isEmpty();
    assertThat(result.plan().flights())
        .containsExactly(flight("A", 100, 400, "P"), flight("B", 130, 430, "Q"));
  }

  @Test
  void aircraftInTheAirInACurfewLandOneAfterTheOtherWhereThereIsOneStand() {
    LiftProblem problem = problem(1, 2, 50, party("P", 8, 0), party("Q", 4, 0));
    LiftPlan plan =
        plan(
            problem,
            List.of(passes("P", 60), passes("Q", 61)),
            flight("A", 100, 160, "P"),
            flight("B", 160, 220, "Q"));
    LiftReplan.Result result = again(problem, plan, 90, new LiftEvent.Curfew(90, 300));
    assertThat(result.findings()).isEmpty();
    assertThat(result.plan().flights())
        .containsExactly(flight("A", 300, 360, "P"), flight("B", 360, 420, "Q"));
    assertThat(again(result.written(), result.plan(), 100).plan().flights())
        .containsExactlyElementsOf(result.plan().flights());
  }

  @Test
  void anAircraftThatReachesNoHavenIsNotCountedOn() {
    LiftProblem problem = problem(2, 2, 50, party("P", 5, 0));
    LiftPlan plan =
        plan(problem, List.of(passes("P", 250)), flight("A", 100, 160), flight("A", 400, 460, "P"));
    LiftReplan.Result result = again(problem, plan, 320, new LiftEvent.AircraftOut("A", 550));
    assertThat(result.stranded()).containsExactly("P");
    assertThat(result.plan().flights()).containsExactly(flight("A", 100, 160));
  }

  @Test
  void whatPassedBeforeAGateClosedInTheHourBreaksNoRuleAndNobodyPassesAfterThem() {
    LiftProblem problem =
        problem(2, 2, 90, party("P", 6, 60), party("Q", 3, 60), party("R", 1, 60));
    LiftPlan plan =
        plan(
            problem,
            List.of(passes("P", 60), passes("Q", 100), passes("R", 100)),
            flight("A", 200, 260, "P", "Q", "R"));
    // Six have passed; four of the hour's minutes are open, by which one may pass each.
    int now = 63;
    LiftReplan.Result result =
        again(
            problem,
            plan,
            now,
            new LiftEvent.GateClosed("G", 63, 119),
            new LiftEvent.GateClosed("G", 120, HORIZON));
    assertThat(result.findings()).isEmpty();
    assertThat(result.plan().passages()).containsExactly(passes("P", 60));
    assertThat(result.changesAtLeast()).isEqualTo(2);
    assertThat(result.written().gates().getFirst().open())
        .containsExactly(new Span(0, 65), new Span(119, 120));
    assertThat(LiftPast.unsaid(result.problem(), result.written(), plan, now, List.of()))
        .hasSize(1);
  }

  @Test
  void whoeverIsAtAHavenThatFillsUpBreaksNoRuleAndNobodyIsBroughtThere() {
    LiftProblem problem = problem(2, 2, 90, party("P", 6, 60), party("Q", 3, 400));
    LiftPlan plan =
        plan(
            problem,
            List.of(passes("P", 60), passes("Q", 400)),
            flight("A", 100, 160, "P"),
            flight("B", 400, 460, "Q"));
    LiftReplan.Result result = again(problem, plan, 200, new LiftEvent.HavenCapacity("H", 5));
    assertThat(result.findings()).isEmpty();
    assertThat(result.problem().havens().getFirst().capacity()).isEqualTo(5);
    assertThat(result.written().havens().getFirst().capacity()).isEqualTo(6);
    assertThat(result.plan().left()).extracting(LiftPlan.Left::party).containsExactly("Q");
    assertThat(LiftPast.unsaid(result.problem(), result.written(), plan, 200, List.of()))
        .containsExactly("H has room for 5, not 6");
  }

  @Test
  void aClosureThatIsOverChangesNothing() {
    LiftProblem problem = problem(2, 2, 50, party("P", 5, 0));
    LiftPlan plan = plan(problem, List.of(passes("P", 60)), flight("A", 200, 260, "P"));
    LiftReplan.Result result =
        again(
            problem, plan, 150, new LiftEvent.GateClosed("G", 20, 90), new LiftEvent.Curfew(0, 9));
    assertThat(result.problem()).isEqualTo(problem);
    assertThat(result.changes()).isEmpty();
  }
}
