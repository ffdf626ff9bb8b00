package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.List;

/// Who goes where and who trains when, in canonical order.
public record TourPlan(List<Tour> tours, List<Attendance> attendances) {
  public TourPlan {
    tours = tours.stream().sorted().toList();
    attendances = attendances.stream().sorted().toList();
  }

  /// Nobody does anything.
  public static TourPlan empty() {
    return new TourPlan(List.of(), List.of());
  }

  /// The same plan with one more tour.
  public TourPlan plus(Tour tour) {
    List<Tour> more = new ArrayList<>(tours);
    more.add(tour);
    return new TourPlan(more, attendances);
  }

  /// The tours of one resource, in order of time.
  public List<Tour> listTours(String resource) {
    return tours.stream().filter(tour -> tour.resource().equals(resource)).toList();
  }

  /// The activities of one unit, in order of their offerings' ids.
  public List<Attendance> listAttendances(String unit) {
    return attendances.stream().filter(attendance -> attendance.unit().equals(unit)).toList();
  }

  /// The same plan, with one resource's calendar replaced by that of another plan.
  public TourPlan withCalendarOf(String resource, TourPlan other) {
    List<Tour> newTours = new ArrayList<>(other.listTours(resource));
    tours.stream().filter(tour -> !tour.resource().equals(resource)).forEach(newTours::add);
    List<Attendance> newAttendances = new ArrayList<>(other.listAttendances(resource));
    attendances.stream().filter(a -> !a.unit().equals(resource)).forEach(newAttendances::add);
    return new TourPlan(newTours, newAttendances);
  }
}
