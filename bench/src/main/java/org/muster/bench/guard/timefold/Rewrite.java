package org.muster.bench.guard.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Some cells get other contents at once.
final class Rewrite extends AbstractMove<Board> {
  private final List<Cell> cells;
  private final List<@Nullable Duty> duties;

  /// @param cells none twice
  /// @param duties what each gets
  Rewrite(List<Cell> cells, List<@Nullable Duty> duties) {
    this.cells = cells;
    this.duties = duties;
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<Board> director) {
    boolean changes = false;
    for (int i = 0; i < cells.size(); i++) {
      Duty duty = duties.get(i);
      if (duty != null && !cells.get(i).getDuties().contains(duty)) {
        return false;
      }
      changes |= cells.get(i).getDuty() != duty;
    }
    return changes;
  }

  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<Board> director) {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.getDuty() != duties.get(i)) {
        director.beforeVariableChanged(cell, "duty");
        cell.setDuty(duties.get(i));
        director.afterVariableChanged(cell, "duty");
      }
    }
  }

  @Override
  public Rewrite rebase(ScoreDirector<Board> destination) {
    return new Rewrite(rebaseList(cells, destination), duties);
  }

  @Override
  public Collection<?> getPlanningEntities() {
    return cells;
  }

  @Override
  public Collection<?> getPlanningValues() {
    return duties;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rewrite move && cells.equals(move.cells) && duties.equals(move.duties);
  }

  @Override
  public int hashCode() {
    return Objects.hash(cells, duties);
  }

  @Override
  public String toString() {
    return cells + " := " + duties;
  }
}
