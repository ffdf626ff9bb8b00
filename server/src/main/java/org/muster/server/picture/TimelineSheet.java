package org.muster.server.picture;

import java.util.ArrayList;
import java.util.List;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.thread.Timeline;
import org.muster.thread.Timeline.Dispute;

/// The sheet that the rows of a timeline are drawn on, one below the other: what is drawn, what
/// labels wait for a place, and the marks that can be pressed.
final class TimelineSheet {
  static final double ROW = 21;
  static final double BAR = 17;

  final Timeline timeline;

  /// Begins the ids within the SVG.
  final String id;

  /// Whether the names of rows stand above them, as on a phone.
  final boolean narrow;

  final double width;
  final TimeScale scale;
  final Svg svg = new Svg();
  final List<Drawing.Mark> marks = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();

  /// Where no label may lie.
  final List<Box> blocked = new ArrayList<>();

  /// Where the next row begins.
  double y;

  TimelineSheet(Timeline timeline, TimeScale scale, double width, String id) {
    this.timeline = timeline;
    this.scale = scale;
    this.width = width;
    this.id = id;
    this.narrow = scale.left() < 20;
  }

  /// The heading of a group, above a line; leaves `y` where its first row begins.
  void group(String title, String note) {
    if (narrow) {
      svg.label("group", title, 0.0, y + 14, Anchor.START);
      if (!note.isEmpty()) {
        svg.label("small", note, 0.0, y + 29, Anchor.START);
      }
      y += note.isEmpty() ? 20 : 34;
    } else {
      svg.label("group", title, 0.0, y + 2, Anchor.START);
      if (!note.isEmpty()) {
        svg.label("small", note, 0.0, y + 17, Anchor.START);
      }
      y += note.isEmpty() ? 8 : 23;
    }
  }

  void divider() {
    y += 8;
    svg.line("rule1", 0.0, y, width, y);
    y += narrow ? 2 : 14;
  }

  /// The name of a row; returns where its bar begins.
  double row(String name, String under) {
    if (narrow) {
      svg.open("text", "class", "rowname", "x", 0.0, "y", y + 12);
    } else {
      svg.open("text", "class", "rowname", "x", 0.0, "y", y + 13);
    }
    svg.words(name);
    if (!under.isEmpty()) {
      svg.text("tspan", " " + under, "class", "small");
    }
    svg.close();
    double bar = narrow ? y + 16 : y;
    y = bar + ROW;
    return bar;
  }

  void dashed(double from, double to, double at) {
    if (to > from) {
      svg.rect("vague", from, at, to - from, BAR);
    }
  }

  void disputes(String row, double mid) {
    for (Dispute dispute : timeline.conflicts()) {
      boolean onArea =
          timeline.theatres().stream()
              .flatMap(t -> t.steps().stream())
              .anyMatch(s -> s.about().equals(dispute.about()));
      if (dispute.row().equals(row) && !onArea) {
        disputed(dispute, scale.x(dispute.at().latest()), mid);
      }
    }
  }

  void disputed(Dispute dispute, double x, double at) {
    if (x < scale.left() - 1 || x > scale.right() + 1) {
      return;
    }
    svg.leaf(
        "circle",
        "class",
        dispute.isOpen() ? "dispute" : "settled",
        "cx",
        x,
        "cy",
        at,
        "r",
        dispute.isOpen() ? 4.5 : 3.5);
    blocked.add(new Box(x - 4, at - 4, 8, 8));
    marks.add(
        new Drawing.Mark(
            dispute.isOpen() ? "conflict" : "settled",
            dispute.about(),
            (dispute.isOpen() ? "Conflict: " : "Settled: ")
                + dispute.question()
                + " "
                + dispute.date(),
            "",
            x - 12,
            at - 12,
            24,
            24));
  }
}
