package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/// The rules, one method each. A method looks at a whole roster and lists every breach of its rule.
/// What came before the horizon counts, and is not itself judged.
final class GuardRules {
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private GuardRules() {}

  static List<GuardFinding> inProblem(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (Standing s : watch.standings()) {
      Optional<GuardPost> post = watch.findPost(s.post());
      boolean known =
          post.isPresent()
              && s.seat() >= 0
              && s.seat() < post.get().seats().size()
              && watch.findPerson(s.person()).isPresent();
      boolean turn =
          known
              && watch
                  .problem()
                  .clockOf(post.get())
                  .findTurnFrom(s.from())
                  .map(t -> t.day() >= 0 && t.day() < watch.problem().days())
                  .orElse(false);
      if (!turn) {
        findings.add(
            new GuardFinding(
                GuardRule.IN_PROBLEM, s.person(), s.post(), s.from(), s.from() + 1, 1, 0));
      }
    }
    return findings;
  }

  static List<GuardFinding> seat(Watch watch) {
    record Cell(String post, int seat, int from) {}
    Map<Cell, Integer> held = new HashMap<>();
    List<GuardFinding> findings = new ArrayList<>();
    for (Standing s : watch.sound()) {
      int count = held.merge(new Cell(s.post(), s.seat(), s.from()), 1, Integer::sum);
      if (count > 1) {
        findings.add(about(watch, GuardRule.SEAT, s, s.post(), count, 1));
      }
    }
    return findings;
  }

  static List<GuardFinding> open(Watch watch) {
    return standing(
        watch,
        s ->
            watch.post(s).isOpen(watch.problem().start(), s.from())
                ? Optional.empty()
                : Optional.of(about(watch, GuardRule.OPEN, s, s.post(), 1, 0)));
  }

  static List<GuardFinding> onePlace(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (List<GuardTour> tours : watch.byPerson()) {
      for (int i = 0; i < tours.size(); i++) {
        GuardTour tour = tours.get(i);
        for (int k = 1; k < tour.standings().size(); k++) {
          Standing s = tour.standings().get(k);
          if (s.from() == tour.standings().get(k - 1).from()) {
            findings.add(about(watch, GuardRule.ONE_PLACE, s, s.post(), 2, 1));
          }
        }
        for (int k = i + 1; k < tours.size(); k++) {
          GuardTour other = tours.get(k);
          if (tour.meets(other) && !other.standings().isEmpty()) {
            findings.add(of(GuardRule.ONE_PLACE, other, day(other), 2, 1));
          }
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> oneRelief(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (GuardTour tour : watch.tours()) {
      long reliefs =
          tour.standings().stream()
              .map(s -> tour.clock().turnAt(s.from()).relief())
              .distinct()
              .count();
      if (reliefs > 1) {
        findings.add(of(GuardRule.ONE_RELIEF, tour, day(tour), reliefs, 1));
      }
    }
    return findings;
  }

  static List<GuardFinding> oneKind(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (GuardTour tour : watch.tours()) {
      Standing first = tour.standings().getFirst();
      for (Standing s : tour.standings()) {
        if (!Family.same(watch.post(first), first.seat(), watch.post(s), s.seat())) {
          findings.add(about(watch, GuardRule.ONE_KIND, s, s.post(), 2, 1));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> oneTour(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (List<GuardTour> tours : watch.byPerson()) {
      for (int i = 1; i < tours.size(); i++) {
        GuardTour tour = tours.get(i);
        if (tour.day() == tours.get(i - 1).day() && !tour.standings().isEmpty()) {
          findings.add(of(GuardRule.ONE_TOUR, tour, day(tour), 2, 1));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> rest(Watch watch) {
    int least = watch.problem().terms().restHours();
    List<GuardFinding> findings = new ArrayList<>();
    for (List<GuardTour> tours : watch.byPerson()) {
      for (int i = 1; i < tours.size(); i++) {
        GuardTour tour = tours.get(i);
        int rested = tour.from() - tours.get(i - 1).until();
        if (rested < least && !tour.standings().isEmpty()) {
          findings.add(of(GuardRule.REST, tour, day(tour), rested, least));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> run(Watch watch) {
    GuardTerms terms = watch.problem().terms();
    List<GuardFinding> findings = new ArrayList<>();
    for (List<GuardTour> tours : watch.byPerson()) {
      int run = 0;
      for (int i = 0; i < tours.size(); i++) {
        GuardTour tour = tours.get(i);
        boolean rested = i == 0 || tour.from() - tours.get(i - 1).until() >= terms.longRestHours();
        run = rested ? 1 : run + 1;
        if (run > terms.maxRun() && !tour.standings().isEmpty()) {
          findings.add(of(GuardRule.RUN, tour, day(tour), run, terms.maxRun()));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> nights(Watch watch) {
    GuardTerms terms = watch.problem().terms();
    List<GuardFinding> findings = new ArrayList<>();
    for (List<GuardTour> tours : watch.byPerson()) {
      int nights = 0;
      int last = Integer.MIN_VALUE;
      for (GuardTour tour : tours) {
        if (!terms.night(tour.from(), tour.until())) {
          continue;
        }
        if (tour.day() != last) {
          nights = tour.day() == last + 1 ? nights + 1 : 1;
        }
        last = tour.day();
        if (nights > terms.maxNights() && !tour.standings().isEmpty()) {
          findings.add(of(GuardRule.NIGHTS, tour, day(tour), nights, terms.maxNights()));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> hours7(Watch watch) {
    return hours(watch, GuardRule.HOURS_7, WEEK, watch.problem().terms().hoursIn7());
  }

  static List<GuardFinding> hours30(Watch watch) {
    return hours(watch, GuardRule.HOURS_30, MONTH, watch.problem().terms().hoursIn30());
  }

  /// Too many hours in the days up to and with that of a tour.
  private static List<GuardFinding> hours(Watch watch, GuardRule rule, int days, int most) {
    List<GuardFinding> findings = new ArrayList<>();
    for (List<GuardTour> tours : watch.byPerson()) {
      for (GuardTour tour : tours) {
        int hours =
            tours.stream()
                .filter(t -> t.day() <= tour.day() && t.day() > tour.day() - days)
                .mapToInt(t -> t.clock().countedHours())
                .sum();
        if (hours > most && !tour.standings().isEmpty()) {
          findings.add(of(rule, tour, day(tour), hours, most));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> reserve(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (List<GuardTour> tours : watch.byPerson()) {
      for (GuardTour bound : tours) {
        for (GuardTour posted : tours) {
          if (bound.clock().reserve()
              && !posted.clock().reserve()
              && bound.meets(posted)
              && !(bound.standings().isEmpty() && posted.standings().isEmpty())) {
            findings.add(of(GuardRule.RESERVE, posted, day(posted), 1, 0));
          }
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> nation(Watch watch) {
    return standing(
        watch,
        s -> {
          String asked = watch.seat(s).nation();
          boolean right =
              asked.isEmpty() || asked.equals(watch.findPerson(s.person()).orElseThrow().nation());
          return right
              ? Optional.empty()
              : Optional.of(about(watch, GuardRule.NATION, s, asked, 1, 0));
        });
  }

  static List<GuardFinding> rank(Watch watch) {
    return standing(
        watch,
        s -> {
          int rank = watch.findPerson(s.person()).orElseThrow().rank();
          int asked = watch.seat(s).minRank();
          return rank >= asked
              ? Optional.empty()
              : Optional.of(about(watch, GuardRule.RANK, s, s.post(), rank, asked));
        });
  }

  static List<GuardFinding> novice(Watch watch) {
    return standing(
        watch,
        s ->
            s.seat() == 0 && watch.findPerson(s.person()).orElseThrow().novice()
                ? Optional.of(about(watch, GuardRule.NOVICE, s, s.post(), 1, 0))
                : Optional.empty());
  }

  static List<GuardFinding> qualified(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (Standing s : watch.sound()) {
      GuardPerson person = watch.findPerson(s.person()).orElseThrow();
      int until = tourEnd(watch, s);
      for (String asked : watch.seat(s).qualifications()) {
        int lapses = person.qualifications().getOrDefault(asked, Integer.MIN_VALUE);
        if (lapses < until) {
          findings.add(about(watch, GuardRule.QUALIFIED, s, asked, lapses, until));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> weapon(Watch watch) {
    return missing(watch, GuardRule.WEAPON, Seat::weapons, GuardPerson::weapons);
  }

  static List<GuardFinding> language(Watch watch) {
    return missing(watch, GuardRule.LANGUAGE, Seat::languages, GuardPerson::languages);
  }

  private static List<GuardFinding> missing(
      Watch watch,
      GuardRule rule,
      Function<Seat, SortedSet<String>> asks,
      Function<GuardPerson, SortedSet<String>> has) {
    List<GuardFinding> findings = new ArrayList<>();
    for (Standing s : watch.sound()) {
      GuardPerson person = watch.findPerson(s.person()).orElseThrow();
      for (String asked : asks.apply(watch.seat(s))) {
        if (!has.apply(person).contains(asked)) {
          findings.add(about(watch, rule, s, asked, 0, 1));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> caveat(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (Standing s : watch.sound()) {
      int until = tourEnd(watch, s);
      int from = until - watch.problem().clockOf(watch.post(s)).tourHours();
      for (GuardCaveat caveat : watch.findPerson(s.person()).orElseThrow().caveats()) {
        if (watch.post(s).tasks().contains(caveat.task())
            && caveat.from() < until
            && from < caveat.until()) {
          findings.add(about(watch, GuardRule.CAVEAT, s, caveat.id(), 1, 0));
        }
      }
    }
    return findings;
  }

  static List<GuardFinding> available(Watch watch) {
    List<GuardFinding> findings = new ArrayList<>();
    for (GuardTour tour : watch.tours()) {
      for (Absence absence : watch.person(tour).absences()) {
        if (absence.from() < tour.until() && tour.from() < absence.until()) {
          findings.add(of(GuardRule.AVAILABLE, tour, absence.kind(), 1, 0));
        }
      }
    }
    return findings;
  }

  private static List<GuardFinding> standing(
      Watch watch, Function<Standing, Optional<GuardFinding>> walk) {
    return watch.sound().stream().map(walk).flatMap(Optional::stream).toList();
  }

  /// When the tour of a standing ends.
  private static int tourEnd(Watch watch, Standing s) {
    Clock clock = watch.problem().clockOf(watch.post(s));
    Clock.Turn turn = clock.turnAt(s.from());
    return clock.tourStart(turn.day(), turn.tour()) + clock.tourHours();
  }

  private static String day(GuardTour tour) {
    return tour.clock().id();
  }

  private static GuardFinding of(
      GuardRule rule, GuardTour tour, String about, long measured, long limit) {
    return new GuardFinding(rule, tour.person(), about, tour.from(), tour.until(), measured, limit);
  }

  private static GuardFinding about(
      Watch watch, GuardRule rule, Standing s, String about, long measured, long limit) {
    int until = s.from() + watch.problem().clockOf(watch.post(s)).onHours();
    return new GuardFinding(rule, s.person(), about, s.from(), until, measured, limit);
  }
}
