package org.muster.bench.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The moves that the literature on nurse rostering relies on, drawn at random: two people exchange
/// a stretch of days (which leaves the cover as it is), one person exchanges two days, one person
/// gets one kind of shift, or rest, over a stretch of days (which can make a run or a rest of a
/// lawful length at once).
public final class Rewrites implements MoveIteratorFactory<Board, Rewrite> {
  private static final int LONGEST_DAYS = 14;

  @Override
  public long getSize(ScoreDirector<Board> director) {
    Board board = director.getWorkingSolution();
    long people = board.people().size();
    return people * people * board.days() * LONGEST_DAYS;
  }

  @Override
  public Iterator<Rewrite> createOriginalMoveIterator(ScoreDirector<Board> director) {
    throw new UnsupportedOperationException("These moves are drawn at random only");
  }

  @Override
  public Iterator<Rewrite> createRandomMoveIterator(ScoreDirector<Board> director, Random random) {
    return new Endless(director.getWorkingSolution(), random);
  }

  /// Draws one move after the other.
  private record Endless(Board board, Random random) implements Iterator<Rewrite> {
    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Rewrite next() {
      int one = random.nextInt(board.people().size());
      return switch (random.nextInt(8)) {
        case 0 ->
            swap(
                List.of(board.cell(one, random.nextInt(board.days()))),
                List.of(board.cell(one, random.nextInt(board.days()))));
        case 1, 2 -> fill(one);
        default -> exchange(one);
      };
    }

    private Rewrite exchange(int one) {
      int other = random.nextInt(board.people().size());
      int first = random.nextInt(board.days());
      int end = Math.min(board.days(), first + 1 + random.nextInt(LONGEST_DAYS));
      return swap(stretch(one, first, end), stretch(other, first, end));
    }

    private Rewrite fill(int one) {
      int first = random.nextInt(board.days());
      List<Kind> kinds = board.cell(one, first).getKinds();
      Kind kind = kinds.isEmpty() || random.nextInt(3) == 0 ? null : pick(kinds);
      int longest = board.cell(one, first).person().rules().maxRun();
      int end = Math.min(board.days(), first + 1 + random.nextInt(longest));
      List<Cell> cells = stretch(one, first, end);
      List<@Nullable Kind> after = new ArrayList<>();
      cells.forEach(cell -> after.add(kind));
      return new Rewrite(cells, after);
    }

    private Kind pick(List<Kind> kinds) {
      return kinds.get(random.nextInt(kinds.size()));
    }

    private List<Cell> stretch(int person, int first, int end) {
      List<Cell> cells = new ArrayList<>(2 * (end - first));
      for (int day = first; day < end; day++) {
        cells.add(board.cell(person, day));
      }
      return cells;
    }

    private static Rewrite swap(List<Cell> left, List<Cell> right) {
      List<Cell> cells = new ArrayList<>(left);
      cells.addAll(right);
      List<@Nullable Kind> kinds = new ArrayList<>();
      right.forEach(cell -> kinds.add(cell.getKind()));
      left.forEach(cell -> kinds.add(cell.getKind()));
      return new Rewrite(cells, kinds);
    }
  }
}
