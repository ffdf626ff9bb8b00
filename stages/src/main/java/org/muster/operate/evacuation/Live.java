package org.muster.operate.evacuation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.rows.EventRows;
import org.muster.store.Store;

/// The state of each evacuation, kept in memory and brought up to the log before each question: an
/// event of any program that writes to the same database counts from its commit on.
final class Live {
  private static final int AT_ONCE = 20_000;

  private final Store store;
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  Live(Store store) {
    this.store = store;
  }

  private static final class Held {
    private final ReentrantLock lock = new ReentrantLock();
    private final Custody custody = new Custody();
    private long seen;
  }

  /// Asks something of the state as of now. What is asked for must not outlive the question but as
  /// records.
  <T> T ask(String evacuation, Function<Custody, T> question) {
    Held one = held.computeIfAbsent(evacuation, e -> new Held());
    one.lock.lock();
    try {
      catchUp(evacuation, one);
      return question.apply(one.custody);
    } finally {
      one.lock.unlock();
    }
  }

  /// Brings the state up to the log, unless somebody does or nobody asked for it yet.
  void refresh(String evacuation) {
    Held one = held.get(evacuation);
    if (one != null && one.lock.tryLock()) {
      try {
        catchUp(evacuation, one);
      } finally {
        one.lock.unlock();
      }
    }
  }

  /// The number of the last event that counts in it.
  long version(String evacuation) {
    Held one = held.computeIfAbsent(evacuation, e -> new Held());
    one.lock.lock();
    try {
      catchUp(evacuation, one);
      return one.seen;
    } finally {
      one.lock.unlock();
    }
  }

  void forget(String evacuation) {
    held.remove(evacuation);
  }

  private void catchUp(String evacuation, Held one) {
    while (true) {
      List<EventRows.Kept> next =
          store.read(dsl -> EventRows.after(dsl, evacuation, one.seen, AT_ONCE));
      for (EventRows.Kept kept : next) {
        one.custody.add(kept.event());
        one.seen = kept.seq();
      }
      if (next.size() < AT_ONCE) {
        return;
      }
    }
  }
}
