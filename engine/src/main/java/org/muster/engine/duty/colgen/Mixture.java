package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Quantity;

/// Calendars of one resource with weights that sum to one: its share of the relaxation's plan.
///
/// Upper bounds that pricing cannot remember hold for the mixture and not for each calendar in it.
/// A charge on each keeps them: what one unit of the quantity costs.
final class Mixture {

  /// Calendars kept; those without weight and of no promise go first.
  private static final int MOST_PARTS = 40;

  private static final int KEPT_PARTS = 30;

  /// A charge grows by the pull times this share of the dearest unit of a row, for each duty too
  /// many.
  private static final double SHARE = 0.1;

  /// A calendar of the mixture.
  static final class Part {
    final Column column;

    /// What it uses of each quantity; empty where nothing is charged.
    final long[] used;

    /// Rows and cells that it touches, ascending, and how often each one's price counts.
    final int[] items;

    final int[] times;
    double weight;
    double reducedCost;

    private Part(Column column, long[] used, int[] items, int[] times, double weight) {
      this.column = column;
      this.used = used;
      this.items = items;
      this.times = times;
      this.weight = weight;
    }

    /// The calendar's cost less what its cover is worth.
    private double reducedCost(double[] prices) {
      double value = column.cost;
      for (int i = 0; i < items.length; i++) {
        value -= prices[items[i]] * times[i];
      }
      return value;
    }
  }

  private Part part(Column column, long[] used, double weight) {
    if (!cells.any()) {
      return new Part(column, used, column.rows, column.amounts, weight);
    }
    CalendarNetwork network = model.network();
    TreeMap<Integer, Integer> touched = new TreeMap<>();
    for (int a : column.activities) {
      for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
        int row = network.coverRow(k);
        int amount = network.coverAmount(k);
        if (amount > 0) {
          touched.merge(cells.of(row, amount), cells.times(row, amount), Integer::sum);
        }
      }
    }
    int[] items = touched.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] times = touched.values().stream().mapToInt(Integer::intValue).toArray();
    return new Part(column, used, items, times, weight);
  }

  private final CalendarModel model;
  private final Cells cells;
  private final double dearest;
  private final List<Part> parts = new ArrayList<>();

  /// By quantity: how fast its charge grows; zero where it is not charged. Empty while none is.
  private double[] stiffness = {};

  private double[] centre = {};
  private double[] charge = {};
  private double[] used = {};

  Mixture(CalendarModel model, Cells cells, double dearest, Column whole) {
    this.model = model;
    this.cells = cells;
    this.dearest = dearest;
    parts.add(part(whole, new long[0], 1));
  }

  /// From now on charges what this pricing cannot remember, beginning with its charges.
  void chargeLike(Pricing pricing) {
    if (stiffness.length > 0 || !pricing.charging()) {
      return;
    }
    CalendarNetwork network = model.network();
    stiffness = new double[network.quantities()];
    for (int a = 0; a < network.activities(); a++) {
      for (int e = network.useStart(a); e < network.useStart(a + 1); e++) {
        int q = network.useQuantity(e);
        if (!pricing.remembers(q) && model.quantities().get(q).max() != Quantity.UNLIMITED) {
          double perUnit = SHARE * dearest / ((double) network.useAmount(e) * network.useAmount(e));
          stiffness[q] = stiffness[q] == 0 ? perUnit : Math.min(stiffness[q], perUnit);
        }
      }
    }
    centre = pricing.charges();
    charge = centre.clone();
    used = new double[stiffness.length];
    List<Part> before = List.copyOf(parts);
    parts.clear();
    for (Part part : before) {
      Part charged = part(part.column, network.used(part.column.activities), part.weight);
      parts.add(charged);
      use(charged, charged.weight);
    }
  }

  /// The calendar that it began with.
  Part whole() {
    return parts.getFirst();
  }

  boolean charging() {
    return stiffness.length > 0;
  }

  /// The charges now, by quantity; a copy.
  double[] charges() {
    return charge.clone();
  }

  /// Puts the centre here, from which charges are drawn.
  void centre(double[] charges) {
    centre = charges;
  }

  /// Works the charges out from what the mixture uses.
  void recharge(double pull) {
    for (int q = 0; q < charge.length; q++) {
      if (stiffness[q] > 0) {
        double tooMany = used[q] - model.quantities().get(q).max();
        charge[q] = Math.max(0, centre[q] + pull * stiffness[q] * tooMany);
      }
    }
  }

  /// Adds a calendar without weight; one that is there already is passed over.
  void add(Column column) {
    for (Part part : parts) {
      if (part.column.equals(column)) {
        return;
      }
    }
    long[] uses = charging() ? model.network().used(column.activities) : new long[0];
    parts.add(part(column, uses, 0));
  }

  /// The least reduced cost of a calendar at these prices and charges.
  double least(double[] prices, double[] charges) {
    double least = Double.POSITIVE_INFINITY;
    for (Part part : parts) {
      least = Math.min(least, reducedCost(part, prices, charges));
    }
    return least;
  }

  private double reducedCost(Part part, double[] prices, double[] charges) {
    double reduced = part.reducedCost(prices);
    for (int q = 0; q < charges.length; q++) {
      if (charges[q] != 0) {
        reduced += charges[q] * (part.used[q] - model.quantities().get(q).max());
      }
    }
    return reduced;
  }

  /// A step that lowers the cost: weight goes `from` one calendar `to` another.
  ///
  /// @param gain by which a unit of weight moved lowers the cost at first
  /// @param curvature of the charged quantities along the step
  record Step(Part from, Part to, double gain, double curvature) {}

  /// The best step at these unit values and the present charges; null when none gains.
  @Nullable Step step(double[] unit, double pull, double leastGain) {
    Part best = parts.getFirst();
    Part worst = null;
    for (Part part : parts) {
      part.reducedCost = reducedCost(part, unit, charge);
      if (part.reducedCost < best.reducedCost) {
        best = part;
      }
      if (part.weight > 0 && (worst == null || part.reducedCost > worst.reducedCost)) {
        worst = part;
      }
    }
    if (worst == null || worst.reducedCost - best.reducedCost < leastGain) {
      return null;
    }
    double curvature = 0;
    for (int q = 0; q < stiffness.length; q++) {
      double difference = (double) best.used[q] - worst.used[q];
      curvature += difference * difference * pull * stiffness[q];
    }
    return new Step(worst, best, worst.reducedCost - best.reducedCost, curvature);
  }

  /// Moves so much weight.
  void move(Step step, double weight, double pull) {
    step.to.weight += weight;
    step.from.weight = weight == step.from.weight ? 0 : step.from.weight - weight;
    use(step.to, weight);
    use(step.from, -weight);
    recharge(pull);
  }

  private void use(Part part, double weight) {
    for (int q = 0; q < used.length; q++) {
      used[q] += weight * part.used[q];
    }
  }

  /// Drops calendars without weight and with the least promise once there are many.
  void trim(double[] prices, double[] charges) {
    if (parts.size() <= MOST_PARTS) {
      return;
    }
    for (Part part : parts) {
      part.reducedCost = reducedCost(part, prices, charges);
    }
    parts.sort(
        Comparator.comparing((Part part) -> part.weight == 0)
            .thenComparingDouble(part -> part.reducedCost));
    while (parts.size() > KEPT_PARTS && parts.getLast().weight == 0) {
      parts.removeLast();
    }
  }
}
