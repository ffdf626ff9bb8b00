package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanHead;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.Plans;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.review.PlanForecast.Forecast;

/// What the saved plan of the Azerbaijan case says that its goals can keep.
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedPlanForecastTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
  private static final Viewer.Operator OPERATOR = new Viewer.Operator("test");
  private static final Viewer PLANNER =
      new Viewer.Person("planner", "AZE", Set.of(Role.NATIONAL_PLANNER));

  @TempDir static Path folder;
  private @Nullable Workspace opened;

  @BeforeAll
  void plan() {
    CaseData data =
        CaseFile.get(Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan"));
    opened = Workspace.open(folder.resolve("case.db").toString(), CLOCK);
    workspace().cases().importCase(data, ImportMode.NEW, OPERATOR);
    PlanDocument plan =
        PlanRun.find(data, PlanRequest.ofSteps(60, 1).by(PlanSolver.COLUMNS)).orElseThrow();
    Plans plans = workspace().plans(CLOCK);
    assertThat(plans.keep(data, OPERATOR, plan, Plans.Origin.plain()))
        .isInstanceOfSatisfying(
            Plans.Acted.Done.class,
            kept -> {
              PlanHead head = kept.head();
              assertThat(plans.putOnFile("azerbaijan", OPERATOR, head.id()))
                  .isInstanceOf(Plans.Acted.Done.class);
            });
  }

  private Workspace workspace() {
    return Objects.requireNonNull(opened);
  }

  @AfterAll
  void close() {
    workspace().close();
  }

  private java.util.Optional<Forecast> forecast(Viewer viewer, String unit, String due) {
    return new SavedPlanForecast(workspace())
        .find("azerbaijan", viewer, "AZE.unit." + unit, "NATO.level.nel2", LocalDate.parse(due));
  }

  @Test
  void everyGoalOfTheCaseIsKept() {
    assertThat(forecast(PLANNER, "b-coy", "2022-09-30"))
        .hasValueSatisfying(
            f -> {
              assertThat(f.plan()).isEqualTo("Plan 1");
              assertThat(f.ready()).contains(LocalDate.of(2022, 8, 31));
              assertThat(f.keeps()).isTrue();
              assertThat(f.why()).isEmpty();
              assertThat(f.release()).isEqualTo("staffs");
            });
    // Its certificate of 2021 holds when the plan begins, and the plan renews it in time.
    assertThat(forecast(PLANNER, "d-coy", "2024-10-14"))
        .hasValueSatisfying(f -> assertThat(f.ready()).contains(LocalDate.of(2022, 1, 1)));
  }

  @Test
  void whatIsLateSaysWhichRuleAndWhatWouldBringItForward() {
    Forecast late = forecast(PLANNER, "a-coy", "2022-06-30").orElseThrow();
    assertThat(late.keeps()).isFalse();
    assertThat(late.ready()).contains(LocalDate.of(2022, 11, 30));
    assertThat(late.why())
        .isEqualTo(
            "at SEL1 when it is due; NEL1 from 1 APR 2022: no seat left, 2 in all; no evaluator"
                + " team free 1 APR–15 APR 2022, 2 in all (SEATS, EVALUATORS)");
    // Two evaluations are missing, so that moving one of them is no remedy.
    assertThat(late.remedies()).isEmpty();
    Forecast one = forecast(PLANNER, "b-coy", "2022-07-31").orElseThrow();
    assertThat(one.why())
        .isEqualTo("at SEL2 when it is due; NEL2: no evaluation is offered in time");
    assertThat(one.remedies())
        .containsExactly(
            "Bring NATO evaluation, level 2 forward to 16 JUL 2022. Price 20, cost 62,752 →"
                + " 64,302.");
    assertThat(forecast(PLANNER, "recce-coy", "2022-09-30").orElseThrow().why())
        .startsWith("at NEL1 when it is due; SEL2 from 16 APR 2022: not available")
        .endsWith("has not done Field exercise before (AVAILABLE, PREREQUISITE)");
  }

  @Test
  void whereThePlanIsNotReleasedOrDoesNotReachThereIsNoForecast() {
    Viewer partner = new Viewer.Person("other", "GEO", Set.of(Role.NATIONAL_PLANNER));
    Viewer ally = new Viewer.Person("ally", "TUR", Set.of(Role.ALLY_REPRESENTATIVE));
    assertThat(forecast(partner, "b-coy", "2022-09-30")).isEmpty();
    // One input is released to the staffs and no further, and so is all that was made from it.
    assertThat(forecast(ally, "b-coy", "2022-09-30")).isEmpty();
    assertThat(forecast(PLANNER, "b-coy", "2028-09-30")).isEmpty();
    assertThat(forecast(PLANNER, "occ-coy", "2022-09-30")).isEmpty();
  }
}
