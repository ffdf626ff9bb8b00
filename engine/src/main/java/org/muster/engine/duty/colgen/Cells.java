package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.muster.engine.duty.AmountPrices;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;

/// What has a price of its own: each row with a price a unit, and of rows that are priced by amount
/// each pair of row and amount, a **cell**. Rows come first, by their index, then the cells, row by
/// row and by amount.
///
/// A row is priced by amount where whole activities cannot simply add up to its need: they put
/// unequal amounts on it, or an amount of which the need is no multiple. There a price a unit
// proves
/// less, since it lets a large unit fill a small need by a fraction.
final class Cells {

  final int rows;

  /// Things with a price, rows and cells.
  final int count;

  /// By row: its first cell, less the number of rows; the next row's ends it.
  private final int[] start;

  /// By cell, less the number of rows: units.
  private final int[] amount;

  private Cells(int rows, int[] start, int[] amount) {
    this.rows = rows;
    this.start = start;
    this.amount = amount;
    count = rows + amount.length;
  }

  static Cells of(DutyProblem problem) {
    List<TreeSet<Integer>> amounts = new ArrayList<>();
    problem.demands().forEach(demand -> amounts.add(new TreeSet<>()));
    problem.resources().stream()
        .map(model -> model.network())
        .distinct()
        .forEach(network -> collect(network, amounts));
    int[] start = new int[amounts.size() + 1];
    List<Integer> all = new ArrayList<>();
    for (int row = 0; row < amounts.size(); row++) {
      if (needsCells(problem.demands().get(row), amounts.get(row))) {
        all.addAll(amounts.get(row));
      }
      start[row + 1] = all.size();
    }
    return new Cells(amounts.size(), start, all.stream().mapToInt(Integer::intValue).toArray());
  }

  private static void collect(CalendarNetwork network, List<TreeSet<Integer>> amounts) {
    for (int k = 0; k < network.coverStart(network.activities()); k++) {
      if (network.coverAmount(k) > 0) {
        amounts.get(network.coverRow(k)).add(network.coverAmount(k));
      }
    }
  }

  private static boolean needsCells(Demand demand, TreeSet<Integer> amounts) {
    return !demand.limited()
        && demand.needed() > 0
        && demand.needed() <= LARGEST_NEED
        && !amounts.isEmpty()
        && (amounts.size() > 1 || demand.needed() % amounts.first() != 0);
  }

  /// Needs beyond this have one price a unit: the sums of whole activities would be too many.
  private static final long LARGEST_NEED = 10_000;

  /// Is there any row priced by amount?
  boolean any() {
    return amount.length > 0;
  }

  boolean byAmount(int row) {
    return start[row + 1] > start[row];
  }

  /// How many amounts the row has prices for.
  int size(int row) {
    return start[row + 1] - start[row];
  }

  /// The row's first cell.
  int first(int row) {
    return rows + start[row];
  }

  /// Units of a cell.
  int amount(int cell) {
    return amount[cell - rows];
  }

  /// What has the price of so many units on the row.
  int of(int row, int units) {
    return byAmount(row)
        ? rows + Arrays.binarySearch(amount, start[row], start[row + 1], units)
        : row;
  }

  /// How often a price counts for so many units on the row.
  int times(int row, int units) {
    return byAmount(row) ? 1 : units;
  }

  /// Prices a unit as prices of rows and cells.
  double[] spread(double[] prices) {
    double[] all = Arrays.copyOf(prices, count);
    for (int row = 0; row < rows; row++) {
      for (int c = first(row); c < first(row) + size(row); c++) {
        all[c] = prices[row] * amount(c);
      }
    }
    return all;
  }

  /// Prices of rows and cells for a proof.
  AmountPrices toAmounts(double[] prices) {
    if (!any()) {
      return AmountPrices.NONE;
    }
    int[][] amounts = new int[rows][0];
    double[][] worths = new double[rows][0];
    for (int row = 0; row < rows; row++) {
      if (byAmount(row)) {
        amounts[row] = Arrays.copyOfRange(amount, start[row], start[row + 1]);
        worths[row] = Arrays.copyOfRange(prices, first(row), first(row) + size(row));
      }
    }
    return new AmountPrices(amounts, worths);
  }
}
