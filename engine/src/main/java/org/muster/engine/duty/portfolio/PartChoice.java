package org.muster.engine.duty.portfolio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Repricing;
import org.muster.engine.duty.Stretch;

/// Chooses which part of a plan is free. The size of a part is counted in arcs, which say more of
/// the work than resources do.
final class PartChoice {

  /// Which resources are free.
  enum Kind {
    /// Any.
    RANDOM,
    /// Such as could cover a row that costs something.
    COSTLY,
    /// Such as could do what one of them does in the plan.
    TOUCHING,
    /// Many of them, within a window of time.
    WINDOW
  }

  private final DutyProblem problem;
  private final int count;
  private final BitSet[] reached;
  private final long arcs;

  PartChoice(DutyProblem problem) {
    this.problem = problem;
    count = problem.resources().size();
    reached = new BitSet[count];
    for (int r = 0; r < count; r++) {
      reached[r] = rowsOf(problem.resources().get(r));
    }
    arcs = problem.resources().stream().mapToLong(model -> model.network().arcs()).sum();
  }

  /// A part of the plan.
  ///
  /// @param share of all arcs that is free, about
  Part choose(Kind kind, double share, DutyPlan plan, Random random) {
    return switch (kind) {
      case RANDOM -> free(plan, List.of(), share, random);
      case COSTLY -> free(plan, able(costlyRow(plan, random), random), share, random);
      case TOUCHING -> free(plan, touching(plan, random), share, random);
      case WINDOW -> window(plan, share, random);
    };
  }

  /// The part in which all those resources are free that two plans treat differently, most of them
  /// where they are more than the share allows. Of two plans it holds both, or much of both.
  Part differing(DutyPlan plan, DutyPlan other, double share, Random random) {
    List<Integer> differ =
        new ArrayList<>(
            IntStream.range(0, count)
                .filter(r -> !plan.calendars().get(r).equals(other.calendars().get(r)))
                .boxed()
                .toList());
    Collections.shuffle(differ, random);
    return free(plan, differ, share, random);
  }

  private static BitSet rowsOf(CalendarModel model) {
    CalendarNetwork network = model.network();
    BitSet rows = new BitSet();
    for (int a = 0; a < network.activities(); a++) {
      if (model.activityCost(a) != CalendarModel.CLOSED) {
        cover(network, a, rows);
      }
    }
    return rows;
  }

  private static void cover(CalendarNetwork network, int activity, BitSet rows) {
    for (int k = network.coverStart(activity); k < network.coverStart(activity + 1); k++) {
      rows.set(network.coverRow(k));
    }
  }

  /// As large a share of the resources as of the time, more or less.
  private Part window(DutyPlan plan, double share, Random random) {
    int slots = problem.slots();
    double ofResources = Math.min(1, Math.sqrt(share) * (0.7 + 0.6 * random.nextDouble()));
    int length = (int) Math.clamp(Math.round(slots * share / ofResources), 1, slots);
    int row = costlyRow(plan, random);
    int slot = row >= 0 ? problem.demands().get(row).slot() : Demand.ANY;
    if (slot == Demand.ANY || random.nextBoolean()) {
      slot = random.nextInt(slots);
    }
    int from = Math.clamp(slot - random.nextInt(length), 0, slots - length);
    return free(plan, able(row, random), ofResources, random).within(from, from + length);
  }

  /// Resources until the share is full: the first ones in their order, then any. Two at least,
  /// since one alone was priced exactly before.
  private Part free(DutyPlan plan, List<Integer> first, double share, Random random) {
    List<Integer> rest = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(rest, random);
    Set<Integer> order = new LinkedHashSet<>(first);
    order.addAll(rest);
    double wanted = 0.999 * share * arcs;
    List<Integer> free = new ArrayList<>();
    double sum = 0;
    for (int r : order) {
      if (free.size() >= 2 && sum >= wanted) {
        break;
      }
      free.add(r);
      sum += problem.resources().get(r).network().arcs();
    }
    return Part.of(problem, plan, free.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  /// Resources that can cover the row, in any order; none for no row.
  private List<Integer> able(int row, Random random) {
    List<Integer> able = new ArrayList<>();
    for (int r = 0; r < count && row >= 0; r++) {
      if (reached[r].get(row)) {
        able.add(r);
      }
    }
    Collections.shuffle(able, random);
    return able;
  }

  /// A resource, then the others by how much of what it does in the plan they could do, roughly.
  private List<Integer> touching(DutyPlan plan, Random random) {
    int centre = random.nextInt(count);
    CalendarNetwork network = problem.resources().get(centre).network();
    BitSet rows = new BitSet();
    for (Stretch stretch : plan.calendars().get(centre).stretches()) {
      cover(network, stretch.activity(), rows);
    }
    if (rows.isEmpty()) {
      rows = reached[centre];
    }
    double[] closeness = new double[count];
    for (int r = 0; r < count; r++) {
      BitSet shared = (BitSet) reached[r].clone();
      shared.and(rows);
      closeness[r] = shared.cardinality() * random.nextDouble();
    }
    closeness[centre] = Double.POSITIVE_INFINITY;
    return IntStream.range(0, count)
        .filter(r -> closeness[r] > 0)
        .boxed()
        .sorted((a, b) -> Double.compare(closeness[b], closeness[a]))
        .toList();
  }

  /// A row that costs something, chosen at random by its cost; -1 when none does.
  private int costlyRow(DutyPlan plan, Random random) {
    long[] covered = Repricing.cover(problem, plan, r -> false);
    double sum = 0;
    int chosen = -1;
    for (int row = 0; row < covered.length; row++) {
      Demand demand = problem.demands().get(row);
      double cost = (double) demand.underCost(covered[row]) + demand.overCost(covered[row]);
      sum += cost;
      if (cost > 0 && random.nextDouble() * sum < cost) {
        chosen = row;
      }
    }
    return chosen;
  }
}
