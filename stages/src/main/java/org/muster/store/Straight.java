package org.muster.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/// A query straight from the driver, for what every answer asks: putting the same few words of SQL
/// together anew costs more than to read what they ask for.
public final class Straight {
  private Straight() {}

  /// How a row is read, by position.
  @FunctionalInterface
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// The rows that a query finds.
  ///
  /// @param sql with names in double quotes and one `?` for each value; never put together from
  ///     what somebody typed
  public static <T> List<T> list(
      DSLContext dsl, String sql, Reading<T> reading, List<String> values) {
    return dsl.connectionResult(
        connection -> {
          List<T> all = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              query.setString(i + 1, values.get(i));
            }
            try (ResultSet found = query.executeQuery()) {
              while (found.next()) {
                all.add(reading.of(found));
              }
            }
          }
          return all;
        });
  }
}
