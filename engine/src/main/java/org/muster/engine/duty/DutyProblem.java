package org.muster.engine.duty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Resources with their calendars, and the demand that they cover together.
///
/// @param slots number of slots
/// @param duties names of the duties, by index
/// @param demands rows of demand, by index
/// @param resources the calendar model of each resource
public record DutyProblem(
    int slots, List<String> duties, List<Demand> demands, List<CalendarModel> resources) {

  public DutyProblem {
    duties = List.copyOf(duties);
    demands = List.copyOf(demands);
    resources = List.copyOf(resources);
    Set<String> ids = new HashSet<>();
    for (Demand demand : demands) {
      if (!ids.add(demand.id())) {
        throw new IllegalArgumentException("Two demands have the id " + demand.id());
      }
      if (demand.slot() >= slots || demand.duty() >= duties.size()) {
        throw new IllegalArgumentException(
            demand + " is about a slot or duty that the problem does not have");
      }
    }
    Set<String> names = new HashSet<>();
    Set<CalendarNetwork> checked = new HashSet<>();
    for (CalendarModel model : resources) {
      if (!names.add(model.resource())) {
        throw new IllegalArgumentException("Two resources have the id " + model.resource());
      }
      if (checked.add(model.network())) {
        check(model, slots, duties.size(), demands.size());
      }
    }
  }

  private static void check(CalendarModel model, int slots, int duties, int rows) {
    CalendarNetwork network = model.network();
    if (network.slots() != slots) {
      throw new IllegalArgumentException(
          "The network of "
              + model.resource()
              + " has "
              + network.slots()
              + " slots, the problem "
              + slots);
    }
    for (int a = 0; a < network.activities(); a++) {
      if (network.activityDuty(a) >= duties) {
        throw new IllegalArgumentException(
            "Resource "
                + model.resource()
                + " does a duty "
                + network.activityDuty(a)
                + " of "
                + duties);
      }
      for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
        if (network.coverRow(e) >= rows) {
          throw new IllegalArgumentException(
              "Resource "
                  + model.resource()
                  + " covers a row "
                  + network.coverRow(e)
                  + " of "
                  + rows);
        }
      }
    }
  }

  /// The same problem in which each pinned resource has only the calendars that keep its pins.
  ///
  /// @throws IllegalArgumentException when a resource is unknown or has no such calendar
  public DutyProblem pinned(List<Pin> pins) {
    Map<String, List<Pin>> byResource = new HashMap<>();
    for (Pin pin : pins) {
      byResource.computeIfAbsent(pin.resource(), id -> new ArrayList<>()).add(pin);
    }
    List<CalendarModel> changed = new ArrayList<>();
    for (CalendarModel model : resources) {
      List<Pin> own = byResource.remove(model.resource());
      changed.add(own == null ? model : pinned(model, own));
    }
    if (!byResource.isEmpty()) {
      throw new IllegalArgumentException(
          "No resource has the id " + byResource.keySet().iterator().next() + ", which is pinned");
    }
    return new DutyProblem(slots, duties, demands, changed);
  }

  private static CalendarModel pinned(CalendarModel model, List<Pin> pins) {
    return model
        .pinned(pins)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Resource " + model.resource() + " has no calendar that keeps " + pins));
  }

  /// The same problem in which each slot that differs from `published` costs `penalty` more: the
  /// resource does another duty there, does one where it did none, or none where it did one.
  ///
  /// A slot that was worked costs the penalty up front and gives it back when it is kept, so that
  /// only costs of activities change.
  public DutyProblem keepingClose(DutyPlan published, long penalty) {
    List<CalendarModel> changed = new ArrayList<>();
    for (CalendarModel model : resources) {
      int[] before = new int[slots];
      Arrays.fill(before, Pin.NOTHING);
      long worked = 0;
      for (Stretch stretch : published.getCalendar(model.resource()).stretches()) {
        for (int slot = stretch.first(); slot < stretch.end(); slot++) {
          before[slot] = stretch.duty();
          worked++;
        }
      }
      CalendarNetwork network = model.network();
      changed.add(
          new CalendarModel(
              model.resource(),
              network,
              model.fixedCost() + worked * penalty,
              a -> {
                long cost = model.activityCost(a);
                if (cost == CalendarModel.CLOSED) {
                  return cost;
                }
                for (int s = network.activityFirst(a); s < network.activityEnd(a); s++) {
                  if (before[s] == Pin.NOTHING) {
                    cost += penalty;
                  } else if (before[s] == network.activityDuty(a)) {
                    cost -= penalty;
                  }
                }
                return cost;
              },
              model.quantities()));
    }
    return new DutyProblem(slots, duties, demands, changed);
  }

  /// By row: at least as many units as any plan can put on it. Matters for prices below zero and
  /// for rows that nobody can reach.
  public long[] mostUnits() {
    long[] most = new long[demands.size()];
    for (CalendarModel model : resources) {
      CalendarNetwork network = model.network();
      for (int a = 0; a < network.activities(); a++) {
        if (model.activityCost(a) == CalendarModel.CLOSED) {
          continue;
        }
        for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
          most[network.coverRow(e)] += network.coverAmount(e);
        }
      }
    }
    return most;
  }
}
