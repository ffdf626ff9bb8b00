package org.muster.record;

import java.util.List;

/// How an attempt to change a case ended. Only [Done] changed anything.
public sealed interface Changed {

  /// It is written.
  ///
  /// @param row the row as it stands now
  record Done(Row row) implements Changed {}

  /// Fields that are not as they must be, in the order of the columns.
  record Invalid(List<FieldError> errors) implements Changed {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /// No row of that id can be seen.
  record NotFound(String id) implements Changed {}

  /// It may not be done, or not by this viewer.
  record Refused(String why) implements Changed {}

  /// Somebody else has changed the row since it was read.
  ///
  /// @param now what stands in its place: the same row closed, or the claim that followed it
  record Stale(Row now) implements Changed {}
}
