package org.muster.server.door;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How much of the server one address, and all of them together, may hold at once.
final class Turns {
  /// Requests of one address at once, whatever they are. An office behind one address has fewer.
  static final int MOST = 150;

  /// Bodies of strangers from one address at once.
  static final int MOST_STRANGERS = 16;

  /// Bodies larger than this count against the memory.
  private static final long SMALL_BYTES = 65_536;

  private static final long KILO = 1024;

  /// A body is held several times while it is read: as it came, as a part, as what is stored.
  private static final long SHARE_OF_MEMORY = 16;

  private static final long LONGEST_WAIT_S = 20;

  private record Held(int requests, int strangers) {}

  private final ConcurrentHashMap<String, Held> held = new ConcurrentHashMap<>();
  private final Semaphore kilobytes;
  private final int all;

  /// @param memory bytes that the program may use
  /// @param largest bytes of the largest body that is ever taken
  Turns(long memory, long largest) {
    this.all = Math.toIntExact(Math.max(largest, memory / SHARE_OF_MEMORY) / KILO) + 1;
    this.kilobytes = new Semaphore(all, true);
  }

  /// Whether one more request of that address is taken; then [#leave] ends it.
  ///
  /// @param stranger whether it brings a body and nobody is signed in
  boolean enter(String address, boolean stranger) {
    boolean[] taken = {false};
    held.compute(
        address,
        (key, found) -> {
          Held now = found == null ? new Held(0, 0) : found;
          if (now.requests >= MOST || (stranger && now.strangers >= MOST_STRANGERS)) {
            return found;
          }
          taken[0] = true;
          return new Held(now.requests + 1, now.strangers + (stranger ? 1 : 0));
        });
    return taken[0];
  }

  void leave(String address, boolean stranger) {
    held.computeIfPresent(
        address,
        (key, now) ->
            now.requests == 1
                ? null
                : new Held(now.requests - 1, now.strangers - (stranger ? 1 : 0)));
  }

  /// Waits for room in memory for a body; gives what has to be given back, or -1 if none was free.
  ///
  /// @param length bytes
  int room(long length) {
    if (length <= SMALL_BYTES) {
      return 0;
    }
    int wanted = (int) Math.min(all, length / KILO + 1);
    try {
      return kilobytes.tryAcquire(wanted, LONGEST_WAIT_S, TimeUnit.SECONDS) ? wanted : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  void giveBack(int room) {
    if (room > 0) {
      kilobytes.release(room);
    }
  }
}
