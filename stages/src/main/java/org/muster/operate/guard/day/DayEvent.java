package org.muster.operate.guard.day;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.muster.store.Sha256;

/// One entry of the log of a day. Nothing in the log is ever changed.
///
/// @param id made by the sender: the same event sent twice counts once
/// @param device which sender, as it calls itself
/// @param counter the sender's own, from 1; for a desk, which does not count, the log's
/// @param at when it happened, by the sender's clock; whole milliseconds
/// @param received when it came here; whole milliseconds
/// @param nation of whoever sent it
/// @param actor account of whoever sent it
public record DayEvent(
    String id,
    String device,
    long counter,
    Instant at,
    Instant received,
    String nation,
    String actor,
    Proof proof,
    Deed deed) {

  /// The order in which a day is told, whatever the order in which it came: by the time, then by
  /// sender and counter.
  public static final Comparator<DayEvent> ORDER =
      Comparator.comparing(DayEvent::at)
          .thenComparing(DayEvent::device)
          .thenComparingLong(DayEvent::counter)
          .thenComparing(DayEvent::id)
          .thenComparing(DayEvent::digest);

  /// How whoever signs was known.
  public enum Proof {
    /// By their own PIN.
    PIN,
    /// By a one-use code, for which a commander vouches.
    CODE,
    /// By the account with which they are signed in.
    ACCOUNT,
    /// They were not: a PIN that was taken without a network was wrong.
    NONE
  }

  public DayEvent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    received = received.truncatedTo(ChronoUnit.MILLIS);
  }

  /// What the sender said, so that another content under the same id is seen.
  public String digest() {
    return Sha256.of(
        String.join("\n", id, device, Long.toString(counter), at.toString(), deed.toString()));
  }

  /// Minutes from when it happened to when it came.
  public long lateMinutes() {
    return ChronoUnit.MINUTES.between(at, received);
  }
}
