package org.muster.record;

import java.util.List;

/// How an import ended. Only [Done] changed anything.
public sealed interface Imported {

  /// What led from the old state to the new one.
  Difference difference();

  /// The case is in the database.
  record Done(Difference difference) implements Imported {}

  /// The database holds a case of that id already, and the import was for a new one.
  record Filled(Difference difference) implements Imported {}

  /// What a merge would bring together breaks rules between rows that neither side breaks.
  ///
  /// @param problems at the lines that the merged case would have
  record Unsound(Difference difference, List<Problem> problems) implements Imported {
    public Unsound {
      problems = List.copyOf(problems);
    }
  }

  /// A merge found rows or settings with equal id and different content.
  record Conflicting(Difference difference) implements Imported {}
}
