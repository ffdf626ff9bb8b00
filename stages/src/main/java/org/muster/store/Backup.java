package org.muster.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/// Copies of the whole database. A backup is always an SQLite file with the schema of a Muster
/// database, whichever database it came from, so that there is one format, every Muster can open
/// it, and it leads from one kind of database to the other. It carries a digest of itself
/// ([BackupSeal]); whatever is restored is proven sound before anything is replaced.
final class Backup {
  private static final int BATCH = 500;

  private Backup() {}

  static void write(Target source, Path file) {
    if (Files.exists(file)) {
      throw new StoreException(
          StoreException.Kind.EXISTS, file + " is there already; name a new file for the backup");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StoreException(
          StoreException.Kind.NOT_FOUND, file + " cannot be written: there is no folder " + folder);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Target copy = Target.of(part.toString());
    try {
      remove(part);
      if (source.isSqlite()) {
        vacuumInto(source, part);
        PrivateFiles.narrow(part);
        try (Connection to = copy.connectWriter()) {
          seal(to);
          withoutLog(to);
        }
      } else {
        Schema.ensure(copy, true);
        try (Connection from = source.connectReader();
            Connection to = copy.connectWriter()) {
          to.setAutoCommit(false);
          copyRows(from, copy, to);
          to.setAutoCommit(true);
          seal(to);
          withoutLog(to);
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (SQLException e) {
      throw copy.trouble(e);
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      removeQuietly(part);
    }
  }

  private static void seal(Connection copy) throws SQLException {
    copy.setAutoCommit(false);
    BackupSeal.put(copy);
    copy.setAutoCommit(true);
  }

  /// @param proof looks at the backup's content once it has the newest schema, before anything is
  ///     replaced; what it throws ends the restore
  static Restored restore(Path backup, Target target, boolean replace, Consumer<DSLContext> proof) {
    if (!Files.isRegularFile(backup)) {
      throw new StoreException(
          StoreException.Kind.NOT_FOUND, backup + " is not there, or is not a file");
    }
    return target.isSqlite()
        ? restoreFile(backup, target, replace, proof)
        : restoreRows(backup, target, replace, proof);
  }

  private static Restored restoreFile(
      Path backup, Target target, boolean replace, Consumer<DSLContext> proof) {
    Path file = target.file();
    if (Files.exists(file) && !replace) {
      throw new StoreException(
          StoreException.Kind.EXISTS,
          file + " is there already; say --replace to put the backup in its place");
    }
    Path part = file.resolveSibling(file.getFileName() + ".restoring");
    try {
      remove(part);
      PrivateFiles.create(part);
      Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
      PrivateFiles.narrow(part);
      Target copy = Target.of(part.toString());
      Restored sealed = prove(backup, copy, proof);
      try (Connection connection = copy.connectWriter()) {
        withoutLog(connection);
      }
      if (Files.exists(file)) {
        refuseInUse(target);
      }
      // The log of the old file must not be played into the new one.
      Files.deleteIfExists(Path.of(file + "-wal"));
      Files.deleteIfExists(Path.of(file + "-shm"));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return sealed;
    } catch (SQLException e) {
      throw target.trouble(e);
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      removeQuietly(part);
    }
  }

  private static Restored restoreRows(
      Path backup, Target target, boolean replace, Consumer<DSLContext> proof) {
    Path part = null;
    try {
      part = Files.createTempFile("muster-restore", ".db");
      Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
      PrivateFiles.narrow(part);
      Target copy = Target.of(part.toString());
      Restored sealed = prove(backup, copy, proof);
      Schema.ensure(target, true);
      try (Connection from = copy.connectReader();
          Connection to = target.connectWriter();
          Statement statement = to.createStatement()) {
        to.setAutoCommit(false);
        List<String> tables = tables(from);
        for (String table : tables) {
          try (ResultSet any =
              statement.executeQuery("select 1 from " + quoted(table) + " limit 1")) {
            if (any.next() && !table.equals("muster") && !replace) {
              throw new StoreException(
                  StoreException.Kind.EXISTS,
                  target.shown()
                      + " holds data already (in "
                      + table
                      + "); say --replace to put the backup in its place");
            }
          }
        }
        for (String table : tables.reversed()) {
          statement.executeUpdate("delete from " + quoted(table));
        }
        insertRows(from, tables, to);
        to.setAutoCommit(true);
      }
      return sealed;
    } catch (SQLException e) {
      throw target.trouble(e);
    } catch (IOException e) {
      throw failed(backup, e);
    } finally {
      if (part != null) {
        removeQuietly(part);
      }
    }
  }

  private static void vacuumInto(Target source, Path part) throws SQLException {
    try (Connection connection = source.connectWriter();
        PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
      copy.setString(1, part.toString());
      copy.execute();
    }
  }

  /// A backup is one file: its write-ahead log is folded in.
  private static void withoutLog(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
    }
  }

  /// Takes the copy of a backup only if every page of it is sound, its content is what the digest
  /// says, its schema is known and its content passes the proof.
  private static Restored prove(Path backup, Target copy, Consumer<DSLContext> proof)
      throws SQLException {
    refuseForeign(backup, copy);
    Restored sealed;
    try (Connection connection = copy.connectWriter()) {
      Integrity.require(connection, backup.toString(), "nothing was restored");
      sealed = BackupSeal.take(connection, backup);
    } catch (SQLException e) {
      throw damaged(backup, e);
    }
    Schema.ensure(copy, true);
    try (Connection connection = copy.connectReader()) {
      proof.accept(copy.dsl(connection));
    }
    return sealed;
  }

  private static StoreException damaged(Path backup, SQLException e) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        backup + " is damaged: " + e.getMessage() + "; nothing was restored",
        e);
  }

  private static void refuseForeign(Path backup, Target copy) throws SQLException {
    try (Connection connection = copy.connectReader()) {
      if (!tables(connection).contains("muster")) {
        throw new StoreException(
            StoreException.Kind.NOT_MUSTER, backup + " is not a backup of a Muster database");
      }
    } catch (SQLException e) {
      StoreException said = copy.trouble(e);
      throw switch (said.kind()) {
        case NOT_MUSTER ->
            new StoreException(said.kind(), backup + " is not a backup of a Muster database", e);
        case DAMAGED -> damaged(backup, e);
        default -> said;
      };
    }
  }

  /// Somebody who has the old file open would go on writing to it, unseen.
  private static void refuseInUse(Target target) throws SQLException {
    try (Connection connection = target.connectWriter();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      // Leaving the write-ahead log needs the file for oneself alone.
      statement.execute("PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      StoreException said = target.trouble(e);
      if (said.kind() == StoreException.Kind.LOCKED) {
        throw new StoreException(
            said.kind(), target.shown() + " is open in another program; stop it first", e);
      }
      // A file that is no database, or a broken one, is what a restore is for.
    }
  }

  private static void copyRows(Connection from, Target copy, Connection to) throws SQLException {
    List<String> tables = tables(to);
    try (Statement statement = to.createStatement()) {
      for (String table : tables.reversed()) {
        statement.executeUpdate("delete from " + quoted(table));
      }
    } catch (SQLException e) {
      throw copy.trouble(e);
    }
    insertRows(from, tables, to);
  }

  private static void insertRows(Connection from, List<String> tables, Connection to)
      throws SQLException {
    for (String table : tables) {
      try (Statement statement = from.createStatement();
          ResultSet rows = statement.executeQuery("select * from " + quoted(table))) {
        insert(rows, table, to);
      }
    }
  }

  private static void insert(ResultSet rows, String table, Connection to) throws SQLException {
    int width = rows.getMetaData().getColumnCount();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      names.add(quoted(rows.getMetaData().getColumnName(i)));
    }
    String sql =
        "insert into "
            + quoted(table)
            + " ("
            + String.join(", ", names)
            + ") values ("
            + String.join(", ", java.util.Collections.nCopies(width, "?"))
            + ")";
    try (PreparedStatement insert = to.prepareStatement(sql)) {
      int waiting = 0;
      while (rows.next()) {
        for (int i = 1; i <= width; i++) {
          Object value = rows.getObject(i);
          if (value instanceof Number number) {
            insert.setLong(i, number.longValue());
          } else if (value == null) {
            insert.setObject(i, null);
          } else {
            // What SQLite took before text had a domain, PostgreSQL does not: NUL stands as lost.
            insert.setString(i, value.toString().replace('\0', '\uFFFD'));
          }
        }
        insert.addBatch();
        if (++waiting == BATCH) {
          insert.executeBatch();
          waiting = 0;
        }
      }
      insert.executeBatch();
    }
  }

  /// Every table of an SQLite copy but Flyway's and the stamps that triggers keep, referred-to
  /// before referring: in the order in which the migrations made them.
  private static List<String> tables(Connection sqlite) throws SQLException {
    try (Statement statement = sqlite.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select name from sqlite_master where type = 'table'"
                    + " and name not like 'sqlite_%' and name not like 'flyway_%'"
                    + " and name <> 'case_stamps' order by rowid")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static StoreException failed(Path file, IOException e) {
    return new StoreException(StoreException.Kind.FAILED, file + ": " + Trouble.why(e), e);
  }

  private static void remove(Path file) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
  }

  private static void removeQuietly(Path file) {
    try {
      remove(file);
    } catch (IOException e) {
      // A left-over part file does no harm: the next backup removes it first.
    }
  }
}
