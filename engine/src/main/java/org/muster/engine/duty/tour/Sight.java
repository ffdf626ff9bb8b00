package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A plan as a rule looks at it: who does what, and which level each unit stands at in each slot.
/// What it is asked for it works out anew from the records.
final class Sight {
  private final TourProblem problem;
  private final TourPlan plan;
  private final List<Resource> subjects;
  private final Set<String> judged = new HashSet<>();
  private final Set<Tour> pinned = new HashSet<>();
  private final Map<Tour, Integer> servedBefore = new HashMap<>();
  private final Map<String, int[]> levels = new HashMap<>();

  Sight(TourProblem problem, TourPlan plan) {
    this(problem, plan, problem.resources());
  }

  /// Only the given subjects are judged; the others are there to be run into.
  Sight(TourProblem problem, TourPlan plan, List<Resource> subjects) {
    this.problem = problem;
    this.plan = plan;
    this.subjects = subjects;
    subjects.forEach(subject -> judged.add(subject.id()));
    problem
        .pinned()
        .forEach(
            one -> {
              pinned.add(one.tour());
              servedBefore.put(one.tour(), one.servedBefore());
            });
  }

  TourProblem problem() {
    return problem;
  }

  TourPlan plan() {
    return plan;
  }

  List<Resource> subjects() {
    return subjects;
  }

  boolean judges(String resource) {
    return judged.contains(resource);
  }

  List<Unit> units() {
    return subjects.stream().filter(Unit.class::isInstance).map(Unit.class::cast).toList();
  }

  Optional<Resource> findResource(String id) {
    return problem.findResource(id);
  }

  Optional<Line> findLine(String id) {
    return problem.findLine(id);
  }

  Optional<Offering> findOffering(String id) {
    return problem.findOffering(id);
  }

  Line line(Tour tour) {
    return findLine(tour.line()).orElseThrow();
  }

  Offering offering(Attendance attendance) {
    return findOffering(attendance.offering()).orElseThrow();
  }

  Activity activity(Attendance attendance) {
    return activity(offering(attendance));
  }

  Activity activity(Offering offering) {
    return problem.activity(offering.activity());
  }

  Window window(Attendance attendance) {
    Offering offering = offering(attendance);
    return new Window(offering.start(), offering.start() + activity(offering).slots());
  }

  boolean isPinned(Tour tour) {
    return pinned.contains(tour);
  }

  /// Slots that count for rest, those served before slot 0 included.
  int served(Tour tour) {
    return tour.slots() + servedBefore.getOrDefault(tour, 0);
  }

  List<Tour> tours(Resource resource) {
    return plan.listTours(resource.id());
  }

  List<Attendance> attendances(Resource resource) {
    return plan.listAttendances(resource.id());
  }

  /// Every stretch in which the resource is busy, in no order.
  List<Busy> busy(Resource resource) {
    List<Busy> busy = new ArrayList<>();
    for (Tour tour : tours(resource)) {
      busy.add(new Busy(tour.line(), tour.window(), isPinned(tour)));
    }
    for (Attendance attendance : attendances(resource)) {
      busy.add(new Busy(attendance.offering(), window(attendance), false));
    }
    return busy;
  }

  /// The level that the unit stands at in each slot: an activity that raises it counts from the
  /// slot after its last; a certificate that has run out puts it one step down.
  int[] levels(Unit unit) {
    return levels.computeIfAbsent(unit.id(), ignored -> walkLevels(unit));
  }

  private int[] walkLevels(Unit unit) {
    int slots = problem.slots();
    int[] raised = new int[slots];
    for (Attendance attendance : attendances(unit)) {
      int end = window(attendance).to();
      if (end < slots) {
        raised[end] = Math.max(raised[end], activity(attendance).raisesTo());
      }
    }
    int[] at = new int[slots];
    int level = unit.level();
    int until = unit.certifiedUntil();
    for (int slot = 0; slot < slots; slot++) {
      if (raised[slot] > 0) {
        level = raised[slot];
        int validity = problem.ladder().get(level - 1).validitySlots();
        until = validity == TourProblem.NEVER ? TourProblem.NEVER : slot + validity;
      }
      if (level > 0 && slot >= until) {
        level--;
        until = TourProblem.NEVER;
      }
      at[slot] = level;
    }
    return at;
  }

  /// A stretch in which a resource is busy.
  record Busy(String what, Window window, boolean pinned) {}
}
