package org.muster.operate.evacuation;

import java.time.Instant;
import java.util.List;
import org.muster.operate.evacuation.custody.Deed;

/// An event on its way into the log.
///
/// @param id made by the sender: sent again, it counts once
/// @param counter the sender's own, from 1; 0 for a desk, which does not count
/// @param station code of where it was done; empty for a desk
/// @param note free words, which are sealed; empty where there are none
public record Sending(String id, long counter, Instant at, String station, Deed deed, String note) {

  /// What became of an event that was sent.
  ///
  /// @param why it was not taken, in plain words without anything personal
  public record Answer(String id, Became became, String why) {

    /// Whether the event is in the log, by this sending or an earlier one.
    public boolean isInLog() {
      return became == Became.TAKEN || became == Became.AGAIN;
    }
  }

  /// How it ended.
  public enum Became {
    /// It is in the log, and on the disk.
    TAKEN,
    /// It was there already.
    AGAIN,
    /// It is not in the log yet: the sender keeps it and sends it again as it is.
    LATER,
    /// It is not in the log, and will never be.
    REFUSED
  }

  static List<Answer> all(List<Sending> sendings, String why) {
    return sendings.stream().map(s -> new Answer(s.id, Became.REFUSED, why)).toList();
  }
}
