package org.muster.record;

/// How an import ended. Only [Done] changed anything.
public sealed interface Imported {

  /// What led from the old state to the new one.
  Difference difference();

  /// The case is in the database.
  record Done(Difference difference) implements Imported {}

  /// The database holds a case of that id already, and the import was for a new one.
  record Filled(Difference difference) implements Imported {}

  /// A merge found rows or settings with equal id and different content.
  record Conflicting(Difference difference) implements Imported {}
}
