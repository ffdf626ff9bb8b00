package org.muster.engine.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one resource does over the horizon: its stretches of duty in order of time. Between them
/// it is idle.
///
/// @param resource id of the resource
/// @param stretches in order of their first slot
/// @param cost of the calendar itself, its resource's fixed cost included; says nothing of demand
public record Calendar(String resource, List<Stretch> stretches, long cost) {

  public Calendar {
    stretches = List.copyOf(stretches);
    for (int i = 1; i < stretches.size(); i++) {
      if (stretches.get(i).first() < stretches.get(i - 1).end()) {
        throw new IllegalArgumentException(
            "Calendar of "
                + resource
                + ": "
                + stretches.get(i)
                + " begins before "
                + stretches.get(i - 1)
                + " ends");
      }
    }
  }

  /// The calendar that a list of activities of the resource's network makes.
  public static Calendar of(CalendarModel model, int[] activities) {
    List<Stretch> stretches = new ArrayList<>(activities.length);
    long cost = model.fixedCost();
    for (int activity : activities) {
      stretches.add(Stretch.of(model.network(), activity));
      cost += model.activityCost(activity);
    }
    return new Calendar(model.resource(), stretches, cost);
  }

  /// What it does in the slot; empty where it is idle.
  public Optional<Stretch> findAt(int slot) {
    return stretches.stream().filter(stretch -> stretch.holds(slot)).findFirst();
  }
}
