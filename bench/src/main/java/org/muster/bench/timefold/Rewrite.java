package org.muster.bench.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Some cells get other contents at once.
final class Rewrite extends AbstractMove<Board> {
  private final List<Cell> cells;
  private final List<@Nullable Kind> kinds;

  /// @param cells none twice
  /// @param kinds what each gets
  Rewrite(List<Cell> cells, List<@Nullable Kind> kinds) {
    this.cells = cells;
    this.kinds = kinds;
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<Board> director) {
    boolean changes = false;
    for (int i = 0; i < cells.size(); i++) {
      Kind kind = kinds.get(i);
      if (kind != null && !cells.get(i).getKinds().contains(kind)) {
        return false;
      }
      changes |= cells.get(i).getKind() != kind;
    }
    return changes;
  }

  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<Board> director) {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.getKind() != kinds.get(i)) {
        director.beforeVariableChanged(cell, "kind");
        cell.setKind(kinds.get(i));
        director.afterVariableChanged(cell, "kind");
      }
    }
  }

  @Override
  public Rewrite rebase(ScoreDirector<Board> destination) {
    return new Rewrite(rebaseList(cells, destination), kinds);
  }

  @Override
  public Collection<?> getPlanningEntities() {
    return cells;
  }

  @Override
  public Collection<?> getPlanningValues() {
    return kinds;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rewrite move && cells.equals(move.cells) && kinds.equals(move.kinds);
  }

  @Override
  public int hashCode() {
    return Objects.hash(cells, kinds);
  }

  @Override
  public String toString() {
    return cells + " := " + kinds;
  }
}
