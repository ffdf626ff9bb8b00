package org.muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// Connections that only read, kept open and lent out. Each reading sees one state of the database.
final class Readers implements AutoCloseable {

  /// Readings at the same time; more wait.
  private static final int MOST = 12;

  private final Target target;
  private final Semaphore permits = new Semaphore(MOST);
  private final ConcurrentLinkedDeque<Reader> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /// An open connection with SQL over it, which remembers what it has worked out.
  private record Reader(Connection connection, DSLContext dsl) {}

  Readers(Target target) {
    this.target = target;
  }

  /// A database that was restarted meanwhile is asked once more, over a new connection.
  <T> T read(Function<DSLContext, T> work) {
    try {
      return once(work);
    } catch (StoreException e) {
      if (!e.isLost()) {
        throw e;
      }
      closeIdle();
      return once(work);
    }
  }

  private <T> T once(Function<DSLContext, T> work) {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    permits.acquireUninterruptibly();
    @Nullable Reader reader = null;
    try {
      reader = idle.pollFirst();
      if (reader == null) {
        Connection connection = target.connectReader();
        reader = new Reader(connection, target.dsl(connection));
      }
      return work.apply(reader.dsl);
    } catch (SQLException e) {
      throw target.trouble(e);
    } catch (DataAccessException e) {
      throw e.getCause(SQLException.class) instanceof SQLException sql ? target.trouble(sql) : e;
    } finally {
      giveBack(reader);
      permits.release();
    }
  }

  private void giveBack(@Nullable Reader reader) {
    if (reader == null) {
      return;
    }
    try {
      reader.connection.rollback();
      if (closed) {
        reader.connection.close();
      } else {
        idle.addFirst(reader);
      }
    } catch (SQLException e) {
      quietlyClose(reader.connection);
    }
  }

  private void closeIdle() {
    for (Reader reader = idle.pollFirst(); reader != null; reader = idle.pollFirst()) {
      quietlyClose(reader.connection);
    }
  }

  private static void quietlyClose(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Closing a broken connection: there is nothing left to lose.
    }
  }

  @Override
  public void close() {
    closed = true;
    closeIdle();
  }
}
