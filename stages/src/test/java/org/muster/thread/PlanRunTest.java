package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muster.generate.Keeper;
import org.muster.generate.NoPlan;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanJudge;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.PlannedTour;
import org.muster.record.CaseData;
import org.muster.record.Row;

/// A run from its start to its end, on small cases planned in months.
class PlanRunTest {
  private static final PlanRequest FEW = PlanRequest.ofSteps(20, 1).by(PlanSolver.COLUMNS);

  private static SmallCase guarded() {
    return new SmallCase()
        .add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy")
        .add("unit_strengths", "unit=AZE.unit.a; people=54; held=2021/..");
  }

  @Test
  void withoutAnybodyThePlanIsEmptyAndItsWholeGapIsToldWithWhoIsLeftOut() {
    CaseData data =
        without(
            PlanningMappingTest.data(
                new SmallCase()
                    .add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy")
                    .add("unit_strengths", "unit=AZE.unit.a; people=0; held=2021/..")),
            "staff_officers");

    PlanDocument plan = PlanRun.find(data, FEW).orElseThrow();

    assertThat(plan.tours()).isEmpty();
    assertThat(plan.gaps())
        .extracting(PlanDocument.OpenGap::line, PlanDocument.OpenGap::from)
        .contains(tuple("AZE.line.guard", LocalDate.of(2022, 1, 1)));
    assertThat(plan.bound()).isEqualTo(plan.cost().total());
    assertThat(plan.notes()).contains("A Coy is left out: its strength in the horizon is 0.");
    PlanCheck check = PlanJudge.checkWhole(data, plan, Optional.empty());
    assertThat(check.differences()).isEmpty();
    assertThat(check.boundProven()).isTrue();
  }

  @Test
  void peopleAreCountedOnTheDaysOfTheTour() {
    CaseData data =
        PlanningMappingTest.data(
            new SmallCase()
                .add(
                    "requirement_lines", "id=AZE.line.later; people=54; held=2022-07-01/2022-12-31")
                .add("units", "id=AZE.unit.a; tasks=AZE.task.guard; short_name=A Coy")
                .add("unit_strengths", "unit=AZE.unit.a; people=20; held=2021/2022-06-30")
                .add("unit_strengths", "unit=AZE.unit.a; people=54; held=2022-07-01/2022-09-30")
                .add("unit_strengths", "unit=AZE.unit.a; people=50; held=2022-10-01/.."));

    PlanDocument plan = PlanRun.find(data, FEW).orElseThrow();

    assertThat(plan.tours())
        .filteredOn(tour -> tour.line().equals("AZE.line.later"))
        .singleElement()
        .satisfies(
            tour -> {
              assertThat(tour.people()).isEqualTo(54);
              assertThat(tour.changes())
                  .containsExactly(new PlannedTour.StrengthChange(LocalDate.of(2022, 10, 1), 50));
            });
    assertThat(plan.gaps())
        .filteredOn(gap -> gap.line().equals("AZE.line.later"))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.people()).isEqualTo(4);
              assertThat(gap.from()).isEqualTo(LocalDate.of(2022, 10, 1));
            });
    assertThat(PlanJudge.checkWhole(data, plan, Optional.empty()).differences()).isEmpty();
  }

  @Test
  void thePlanIsKeptBeforeItsGapsAreExplained() {
    List<PlanDocument> kept = new ArrayList<>();
    CaseData data = PlanningMappingTest.data(guarded());

    PlanRun run = new PlanRun(data, FEW, (plan, proof) -> kept.add(plan));
    PlanRun.State.Ended ended = run.work();

    assertThat(kept.getFirst().gaps())
        .isNotEmpty()
        .allSatisfy(
            gap -> {
              assertThat(gap.explained()).isFalse();
              assertThat(gap.looked()).isEqualTo(PlanDocument.Looked.NOT_YET);
            });
    assertThat(kept.getLast().gaps()).allMatch(PlanDocument.OpenGap::explained);
    assertThat(ended.findPlan()).contains(kept.getLast());
    assertThat(run.state()).isEqualTo(ended);
    assertThat(kept)
        .allSatisfy(
            plan ->
                assertThat(PlanJudge.checkWhole(data, plan, Optional.empty()).differences())
                    .isEmpty());
  }

  @Test
  void aRunThatIsStoppedEndsWithWhatItHas() {
    CaseData data = PlanningMappingTest.data(guarded());
    PlanRun run = new PlanRun(data, PlanRequest.ofSeconds(600, 1), Keeper.nothing());
    assertThat(run.state().findPlan()).isEmpty();

    run.stop();

    assertThat(run.work())
        .isInstanceOfSatisfying(
            PlanRun.State.Done.class,
            done -> assertThat(PlanJudge.check(data, done.plan()).passed()).isTrue());
    assertThat(run.elapsed().toSeconds()).isLessThan(60);
  }

  @Test
  void whatAPlanBeginsWithIsNeverDearerAtItsEnd() {
    CaseData data = PlanningMappingTest.data(guarded());
    PlanDocument first = PlanRun.find(data, FEW).orElseThrow();

    PlanDocument next =
        PlanRun.find(data, PlanRequest.ofSteps(1, 2).by(PlanSolver.COLUMNS).from(first))
            .orElseThrow();

    assertThat(next.cost().total()).isLessThanOrEqualTo(first.cost().total());
  }

  @Test
  void aCaseThatAsksForNothingSaysSo() {
    CaseData data = NewCase.of("empty", "Empty", "AZE", LocalDate.of(2022, 1, 1));

    assertThat(new PlanRun(data, FEW, Keeper.nothing()).work())
        .isEqualTo(new PlanRun.State.Nothing(NoPlan.NOTHING_ASKED));
  }

  private static CaseData without(CaseData data, String table) {
    Map<String, List<Row>> rows = new LinkedHashMap<>(data.rows());
    rows.remove(table);
    return new CaseData(data.header(), data.planning(), rows);
  }
}
