package org.muster.engine.duty.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Draws guards of unequal sizes by seed: one to three nations, no or one or a dozen people, some
/// never there, horizons of a day to two weeks, clocks of twelve, eight and six hours beside
/// reliefs, posts that stand for one turn or never, terms from none to all.
final class OddDraws {
  private static final List<String> NATIONS = List.of("AZE", "TUR", "GEO");
  private static final List<String> SKILLS = List.of("search", "driver");

  private final Random random;
  private final int days;
  private final int nations;

  private OddDraws(long seed) {
    this.random = new Random(seed);
    this.days = List.of(1, 1, 2, 5, 14).get(random.nextInt(5));
    this.nations = 1 + random.nextInt(3);
  }

  static GuardProblem of(long seed) {
    return new OddDraws(seed).problem();
  }

  private GuardProblem problem() {
    List<Clock> clocks =
        List.of(
            Clock.twoOnFourOff("relief", random.nextInt(24)),
            Clock.shifts("half", random.nextInt(24), 12),
            Clock.shifts("third", 6, 8),
            Clock.shifts("quarter", 0, 6),
            Clock.reserve("reserve", 12, 1 + random.nextInt(24)));
    List<GuardPost> posts = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      posts.add(post(clocks.get(random.nextInt(5)), "post-" + i));
    }
    List<GuardPerson> people = new ArrayList<>();
    int force = List.of(0, 1, 1, 4, 12).get(random.nextInt(5));
    for (int i = 0; i < force; i++) {
      people.add(person("person-" + i));
    }
    List<PastTour> past = new ArrayList<>();
    List<Burdens> ledger = new ArrayList<>();
    for (GuardPerson person : people) {
      if (random.nextInt(3) == 0) {
        past.add(new PastTour(person.id(), "relief", -1 - random.nextInt(31), 0));
      }
      if (random.nextInt(3) == 0) {
        ledger.add(
            new Burdens(
                person.id(), random.nextInt(90), random.nextInt(60), random.nextInt(20), 0, 0, 0));
      }
    }
    return new GuardProblem(
        LocalDate.of(2021, 2, 24).plusDays(random.nextInt(40)),
        days,
        terms(),
        random.nextInt(4) == 0
            ? new GuardPrices(0, 0, 0, 0, 0, 0, 0, 0, 0)
            : new GuardPrices(1_000, random.nextInt(20), 60, 60, 20, 2, 2, 100, 50),
        clocks,
        posts,
        people,
        ledger,
        past,
        Optional.empty());
  }

  private GuardTerms terms() {
    SortedMap<String, SortedSet<Integer>> holidays = new TreeMap<>();
    SortedMap<String, Integer> shares = new TreeMap<>();
    for (String nation : NATIONS.subList(0, nations)) {
      holidays.put(nation, new TreeSet<>(List.of(random.nextInt(20))));
      shares.put(nation, random.nextInt(34));
    }
    int rest = List.of(0, 11, 30).get(random.nextInt(3));
    return new GuardTerms(
        rest,
        1 + random.nextInt(4),
        rest + random.nextInt(30),
        1 + random.nextInt(4),
        random.nextInt(25),
        random.nextInt(25),
        random.nextInt(60),
        random.nextInt(200),
        random.nextInt(30),
        random.nextInt(25),
        random.nextInt(25),
        random.nextBoolean()
            ? new TreeSet<>()
            : new TreeSet<>(List.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)),
        holidays,
        shares);
  }

  private GuardPost post(Clock clock, String id) {
    List<Seat> seats = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Seat seat = Seat.of(random.nextBoolean() ? "" : NATIONS.get(random.nextInt(nations)));
      seats.add(
          random.nextInt(3) == 0
              ? seat.qualified(SKILLS.get(random.nextInt(2))).ranked(random.nextInt(6))
              : seat);
    }
    PostKind kind = clock.reserve() ? PostKind.QRF : PostKind.SENTRY;
    GuardPost post = GuardPost.of(id, kind, clock.id(), seats.toArray(Seat[]::new));
    int turn = clock.startHour() % clock.onHours();
    return switch (random.nextInt(4)) {
      // One turn of one day, which may lie beyond the horizon.
      case 0 -> {
        int day = random.nextInt(days + 2);
        int until = turn + clock.onHours() > 24 ? turn : turn + clock.onHours();
        yield turn == until
            ? post
            : post.open(new Opening(day, day + 1, EnumSet.allOf(DayOfWeek.class), turn, until));
      }
      case 1 -> post.open();
      case 2 -> post.doing("crowd").asHard();
      default -> post.weighing(1 + random.nextInt(4));
    };
  }

  private GuardPerson person(String id) {
    GuardPerson person =
        GuardPerson.of(id, NATIONS.get(random.nextInt(nations))).ranked(random.nextInt(7));
    for (String skill : SKILLS) {
      if (random.nextBoolean()) {
        person =
            person.qualified(
                skill, random.nextBoolean() ? GuardPerson.NEVER : random.nextInt(48) - 12);
      }
    }
    return switch (random.nextInt(5)) {
      case 0 -> person.absent(new Absence("never there", -1_000, 10_000));
      case 1 -> person.asNovice().wishing(random.nextInt(days), 5);
      case 2 -> person.limited(GuardCaveat.always("no-crowd", "crowd"));
      default -> person;
    };
  }
}
