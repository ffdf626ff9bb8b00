package org.muster.engine.duty.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// Guard problems so small that every roster can be tried, and the trying. It goes through every
/// calendar of every person and every sharing out of reliefs, and asks the checker alone.
final class TinyGuards {
  private TinyGuards() {}

  private static final List<String> NATIONS = List.of("AZE", "TUR");

  static GuardProblem of(long seed) {
    Random random = new Random(seed);
    int days = 2 + random.nextInt(2);
    List<Clock> clocks =
        List.of(
            switch (random.nextInt(3)) {
              case 0 -> new Clock("relief", 8, 24, 6, 6, 12, false);
              case 1 -> Clock.shifts("relief", 8, 12);
              default -> new Clock("relief", 8, 24, 12, 0, 12, false);
            },
            Clock.reserve("reserve", 12, 8));
    List<GuardPost> posts = new ArrayList<>();
    int count = random.nextInt(3) == 0 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      posts.add(post(random, "post-" + i));
    }
    List<GuardPerson> people = new ArrayList<>();
    int force = 2 + random.nextInt(3);
    for (int i = 0; i < force; i++) {
      people.add(person(random, "person-" + i, days));
    }
    int rest = List.of(0, 8, 12).get(random.nextInt(3));
    TreeMap<String, java.util.SortedSet<Integer>> holidays = new TreeMap<>();
    if (random.nextBoolean()) {
      holidays.put("AZE", new TreeSet<>(List.of(random.nextInt(days))));
    }
    TreeMap<String, Integer> shares = new TreeMap<>();
    if (random.nextInt(3) == 0) {
      shares.put("TUR", 50);
    }
    GuardTerms terms =
        new GuardTerms(
            rest,
            1 + random.nextInt(3),
            24,
            1 + random.nextInt(3),
            22,
            6,
            12 * (1 + random.nextInt(4)),
            12 * (1 + random.nextInt(6)),
            0,
            0,
            6,
            new TreeSet<>(List.of(DayOfWeek.TUESDAY, DayOfWeek.SUNDAY)),
            holidays,
            shares);
    List<PastTour> past = new ArrayList<>();
    List<Burdens> ledger = new ArrayList<>();
    for (GuardPerson person : people) {
      for (int day = -3; day < 0; day++) {
        if (random.nextInt(6) == 0) {
          past.add(new PastTour(person.id(), "relief", day, 0));
        }
      }
      if (random.nextBoolean()) {
        ledger.add(
            new Burdens(
                person.id(), 5, random.nextInt(8), random.nextInt(4), random.nextInt(3), 0, 0));
      }
    }
    return new GuardProblem(
        LocalDate.of(2021, 3, 1),
        days,
        terms,
        new GuardPrices(10, 1, 7, 5, 3, 0, 0, random.nextInt(30), 0),
        clocks,
        posts,
        people,
        ledger,
        past,
        Optional.empty());
  }

  private static GuardPost post(Random random, String id) {
    String nation = random.nextInt(5) == 0 ? NATIONS.get(random.nextInt(2)) : "";
    Seat seat = random.nextInt(5) == 0 ? Seat.of(nation).qualified("search") : Seat.of(nation);
    GuardPost post =
        switch (random.nextInt(6)) {
          case 0 -> GuardPost.of(id, PostKind.QRF, "reserve", seat);
          case 1 -> GuardPost.of(id, PostKind.GATE, "relief", Seat.of("AZE"), Seat.of("TUR"));
          case 2 -> GuardPost.of(id, PostKind.PATROL, "relief", seat, Seat.of(nation));
          default -> GuardPost.of(id, PostKind.SENTRY, "relief", seat);
        };
    if (post.kind() != PostKind.QRF && random.nextInt(4) > 0) {
      post = post.open(random.nextBoolean() ? Opening.daily(8, 20) : Opening.daily(20, 8));
    }
    return random.nextInt(3) == 0 ? post.doing("crowd").weighing(2) : post;
  }

  private static GuardPerson person(Random random, String id, int days) {
    GuardPerson person = GuardPerson.of(id, NATIONS.get(random.nextInt(2)));
    if (random.nextInt(4) == 0) {
      person = person.asNovice();
    }
    if (random.nextInt(2) == 0) {
      person =
          person.qualified(
              "search", random.nextInt(3) == 0 ? random.nextInt(days * 24) : GuardPerson.NEVER);
    }
    if (random.nextInt(4) == 0) {
      person = person.limited(new GuardCaveat("caveat", "crowd", 0, random.nextInt(days * 24)));
    }
    if (random.nextInt(6) == 0) {
      int from = random.nextInt(days * 24);
      person = person.absent(new Absence("leave", from, from + 1 + random.nextInt(30)));
    }
    if (random.nextInt(3) == 0) {
      person = person.wishing(random.nextInt(days), 1 + random.nextInt(20));
    }
    return person;
  }

  /// A tour that somebody may begin on a day.
  private record Choice(Family family, int tour, int relief) {}

  /// What the cheapest roster costs; empty when there are more than so many to try.
  static Optional<Long> bruteForce(GuardProblem problem, int most) {
    List<List<List<Optional<Choice>>>> lawful = new ArrayList<>();
    long combinations = 1;
    for (GuardPerson person : problem.people()) {
      List<List<Optional<Choice>>> own = new ArrayList<>();
      if (!extend(problem, person, new ArrayList<>(), own, most)) {
        return Optional.empty();
      }
      lawful.add(own);
      combinations *= own.size();
      if (combinations > most) {
        return Optional.empty();
      }
    }
    FairShares fair = FairShares.of(problem);
    long best = Long.MAX_VALUE;
    for (long index = 0; index < combinations; index++) {
      List<List<Optional<Choice>>> chosen = new ArrayList<>();
      long rest = index;
      for (List<List<Optional<Choice>>> own : lawful) {
        chosen.add(own.get((int) (rest % own.size())));
        rest /= own.size();
      }
      GuardReview review = GuardChecker.check(problem, roster(problem, chosen), fair);
      if (review.findings().isEmpty()) {
        best = Math.min(best, review.cost().total());
      }
    }
    return Optional.of(best);
  }

  private static boolean extend(
      GuardProblem problem,
      GuardPerson person,
      List<Optional<Choice>> days,
      List<List<Optional<Choice>>> found,
      int most) {
    if (found.size() > most) {
      return false;
    }
    if (days.size() == problem.days()) {
      found.add(List.copyOf(days));
      return true;
    }
    List<Optional<Choice>> choices = new ArrayList<>();
    choices.add(Optional.empty());
    for (Family family : Family.all(problem)) {
      for (int tour = 0; tour < family.clock().tours(); tour++) {
        for (int relief = 0; relief < family.clock().reliefs(); relief++) {
          choices.add(Optional.of(new Choice(family, tour, relief)));
        }
      }
    }
    for (Optional<Choice> choice : choices) {
      days.add(choice);
      List<List<Optional<Choice>>> alone = new ArrayList<>();
      for (GuardPerson other : problem.people()) {
        alone.add(other == person ? List.copyOf(days) : List.of());
      }
      GuardRoster roster = roster(problem, alone);
      boolean useful =
          choice.isEmpty()
              || roster.standings().stream().anyMatch(s -> s.from() >= days.size() * 24 - 24 + 8);
      if (useful && GuardChecker.check(problem, roster).findings().isEmpty()) {
        if (!extend(problem, person, days, found, most)) {
          return false;
        }
      }
      days.removeLast();
    }
    return true;
  }

  /// Whoever is in a relief takes the open seats in order.
  private static GuardRoster roster(GuardProblem problem, List<List<Optional<Choice>>> chosen) {
    List<Standing> standings = new ArrayList<>();
    for (int day = 0; day < problem.days(); day++) {
      java.util.Map<Choice, Integer> before = new java.util.HashMap<>();
      for (int p = 0; p < chosen.size(); p++) {
        if (day >= chosen.get(p).size() || chosen.get(p).get(day).isEmpty()) {
          continue;
        }
        Choice choice = chosen.get(p).get(day).orElseThrow();
        int ahead = before.merge(choice, 1, Integer::sum) - 1;
        Clock clock = choice.family.clock();
        for (int turn = 0; turn < clock.turns(); turn++) {
          int from = clock.turnStart(day, choice.tour, choice.relief, turn);
          List<Family.Place> open = choice.family.open(problem, from);
          if (ahead < open.size()) {
            Family.Place place = open.get(ahead);
            standings.add(
                new Standing(place.post().id(), place.seat(), from, problem.people().get(p).id()));
          }
        }
      }
    }
    return new GuardRoster(standings);
  }
}
