package org.muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// The one writer: a thread with a queue. Writes that come while others are under way share one
/// durable commit, each behind a savepoint of its own, and each is answered after that commit; a
/// transaction has its own. A write that fails is undone to its savepoint and undoes no other.
///
/// Where the transaction itself is lost (a full disk may end it), nothing of the group is on file:
/// all of it run again, each alone.
final class Writer implements AutoCloseable {

  /// Writes in one commit at most, and for how long more may join: as long as the last commit took,
  /// within bounds, so that a slow disk is asked less often, and nobody waits for a long tail.
  private static final int GROUP = 500;

  private static final long GROUP_NANOS = 50_000_000;

  private static final long MOST_GROUP_NANOS = 500_000_000;

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

  /// Taken from the queue, and not in the group that was being made.
  private @Nullable Job<?> next;

  private long lastCommitNanos;

  private final AtomicLong commits = new AtomicLong();

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

  /// Sets the calling thread's count to what it was: what was written meanwhile does not count.
  void recount(long before) {
    committed.set(before);
  }

  /// How many durable commits were made for all of them: fewer than writes where these share.
  long commits() {
    return commits.get();
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
    try {
      while (true) {
        Job<?> first = next == null ? queue.take() : next;
        next = null;
        if (first.stop) {
          break;
        }
        StoreException why = givenUp(first);
        if (why != null) {
          first.done.completeExceptionally(why);
        } else {
          run(List.of(first), !first.alone, true);
        }
      }
    } catch (InterruptedException e) {
      // Nobody waits for this thread any more.
    } finally {
      disconnect();
    }
  }

  /// Why a job is not tried: whoever asked before we gave up waiting for the lock of another
  /// program waited as long as that took, and does not wait once more.
  private @Nullable StoreException givenUp(Job<?> job) {
    return locked != null && job.asked - lockedAt <= 0 ? locked : null;
  }

  /// Runs jobs in one transaction and answers them once it is committed.
  ///
  /// @param given those that share it from the start
  /// @param joinable whether those that wait, and those that come meanwhile, join them
  /// @param again whether it may run once more on another connection, if this one was lost
  private void run(List<Job<?>> given, boolean joinable, boolean again) {
    List<Job<?>> group = new ArrayList<>(given);
    boolean committing = false;
    try {
      List<Runnable> answers = new ArrayList<>();
      Connection open = connected();
      open.setAutoCommit(false);
      DSLContext dsl = target.writing(open);
      if (target.dialect() == SQLDialect.POSTGRES) {
        dsl.execute("select pg_advisory_xact_lock(" + POSTGRES_LOCK + ")");
      }
      long until = System.nanoTime() + Math.clamp(lastCommitNanos, GROUP_NANOS, MOST_GROUP_NANOS);
      for (int i = 0; i < group.size(); i++) {
        // The first needs no savepoint: where it fails alone the transaction goes with it.
        answers.add(i == 0 ? group.getFirst().run(dsl) : behindSavepoint(open, dsl, group.get(i)));
        if (joinable && i + 1 == group.size() && System.nanoTime() < until) {
          join(group);
        }
      }
      // Commits and begins nothing new: after commit(), the SQLite driver would begin the next
      // transaction at once, and hold the write lock against other programs while we wait.
      committing = true;
      long begun = System.nanoTime();
      open.setAutoCommit(true);
      lastCommitNanos = System.nanoTime() - begun;
      commits.incrementAndGet();
      locked = null;
      answers.forEach(Runnable::run);
    } catch (Throwable e) {
      rollback();
      ended(group, translated(e), committing, again);
    }
  }

  /// Undone to its savepoint a job has changed nothing, and those before and after it stand.
  ///
  /// @return what to answer after the commit: also a refusal may rest on what is not yet durable
  /// @throws SQLException if the whole transaction is gone
  private Runnable behindSavepoint(Connection open, DSLContext dsl, Job<?> job)
      throws SQLException {
    Savepoint before = open.setSavepoint();
    try {
      Runnable answer = job.run(dsl);
      open.releaseSavepoint(before);
      return answer;
    } catch (Throwable e) {
      open.rollback(before);
      open.releaseSavepoint(before);
      Throwable told = translated(e);
      return () -> job.done.completeExceptionally(told);
    }
  }

  /// Adds the next job that waits, if it may share.
  private void join(List<Job<?>> group) {
    if (group.size() >= GROUP || next != null) {
      return;
    }
    Job<?> another = queue.poll();
    if (another == null || another.alone || givenUp(another) != null) {
      next = another;
    } else {
      group.add(another);
    }
  }

  /// A transaction that did not come to its end.
  private void ended(List<Job<?>> group, Throwable told, boolean committing, boolean again) {
    boolean lost = told instanceof StoreException store && store.isLost();
    boolean held =
        told instanceof StoreException store && store.kind() == StoreException.Kind.LOCKED;
    if (lost) {
      disconnect();
    }
    if (held) {
      locked = (StoreException) told;
      lockedAt = System.nanoTime();
    }
    if (lost && again && !committing) {
      // The database was restarted: nothing of this was committed, and it is there again.
      run(group, false, false);
    } else if (lost || held || group.size() == 1) {
      Throwable all = lost && committing ? ((StoreException) told).unknown() : told;
      group.forEach(job -> job.done.completeExceptionally(all));
    } else {
      group.forEach(job -> run(List.of(job), false, again));
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
