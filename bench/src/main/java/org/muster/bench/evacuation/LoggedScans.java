package org.muster.bench.evacuation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Ids of the scans of [ScanLoad] that are on file, one a line as often as it is there; or of the
/// registrations of a drill.
public final class LoggedScans {
  private LoggedScans() {}

  /// Path of an SQLite file, or JDBC address of a PostgreSQL database; any second word asks for
  /// registrations.
  public static void main(String[] args) throws SQLException {
    String prefix = args.length > 1 ? "drill" : "load";
    String url = args[0].startsWith("jdbc:") ? args[0] : "jdbc:sqlite:" + args[0];
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select event from evacuation_events where event like '" + prefix + "-%'")) {
      StringBuilder all = new StringBuilder();
      while (rows.next()) {
        all.append(rows.getString(1)).append('\n');
      }
      System.out.print(all);
    }
  }
}
