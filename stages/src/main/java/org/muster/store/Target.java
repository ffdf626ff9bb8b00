package org.muster.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;

/// Where a database is: an SQLite file, or a PostgreSQL database by its URL.
///
/// @param url without the settings that Muster adds itself
record Target(String url) {
  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private static final Settings SETTINGS =
      new Settings().withExecuteLogging(false).withFetchWarnings(false);

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRES = "jdbc:postgresql:";

  /// What large files leave free for small writes, in bytes.
  private static final long RESERVE = 50_000_000;

  /// How long a writer waits for another program's write lock, in milliseconds.
  private static final String BUSY_TIMEOUT_MS = "10000";

  /// A file name or a JDBC URL.
  ///
  /// @throws StoreException NOT_FOUND for a URL of another database
  static Target of(String urlOrFile) {
    if (urlOrFile.startsWith(SQLITE) || urlOrFile.startsWith(POSTGRES)) {
      return new Target(urlOrFile);
    }
    if (urlOrFile.startsWith("jdbc:")) {
      throw new StoreException(
          StoreException.Kind.NOT_FOUND,
          urlOrFile + ": expected a file, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
    }
    return new Target(SQLITE + urlOrFile);
  }

  boolean isSqlite() {
    return url.startsWith(SQLITE);
  }

  SQLDialect dialect() {
    return isSqlite() ? SQLDialect.SQLITE : SQLDialect.POSTGRES;
  }

  /// SQL over a connection of this database.
  DSLContext dsl(Connection connection) {
    return DSL.using(connection, dialect(), SETTINGS);
  }

  /// The same for whoever writes: text that is none is refused, whatever door it came by.
  DSLContext writing(Connection connection) {
    return DSL.using(
        new DefaultConfiguration()
            .set(connection)
            .set(dialect())
            .set(SETTINGS)
            .set(new DefaultExecuteListenerProvider(new TypedOnly())));
  }

  /// What this database reported, in plain words.
  StoreException trouble(SQLException e) {
    return StoreException.of(shown(), isSqlite(), e);
  }

  /// The SQLite file.
  Path file() {
    if (!isSqlite()) {
      throw new IllegalStateException(shown() + " is no file");
    }
    String path = url.substring(SQLITE.length());
    int settings = path.indexOf('?');
    return Path.of(settings < 0 ? path : path.substring(0, settings));
  }

  /// The folder in which what belongs beside the database lies: that of its file; a server of
  /// PostgreSQL has none here, so that it is `.muster` where the program runs.
  Path folder() {
    Path parent = isSqlite() ? file().toAbsolutePath().getParent() : null;
    return parent == null ? Path.of(".muster") : parent;
  }

  /// For people: the file, or the URL without its settings, which may hold a password.
  String shown() {
    if (isSqlite()) {
      return file().toString();
    }
    int settings = url.indexOf('?');
    return settings < 0 ? url : url.substring(0, settings);
  }

  /// Refuses to store something large where less than [#RESERVE] would be left. A server of
  /// PostgreSQL sees to its own disk.
  ///
  /// @param bytes about how much; what a database writes is up to three times as much
  void requireRoom(long bytes) {
    if (!isSqlite()) {
      return;
    }
    try {
      long free = Files.getFileStore(file().toAbsolutePath()).getUsableSpace();
      if (free < 3 * bytes + RESERVE) {
        throw new StoreException(
            StoreException.Kind.DISK_FULL,
            "no room left to store a file beside " + shown() + "; nothing was changed");
      }
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.FAILED, shown() + ": " + Trouble.why(e), e);
    }
  }

  /// A connection that can write, outside a transaction. SQLite takes the write lock when a
  /// transaction begins, so that none fails half way because another program wrote in between.
  Connection connectWriter() throws SQLException {
    Properties settings = new Properties();
    if (isSqlite()) {
      settings.setProperty("journal_mode", "WAL");
      // An acknowledged write survives a power cut; the writer's shared commits make it cheap.
      settings.setProperty("synchronous", "FULL");
      settings.setProperty("foreign_keys", "on");
      settings.setProperty("busy_timeout", BUSY_TIMEOUT_MS);
      settings.setProperty("transaction_mode", "IMMEDIATE");
    } else {
      settings.setProperty("ApplicationName", "muster");
      password(settings);
      settings.setProperty("reWriteBatchedInserts", "true");
    }
    if (isSqlite()) {
      createPrivate(file());
    }
    Connection connection = DriverManager.getConnection(url, settings);
    if (!isSqlite()) {
      // A server that is set to answer before its log is on the disk does so for others.
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "select set_config('synchronous_commit', 'on', false)"
                + " where current_setting('synchronous_commit') = 'off'");
      }
    }
    return connection;
  }

  /// A password in the URL stands in the list of processes, where everybody reads it. So it may
  /// come by the environment: MUSTER_DB_PASSWORD, or the name of a file in
  /// MUSTER_DB_PASSWORD_FILE.
  private static void password(Properties settings) {
    String given = System.getenv("MUSTER_DB_PASSWORD");
    String file = System.getenv("MUSTER_DB_PASSWORD_FILE");
    try {
      if (given != null) {
        settings.setProperty("password", given);
      } else if (file != null) {
        settings.setProperty("password", Files.readString(Path.of(file)).strip());
      }
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.NO_RIGHTS,
          "the file of MUSTER_DB_PASSWORD_FILE cannot be read: " + Trouble.why(e),
          e);
    }
  }

  /// SQLite gives its log and journal the rights of the database file, so that file has to be
  /// private before SQLite opens it.
  private void createPrivate(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (!Files.exists(file) && folder != null && Files.isDirectory(folder)) {
        PrivateFiles.create(file);
      }
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.NO_RIGHTS, file + " cannot be created: " + Trouble.why(e), e);
    }
  }

  /// A connection on which every write fails and every transaction sees one state.
  Connection connectReader() throws SQLException {
    Properties settings = new Properties();
    if (isSqlite()) {
      settings.setProperty("busy_timeout", BUSY_TIMEOUT_MS);
      settings.setProperty("transaction_mode", "DEFERRED");
    } else {
      settings.setProperty("ApplicationName", "muster reader");
      password(settings);
    }
    Connection connection = DriverManager.getConnection(url, settings);
    if (isSqlite()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = ON");
      }
    } else {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    connection.setAutoCommit(false);
    return connection;
  }
}
