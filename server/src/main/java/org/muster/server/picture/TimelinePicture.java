package org.muster.server.picture;

import java.time.LocalDate;
import java.util.List;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Placed;
import org.muster.thread.DateWords;
import org.muster.thread.Timeline;

/// Draws a timeline between two days: frameworks and small operations as bars, people of a theatre
/// as a stepped area, invented operations hatched in a row of their own.
///
/// A dashed edge means that the day is not recorded, dotted that it may or may not be so; steps,
/// never slopes; the height of a bar means nothing, and the picture says so.
public final class TimelinePicture {
  private final TimelineSheet sheet;

  private TimelinePicture(TimelineSheet sheet) {
    this.sheet = sheet;
  }

  /// The wide picture, with the names of rows at its left.
  ///
  /// @param id begins the ids within the SVG, so that two pictures can stand on one page
  public static Drawing wide(Timeline timeline, LocalDate from, LocalDate to, String id) {
    TimeScale scale = new TimeScale(from, to, 200, 1384);
    return new TimelinePicture(new TimelineSheet(timeline, scale, 1392, id)).draw();
  }

  /// The picture for a phone, with the names of rows above them.
  public static Drawing narrow(Timeline timeline, LocalDate from, LocalDate to, String id) {
    TimeScale scale = new TimeScale(from, to, 4, 338);
    return new TimelinePicture(new TimelineSheet(timeline, scale, 342, id)).draw();
  }

  private Drawing draw() {
    sheet.y = 20;
    double top = sheet.y;
    sheet.y += 26;
    new FrameworkRows(sheet).draw();
    new TheatreRows(sheet).draw();
    new PlannedRows(sheet).draw();
    new PresenceRows(sheet).draw();
    new EventRows(sheet).draw();
    double height = sheet.y + 8;
    Svg whole = new Svg();
    whole.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        sheet.narrow ? "picture timeline narrow" : "picture timeline",
        "viewBox",
        "0 0 " + Svg.number(sheet.width) + " " + Svg.number(height),
        "width",
        sheet.width,
        "height",
        height,
        "role",
        "img",
        "aria-labelledby",
        sheet.id + "-title " + sheet.id + "-desc");
    whole.text("title", sheet.timeline.heading(), "id", sheet.id + "-title");
    whole.text("desc", sheet.timeline.summary(), "id", sheet.id + "-desc");
    Fills.write(whole, sheet.id);
    whole.open("clipPath", "id", sheet.id + "-clip");
    whole.leaf(
        "rect",
        "x",
        sheet.scale.left() - 1,
        "y",
        0.0,
        "width",
        sheet.scale.right() - sheet.scale.left() + 2,
        "height",
        height);
    whole.close();
    ground(whole, top, height);
    whole.add(sheet.svg);
    whole.open("g", "class", "labels");
    place(height).forEach(one -> label(whole, one));
    whole.close();
    asOf(whole, height);
    whole.close();
    return new Drawing(whole.toString(), sheet.width, height, sheet.marks);
  }

  private static void label(Svg out, Placed one) {
    out.open(
        "text",
        "x",
        one.spot().x(),
        "y",
        one.spot().y(),
        "class",
        one.label().style(),
        "text-anchor",
        one.spot().anchor().svg());
    if (!one.label().bold().isEmpty()) {
      out.text("tspan", one.label().bold(), "class", "b");
    }
    if (!one.words().isEmpty()) {
      out.words((one.label().bold().isEmpty() ? "" : " ") + one.words());
    }
    out.close();
  }

  private void ground(Svg out, double top, double height) {
    double now = sheet.scale.end(sheet.timeline.asOf());
    if (now < sheet.scale.right()) {
      double from = Math.max(now, sheet.scale.left());
      out.rect("later", from, top + 4, sheet.scale.right() - from, height - top - 4);
    }
    for (TimeScale.Tick tick : sheet.scale.ticks()) {
      out.line(tick.major() ? "grid major" : "grid", tick.x(), top + 4, tick.x(), height);
      boolean fits = tick.x() + TextWidth.of(tick.label(), 12, true) <= sheet.width;
      if (!tick.label().isEmpty() && fits) {
        out.label(
            tick.label().length() >= 4 ? "axis b" : "axis",
            tick.label(),
            tick.x() + 3,
            top - 4,
            Anchor.START);
      }
    }
    out.line("rule2", 0.0, top + 4, sheet.width, top + 4);
  }

  private void asOf(Svg out, double height) {
    double x = sheet.scale.end(sheet.timeline.asOf());
    if (x < sheet.scale.left() || x > sheet.scale.right()) {
      return;
    }
    String day = DateWords.day(sheet.timeline.asOf());
    double boxWidth = TextWidth.of(day, 12, true) + 14;
    double boxX = Math.min(Math.max(x - boxWidth / 2, sheet.scale.left()), sheet.width - boxWidth);
    out.line("asof", x, 24.0, x, height);
    out.leaf(
        "rect", "class", "asofbox", "x", boxX, "y", 25.0, "width", boxWidth, "height", 18.0, "rx",
        2.0);
    out.label("asofday b", day, boxX + boxWidth / 2, 38.0, Anchor.MIDDLE);
    if (sheet.narrow) {
      return;
    }
    if (boxX - 8 - TextWidth.of("reported", 12, false) > sheet.scale.left()) {
      out.label("small", "reported", boxX - 8, 38.0, Anchor.END);
    }
    String after = "planned, illustrative";
    if (!sheet.timeline.planned().isEmpty()
        && boxX + boxWidth + 8 + TextWidth.of(after, 12, false) < sheet.scale.right()) {
      out.label("small", after, boxX + boxWidth + 8, 38.0, Anchor.START);
    }
  }

  private List<Placed> place(double height) {
    LabelPlacer placer =
        new LabelPlacer(
            new Box(sheet.scale.left() - 1, 44, sheet.width - sheet.scale.left() + 1, height - 44));
    double now = sheet.scale.end(sheet.timeline.asOf());
    if (now > sheet.scale.left() && now < sheet.scale.right()) {
      placer.block(new Box(now - 2, 0, 4, height));
    }
    sheet.blocked.forEach(placer::block);
    return placer.place(sheet.labels);
  }
}
