package org.muster.record;

import java.util.List;

/// A row of a case as a snapshot keeps it.
///
/// @param knownSince first day on which it was known, as ISO 8601 text
/// @param errors why it cannot be read; empty if it can
record KeptRow(Row row, String knownSince, List<FieldError> errors) {
  static KeptRow of(Row row, String knownSince) {
    return new KeptRow(row, knownSince, row.errors());
  }

  boolean isReadable() {
    return errors.isEmpty();
  }
}
