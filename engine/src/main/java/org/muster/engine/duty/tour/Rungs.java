package org.muster.engine.duty.tour;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The rungs that a unit must climb to stand at a level, and the first of them that nobody offers.
final class Rungs {
  private Rungs() {}

  /// What is missing for a unit ever to stand at a level, whatever is planned.
  ///
  /// @param about the activity that has no offering, or the name of the level that no activity
  ///     raises to
  /// @param activity the activity that would have to be offered; empty when there is none such
  /// @param level the step that cannot be climbed
  record Missing(String about, Optional<Activity> activity, int level) {}

  /// The lowest rung between what a unit holds and a level for which no offering is open to it in
  /// the horizon; empty when there is an offering for each. Seats, teams and the order in time are
  /// not asked here.
  static Optional<Missing> findMissing(TourProblem problem, Unit unit, int held, int level) {
    for (int rung = held + 1; rung <= level; rung++) {
      Optional<Missing> missing = missing(problem, unit, rung);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }

  private static Optional<Missing> missing(TourProblem problem, Unit unit, int rung) {
    Missing first = new Missing(problem.levelName(rung), Optional.empty(), rung);
    boolean none = true;
    for (Activity activity : problem.activities()) {
      if (activity.raisesTo() != rung) {
        continue;
      }
      Optional<Activity> unoffered = unoffered(problem, unit, activity, new HashSet<>());
      if (unoffered.isEmpty()) {
        return Optional.empty();
      }
      if (none) {
        first = new Missing(unoffered.get().id(), unoffered, rung);
        none = false;
      }
    }
    return Optional.of(first);
  }

  /// The activity without an offering for the unit, or else the first such one that it builds on.
  private static Optional<Activity> unoffered(
      TourProblem problem, Unit unit, Activity activity, Set<String> seen) {
    if (!offered(problem, unit, activity)) {
      return Optional.of(activity);
    }
    for (String before : activity.prerequisites()) {
      if (!unit.done().contains(before) && seen.add(before)) {
        Optional<Activity> deeper = unoffered(problem, unit, problem.activity(before), seen);
        if (deeper.isPresent()) {
          return deeper;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean offered(TourProblem problem, Unit unit, Activity activity) {
    int[] freeUntil = Lawful.freeUntil(problem.slots(), unit);
    return problem.offerings().stream()
        .anyMatch(
            offering ->
                offering.activity().equals(activity.id())
                    && offering.seats() > 0
                    && freeUntil[offering.start()] >= offering.start() + activity.slots());
  }
}
