package org.muster.thread;

import java.util.List;
import org.muster.record.CaseData;
import org.muster.record.Problem;

/// What came of reading a case file: the case, or everything that is wrong with it.
public sealed interface CaseReading {

  /// Nothing is wrong.
  record Sound(CaseData data) implements CaseReading {}

  /// Something is wrong.
  ///
  /// @param problems by file, then line
  record Unsound(List<Problem> problems) implements CaseReading {
    public Unsound {
      problems = List.copyOf(problems);
    }
  }

  /// What is wrong; empty for a sound case.
  default List<Problem> problems() {
    return switch (this) {
      case Sound sound -> List.of();
      case Unsound unsound -> unsound.problems;
    };
  }
}
