package org.muster.bench.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.engine.duty.guard.GuardDuties;
import org.muster.engine.duty.guard.GuardPrices;
import org.muster.engine.duty.guard.GuardProblem;

/// A drawn guard in which only one person does anything, at random among what that person may do:
/// some of such rows keep all rules and many break one.
public record OneRow(GuardProblem problem, GuardDuties duties, int[][] rows) {

  private static final int PROBLEMS = 3;

  /// So many rows of a few problems.
  public static List<OneRow> some(int count) {
    Random random = new Random(7);
    List<OneRow> all = new ArrayList<>();
    for (long seed = 0; seed < PROBLEMS; seed++) {
      GuardProblem drawn = GuardDraw.of(20, 10, 9, seed);
      // Hard and cold hours depend on how posts are handed out, which no peer searches through.
      GuardPrices usual = drawn.prices();
      GuardProblem problem =
          new GuardProblem(
              drawn.start(),
              drawn.days(),
              drawn.terms(),
              new GuardPrices(
                  usual.uncovered(),
                  usual.hour(),
                  usual.night(),
                  usual.weekend(),
                  usual.holiday(),
                  0,
                  0,
                  usual.share(),
                  usual.change()),
              drawn.clocks(),
              drawn.posts(),
              drawn.people(),
              drawn.ledger(),
              drawn.past(),
              drawn.published());
      GuardDuties duties = new GuardDuties(problem);
      for (int i = 0; i < count / PROBLEMS; i++) {
        all.add(new OneRow(problem, duties, row(duties, random, 10 + 60 * i * PROBLEMS / count)));
      }
    }
    return all;
  }

  private static int[][] row(GuardDuties duties, Random random, int percent) {
    int[][] rows = new int[duties.people()][duties.days()];
    for (int[] row : rows) {
      Arrays.fill(row, -1);
    }
    int person = random.nextInt(rows.length);
    for (int day = 0; day < duties.days(); day++) {
      int on = day;
      int[] able =
          IntStream.range(0, duties.duties()).filter(t -> duties.able(person, on, t)).toArray();
      if (able.length > 0 && random.nextInt(100) < percent) {
        rows[person][day] = able[random.nextInt(able.length)];
      }
    }
    return rows;
  }
}
