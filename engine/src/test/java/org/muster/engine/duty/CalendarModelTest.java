package org.muster.engine.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The calendar model on a guard of three days: one duty, never three days in a row.
class CalendarModelTest {

  private static CalendarNetwork threeDays() {
    CalendarNetwork.Builder builder = CalendarNetwork.builder(3, 1);
    int start = builder.node(0);
    int[] fresh = new int[4];
    int[] once = new int[4];
    int[] twice = new int[4];
    fresh[0] = start;
    int end = -1;
    for (int day = 0; day < 3; day++) {
      fresh[day + 1] = builder.node(day + 1);
      once[day + 1] = builder.node(day + 1);
      twice[day + 1] = builder.node(day + 1);
      int guard = builder.activity(0, day, day + 1);
      builder.covering(day, 1).using(0, 480);
      builder.idle(fresh[day], fresh[day + 1]).arc(fresh[day], once[day + 1], guard);
      if (day > 0) {
        builder.idle(once[day], fresh[day + 1]).arc(once[day], twice[day + 1], guard);
        builder.idle(twice[day], fresh[day + 1]);
      }
    }
    end = builder.node(3);
    builder.idle(fresh[3], end).idle(once[3], end).idle(twice[3], end).sink(end);
    return builder.build();
  }

  private static DutyProblem problem(CalendarNetwork network) {
    return new DutyProblem(
        3,
        List.of("guard"),
        List.of(
            Demand.soft("day-0", 0, 0, 1, 100, 1),
            Demand.soft("day-1", 1, 0, 1, 100, 1),
            Demand.soft("day-2", 2, 0, 1, 100, 1)),
        List.of(
            new CalendarModel(
                "A", network, 5, a -> a == 1 ? 7 : 0, List.of(Quantity.atMost("minutes", 960)))));
  }

  private static DutyPlan plan(DutyProblem problem, int... activities) {
    return new DutyPlan(List.of(Calendar.of(problem.resources().getFirst(), activities)));
  }

  @Test
  void costsAPlanByItsTerms() {
    DutyProblem problem = problem(threeDays());
    PlanEvaluation evaluation = PlanEvaluation.of(problem, plan(problem, 0, 1));
    assertThat(evaluation.faults()).isEmpty();
    assertThat(evaluation.cost()).isEqualTo(new PlanCost(12, 100, 0));
    assertThat(evaluation.covered()).containsExactly(1L, 1L, 0L);
  }

  @Test
  void refusesASequenceThatTheNetworkDoesNotHave() {
    DutyProblem problem = problem(threeDays());
    assertThat(PlanEvaluation.of(problem, plan(problem, 0, 1, 2)).faults())
        .containsExactly(
            "A: 1440 is outside Quantity[name=minutes, min=0, max=960]",
            "A may not work [Stretch[activity=0, duty=0, first=0, end=1], "
                + "Stretch[activity=1, duty=0, first=1, end=2], "
                + "Stretch[activity=2, duty=0, first=2, end=3]]");
  }

  @Test
  void keepsPins() {
    DutyProblem pinned = problem(threeDays()).pinned(List.of(new Pin("A", 1, Pin.NOTHING)));
    assertThat(PlanEvaluation.of(pinned, plan(pinned, 0, 2)).faults()).isEmpty();
    assertThat(PlanEvaluation.of(pinned, plan(pinned, 0, 1)).faults()).hasSize(1);
    assertThatThrownBy(
            () ->
                problem(threeDays())
                    .pinned(List.of(new Pin("A", 0, 0), new Pin("A", 1, 0), new Pin("A", 2, 0))))
        .hasMessageStartingWith("Resource A has no calendar that keeps [Pin[resource=A, slot=0");
  }

  @Test
  void chargesEachChangedSlot() {
    DutyProblem problem = problem(threeDays());
    DutyProblem close = problem.keepingClose(plan(problem, 0, 1), 10);
    assertThat(PlanEvaluation.of(close, plan(close, 0, 1)).cost().resources()).isEqualTo(12);
    assertThat(PlanEvaluation.of(close, plan(close, 1, 2)).cost().resources()).isEqualTo(32);
    assertThat(PlanEvaluation.of(close, plan(close)).cost().resources()).isEqualTo(25);
  }

  @Test
  void refusesAnArcThatGoesBackAndANetworkWithoutAPath() {
    CalendarNetwork.Builder builder = CalendarNetwork.builder(2, 0);
    int late = builder.node(0);
    int later = builder.node(1);
    assertThatThrownBy(() -> builder.idle(later, late))
        .hasMessageContaining("does not lead to a later-made node");
    assertThatThrownBy(() -> builder.sink(later).build())
        .hasMessageContaining("No path leads from the source to the sink");
  }

  @Test
  void pricesARowAtItsKnees() {
    Demand seats = new Demand("seats", 0, 0, 2, 3, 10, 1);
    assertThat(seats.leastPriced(4, 9)).isEqualTo(8);
    assertThat(seats.leastPriced(12, 9)).isEqualTo(20);
    assertThat(seats.leastPriced(-5, 9)).isEqualTo(-14);
    assertThat(seats.leastPriced(4, 1)).isEqualTo(14);
  }
}
