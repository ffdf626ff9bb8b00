package org.muster.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// A process that writes numbered rows by many threads at once and says which of them were
/// acknowledged: tests kill it, or run it on a disk that takes its time.
public final class ManyWriters {
  private ManyWriters() {}

  /// What it writes into.
  static final String TABLE =
      "create table if not exists \"scans\" (\"number\" bigint primary key)";

  /// How much was written.
  ///
  /// @param writes acknowledged
  /// @param commits durable ones that they took
  /// @param nanos from the first to the last
  record Written(long writes, long commits, long nanos) {
    double perSecond() {
      return writes * 1e9 / nanos;
    }
  }

  /// Writes until the time is over.
  ///
  /// @param told every number once it was acknowledged, a line each
  static Written write(Store store, int threads, long forNanos, PrintStream told) throws Exception {
    store.write(dsl -> dsl.execute(TABLE));
    long first =
        store.read(
            dsl ->
                dsl.fetchOne("select coalesce(max(\"number\") + 1, 0) from \"scans\"")
                    .get(0, Long.class));
    AtomicLong next = new AtomicLong(first);
    AtomicLong acknowledged = new AtomicLong();
    long commits = store.commits();
    long begun = System.nanoTime();
    try (var all = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        ends.add(
            all.submit(
                () -> {
                  while (System.nanoTime() - begun < forNanos) {
                    long number = next.getAndIncrement();
                    store.write(
                        dsl -> dsl.execute("insert into \"scans\" values (" + number + ")"));
                    acknowledged.incrementAndGet();
                    told.println(number);
                  }
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
    return new Written(acknowledged.get(), store.commits() - commits, System.nanoTime() - begun);
  }

  /// Database, threads and milliseconds; after the numbers comes a line with what was written in
  /// the second half, when the program has warmed up.
  public static void main(String[] args) throws Exception {
    PrintStream told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int threads = Integer.parseInt(args[1]);
    long half = Long.parseLong(args[2]) * 500_000;
    try (Store store = Store.open(args[0])) {
      write(store, threads, half, told);
      Written written = write(store, threads, half, told);
      told.println(written.writes + " " + written.commits + " " + written.nanos);
    }
  }
}
