package org.muster.engine.duty.guard;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// Makes a plan fairer without touching what is covered: a tour goes from one person to another who
/// may hold it, or two change tours, wherever that lessens what the account of nights and weekends,
/// holidays, wishes, changes and shares of nations cost together. Where that is all the same, it
/// goes to whoever is further below the fair share. Never dearer; ends when nothing helps.
///
/// It is for plans whose model keeps no account ([GuardCompiler]): there the account would make
/// pricing many times dearer, and what a settled cover leaves unfair is mostly mended by handing on.
final class Balance {
  private static final int OFF = -1;
  private static final int PASSES = 40;

  /// Beside a unit of cost, so that ties are decided and nothing else is.
  private static final double TIE = 1e-3;

  private final GuardCompiler compiled;
  private final GuardProblem problem;
  private final int[][] rows;
  private final int[][] kinds;
  private final boolean[][][] able;
  private final int[] nights;
  private final int[] weekends;
  private final int[][] published;
  private final int people;
  private final int days;

  private Balance(GuardCompiler compiled, int[][] rows) {
    this.compiled = compiled;
    this.problem = compiled.problem();
    this.people = rows.length;
    this.days = problem.days();
    this.rows = Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    this.kinds = new int[people][days];
    this.nights = new int[people];
    this.weekends = new int[people];
    this.able = compiled.able();
    for (int p = 0; p < people; p++) {
      for (int day = 0; day < days; day++) {
        kinds[p][day] = compiled.kind(rows[p][day]);
        nights[p] += compiled.night(rows[p][day]) ? 1 : 0;
        weekends[p] += rows[p][day] != OFF && problem.weekend(day) ? 1 : 0;
      }
    }
    this.published = problem.published().map(compiled::rows).orElse(new int[0][]);
  }

  /// Fairer rows of the same cover.
  ///
  /// @param rows by person and day: index of the duty, or -1
  static int[][] fairer(GuardCompiler compiled, int[][] rows, long seed, BooleanSupplier stop) {
    Balance balance = new Balance(compiled, rows);
    balance.run(new Random(seed), stop);
    return balance.rows;
  }

  private void run(Random random, BooleanSupplier stop) {
    boolean better = true;
    for (int pass = 0; pass < PASSES && better; pass++) {
      better = false;
      for (int p : order(people, random)) {
        for (int day : order(days, random)) {
          if (stop.getAsBoolean()) {
            return;
          }
          if (rows[p][day] != OFF) {
            better |= handOn(p, day) || exchange(p, day);
          }
        }
      }
    }
  }

  private static int[] order(int count, Random random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }

  /// Gives a tour to whoever it costs least, if that is less than now.
  private boolean handOn(int p, int day) {
    int duty = rows[p][day];
    double before = own(p);
    set(p, day, OFF);
    double without = own(p);
    int best = -1;
    double gain = 1e-9;
    for (int q = 0; q < people; q++) {
      if (q == p || rows[q][day] != OFF || !able[q][day][duty] || !sameNation(p, q)) {
        continue;
      }
      double now = own(q);
      set(q, day, duty);
      double saved = before + now - without - own(q);
      if (saved > gain && lawful(q)) {
        best = q;
        gain = saved;
      }
      set(q, day, OFF);
    }
    set(best < 0 ? p : best, day, duty);
    return best >= 0;
  }

  /// Gives a tour away and takes one of another day for it.
  private boolean exchange(int p, int day) {
    int duty = rows[p][day];
    for (int q = 0; q < people; q++) {
      if (q == p || rows[q][day] != OFF || !able[q][day][duty] || !sameNation(p, q)) {
        continue;
      }
      double before = own(p) + own(q);
      for (int other = 0; other < days; other++) {
        int taken = rows[q][other];
        if (taken == OFF
            || rows[p][other] != OFF
            || !able[p][other][taken]
            || !differ(day, duty, other, taken)) {
          continue;
        }
        set(p, day, OFF);
        set(q, other, OFF);
        set(q, day, duty);
        set(p, other, taken);
        if (own(p) + own(q) < before - 1e-9 && lawful(p) && lawful(q)) {
          return true;
        }
        set(p, other, OFF);
        set(q, day, OFF);
        set(q, other, taken);
        set(p, day, duty);
      }
    }
    return false;
  }

  /// Whether two tours weigh differently on anybody.
  private boolean differ(int day, int duty, int other, int taken) {
    return problem.weekend(day) != problem.weekend(other)
        || compiled.night(duty) != compiled.night(taken)
        || compiled.personal();
  }

  private boolean sameNation(int p, int q) {
    return problem.terms().shares().isEmpty()
        || problem.people().get(p).nation().equals(problem.people().get(q).nation());
  }

  private void set(int p, int day, int duty) {
    int old = rows[p][day];
    nights[p] += (compiled.night(duty) ? 1 : 0) - (compiled.night(old) ? 1 : 0);
    if (problem.weekend(day)) {
      weekends[p] += (duty == OFF ? 0 : 1) - (old == OFF ? 0 : 1);
    }
    rows[p][day] = duty;
    kinds[p][day] = compiled.kind(duty);
  }

  private boolean lawful(int p) {
    return compiled.sequence().accepts(compiled.start(p), kinds[p]) && compiled.keepsHours(p, rows[p]);
  }

  /// What a person's own terms cost, and by how little more or less is fairer.
  private double own(int p) {
    GuardPrices prices = problem.prices();
    FairShares fair = compiled.fair();
    int nightShare = fair.share(Burdens.Kind.NIGHTS, p);
    int weekendShare = fair.share(Burdens.Kind.WEEKENDS, p);
    double cost =
        (double) prices.night() * Math.max(0, nights[p] - nightShare)
            + (double) prices.weekend() * Math.max(0, weekends[p] - weekendShare);
    cost += TIE * (square(nights[p] - nightShare) + square(weekends[p] - weekendShare));
    for (int day = 0; day < days; day++) {
      int duty = rows[p][day];
      if (duty != OFF) {
        cost += compiled.personal(p, day);
      }
      if (published.length > 0) {
        cost += duty == published[p][day] ? 0 : prices.change();
      }
    }
    return cost;
  }

  private static double square(int value) {
    return (double) value * value;
  }
}
