package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.shift.Cover;
import org.muster.engine.duty.shift.Employee;
import org.muster.engine.duty.shift.Request;
import org.muster.engine.duty.shift.ShiftCompiler;
import org.muster.engine.duty.shift.ShiftProblem;
import org.muster.engine.duty.shift.ShiftType;

/// The example of `engine/duty/package.md`: two people, three days, one shift. Small enough that
/// every calendar can be listed.
final class SmallExample {
  private static final int HOURS_8 = 480;

  /// Half of what a unit under costs, as a solve begins.
  final double[] rough = {5, 2, 4};

  /// The prices of the best bound.
  final double[] best = {3.5, 4, 3.5};

  final DutyProblem duty;
  final List<Column> columns = new ArrayList<>();

  SmallExample() {
    Map<String, Integer> any = Map.of("D", 3);
    ShiftProblem problem =
        new ShiftProblem(
            3,
            List.of(new ShiftType("D", HOURS_8, List.of())),
            List.of(
                new Employee("A", any, 2 * HOURS_8, HOURS_8, 1, 1, 2, 1, List.of()),
                new Employee("B", any, 2 * HOURS_8, HOURS_8, 1, 1, 1, 1, List.of())),
            List.of(),
            List.of(new Request("A", 1, "D", 2), new Request("B", 2, "D", 3)),
            List.of(
                new Cover(0, "D", 1, 10, 2),
                new Cover(1, "D", 1, 4, 2),
                new Cover(2, "D", 1, 8, 2)));
    duty = ShiftCompiler.compile(problem).dutyProblem();
    for (int r = 0; r < duty.resources().size(); r++) {
      CalendarModel model = duty.resources().get(r);
      List<Column> own = new ArrayList<>();
      paths(model, r, model.network().source(), List.of(), own);
      own.sort(Comparator.comparing(SmallExample::days));
      columns.addAll(own);
    }
  }

  private static void paths(
      CalendarModel model, int resource, int node, List<Integer> done, List<Column> found) {
    CalendarNetwork network = model.network();
    if (node == network.sink()) {
      int[] activities = done.stream().mapToInt(Integer::intValue).toArray();
      if (Quantities.broken(model, activities).isEmpty()) {
        found.add(new Column(resource, model, activities));
      }
      return;
    }
    for (int arc = network.outStart(node); arc < network.outEnd(node); arc++) {
      int activity = network.arcActivity(arc);
      List<Integer> next = new ArrayList<>(done);
      if (activity != CalendarNetwork.IDLE) {
        next.add(activity);
      }
      paths(model, resource, network.arcHead(arc), next, found);
    }
  }

  /// Days worked, as `0, 2`.
  static String days(Column column) {
    return IntStream.of(column.rows).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }

  List<Column> of(int resource) {
    return columns.stream().filter(column -> column.resource == resource).toList();
  }

  double least(int resource, double[] prices) {
    return of(resource).stream()
        .mapToDouble(column -> column.reducedCost(prices))
        .min()
        .orElseThrow();
  }

  /// What the rows cost at least when each unit is charged its price.
  double rows(double[] prices) {
    double sum = 0;
    for (int row = 0; row < prices.length; row++) {
      sum += duty.demands().get(row).leastPriced(prices[row], duty.resources().size());
    }
    return sum;
  }

  double bound(double[] prices) {
    return rows(prices) + least(0, prices) + least(1, prices);
  }

  /// The cost of a plan of two calendars.
  long cost(Column a, Column b) {
    long cost = a.cost + b.cost;
    for (int row = 0; row < duty.demands().size(); row++) {
      Demand demand = duty.demands().get(row);
      long covered = covers(a, row) + covers(b, row);
      cost += demand.underCost(covered) + demand.overCost(covered);
    }
    return cost;
  }

  private static long covers(Column column, int row) {
    return IntStream.of(column.rows).filter(r -> r == row).count();
  }

  /// The section of the page, its numbers worked out here.
  String section() {
    StringBuilder out = new StringBuilder();
    out.append("## An example by hand\n");
    out.append(
        "Two people, A and B, three days, one shift D of eight hours. Each works one or two shifts"
            + " and never two days running; after work A rests two days, B one. A would rather not"
            + " work on day 1 (costs 2), B not on day 2 (costs 3). Each day wants one person; nobody"
            + " costs ");
    out.append(
        duty.demands().stream()
            .map(demand -> Long.toString(demand.underCost()))
            .collect(Collectors.joining(", ")));
    out.append(" on days 0, 1, 2, a second person ");
    out.append(duty.demands().getFirst().overCost());
    out.append(".\n\n");
    out.append("These are all calendars that the rules allow, and their reduced costs at two sets");
    out.append(" of prices: ").append(prices(rough)).append(", half of what nobody");
    out.append(" costs; and ").append(prices(best)).append(", the best there are.\n\n");
    out.append("| who | works on days | cost | at ").append(prices(rough)).append(" | at ");
    out.append(prices(best)).append(" |\n|---|---|--:|--:|--:|\n");
    for (Column column : columns) {
      out.append("| ").append(duty.resources().get(column.resource).resource()).append(" | ");
      out.append(days(column)).append(" | ").append(column.cost);
      for (double[] prices : List.of(rough, best)) {
        double reduced = column.reducedCost(prices);
        boolean least = reduced == least(column.resource, prices);
        out.append(" | ").append(least ? "**" + number(reduced) + "**" : number(reduced));
      }
      out.append(" |\n");
    }
    out.append('\n');
    Column b02 = of(1).get(1);
    out.append("B's calendar on days ").append(days(b02)).append(" costs ").append(b02.cost);
    out.append(" and covers days worth ").append(number(best[0])).append(" and ");
    out.append(number(best[2])).append(", so that its reduced cost is ");
    out.append(b02.cost).append(" − ").append(number(best[0])).append(" − ");
    out.append(number(best[2])).append(" = ").append(number(b02.reducedCost(best)));
    out.append(".\n\n**Bounds.** At ");
    for (double[] prices : List.of(rough, best)) {
      out.append(prices(prices)).append(" the rows cost at least ").append(number(rows(prices)));
      out.append(", A ").append(number(least(0, prices))).append(" and B ");
      out.append(number(least(1, prices))).append(": no plan costs less than ");
      out.append(number(bound(prices)));
      out.append(prices == rough ? ". At " : ", and since costs are whole, than ");
    }
    out.append(number(Math.ceil(bound(best)))).append(".\n\n");
    out.append("**Master.** Over these ").append(columns.size()).append(" calendars the linear");
    out.append(" programme has the value ").append(number(bound(best))).append(" too: A half on");
    out.append(
        " day 0 and half on day 2, B half on day 1 and half on days 0 and 2. Its prices are ");
    out.append(prices(best)).append(", its worths ").append(number(least(0, best)));
    out.append(" and ").append(number(least(1, best)));
    out.append("; no calendar has a reduced cost below its worth, so that none is missing.\n\n");
    Column a2 = of(0).getLast();
    out.append("**Dive.** Fix A on day ").append(days(a2)).append(". Of B's calendars, ");
    out.append(
        of(1).stream()
            .map(b -> "on " + days(b) + " makes the plan cost " + cost(a2, b))
            .collect(Collectors.joining("; ")));
    out.append(". The best, ").append(of(1).stream().mapToLong(b -> cost(a2, b)).min().orElse(0));
    out.append(", meets the bound: it is proven best, although one day goes without.\n");
    return out.toString();
  }

  private static String prices(double[] prices) {
    return "("
        + IntStream.range(0, prices.length)
            .mapToObj(r -> number(prices[r]))
            .collect(Collectors.joining(", "))
        + ")";
  }

  static String number(double value) {
    String text =
        value == Math.rint(value)
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.1f", value);
    return text.replace('-', '−');
  }
}
