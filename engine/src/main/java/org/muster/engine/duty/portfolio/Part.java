package org.muster.engine.duty.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Pin;
import org.muster.engine.duty.Repricing;
import org.muster.engine.duty.Stretch;

/// Some resources of a plan to be given calendars anew, while all others keep theirs: a problem of
/// its own, in which the rows want what the others leave.
///
/// @param problem of the free resources alone; its rows are those of the whole
/// @param present the free resources' calendars in the plan
/// @param free indices of the free resources, ascending
/// @param constant what the whole costs beyond the problem
/// @param whole whether the free resources are free for all of the time
record Part(DutyProblem problem, DutyPlan present, int[] free, long constant, boolean whole) {

  /// The part of a lawful plan in which these resources are free.
  static Part of(DutyProblem whole, DutyPlan plan, int[] free) {
    boolean[] isFree = new boolean[whole.resources().size()];
    List<CalendarModel> models = new ArrayList<>();
    List<Calendar> present = new ArrayList<>();
    for (int r : free) {
      isFree[r] = true;
      models.add(whole.resources().get(r));
      present.add(plan.calendars().get(r));
    }
    long constant = 0;
    for (int r = 0; r < isFree.length; r++) {
      constant += isFree[r] ? 0 : plan.calendars().get(r).cost();
    }
    long[] others = Repricing.cover(whole, plan, r -> isFree[r]);
    List<Demand> rows = new ArrayList<>();
    for (int r = 0; r < others.length; r++) {
      Demand row = whole.demands().get(r);
      // What the others have too much costs the same whatever comes on top of it.
      constant += row.overCost(others[r]);
      rows.add(row.after(others[r]));
    }
    DutyProblem problem = new DutyProblem(whole.slots(), whole.duties(), rows, models);
    return new Part(problem, new DutyPlan(present), free.clone(), constant, true);
  }

  /// The same part in which the free resources also keep what they do outside a window of slots.
  ///
  /// @param from first slot that is free, inclusive
  /// @param to end slot, exclusive
  Part within(int from, int to) {
    List<Pin> pins = new ArrayList<>();
    for (Calendar calendar : present.calendars()) {
      int[] duty = new int[problem.slots()];
      Arrays.fill(duty, Pin.NOTHING);
      for (Stretch stretch : calendar.stretches()) {
        Arrays.fill(duty, stretch.first(), stretch.end(), stretch.duty());
      }
      for (int slot = 0; slot < duty.length; slot++) {
        if (slot < from || slot >= to) {
          pins.add(new Pin(calendar.resource(), slot, duty[slot]));
        }
      }
    }
    return new Part(problem.pinned(pins), present, free, constant, false);
  }

  /// Is all of the problem free?
  boolean isAll(DutyProblem of) {
    return whole && free.length == of.resources().size();
  }

  /// A plan of the whole with the calendars that a plan of the part gives the free resources.
  DutyPlan into(DutyPlan whole, DutyPlan part) {
    List<Calendar> calendars = new ArrayList<>(whole.calendars());
    for (int i = 0; i < free.length; i++) {
      calendars.set(free[i], part.calendars().get(i));
    }
    return new DutyPlan(calendars);
  }
}
