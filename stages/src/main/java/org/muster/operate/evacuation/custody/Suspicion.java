package org.muster.operate.evacuation.custody;

import java.time.Instant;
import java.util.Comparator;

/// Somebody whom nobody sees from a moment on, unless they are scanned before.
///
/// @param from when they are to find
/// @param source of what it follows: a party or a flight, by which it is withdrawn
record Suspicion(Instant from, String person, String source, String flight) {
  static final Comparator<Suspicion> ORDER =
      Comparator.comparing(Suspicion::from)
          .thenComparing(Suspicion::person)
          .thenComparing(Suspicion::source);
}
