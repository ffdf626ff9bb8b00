package org.muster.engine.duty.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Draws guard problems by seed: an airfield that two nations guard together. Whatever is drawn is
/// illustrative. The same size and seed give the same problem.
///
/// Of thirty posts some eight stand day and night, the others by day or by night; a pair of the two
/// nations, double posts, commanders of the relief, a sergeant and two reaction forces are among
/// them. People are unequal in what they may hold, some are novices, some on leave or new, some
/// qualifications lapse within the horizon, and everybody comes from a week of guard.
public final class GuardDraw {
  /// The nations that are drawn.
  public static final List<String> NATIONS = List.of("AZE", "TUR");

  private static final String ANY = "";
  private static final int PRIVATE = 3;
  private static final int CORPORAL = 5;
  private static final int SERGEANT = 6;

  private final Random random;
  private final int days;
  private final List<GuardPost> posts = new ArrayList<>();
  private final List<GuardPerson> people = new ArrayList<>();
  private final List<PastTour> past = new ArrayList<>();
  private final List<Burdens> ledger = new ArrayList<>();

  private GuardDraw(int days, long seed) {
    this.random = new Random(seed);
    this.days = days;
  }

  /// Two nations, 120 people, 30 posts, four weeks.
  public static GuardProblem guard120(long seed) {
    return of(120, 30, 28, seed);
  }

  /// Two nations, 500 people, 110 posts, four weeks.
  public static GuardProblem guard500(long seed) {
    return of(500, 110, 28, seed);
  }

  /// A problem of this size.
  ///
  /// @param people at least 20
  /// @param posts at least 10
  public static GuardProblem of(int people, int posts, int days, long seed) {
    if (people < 20 || posts < 10) {
      throw new IllegalArgumentException(
          "At least 20 people and 10 posts are drawn, was " + people + " and " + posts);
    }
    GuardDraw draw = new GuardDraw(days, seed);
    draw.posts(posts);
    for (int i = 0; i < people; i++) {
      draw.person(i, people);
    }
    SortedMap<String, java.util.SortedSet<Integer>> holidays = new TreeMap<>();
    holidays.put("AZE", new TreeSet<>(List.of(7, 19)));
    holidays.put("TUR", new TreeSet<>(List.of(12)));
    SortedMap<String, Integer> shares = new TreeMap<>();
    shares.put("AZE", 45);
    shares.put("TUR", 40);
    GuardTerms usual = GuardTerms.usual();
    GuardTerms terms =
        new GuardTerms(
            usual.restHours(),
            usual.maxRun(),
            usual.longRestHours(),
            usual.maxNights(),
            usual.nightFromHour(),
            usual.nightToHour(),
            usual.hoursIn7(),
            usual.hoursIn30(),
            usual.overlapMinutes(),
            usual.coldFromHour(),
            usual.coldToHour(),
            usual.weekend(),
            holidays,
            shares);
    return new GuardProblem(
        LocalDate.of(2021, 3, 1),
        days,
        terms,
        GuardPrices.USUAL,
        List.of(
            Clock.twoOnFourOff("relief", 8),
            new Clock("tour", 8, 24, 24, 0, 8, false),
            Clock.reserve("reserve", 12, 8)),
        draw.posts,
        draw.people,
        draw.ledger,
        draw.past,
        Optional.empty());
  }

  private void posts(int count) {
    int sets = Math.max(1, Math.round(count / 30f));
    for (int i = 1; i <= sets; i++) {
      posts.add(
          GuardPost.of(
                  "cmd-relief-" + i,
                  PostKind.COMMAND,
                  "relief",
                  Seat.of(ANY).ranked(CORPORAL).qualified("relief-commander"))
              .weighing(3));
    }
    posts.add(
        GuardPost.of(
                "cmd-sergeant",
                PostKind.COMMAND,
                "tour",
                Seat.of(ANY).ranked(SERGEANT).qualified("sergeant-of-guard"))
            .weighing(3));
    for (String nation : NATIONS) {
      for (int i = 1; i <= sets; i++) {
        Seat seat = Seat.of(nation).qualified("qrf");
        posts.add(
            GuardPost.of("qrf-" + nation + "-" + i, PostKind.QRF, "reserve", seat, seat, seat)
                .weighing(2));
      }
    }
    // Sentries: what is left, by turns of a fixed mixture.
    for (int i = 0; posts.size() < count; i++) {
      posts.add(sentry(i));
    }
  }

  private GuardPost sentry(int i) {
    String nation = NATIONS.get(i / 2 % 2);
    String sector = "sector-" + (char) ('A' + i % 6);
    Opening day = Opening.daily(8, 20);
    Opening night = Opening.daily(20, 8);
    String id = String.format(java.util.Locale.ROOT, "post-%02d", i + 1);
    Seat plain = Seat.of(nation);
    Seat tower = plain.armed("mg");
    Seat gate = plain.qualified("search").speaking("en");
    Seat patrol = plain.qualified("driver");
    GuardPost post =
        switch (i % 24) {
          case 0, 2 -> GuardPost.of(id, PostKind.TOWER, "relief", tower).asHard();
          case 1, 3 -> GuardPost.of(id, PostKind.SENTRY, "relief", plain);
          case 4 -> GuardPost.of(id, PostKind.TOWER, "relief", tower).open(day);
          case 5 -> GuardPost.of(id, PostKind.TOWER, "relief", tower).open(night).asHard();
          case 8, 10 -> GuardPost.of(id, PostKind.GATE, "relief", gate).doing("search").open(day);
          case 9, 11 -> GuardPost.of(id, PostKind.GATE, "relief", gate).doing("search").open(night);
          case 12 ->
              GuardPost.of(
                      id,
                      PostKind.GATE,
                      "relief",
                      Seat.of("TUR").qualified("search"),
                      Seat.of("AZE").speaking("en"))
                  .doing("crowd")
                  .weighing(2);
          case 13 -> GuardPost.of(id, PostKind.SENTRY, "relief", Seat.of(ANY)).open(day);
          case 14 -> GuardPost.of(id, PostKind.PATROL, "relief", patrol, plain).open(day);
          case 15 ->
              GuardPost.of(id, PostKind.PATROL, "relief", patrol, plain).open(night).asHard();
          case 22 -> GuardPost.of(id, PostKind.TOWER, "relief", tower).open(day);
          case 23 -> GuardPost.of(id, PostKind.TOWER, "relief", tower).open(night).asHard();
          default ->
              GuardPost.of(id, PostKind.SENTRY, "relief", plain).open(i % 2 == 0 ? day : night);
        };
    return post.in(sector);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private void person(int i, int count) {
    String nation = NATIONS.get(i * 100 / count < 55 ? 0 : 1);
    String id = String.format(java.util.Locale.ROOT, "%s-%03d", nation, i + 1);
    int rank = chance(5) ? SERGEANT + 1 : chance(8) ? SERGEANT : chance(14) ? CORPORAL : PRIVATE;
    GuardPerson person =
        GuardPerson.of(id, nation)
            .ranked(rank)
            .in(nation + "-platoon-" + (i % 3 + 1))
            .armed("rifle")
            .speaking(nation.equals("AZE") ? "az" : "tr");
    if (rank == PRIVATE && chance(15)) {
      person = person.asNovice();
    }
    if (chance(60)) {
      person = person.armed("mg");
    }
    if (chance(45)) {
      person = person.speaking("en");
    }
    if (rank >= CORPORAL && chance(75)) {
      person = person.qualified("relief-commander", lapse());
    }
    if (rank >= SERGEANT && chance(80)) {
      person = person.qualified("sergeant-of-guard", lapse());
    }
    for (String qualification : List.of("search", "driver", "qrf")) {
      if (chance(50)) {
        person = person.qualified(qualification, lapse());
      }
    }
    if (chance(10)) {
      person = person.limited(GuardCaveat.always("caveat-crowd-" + nation, "crowd"));
    }
    if (chance(18)) {
      int first = random.nextInt(Math.max(1, days - 3));
      int length = 4 + random.nextInt(7);
      person = person.absent(new Absence("leave", first * Clock.DAY, (first + length) * Clock.DAY));
    }
    if (chance(8)) {
      int first = random.nextInt(days);
      person =
          person.absent(
              new Absence("sick", first * Clock.DAY, (first + 1 + random.nextInt(3)) * Clock.DAY));
    }
    boolean arriving = chance(4);
    if (arriving) {
      person =
          person.absent(new Absence("not arrived", -30 * Clock.DAY, (3 + random.nextInt(5)) * 24));
    }
    for (int wish = 0; wish < 2; wish++) {
      if (chance(25)) {
        person = person.wishing(random.nextInt(days), 15 + 5 * random.nextInt(3));
      }
    }
    people.add(person);
    if (!arriving) {
      came(id);
    }
  }

  private int lapse() {
    return chance(6) ? random.nextInt(days) * Clock.DAY : GuardPerson.NEVER;
  }

  /// Thirty days of guard: runs of two or three tours, each before one or two days off.
  private void came(String id) {
    int nights = 0;
    int weekends = 0;
    int holidays = random.nextInt(3);
    for (int day = -30 + random.nextInt(3); day < 0; ) {
      int run = 2 + random.nextInt(2);
      for (int i = 0; i < run && day < 0; i++, day++) {
        past.add(new PastTour(id, "relief", day, 0));
        nights++;
        weekends += Math.floorMod(day, 7) >= 5 ? 1 : 0;
      }
      day += 1 + random.nextInt(2);
    }
    ledger.add(
        new Burdens(
            id,
            30,
            nights,
            weekends,
            holidays,
            random.nextInt(30),
            nights * 2 - random.nextInt(6)));
  }
}
