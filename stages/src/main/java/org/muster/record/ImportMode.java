package org.muster.record;

/// What an import may do to a case that the database holds already.
public enum ImportMode {
  /// Nothing: only a new case is taken in.
  NEW,
  /// The case becomes what is imported; rows that it lacks are removed.
  REPLACE,
  /// New rows are added; a row that differs stops the import, and nothing is removed.
  MERGE
}
