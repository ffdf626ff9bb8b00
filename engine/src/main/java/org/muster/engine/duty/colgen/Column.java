package org.muster.engine.duty.colgen;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;

/// A calendar of one resource as the master sees it. Equal when it is the same calendar.
final class Column {

  final int resource;
  final long cost;

  /// Activities in order.
  final int[] activities;

  /// Demand rows covered, ascending, and by how much.
  final int[] rows;

  final int[] amounts;
  private final int hash;
  private int @Nullable [] pauses;

  Column(int resource, CalendarModel model, int[] activities) {
    this.resource = resource;
    this.activities = activities;
    CalendarNetwork network = model.network();
    long sum = model.fixedCost();
    int entries = 0;
    for (int a : activities) {
      sum += model.activityCost(a);
      entries += network.coverStart(a + 1) - network.coverStart(a);
    }
    cost = sum;
    long[] cover = new long[entries];
    int at = 0;
    for (int a : activities) {
      for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
        cover[at++] = (long) network.coverRow(e) << 32 | network.coverAmount(e);
      }
    }
    Arrays.sort(cover);
    int[] rowsSoFar = new int[entries];
    int[] amountsSoFar = new int[entries];
    int distinct = 0;
    for (long entry : cover) {
      int row = (int) (entry >> 32);
      if (distinct > 0 && rowsSoFar[distinct - 1] == row) {
        amountsSoFar[distinct - 1] += (int) entry;
      } else {
        rowsSoFar[distinct] = row;
        amountsSoFar[distinct++] = (int) entry;
      }
    }
    rows = Arrays.copyOf(rowsSoFar, distinct);
    amounts = Arrays.copyOf(amountsSoFar, distinct);
    hash = 31 * resource + Arrays.hashCode(activities);
  }

  /// The cost less what its cover is worth at these prices.
  double reducedCost(double[] prices) {
    double value = cost;
    for (int i = 0; i < rows.length; i++) {
      value -= prices[rows[i]] * amounts[i];
    }
    return value;
  }

  /// The pauses that its path passes, in order.
  int[] pauses(CalendarNetwork network) {
    int[] found = pauses;
    if (found == null) {
      found = Paths.pauses(network, activities);
      if (found.length == 0) {
        throw new IllegalStateException("A column is no path of its network");
      }
      pauses = found;
    }
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Column column
        && column.hash == hash
        && column.resource == resource
        && Arrays.equals(column.activities, activities);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
