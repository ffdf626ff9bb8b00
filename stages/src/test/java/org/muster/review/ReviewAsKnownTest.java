package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.record.ImportMode;
import org.muster.store.TestDatabase;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// What was said in a cycle is read as it stood at the end of a day: later words are not there.
class ReviewAsKnownTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");
  private static final String CASE = "azerbaijan";
  private static final String CYCLE = "AZE.cycle.test-2026";
  private static final String GOAL = "AZE.goal.test-guard";
  private static final String QUESTION = "policy.law";
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 11, 2);
  private static final LocalDate THIRD = LocalDate.of(2026, 11, 3);
  private static final Viewer PLANNER =
      new Viewer.Person("planner", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer DESK =
      new Viewer.Person("desk", "NATO", Set.of(Role.ALLIANCE_DESK_OFFICER));

  @ParameterizedTest
  @EnumSource
  void laterWordsAreNotThereYet(TestDatabase database) {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T23:59:59.5Z"));
    try (Workspace workspace = Workspace.open(database.fresh(), now::get)) {
      workspace
          .cases()
          .importCase(CaseFile.get(FOLDER), ImportMode.NEW, new Viewer.Operator("test"));
      Desk desk = new Desk(workspace.store(), workspace.audit(), workspace.cases(), now::get);
      Cycles cycles = new Cycles(desk, workspace.claims());
      Surveys surveys = new Surveys(desk);
      Goals goals = new Goals(desk, workspace.claims(), PlanForecast.none());
      cycles.begin(CASE, DESK, CYCLE, "AZE", "Test cycle", Optional.empty());
      cycles.move(CASE, DESK, CYCLE, FIRST, new CycleMove.Reach(CycleStep.GUIDANCE));
      surveys.issue(
          CASE,
          DESK,
          CYCLE,
          Questionnaire.resource("questionnaires/parp-survey-1.yaml"),
          Optional.empty(),
          FIRST);
      surveys.write(CASE, PLANNER, CYCLE, QUESTION, 0, "Law of 1999.");

      now.set(Instant.parse("2026-11-02T00:00:00Z"));
      surveys.write(CASE, PLANNER, CYCLE, QUESTION, 1, "Law of 2004.");
      for (String question : List.of("policy.changed", "forces.any")) {
        surveys.write(CASE, PLANNER, CYCLE, question, 0, "no");
      }
      surveys.write(CASE, PLANNER, CYCLE, "plans.aims", 0, "Two companies at once.");
      surveys.write(CASE, PLANNER, CYCLE, "plans.horizon", 0, "2030-12-31");
      cycles.move(CASE, PLANNER, CYCLE, SECOND, new CycleMove.Reach(CycleStep.SURVEY_ANSWERED));
      goals.draft(CASE, DESK, CYCLE, goal(), Optional.empty());
      cycles.move(CASE, DESK, CYCLE, SECOND, new CycleMove.Reach(CycleStep.GOALS_DRAFTED));

      now.set(Instant.parse("2026-11-03T08:00:00Z"));
      assertThat(goals.say(CASE, PLANNER, CYCLE, GOAL, 0, new GoalStep.Said.Accept("standard", 0)))
          .isInstanceOf(Negotiation.Outcome.Taken.class);

      assertThat(answer(surveys, Optional.of(FIRST))).isEqualTo("Law of 1999.");
      assertThat(answer(surveys, Optional.of(SECOND))).isEqualTo("Law of 2004.");
      assertThat(answer(surveys, Optional.empty())).isEqualTo("Law of 2004.");
      assertThat(goals.readAll(CASE, PLANNER, CYCLE, Optional.of(FIRST))).isEmpty();
      assertThat(goals.read(CASE, PLANNER, CYCLE, GOAL, Optional.of(FIRST))).isEmpty();
      assertThat(steps(goals, Optional.of(SECOND))).isZero();
      assertThat(steps(goals, Optional.of(THIRD))).isEqualTo(1);
      assertThat(steps(goals, Optional.empty())).isEqualTo(1);
    }
  }

  private static String answer(Surveys surveys, Optional<LocalDate> by) {
    return surveys.read(CASE, DESK, CYCLE, by).orElseThrow().answer(QUESTION).value();
  }

  private static int steps(Goals goals, Optional<LocalDate> by) {
    return goals.read(CASE, PLANNER, CYCLE, GOAL, by).orElseThrow().steps().size();
  }

  private static GoalText goal() {
    return new GoalText(
        GOAL,
        "PG-01",
        "Airport guard",
        "land",
        1,
        "",
        "Land Forces",
        Optional.empty(),
        List.of(new GoalText.Clause("standard", "Standard", "Evaluated at NEL2.")),
        List.of(),
        List.of(new GoalText.WantedUnit("AZE.unit.b-coy", "NATO.level.nel2", THIRD)));
  }
}
