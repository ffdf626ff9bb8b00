package org.muster.engine.duty.colgen;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.Pin;

/// Finds the cheapest calendar of one resource within a range, exactly.
///
/// Quantities with only an upper bound are first left out; one that the cheapest path breaks is
/// remembered from then on and the path is found again (decremental state-space relaxation,
/// Righini and Salani 2008, doi 10.1002/net.20212). Where remembering all would be too large,
/// some are charged instead: the charged minimum still bounds, and a column comes of it when one
/// that keeps all bounds is found.
final class Pricing {

  /// The least value, and the calendar that has it when one was found.
  ///
  /// @param least the least of fixed cost, activities' cost less their cover's value; never above
  ///     the true one; infinite when the resource has no calendar
  /// @param charges that prove the least, by quantity; empty when nothing is charged
  record Priced(double least, @Nullable Column column, double[] charges) {}

  private static final double[] NO_CHARGES = {};

  /// Rounds of prices on quantities that are too many to remember.
  private static final int CHARGE_ROUNDS = 12;

  /// Cells of all grids together up to which quantities are remembered.
  static final int WIDE = 6_000_000;

  /// The same where rough prices are enough.
  static final int NARROW = 600_000;

  private final Search search;
  private final int resource;
  private final CalendarModel model;
  private final Map<BitSet, BlockGraph> graphs;
  private final Range range;
  private final int cells;
  private BitSet remembered;
  private @Nullable Corridor corridor;
  private @Nullable Charges charges;

  Pricing(Search search, int resource, Range range) {
    this(search, resource, range, WIDE);
  }

  /// @param cells of all grids together up to which quantities are remembered
  Pricing(Search search, int resource, Range range, int cells) {
    this(search, resource, search.models.get(resource), search.graphs(resource), range, cells);
  }

  private Pricing(
      Search search,
      int resource,
      CalendarModel model,
      Map<BitSet, BlockGraph> graphs,
      Range range,
      int cells) {
    this.search = search;
    this.cells = cells;
    this.resource = resource;
    this.model = model;
    this.graphs = graphs;
    this.range = range;
    this.remembered = Quantities.withLowerBound(model);
  }

  /// Pricing of the same resource within the calendars that keep a pin; empty when there is no path
  /// that does.
  Optional<Pricing> pinned(Pin pin) {
    return model
        .pinned(List.of(pin))
        .map(kept -> new Pricing(search, resource, kept, new HashMap<>(), range, cells));
  }

  /// Prices against the values of activities of each network.
  Priced price(Labelling kernel, double[][] values) {
    return price(kernel, values[search.networkOf[resource]]);
  }

  /// Prices against the values of activities of the resource's own network.
  Priced price(Labelling kernel, double[] value) {
    double least = Double.NEGATIVE_INFINITY;
    Charges own = charges;
    if (own != null) {
      return charged(kernel, own, value, least);
    }
    double constant = constant(value);
    BitSet smaller = remembered;
    while (true) {
      Corridor current = corridor;
      if (current == null) {
        current = corridor(remembered);
        if (current.cells > mostCells(current) && least > Double.NEGATIVE_INFINITY) {
          remembered = smaller;
          corridor = corridor(remembered);
          own = new Charges(model, scale(value));
          charges = own;
          return charged(kernel, own, value, least);
        }
        corridor = current;
      }
      int[] middle = kernel.cheapest(current, value);
      least = Math.max(least, constant + kernel.least());
      if (middle == null) {
        return new Priced(least, null, NO_CHARGES);
      }
      int[] activities = join(range.prefix(), middle, range.suffix());
      BitSet broken = Quantities.broken(model, activities);
      if (broken.isEmpty()) {
        return new Priced(least, new Column(resource, model, activities), NO_CHARGES);
      }
      BitSet more = (BitSet) remembered.clone();
      more.or(broken);
      if (more.equals(remembered)) {
        throw new IllegalStateException(
            "A remembered quantity is broken by " + model.resource() + ": " + broken);
      }
      smaller = remembered;
      remembered = more;
      corridor = null;
    }
  }

  private Corridor corridor(BitSet quantities) {
    return new Corridor(
        graphs.computeIfAbsent(
            (BitSet) quantities.clone(), set -> BlockGraph.of(model.network(), set)),
        resource,
        model,
        range);
  }

  /// Cells of a grid beyond which a set of quantities counts as too large to remember: fewer on a
  /// long range, since every pause has a grid.
  private int mostCells(Corridor corridor) {
    return Math.max(500, cells / (corridor.lastPause - corridor.firstPause + 1));
  }

  /// What the cover held outside the range and the fixed cost come to.
  private double constant(double[] value) {
    double constant = model.fixedCost();
    for (int a : range.prefix()) {
      constant += model.activityCost(a) - value[a];
    }
    for (int a : range.suffix()) {
      constant += model.activityCost(a) - value[a];
    }
    return constant;
  }

  private static double scale(double[] value) {
    double scale = 1;
    for (double v : value) {
      if (Math.abs(v) < 1e15) {
        scale = Math.max(scale, Math.abs(v));
      }
    }
    return scale;
  }

  /// Where too many quantities would have to be remembered: charges them until a calendar keeps
  /// all.
  private Priced charged(Labelling kernel, Charges own, double[] value, double relaxed) {
    double scale = scale(value);
    double least = relaxed;
    double[] proven = NO_CHARGES;
    Column column = null;
    for (int round = 0; round < CHARGE_ROUNDS && !search.stopped() && column == null; round++) {
      Priced found = charge(kernel, value, own.values());
      Column cheapest = found.column();
      if (cheapest == null) {
        break;
      }
      if (found.least() > least) {
        least = found.least();
        proven = own.values().clone();
      }
      if (own.react(model.network().used(cheapest.activities), scale)) {
        column = cheapest;
      }
    }
    return new Priced(least, column, proven);
  }

  /// Are there quantities that are charged since they are too many to remember?
  boolean charging() {
    return charges != null;
  }

  boolean remembers(int quantity) {
    return remembered.get(quantity);
  }

  /// The charges that pricing has come to, by quantity; a copy.
  double[] charges() {
    Charges own = charges;
    return own == null ? new double[model.network().quantities()] : own.values().clone();
  }

  /// Prices with these charges in place of the bounds that are not remembered. The least charged
  /// value less what the bounds give back bounds (Lagrangian relaxation); the calendar found may
  /// break the bounds that are charged.
  ///
  /// @param charge by quantity, zero where it is remembered
  Priced charge(Labelling kernel, double[] value, double[] charge) {
    Corridor current = corridor;
    if (current == null) {
      current = corridor(remembered);
      corridor = current;
    }
    double[] charged = Charges.charged(model.network(), value, charge);
    int[] middle = kernel.cheapest(current, charged);
    if (middle == null) {
      return new Priced(Double.POSITIVE_INFINITY, null, NO_CHARGES);
    }
    return new Priced(
        constant(charged) + kernel.least() - Charges.back(model, charge),
        new Column(resource, model, join(range.prefix(), middle, range.suffix())),
        charge);
  }

  private static int[] join(int[] a, int[] b, int[] c) {
    int[] all = new int[a.length + b.length + c.length];
    System.arraycopy(a, 0, all, 0, a.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    System.arraycopy(c, 0, all, a.length + b.length, c.length);
    return all;
  }
}
