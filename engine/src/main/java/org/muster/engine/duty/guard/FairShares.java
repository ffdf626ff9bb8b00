package org.muster.engine.duty.guard;

import java.util.List;

/// What is a person's fair share of what all must bear: a definition, not a choice of the planner.
///
/// Each family's burden is spread over those who may hold its seats, so that what a person bears
/// together with the ledger, for each day of being there, is as even as it can be: nobody who could
/// take some of a family's burden bears less than somebody who has some of it (water filling,
/// family by family, until it stands). The share is that figure, rounded up
/// to a whole tour, and where hours are counted to a whole turn, because a turn is not divided.
final class FairShares {
  private static final int ROUNDS = 60;
  /// Tours or hours that are still shifted when it counts as standing, and what is not rounded up.
  private static final double EVEN = 0.01;

  private static final int HALVINGS = 40;

  private final int[][] shares = new int[Burdens.Kind.values().length][];

  private final double[][] exact = new double[Burdens.Kind.values().length][];

  private FairShares() {}

  static FairShares of(GuardProblem problem) {
    FairShares fair = new FairShares();
    List<Family> families = Family.all(problem);
    boolean[][] able = able(problem, families);
    for (Burdens.Kind kind : Burdens.Kind.values()) {
      fair.shares[kind.ordinal()] = fair.shared(problem, families, able, kind);
    }
    return fair;
  }

  /// Of a burden, by index of the person.
  int share(Burdens.Kind kind, int person) {
    return shares[kind.ordinal()][person];
  }

  /// The same before it is rounded up.
  double exact(Burdens.Kind kind, int person) {
    return exact[kind.ordinal()][person];
  }

  private static boolean[][] able(GuardProblem problem, List<Family> families) {
    boolean[][] able = new boolean[families.size()][problem.people().size()];
    for (Family family : families) {
      for (int p = 0; p < problem.people().size(); p++) {
        GuardPerson person = problem.people().get(p);
        Clock clock = family.clock();
        for (int day = 0; day < problem.days() && !able[family.index()][p]; day++) {
          for (int tour = 0; tour < clock.tours(); tour++) {
            int from = clock.tourStart(day, tour);
            able[family.index()][p] |= family.fits(person, from, from + clock.tourHours());
          }
        }
      }
    }
    return able;
  }

  private int[] shared(
      GuardProblem problem, List<Family> families, boolean[][] able, Burdens.Kind kind) {
    int people = problem.people().size();
    double[] days = new double[people];
    double[] borne = new double[people];
    double[] before = new double[people];
    for (int p = 0; p < people; p++) {
      GuardPerson person = problem.people().get(p);
      Burdens carried = problem.carried(person.id());
      days[p] = problem.daysThere(person) + carried.days();
      before[p] = carried.of(kind);
      borne[p] = before[p];
    }
    double[] needed = new double[families.size()];
    double[][] given = new double[families.size()][people];
    for (Family family : families) {
      needed[family.index()] = burden(problem, family, kind);
    }
    for (int round = 0; round < ROUNDS; round++) {
      double moved = 0;
      for (Family family : families) {
        int f = family.index();
        for (int p = 0; p < people; p++) {
          borne[p] -= given[f][p];
        }
        double level = level(able[f], days, borne, needed[f]);
        for (int p = 0; p < people; p++) {
          double next = able[f][p] ? Math.max(0, level * days[p] - borne[p]) : 0;
          moved += Math.abs(next - given[f][p]);
          given[f][p] = next;
          borne[p] += next;
        }
      }
      if (moved < EVEN) {
        break;
      }
    }
    int whole = kind == Burdens.Kind.HARD || kind == Burdens.Kind.COLD ? turn(problem) : 1;
    int[] share = new int[people];
    exact[kind.ordinal()] = new double[people];
    for (int p = 0; p < people; p++) {
      exact[kind.ordinal()][p] = borne[p] - before[p];
      share[p] = whole * (int) Math.max(0, Math.ceil((borne[p] - before[p] - EVEN) / whole));
    }
    return share;
  }

  /// Hours of the longest turn on post.
  private static int turn(GuardProblem problem) {
    return problem.clocks().stream()
        .filter(clock -> !clock.reserve())
        .mapToInt(Clock::onHours)
        .filter(on -> on < Clock.DAY)
        .max()
        .orElse(1);
  }

  /// The level up to which those who are able are filled by so much.
  private static double level(boolean[] able, double[] days, double[] borne, double needed) {
    if (needed == 0) {
      return 0;
    }
    double low = 0;
    double high = 1;
    while (filled(able, days, borne, high) < needed && high < 1e9) {
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (filled(able, days, borne, middle) < needed) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double filled(boolean[] able, double[] days, double[] borne, double level) {
    double sum = 0;
    for (int p = 0; p < able.length; p++) {
      if (able[p]) {
        sum += Math.max(0, level * days[p] - borne[p]);
      }
    }
    return sum;
  }

  private static double burden(GuardProblem problem, Family family, Burdens.Kind kind) {
    Clock clock = family.clock();
    GuardTerms terms = problem.terms();
    double sum = 0;
    for (int day = 0; day < problem.days(); day++) {
      for (int tour = 0; tour < clock.tours(); tour++) {
        Needs needs = Needs.of(problem, family, day, tour);
        int from = clock.tourStart(day, tour);
        switch (kind) {
          case NIGHTS -> sum += terms.night(from, from + clock.tourHours()) ? needs.people() : 0;
          case WEEKENDS -> sum += problem.weekend(day) ? needs.people() : 0;
          case HARD, COLD -> {
            for (int relief = 0; relief < clock.reliefs(); relief++) {
              for (int turn = 0; turn < clock.turns(); turn++) {
                int start = clock.turnStart(day, tour, relief, turn);
                sum += hours(problem, family, start, kind);
              }
            }
          }
        }
      }
    }
    return sum;
  }

  private static int hours(GuardProblem problem, Family family, int from, Burdens.Kind kind) {
    int on = family.clock().onHours();
    int each = problem.terms().cold(from, from + on);
    return family.open(problem, from).stream()
        .mapToInt(
            place -> kind == Burdens.Kind.COLD ? cold(family, each) : place.post().hard() ? on : 0)
        .sum();
  }

  /// Cold hours of a turn: a reserve waits indoors.
  private static int cold(Family family, int hours) {
    return family.clock().reserve() ? 0 : hours;
  }
}
