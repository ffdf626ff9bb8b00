package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.muster.desk.Side;

/// No sequence of moves, possible or not, reaches a step without what it needs.
class CycleProperties {
  private static final Set<String> GOALS = Set.of("N.goal.a", "N.goal.b");

  /// Written out by hand, apart from the code under test.
  private static final Map<CycleStep, List<CycleStep>> NEEDS = new EnumMap<>(CycleStep.class);

  static {
    NEEDS.put(CycleStep.GUIDANCE, List.of());
    NEEDS.put(CycleStep.SURVEY_ISSUED, List.of(CycleStep.GUIDANCE));
    NEEDS.put(CycleStep.SURVEY_ANSWERED, List.of(CycleStep.SURVEY_ISSUED));
    NEEDS.put(CycleStep.GOALS_DRAFTED, List.of(CycleStep.SURVEY_ANSWERED));
    NEEDS.put(CycleStep.BILATERAL_TALKS, List.of(CycleStep.GOALS_DRAFTED));
    NEEDS.put(CycleStep.JOINT_TALKS, List.of(CycleStep.BILATERAL_TALKS));
    NEEDS.put(CycleStep.GOALS_APPROVED, List.of(CycleStep.JOINT_TALKS));
    NEEDS.put(CycleStep.ASSESSMENT_DRAFTED, List.of(CycleStep.SURVEY_ANSWERED));
    NEEDS.put(CycleStep.ASSESSMENT_AGREED, List.of(CycleStep.ASSESSMENT_DRAFTED));
    NEEDS.put(CycleStep.ASSESSMENT_APPROVED, List.of(CycleStep.ASSESSMENT_AGREED));
  }

  @Property(tries = 2000)
  void noSequenceOfMovesSkipsAPrerequisite(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int moves, @ForAll boolean earlier) {
    Random random = new Random(seed);
    Cycle cycle =
        Cycle.begin("N.cycle.1", "N", "1", earlier ? Optional.of("N.cycle.0") : Optional.empty());
    LocalDate day = LocalDate.of(2020, 1, 1);
    for (int i = 0; i < moves; i++) {
      day = day.plusDays(random.nextInt(4) - 1L);
      boolean suspendedBefore = cycle.isSuspended();
      boolean goalsLocked = cycle.goalsAreLocked();
      CycleEvent event =
          new CycleEvent(day, Side.values()[random.nextInt(2)], "p", move(random, cycle));
      if (cycle.decide(event, GOALS) instanceof Cycle.Outcome.Moved moved) {
        if (event.move() instanceof CycleMove.Reach) {
          assertThat(suspendedBefore).isFalse();
        }
        cycle = moved.cycle();
        assertThat(cycle.goalsAreLocked() || !goalsLocked)
            .as("approval is never taken back")
            .isTrue();
      }
      check(cycle, earlier);
    }
    // The same events folded again give the same cycle.
    assertThat(
            Cycle.begin(cycle.id(), cycle.nation(), cycle.name(), cycle.assesses())
                .after(cycle.events()))
        .isEqualTo(cycle);
  }

  private static void check(Cycle cycle, boolean earlier) {
    cycle
        .reached()
        .forEach(
            (step, day) -> {
              List<CycleStep> needs =
                  step == CycleStep.ASSESSMENT_DRAFTED && !earlier
                      ? List.of(CycleStep.GOALS_APPROVED)
                      : java.util.Objects.requireNonNull(NEEDS.get(step));
              assertThat(cycle.reached().keySet()).containsAll(needs);
              needs.forEach(n -> assertThat(cycle.reached().get(n)).isBeforeOrEqualTo(day));
              if (step.mover() == CycleStep.Mover.BOTH) {
                assertThat(cycle.halves().get(step)).containsOnlyKeys(Side.NATION, Side.ALLIANCE);
              }
            });
  }

  private static CycleMove move(Random random, Cycle cycle) {
    // Half of the steps are possible ones, so that long sequences get far.
    List<CycleStep> open = cycle.listOpenSteps();
    CycleStep step =
        random.nextBoolean() && !open.isEmpty()
            ? open.get(random.nextInt(open.size()))
            : CycleStep.values()[random.nextInt(10)];
    CycleMove.Scope scope = CycleMove.Scope.values()[random.nextInt(2)];
    return switch (random.nextInt(16)) {
      case 0 -> new CycleMove.TakeBack(step, "again");
      case 1 -> new CycleMove.Suspend(scope, "why", notes(random));
      case 2, 3 -> new CycleMove.Resume(scope, notes(random));
      case 4 -> new CycleMove.Meanwhile(note(random, "N.goal.a"));
      default -> new CycleMove.Reach(step);
    };
  }

  private static List<GoalNote> notes(Random random) {
    List<GoalNote> notes = new ArrayList<>();
    for (String goal : List.of("N.goal.a", "N.goal.b")) {
      if (random.nextInt(4) > 0) {
        notes.add(note(random, goal));
      }
    }
    return notes;
  }

  private static GoalNote note(Random random, String goal) {
    GoalFate fate = GoalFate.values()[random.nextInt(6)];
    return fate == GoalFate.REDATED
        ? GoalNote.redated(goal, LocalDate.of(2025, 1, 1))
        : GoalNote.of(goal, fate);
  }
}
