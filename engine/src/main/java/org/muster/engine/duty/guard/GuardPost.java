package org.muster.engine.duty.guard;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.muster.engine.text.Ids;

/// A place that is guarded.
///
/// @param id readable, unique in the problem
/// @param sector in which it lies; empty for none
/// @param clock id of the clock by which it is relieved
/// @param seats one for each who stands there; the first is never a novice's
/// @param openings when it stands; it is open when any of them holds
/// @param tasks that are done there; who has a caveat against one may not stand there
/// @param weight what an hour of an empty seat counts, beside other posts; at least one
/// @param hard whether it is one of the hard posts, which are shared out evenly
public record GuardPost(
    String id,
    String sector,
    PostKind kind,
    String clock,
    List<Seat> seats,
    List<Opening> openings,
    SortedSet<String> tasks,
    int weight,
    boolean hard) {

  public GuardPost {
    seats = List.copyOf(seats);
    openings = List.copyOf(openings);
    tasks = Collections.unmodifiableSortedSet(new TreeSet<>(tasks));
    Ids.require("A post", id);
    Ids.require("The clock of post " + id, clock);
    if (seats.isEmpty() || weight < 1) {
      throw new IllegalArgumentException(
          "Post " + id + " needs a seat and a weight of at least one, was " + weight);
    }
  }

  /// A post that stands day and night.
  public static GuardPost of(String id, PostKind kind, String clock, Seat... seats) {
    return new GuardPost(
        id, "", kind, clock, List.of(seats), List.of(Opening.always()), new TreeSet<>(), 1, false);
  }

  /// The same post with other hours.
  public GuardPost open(Opening... hours) {
    return new GuardPost(id, sector, kind, clock, seats, List.of(hours), tasks, weight, hard);
  }

  /// The same post with tasks.
  public GuardPost doing(String... done) {
    return new GuardPost(
        id, sector, kind, clock, seats, openings, new TreeSet<>(List.of(done)), weight, hard);
  }

  /// The same post with another weight.
  public GuardPost weighing(int other) {
    return new GuardPost(id, sector, kind, clock, seats, openings, tasks, other, hard);
  }

  /// The same post as one of the hard ones.
  public GuardPost asHard() {
    return new GuardPost(id, sector, kind, clock, seats, openings, tasks, weight, true);
  }

  /// The same post in a sector.
  public GuardPost in(String place) {
    return new GuardPost(id, place, kind, clock, seats, openings, tasks, weight, hard);
  }

  /// Whether it stands in the hour.
  ///
  /// @param start date of day zero
  public boolean isOpen(LocalDate start, int hour) {
    return openings.stream().anyMatch(opening -> opening.holds(start, hour));
  }

  /// Whether it stands for a pair of two nations.
  public boolean mixed() {
    return seats.stream().map(Seat::nation).filter(n -> !n.isEmpty()).distinct().count() > 1;
  }
}
