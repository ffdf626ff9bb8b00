package org.muster.engine.duty.guard;

import java.util.Arrays;

/// What everybody does day by day, with what it costs each of them, so that a change can be judged
/// at once. Knows what is lawful for one person; the cover is the caller's business.
final class Days {
  static final int OFF = -1;

  private static final Burdens.Kind[] KINDS = Burdens.Kind.values();

  private final GuardCompiler compiled;
  private final GuardProblem problem;
  private final int[][] rows;
  private final int[][] kinds;
  private final double[][] borne;
  private final int[][] published;
  private final int[][] count;
  private final long[] linear;

  /// @param rows by person and day: index of the duty, or -1; copied
  Days(GuardCompiler compiled, int[][] rows) {
    this.compiled = compiled;
    this.problem = compiled.problem();
    this.rows = Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    this.kinds = new int[rows.length][problem.days()];
    this.borne = new double[rows.length][KINDS.length];
    this.count = new int[problem.days()][compiled.duties().size()];
    this.published = problem.published().map(compiled::rows).orElse(new int[0][]);
    this.linear = new long[rows.length];
    for (int p = 0; p < rows.length; p++) {
      for (int day = 0; day < problem.days(); day++) {
        int duty = rows[p][day];
        linear[p] += linear(p, day, duty);
        kinds[p][day] = compiled.kind(duty);
        if (duty != OFF) {
          count[day][duty]++;
        }
        for (Burdens.Kind kind : KINDS) {
          borne[p][kind.ordinal()] += compiled.each(kind, day, duty);
        }
      }
    }
  }

  int[][] rows() {
    return rows;
  }

  int duty(int p, int day) {
    return rows[p][day];
  }

  /// People on a duty.
  int count(int day, int duty) {
    return count[day][duty];
  }

  void set(int p, int day, int duty) {
    int old = rows[p][day];
    if (old == duty) {
      return;
    }
    for (Burdens.Kind kind : KINDS) {
      borne[p][kind.ordinal()] += compiled.each(kind, day, duty) - compiled.each(kind, day, old);
    }
    if (old != OFF) {
      count[day][old]--;
    }
    if (duty != OFF) {
      count[day][duty]++;
    }
    linear[p] += linear(p, day, duty) - linear(p, day, old);
    rows[p][day] = duty;
    kinds[p][day] = compiled.kind(duty);
  }

  /// Whether a person's days break no rule of sequence and hours.
  boolean lawful(int p) {
    return compiled.sequence().accepts(compiled.start(p), kinds[p])
        && compiled.keepsHours(p, rows[p]);
  }

  /// What a person's days cost: beyond fair shares, wishes, holidays, changes. Hard and cold hours
  /// count as shared evenly within a tour.
  ///
  /// @param tie for the square of each distance from a fair share
  double own(int p, double tie) {
    GuardPrices prices = problem.prices();
    double cost = 0;
    for (Burdens.Kind kind : KINDS) {
      double beyond = borne[p][kind.ordinal()] - compiled.fair().share(kind, p);
      int price =
          switch (kind) {
            case NIGHTS -> prices.night();
            case WEEKENDS -> prices.weekend();
            case HARD -> prices.hard();
            case COLD -> prices.cold();
          };
      double apart = borne[p][kind.ordinal()] - compiled.fair().exact(kind, p);
      cost += price * Math.max(0, beyond) + tie * apart * apart;
    }
    return cost + linear[p];
  }

  /// What costs no more or less for what else a person does.
  private long linear(int p, int day, int duty) {
    long cost = duty == OFF ? 0 : compiled.personal(p, day);
    return published.length > 0 && duty != published[p][day]
        ? cost + problem.prices().change()
        : cost;
  }
}
