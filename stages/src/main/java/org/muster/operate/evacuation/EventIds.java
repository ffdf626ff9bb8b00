package org.muster.operate.evacuation;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Ids of the events that a desk writes. A later one of this program comes after an earlier one, so
/// that what is done within one instant keeps its order; no two machines make the same.
public final class EventIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int COUNTED = 20;
  private static final AtomicLong LAST = new AtomicLong();

  private EventIds() {}

  public static String next() {
    long first = System.currentTimeMillis() << COUNTED;
    long stamp = LAST.updateAndGet(last -> Math.max(last + 1, first));
    return "%016x-%016x".formatted(stamp, RANDOM.nextLong());
  }
}
