package org.muster.thread.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.record.Row;

/// Numbers for rows on file, so that a problem leads back to its row as one of a file does by its
/// line.
final class Subjects {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /// From 1.
  int number(Row row) {
    return numbers.computeIfAbsent(
        row.id(),
        id -> {
          rows.add(row);
          return rows.size();
        });
  }

  Row get(int number) {
    return rows.get(number - 1);
  }
}
