package org.muster.bench.guard.timefold;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.bench.guard.OneRow;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardDuties;
import org.muster.engine.duty.guard.GuardReview;

/// The constraint streams find a fault where the checker does, and the checker's cost.
class GuardBoardTest {
  @Test
  void agreesWithTheCheckerOnRandomRows() {
    SolverFactory<Board> factory = SolverFactory.create(TimefoldGuard.config(1));
    SolutionManager<Board, HardSoftLongScore> scores = SolutionManager.create(factory);
    int lawful = 0;
    int broken = 0;
    for (OneRow one : OneRow.some(60)) {
      GuardReview review = GuardChecker.check(one.problem(), one.duties().roster(one.rows()));
      Board board = Board.of(one.duties());
      for (int p = 0; p < one.rows().length; p++) {
        for (int day = 0; day < one.rows()[p].length; day++) {
          int duty = one.rows()[p][day];
          Cell cell = board.cell(p, day);
          if (duty >= 0) {
            cell.setDuty(
                cell.getDuties().stream().filter(d -> d.index() == duty).findFirst().orElseThrow());
          }
        }
      }
      HardSoftLongScore score = Objects.requireNonNull(scores.update(board));
      assertThat(score.hardScore() == 0)
          .as("%s", review.findings())
          .isEqualTo(review.findings().isEmpty());
      if (review.findings().isEmpty()) {
        lawful++;
        assertThat(-score.softScore()).isEqualTo(GuardDuties.PARTS * review.cost().total());
      } else {
        broken++;
      }
    }
    assertThat(lawful).isGreaterThan(10);
    assertThat(broken).isGreaterThan(10);
  }
}
