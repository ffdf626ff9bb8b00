package org.muster.operate.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What differs between two rosters: turn by turn, who was there and who is.
public final class RosterDiff {
  private RosterDiff() {}

  /// A turn that somebody else stands, or nobody.
  ///
  /// @param day on which its tour begins
  /// @param hour of the day at which the turn begins
  /// @param before service number; empty for nobody
  /// @param after the same
  public record Turn(
      LocalDate day,
      String clock,
      int tour,
      String post,
      int seat,
      int hour,
      String before,
      String after) {

    /// As it is kept: one line, no cell holds a comma.
    @Override
    public String toString() {
      return String.join(
          ",",
          day.toString(),
          clock,
          Integer.toString(tour),
          post,
          Integer.toString(seat),
          Integer.toString(hour),
          before,
          after);
    }

    /// Reads a line as it is kept.
    public static Turn of(String line) {
      String[] cells = line.split(",", -1);
      return new Turn(
          LocalDate.parse(cells[0]),
          cells[1],
          Integer.parseInt(cells[2]),
          cells[3],
          Integer.parseInt(cells[4]),
          Integer.parseInt(cells[5]),
          cells[6],
          cells[7]);
    }
  }

  private record Place(LocalDate day, String clock, int tour, String post, int seat, int hour)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return java.util.Comparator.comparing(Place::day)
          .thenComparing(Place::post)
          .thenComparingInt(Place::seat)
          .thenComparing(Place::clock)
          .thenComparingInt(Place::tour)
          .thenComparingInt(Place::hour)
          .compare(this, other);
    }
  }

  /// By day, post and seat.
  public static List<Turn> between(RosterText before, RosterText after) {
    Map<Place, String> old = places(before);
    Map<Place, String> now = places(after);
    Map<Place, String> all = new TreeMap<>(old);
    all.putAll(now);
    List<Turn> turns = new ArrayList<>();
    for (Place place : all.keySet()) {
      String was = old.getOrDefault(place, "");
      String is = now.getOrDefault(place, "");
      if (!was.equals(is)) {
        turns.add(
            new Turn(
                place.day, place.clock, place.tour, place.post, place.seat, place.hour, was, is));
      }
    }
    return turns;
  }

  private static Map<Place, String> places(RosterText roster) {
    Map<Place, String> places = new TreeMap<>();
    for (RosterText.Line line : roster.lines()) {
      for (int hour : line.hours()) {
        places.put(
            new Place(line.day(), line.clock(), line.tour(), line.post(), line.seat(), hour),
            line.person());
      }
    }
    return places;
  }
}
