package org.muster.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The digest that a backup carries of its own content, in a table that only backups have. It
/// covers what is stored and not how SQLite lays it out: the tables with their definitions, and
/// every cell of every row.
final class BackupSeal {
  private static final String TABLE = "backup_seal";

  private BackupSeal() {}

  /// Writes the digest into a backup.
  static void put(Connection sqlite) throws SQLException {
    try (Statement statement = sqlite.createStatement()) {
      statement.execute("drop table if exists " + TABLE);
    }
    String digest = digest(sqlite);
    try (Statement statement = sqlite.createStatement()) {
      statement.execute("create table " + TABLE + " (digest text not null)");
    }
    try (PreparedStatement insert =
        sqlite.prepareStatement("insert into " + TABLE + " values (?)")) {
      insert.setString(1, digest);
      insert.executeUpdate();
    }
  }

  /// Compares the digest with the content and takes it out, so that a database has none.
  ///
  /// @param backup for the message
  /// @throws StoreException DAMAGED if the content is another
  static Restored take(Connection sqlite, Path backup) throws SQLException {
    String wanted;
    try (Statement statement = sqlite.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "select 1 from sqlite_master where type = 'table' and name = '" + TABLE + "'")) {
        if (!rows.next()) {
          return Restored.WITHOUT_DIGEST;
        }
      }
      try (ResultSet rows = statement.executeQuery("select digest from " + TABLE)) {
        wanted = rows.next() ? rows.getString(1) : "";
      }
      statement.execute("drop table " + TABLE);
    }
    if (!digest(sqlite).equals(wanted)) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          backup
              + " is damaged or was altered: its content is not what its digest says;"
              + " nothing was restored");
    }
    return Restored.SOUND;
  }

  private static String digest(Connection sqlite) throws SQLException {
    MessageDigest sha = sha256();
    List<String> tables = new ArrayList<>();
    try (Statement statement = sqlite.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select name, sql from sqlite_master where type = 'table'"
                    + " and name not like 'sqlite_%' order by name")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
        field(sha, rows.getString(1).getBytes(StandardCharsets.UTF_8));
        field(sha, rows.getString(2).getBytes(StandardCharsets.UTF_8));
      }
    }
    for (String table : tables) {
      field(sha, table.getBytes(StandardCharsets.UTF_8));
      digestRows(sqlite, table, sha);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void digestRows(Connection sqlite, String table, MessageDigest sha)
      throws SQLException {
    String quoted = '"' + table.replace("\"", "\"\"") + '"';
    try (Statement statement = sqlite.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + quoted + " order by rowid")) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= width; i++) {
          field(sha, bytes(rows.getObject(i)));
        }
      }
    }
  }

  /// Each kind of value begins with a letter of its own, so that no two are written alike.
  private static byte[] bytes(@Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (value) {
      case null -> out.write('n');
      case byte[] raw -> {
        out.write('b');
        out.writeBytes(raw);
      }
      default -> {
        out.write(value instanceof Number ? 'i' : 't');
        out.writeBytes(value.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static void field(MessageDigest sha, byte[] bytes) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sha.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}
