package org.muster.bench.timefold;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muster.bench.SmallRosters;
import org.muster.engine.duty.shift.Roster;
import org.muster.engine.duty.shift.RosterPeer;
import org.muster.engine.duty.shift.RosterReview;
import org.muster.engine.duty.shift.ShiftChecker;
import org.muster.engine.duty.shift.ShiftProblem;
import org.muster.engine.duty.shift.ShiftRule;

/// The constraint streams break where the checker finds a breach, rule by rule, and cost what it
/// says.
class ShiftConstraintsTest {
  private final ShiftProblem problem = SmallRosters.problem();

  @Test
  void agreeWithTheCheckerOnEveryRoster() {
    SolutionManager<Board, HardSoftScore> manager =
        SolutionManager.create(SolverFactory.<Board>create(TimefoldPeer.config(1, 1)));
    Set<String> seen = new HashSet<>();
    SmallRosters.random(2000)
        .filter(
            roster ->
                problem.employees().get(1).daysOff().stream()
                    .noneMatch(day -> roster.shift(1, day) != Roster.OFF))
        .forEach(
            roster -> {
              RosterReview review = ShiftChecker.check(problem, roster);
              Board board = Board.of(problem);
              for (int e = 0; e < 3; e++) {
                for (int day = 0; day < problem.days(); day++) {
                  Cell cell = board.cell(e, day);
                  int shift = roster.shift(e, day);
                  cell.setKind(shift == Roster.OFF ? null : cell.getKinds().get(shift));
                }
              }
              Set<String> broken =
                  manager.explain(board).getConstraintMatchTotalMap().values().stream()
                      .filter(total -> total.getScore().hardScore() < 0)
                      .map(total -> total.getConstraintRef().constraintName())
                      .collect(Collectors.toSet());
              assertThat(broken)
                  .as("%s", roster)
                  .isEqualTo(
                      review.findings().stream()
                          .map(finding -> finding.rule().id())
                          .collect(Collectors.toSet()));
              assertThat(Objects.requireNonNull(board.score()).softScore())
                  .isEqualTo(-review.cost());
              seen.addAll(broken.isEmpty() ? Set.of("lawful") : broken);
            });
    // Each rule was broken, but for days off, which the value ranges keep.
    assertThat(seen).hasSize(ShiftRule.values().length);
  }

  @Test
  void findsALawfulRoster() {
    RosterPeer.Answer answer = new TimefoldPeer().solve(problem, 2, 2, 1, () -> false);
    RosterReview review = ShiftChecker.check(problem, answer.roster().orElseThrow());
    assertThat(review.findings()).isEmpty();
  }
}
