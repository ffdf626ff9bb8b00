package org.muster.server.frame;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Has about as many pages made at once as there are processors, each in its turn: fifty that share
/// two processors would all be as late as the last of them. Whoever waited long goes on beside the
/// others, so that pages that compute for seconds keep nobody for longer than that.
final class AtOnce {
  private static final long LONGEST_WAIT_MS = 300;

  private final Semaphore turns;
  private final long wait;

  AtOnce() {
    this(Runtime.getRuntime().availableProcessors() + 1, LONGEST_WAIT_MS);
  }

  /// @param turns how many are made at once
  /// @param wait milliseconds after which one more is
  AtOnce(int turns, long wait) {
    this.turns = new Semaphore(turns, true);
    this.wait = wait;
  }

  /// Something that makes a page.
  @FunctionalInterface
  interface Making {
    void make() throws Exception;
  }

  /// Makes a page in its turn.
  void make(Making page) throws Exception {
    boolean mine;
    try {
      mine = turns.tryAcquire(wait, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      mine = false;
    }
    try {
      page.make();
    } finally {
      if (mine) {
        turns.release();
      }
    }
  }
}
