package org.muster.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Whether an SQLite file is sound: its pages, its indexes and its references
/// (https://www.sqlite.org/pragma.html#pragma_integrity_check).
final class Integrity {
  private static final int SHOWN = 3;

  private Integrity() {}

  /// @param shown the file, for the message
  /// @param then what comes of it, for the message
  /// @throws StoreException DAMAGED with the first faults that SQLite finds
  static void require(Connection sqlite, String shown, String then) throws SQLException {
    List<String> faults = new ArrayList<>();
    try (Statement statement = sqlite.createStatement()) {
      try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(" + SHOWN + ")")) {
        while (rows.next()) {
          String said = rows.getString(1);
          if (!"ok".equals(said)) {
            faults.add(said.strip());
          }
        }
      }
      if (faults.isEmpty()) {
        try (ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
          while (rows.next() && faults.size() < SHOWN) {
            faults.add(
                "a row of "
                    + rows.getString(1)
                    + " refers to one of "
                    + rows.getString(3)
                    + " that is not there");
          }
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          shown + " is damaged: " + String.join("; ", faults) + "; " + then);
    }
  }
}
