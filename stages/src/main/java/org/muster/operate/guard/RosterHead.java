package org.muster.operate.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/// What a list says of a roster: everything but its lines.
///
/// @param id readable and never used again: `AZE.guard-roster.3`
/// @param number at the end of its id
/// @param guard id of the guard
/// @param maker account of whoever put it there
/// @param from first day on which its tours begin
/// @param days over which they begin
/// @param bound proven: no roster costs less; empty where none was
/// @param uncovered hours of seats that nobody holds
/// @param digest of its text as it stands
public record RosterHead(
    String id,
    long number,
    String guard,
    String name,
    RosterState state,
    String maker,
    Instant at,
    LocalDate from,
    int days,
    long cost,
    OptionalLong bound,
    int uncovered,
    boolean illustrative,
    String digest,
    String owner,
    String release) {

  /// The day after the last on which a tour begins.
  public LocalDate until() {
    return from.plusDays(days);
  }

  /// Whether a tour of it begins on that day.
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(until());
  }

  RosterHead standing(RosterState now) {
    return new RosterHead(
        id,
        number,
        guard,
        name,
        now,
        maker,
        at,
        from,
        days,
        cost,
        bound,
        uncovered,
        illustrative,
        digest,
        owner,
        release);
  }

  /// @param stillProven whether the bound is one of the problem as it stands
  RosterHead holding(
      RosterText text, String textDigest, long newCost, int gaps, boolean stillProven) {
    return new RosterHead(
        id,
        number,
        guard,
        name,
        state,
        maker,
        at,
        text.from(),
        text.days(),
        newCost,
        // A bound is one of the problem, whatever people change in the roster; it is gone when the
        // problem is another.
        stillProven ? bound : OptionalLong.empty(),
        gaps,
        illustrative,
        textDigest,
        owner,
        release);
  }
}
