package org.muster.server.picture;

import java.util.ArrayList;
import java.util.List;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Spot;
import org.muster.thread.Timeline.Presence;

/// Operations with few counts as bars: when, not how many.
final class PresenceRows {
  private final TimelineSheet sheet;

  PresenceRows(TimelineSheet sheet) {
    this.sheet = sheet;
  }

  void draw() {
    if (sheet.timeline.presences().isEmpty()) {
      return;
    }
    sheet.divider();
    if (sheet.narrow) {
      sheet.svg.label(
          "small", "Bars below show when, not how many", 0.0, sheet.y + 12, Anchor.START);
      sheet.y += 18;
    } else {
      sheet.svg.label("small", "Bars below show when, not how many", 0.0, sheet.y, Anchor.START);
      sheet.y += 7;
    }
    for (Presence presence : sheet.timeline.presences()) {
      double at = sheet.row(presence.name(), presence.under());
      presence(presence, at);
      sheet.disputes(presence.id(), at + TimelineSheet.BAR / 2);
    }
  }

  private void presence(Presence presence, double at) {
    double soft0 = sheet.scale.x(presence.from().earliest());
    double x0 = sheet.scale.x(presence.from().latest());
    double x1 =
        presence.goesOn()
            ? sheet.scale.end(sheet.timeline.asOf())
            : sheet.scale.x(presence.to().earliest());
    double soft1 = presence.goesOn() ? x1 : sheet.scale.x(presence.to().latest());
    sheet.svg.open("g", "clip-path", "url(#" + sheet.id + "-clip)");
    if (x1 > x0) {
      sheet.svg.rect("bar", x0, at, x1 - x0, TimelineSheet.BAR);
    }
    sheet.dashed(soft0, Math.min(x0, soft1), at);
    sheet.dashed(Math.max(x1, soft0), soft1, at);
    sheet.svg.close();
    if (soft1 < sheet.scale.left() || soft0 > sheet.scale.right()) {
      return;
    }
    double left = Math.max(soft0, sheet.scale.left());
    double right = Math.min(soft1, sheet.scale.right());
    List<Label> beside = new ArrayList<>();
    beside.add(
        new Label(
            35,
            "",
            presence.words(),
            List.of(
                new Spot(right + 6, at + 13, Anchor.START),
                new Spot(left - 6, at + 13, Anchor.END),
                new Spot(left + 5, at + 13, Anchor.START)),
            "lab"));
    sheet.labels.addAll(beside);
  }
}
