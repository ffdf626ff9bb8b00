package org.muster.operate.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A shape on the ground: a GeoJSON geometry (RFC 7946, section 3.1) of one line or one area
/// without holes.
///
/// @param area whether it encloses ground
/// @param points degrees east and north, in this order
public record GroundShape(boolean area, List<Point> points) {

  /// What is asked of a cell that holds one.
  public static final String EXPECTED =
      "a GeoJSON geometry of one line or one area, such as"
          + " {\"type\":\"LineString\",\"coordinates\":[[69.2,34.56],[69.22,34.57]]}";

  private static final Pattern WHOLE =
      Pattern.compile(
          "\\{\\s*\"type\"\\s*:\\s*\"(LineString|Polygon)\"\\s*,\\s*\"coordinates\"\\s*:\\s*"
              + "\\[([0-9.,\\-\\s\\[\\]]*)]\\s*}");
  private static final Pattern POINT =
      Pattern.compile(
          "\\[\\s*(-?[0-9]{1,3}(?:\\.[0-9]{1,15})?)\\s*,\\s*(-?[0-9]{1,2}(?:\\.[0-9]{1,15})?)\\s*]");

  public GroundShape {
    points = List.copyOf(points);
  }

  /// A point.
  public record Point(double lon, double lat) {}

  /// Reads a cell; empty where it is none.
  public static Optional<GroundShape> find(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      return Optional.empty();
    }
    boolean area = whole.group(1).equals("Polygon");
    String ring = whole.group(2).strip();
    if (area) {
      if (!ring.startsWith("[") || !ring.endsWith("]")) {
        return Optional.empty();
      }
      ring = ring.substring(1, ring.length() - 1).strip();
    }
    List<Point> points = new ArrayList<>();
    Matcher point = POINT.matcher(ring);
    int at = 0;
    while (point.find(at)) {
      String between = ring.substring(at, point.start()).strip();
      if (!between.equals(points.isEmpty() ? "" : ",")) {
        return Optional.empty();
      }
      Point one = new Point(Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2)));
      if (Math.abs(one.lon) > 180 || Math.abs(one.lat) > 90) {
        return Optional.empty();
      }
      points.add(one);
      at = point.end();
    }
    boolean done = ring.substring(at).isBlank();
    boolean closed = !area || (points.size() > 3 && points.getFirst().equals(points.getLast()));
    return done && closed && points.size() > 1
        ? Optional.of(new GroundShape(area, points))
        : Optional.empty();
  }

  /// The geometry as GeoJSON.
  public String toGeoJson() {
    StringBuilder out = new StringBuilder("{\"type\":\"");
    out.append(area ? "Polygon\",\"coordinates\":[[" : "LineString\",\"coordinates\":[");
    for (int i = 0; i < points.size(); i++) {
      out.append(i == 0 ? "[" : ",[");
      out.append(number(points.get(i).lon)).append(',').append(number(points.get(i).lat));
      out.append(']');
    }
    return out.append(area ? "]]}" : "]}").toString();
  }

  private static String number(double degrees) {
    return java.math.BigDecimal.valueOf(degrees)
        .setScale(6, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
