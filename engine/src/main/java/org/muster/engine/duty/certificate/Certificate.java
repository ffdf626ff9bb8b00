package org.muster.engine.duty.certificate;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Prices;

/// A claim that no plan costs less than `bound`, with the price of each demand row that proves it.
/// It claims what the prices prove and no more, also where a complete search had proven more.
///
/// As text: `format: muster-certificate/1`, `problem:` a sum over the problem that it belongs to,
/// `cost:` of the plan it came with, `bound:`, then a line `id price` for each row in the problem's
/// order. Prices are written exactly.
///
/// @param cost of the plan found
/// @param prices by demand row, with the bound claimed
public record Certificate(long cost, Prices prices) {

  private static final String FORMAT = "format: muster-certificate/1";
  private static final String PROBLEM = "problem:";
  private static final String COST = "cost:";
  private static final String BOUND = "bound:";

  /// Lines before those of the rows.
  private static final int HEAD = 4;

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
    long[] most = problem.mostUnits();
    for (int row = 0; row < prices.rows(); row++) {
      Demand demand = problem.demands().get(row);
      total += demand.leastPriced(prices.of(row), most[row]);
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

  /// The certificate as text.
  public String write(DutyProblem problem) {
    StringBuilder out = new StringBuilder(FORMAT).append('\n');
    out.append(PROBLEM).append(' ').append(sum(problem)).append('\n');
    out.append(COST).append(' ').append(cost).append('\n');
    out.append(BOUND).append(' ').append(bound()).append('\n');
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
    String first = line(lines, 0);
    if (!first.equals(FORMAT)) {
      throw wrong(source, 0, FORMAT, first, "");
    }
    String belongs = PROBLEM + " " + sum(problem);
    if (!line(lines, 1).equals(belongs)) {
      String advice = ". Maybe it belongs to another instance";
      throw wrong(source, 1, belongs, line(lines, 1), advice);
    }
    long cost = whole(source, lines, 2);
    double bound = number(source, lines, 3, BOUND);
    double[] prices = new double[rows];
    for (int row = 0; row < rows; row++) {
      prices[row] = number(source, lines, HEAD + row, problem.demands().get(row).id());
    }
    if (lines.size() > HEAD + rows) {
      throw wrong(source, HEAD + rows, "end of file", line(lines, HEAD + rows), "");
    }
    return new Certificate(cost, new Prices(prices, bound));
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "end of file";
  }

  private static long whole(String source, List<String> lines, int index) {
    String line = line(lines, index);
    try {
      if (line.startsWith(COST + " ")) {
        return Long.parseLong(line.substring(COST.length() + 1));
      }
    } catch (NumberFormatException e) {
      // Falls through to the same message as a wrong label.
    }
    throw wrong(source, index, COST + " and a whole number", line, "");
  }

  private static double number(String source, List<String> lines, int index, String label) {
    String line = line(lines, index);
    try {
      if (line.startsWith(label + " ")) {
        double number = Double.parseDouble(line.substring(label.length() + 1));
        if (Double.isFinite(number)) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      // Falls through to the same message as a wrong label.
    }
    throw wrong(source, index, label + " and a number", line, "");
  }

  private static IllegalArgumentException wrong(
      String source, int index, String expected, String found, String advice) {
    return new IllegalArgumentException(
        source
            + ", line "
            + (index + 1)
            + ": expected \""
            + expected
            + "\", found \""
            + found
            + "\""
            + advice);
  }

  /// A checksum over demands, resources and costs, so that a certificate of another problem is
  /// known as such. It guards against mistakes; a forged bound is caught by proving it.
  private static String sum(DutyProblem problem) {
    CRC32 sum = new CRC32();
    for (Demand demand : problem.demands()) {
      add(sum, demand.toString());
    }
    for (CalendarModel model : problem.resources()) {
      add(sum, model.toString() + model.fixedCost() + model.quantities());
      long costs = 0;
      for (int a = 0; a < model.network().activities(); a++) {
        costs = costs * 31 + model.activityCost(a);
      }
      add(sum, Long.toString(costs));
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static void add(CRC32 sum, String text) {
    for (int i = 0; i < text.length(); i++) {
      sum.update(text.charAt(i));
      sum.update(text.charAt(i) >> Byte.SIZE);
    }
  }
}
