package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.record.Edtf;

/// A cycle walked as two sides walk it.
class CycleTest {
  private static final Set<String> GOALS = Set.of("AZE.goal.guard", "AZE.goal.medical");
  private static final LocalDate DAY = LocalDate.of(2021, 1, 4);

  private static Cycle fresh(String... assesses) {
    return Cycle.begin(
        "AZE.cycle.2021",
        "AZE",
        "2021 cycle",
        Optional.of(assesses).filter(a -> a.length > 0).map(a -> a[0]));
  }

  private static CycleEvent event(int day, Side side, CycleMove move) {
    return new CycleEvent(
        DAY.plusDays(day), side, side.name().toLowerCase(java.util.Locale.ROOT), move);
  }

  private static Cycle moved(Cycle cycle, int day, Side side, CycleMove move) {
    return switch (cycle.decide(event(day, side, move), GOALS)) {
      case Cycle.Outcome.Moved m -> m.cycle();
      case Cycle.Outcome.Refused r -> throw new AssertionError(r.refusal());
    };
  }

  private static Cycle reached(Cycle cycle, int day, CycleStep... steps) {
    Cycle now = cycle;
    for (CycleStep step : steps) {
      now =
          switch (step.mover()) {
            case NATION -> moved(now, day, Side.NATION, new CycleMove.Reach(step));
            case ALLIANCE, EITHER -> moved(now, day, Side.ALLIANCE, new CycleMove.Reach(step));
            case BOTH ->
                moved(
                    moved(now, day, Side.NATION, new CycleMove.Reach(step)),
                    day,
                    Side.ALLIANCE,
                    new CycleMove.Reach(step));
          };
    }
    return now;
  }

  private static Refusal refused(Cycle cycle, int day, Side side, CycleMove move) {
    return switch (cycle.decide(event(day, side, move), GOALS)) {
      case Cycle.Outcome.Moved m -> throw new AssertionError("moved: " + m.event());
      case Cycle.Outcome.Refused r -> r.refusal();
    };
  }

  @Test
  void walksFromGuidanceToALockedAssessment() {
    Cycle cycle = reached(fresh(), 10, CycleStep.values());
    assertThat(cycle.reached()).hasSize(10);
    assertThat(cycle.stateWord()).isEqualTo("assessment-approved");
    assertThat(cycle.assessmentIsLocked()).isTrue();
    assertThat(cycle.events()).hasSize(13);
    assertThat(cycle.listOpenSteps()).isEmpty();
  }

  @Test
  void saysWhatAnImpossibleStepNeeds() {
    Cycle cycle = reached(fresh(), 0, CycleStep.GUIDANCE, CycleStep.SURVEY_ISSUED);
    assertThat(refused(cycle, 1, Side.ALLIANCE, new CycleMove.Reach(CycleStep.GOALS_DRAFTED)))
        .isEqualTo(
            new Refusal("review.cycle.needs", "\"Goals drafted\" needs first: survey answered."));
    assertThat(refused(cycle, 1, Side.ALLIANCE, new CycleMove.Reach(CycleStep.SURVEY_ANSWERED)))
        .isEqualTo(
            new Refusal("review.cycle.side", "\"Survey answered\" is for the nation to record."));
    assertThat(
            refused(cycle, -1, Side.NATION, new CycleMove.Reach(CycleStep.SURVEY_ANSWERED)).why())
        .isEqualTo(
            "3 JAN 2021 lies before the last event of this cycle, on 4 JAN 2021. Enter that day or a later one.");
  }

  @Test
  void agreesGoalsWhileTheAssessmentOfEarlierGoalsIsOpen() {
    Cycle cycle =
        reached(
            fresh("AZE.cycle.2019"),
            0,
            CycleStep.GUIDANCE,
            CycleStep.SURVEY_ISSUED,
            CycleStep.SURVEY_ANSWERED,
            CycleStep.ASSESSMENT_DRAFTED,
            CycleStep.GOALS_DRAFTED);
    assertThat(cycle.listOpenSteps())
        .containsExactly(CycleStep.BILATERAL_TALKS, CycleStep.ASSESSMENT_AGREED);
    Cycle later =
        reached(
            cycle, 5, CycleStep.BILATERAL_TALKS, CycleStep.JOINT_TALKS, CycleStep.GOALS_APPROVED);
    assertThat(later.goalsAreLocked()).isTrue();
    assertThat(later.listOpenSteps()).containsExactly(CycleStep.ASSESSMENT_AGREED);
  }

  @Test
  void approvalNeedsBothSidesAndOneSideCannotGiveItTwice() {
    Cycle talks =
        reached(
            fresh(),
            0,
            CycleStep.GUIDANCE,
            CycleStep.SURVEY_ISSUED,
            CycleStep.SURVEY_ANSWERED,
            CycleStep.GOALS_DRAFTED,
            CycleStep.BILATERAL_TALKS,
            CycleStep.JOINT_TALKS);
    Cycle half = moved(talks, 1, Side.NATION, new CycleMove.Reach(CycleStep.GOALS_APPROVED));
    assertThat(half.goalsAreLocked()).isFalse();
    assertThat(refused(half, 2, Side.NATION, new CycleMove.Reach(CycleStep.GOALS_APPROVED)).why())
        .isEqualTo("The nation did so on 5 JAN 2021; it waits for the alliance staffs.");
    StageBar bar = StageBar.of(half, Map.of(), StageBar.Counts.NONE, DAY);
    assertThat(bar.turn()).isEqualTo(StageBar.Turn.ALLIANCE);
    assertThat(bar.nextAction()).isEqualTo("Approve the goals: it waits for the alliance staffs.");
  }

  @Test
  void takesBackAStepWithAllThatRestsOnItButNeverALockedOne() {
    Cycle talks =
        reached(
            fresh(),
            0,
            CycleStep.GUIDANCE,
            CycleStep.SURVEY_ISSUED,
            CycleStep.SURVEY_ANSWERED,
            CycleStep.GOALS_DRAFTED,
            CycleStep.BILATERAL_TALKS);
    Cycle back =
        moved(
            talks,
            1,
            Side.ALLIANCE,
            new CycleMove.TakeBack(CycleStep.SURVEY_ANSWERED, "section 3 is missing"));
    assertThat(back.reached().keySet())
        .containsExactly(CycleStep.GUIDANCE, CycleStep.SURVEY_ISSUED);
    Cycle locked = reached(talks, 2, CycleStep.JOINT_TALKS, CycleStep.GOALS_APPROVED);
    assertThat(
            refused(
                locked,
                3,
                Side.ALLIANCE,
                new CycleMove.TakeBack(CycleStep.BILATERAL_TALKS, "again")))
        .isEqualTo(
            new Refusal(
                "review.cycle.locked",
                "Goals approved by both sides on 6 JAN 2021: the text is locked. Change it in a new cycle."));
  }

  @Test
  void suspensionAndResumptionLeaveNoGoalUnaccounted() {
    Cycle cycle = reached(fresh(), 0, CycleStep.GUIDANCE, CycleStep.SURVEY_ISSUED);
    CycleMove.Scope whole = CycleMove.Scope.PARTICIPATION;
    assertThat(
            refused(
                    cycle,
                    1,
                    Side.NATION,
                    new CycleMove.Suspend(
                        whole,
                        "by decision",
                        List.of(GoalNote.of("AZE.goal.guard", GoalFate.PAUSED))))
                .why())
        .isEqualTo("Say what becomes of AZE.goal.medical.");
    Cycle resting =
        moved(
            cycle,
            1,
            Side.NATION,
            new CycleMove.Suspend(
                whole,
                "by decision",
                List.of(
                    GoalNote.of("AZE.goal.guard", GoalFate.PAUSED),
                    GoalNote.of("AZE.goal.medical", GoalFate.CONTINUES))));
    assertThat(resting.stateWord()).isEqualTo("suspended");
    assertThat(
            refused(resting, 2, Side.NATION, new CycleMove.Reach(CycleStep.SURVEY_ANSWERED)).why())
        .isEqualTo(
            "The nation's participation has been suspended since 5 JAN 2021. It must be resumed first.");
    Cycle meanwhile =
        moved(
            resting,
            30,
            Side.NATION,
            new CycleMove.Meanwhile(GoalNote.of("AZE.goal.medical", GoalFate.ACHIEVED)));
    assertThat(refused(meanwhile, 60, Side.ALLIANCE, new CycleMove.Resume(whole, List.of())).why())
        .isEqualTo("Say what becomes of AZE.goal.guard.");
    Cycle resumed =
        moved(
            meanwhile,
            60,
            Side.ALLIANCE,
            new CycleMove.Resume(
                whole, List.of(GoalNote.redated("AZE.goal.guard", LocalDate.of(2023, 6, 30)))));
    assertThat(resumed.stateWord()).isEqualTo("survey-issued");
    assertThat(resumed.goals()).containsOnlyKeys("AZE.goal.guard", "AZE.goal.medical");
    assertThat(resumed.goals().get("AZE.goal.guard"))
        .isEqualTo(GoalNote.redated("AZE.goal.guard", LocalDate.of(2023, 6, 30)));
    assertThat(refused(resumed, 61, Side.ALLIANCE, new CycleMove.Resume(whole, List.of())).why())
        .isEqualTo("The nation's participation is not suspended.");
  }

  @Test
  void theBarSaysWhereItStandsWhoseMoveAndWhatIsDue() {
    Cycle cycle =
        reached(
            fresh("AZE.cycle.2019"),
            0,
            CycleStep.GUIDANCE,
            CycleStep.SURVEY_ISSUED,
            CycleStep.SURVEY_ANSWERED,
            CycleStep.GOALS_DRAFTED);
    Map<CycleStep, StageBar.Planned> plan =
        Map.of(
            CycleStep.BILATERAL_TALKS, new StageBar.Planned(Edtf.of("2021-12-02"), "Brussels"),
            CycleStep.JOINT_TALKS, new StageBar.Planned(Edtf.of("2022-02"), ""),
            CycleStep.GOALS_APPROVED, new StageBar.Planned(Edtf.of("2022-03"), "ambassadors"));
    StageBar bar =
        StageBar.of(
            cycle, plan, new StageBar.Counts(14, 9, 12, 7, 0, 0), LocalDate.of(2021, 10, 29));
    assertThat(bar.cells())
        .containsExactly(
            new StageBar.Cell("Survey", StageBar.Mark.DONE, "4 JAN 2021"),
            new StageBar.Cell("Goals drafted", StageBar.Mark.DONE, "4 JAN 2021"),
            new StageBar.Cell(
                "Talks, two sides",
                StageBar.Mark.UNDER_WAY,
                "12 goals: 7 agreed, 5 open · due 2 DEC 2021, Brussels"),
            new StageBar.Cell(
                "Talks, all Allies", StageBar.Mark.NOT_BEGUN, "FEB 2022, day not set"),
            new StageBar.Cell(
                "Approved", StageBar.Mark.NOT_BEGUN, "MAR 2022, day not set, ambassadors"),
            new StageBar.Cell("Assessment", StageBar.Mark.NOT_BEGUN, "day not set"));
    assertThat(bar.turn()).isEqualTo(StageBar.Turn.EITHER);
    assertThat(bar.overdue()).isFalse();
    assertThat(bar.nextAction()).isEqualTo("Hold the bilateral talks and settle the open clauses.");
    assertThat(StageBar.of(cycle, plan, StageBar.Counts.NONE, LocalDate.of(2021, 12, 3)).overdue())
        .isTrue();
  }
}
