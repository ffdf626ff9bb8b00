package org.muster.engine.duty.guard;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Makes a plan fairer without touching what is covered: a tour goes from one person to another who
/// may hold it, or two change tours, of one day or of two, wherever that lessens what everybody's
/// terms cost together. Where that is all the same, it goes to whoever has borne less for each day
/// of being there, through the hands of others if need be. Never dearer but for what is handed out
/// later; ends when nothing helps.
///
/// Where a plan's model keeps no account ([GuardCompiler]), because that would make pricing many
/// times dearer, this mends most of what the settled cover leaves unfair.
final class Balance {
  private static final int OFF = Days.OFF;
  private static final int PASSES = 40;

  /// Looks for longer chains that are worth the time: a step is one tour set down somewhere.
  private static final int MOST_STEPS = 3_000_000;

  /// Hands that a tour goes through at most.
  private static final int LINKS = 4;

  private static final double LEAST_GAIN = 1e-6;

  private final GuardCompiler compiled;
  private final GuardProblem problem;
  private final Days days;
  private final boolean[][][] able;
  private final Map<String, Long> spare = new TreeMap<>();
  private final int people;
  private final double[] lightest = new double[4];
  private int steps;

  private Balance(GuardCompiler compiled, int[][] rows) {
    this.compiled = compiled;
    this.problem = compiled.problem();
    this.people = rows.length;
    this.days = new Days(compiled, rows);
    this.able = compiled.able();
    problem
        .terms()
        .shares()
        .keySet()
        .forEach(nation -> spare.put(nation, given(nation, rows) - compiled.due(nation)));
  }

  private long given(String nation, int[][] rows) {
    long given = 0;
    for (int p = 0; p < people; p++) {
      for (int day = 0; day < problem.days(); day++) {
        given += rows[p][day] != OFF && nation(p).equals(nation) ? 1 : 0;
      }
    }
    return given;
  }

  private String nation(int p) {
    return problem.people().get(p).nation();
  }

  /// Fairer rows of the same cover.
  ///
  /// @param rows by person and day: index of the duty, or -1
  static int[][] fairer(GuardCompiler compiled, int[][] rows, long seed, BooleanSupplier stop) {
    Balance balance = new Balance(compiled, rows);
    Random random = new Random(seed);
    balance.run(random, stop);
    balance.pass(random, stop);
    return balance.days.rows();
  }

  private void run(Random random, BooleanSupplier stop) {
    boolean better = true;
    for (int pass = 0; pass < PASSES && better; pass++) {
      better = false;
      for (int p : order(people, random)) {
        for (int day : order(problem.days(), random)) {
          if (stop.getAsBoolean()) {
            return;
          }
          if (days.duty(p, day) != OFF) {
            better |= handOn(p, day) || (exchanges(p) && (change(p, day) || exchange(p, day)));
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

  /// Whether tours are exchanged: between any two where the account is kept, else with whoever
  /// bears what costs.
  private boolean exchanges(int p) {
    return compiled.account() || days.own(p, 1) > LEAST_GAIN;
  }

  private double own(int p) {
    return days.shared(p);
  }

  /// Whether a tour may go from one nation to the other without anybody missing a share.
  private boolean mayGo(int p, int q) {
    return nation(p).equals(nation(q)) || spare.getOrDefault(nation(p), 1L) > 0;
  }

  /// Gives a tour to whoever it costs least, if that is less than now.
  private boolean handOn(int p, int day) {
    int duty = days.duty(p, day);
    double before = own(p);
    days.set(p, day, OFF);
    double without = own(p);
    int best = -1;
    double gain = LEAST_GAIN;
    for (int q = 0; q < people; q++) {
      if (q == p || days.duty(q, day) != OFF || !able[q][day][duty] || !mayGo(p, q)) {
        continue;
      }
      double now = own(q);
      days.set(q, day, duty);
      double saved = before + now - without - own(q);
      if (saved > gain && days.lawful(q)) {
        best = q;
        gain = saved;
      }
      days.set(q, day, OFF);
    }
    if (best < 0) {
      days.set(p, day, duty);
      return false;
    }
    days.set(best, day, duty);
    if (!nation(best).equals(nation(p))) {
      spare.computeIfPresent(nation(p), (n, left) -> left - 1);
      spare.computeIfPresent(nation(best), (n, left) -> left + 1);
    }
    return true;
  }

  /// Changes duties with somebody who is on duty on the same day.
  private boolean change(int p, int day) {
    int duty = days.duty(p, day);
    for (int q = 0; q < people; q++) {
      int other = days.duty(q, day);
      if (other == OFF || other == duty || !able[q][day][duty] || !able[p][day][other]) {
        continue;
      }
      double before = own(p) + own(q);
      days.set(p, day, other);
      days.set(q, day, duty);
      boolean same = compiled.kind(other) == compiled.kind(duty);
      if (own(p) + own(q) < before - LEAST_GAIN && (same || (days.lawful(p) && days.lawful(q)))) {
        return true;
      }
      days.set(p, day, duty);
      days.set(q, day, other);
    }
    return false;
  }

  /// Gives a tour away and takes one of another day for it.
  private boolean exchange(int p, int day) {
    int duty = days.duty(p, day);
    for (int q = 0; q < people; q++) {
      if (q == p || days.duty(q, day) != OFF || !able[q][day][duty]) {
        continue;
      }
      double before = own(p) + own(q);
      for (int other = 0; other < problem.days(); other++) {
        int taken = days.duty(q, other);
        if (taken == OFF || days.duty(p, other) != OFF || !able[p][other][taken]) {
          continue;
        }
        days.set(p, day, OFF);
        days.set(q, other, OFF);
        days.set(q, day, duty);
        days.set(p, other, taken);
        if (own(p) + own(q) < before - LEAST_GAIN && days.lawful(p) && days.lawful(q)) {
          return true;
        }
        days.set(p, other, OFF);
        days.set(q, day, OFF);
        days.set(q, other, taken);
        days.set(p, day, duty);
      }
    }
    return false;
  }

  /// What is left: a tour goes on through the hands of others, each of whom gives up another for
  /// it, up to somebody who is free, or back to whoever began.
  private void pass(Random random, BooleanSupplier stop) {
    boolean better = true;
    while (better) {
      better = false;
      for (int p : order(people, random)) {
        lightest();
        for (int day : order(problem.days(), random)) {
          if (stop.getAsBoolean() || steps > MOST_STEPS) {
            return;
          }
          if (days.duty(p, day) != OFF) {
            better |= passOn(p, day);
          }
        }
      }
    }
  }

  /// By sort of tour: the least that one more of it adds to how unevenly tours lie, whoever takes
  /// it, so that chains that cannot end well are not followed.
  private void lightest() {
    java.util.Arrays.fill(lightest, Double.MAX_VALUE);
    for (int p = 0; p < people; p++) {
      double night = days.more(p, Burdens.Kind.NIGHTS);
      double weekend = days.more(p, Burdens.Kind.WEEKENDS);
      for (int sort = 0; sort < lightest.length; sort++) {
        double more = ((sort & 1) == 1 ? night : 0) + ((sort & 2) == 2 ? weekend : 0);
        lightest[sort] = Math.min(lightest[sort], Days.TIE * more);
      }
    }
  }

  private boolean hopeless(double cost, int day, int duty) {
    return cost + lightest[compiled.burden(day, duty)] >= -LEAST_GAIN;
  }

  private boolean passOn(int p, int day) {
    int duty = days.duty(p, day);
    double before = own(p);
    days.set(p, day, OFF);
    double cost = own(p) - before;
    if (!hopeless(cost, day, duty) && hand(p, p, day, duty, cost, LINKS)) {
      return true;
    }
    days.set(p, day, duty);
    return false;
  }

  /// Hands a tour that nobody holds for now to somebody, and what that takes.
  ///
  /// @param first who began the chain, and may end it
  /// @param giver who gave the tour up
  /// @param cost what the chain adds so far, this tour in nobody's hands
  /// @return whether the chain ended for the better; else everything is as it was
  private boolean hand(int first, int giver, int day, int duty, double cost, int links) {
    for (int q = 0; q < people; q++) {
      boolean mayTake =
          q != giver
              && able[q][day][duty]
              && days.duty(q, day) == OFF
              && (spare.isEmpty() || nation(q).equals(nation(giver)));
      if (!mayTake) {
        continue;
      }
      steps++;
      double before = own(q);
      days.set(q, day, duty);
      if (cost + own(q) - before < -LEAST_GAIN && days.lawful(q)) {
        return true;
      }
      if (links > 1 && q != first && onward(first, q, day, cost - before, links)) {
        return true;
      }
      days.set(q, day, OFF);
    }
    return false;
  }

  /// Gives up another tour of somebody who has just taken one.
  private boolean onward(int first, int q, int taken, double cost, int links) {
    for (int other = 0; other < problem.days(); other++) {
      int left = days.duty(q, other);
      if (left == OFF || other == taken) {
        continue;
      }
      days.set(q, other, OFF);
      double now = cost + own(q);
      if (!hopeless(now, other, left)
          && days.lawful(q)
          && hand(first, q, other, left, now, links - 1)) {
        return true;
      }
      days.set(q, other, left);
    }
    return false;
  }
}
