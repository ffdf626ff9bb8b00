package org.muster.server.operate.guard;

import java.util.ArrayList;
import java.util.List;
import org.muster.operate.guard.GroundShape;
import org.muster.operate.guard.GuardGround;
import org.muster.server.picture.GroundPlan;

/// The plan of the ground of a guard, drawn from its GeoJSON: sectors, what is built, posts.
final class GroundPicture {
  private GroundPicture() {}

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
    GroundPlan plan = new GroundPlan(points, "Plan of the ground; the table below says the same");
    for (GuardGround.Sector sector : ground.sectors()) {
      sector
          .shape()
          .ifPresent(
              shape -> {
                String owner =
                    sector.owner().isEmpty()
                        ? "nobody"
                        : sector.owner().equals(first) ? "first" : "second";
                plan.shape(shape, "ground-sector " + owner);
                plan.corner(shape, sector.row().text("code"));
              });
    }
    ground.features().forEach(f -> plan.shape(f.shape(), "ground-" + f.what()));
    List<GuardGround.Post> posts =
        ground.posts().stream()
            .filter(p -> p.row().find("lat").isPresent() && p.row().find("lon").isPresent())
            .toList();
    posts.forEach(post -> plan.keep(place(post)));
    for (GuardGround.Post post : posts) {
      plan.mark(
          place(post),
          post.code(),
          post.code().equals(chosen) ? "ground-post chosen" : "ground-post");
    }
    return plan.done();
  }

  private static GroundShape.Point place(GuardGround.Post post) {
    return new GroundShape.Point(
        Double.parseDouble(post.row().text("lon")), Double.parseDouble(post.row().text("lat")));
  }
}
