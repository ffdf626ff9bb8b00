package org.muster.server.operate.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.operate.guard.GroundShape;
import org.muster.operate.guard.GuardGround;

/// The plan of the ground, drawn from its GeoJSON without any map of others: north is up, one
/// degree east as wide as it is at that latitude.
final class GroundPicture {
  private static final double WIDTH = 760;
  private static final double MARGIN = 24;

  private final double west;
  private final double north;
  private final double scale;
  private final double narrowing;
  private final double height;

  private GroundPicture(double west, double north, double scale, double narrowing, double height) {
    this.west = west;
    this.north = north;
    this.scale = scale;
    this.narrowing = narrowing;
    this.height = height;
  }

  /// The plan as SVG; empty where nothing can be drawn.
  ///
  /// @param first the nation whose sectors are filled; the other's are outlined
  /// @param chosen code of the post that is framed; may be empty
  static String draw(GuardGround ground, String first, String chosen) {
    List<GroundShape.Point> points = new ArrayList<>();
    ground.features().forEach(f -> points.addAll(f.shape().points()));
    ground.sectors().forEach(s -> s.shape().ifPresent(shape -> points.addAll(shape.points())));
    if (points.size() < 2) {
      return "";
    }
    double west = points.stream().mapToDouble(GroundShape.Point::lon).min().orElse(0);
    double east = points.stream().mapToDouble(GroundShape.Point::lon).max().orElse(1);
    double south = points.stream().mapToDouble(GroundShape.Point::lat).min().orElse(0);
    double north = points.stream().mapToDouble(GroundShape.Point::lat).max().orElse(1);
    double narrowing = Math.cos(Math.toRadians((south + north) / 2));
    double scale = (WIDTH - 2 * MARGIN) / Math.max(1e-6, (east - west) * narrowing);
    double height = Math.min(900, (north - south) * scale + 2 * MARGIN);
    return new GroundPicture(west, north, scale, narrowing, height).svg(ground, first, chosen);
  }

  private String svg(GuardGround ground, String first, String chosen) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"ground-plan\" viewBox=\"0 0 %.0f %.0f\" role=\"img\""
                + " aria-label=\"Plan of the ground; the table below says the same\">",
            WIDTH,
            height));
    for (GuardGround.Sector sector : ground.sectors()) {
      sector
          .shape()
          .ifPresent(
              shape -> {
                String owner =
                    sector.owner().isEmpty()
                        ? "nobody"
                        : sector.owner().equals(first) ? "first" : "second";
                path(out, shape, "ground-sector " + owner);
                label(out, middle(shape), sector.row().text("code"), "ground-code");
              });
    }
    for (GuardGround.Feature feature : ground.features()) {
      path(out, feature.shape(), "ground-" + feature.what());
    }
    for (GuardGround.Post post : ground.posts()) {
      if (post.row().find("lat").isPresent() && post.row().find("lon").isPresent()) {
        GroundShape.Point at =
            new GroundShape.Point(
                Double.parseDouble(post.row().text("lon")),
                Double.parseDouble(post.row().text("lat")));
        out.append(
            String.format(
                Locale.ROOT,
                "<circle class=\"ground-post%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
                post.code().equals(chosen) ? " chosen" : "",
                x(at),
                y(at)));
        label(
            out, new GroundShape.Point(at.lon(), at.lat() + 9 / scale), post.code(), "ground-name");
      }
    }
    return out.append("</svg>").toString();
  }

  private void path(StringBuilder out, GroundShape shape, String kind) {
    out.append("<path class=\"").append(kind).append("\" d=\"");
    for (int i = 0; i < shape.points().size(); i++) {
      GroundShape.Point point = shape.points().get(i);
      out.append(i == 0 ? 'M' : 'L');
      out.append(String.format(Locale.ROOT, "%.1f %.1f", x(point), y(point)));
    }
    out.append(shape.area() ? "Z\"/>" : "\"/>");
  }

  private void label(StringBuilder out, GroundShape.Point at, String text, String kind) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
            kind,
            x(at),
            y(at),
            text));
  }

  private static GroundShape.Point middle(GroundShape shape) {
    return new GroundShape.Point(
        shape.points().stream().mapToDouble(GroundShape.Point::lon).average().orElse(0),
        shape.points().stream().mapToDouble(GroundShape.Point::lat).average().orElse(0));
  }

  private double x(GroundShape.Point point) {
    return MARGIN + (point.lon() - west) * narrowing * scale;
  }

  private double y(GroundShape.Point point) {
    return MARGIN + (north - point.lat()) * scale;
  }
}
