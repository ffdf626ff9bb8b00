package org.muster.operate.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/// What one of the guard asks of their own nation.
///
/// @param number in its case
/// @param nation whose soldier asks, and who decides
/// @param member service number of whoever asks
/// @param first day
/// @param last day
/// @param other service number of whom they would swap with; empty for a day off
/// @param text why, in their words
/// @param person account that wrote it down
/// @param decidedBy account; empty while nobody has decided
/// @param why it was refused; may be empty
public record GuardRequest(
    long number,
    Sort sort,
    String guard,
    String nation,
    String member,
    LocalDate first,
    LocalDate last,
    String other,
    String text,
    String person,
    Instant at,
    State state,
    String decidedBy,
    String why) {

  /// What is asked for.
  public enum Sort {
    /// To be free; the roster counts it as a wish.
    DAY_OFF,
    /// The other's tour of a day for the own.
    SWAP;

    /// As the database writes it.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The sort of that word.
    public static Sort of(String word) {
      return Arrays.stream(values())
          .filter(sort -> sort.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("nothing is asked by " + word));
    }
  }

  /// How far it is.
  public enum State {
    ASKED,
    APPROVED,
    REFUSED;

    /// As the database writes it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that word.
    public static State of(String word) {
      return Arrays.stream(values())
          .filter(state -> state.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no request is " + word));
    }
  }

  GuardRequest decided(State then, String by, String reason) {
    return new GuardRequest(
        number, sort, guard, nation, member, first, last, other, text, person, at, then, by,
        reason);
  }
}
