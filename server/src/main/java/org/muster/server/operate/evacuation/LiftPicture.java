package org.muster.server.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.lift.LiftHours;
import org.muster.operate.evacuation.lift.LiftTrack;
import org.muster.server.frame.Svg;

/// The two pictures of a lift: people out by air against the plan, and the flights to each
/// haven.
final class LiftPicture {
  private static final double WIDTH = 760;
  private static final double LEFT = 64;
  private static final double RIGHT = 8;
  private static final double HEIGHT = 150;
  private static final double TOP = 22;
  private static final double LANE = 16;

  /// Columns of the first picture, at most.
  private static final int COLUMNS = 72;

  private static final int MOST_LANES = 8;

  private LiftPicture() {}

  /// People out by air: the area flew, the dashed line was planned, red is what is missing, and
  /// the blue hatch right of now is the plan from now on. Steps, never slopes.
  static String hours(LiftTrack track, Instant now, LiftHours hours) {
    int each = Math.max(1, Math.ceilDiv(track.hours().size(), COLUMNS));
    List<LiftTrack.Hour> columns = columns(track.hours(), each);
    int most =
        Math.max(
            10, columns.stream().mapToInt(h -> Math.max(h.planned(), h.flown())).max().orElse(0));
    double width = WIDTH - LEFT - RIGHT;
    double wide = width / Math.max(1, columns.size());
    Svg svg =
        Svg.of(
            WIDTH,
            TOP + HEIGHT + 30,
            "People out by air, every "
                + (each == 1 ? "hour" : each + " hours")
                + ": "
                + track.flown()
                + " of "
                + track.planned()
                + " planned by now have flown");
    CountScale.draw(svg, LEFT, TOP, width, HEIGHT, most);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      LiftTrack.Hour hour = columns.get(i);
      double x = LEFT + i * wide;
      boolean past = !hour.from().plus(Duration.ofHours(each)).isAfter(now);
      double planned = HEIGHT * hour.planned() / most;
      double flown = HEIGHT * hour.flown() / most;
      if (hour.flown() > 0) {
        svg.rect("deployed-area", x, TOP + HEIGHT - flown, wide, flown);
      }
      if (past && planned > flown) {
        svg.rect("gap", "hatch-gap", x, TOP + HEIGHT - planned, wide, planned - flown);
      } else if (!past && planned > 0) {
        svg.rect("planned", "hatch-planned", x, TOP + HEIGHT - planned, wide, planned);
      }
      line.append(i == 0 ? "M" : "L")
          .append(n(x))
          .append(' ')
          .append(n(TOP + HEIGHT - planned))
          .append('H')
          .append(n(x + wide));
      if (i % Math.max(1, columns.size() / 6) == 0 && x < WIDTH - 80) {
        svg.text("quiet", "start", x, TOP + HEIGHT + 18, hours.of(hour.from()));
      }
    }
    if (!columns.isEmpty()) {
      svg.path("authorised-line", line.toString());
      double at = Duration.between(columns.getFirst().from(), now).toMinutes() / 60.0 / each * wide;
      if (at >= 0 && at <= width) {
        svg.line("today", LEFT + at, TOP - 6, LEFT + at, TOP + HEIGHT);
        svg.text(
            "strong",
            at > width - 90 ? "end" : "start",
            LEFT + at,
            TOP - 8,
            "now " + hours.of(now));
      }
    }
    return svg.done();
  }

  private static List<LiftTrack.Hour> columns(List<LiftTrack.Hour> hours, int each) {
    List<LiftTrack.Hour> columns = new ArrayList<>();
    for (int i = 0; i < hours.size(); i += each) {
      List<LiftTrack.Hour> some = hours.subList(i, Math.min(hours.size(), i + each));
      columns.add(
          new LiftTrack.Hour(
              some.getFirst().from(),
              some.stream().mapToInt(LiftTrack.Hour::planned).sum(),
              some.stream().mapToInt(LiftTrack.Hour::flown).sum()));
    }
    return columns;
  }

  /// The flights to each haven, from when they leave the airfield to when they are there; with
  /// how many people.
  static String havens(LiftTrack track, Instant now, LiftHours hours) {
    Map<String, List<LiftTrack.Flight>> rows = new LinkedHashMap<>();
    track.flights().stream()
        .map(LiftTrack.Flight::haven)
        .sorted()
        .forEach(haven -> rows.put(haven, new ArrayList<>()));
    track
        .flights()
        .forEach(
            flight -> rows.computeIfAbsent(flight.haven(), h -> new ArrayList<>()).add(flight));
    if (rows.isEmpty()) {
      return "";
    }
    Instant from =
        track.flights().stream().map(LiftTrack.Flight::departs).min(Instant::compareTo).get();
    from = from.isAfter(now) ? now : from;
    Instant until =
        track.flights().stream().map(LiftTrack.Flight::arrives).max(Instant::compareTo).get();
    double width = WIDTH - LEFT - RIGHT;
    double scale = width / Math.max(1, Duration.between(from, until).toMinutes());
    Map<String, List<Instant>> lanes = new LinkedHashMap<>();
    double height = TOP;
    for (Map.Entry<String, List<LiftTrack.Flight>> row : rows.entrySet()) {
      lanes.put(row.getKey(), laned(row.getValue()));
      height += LANE * lanes.get(row.getKey()).size() + 10;
    }
    Svg svg = Svg.of(WIDTH, height + 26, "Flights to each haven: " + words(rows));
    double y = TOP;
    for (Map.Entry<String, List<LiftTrack.Flight>> row : rows.entrySet()) {
      int many = lanes.getOrDefault(row.getKey(), List.of()).size();
      svg.text("strong", "start", 0, y + 12, row.getKey());
      svg.line("grid", LEFT, y - 4, WIDTH - RIGHT, y - 4);
      List<Instant> free = new ArrayList<>();
      for (LiftTrack.Flight flight : row.getValue()) {
        double x = LEFT + Duration.between(from, flight.departs()).toMinutes() * scale;
        double wide =
            Math.max(3, Duration.between(flight.departs(), flight.arrives()).toMinutes() * scale);
        double at = y + LANE * lane(free, flight);
        draw(svg, flight, now, x, at, wide);
      }
      y += LANE * many + 10;
    }
    double at = LEFT + Duration.between(from, now).toMinutes() * scale;
    svg.line("today", at, TOP - 8, at, y);
    svg.text("strong", "start", at + 4, TOP - 10, "now " + hours.of(now));
    for (int i = 1; i < 5; i++) {
      Instant tick =
          from.plus(Duration.ofMinutes(Duration.between(from, until).toMinutes() * i / 5));
      svg.text("quiet", "middle", LEFT + width * i / 5, y + 16, hours.of(tick));
    }
    return svg.done();
  }

  private static void draw(
      Svg svg, LiftTrack.Flight flight, Instant now, double x, double y, double wide) {
    boolean flown = flight.left().isPresent();
    if (flown) {
      svg.rect("deployed-area", x, y, wide, LANE - 3);
    } else if (flight.standing() == LiftTrack.Standing.LATE && flight.departs().isBefore(now)) {
      svg.rect("gap", "hatch-gap", x, y, wide, LANE - 3);
    } else if (flight.step().equals(java.util.Optional.of(FlightState.Step.CANCELLED))) {
      svg.rect("grid", x, y, wide, LANE - 3);
    } else {
      svg.rect("planned", "hatch-planned", x, y, wide, LANE - 3);
    }
    String people = Integer.toString(flown ? flight.aboard() : flight.people());
    double needs = 10 + 7.0 * people.length();
    if (wide >= needs) {
      svg.rect("label-ground", x + wide / 2 - needs / 2 + 2, y + 1, needs - 4, LANE - 5);
      svg.text("quiet", "middle", x + wide / 2, y + 11, people);
    }
  }

  private static List<Instant> laned(List<LiftTrack.Flight> flights) {
    List<Instant> free = new ArrayList<>();
    flights.forEach(flight -> lane(free, flight));
    return free;
  }

  private static int lane(List<Instant> free, LiftTrack.Flight flight) {
    for (int i = 0; i < free.size(); i++) {
      if (!free.get(i).isAfter(flight.departs())) {
        free.set(i, flight.arrives());
        return i;
      }
    }
    if (free.size() < MOST_LANES) {
      free.add(flight.arrives());
    }
    return free.size() - 1;
  }

  private static String words(Map<String, List<LiftTrack.Flight>> rows) {
    return String.join(
        "; ",
        rows.entrySet().stream()
            .map(
                row ->
                    row.getKey()
                        + " "
                        + row.getValue().size()
                        + " with "
                        + row.getValue().stream().mapToInt(LiftTrack.Flight::people).sum()
                        + " people")
            .toList());
  }

  private static String n(double value) {
    return Svg.number(value);
  }
}
