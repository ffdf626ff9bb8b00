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
                corner(out, shape, sector.row().text("code"));
              });
    }
    for (GuardGround.Feature feature : ground.features()) {
      path(out, feature.shape(), "ground-" + feature.what());
    }
    List<Spot> taken = new ArrayList<>();
    for (GuardGround.Post post : ground.posts()) {
      if (post.row().find("lat").isPresent() && post.row().find("lon").isPresent()) {
        GroundShape.Point at = place(post);
        taken.add(new Spot(x(at), y(at) + 4, 12, 12));
      }
    }
    for (GuardGround.Post post : ground.posts()) {
      if (post.row().find("lat").isPresent() && post.row().find("lon").isPresent()) {
        GroundShape.Point at = place(post);
        double x = x(at);
        double y = y(at);
        out.append(
            String.format(
                Locale.ROOT,
                "<circle class=\"ground-post%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
                post.code().equals(chosen) ? " chosen" : "",
                x,
                y));
        Spot spot = free(x, y, post.code(), taken);
        taken.add(spot);
        text(out, spot.x, spot.y, post.code(), "ground-name");
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

  /// A sector's code stands in its upper left corner, where few posts do.
  private void corner(StringBuilder out, GroundShape shape, String code) {
    double left = shape.points().stream().mapToDouble(this::x).min().orElse(0);
    double top = shape.points().stream().mapToDouble(this::y).min().orElse(0);
    text(out, left + 22, top + 34, code, "ground-code");
  }

  private static GroundShape.Point place(GuardGround.Post post) {
    return new GroundShape.Point(
        Double.parseDouble(post.row().text("lon")), Double.parseDouble(post.row().text("lat")));
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
  private static Spot free(double x, double y, String code, List<Spot> taken) {
    double width = 7 * code.length() + 2;
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

  private static void text(StringBuilder out, double x, double y, String text, String kind) {
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
