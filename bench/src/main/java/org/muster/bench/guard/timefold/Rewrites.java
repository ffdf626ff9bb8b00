package org.muster.bench.guard.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The moves that the literature on nurse rostering relies on, drawn at random: two people exchange
/// a stretch of days (which leaves the cover as it is), one person exchanges two days, one person
/// gets one duty, or rest, over a stretch of days. Most are of one day: people differ in what they
/// may hold.
public final class Rewrites implements MoveIteratorFactory<Board, Rewrite> {
  private static final int LONGEST_DAYS = 7;

  @Override
  public long getSize(ScoreDirector<Board> director) {
    Board board = director.getWorkingSolution();
    long people = board.persons();
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
      int one = random.nextInt(board.persons());
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
      int other = random.nextInt(board.persons());
      int first = random.nextInt(board.days());
      int length = random.nextInt(3) == 0 ? 1 + random.nextInt(LONGEST_DAYS) : 1;
      int end = Math.min(board.days(), first + length);
      return swap(stretch(one, first, end), stretch(other, first, end));
    }

    private Rewrite fill(int one) {
      int first = random.nextInt(board.days());
      List<Duty> duties = board.cell(one, first).getDuties();
      Duty duty = duties.isEmpty() || random.nextInt(3) == 0 ? null : pick(duties);
      int longest = board.cell(one, first).person().terms().maxRun();
      int end = Math.min(board.days(), first + 1 + random.nextInt(longest));
      List<Cell> cells = stretch(one, first, end);
      List<@Nullable Duty> after = new ArrayList<>();
      cells.forEach(cell -> after.add(duty));
      return new Rewrite(cells, after);
    }

    private Duty pick(List<Duty> duties) {
      return duties.get(random.nextInt(duties.size()));
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
      List<@Nullable Duty> duties = new ArrayList<>();
      right.forEach(cell -> duties.add(cell.getDuty()));
      left.forEach(cell -> duties.add(cell.getDuty()));
      return new Rewrite(cells, duties);
    }
  }
}
