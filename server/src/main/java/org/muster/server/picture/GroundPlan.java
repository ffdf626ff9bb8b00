package org.muster.server.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.operate.guard.GroundShape;

/// A plan of some ground as SVG, drawn without any map of others: north is up, one degree east as
/// wide as it is at that latitude. Names stand where they cover nothing that is drawn.
public final class GroundPlan {
  private static final double WIDTH = 760;
  private static final double MARGIN = 24;
  private static final double TALLEST = 900;

  private final double west;
  private final double north;
  private final double scale;
  private final double narrowing;
  private final double height;
  private final StringBuilder out = new StringBuilder();
  private final List<Spot> taken = new ArrayList<>();

  /// A plan that has room for some points.
  ///
  /// @param label what the picture is, as it is read out
  public GroundPlan(List<GroundShape.Point> points, String label) {
    west = points.stream().mapToDouble(GroundShape.Point::lon).min().orElse(0);
    double east = points.stream().mapToDouble(GroundShape.Point::lon).max().orElse(1);
    double south = points.stream().mapToDouble(GroundShape.Point::lat).min().orElse(0);
    north = points.stream().mapToDouble(GroundShape.Point::lat).max().orElse(1);
    narrowing = Math.cos(Math.toRadians((south + north) / 2));
    scale = (WIDTH - 2 * MARGIN) / Math.max(1e-6, (east - west) * narrowing);
    height = Math.min(TALLEST, (north - south) * scale + 2 * MARGIN);
    out.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"ground-plan\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
            WIDTH,
            height,
            label));
  }

  /// Draws a line or an area.
  ///
  /// @param kind its class
  public void shape(GroundShape shape, String kind) {
    out.append("<path class=\"").append(kind).append("\" d=\"");
    for (int i = 0; i < shape.points().size(); i++) {
      GroundShape.Point point = shape.points().get(i);
      out.append(i == 0 ? 'M' : 'L');
      out.append(String.format(Locale.ROOT, "%.1f %.1f", x(point), y(point)));
    }
    out.append(shape.area() ? "Z\"/>" : "\"/>");
  }

  /// Writes a code in the upper left corner of a shape.
  public void corner(GroundShape shape, String code) {
    double left = shape.points().stream().mapToDouble(this::x).min().orElse(0);
    double top = shape.points().stream().mapToDouble(this::y).min().orElse(0);
    text(left + 22, top + 34, code, "ground-code");
  }

  /// Keeps the place of a mark free of names; said of all marks before the first is drawn.
  public void keep(GroundShape.Point point) {
    taken.add(new Spot(x(point), y(point) + 4, 12, 12));
  }

  /// Draws a mark and its name.
  ///
  /// @param kind class of the mark
  public void mark(GroundShape.Point point, String name, String kind) {
    double x = x(point);
    double y = y(point);
    out.append(
        String.format(
            Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>", kind, x, y));
    Spot spot = free(x, y, name);
    taken.add(spot);
    text(spot.x, spot.y, name, "ground-name");
  }

  /// The picture, whole.
  public String done() {
    return out.append("</svg>").toString();
  }

  /// What a label or a mark covers.
  ///
  /// @param x of its middle
  /// @param y of its foot
  private record Spot(double x, double y, double width, double height) {
    boolean meets(Spot other) {
      return Math.abs(x - other.x) * 2 < width + other.width
          && y - height < other.y
          && other.y - other.height < y;
    }
  }

  /// Where a label covers nothing that is drawn: above its mark, else below, right or left of it.
  private Spot free(double x, double y, String name) {
    double width = 7 * name.length() + 2;
    List<Spot> tries =
        List.of(
            new Spot(x, y - 8, width, 10),
            new Spot(x, y + 17, width, 10),
            new Spot(x + 8 + width / 2, y + 4, width, 10),
            new Spot(x - 8 - width / 2, y + 4, width, 10));
    return tries.stream()
        .filter(spot -> taken.stream().noneMatch(spot::meets))
        .findFirst()
        .orElse(tries.get(2));
  }

  private void text(double x, double y, String text, String kind) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
            kind,
            x,
            y,
            text));
  }

  private double x(GroundShape.Point point) {
    return MARGIN + (point.lon() - west) * narrowing * scale;
  }

  private double y(GroundShape.Point point) {
    return MARGIN + (north - point.lat()) * scale;
  }
}
