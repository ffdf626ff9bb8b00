package org.muster.server.picture;

import java.util.List;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Spot;
import org.muster.thread.Timeline.Membership;
import org.muster.thread.Timeline.Moment;
import org.muster.thread.Timeline.Shape;
import org.muster.thread.Timeline.Stretch;

/// Memberships as bars, dashed where the day is not recorded, with the marks of evaluations.
final class FrameworkRows {
  private final TimelineSheet sheet;

  FrameworkRows(TimelineSheet sheet) {
    this.sheet = sheet;
  }

  void draw() {
    if (sheet.timeline.memberships().isEmpty()) {
      return;
    }
    sheet.group("Frameworks", "dashed edge: day not recorded");
    for (Membership membership : sheet.timeline.memberships()) {
      double at = sheet.row(membership.shortName(), "");
      if (!membership.marks().isEmpty()) {
        sheet.y += 14;
      }
      sheet.svg.open("g", "clip-path", "url(#" + sheet.id + "-clip)");
      for (Stretch stretch : membership.stretches()) {
        stretch(stretch, at, membership.id(), membership.marks().isEmpty());
      }
      membership.marks().forEach(mark -> mark(mark, at));
      sheet.svg.close();
      sheet.disputes(membership.id(), at + TimelineSheet.BAR / 2);
      if (!membership.marks().isEmpty()) {
        sheet.disputes("evaluations", at + TimelineSheet.BAR / 2);
      }
    }
  }

  private void stretch(Stretch stretch, double at, String row, boolean openRow) {
    double x0 = sheet.scale.x(stretch.from().latest());
    double soft0 = sheet.scale.x(stretch.from().earliest());
    double x1 =
        stretch.goesOn()
            ? sheet.scale.end(sheet.timeline.asOf())
            : sheet.scale.x(stretch.to().earliest());
    double soft1 = stretch.goesOn() ? x1 : sheet.scale.x(stretch.to().latest());
    if (stretch.suspended()) {
      // Between its vague ends all that is known is that it lies there: one dashed box.
      sheet.svg.rect("suspended", soft0 + 1, at, Math.max(2, soft1 - soft0 - 2), TimelineSheet.BAR);
      sheet.labels.add(
          new Label(
              80,
              "",
              List.of(stretch.words().getLast()),
              List.of(
                  new Spot((soft0 + soft1) / 2, at + 13, Anchor.MIDDLE),
                  new Spot(soft0 - 4, at + 13, Anchor.END)),
              "warn b"));
      return;
    }
    if (x1 > x0) {
      sheet.svg.rect("member", x0, at, x1 - x0, TimelineSheet.BAR);
    }
    if (soft0 < x0) {
      sheet.dashed(soft0, Math.min(x0, soft1), at);
    }
    // Where a suspension begins within the same days, its box shows that they are not known.
    if (soft1 > x1 && soft1 - x1 < 3 * sheet.scale.pixelsPerYear() && !followed(stretch)) {
      sheet.dashed(x1, soft1, at);
    }
    if (stretch.goesOn()) {
      sheet.svg.rect("goeson", x1, at, Math.max(0, sheet.scale.right() - x1), TimelineSheet.BAR);
    }
    double left = Math.max(x0, sheet.scale.left()) + (disputed(row, x0) ? 9 : 5);
    double right = openRow && !followed(stretch) ? Math.max(x1, soft1) : x1;
    List<String> fitting =
        stretch.words().stream().filter(w -> LabelPlacer.width("", w) < right - left - 2).toList();
    if (!fitting.isEmpty() && right > sheet.scale.left()) {
      sheet.labels.add(
          new Label(70, "", fitting, List.of(new Spot(left, at + 13, Anchor.START)), "lab"));
    }
  }

  /// Whether a conflict is marked at that place in a row.
  private boolean disputed(String row, double x) {
    return sheet.timeline.conflicts().stream()
        .anyMatch(c -> c.row().equals(row) && Math.abs(sheet.scale.x(c.at().latest()) - x) < 6);
  }

  private boolean followed(Stretch stretch) {
    return sheet.timeline.memberships().stream()
        .flatMap(m -> m.stretches().stream())
        .anyMatch(s -> s.suspended() && s.from().earliest().equals(stretch.to().earliest()));
  }

  private void mark(Moment mark, double at) {
    double x = sheet.scale.x(mark.from().latest());
    double soft = sheet.scale.x(mark.from().earliest());
    double mid = at + TimelineSheet.BAR / 2;
    if (x < sheet.scale.left() || x > sheet.scale.right()) {
      return;
    }
    sheet.svg.open("g", "class", mark.shape() == Shape.LAPSED ? "lapse" : "done");
    sheet.svg.text("title", mark.says());
    if (!mark.from().isKnown()) {
      sheet.svg.line("vagueline", soft, mid, x, mid);
      sheet.blocked.add(new Box(soft, mid - 1, x - soft, 2));
    }
    if (mark.shape() == Shape.LAPSED) {
      sheet.svg.line("lapsed", x, at - 1, x, at + TimelineSheet.BAR + 1);
      sheet.labels.add(
          new Label(
              90,
              "",
              mark.words(),
              List.of(
                  new Spot(x - 5, at + 13, Anchor.END),
                  new Spot(x + 2, at + TimelineSheet.BAR + 12, Anchor.END),
                  new Spot(x + 5, at + 13, Anchor.START)),
              "stop b"));
      sheet.blocked.add(new Box(x - 1.5, at, 3, TimelineSheet.BAR));
    } else {
      sheet.svg.path(
          "diamond", "M%s %sl5 6-5 6-5-6z".formatted(Svg.number(x), Svg.number(mid - 6)));
      sheet.labels.add(
          new Label(
              60,
              "",
              mark.words(),
              List.of(
                  new Spot(x + 8, at + 13, Anchor.START),
                  new Spot(x, at + TimelineSheet.BAR + 12, Anchor.MIDDLE),
                  new Spot(x - 5, at + TimelineSheet.BAR + 12, Anchor.START),
                  new Spot(x + 5, at + TimelineSheet.BAR + 12, Anchor.END)),
              "lab"));
      sheet.blocked.add(new Box(x - 5, at, 10, TimelineSheet.BAR));
    }
    sheet.svg.close();
  }
}
