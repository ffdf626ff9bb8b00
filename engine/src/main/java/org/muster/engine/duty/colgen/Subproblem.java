package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Prices;

/// Some resources to be given calendars, in whole or within a range of time, while all others keep
/// theirs: the whole problem at the root, a neighbourhood later. Solved by column generation, then
/// made whole by a dive that fixes calendars one after the other and prices again in full at each.
final class Subproblem implements AutoCloseable {

  /// Columns of each free resource that stay when the master is made anew.
  private static final int KEPT = 40;

  /// Free resources for each calendar fixed in one round of a dive.
  private static final int FREE_FOR_ONE = 10;

  /// A fraction from which a calendar may be fixed together with a better one.
  private static final double NEARLY_WHOLE = 0.6;

  /// Solutions of the master at a node of a dive while many resources are free.
  private static final int FEWEST_ITERATIONS = 5;

  private final Search search;
  private final Rows rows;
  private final int[] resources;
  private final Pricing[] pricing;
  private final boolean[] fixed;
  private final long[] base;
  private Master master;
  private int freeAtRebuild;
  private int columnsAtRebuild;
  private final BitSet used;
  private final Set<Column> known = new HashSet<>();
  private final List<Column> chosen = new ArrayList<>();
  private final Random random;
  private double @Nullable [] seedPrices;
  private double dear;
  private double outside;
  private double chosenCost;
  private int free;

  private double bound = Double.NEGATIVE_INFINITY;
  private double[] bestPrices;
  private final double[][] charges;
  private double[][] bestCharges;
  private boolean interrupted;
  private long steps;

  /// @param resources indices of the free resources
  /// @param ranges their open parts, or null for whole calendars
  /// @param othersCover units that the other resources put on each row
  /// @param seedPrices priced first of all, so that the master starts with sensible columns
  Subproblem(
      Search search,
      int[] resources,
      Range @Nullable [] ranges,
      long[] othersCover,
      Random random,
      double @Nullable [] seedPrices) {
    this(
        search,
        search.rows,
        resources,
        pricing(search, resources, ranges),
        ranges,
        othersCover,
        random,
        seedPrices);
  }

  /// The whole problem as a case of it: with its own limits of rows, and within calendars that the
  /// pricing of each resource knows.
  static Subproblem ofCase(
      Search search, Rows rows, Pricing[] pricing, Random random, double[] seedPrices) {
    int[] all = new int[pricing.length];
    Arrays.setAll(all, e -> e);
    return new Subproblem(
        search, rows, all, pricing, null, new long[rows.count], random, seedPrices);
  }

  private static Pricing[] pricing(Search search, int[] resources, Range @Nullable [] ranges) {
    Pricing[] pricing = new Pricing[search.models.size()];
    for (int i = 0; i < resources.length; i++) {
      int e = resources[i];
      pricing[e] = new Pricing(search, e, ranges == null ? search.whole(e) : ranges[i]);
    }
    return pricing;
  }

  private Subproblem(
      Search search,
      Rows rows,
      int[] resources,
      Pricing[] pricing,
      Range @Nullable [] ranges,
      long[] othersCover,
      Random random,
      double @Nullable [] seedPrices) {
    this.search = search;
    this.seedPrices = seedPrices;
    this.rows = rows;
    this.resources = resources;
    this.pricing = pricing;
    this.random = random;
    this.base = othersCover.clone();
    this.fixed = new boolean[search.models.size()];
    this.dear = search.dear;
    this.bestPrices = new double[rows.count];
    this.charges = new double[search.models.size()][0];
    this.bestCharges = charges.clone();
    this.free = resources.length;
    used = new BitSet(rows.count);
    long[] constant = base.clone();
    for (int i = 0; i < resources.length; i++) {
      int e = resources[i];
      Range range = ranges == null ? search.whole(e) : ranges[i];
      CalendarNetwork network = search.models.get(e).network();
      for (int[] part : List.of(range.prefix(), range.suffix())) {
        for (int a : part) {
          for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
            constant[network.coverRow(k)] += network.coverAmount(k);
          }
        }
      }
      search.reach(e, range, used);
    }
    for (int r = 0; r < rows.count; r++) {
      if (!used.get(r)) {
        outside += rows.cost(r, constant[r]);
      }
    }
    master = new Master(rows, used, base, resources, search.models.size(), dear);
    search.running(master);
    freeAtRebuild = free;
  }

  /// Makes the master anew from the free resources and their most promising columns, once many of
  /// its columns are dead or poor: pivots cost by the column.
  private void compact() {
    if (columnsAtRebuild == 0) {
      columnsAtRebuild = Math.max(200, master.columns());
    }
    if (free > 0.8 * freeAtRebuild && master.columns() < 2 * columnsAtRebuild) {
      return;
    }
    double[] prices = master.prices();
    List<List<Column>> kept = new ArrayList<>();
    int[] open = Arrays.stream(resources).filter(e -> !fixed[e]).toArray();
    for (int i = 0; i < pricing.length; i++) {
      kept.add(new ArrayList<>());
    }
    for (int c = 0; c < master.columns(); c++) {
      Column column = master.column(c);
      if (!fixed[column.resource]) {
        kept.get(column.resource).add(column);
      }
    }
    search.finished(master);
    master.close();
    master = new Master(rows, used, base, open, search.models.size(), dear);
    search.running(master);
    known.clear();
    for (int e : open) {
      List<Column> own = kept.get(e);
      Map<Column, Double> reduced = new HashMap<>();
      own.forEach(column -> reduced.put(column, column.reducedCost(prices)));
      own.sort(Comparator.comparingDouble(column -> reduced.getOrDefault(column, 0.0)));
      own.subList(0, Math.min(KEPT, own.size())).forEach(this::add);
    }
    freeAtRebuild = free;
    columnsAtRebuild = Math.max(200, master.columns());
  }

  /// Adds a column to start with; one known already is passed over.
  void add(Column column) {
    if (known.add(column)) {
      master.add(column);
    }
  }

  /// Proven: no choice for the free resources costs less, the whole problem's rows and the chosen
  /// calendars counted, the calendars of the resources held outside not.
  double bound() {
    return bound;
  }

  /// The prices that prove the bound.
  double[] bestPrices() {
    return bestPrices.clone();
  }

  /// The bound with all that proves it.
  Prices proven() {
    return new Prices(bestPrices, bestCharges, bound);
  }

  /// Copies the prices that prove the bound into `memory`, on the rows that can be reached here.
  void recall(double[] memory) {
    for (int r = used.nextSetBit(0); r >= 0; r = used.nextSetBit(r + 1)) {
      memory[r] = bestPrices[r];
    }
  }

  /// Solutions of its master so far.
  long steps() {
    return steps;
  }

  boolean interrupted() {
    return interrupted;
  }

  Master master() {
    return master;
  }

  /// How far one run of column generation got.
  enum Outcome {
    CONVERGED,
    CUT_OFF,
    LIMIT,
    INTERRUPTED
  }

  /// Column generation from where the master stands, until the bound meets its value or `cutoff`,
  /// or for so many solutions of the master.
  Outcome relax(int iterations, double cutoff, double tolerance, @Nullable Runnable watch) {
    double nodeBound = Double.NEGATIVE_INFINITY;
    double noisyBound = Double.NEGATIVE_INFINITY;
    double[] centre = chosen.isEmpty() && bound > Double.NEGATIVE_INFINITY ? bestPrices : null;
    double @Nullable [] seed = seedPrices;
    if (seed != null) {
      seedPrices = null;
      double[] clipped = new double[rows.count];
      for (int r = used.nextSetBit(0); r >= 0; r = used.nextSetBit(r + 1)) {
        clipped[r] = rows.clip(r, seed[r]);
      }
      Round round = price(clipped, null);
      nodeBound = round.bound;
      noisyBound = round.noisy;
      centre = clipped;
      improve(nodeBound, clipped);
      if (interrupted) {
        return Outcome.INTERRUPTED;
      }
      if (search.roundedUp(nodeBound) >= cutoff) {
        return Outcome.CUT_OFF;
      }
    }
    for (int it = 0; it < iterations; it++) {
      steps++;
      if (!search.step() || !master.solve()) {
        interrupted = true;
        return Outcome.INTERRUPTED;
      }
      double value = master.value() + outside + chosenCost;
      if (closed(value, nodeBound, noisyBound, tolerance)) {
        if (dearer()) {
          continue;
        }
        return Outcome.CONVERGED;
      }
      double[] prices = master.prices();
      for (int r = used.nextSetBit(0); r >= 0; r = used.nextSetBit(r + 1)) {
        prices[r] = rows.clip(r, prices[r]);
      }
      int added = 0;
      if (centre != null) {
        double[] smooth = new double[prices.length];
        for (int r = used.nextSetBit(0); r >= 0; r = used.nextSetBit(r + 1)) {
          smooth[r] = search.smoothing * centre[r] + (1 - search.smoothing) * prices[r];
        }
        Round round = price(smooth, prices);
        added += round.added;
        noisyBound = Math.max(noisyBound, round.noisy);
        if (round.bound > nodeBound) {
          nodeBound = round.bound;
          centre = smooth;
          improve(nodeBound, smooth);
        }
      }
      if (interrupted) {
        return Outcome.INTERRUPTED;
      }
      if (centre == null || added == 0 || it % 2 == 0) {
        Round round = price(prices, prices);
        added += round.added;
        noisyBound = Math.max(noisyBound, round.noisy);
        if (round.bound > nodeBound) {
          nodeBound = round.bound;
          centre = prices;
          improve(nodeBound, prices);
        }
        if (interrupted) {
          return Outcome.INTERRUPTED;
        }
      }
      if (watch != null) {
        watch.run();
      }
      if (search.roundedUp(nodeBound) >= cutoff) {
        return Outcome.CUT_OFF;
      }
      if (closed(value, nodeBound, noisyBound, tolerance)) {
        if (dearer()) {
          continue;
        }
        return Outcome.CONVERGED;
      }
      if (added == 0) {
        if (dearer()) {
          continue;
        }
        return Outcome.CONVERGED;
      }
    }
    return Outcome.LIMIT;
  }

  /// Raises what units beyond a row's limits cost, if the solution still has any.
  private boolean dearer() {
    if (master.excess() < 1e-6 || dear > 1e9) {
      return false;
    }
    dear *= 30;
    master.dear(dear);
    return true;
  }

  /// Is what the bound may still gain below the tolerance, or too little to round up any further?
  private boolean closed(double value, double nodeBound, double noisyBound, double tolerance) {
    double open = value - noisyBound;
    return open < tolerance || nodeBound + open <= search.roundedUp(nodeBound) + 1e-6;
  }

  private void improve(double nodeBound, double[] prices) {
    if (chosen.isEmpty() && nodeBound > bound) {
      bound = nodeBound;
      bestPrices = prices;
      bestCharges = charges.clone();
    }
  }

  /// What one round of pricing gave.
  ///
  /// @param noisy the bound for the master's perturbed needs, to compare with its value
  private record Round(double bound, double noisy, int added) {}

  private Round price(double[] prices, double @Nullable [] masterPrices) {
    int[] open = Arrays.stream(resources).filter(e -> !fixed[e]).toArray();
    double[][] values = search.activityValues(prices, open);
    Pricing.Priced[] priced = new Pricing.Priced[open.length];
    Labelling kernel = search.kernel();
    for (int i = 0; i < open.length && !search.stopped(); i++) {
      priced[i] = pricing[open[i]].price(kernel, values);
    }
    search.giveBack(kernel);
    double total = outside + chosenCost;
    double drift = 0;
    for (int r = used.nextSetBit(0); r >= 0; r = used.nextSetBit(r + 1)) {
      total += rows.leastPriced(r, prices[r], base[r]);
      drift += prices[r] * master.noise(r);
    }
    int added = 0;
    for (int i = 0; i < open.length; i++) {
      if (priced[i] == null) {
        interrupted = true;
        return new Round(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, added);
      }
      total += priced[i].least();
      charges[open[i]] = priced[i].charges();
      Column column = priced[i].column();
      if (column != null
          && (masterPrices == null
              || column.reducedCost(masterPrices) < master.worth(open[i]) - 1e-6)
          && known.add(column)) {
        master.add(column);
        search.remember(column);
        added++;
      }
    }
    return new Round(total, total + drift, added);
  }

  /// Makes the relaxation whole: fixes the calendar with the greatest fraction, generates columns
  /// again, and so on. The calendars chosen, or null when the bound of a node reached `cutoff`
  /// (then nothing better lies this way) or the search was stopped.
  ///
  /// @param noise added to fractions at random, so that repeated dives differ
  @Nullable List<Column> dive(int iterations, double cutoff, double tolerance, double noise) {
    while (free > 0) {
      List<Column> whole = toFix(noise);
      if (whole.isEmpty()) {
        return null;
      }
      for (Column column : whole) {
        fix(column);
      }
      if (free == 0) {
        break;
      }
      compact();
      // With many free the columns at hand go a long way, and solutions of the master are dear.
      int most = Math.max(FEWEST_ITERATIONS, FEWEST_ITERATIONS * iterations / free);
      Outcome outcome = relax(most, cutoff, tolerance, null);
      if (outcome == Outcome.CUT_OFF || outcome == Outcome.INTERRUPTED) {
        return null;
      }
    }
    return chosen;
  }

  private record Scored(Column column, double score) {}

  /// The calendars that are whole already; when there are none the one with the greatest fraction,
  /// and while many resources are free, a few more that are nearly whole.
  private List<Column> toFix(double noise) {
    List<Scored> candidates = new ArrayList<>();
    List<Column> whole = new ArrayList<>();
    for (int c = 0; c < master.columns(); c++) {
      double fraction = master.fraction(c);
      if (fraction < 1e-6) {
        continue;
      }
      Column column = master.column(c);
      if (fraction > 1 - 1e-6) {
        whole.add(column);
      }
      candidates.add(new Scored(column, fraction + noise * random.nextDouble()));
    }
    if (!whole.isEmpty()) {
      return whole;
    }
    candidates.sort(Comparator.comparingDouble(Scored::score).reversed());
    int most = Math.max(1, free / FREE_FOR_ONE);
    for (Scored candidate : candidates) {
      if (whole.size() == most || (!whole.isEmpty() && candidate.score() < NEARLY_WHOLE)) {
        break;
      }
      whole.add(candidate.column());
    }
    return whole;
  }

  private void fix(Column column) {
    master.fix(column);
    fixed[column.resource] = true;
    chosen.add(column);
    chosenCost += column.cost;
    free--;
    for (int i = 0; i < column.rows.length; i++) {
      base[column.rows[i]] += column.amounts[i];
    }
  }

  @Override
  public void close() {
    search.finished(master);
    master.close();
  }
}
