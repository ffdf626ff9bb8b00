package org.muster.engine.duty;

import java.util.List;

/// One calendar for each resource, in the order of the problem's resources.
public record DutyPlan(List<Calendar> calendars) {

  public DutyPlan {
    calendars = List.copyOf(calendars);
  }

  /// The calendar of a resource.
  ///
  /// @throws IllegalArgumentException when the plan has none
  public Calendar getCalendar(String resource) {
    return calendars.stream()
        .filter(calendar -> calendar.resource().equals(resource))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The plan has no calendar of " + resource));
  }
}
