package org.muster.server.record;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.server.picture.Drawing;
import org.muster.thread.Timeline;

/// The timeline with its two drawings and the ways on from here.
///
/// @param whole whether nothing is cut off
/// @param open the conflict whose card is open
public record TimelineModel(
    Timeline timeline,
    Drawing wide,
    Drawing narrow,
    LocalDate from,
    LocalDate to,
    boolean whole,
    boolean asTable,
    Optional<Timeline.Dispute> open,
    boolean mayChoose,
    Ways ways) {

  /// Addresses to zoom and pan without a script; a script takes the same ways.
  public record Ways(
      String all, String in, String out, String back, String on, String table, String plan) {}
}
