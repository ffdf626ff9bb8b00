package org.muster.operate.guard;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.Standing;

/// Between the lines of a roster as people keep them and the standings of the engine.
final class RosterLines {
  private RosterLines() {}

  /// A roster for the engine.
  ///
  /// @param unknown what in the lines is not of the problem, a sentence each
  record Mapped(GuardRoster roster, List<String> unknown) {}

  static Mapped toEngine(GuardProblem problem, Collection<RosterText.Line> lines) {
    List<Standing> standings = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (RosterText.Line line : lines) {
      Optional<GuardPost> post = problem.findPost(line.post());
      if (post.isEmpty() || problem.findPerson(line.person()).isEmpty()) {
        unknown.add(
            (post.isEmpty() ? "post " + line.post() : "person " + line.person())
                + " is not in the case on "
                + line.day());
        continue;
      }
      Clock clock = problem.clockOf(post.get());
      int day = (int) ChronoUnit.DAYS.between(problem.start(), line.day());
      if (!clock.id().equals(line.clock())
          || line.tour() > clock.tours()
          || line.seat() > post.get().seats().size()) {
        unknown.add(
            line.post()
                + " on "
                + line.day()
                + " has no seat "
                + line.seat()
                + " in tour "
                + line.tour()
                + " of clock "
                + line.clock());
        continue;
      }
      for (int hour : line.hours()) {
        standings.add(
            new Standing(
                line.post(),
                line.seat() - 1,
                hour(clock, day, line.tour() - 1, hour),
                line.person()));
      }
    }
    return new Mapped(new GuardRoster(standings), unknown);
  }

  /// The hour since the horizon's first midnight of an hour of the day within a tour.
  static int hour(Clock clock, int day, int tour, int ofDay) {
    int start = clock.tourStart(day, tour);
    return start + Math.floorMod(ofDay - start, 24);
  }

  /// When the turns of a line begin, local to the guard.
  static List<LocalDateTime> turns(GuardProblem problem, RosterText.Line line) {
    Optional<GuardPost> post = problem.findPost(line.post());
    if (post.isEmpty() || !post.get().clock().equals(line.clock())) {
      return List.of();
    }
    Clock clock = problem.clockOf(post.get());
    int day = (int) ChronoUnit.DAYS.between(problem.start(), line.day());
    return line.hours().stream()
        .map(
            hour ->
                problem.start().atStartOfDay().plusHours(hour(clock, day, line.tour() - 1, hour)))
        .toList();
  }

  /// The lines of what the engine found.
  static RosterText toText(GuardProblem problem, GuardRoster roster) {
    record Key(LocalDate day, String clock, int tour, String person, String post, int seat) {}
    Map<String, List<Integer>> hours = new TreeMap<>();
    Map<String, Key> keys = new TreeMap<>();
    for (Standing standing : roster.standings()) {
      GuardPost post = problem.findPost(standing.post()).orElseThrow();
      Clock clock = problem.clockOf(post);
      Clock.Turn turn = clock.turnAt(standing.from());
      Key key =
          new Key(
              problem.start().plusDays(turn.day()),
              clock.id(),
              turn.tour() + 1,
              standing.person(),
              standing.post(),
              standing.seat() + 1);
      keys.put(key.toString(), key);
      hours.computeIfAbsent(key.toString(), k -> new ArrayList<>()).add(standing.from());
    }
    List<RosterText.Line> lines = new ArrayList<>();
    keys.forEach(
        (text, key) ->
            lines.add(
                new RosterText.Line(
                    key.day,
                    key.clock,
                    key.tour,
                    key.person,
                    key.post,
                    key.seat,
                    hours.getOrDefault(text, List.of()).stream()
                        .sorted()
                        .map(hour -> Math.floorMod(hour, 24))
                        .toList())));
    return new RosterText(problem.start(), problem.days(), lines);
  }
}
