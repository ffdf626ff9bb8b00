package org.muster.bench;

import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muster.engine.duty.shift.Roster;
import org.muster.engine.duty.shift.ShiftFormat;
import org.muster.engine.duty.shift.ShiftProblem;

/// A small problem with every rule in it, and random rosters for it, lawful and not.
public final class SmallRosters {
  private static final String TEXT =
      """
      SECTION_HORIZON
      14
      SECTION_SHIFTS
      D,480,
      N,600,D
      SECTION_STAFF
      A,D=6|N=5,3900,2880,4,2,2,2
      B,D=14|N=14,4800,0,4,1,1,2
      C,D=14|N=0,3900,960,4,1,2,1
      SECTION_DAYS_OFF
      B,3
      SECTION_SHIFT_ON_REQUESTS
      A,2,D,3
      C,13,D,2
      SECTION_SHIFT_OFF_REQUESTS
      A,0,N,2
      B,5,D,4
      SECTION_COVER
      0,D,1,100,1
      0,N,1,100,1
      1,D,2,100,1
      2,D,1,100,1
      2,N,1,100,2
      4,D,1,100,1
      5,N,1,30,1
      6,D,2,40,1
      7,D,1,100,1
      8,N,1,100,1
      9,D,2,100,1
      11,D,1,100,1
      12,D,1,20,1
      13,N,1,100,1
      """;

  private SmallRosters() {}

  public static ShiftProblem problem() {
    return ShiftFormat.read("small", TEXT);
  }

  /// Rosters of runs of random lengths, so that a good part of them breaks no rule.
  public static Stream<Roster> random(int count) {
    return Stream.generate(rosters(new Random(5))).limit(count);
  }

  private static Supplier<Roster> rosters(Random random) {
    return () -> {
      int[][] rows = new int[3][14];
      for (int e = 0; e < rows.length; e++) {
        int most = e == 2 ? 1 : 2;
        for (int day = 0; day < 14; ) {
          int rest = random.nextInt(8) == 0 ? random.nextInt(2) : 2 + random.nextInt(3);
          int run = random.nextInt(8) == 0 ? 1 : 2 + random.nextInt(3);
          for (int end = Math.min(14, day + rest); day < end; day++) {
            rows[e][day] = Roster.OFF;
          }
          int kind = random.nextInt(most);
          for (int end = Math.min(14, day + run); day < end; day++) {
            rows[e][day] = e == 1 && day == 3 && random.nextInt(8) > 0 ? Roster.OFF : kind;
          }
        }
      }
      return Roster.of(rows);
    };
  }
}
