package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.SolveLimits;

/// How many people the posts need at least: people who may hold every seat of their nation, are
/// always there and come rested. Fewer of anybody else are not enough either, so that a
/// commander can argue with the figure.
///
/// A floor is counted: the tours that begin on some days in a row, by the most tours that one
/// person may begin in so many days; for all seats and for those of each nation. From there the
/// engine tries forces of one more and one more: it proves that seats stay empty, or finds a
/// roster that fills all.
public final class GuardLeast {
  private static final int MOST_MORE = 200;

  private GuardLeast() {}

  /// What is known.
  ///
  /// @param atLeast proven: fewer are not enough
  /// @param enough so many are, for a roster was found; empty when none was within the limits
  /// @param force by nation, of those who are enough; else of the floor
  /// @param counted the floor that counting alone gives
  /// @param because how the floor is counted
  /// @param never why no number is enough, naming a post whose tours nobody may begin; empty where
  ///     none is so
  public record Answer(
      int atLeast,
      Optional<Integer> enough,
      Map<String, Integer> force,
      int counted,
      Floor because,
      Optional<String> never) {
    public Answer {
      force = java.util.Collections.unmodifiableMap(new TreeMap<>(force));
    }
  }

  /// So many tours begin on these days, and a person may begin at most so many of them.
  ///
  /// @param nation of the seats; empty for all
  /// @param fromDay first, inclusive
  /// @param untilDay exclusive
  public record Floor(String nation, int fromDay, int untilDay, int tours, int each) {
    /// People that it takes.
    public int people() {
      return each == 0 ? (tours == 0 ? 0 : Integer.MAX_VALUE) : (tours + each - 1) / each;
    }
  }

  /// Counts and tries.
  ///
  /// @param limits of each try
  public static Answer of(GuardProblem problem, DutySolver solver, SolveLimits limits) {
    Optional<String> never = never(problem);
    if (never.isPresent()) {
      return new Answer(0, Optional.empty(), Map.of(), 0, new Floor("", 0, 0, 0, 1), never);
    }
    TreeSet<String> nations = new TreeSet<>();
    problem.posts().forEach(post -> post.seats().forEach(seat -> nations.add(seat.nation())));
    Floor all = floor(problem, "", seat -> true);
    Map<String, Floor> own = new TreeMap<>();
    nations.remove("");
    for (String nation : nations) {
      own.put(nation, floor(problem, nation, seat -> seat.nation().equals(nation)));
    }
    int sum = own.values().stream().mapToInt(Floor::people).sum();
    int counted = Math.max(all.people(), sum);
    Map<String, Integer> least = new TreeMap<>();
    own.forEach((nation, floor) -> least.put(nation, floor.people()));
    if (nations.isEmpty()) {
      least.put("any", 0);
    }
    boolean proven = true;
    int atLeast = counted;
    for (int people = counted; people < counted + MOST_MORE; people++) {
      for (Map<String, Integer> force : forces(least, people)) {
        if (limits.stop().getAsBoolean()) {
          return new Answer(atLeast, Optional.empty(), least, counted, all, never);
        }
        Tried tried = tried(problem, force, solver, limits);
        if (tried == Tried.ENOUGH) {
          return new Answer(atLeast, Optional.of(people), force, counted, all, never);
        }
        proven &= tried == Tried.TOO_FEW;
      }
      atLeast = proven ? people + 1 : atLeast;
    }
    return new Answer(atLeast, Optional.empty(), least, counted, all, never);
  }

  /// A post whose tours count more hours than anybody may stand, however rested.
  private static Optional<String> never(GuardProblem problem) {
    int most = Math.min(problem.terms().hoursIn7(), problem.terms().hoursIn30());
    for (Family family : Family.all(problem)) {
      boolean asked = false;
      for (int day = 0; day < problem.days(); day++) {
        for (int tour = 0; tour < family.clock().tours(); tour++) {
          asked |= Needs.of(problem, family, day, tour).people() > 0;
        }
      }
      if (asked && family.clock().countedHours() > most) {
        return Optional.of(
            "A tour on post "
                + family.places().getFirst().post().id()
                + " counts "
                + family.clock().countedHours()
                + " hours, and the terms allow "
                + most
                + " in "
                + (problem.terms().hoursIn7() == most ? "7" : "30")
                + " days");
      }
    }
    return Optional.empty();
  }

  private enum Tried {
    ENOUGH,
    TOO_FEW,
    OPEN
  }

  /// The days on which most people are needed for the tours that begin.
  private static Floor floor(GuardProblem problem, String nation, Predicate<Seat> seats) {
    int[] tours = new int[problem.days()];
    for (Family family : Family.all(problem)) {
      for (int day = 0; day < problem.days() && seats.test(family.asks()); day++) {
        for (int tour = 0; tour < family.clock().tours(); tour++) {
          tours[day] += Needs.of(problem, family, day, tour).people();
        }
      }
    }
    int[] each = mostTours(problem);
    Floor highest = new Floor(nation, 0, 0, 0, 1);
    for (int from = 0; from < tours.length; from++) {
      int sum = 0;
      for (int until = from + 1; until <= tours.length; until++) {
        sum += tours[until - 1];
        Floor floor = new Floor(nation, from, until, sum, each[until - from]);
        if (floor.people() > highest.people()) {
          highest = floor;
        }
      }
    }
    return highest;
  }

  /// By days in a row: the most tours that a person may begin in them.
  private static int[] mostTours(GuardProblem problem) {
    Sequence sequence = Sequence.of(rested(problem, List.of())).sequence();
    int fewest = problem.clocks().stream().mapToInt(Clock::countedHours).min().orElse(1);
    int[] most = new int[problem.days() + 1];
    for (int length = 1; length < most.length; length++) {
      // No more than the hours of thirty days allow, thirty days by thirty days.
      int hours = problem.terms().hoursIn30() / fewest * ((length + 29) / 30);
      most[length] = Math.min(sequence.mostTours(length), hours);
    }
    return most;
  }

  /// All ways to make up a force of so many with at least these of each nation.
  private static List<Map<String, Integer>> forces(Map<String, Integer> least, int people) {
    List<Map<String, Integer>> forces = new ArrayList<>();
    spread(new ArrayList<>(least.keySet()), least, people, new TreeMap<>(), forces);
    return forces;
  }

  private static void spread(
      List<String> nations,
      Map<String, Integer> least,
      int left,
      Map<String, Integer> chosen,
      List<Map<String, Integer>> forces) {
    String nation = nations.get(chosen.size());
    int fewest = least.getOrDefault(nation, 0);
    if (chosen.size() == nations.size() - 1) {
      if (left >= fewest) {
        Map<String, Integer> force = new TreeMap<>(chosen);
        force.put(nation, left);
        forces.add(force);
      }
      return;
    }
    for (int count = fewest; count <= left; count++) {
      Map<String, Integer> more = new TreeMap<>(chosen);
      more.put(nation, count);
      spread(nations, least, left - count, more, forces);
    }
  }

  private static Tried tried(
      GuardProblem problem, Map<String, Integer> force, DutySolver solver, SolveLimits limits) {
    List<GuardPerson> people = new ArrayList<>();
    force.forEach(
        (nation, count) -> {
          for (int i = 0; i < count; i++) {
            people.add(ideal(problem, nation, i));
          }
        });
    if (people.isEmpty()) {
      return Family.all(problem).isEmpty() ? Tried.ENOUGH : Tried.TOO_FEW;
    }
    GuardProblem ideal = rested(problem, people);
    GuardCompiler compiled = GuardCompiler.compile(ideal, false);
    DutySolution solution = solver.solve(compiled.dutyProblem(), limits);
    if (solution.plan().isPresent()) {
      GuardReview review = GuardChecker.check(ideal, compiled.roster(solution.plan().get()));
      if (review.findings().isEmpty() && review.gaps().isEmpty()) {
        return Tried.ENOUGH;
      }
    }
    return solution.bound() > 1e-3 ? Tried.TOO_FEW : Tried.OPEN;
  }

  /// The same posts and terms, where only an empty seat costs and nothing came before.
  private static GuardProblem rested(GuardProblem problem, List<GuardPerson> people) {
    GuardTerms terms = problem.terms().withHolidays(new TreeMap<>()).withShares(new TreeMap<>());
    return new GuardProblem(
        problem.start(),
        problem.days(),
        terms,
        new GuardPrices(1, 0, 0, 0, 0, 0, 0, 0, 0),
        problem.clocks(),
        problem.posts(),
        people,
        List.of(),
        List.of(),
        Optional.empty());
  }

  /// Somebody who has all that any seat asks for.
  private static GuardPerson ideal(GuardProblem problem, String nation, int number) {
    GuardPerson person = GuardPerson.of("ideal-" + nation + "-" + (number + 1), nation);
    int rank = 0;
    for (GuardPost post : problem.posts()) {
      for (Seat seat : post.seats()) {
        rank = Math.max(rank, seat.minRank());
        for (String qualification : seat.qualifications()) {
          person = person.qualified(qualification, GuardPerson.NEVER);
        }
        for (String weapon : seat.weapons()) {
          person = person.armed(weapon);
        }
        for (String language : seat.languages()) {
          person = person.speaking(language);
        }
      }
    }
    return person.ranked(rank);
  }
}
