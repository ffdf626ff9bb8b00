package org.muster.review;

import java.time.Instant;

/// One version of the answer to a question. Versions are never rewritten: two people who began from
/// the same version cannot both save the next.
///
/// @param version from 1; 0 stands for a question that nobody has touched
/// @param value the canonical text; may be empty
/// @param person who saved it
/// @param at when
public record Answer(
    String question, int version, String value, Status status, String person, Instant at) {

  /// Where the answer comes from.
  public enum Status {
    /// Nobody has answered.
    EMPTY("not answered"),
    /// Pre-filled from the last cycle and not looked at since.
    CARRIED("from the last cycle, not confirmed"),
    /// Confirmed as it was in the last cycle.
    UNCHANGED("unchanged"),
    /// Written in this cycle.
    ANSWERED("answered");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Whether somebody stood by it in this cycle.
  public boolean isGiven() {
    return (status == Status.ANSWERED && !value.isEmpty()) || status == Status.UNCHANGED;
  }

  static Answer none(String question) {
    return new Answer(question, 0, "", Status.EMPTY, "", Instant.EPOCH);
  }
}
