package org.muster.operate.evacuation.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts of gate and screening by the quarter of an hour: sums over the events that count, so that
/// their order does not matter.
final class Paces {
  private static final long SECONDS = Pace.LENGTH.toSeconds();
  private static final int IN = 0;
  private static final int PASSED = 1;
  private static final int FAILED = 2;

  private final Map<Long, int[]> quarters = new HashMap<>();

  /// @param sign 1 where the event counts from now on, -1 where it does no longer
  void count(CustodyEvent event, int sign) {
    if (event.deed() instanceof Deed.Scanned d && d.stop() == Stop.GATE && !d.out()) {
      add(event, IN, sign * d.persons().size());
    }
    if (event.deed() instanceof Deed.Screened d && d.outcome() == Deed.Outcome.PASSED) {
      add(event, PASSED, sign);
    }
    if (event.deed() instanceof Deed.Screened d && d.outcome() == Deed.Outcome.FAILED) {
      add(event, FAILED, sign);
    }
  }

  private void add(CustodyEvent event, int what, int people) {
    quarters.computeIfAbsent(quarter(event.when()), q -> new int[3])[what] += people;
  }

  private static long quarter(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }

  List<Pace> between(Instant from, Instant until) {
    List<Pace> all = new ArrayList<>();
    for (long q = quarter(from); q * SECONDS < until.getEpochSecond(); q++) {
      int[] counts = quarters.getOrDefault(q, new int[3]);
      all.add(
          new Pace(Instant.ofEpochSecond(q * SECONDS), counts[IN], counts[PASSED], counts[FAILED]));
    }
    return all;
  }
}
