package org.muster.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.Goal;
import org.muster.engine.duty.tour.Kind;
import org.muster.engine.duty.tour.Line;
import org.muster.engine.duty.tour.Offering;
import org.muster.engine.duty.tour.Resource;
import org.muster.engine.duty.tour.Strength;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.Unit;

/// The parts of a document that the plan alone decides, so that a check can make them again.
final class PlanViews {
  private PlanViews() {}

  static List<PlanDocument.LineFill> lines(PlanningCase planning, List<Gap> gaps) {
    TourProblem problem = planning.problem();
    Map<String, Long> missing = new HashMap<>();
    gaps.forEach(gap -> missing.merge(gap.line(), gap.personDays(), Long::sum));
    // Whoever might have filled a line went into what the plan says of it.
    Map<Kind, Releasability> mightFill = new EnumMap<>(Kind.class);
    for (Resource resource : problem.resources()) {
      mightFill.merge(
          resource.kind(), planning.releaseOf(List.of(resource.id())), Releasability::and);
    }
    List<PlanDocument.LineFill> lines = new ArrayList<>();
    for (Line line : problem.lines()) {
      long needed = (long) line.needed() * problem.days(line.window().from(), line.window().to());
      lines.add(
          new PlanDocument.LineFill(
              line.id(),
              needed,
              needed - missing.getOrDefault(line.id(), 0L),
              planning
                  .releaseOf(List.of(line.id()))
                  .and(mightFill.getOrDefault(line.kind(), Releasability.open()))));
    }
    return lines;
  }

  static List<PlannedTour> tours(PlanningCase planning, TourPlan plan) {
    TourProblem problem = planning.problem();
    Slots slots = planning.slots();
    Set<Tour> settled = new HashSet<>();
    problem.pinned().forEach(pin -> settled.add(pin.tour()));
    return plan.tours().stream()
        .map(
            tour ->
                new PlannedTour(
                    tour.resource(),
                    tour.line(),
                    slots.firstDay(tour.start()),
                    slots.lastDay(tour.end()),
                    problem.resource(tour.resource()).strength().at(tour.start()),
                    changes(planning, tour),
                    settled.contains(tour),
                    planning.releaseOf(List.of(tour.resource(), tour.line()))))
        .toList();
  }

  private static List<PlannedTour.StrengthChange> changes(PlanningCase planning, Tour tour) {
    Strength strength = planning.problem().resource(tour.resource()).strength();
    return strength.cuts(tour.window()).stream()
        .map(
            slot ->
                new PlannedTour.StrengthChange(planning.slots().firstDay(slot), strength.at(slot)))
        .toList();
  }

  static List<PlannedActivity> activities(PlanningCase planning, TourPlan plan) {
    TourProblem problem = planning.problem();
    Slots slots = planning.slots();
    List<PlannedActivity> activities = new ArrayList<>();
    for (Attendance attendance : plan.attendances()) {
      Offering offering = problem.offering(attendance.offering());
      var activity = problem.activity(offering.activity());
      activities.add(
          new PlannedActivity(
              attendance.unit(),
              offering.id(),
              activity.id(),
              slots.firstDay(offering.start()),
              slots.lastDay(offering.start() + activity.slots()),
              activity.raisesTo() == 0 ? "" : problem.levelName(activity.raisesTo()),
              planning.releaseOf(List.of(attendance.unit(), offering.id(), activity.id()))));
    }
    activities.sort(
        Comparator.comparing(PlannedActivity::unit)
            .thenComparing(PlannedActivity::from)
            .thenComparing(PlannedActivity::offering));
    return activities;
  }

  static List<PlanDocument.Readiness> readiness(PlanningCase planning, TourPlan plan) {
    TourProblem problem = planning.problem();
    Slots slots = planning.slots();
    List<PlanDocument.Readiness> out = new ArrayList<>();
    for (Unit unit : problem.units()) {
      int[] levels = TourChecker.levels(problem, plan, unit.id());
      int start = 0;
      for (int slot = 1; slot <= levels.length; slot++) {
        if (slot == levels.length || levels[slot] != levels[start]) {
          out.add(
              new PlanDocument.Readiness(
                  unit.id(),
                  problem.levelName(levels[start]),
                  slots.firstDay(start),
                  slots.lastDay(slot),
                  slot < levels.length && levels[slot] < levels[start],
                  planning.releaseOf(List.of(unit.id()))));
          start = slot;
        }
      }
    }
    return out;
  }

  static List<PlanDocument.LateGoal> late(PlanningCase planning, TourPlan plan) {
    TourProblem problem = planning.problem();
    Slots slots = planning.slots();
    List<PlanDocument.LateGoal> late = new ArrayList<>();
    for (Goal goal : problem.goals()) {
      int[] levels = TourChecker.levels(problem, plan, goal.unit());
      int days = 0;
      for (int slot = goal.window().from(); slot < goal.window().to(); slot++) {
        days += levels[slot] < goal.level() ? problem.days(slot, slot + 1) : 0;
      }
      if (days > 0) {
        late.add(
            new PlanDocument.LateGoal(
                goal.id(),
                goal.unit(),
                problem.levelName(goal.level()),
                slots.lastDay(goal.window().from()),
                days,
                days * goal.perDay(),
                planning.releaseOf(List.of(goal.id(), goal.unit()))));
      }
    }
    return late;
  }
}
