package org.muster.store;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database to the newest schema, and refuses one that is not ours or newer than we are.
final class Schema {

  /// The newest migration; a test holds it to the files. What both databases understand lies under
  /// `db/migration`, what each says in its own words (triggers) under `db/sqlite` and
  /// `db/postgresql`.
  static final int NEWEST = 26;

  private static final String HISTORY = "flyway_schema_history";

  /// Held here because the logging system keeps loggers by weak reference only.
  private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

  private Schema() {}

  /// Creates or migrates as needed. A database at the newest schema is not handed to Flyway at all,
  /// which saves a good part of a second at each start of the command line.
  ///
  /// @param create whether an empty or missing database may become Muster's
  static void ensure(Target target, boolean create) {
    if (target.isSqlite()) {
      refuseMissingFolder(target);
      if (!create && !Files.exists(target.file())) {
        throw nothing(target);
      }
    }
    int found;
    try (Connection connection = target.connectWriter()) {
      found = version(target, connection);
    } catch (SQLException e) {
      throw target.trouble(e);
    }
    if (found == 0 && !create) {
      throw nothing(target);
    }
    if (found > NEWEST) {
      throw new StoreException(
          StoreException.Kind.NEWER_SCHEMA,
          target.shown()
              + " was written by a newer Muster (schema "
              + found
              + ", this one knows "
              + NEWEST
              + "); use that version, or restore a backup of this one");
    }
    if (found < NEWEST) {
      migrate(target);
    }
  }

  private static StoreException nothing(Target target) {
    return new StoreException(
        StoreException.Kind.NOT_FOUND,
        "there is no Muster database at " + target.shown() + "; muster import makes one");
  }

  private static void refuseMissingFolder(Target target) {
    var file = target.file().toAbsolutePath();
    var folder = file.getParent();
    if (Files.isDirectory(file)) {
      throw new StoreException(
          StoreException.Kind.NOT_MUSTER, target.shown() + " is a folder, not a database file");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new StoreException(
          StoreException.Kind.NOT_FOUND,
          target.shown() + " cannot be created: there is no folder " + folder);
    }
    if (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))) {
      throw new StoreException(
          StoreException.Kind.NO_RIGHTS,
          target.shown() + " exists, but this account may not read and write it");
    }
  }

  /// The schema's version: 0 for an empty database.
  private static int version(Target target, Connection connection) throws SQLException {
    Set<String> tables = new HashSet<>(tables(target, connection));
    if (tables.isEmpty() || tables.equals(Set.of(HISTORY))) {
      return 0;
    }
    if (!tables.contains("muster")) {
      throw new StoreException(
          StoreException.Kind.NOT_MUSTER,
          target.shown()
              + " is a database of another program: it holds the table "
              + tables.stream().sorted().findFirst().orElse("")
              + " and none of Muster's");
    }
    try (var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select version from " + HISTORY + " where success")) {
      int newest = 0;
      while (rows.next()) {
        String version = rows.getString(1);
        if (version != null) {
          newest = Math.max(newest, Integer.parseInt(version));
        }
      }
      return newest;
    }
  }

  private static List<String> tables(Target target, Connection connection) throws SQLException {
    String sql =
        target.isSqlite()
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            : "select table_name from information_schema.tables where table_schema = current_schema()";
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private static void migrate(Target target) {
    FLYWAY_LOG.setLevel(Level.OFF);
    try {
      var configuration =
          Flyway.configure()
              .dataSource(new WriterSource(target))
              .locations(
                  "classpath:db/migration",
                  target.isSqlite() ? "classpath:db/sqlite" : "classpath:db/postgresql")
              .cleanDisabled(true);
      configuration.load().migrate();
    } catch (FlywayException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql) {
          throw target.trouble(sql);
        }
      }
      throw new StoreException(
          StoreException.Kind.FAILED,
          target.shown() + " could not be brought to the newest schema: " + e.getMessage(),
          e);
    }
  }
}
