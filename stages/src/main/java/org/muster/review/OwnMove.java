package org.muster.review;

import java.util.Optional;
import org.muster.record.Edtf;

/// Something that one person can do now in a cycle, by the role that they have at its table.
///
/// @param cycle the cycle's id
/// @param name the cycle's name
/// @param step the step that it leads to
/// @param at where it is done
/// @param words what it is, without its stop: "PG-07: answer 2 clauses"
/// @param due the day planned for the step, if one is
public record OwnMove(
    String cycle, String name, CycleStep step, At at, String words, Optional<Edtf> due) {

  /// Where in a cycle something is done.
  public sealed interface At {
    /// Among its steps.
    record Steps() implements At {}

    record Survey() implements At {}

    /// The list of its goals.
    record Goals() implements At {}

    /// One goal's talks.
    record Goal(String goal) implements At {}

    record Assessment() implements At {}
  }
}
