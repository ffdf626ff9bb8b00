package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.muster.engine.duty.Prices;

/// Finds the prices that prove most, without a linear programme: a bundle method on the demand
/// rows. Each resource holds a {@link Mixture} of calendars; together they are a plan in fractions
/// that costs least with the rows' costs smoothed about the best prices so far. That plan says what
/// a unit on each row is worth, all resources are priced at these values, which proves a bound and
/// gives each resource one more calendar, and when the bound gains enough of what was hoped for the
/// values become the best prices (Lemaréchal 1975, Mathematical Programming Study 3; Kiwiel 1990,
/// doi 10.1007/BF01585731; with one cut for each resource).
///
/// A row that unequal units fill has a price of each amount ({@link Cells}), and a mixture of its
/// own of the whole activities that may fill it ({@link Filling}): its share of the bound is the
/// least over whole activities, which is more than over fractions of them.
///
/// The quadratic programme in between is solved roughly by moving weight from the worst calendar of
/// a resource to its best, one resource after the other, each by the step that is exact when no
/// row's value meets its limits (pairwise steps of Frank and Wolfe; Lacoste-Julien and Jaggi 2015,
/// arXiv 1511.05932). It costs little beside pricing.
final class Bundle {

  /// The first pull: share of a row's dearest unit by which an activity missing raises its value.
  private static final double FIRST_PULL = 0.003;

  private static final double LEAST_PULL = 1e-5;
  private static final double MOST_PULL = 0.3;

  /// The pull's growth when a step succeeds at once or after a failure, and later; and what is left
  /// of it after some that fail.
  private static final double STRONGER = 2;

  private static final double A_LITTLE_STRONGER = 1.2;
  private static final double WEAKER = 0.7;
  private static final int FAILURES = 5;

  /// Share of the hoped for gain from which the prices move.
  private static final double ENOUGH = 0.1;

  /// Failures in a row after which any gain is enough.
  private static final int MANY_FAILURES = 20;

  /// Gain hoped for below which there is nothing left to find.
  private static final double NO_HOPE = 0.01;

  /// Sweeps over all resources to solve the quadratic programme, and steps of a resource in each.
  private static final int SWEEPS = 5;

  private static final int STEPS = 4;
  private static final double LEAST_GAIN = 1e-4;

  /// What a cell counts for, beside what mixtures put there, when prices a unit are made.
  private static final double LEAST_TIMES = 1e-3;

  /// Calendars of each resource to begin with.
  private static final int POOLED = 20;

  private final Search search;
  private final Rows rows;
  private final Incumbent incumbent;
  private final Pricing[] pricing;
  private final Mixture[] mixtures;
  private final Cells cells;
  private final List<Filling> fillings = new ArrayList<>();
  private final long[] most;
  private final double[] centre;
  private final double[] cover;

  /// By row and cell: how often the mixtures touch it less, for a cell, how often the row's filling
  /// does.
  private final double[] filled;

  private final double[] unit;
  private final double[] stiffness;
  private final double[] lowest;
  private final double[] highest;
  private double bound = Double.NEGATIVE_INFINITY;
  private double pull = FIRST_PULL;
  private int failures;

  /// @param pricing of whole calendars, by resource
  /// @param plan the calendars that have all weight at first
  Bundle(Search search, Incumbent incumbent, Pricing[] pricing, Column[] plan) {
    this.search = search;
    this.rows = search.rows;
    this.incumbent = incumbent;
    this.pricing = pricing;
    most = search.problem.mostUnits();
    cells = search.cells;
    centre = new double[cells.count];
    cover = new double[cells.count];
    filled = new double[cells.count];
    unit = new double[cells.count];
    lowest = new double[cells.count - rows.count];
    highest = new double[cells.count - rows.count];
    stiffness = Arrays.copyOf(rows.scale, cells.count);
    for (int r = 0; r < rows.count; r++) {
      for (int c = cells.first(r); c < cells.first(r) + cells.size(r); c++) {
        stiffness[c] = Math.max(rows.under[r], rows.over[r]) * cells.amount(c);
        lowest[c - rows.count] = -rows.over[r] * cells.amount(c);
        highest[c - rows.count] = rows.under[r] * Math.min(cells.amount(c), rows.needed[r]);
      }
    }
    mixtures = new Mixture[plan.length];
    for (int e = 0; e < plan.length; e++) {
      mixtures[e] = new Mixture(search.models.get(e), cells, rows.dearest, plan[e]);
      cover(mixtures[e].whole(), 1);
    }
  }

  /// So many rounds, fewer when nothing is left to gain or the search was stopped. False when it
  /// was stopped.
  ///
  /// @param ofRows prices to begin with if they prove more than those before
  boolean rounds(double[] ofRows, int count, int threads) {
    double[] prices = cells.spread(ofRows);
    if (fillings.isEmpty()) {
      for (int r = 0; r < rows.count; r++) {
        if (cells.byAmount(r)) {
          fillings.add(new Filling(rows, cells, r, prices));
        }
      }
      fillings.forEach(filling -> filling.put(filled));
    }
    double[][] charges = new double[mixtures.length][];
    for (int e = 0; e < mixtures.length; e++) {
      search.pooled(e, ofRows, POOLED).forEach(mixtures[e]::add);
      mixtures[e].chargeLike(pricing[e]);
      charges[e] = mixtures[e].charging() ? pricing[e].charges() : new double[0];
    }
    double proven = price(prices, charges, ofRows(prices), threads);
    if (proven > bound) {
      moveTo(prices, charges, proven);
    }
    for (int round = 0; round < count && !search.stopped(); round++) {
      if (!search.step()) {
        return false;
      }
      mix();
      if (!round(threads)) {
        break;
      }
    }
    return !search.stopped();
  }

  /// The prices a unit that are nearest to those that proved most.
  double[] prices() {
    return aUnit(centre);
  }

  /// Prices of rows alone; where amounts are priced, the mean by what the mixtures put there.
  private double[] aUnit(double[] prices) {
    double[] ofRows = Arrays.copyOf(prices, rows.count);
    for (int r = 0; r < rows.count; r++) {
      double units = 0;
      double worth = 0;
      for (int c = cells.first(r); c < cells.first(r) + cells.size(r); c++) {
        double times = cover[c] + LEAST_TIMES;
        units += times * cells.amount(c);
        worth += times * prices[c];
      }
      if (units > 0) {
        ofRows[r] = rows.clip(r, worth / units);
      }
    }
    return ofRows;
  }

  /// What one more is worth, of a unit on a row or of an activity on a cell.
  private double value(int item) {
    if (item < rows.count) {
      return rows.unitValue(item, centre[item], pull, cover[item]);
    }
    double value = centre[item] + pull * stiffness[item] * (filled[item] - cover[item]);
    return Math.clamp(value, lowest[item - rows.count], highest[item - rows.count]);
  }

  /// Moves weights until the smoothed cost falls little more.
  private void mix() {
    for (Mixture mixture : mixtures) {
      mixture.recharge(pull);
    }
    for (int i = 0; i < unit.length; i++) {
      unit[i] = value(i);
    }
    boolean moved = true;
    for (int sweep = 0; sweep < SWEEPS && moved; sweep++) {
      moved = false;
      for (Mixture mixture : mixtures) {
        moved |= mix(mixture);
      }
      for (Filling filling : fillings) {
        moved |= mix(filling);
      }
    }
  }

  private boolean mix(Filling filling) {
    int from = cells.first(filling.row());
    int to = from + cells.size(filling.row());
    for (int i = 0; i < STEPS; i++) {
      if (!filling.move(unit, stiffness, pull, filled, LEAST_GAIN)) {
        return i > 0;
      }
      for (int c = from; c < to; c++) {
        unit[c] = value(c);
      }
    }
    return true;
  }

  private boolean mix(Mixture mixture) {
    for (int i = 0; i < STEPS; i++) {
      Mixture.Step step = mixture.step(unit, pull, LEAST_GAIN);
      if (step == null) {
        return i > 0;
      }
      Mixture.Part from = step.from();
      Mixture.Part to = step.to();
      double curvature = step.curvature() + curvature(from, to);
      double weight = Math.min(from.weight, step.gain() / Math.max(1e-12, curvature));
      mixture.move(step, weight, pull);
      cover(to, weight);
      cover(from, -weight);
      value(to);
      value(from);
    }
    return true;
  }

  private void cover(Mixture.Part part, double weight) {
    for (int i = 0; i < part.items.length; i++) {
      cover[part.items[i]] += weight * part.times[i];
    }
  }

  private void value(Mixture.Part part) {
    for (int item : part.items) {
      unit[item] = value(item);
    }
  }

  /// Of the smoothed cost along the way from one calendar to another, where no row's value meets
  /// its limits; there it is less.
  private double curvature(Mixture.Part one, Mixture.Part other) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < one.items.length || j < other.items.length) {
      int itemOfOne = i < one.items.length ? one.items[i] : Integer.MAX_VALUE;
      int itemOfOther = j < other.items.length ? other.items[j] : Integer.MAX_VALUE;
      int item = Math.min(itemOfOne, itemOfOther);
      double difference = 0;
      if (itemOfOne == item) {
        difference += one.times[i++];
      }
      if (itemOfOther == item) {
        difference -= other.times[j++];
      }
      sum += difference * difference * pull * stiffness[item];
    }
    return sum;
  }

  /// Prices all resources at the values that the mixtures give; false when nothing is left to gain.
  private boolean round(int threads) {
    double[] at = unit.clone();
    for (int r = 0; r < rows.count; r++) {
      at[r] = rows.clip(r, unit[r]);
    }
    double hoped = ofPlainRows(at) - bound;
    for (Filling filling : fillings) {
      hoped += filling.leastKept(at);
    }
    double ofRows = ofRows(at);
    double[][] charges = new double[mixtures.length][];
    for (int e = 0; e < mixtures.length; e++) {
      charges[e] = mixtures[e].charges();
      hoped += mixtures[e].least(at, charges[e]);
    }
    if (hoped < NO_HOPE) {
      return false;
    }
    follow(at, charges, price(at, charges, ofRows, threads), hoped);
    for (int e = 0; e < mixtures.length; e++) {
      mixtures[e].trim(at, charges[e]);
    }
    fillings.forEach(filling -> filling.trim(at));
    return true;
  }

  private double ofRows(double[] prices) {
    double sum = ofPlainRows(prices);
    for (Filling filling : fillings) {
      sum += filling.least(prices);
    }
    return sum;
  }

  /// The share of the rows that have a price a unit.
  private double ofPlainRows(double[] prices) {
    double sum = 0;
    for (int r = 0; r < rows.count; r++) {
      sum += cells.byAmount(r) ? 0 : rows.demands.get(r).leastPriced(prices[r], most[r]);
    }
    return sum;
  }

  /// What these prices prove; minus infinity when the search was stopped.
  private double price(double[] prices, double[][] charges, double ofRows, int threads) {
    double[][] values = search.amountValues(prices);
    Pricing.Priced[] priced = new Pricing.Priced[mixtures.length];
    search.parallel(
        priced.length, (e, kernel) -> priced[e] = cut(e, kernel, values, charges[e]), threads);
    double proven = ofRows;
    double[][] proving = new double[priced.length][];
    for (int e = 0; e < priced.length; e++) {
      if (priced[e] == null) {
        return Double.NEGATIVE_INFINITY;
      }
      proven += priced[e].least();
      proving[e] = priced[e].charges();
    }
    incumbent.bound(new Prices(aUnit(prices), cells.toAmounts(prices), proving, proven));
    return proven;
  }

  /// Prices one resource and adds the calendar found.
  private Pricing.Priced cut(int resource, Labelling kernel, double[][] values, double[] charges) {
    double[] own = values[search.networkOf[resource]];
    Mixture mixture = mixtures[resource];
    Pricing.Priced priced =
        mixture.charging()
            ? pricing[resource].charge(kernel, own, charges)
            : pricing[resource].price(kernel, own);
    Column column = priced.column();
    if (column != null) {
      mixture.add(column);
      if (!mixture.charging()) {
        search.remember(column);
      }
    }
    return priced;
  }

  /// Moves the prices to where most was proven if that is enough, and adapts the pull.
  private void follow(double[] at, double[][] charges, double proven, double hoped) {
    double gain = proven - bound;
    if (gain >= ENOUGH * hoped || (gain > 0 && failures >= MANY_FAILURES)) {
      moveTo(at, charges, proven);
      pull = Math.min(MOST_PULL, pull * (failures <= 1 ? STRONGER : A_LITTLE_STRONGER));
      failures = 0;
    } else {
      failures++;
      if (failures % FAILURES == 0) {
        pull = Math.max(LEAST_PULL, WEAKER * pull);
      }
    }
  }

  private void moveTo(double[] prices, double[][] charges, double proven) {
    System.arraycopy(prices, 0, centre, 0, prices.length);
    for (int e = 0; e < mixtures.length; e++) {
      mixtures[e].centre(charges[e]);
    }
    bound = proven;
  }
}
