package org.muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// The one writer: a thread with a queue. Small writes that wait together share a commit; a
/// transaction has its own. If one write of a group fails, all of the group run again, each alone,
/// so that it fails alone.
final class Writer implements AutoCloseable {

  /// Writes in one commit at most: keeps the first waiter from waiting for a long tail.
  private static final int GROUP = 200;

  /// Several programs can write to one PostgreSQL database: whoever holds this advisory lock is the
  /// writer. The number is "MUST" in ASCII.
  private static final long POSTGRES_LOCK = 0x4D555354L;

  /// @param asked when, by a clock that is never set, in nanoseconds
  private record Job<T>(
      Function<DSLContext, T> work,
      boolean alone,
      CompletableFuture<T> done,
      boolean stop,
      long asked) {

    /// Runs the work; completing is for after the commit.
    Runnable run(DSLContext dsl) {
      T result = work.apply(dsl);
      return () -> done.complete(result);
    }
  }

  /// By the thread that asked.
  private final ThreadLocal<Long> committed = ThreadLocal.withInitial(() -> 0L);

  private final Target target;
  private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Connection connection;

  /// The lock that another program held for too long, and when we gave up waiting for it.
  private @Nullable StoreException locked;
  private long lockedAt;

  Writer(Target target) {
    this.target = target;
    this.thread = Thread.ofPlatform().daemon().name("muster-writer").start(this::serve);
  }

  /// Queues the work and waits until it is committed.
  <T> T submit(Function<DSLContext, T> work, boolean alone) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException(
          "a write asked for another write. Maybe pass the DSLContext of the first one on");
    }
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    Job<T> job = new Job<>(work, alone, new CompletableFuture<>(), false, System.nanoTime());
    queue.add(job);
    try {
      T result = job.done.join();
      committed.set(committed.get() + 1);
      return result;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? rethrown(cause) : e;
    }
  }

  /// How many writes of the calling thread were committed.
  long committed() {
    return committed.get();
  }

  /// Adds the caller's frames, since the original was thrown on the writer's thread.
  private static RuntimeException rethrown(RuntimeException cause) {
    cause.addSuppressed(new IllegalStateException("asked for here"));
    return cause;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    queue.add(new Job<>(dsl -> null, true, new CompletableFuture<>(), true, System.nanoTime()));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    @Nullable Job<?> next = null;
    while (true) {
      try {
        Job<?> first = next == null ? queue.take() : next;
        next = null;
        if (first.stop) {
          disconnect();
          return;
        }
        List<Job<?>> group = new ArrayList<>(List.of(first));
        while (!first.alone && group.size() < GROUP && next == null) {
          Job<?> another = queue.poll();
          if (another == null) {
            break;
          }
          if (another.alone) {
            next = another;
          } else {
            group.add(another);
          }
        }
        group = waiting(group);
        if (!group.isEmpty()) {
          run(group, true);
        }
      } catch (InterruptedException e) {
        disconnect();
        return;
      }
    }
  }

  /// Those that are still to be tried: whoever asked before we gave up waiting for the lock of
  /// another program waited as long as that took, and does not wait once more.
  private List<Job<?>> waiting(List<Job<?>> group) {
    StoreException why = locked;
    if (why == null) {
      return group;
    }
    List<Job<?>> later = new ArrayList<>();
    for (Job<?> job : group) {
      if (job.asked - lockedAt > 0) {
        later.add(job);
      } else {
        job.done.completeExceptionally(why);
      }
    }
    return later;
  }

  /// @param again whether it may run once more on another connection, if this one was lost
  private void run(List<Job<?>> group, boolean again) {
    boolean committing = false;
    try {
      List<Runnable> completions = new ArrayList<>();
      Connection open = connected();
      open.setAutoCommit(false);
      DSLContext dsl = target.writing(open);
      if (target.dialect() == SQLDialect.POSTGRES) {
        dsl.execute("select pg_advisory_xact_lock(" + POSTGRES_LOCK + ")");
      }
      for (Job<?> job : group) {
        completions.add(job.run(dsl));
      }
      // Commits and begins nothing new: after commit(), the SQLite driver would begin the next
      // transaction at once, and hold the write lock against other programs while we wait.
      committing = true;
      open.setAutoCommit(true);
      locked = null;
      completions.forEach(Runnable::run);
    } catch (Throwable e) {
      rollback();
      Throwable told = translated(e);
      boolean lost = told instanceof StoreException store && store.isLost();
      if (lost) {
        disconnect();
      }
      if (lost && again && !committing) {
        // The database was restarted: nothing of this was committed, and it is there again.
        run(group, false);
      } else if (told instanceof StoreException store
          && store.kind() == StoreException.Kind.LOCKED) {
        locked = store;
        lockedAt = System.nanoTime();
        group.forEach(job -> job.done.completeExceptionally(told));
      } else if (group.size() > 1) {
        group.forEach(job -> run(List.of(job), again));
      } else {
        group.getFirst().done.completeExceptionally(told);
      }
    }
  }

  private Throwable translated(Throwable e) {
    if (e instanceof SQLException sql) {
      return target.trouble(sql);
    }
    if (e instanceof DataAccessException access
        && access.getCause(SQLException.class) instanceof SQLException sql) {
      return target.trouble(sql);
    }
    return e;
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = target.connectWriter();
      connection = open;
    }
    return open;
  }

  private void rollback() {
    try {
      if (connection != null) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      // A connection that cannot even roll back is of no more use; the next write opens another.
      disconnect();
    }
  }

  private void disconnect() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // Closing a broken connection: there is nothing left to lose.
    } finally {
      connection = null;
    }
  }
}
