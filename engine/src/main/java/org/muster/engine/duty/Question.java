package org.muster.engine.duty;

/// A question that every plan answers with yes or no.
public sealed interface Question {

  /// Does the resource do this duty in this slot?
  ///
  /// @param resource id of the resource
  /// @param slot the slot
  /// @param duty index of the duty, or {@link Pin#NOTHING}
  record Does(String resource, int slot, int duty) implements Question {

    /// What the answer demands of the resource's calendar.
    public Pin pin(boolean answer) {
      return new Pin(resource, slot, duty, answer);
    }
  }

  /// Are there at least so many units on the row?
  ///
  /// @param row index of the row of demand
  /// @param units at least one
  record Has(int row, long units) implements Question {}
}
