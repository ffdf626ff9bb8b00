package org.muster.engine.duty.guard;

import java.util.Arrays;

/// What everybody does day by day, with what it costs each of them, so that a change can be judged
/// at once. Knows what is lawful for one person; the cover is the caller's business.
final class Days {
  static final int OFF = -1;

  private static final Burdens.Kind[] KINDS = Burdens.Kind.values();

  /// A square of a tour's distance beside a unit of cost, so that ties are decided and little else.
  static final double TIE = 1e-3;

  /// Hours beside tours.
  private static final double HOURS = 1.0 / 64;

  /// Hours of a tour on post: what makes hours and tours alike when they are set beside each other.
  private static final double TOUR_HOURS = 8;

  private final GuardCompiler compiled;
  private final GuardProblem problem;
  private final int[][] rows;
  private final int[][] kinds;
  private final double[][] borne;
  private final int[][] published;
  private final int[][] count;
  private final long[] linear;
  private final double[][] carried;
  private final double[] fewness;

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
    this.carried = new double[rows.length][KINDS.length];
    this.fewness = new double[rows.length];
    ledger();
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

  private void ledger() {
    double sum = 0;
    for (int p = 0; p < rows.length; p++) {
      GuardPerson person = problem.people().get(p);
      Burdens before = problem.carried(person.id());
      for (Burdens.Kind kind : KINDS) {
        carried[p][kind.ordinal()] = before.of(kind);
      }
      fewness[p] = Math.max(1, before.days() + problem.daysThere(person));
      sum += fewness[p];
    }
    for (int p = 0; p < rows.length; p++) {
      fewness[p] = sum / rows.length / fewness[p];
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
  /// @param hours what part of the price of hours counts: which of them somebody bears is settled
  ///     only when posts are handed out
  double own(int p, double hours) {
    GuardPrices prices = problem.prices();
    double cost = 0;
    for (Burdens.Kind kind : KINDS) {
      double beyond = borne[p][kind.ordinal()] - compiled.fair().share(kind, p);
      double price =
          switch (kind) {
            case NIGHTS -> prices.night();
            case WEEKENDS -> prices.weekend();
            case HARD -> prices.hard() * hours;
            case COLD -> prices.cold() * hours;
          };
      cost += price * Math.max(0, beyond);
    }
    return cost + linear[p];
  }

  /// By what tours are shared out: what a person's days cost, and, where that is all the same, how
  /// unevenly they lie. Hours are an average until posts are handed out, and of many posts, so that
  /// they would drown the few tours that lie unevenly: where the account of fair shares is kept,
  /// they decide last.
  double shared(int p) {
    double hours = compiled.account() ? TIE * HOURS : 1;
    return own(p, hours) + TIE * (uneven(p) + HOURS * unevenHours(p));
  }

  /// What a person adds to how unevenly nights and weekends lie: the square of all that is borne,
  /// the ledger's with it, for each day of being there. The sum over people is least when no tour
  /// could go from one to another and bring their rates closer (Webster 1832, as seats are shared
  /// out: then two people are no more than a tour of whoever was there less apart).
  private double uneven(int p) {
    return square(p, Burdens.Kind.NIGHTS) + square(p, Burdens.Kind.WEEKENDS);
  }

  /// The same of hard posts and cold hours, in tours.
  private double unevenHours(int p) {
    return (square(p, Burdens.Kind.HARD) + square(p, Burdens.Kind.COLD))
        / (TOUR_HOURS * TOUR_HOURS);
  }

  /// What one more of a burden would add to how unevenly tours lie.
  double more(int p, Burdens.Kind kind) {
    double all = carried[p][kind.ordinal()] + borne[p][kind.ordinal()];
    return (2 * all + 1) * fewness[p];
  }

  private double square(int p, Burdens.Kind kind) {
    double all = carried[p][kind.ordinal()] + borne[p][kind.ordinal()];
    return all * all * fewness[p];
  }

  /// What costs no more or less for what else a person does.
  private long linear(int p, int day, int duty) {
    long cost = duty == OFF ? 0 : compiled.personal(p, day);
    return published.length > 0 && duty != published[p][day]
        ? cost + problem.prices().change()
        : cost;
  }
}
