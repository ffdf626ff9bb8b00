package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

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
    return listOf(tours, Tour::resource, resource);
  }

  /// The activities of one unit, in order of their offerings' ids.
  public List<Attendance> listAttendances(String unit) {
    return listOf(attendances, Attendance::unit, unit);
  }

  /// Whether the tour is in it.
  boolean has(Tour tour) {
    return Collections.binarySearch(tours, tour) >= 0;
  }

  /// The run of a resource in a list whose order begins with the resource.
  private static <T> List<T> listOf(List<T> all, Function<T, String> of, String resource) {
    int from = firstFrom(all, of, resource, false);
    return List.copyOf(all.subList(from, firstFrom(all, of, resource, true)));
  }

  /// The first place at or beyond a resource's, or beyond its last.
  private static <T> int firstFrom(
      List<T> all, Function<T, String> of, String resource, boolean beyond) {
    int from = 0;
    int to = all.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = of.apply(all.get(middle)).compareTo(resource);
      if (order < 0 || (order == 0 && beyond)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
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
