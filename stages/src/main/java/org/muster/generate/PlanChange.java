package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What another plan does instead of a plan: how a document holds the plan that proved a remedy,
/// without saying again what both do.
///
/// @param toursGone of the plan, that the other does not have
/// @param toursNew of the other
public record PlanChange(
    List<PlanDocument.PlannedTour> toursGone,
    List<PlanDocument.PlannedTour> toursNew,
    List<PlanDocument.PlannedActivity> activitiesGone,
    List<PlanDocument.PlannedActivity> activitiesNew) {

  public PlanChange {
    toursGone = List.copyOf(toursGone);
    toursNew = List.copyOf(toursNew);
    activitiesGone = List.copyOf(activitiesGone);
    activitiesNew = List.copyOf(activitiesNew);
  }

  private record TourKey(String resource, String line, LocalDate from, LocalDate to) {
    static TourKey of(PlanDocument.PlannedTour tour) {
      return new TourKey(tour.resource(), tour.line(), tour.from(), tour.to());
    }
  }

  private record ActivityKey(String unit, String offering, LocalDate from) {
    static ActivityKey of(PlanDocument.PlannedActivity activity) {
      return new ActivityKey(activity.unit(), activity.offering(), activity.from());
    }
  }

  /// What one plan does instead of another.
  static PlanChange between(
      List<PlanDocument.PlannedTour> toursBefore,
      List<PlanDocument.PlannedTour> toursAfter,
      List<PlanDocument.PlannedActivity> activitiesBefore,
      List<PlanDocument.PlannedActivity> activitiesAfter) {
    Set<TourKey> before = new HashSet<>();
    toursBefore.forEach(t -> before.add(TourKey.of(t)));
    Set<TourKey> after = new HashSet<>();
    toursAfter.forEach(t -> after.add(TourKey.of(t)));
    Set<ActivityKey> didBefore = new HashSet<>();
    activitiesBefore.forEach(a -> didBefore.add(ActivityKey.of(a)));
    Set<ActivityKey> doesAfter = new HashSet<>();
    activitiesAfter.forEach(a -> doesAfter.add(ActivityKey.of(a)));
    return new PlanChange(
        toursBefore.stream().filter(t -> !after.contains(TourKey.of(t))).toList(),
        toursAfter.stream().filter(t -> !before.contains(TourKey.of(t))).toList(),
        activitiesBefore.stream().filter(a -> !doesAfter.contains(ActivityKey.of(a))).toList(),
        activitiesAfter.stream().filter(a -> !didBefore.contains(ActivityKey.of(a))).toList());
  }

  /// The tours of the other plan.
  List<PlanDocument.PlannedTour> tours(PlanDocument plan) {
    Set<TourKey> gone = new HashSet<>();
    toursGone.forEach(t -> gone.add(TourKey.of(t)));
    List<PlanDocument.PlannedTour> all = new ArrayList<>();
    plan.tours().stream().filter(t -> !gone.contains(TourKey.of(t))).forEach(all::add);
    all.addAll(toursNew);
    return all;
  }

  /// The activities of the other plan.
  List<PlanDocument.PlannedActivity> activities(PlanDocument plan) {
    Set<ActivityKey> gone = new HashSet<>();
    activitiesGone.forEach(a -> gone.add(ActivityKey.of(a)));
    List<PlanDocument.PlannedActivity> all = new ArrayList<>();
    plan.activities().stream().filter(a -> !gone.contains(ActivityKey.of(a))).forEach(all::add);
    all.addAll(activitiesNew);
    return all;
  }
}
