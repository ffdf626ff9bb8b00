package org.muster.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Control-C while a roster is sought: it answers with the best so far. The process waits until
/// that is written.
final class Interrupt implements AutoCloseable {
  private final CountDownLatch answered = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().unstarted(this::pressed);
  private final long mostSeconds;
  private volatile boolean pressed;

  private Interrupt(long mostSeconds) {
    this.mostSeconds = mostSeconds;
  }

  /// Listens until it is closed, which says that everything is written.
  ///
  /// @param mostSeconds for which the process waits for that
  static Interrupt listen(long mostSeconds) {
    Interrupt interrupt = new Interrupt(mostSeconds);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  boolean isPressed() {
    return pressed;
  }

  private void pressed() {
    pressed = true;
    try {
      answered.await(mostSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    answered.countDown();
    if (!pressed) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
