package org.muster.generate;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps plans while they are found, on a thread of its own, so that writing holds nobody up:
/// always the newest, and not more often than writing can bear.
final class Keeping implements AutoCloseable {
  /// Until then a run may find a plan that is worth more than the one to fall back on.
  private static final long PATIENCE_MILLIS = 2_000;

  private static final long LEAST_PAUSE_MILLIS = 500;

  /// A pause is so many times as long as the writing before it took.
  private static final long PAUSE_FACTOR = 4;

  private final Keeper keeper;
  private final Supplier<Optional<PlanDocument>> fallback;
  private final Thread thread;
  private final Object lock = new Object();
  private final AtomicReference<@Nullable PlanDocument> kept = new AtomicReference<>();
  private @Nullable Supplier<Optional<PlanDocument>> waiting;
  private boolean closed;
  private @Nullable Throwable broken;

  /// @param fallback what is kept where nothing better is offered soon
  Keeping(Keeper keeper, Supplier<Optional<PlanDocument>> fallback) {
    this.keeper = keeper;
    this.fallback = fallback;
    this.thread = Thread.ofPlatform().daemon().name("keep-plan").start(this::keepAll);
  }

  /// A plan to be kept; quick, from any thread. One that waits is passed over for it.
  ///
  /// @param plan writes it down; empty where it does not pass the checker
  void offer(Supplier<Optional<PlanDocument>> plan) {
    synchronized (lock) {
      waiting = plan;
      lock.notifyAll();
    }
  }

  /// The best plan that was offered and kept.
  Optional<PlanDocument> findKept() {
    return Optional.ofNullable(kept.get());
  }

  /// Ends the thread; what still waits is passed over.
  ///
  /// @throws RuntimeException or an Error: what the keeper threw
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (broken instanceof Error error) {
      throw error;
    }
    if (broken instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void keepAll() {
    try {
      long pause = PATIENCE_MILLIS;
      boolean first = true;
      while (true) {
        Supplier<Optional<PlanDocument>> next = first ? await(pause) : pausedThenNext(pause);
        if (next == null && !first) {
          return;
        }
        long began = System.nanoTime();
        if (next != null) {
          next.get().ifPresent(this::keep);
        } else if (isClosed()) {
          return;
        } else {
          fallback.get().ifPresent(plan -> keeper.keep(plan, Optional.empty()));
        }
        first = false;
        pause =
            Math.max(LEAST_PAUSE_MILLIS, PAUSE_FACTOR * (System.nanoTime() - began) / 1_000_000);
      }
    } catch (RuntimeException | Error e) {
      broken = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep(PlanDocument plan) {
    PlanDocument before = kept.get();
    if (before == null || plan.cost().total() < before.cost().total()) {
      keeper.keep(plan, Optional.empty());
      kept.set(plan);
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  /// The next plan offered within so many milliseconds; null where there is none.
  private @Nullable Supplier<Optional<PlanDocument>> await(long millis)
      throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    synchronized (lock) {
      while (waiting == null && !closed && System.nanoTime() < end) {
        lock.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
      return closed ? null : taken();
    }
  }

  private @Nullable Supplier<Optional<PlanDocument>> pausedThenNext(long millis)
      throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    synchronized (lock) {
      while (!closed && (waiting == null || System.nanoTime() < end)) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left > 0) {
          lock.wait(left);
        } else {
          lock.wait();
        }
      }
      return closed ? null : taken();
    }
  }

  private @Nullable Supplier<Optional<PlanDocument>> taken() {
    Supplier<Optional<PlanDocument>> next = waiting;
    waiting = null;
    return next;
  }
}
