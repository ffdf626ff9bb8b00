package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Proof;

/// The best plan so far, the best bound, and what is told of them. Safe for several threads.
final class Incumbent {

  private final Search search;
  private final Progress.Listener listener;
  private Column @Nullable [] plan;
  private long cost = Long.MAX_VALUE;
  private double bound = Double.NEGATIVE_INFINITY;
  private @Nullable Prices prices;
  private @Nullable Proof proof;
  private @Nullable DutyPlan told;
  private String phase = "start";

  Incumbent(Search search, Progress.Listener listener) {
    this.search = search;
    this.listener = listener;
  }

  /// A plan as it stands, with its cost and cover.
  record Snapshot(Column[] plan, long cost, long[] covered) {}

  synchronized @Nullable Snapshot snapshot() {
    Column[] current = plan;
    return current == null
        ? null
        : new Snapshot(current.clone(), cost, covered(search.rows, current));
  }

  synchronized long cost() {
    return cost;
  }

  synchronized double bound() {
    return bound;
  }

  /// The best prices of the whole problem; a proof by cases may prove more.
  synchronized double @Nullable [] prices() {
    return prices == null ? null : prices.toArray();
  }

  /// What proves the bound.
  synchronized @Nullable Proof proof() {
    return proof;
  }

  synchronized Column @Nullable [] plan() {
    return plan == null ? null : plan.clone();
  }

  synchronized void phase(String name) {
    phase = name;
    tell();
  }

  /// Takes the calendars of some resources into the best plan if that makes it no dearer; true if
  /// it became cheaper. What another thread changed outside the ranges meanwhile is kept.
  ///
  /// @param ranges what was open of each calendar, null for whole calendars
  synchronized boolean offer(List<Column> changed, Range @Nullable [] ranges) {
    Column[] current = plan;
    if (current == null) {
      int count = search.models.size();
      Column[] first = new Column[count];
      changed.forEach(column -> first[column.resource] = column);
      return ranges == null && changed.size() == count && offer(first);
    }
    Column[] next = current.clone();
    for (Column column : changed) {
      next[column.resource] = column;
      for (int i = 0; ranges != null && i < ranges.length; i++) {
        if (ranges[i].resource() == column.resource) {
          Column within = ranges[i].replace(search, current[column.resource], column);
          if (within == null) {
            return false;
          }
          next[column.resource] = within;
        }
      }
    }
    return offer(next);
  }

  /// Takes a whole plan if it is no dearer; true if it is cheaper.
  synchronized boolean offer(Column[] candidate) {
    long[] covered = covered(search.rows, candidate);
    long total = costWithin(search.rows, candidate, covered);
    if (total == Long.MAX_VALUE || total > cost) {
      return false;
    }
    boolean better = total < cost;
    plan = candidate.clone();
    cost = total;
    if (better) {
      told = plan(search, candidate);
      tell();
      finishIfProven();
    }
    return better;
  }

  /// Takes prices of the whole problem if they prove more than those before.
  synchronized void bound(Prices proven) {
    if (proven.bound() > (prices == null ? Double.NEGATIVE_INFINITY : prices.bound())) {
      prices = proven;
      proven(proven);
    }
  }

  /// Takes a proof for the whole problem if its bound is better.
  synchronized void proven(Proof better) {
    if (better.bound() > bound) {
      bound = better.bound();
      proof = better;
      tell();
      finishIfProven();
    }
  }

  private void finishIfProven() {
    if (cost != Long.MAX_VALUE && search.roundedUp(bound) >= cost) {
      search.stop();
    }
  }

  private void tell() {
    listener.progressed(
        new Progress(
            phase,
            search.steps(),
            cost == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(cost),
            bound,
            Optional.ofNullable(told)));
  }

  /// Calendars as a plan for a caller.
  static DutyPlan plan(Search search, Column[] columns) {
    List<Calendar> calendars = new ArrayList<>(columns.length);
    for (int e = 0; e < columns.length; e++) {
      calendars.add(Calendar.of(search.models.get(e), columns[e].activities));
    }
    return new DutyPlan(calendars);
  }

  /// Units on each row.
  static long[] covered(Rows rows, Column[] plan) {
    long[] covered = new long[rows.count];
    for (Column column : plan) {
      add(covered, column, 1);
    }
    return covered;
  }

  static void add(long[] covered, Column column, int sign) {
    for (int i = 0; i < column.rows.length; i++) {
      covered[column.rows[i]] += (long) sign * column.amounts[i];
    }
  }

  /// What a plan costs; {@link Long#MAX_VALUE} when it goes beyond a capacity.
  static long costWithin(Rows rows, Column[] plan, long[] covered) {
    for (int r = 0; r < covered.length; r++) {
      if (covered[r] > rows.capacity[r]) {
        return Long.MAX_VALUE;
      }
    }
    return cost(rows, plan, covered);
  }

  private static long cost(Rows rows, Column[] plan, long[] covered) {
    long total = 0;
    for (Column column : plan) {
      total += column.cost;
    }
    for (int r = 0; r < rows.count; r++) {
      total += rows.demands.get(r).underCost(covered[r]) + rows.demands.get(r).overCost(covered[r]);
    }
    return total;
  }
}
