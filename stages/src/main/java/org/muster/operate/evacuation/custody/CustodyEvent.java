package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// One entry of the log of custody. Nothing in the log is ever changed.
///
/// @param id made by the sender: the same event sent twice counts once
/// @param digest of what the sender said, so that another content under the same id is seen
/// @param device which sender
/// @param counter the sender's own, from 1; 0 for one that does not count
/// @param at when it happened, by the sender's clock; whole milliseconds, since a desk does
///     several things in a second and counts none
/// @param taken when the first machine that we know of took it; whole milliseconds
/// @param actor whoever did it: an account or an office
/// @param station code of where it was done; empty for a desk
public record CustodyEvent(
    String id,
    String digest,
    String device,
    long counter,
    Instant at,
    Instant taken,
    String actor,
    String station,
    Deed deed) {

  /// How the name of every desk begins, and of no station's device.
  public static final String DESK = "desk-";

  /// A sender's clock may be wrong by as much before it is told.
  public static final Duration WRONG_CLOCK = Duration.ofMinutes(5);

  /// The order in which custody is told, whatever the order in which it came: by the time, then by
  /// sender and counter.
  public static final Comparator<CustodyEvent> ORDER =
      Comparator.comparing(CustodyEvent::when)
          .thenComparing(CustodyEvent::device)
          .thenComparingLong(CustodyEvent::counter)
          .thenComparing(CustodyEvent::id)
          .thenComparing(CustodyEvent::digest);

  public CustodyEvent {
    Codes.need("an event", id);
    Codes.need("a device", device);
    Codes.maybe("a station", station);
    if (counter < 0) {
      throw new IllegalArgumentException("a counter is never below nothing");
    }
    at = at.truncatedTo(ChronoUnit.MILLIS);
    taken = taken.truncatedTo(ChronoUnit.MILLIS);
  }

  /// When it counts as done: what is dated after it came happened when it came.
  public Instant when() {
    return at.isAfter(taken) ? taken : at;
  }

  /// Whether it is dated after it came by more than clocks differ.
  public boolean isFromTheFuture() {
    return at.isAfter(taken.plus(WRONG_CLOCK));
  }

  /// Minutes from when it happened to when it came.
  public long lateMinutes() {
    return Math.max(0, ChronoUnit.MINUTES.between(at, taken));
  }

  boolean isAfter(CustodyEvent other) {
    return ORDER.compare(this, other) > 0;
  }

  /// The same, as taken at another time.
  CustodyEvent takenAt(Instant moment) {
    return new CustodyEvent(id, digest, device, counter, at, moment, actor, station, deed);
  }
}
