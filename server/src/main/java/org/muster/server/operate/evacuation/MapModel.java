package org.muster.server.operate.evacuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.MapPlaces;
import org.muster.operate.evacuation.PlaceAt;
import org.muster.operate.guard.GroundShape;
import org.muster.operate.guard.GuardGround;
import org.muster.server.picture.GroundPlan;

/// The map of a board: gates and stations on the ground of the place, havens by direction, and the
/// same as a table.
///
/// @param finding the gate and who is where, in a line
/// @param picture as SVG; empty where fewer than two places are known
/// @param lines the table
/// @param unplaced codes of those of which nobody said where they are
public record MapModel(String finding, String picture, List<Line> lines, String unplaced) {
  /// What of the ground of a guard is near enough to be drawn, in kilometres.
  private static final double NEAR = 12;

  private static final List<String> WINDS = List.of("N", "NE", "E", "SE", "S", "SW", "W", "NW");

  /// @param icon of the state
  /// @param where direction and distance of a haven
  public record Line(
      String code, String name, String sort, int people, String state, String icon, String where) {}

  static MapModel of(MapPlaces places, GateFacts gate, List<GuardGround.Feature> ground) {
    List<Line> lines = new ArrayList<>();
    places.near().forEach(spot -> lines.add(line(spot, "")));
    places.far().forEach(spot -> lines.add(line(spot, where(spot))));
    return new MapModel(
        finding(places, gate),
        picture(places, ground),
        lines,
        String.join(", ", places.unplaced()));
  }

  private static String finding(MapPlaces places, GateFacts gate) {
    long full = places.far().stream().filter(MapPlaces.Spot::isShut).count();
    int inside = places.near().stream().mapToInt(MapPlaces.Spot::people).sum();
    return "The gate is "
        + gate.state().word()
        + "; "
        + BoardModel.people(inside)
        + " at the stations drawn"
        + (full > 0 ? "; havens full: " + full : "");
  }

  private static Line line(MapPlaces.Spot spot, String where) {
    return new Line(
        spot.at().code(),
        spot.name(),
        spot.sort(),
        spot.people(),
        spot.state(),
        spot.isShut() ? "stop" : spot.state().equals("restricted") ? "due" : "ok",
        where);
  }

  private static String where(MapPlaces.Spot spot) {
    return WINDS.get((int) Math.round(spot.bearing() / 45) % 8)
        + String.format(Locale.UK, ", %,d km", spot.kilometres());
  }

  private static String picture(MapPlaces places, List<GuardGround.Feature> ground) {
    List<GroundShape.Point> marks = places.near().stream().map(MapModel::point).toList();
    if (marks.size() < 2) {
      return "";
    }
    List<GuardGround.Feature> near =
        ground.stream()
            .filter(f -> f.shape().points().stream().allMatch(p -> isNear(p, marks)))
            .toList();
    List<GroundShape.Point> points = new ArrayList<>(marks);
    near.forEach(f -> points.addAll(f.shape().points()));
    GroundPlan plan =
        new GroundPlan(points, "Gates and stations on the ground; the table below says the same");
    near.forEach(f -> plan.shape(f.shape(), "ground-" + f.what()));
    marks.forEach(plan::keep);
    for (MapPlaces.Spot spot : places.near()) {
      plan.mark(
          point(spot),
          spot.at().code() + " " + (spot.isShut() ? "shut" : String.valueOf(spot.people())),
          spot.isShut()
              ? "ground-post evac-shut"
              : spot.sort().equals("gate") ? "ground-post evac-gate" : "ground-post");
    }
    return plan.done();
  }

  private static GroundShape.Point point(MapPlaces.Spot spot) {
    return new GroundShape.Point(spot.at().lon(), spot.at().lat());
  }

  private static boolean isNear(GroundShape.Point point, List<GroundShape.Point> marks) {
    double degrees = NEAR / PlaceAt.KILOMETRES_A_DEGREE;
    return marks.stream()
        .anyMatch(
            m ->
                Math.abs(m.lat() - point.lat()) < degrees
                    && Math.abs(m.lon() - point.lon()) < degrees * 2);
  }
}
