package org.muster.engine.duty.tour;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Repricing;
import org.muster.engine.duty.Stretch;

/// What every tour that a resource could go on would add to the cost of a plan, everything else as
/// it is.
///
/// Activities are priced at what they add to what the others cover. One pass forward gives the
/// cheapest way to each place, one backward the cheapest way on, so that the cheapest calendar with
/// a tour is read off at its arcs: `forward(tail) + price + backward(head)`, less the price of the
/// calendar that the plan has. This is exact, since no calendar puts two activities on one row.
final class NearestCalendars {
  private static final long NONE = Long.MAX_VALUE;

  /// A duty over a stretch.
  private record Held(int duty, int first, int end) {}

  /// By resource: what the cheapest calendar with a tour adds; nothing where none has it.
  private final List<Map<Held, Long>> extra;

  /// @param plan its calendars are of the compiled model
  NearestCalendars(CompiledTours compiled, DutyPlan plan) {
    DutyProblem problem = compiled.problem();
    int lines = compiled.source().lines().size();
    long[] covered = Repricing.cover(problem, plan, resource -> false);
    extra =
        IntStream.range(0, problem.resources().size())
            .parallel()
            .mapToObj(r -> extra(problem, r, plan.calendars().get(r), covered, lines))
            .toList();
  }

  /// What the cheapest calendar with a tour of the duty in one of the windows adds to the cost;
  /// empty when no lawful calendar has one.
  OptionalLong least(int resource, int duty, List<Window> windows) {
    Map<Held, Long> own = extra.get(resource);
    long least = NONE;
    for (Window window : windows) {
      least = Math.min(least, own.getOrDefault(new Held(duty, window.from(), window.to()), NONE));
    }
    return least == NONE ? OptionalLong.empty() : OptionalLong.of(least);
  }

  private static Map<Held, Long> extra(
      DutyProblem problem, int resource, Calendar present, long[] all, int lines) {
    CalendarModel model = problem.resources().get(resource);
    CalendarNetwork network = model.network();
    long[] own = new long[all.length];
    Repricing.add(problem, resource, present, own);
    long[] price = new long[network.activities()];
    for (int a = 0; a < price.length; a++) {
      price[a] = price(problem, model, a, all, own);
    }
    long[] forward = new long[network.nodes()];
    Arrays.fill(forward, NONE);
    forward[network.source()] = 0;
    for (int arc = 0; arc < network.arcs(); arc++) {
      int head = network.arcHead(arc);
      forward[head] =
          Math.min(forward[head], sum(forward[network.arcTail(arc)], price(network, arc, price)));
    }
    long[] backward = new long[network.nodes()];
    Arrays.fill(backward, NONE);
    backward[network.sink()] = 0;
    for (int arc = network.arcs() - 1; arc >= 0; arc--) {
      int tail = network.arcTail(arc);
      backward[tail] =
          Math.min(backward[tail], sum(price(network, arc, price), backward[network.arcHead(arc)]));
    }
    long now = 0;
    for (Stretch stretch : present.stretches()) {
      now = sum(now, price[stretch.activity()]);
    }
    Map<Held, Long> extra = new HashMap<>();
    for (int arc = 0; arc < network.arcs(); arc++) {
      int a = network.arcActivity(arc);
      if (a != CalendarNetwork.IDLE && network.activityDuty(a) < lines) {
        long to = sum(forward[network.arcTail(arc)], price[a]);
        long whole = sum(to, backward[network.arcHead(arc)]);
        if (whole != NONE) {
          Held held =
              new Held(network.activityDuty(a), network.activityFirst(a), network.activityEnd(a));
          extra.merge(held, whole - now, Math::min);
        }
      }
    }
    return extra;
  }

  /// What the activity adds where the others cover what all cover without the resource's own;
  /// [#NONE] beyond a capacity.
  private static long price(
      DutyProblem problem, CalendarModel model, int activity, long[] all, long[] own) {
    CalendarNetwork network = model.network();
    long price = model.activityCost(activity);
    if (price == CalendarModel.CLOSED) {
      return NONE;
    }
    for (int e = network.coverStart(activity); e < network.coverStart(activity + 1); e++) {
      int row = network.coverRow(e);
      Demand demand = problem.demands().get(row);
      long before = all[row] - own[row];
      long after = before + network.coverAmount(e);
      if (after > demand.capacity()) {
        return NONE;
      }
      price += demand.underCost(after) - demand.underCost(before);
      price += demand.overCost(after) - demand.overCost(before);
    }
    return price;
  }

  private static long price(CalendarNetwork network, int arc, long[] price) {
    int activity = network.arcActivity(arc);
    return activity == CalendarNetwork.IDLE ? 0 : price[activity];
  }

  private static long sum(long one, long other) {
    return one == NONE || other == NONE ? NONE : one + other;
  }
}
