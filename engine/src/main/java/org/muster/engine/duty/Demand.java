package org.muster.engine.duty;

/// A row of demand: how much of a duty is needed, usually in one slot, and what it costs to fall
/// short of that or to go beyond it.
///
/// With `x` the sum of what the chosen calendars put on the row, the row costs
/// `underCost * max(0, needed - x) + overCost * max(0, x - needed)`, and `x` may never be above
/// `capacity` (seats on a course, evaluator teams, a parent and its child never sent together).
///
/// @param id readable, unique in the problem
/// @param slot the slot that it is about, or {@link #ANY} where it spans several
/// @param duty the index of the duty that it is about, or {@link #ANY} where it spans several
/// @param needed units wanted, at least zero
/// @param capacity units never exceeded, {@link #UNLIMITED} for none; at least zero
/// @param underCost per unit under `needed`, at least zero
/// @param overCost per unit over `needed`, at least zero
public record Demand(
    String id, int slot, int duty, long needed, long capacity, long underCost, long overCost) {

  /// No single slot, or no single duty.
  public static final int ANY = -1;

  /// No hard capacity.
  public static final long UNLIMITED = Long.MAX_VALUE;

  public Demand {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A demand needs an id");
    }
    if (slot < ANY || duty < ANY) {
      throw new IllegalArgumentException(
          "Demand " + id + ": slot " + slot + " and duty " + duty + " must be an index or ANY");
    }
    if (needed < 0 || capacity < 0 || underCost < 0 || overCost < 0) {
      throw new IllegalArgumentException(
          "Demand "
              + id
              + ": needed "
              + needed
              + ", capacity "
              + capacity
              + ", under "
              + underCost
              + " and over "
              + overCost
              + " must not be negative");
    }
  }

  /// Demand without a hard capacity.
  public static Demand soft(
      String id, int slot, int duty, long needed, long underCost, long overCost) {
    return new Demand(id, slot, duty, needed, UNLIMITED, underCost, overCost);
  }

  /// A hard capacity that wants nothing.
  public static Demand atMost(String id, int slot, int duty, long capacity) {
    return new Demand(id, slot, duty, 0, capacity, 0, 0);
  }

  /// Is there an amount that may never be exceeded?
  public boolean limited() {
    return capacity != UNLIMITED;
  }

  /// What the row still wants, and has room for, when so many units are on it already. Whatever is
  /// put on that row costs what it would on this one, less what the units already there cost for
  /// being too many.
  public Demand after(long covered) {
    return new Demand(
        id,
        slot,
        duty,
        Math.max(0, needed - covered),
        limited() ? Math.max(0, capacity - covered) : UNLIMITED,
        underCost,
        overCost);
  }

  /// Cost of the units that are missing when `covered` are there.
  public long underCost(long covered) {
    return covered < needed ? Math.multiplyExact(underCost, needed - covered) : 0;
  }

  /// Cost of the units beyond need when `covered` are there; says nothing of the capacity.
  public long overCost(long covered) {
    return covered > needed ? Math.multiplyExact(overCost, covered - needed) : 0;
  }

  /// Lowest worth of one more unit: the highest price of going over, without end for a capacity.
  public double lowestPrice() {
    return limited() ? Double.NEGATIVE_INFINITY : -(double) overCost;
  }

  /// Highest worth of one more unit: what it costs to be one short.
  public double highestPrice() {
    return underCost;
  }

  /// The row's share of a Lagrangian bound: the least over every amount `x` from zero to `most`
  /// (and not above the capacity) of its cost plus `price * x`. The cost is convex and linear
  /// between zero, the need and the end, so that the least lies at one of the three.
  public double leastPriced(double price, long most) {
    return leastPriced(price, 0, most);
  }

  /// The same over every amount from `fewest` to `most`; infinite when there is none.
  public double leastPriced(double price, long fewest, long most) {
    long end = Math.min(capacity, most);
    if (fewest > end) {
      return Double.POSITIVE_INFINITY;
    }
    long knee = Math.clamp(needed, fewest, end);
    return Math.min(priced(price, fewest), Math.min(priced(price, knee), priced(price, end)));
  }

  private double priced(double price, long units) {
    return (double) underCost * Math.max(0, needed - units)
        + (double) overCost * Math.max(0, units - needed)
        + price * units;
  }
}
