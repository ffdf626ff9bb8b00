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
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

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
      for (Connection c = idle.pollFirst(); c != null; c = idle.pollFirst()) {
        quietlyClose(c);
      }
      return once(work);
    }
  }

  private <T> T once(Function<DSLContext, T> work) {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    permits.acquireUninterruptibly();
    @Nullable Connection connection = null;
    try {
      connection = idle.pollFirst();
      if (connection == null) {
        connection = target.connectReader();
      }
      return work.apply(target.dsl(connection));
    } catch (SQLException e) {
      throw target.trouble(e);
    } catch (DataAccessException e) {
      throw e.getCause(SQLException.class) instanceof SQLException sql ? target.trouble(sql) : e;
    } finally {
      giveBack(connection);
      permits.release();
    }
  }

  private void giveBack(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.rollback();
      if (closed) {
        connection.close();
      } else {
        idle.addFirst(connection);
      }
    } catch (SQLException e) {
      quietlyClose(connection);
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
    for (Connection c = idle.pollFirst(); c != null; c = idle.pollFirst()) {
      quietlyClose(c);
    }
  }
}
