package org.muster.engine.duty.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.muster.engine.duty.Apart;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Cases;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Proof;

/// Leaves out of a problem what no good plan can hold: at given prices of rows, an arc through
/// which even the cheapest path of its resource lifts the Lagrangian bound above a cost is in no
/// plan of that cost or less.
final class Promising {

  /// How far above the cost a bound must lie, for rounding.
  private static final double TOLERANCE = 0.01;

  /// Prices of a proof that are looked at.
  private static final int MOST_PRICES = 40;

  private Promising() {}

  /// The problem without the arcs that no plan of at most `cost` uses; it keeps all plans of at
  /// most that cost. Rows, activities and resources stay as they are.
  ///
  /// @param prices of rows, good or bad; good ones leave out more
  static DutyProblem within(DutyProblem problem, double[] prices, long cost) {
    List<CalendarModel> models = problem.resources();
    double bound = bound(problem, prices);
    List<CalendarModel> left = new ArrayList<>();
    for (CalendarModel model : models) {
      double[] paths = through(model, prices);
      double room = cost + TOLERANCE - bound + least(model, paths);
      boolean all = Arrays.stream(paths).allMatch(path -> path <= room);
      left.add(all ? model : model.keeping(arc -> paths[arc] <= room).orElse(model));
    }
    return new DutyProblem(problem.slots(), problem.duties(), problem.demands(), left);
  }

  /// Of a proof's prices those that prove most of the whole problem. The prices of cases were made
  /// for their own case.
  static double[] prices(DutyProblem problem, Proof proof) {
    List<Prices> all = new ArrayList<>();
    collect(proof, all);
    double[] best = all.getFirst().toArray();
    double most = Double.NEGATIVE_INFINITY;
    for (Prices prices : all.subList(0, Math.min(MOST_PRICES, all.size()))) {
      double bound = bound(problem, prices.toArray());
      if (bound > most) {
        most = bound;
        best = prices.toArray();
      }
    }
    return best;
  }

  private static void collect(Proof proof, List<Prices> all) {
    switch (proof) {
      case Prices prices -> all.add(prices);
      case Cases cases -> {
        collect(cases.yes(), all);
        collect(cases.no(), all);
      }
      case Apart apart -> apart.parts().forEach(part -> collect(part.proof(), all));
    }
  }

  /// What the prices prove, quantities aside.
  private static double bound(DutyProblem problem, double[] prices) {
    long[] most = problem.mostUnits();
    double bound = 0;
    for (int row = 0; row < most.length; row++) {
      bound += problem.demands().get(row).leastPriced(prices[row], most[row]);
    }
    for (CalendarModel model : problem.resources()) {
      bound += least(model, through(model, prices));
    }
    return bound;
  }

  private static double least(CalendarModel model, double[] paths) {
    return Arrays.stream(paths).min().orElse(model.fixedCost());
  }

  /// By arc: the least cost, less what its cover is worth, of a path that uses it, quantities
  /// aside.
  private static double[] through(CalendarModel model, double[] prices) {
    CalendarNetwork network = model.network();
    double[] reduced = new double[network.activities()];
    for (int a = 0; a < reduced.length; a++) {
      reduced[a] = model.activityCost(a);
      for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
        reduced[a] -= prices[network.coverRow(k)] * network.coverAmount(k);
      }
    }
    double[] through = new double[network.arcs()];
    double[] ahead = new double[network.nodes()];
    double[] behind = new double[network.nodes()];
    Arrays.fill(ahead, Double.POSITIVE_INFINITY);
    Arrays.fill(behind, Double.POSITIVE_INFINITY);
    behind[network.source()] = model.fixedCost();
    ahead[network.sink()] = 0;
    for (int arc = 0; arc < through.length; arc++) {
      int a = network.arcActivity(arc);
      through[arc] =
          !model.open(arc) ? Double.POSITIVE_INFINITY : a == CalendarNetwork.IDLE ? 0 : reduced[a];
      int head = network.arcHead(arc);
      behind[head] = Math.min(behind[head], behind[network.arcTail(arc)] + through[arc]);
    }
    for (int arc = through.length - 1; arc >= 0; arc--) {
      int tail = network.arcTail(arc);
      ahead[tail] = Math.min(ahead[tail], through[arc] + ahead[network.arcHead(arc)]);
      through[arc] += behind[tail] + ahead[network.arcHead(arc)];
    }
    return through;
  }
}
