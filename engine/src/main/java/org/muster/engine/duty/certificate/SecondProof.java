package org.muster.engine.duty.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Apart;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Cases;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.Question;

/// Walks through a proof and prices each case anew.
///
/// What a set of prices proves: every row at the least that it can cost when each unit on it is
/// charged its price, and every resource at its least when its cover earns the prices. Any plan of
/// the case costs at least their sum (Lagrangian duality; Geoffrion 1974). The answers on the way
/// to the case leave out calendars of a resource, or amounts of a row, and nothing else. Every plan
/// answers each question with yes or with no, so that the least over all cases holds for all plans.
/// Where a row has a price of each amount, it costs at least what whole activities cost there
/// ({@link WholeUnits}), whatever the prices.
final class SecondProof {

  /// Sums beyond which a proof proves nothing, and from which rounding is taken off; by how much.
  private static final double TOO_LARGE = 1e15;

  private static final double LARGE = 1e8;
  private static final double ROUNDING = 1e-13;

  private final DutyProblem problem;
  private final int mostLabels;
  private final Set<String> relaxed = new TreeSet<>();
  private final Map<CalendarModel, Known> known = new IdentityHashMap<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private final List<TreeSet<Integer>> amounts = new ArrayList<>();

  SecondProof(DutyProblem problem, int mostLabels) {
    this.problem = problem;
    this.mostLabels = mostLabels;
    for (CalendarModel model : problem.resources()) {
      indices.put(model.resource(), indices.size());
    }
  }

  Certificate.Proven of(Proof proof) {
    long[] most = problem.mostUnits();
    BitSet rows = new BitSet();
    rows.set(0, most.length);
    BitSet resources = new BitSet();
    resources.set(0, problem.resources().size());
    double bound =
        least(
            proof,
            new Case(problem.resources(), new long[most.length], most, false, resources, rows));
    return new Certificate.Proven(bound, new ArrayList<>(relaxed));
  }

  /// What the answers so far have left.
  ///
  /// @param models calendars of each resource
  /// @param fewest units on each row, inclusive
  /// @param most units on each row, inclusive
  /// @param empty is no calendar left of some resource?
  /// @param resources whose share counts here
  /// @param rows whose share counts here
  private record Case(
      List<CalendarModel> models,
      long[] fewest,
      long[] most,
      boolean empty,
      BitSet resources,
      BitSet rows) {}

  /// What a resource's calendars were worth when last asked.
  ///
  /// @param values by activity
  /// @param back what the bounds give back of the charges
  /// @param least of its calendars, less what is given back
  /// @param magnitude that no sum on the way exceeds
  private record Known(double[] values, double back, double least, double magnitude) {}

  private double least(Proof proof, Case left) {
    return switch (proof) {
      case Prices prices -> left.empty ? Double.POSITIVE_INFINITY : bound(prices, left);
      case Cases cases ->
          Math.min(
              least(cases.yes(), answered(left, cases.question(), true)),
              least(cases.no(), answered(left, cases.question(), false)));
      case Apart apart -> apart(apart, left);
    };
  }

  /// Part by part. Each resource must be in one part, and no row may be covered from two, or what
  /// is proven would not add up.
  private double apart(Apart apart, Case left) {
    BitSet resources = (BitSet) left.resources.clone();
    BitSet rows = (BitSet) left.rows.clone();
    double total = 0;
    for (Apart.Part part : apart.parts()) {
      BitSet own = new BitSet();
      BitSet covered = new BitSet();
      for (String id : part.resources()) {
        int resource = resource(id);
        if (!resources.get(resource)) {
          throw new IllegalArgumentException("The proof has " + id + " in two parts");
        }
        resources.clear(resource);
        own.set(resource);
        cover(problem.resources().get(resource), covered);
      }
      BitSet taken = (BitSet) covered.clone();
      taken.andNot(rows);
      if (!taken.isEmpty()) {
        throw new IllegalArgumentException(
            "Two parts of the proof cover the row "
                + problem.demands().get(taken.nextSetBit(0)).id());
      }
      rows.andNot(covered);
      double least =
          least(
              part.proof(),
              new Case(left.models, left.fewest, left.most, left.empty, own, covered));
      if (least == Double.NEGATIVE_INFINITY) {
        return least;
      }
      total += least;
    }
    if (!resources.isEmpty()) {
      throw new IllegalArgumentException(
          "The proof has no part with "
              + problem.resources().get(resources.nextSetBit(0)).resource());
    }
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      total += problem.demands().get(row).leastPriced(0, left.fewest[row], 0);
    }
    return total;
  }

  private int resource(String id) {
    Integer index = indices.get(id);
    if (index == null) {
      throw new IllegalArgumentException(
          "The proof is about a resource " + id + ", which the problem has not");
    }
    return index;
  }

  private static void cover(CalendarModel model, BitSet rows) {
    CalendarNetwork network = model.network();
    for (int a = 0; a < network.activities(); a++) {
      if (model.activityCost(a) != CalendarModel.CLOSED) {
        for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
          rows.set(network.coverRow(e));
        }
      }
    }
  }

  private Case answered(Case left, Question question, boolean answer) {
    switch (question) {
      case Question.Has has -> {
        long[] fewest = left.fewest;
        long[] most = left.most;
        if (answer) {
          fewest = fewest.clone();
          fewest[has.row()] = Math.max(fewest[has.row()], has.units());
        } else {
          most = most.clone();
          most[has.row()] = Math.min(most[has.row()], has.units() - 1);
        }
        return new Case(left.models, fewest, most, left.empty, left.resources, left.rows);
      }
      case Question.Does does -> {
        List<CalendarModel> models = new ArrayList<>(left.models);
        for (int r = 0; r < models.size(); r++) {
          if (models.get(r).resource().equals(does.resource())) {
            CalendarModel kept = models.get(r).pinned(List.of(does.pin(answer))).orElse(null);
            if (kept == null) {
              return new Case(models, left.fewest, left.most, true, left.resources, left.rows);
            }
            models.set(r, kept);
            return new Case(models, left.fewest, left.most, left.empty, left.resources, left.rows);
          }
        }
        throw new IllegalArgumentException(
            "The proof asks about a resource " + does.resource() + ", which the problem has not");
      }
    }
  }

  /// The amounts that any activity puts on the row.
  private TreeSet<Integer> amounts(int row) {
    if (amounts.isEmpty()) {
      problem.demands().forEach(demand -> amounts.add(new TreeSet<>()));
      for (CalendarModel model : problem.resources()) {
        CalendarNetwork network = model.network();
        for (int e = 0; e < network.coverStart(network.activities()); e++) {
          if (network.coverAmount(e) > 0) {
            amounts.get(network.coverRow(e)).add(network.coverAmount(e));
          }
        }
      }
    }
    return amounts.get(row);
  }

  private double bound(Prices prices, Case left) {
    if (prices.rows() != problem.demands().size()) {
      throw new IllegalArgumentException(
          "The certificate prices "
              + prices.rows()
              + " rows, the problem has "
              + problem.demands().size()
              + ". Maybe it belongs to another problem");
    }
    double total = 0;
    double magnitude = 0;
    for (int row = left.rows.nextSetBit(0); row >= 0; row = left.rows.nextSetBit(row + 1)) {
      Demand demand = problem.demands().get(row);
      if (left.fewest[row] > Math.min(demand.capacity(), left.most[row])) {
        return Double.POSITIVE_INFINITY;
      }
      if (prices.byAmount().amounts(row).length > 0) {
        SortedMap<Integer, Double> price = new TreeMap<>();
        for (int amount : amounts(row)) {
          double worth = prices.worth(row, amount);
          price.put(amount, worth);
          magnitude += Math.abs(worth) * left.most[row] / amount;
        }
        total += WholeUnits.least(demand, price, left.fewest[row], left.most[row]);
      } else {
        magnitude += Math.abs(prices.of(row)) * left.most[row];
        total += demand.leastPriced(prices.of(row), left.fewest[row], left.most[row]);
      }
    }
    for (int resource = left.resources.nextSetBit(0);
        resource >= 0;
        resource = left.resources.nextSetBit(resource + 1)) {
      Known known = least(left.models.get(resource), resource, prices);
      magnitude += known.magnitude;
      total += known.least;
    }
    return exact(total, magnitude);
  }

  /// The sum less what rounding may have added to it: nothing that counts for prices like those of
  /// a solver, all of it for numbers so large that costs drown in them.
  private static double exact(double total, double magnitude) {
    if (!(magnitude <= TOO_LARGE)) {
      return Double.NEGATIVE_INFINITY;
    }
    return magnitude <= LARGE ? total : total - ROUNDING * magnitude;
  }

  /// A resource's least under prices and charges. A calendar within its bounds uses no more of a
  /// charged quantity than the maximum, so that what is given back is never less than its charges.
  private Known least(CalendarModel model, int resource, Prices prices) {
    double[] values = values(model.network(), prices);
    BitSet charged = new BitSet();
    double back = 0;
    for (int q = 0; q < model.quantities().size(); q++) {
      double charge = prices.charge(resource, q);
      if (charge > 0) {
        charged.set(q);
        back += charge * model.quantities().get(q).max();
        charge(values, model.network(), q, charge);
      }
    }
    @Nullable Known before = known.get(model);
    if (before != null && before.back == back && Arrays.equals(before.values, values)) {
      return before;
    }
    double magnitude = magnitude(model, values) + back;
    double least = Double.NEGATIVE_INFINITY;
    if (magnitude <= TOO_LARGE) {
      SimplePricer.Priced priced = SimplePricer.price(model, values, mostLabels, charged);
      relaxed.addAll(priced.relaxed());
      least = priced.least() - back;
    }
    Known now = new Known(values, back, least, magnitude);
    known.put(model, now);
    return now;
  }

  /// No sum along a path is greater, up or down.
  private static double magnitude(CalendarModel model, double[] values) {
    double greatest = 0;
    for (int a = 0; a < values.length; a++) {
      if (model.activityCost(a) != CalendarModel.CLOSED) {
        greatest = Math.max(greatest, Math.abs(model.activityCost(a) - values[a]));
      }
    }
    return Math.abs((double) model.fixedCost()) + greatest * model.network().slots();
  }

  private static void charge(double[] values, CalendarNetwork network, int q, double charge) {
    for (int a = 0; a < values.length; a++) {
      for (int e = network.useStart(a); e < network.useStart(a + 1); e++) {
        values[a] -= network.useQuantity(e) == q ? charge * network.useAmount(e) : 0;
      }
    }
  }

  private static double[] values(CalendarNetwork network, Prices prices) {
    double[] values = new double[network.activities()];
    for (int a = 0; a < values.length; a++) {
      for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
        values[a] += prices.worth(network.coverRow(e), network.coverAmount(e));
      }
    }
    return values;
  }
}
