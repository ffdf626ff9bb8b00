package org.muster.engine.duty.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Prices;

/// A claim that no plan costs less than `bound`, with the price of each demand row that proves it.
/// It claims what the prices prove and no more, also where a complete search had proven more.
///
/// As text: `format: muster-certificate/1`, `cost:` of the plan it came with, `bound:`, then a line
/// `id price` for each row in the problem's order. Prices are written exactly.
///
/// @param cost of the plan found
/// @param prices by demand row, with the bound claimed
public record Certificate(long cost, Prices prices) {

  private static final String FORMAT = "format: muster-certificate/1";

  /// The bound claimed.
  public double bound() {
    return prices.bound();
  }

  /// What the second pricer proved.
  ///
  /// @param bound no plan costs less
  /// @param relaxed rules that had to be left out; with none the bound is exact for these prices
  public record Proof(double bound, List<String> relaxed) {
    public Proof {
      relaxed = List.copyOf(relaxed);
    }
  }

  /// Proves a bound from the prices: every row at the least that it can cost when each unit on it
  /// is charged its price, and every resource at its least when its cover earns the prices. Any
  /// plan costs at least their sum (Lagrangian duality; Geoffrion 1974).
  ///
  /// @param mostLabels labels of the pricer for one resource; more prove larger problems exactly
  public Proof prove(DutyProblem problem, int mostLabels) {
    if (prices.rows() != problem.demands().size()) {
      throw new IllegalArgumentException(
          "The certificate prices "
              + prices.rows()
              + " rows, the problem has "
              + problem.demands().size()
              + ". Maybe it belongs to another problem");
    }
    double total = 0;
    for (int row = 0; row < prices.rows(); row++) {
      Demand demand = problem.demands().get(row);
      total += demand.leastPriced(prices.of(row), most(problem, row));
    }
    Set<String> relaxed = new TreeSet<>();
    for (CalendarModel model : problem.resources()) {
      SimplePricer.Priced priced = SimplePricer.price(model, values(model), mostLabels);
      total += priced.least();
      relaxed.addAll(priced.relaxed());
    }
    return new Proof(total, new ArrayList<>(relaxed));
  }

  private double[] values(CalendarModel model) {
    CalendarNetwork network = model.network();
    double[] values = new double[network.activities()];
    for (int a = 0; a < values.length; a++) {
      for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
        values[a] += prices.of(network.coverRow(e)) * network.coverAmount(e);
      }
    }
    return values;
  }

  /// More units than any plan can put on the row; only matters for prices below zero.
  private static long most(DutyProblem problem, int row) {
    long most = 0;
    for (CalendarModel model : problem.resources()) {
      CalendarNetwork network = model.network();
      for (int a = 0; a < network.activities(); a++) {
        for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
          if (network.coverRow(e) == row) {
            most += network.coverAmount(e);
          }
        }
      }
    }
    return most;
  }

  /// The certificate as text.
  public String write(DutyProblem problem) {
    StringBuilder out = new StringBuilder(FORMAT).append('\n');
    out.append("cost: ").append(cost).append('\n');
    out.append("bound: ").append(bound()).append('\n');
    for (int row = 0; row < prices.rows(); row++) {
      out.append(problem.demands().get(row).id()).append(' ').append(prices.of(row)).append('\n');
    }
    return out.toString();
  }

  /// Reads a certificate.
  ///
  /// @throws IllegalArgumentException naming the line and what was expected there
  public static Certificate read(String source, String text, DutyProblem problem) {
    List<String> lines = text.lines().toList();
    int rows = problem.demands().size();
    if (lines.size() != rows + 3 || !lines.getFirst().equals(FORMAT)) {
      throw new IllegalArgumentException(
          source
              + ", line 1: expected \""
              + FORMAT
              + "\" and "
              + (rows + 3)
              + " lines, found "
              + lines.size()
              + " lines. Maybe it belongs to another instance");
    }
    long cost = (long) number(source, lines, 1, "cost:");
    double bound = number(source, lines, 2, "bound:");
    double[] prices = new double[rows];
    for (int row = 0; row < rows; row++) {
      prices[row] = number(source, lines, row + 3, problem.demands().get(row).id());
    }
    return new Certificate(cost, new Prices(prices, bound));
  }

  private static double number(String source, List<String> lines, int index, String label) {
    String line = lines.get(index);
    try {
      if (line.startsWith(label + " ")) {
        return Double.parseDouble(line.substring(label.length() + 1));
      }
    } catch (NumberFormatException e) {
      // Falls through to the same message as a wrong label.
    }
    throw new IllegalArgumentException(
        source
            + ", line "
            + (index + 1)
            + ": expected \""
            + label
            + "\" and a number, found \""
            + line
            + "\"");
  }
}
