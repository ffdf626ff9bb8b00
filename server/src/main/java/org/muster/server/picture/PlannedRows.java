package org.muster.server.picture;

import java.util.List;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Spot;
import org.muster.thread.DateWords;
import org.muster.thread.Timeline.OpenStretch;
import org.muster.thread.Timeline.Planned;
import org.muster.thread.Timeline.Wanted;

/// Invented operations, hatched, with the gaps of their plan.
final class PlannedRows {
  private final TimelineSheet sheet;

  PlannedRows(TimelineSheet sheet) {
    this.sheet = sheet;
  }

  void draw() {
    for (Planned one : sheet.timeline.planned()) {
      if (sheet.narrow || sheet.timeline.theatres().isEmpty()) {
        sheet.divider();
      }
      planned(one);
    }
  }

  private void planned(Planned one) {
    double room = 44;
    double above = sheet.narrow ? 34 : 20;
    double base = sheet.y + above + room;
    if (sheet.narrow) {
      sheet.svg.open("text", "class", "rowname", "x", 0.0, "y", sheet.y + 12);
      sheet.svg.words(one.name());
      sheet.svg.text("tspan", " " + one.under(), "class", "small");
      sheet.svg.close();
    } else {
      sheet.svg.label("rowname b", one.name(), 0.0, sheet.y + 26, Anchor.START);
      sheet.svg.label("small", one.under(), 0.0, sheet.y + 42, Anchor.START);
      sheet.svg.label("small", "illustrative", 0.0, sheet.y + 57, Anchor.START);
    }
    double perPerson = room / Math.max(1, one.top());
    sheet.svg.line("baseline", sheet.scale.left(), base, sheet.scale.right(), base);
    if (!sheet.narrow) {
      sheet.svg.label("axis", "0", sheet.scale.left() - 8, base + 4, Anchor.END);
      sheet.svg.label(
          "axis", Integer.toString(one.top()), sheet.scale.left() - 8, base - room + 4, Anchor.END);
    }
    sheet.svg.open("g", "clip-path", "url(#" + sheet.id + "-clip)");
    for (Wanted wanted : one.steps()) {
      double x0 = sheet.scale.x(wanted.from());
      double x1 = sheet.scale.end(wanted.to());
      double high = wanted.people() * perPerson;
      sheet.svg.leaf(
          "rect",
          "class",
          "planned",
          "fill",
          "url(#" + sheet.id + "-planned)",
          "x",
          x0,
          "y",
          base - high,
          "width",
          Math.max(0, x1 - x0),
          "height",
          high);
    }
    for (OpenStretch gap : one.gaps()) {
      double x0 = sheet.scale.x(gap.from());
      double x1 = sheet.scale.end(gap.to());
      sheet.svg.leaf(
          "rect",
          "class",
          "gap",
          "fill",
          "url(#" + sheet.id + "-gap)",
          "x",
          x0,
          "y",
          base - one.top() * perPerson,
          "width",
          Math.max(3, x1 - x0),
          "height",
          Math.max(4, gap.people() * perPerson));
    }
    sheet.svg.close();
    if (!one.steps().isEmpty()) {
      double x0 = Math.max(sheet.scale.left(), sheet.scale.x(one.steps().getFirst().from()));
      double x1 = Math.min(sheet.scale.right(), sheet.scale.end(one.steps().getLast().to()));
      if (x1 > sheet.scale.left() && x0 < sheet.scale.right()) {
        sheet.labels.add(
            new Label(
                50,
                Integer.toString(one.top()),
                List.of("wanted, illustrative", "wanted", ""),
                List.of(
                    new Spot(x0 + 2, base - room - 6, Anchor.START),
                    new Spot(x1, base - room - 6, Anchor.END)),
                "lab"));
        if (!one.gaps().isEmpty()) {
          String gaps = DateWords.count(one.gaps().size(), "gap") + " in the plan";
          double wide = Math.max(44, TextWidth.of(gaps, 12, true) + 12);
          double at =
              Math.max(sheet.scale.left(), Math.min(x0 - wide - 8, sheet.scale.right() - wide));
          sheet.marks.add(
              new Drawing.Mark(
                  "gap", one.id(), gaps + ": open the plan", gaps, at, base - 30, wide, 24));
        }
      }
    }
    sheet.y = base + 6;
  }
}
