package org.muster.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.muster.generate.PlanRun;
import org.muster.generate.RunText;

/// A run of the command line while it works: a line of progress every few seconds and at each
/// change of phase; and an end of the process is an end of the search, so that Control-C answers
/// with the best plan so far.
final class Watched implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;
  private static final long SAY_EVERY_NANOS = 3_000_000_000L;

  /// A run that was asked to end does so well within this.
  private static final int MOST_WAIT_SECONDS = 20;

  private final PlanRun run;
  private final @Nullable PrintWriter print;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;
  private final Thread teller;

  private Watched(PlanRun run, @Nullable PrintWriter print) {
    this.run = run;
    this.print = print;
    this.hook =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  run.stop();
                  await(MOST_WAIT_SECONDS * 1_000L);
                });
    this.teller = Thread.ofPlatform().daemon().name("progress").unstarted(this::tell);
  }

  /// @param print where progress is told; null to tell none
  static Watched of(PlanRun run, @Nullable PrintWriter print) {
    Watched watched = new Watched(run, print);
    Runtime.getRuntime().addShutdownHook(watched.hook);
    if (print != null) {
      watched.teller.start();
    }
    return watched;
  }

  /// After everything is said.
  @Override
  public void close() {
    over.countDown();
    if (print != null) {
      try {
        teller.join(10 * LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already, and the hook was waiting for this.
    }
  }

  private boolean await(long millis) {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void say(PlanRun.State now) {
    if (print != null) {
      print.println(RunText.line(now, run.elapsed()));
      print.flush();
    }
  }

  private void tell() {
    Class<?> phase = PlanRun.State.class;
    long said = Long.MIN_VALUE;
    do {
      PlanRun.State now = run.state();
      long at = System.nanoTime();
      if (!now.isOver() && (now.getClass() != phase || at - said >= SAY_EVERY_NANOS)) {
        phase = now.getClass();
        said = at;
        say(now);
      }
    } while (!await(LOOK_MILLIS));
    say(run.state());
  }
}
