package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Stretch;

/// A tour problem as solvers read it, and the way between the two kinds of plan.
///
/// @param source what was compiled
/// @param problem the calendar model of it
/// @param rows which row of demand stands for which slots of which line
public record CompiledTours(TourProblem source, DutyProblem problem, List<LineRow> rows) {
  public CompiledTours {
    rows = List.copyOf(rows);
  }

  /// Index of the duty of a line; the offerings follow the lines.
  public int duty(String line) {
    int index = source.indexOfLine(line);
    if (index >= 0) {
      return index;
    }
    throw new IllegalArgumentException("No line " + line + " in the problem.");
  }

  /// Index of a resource in the calendar model.
  public int resource(String id) {
    int index = source.indexOfResource(id);
    if (index >= 0) {
      return index;
    }
    throw new IllegalArgumentException("No unit or officer " + id + " in the problem.");
  }

  /// A solver's plan in the words of the rulebook.
  public TourPlan toTours(DutyPlan plan) {
    List<Tour> tours = new ArrayList<>();
    List<Attendance> attendances = new ArrayList<>();
    for (Calendar calendar : plan.calendars()) {
      for (Stretch stretch : calendar.stretches()) {
        int lines = source.lines().size();
        if (stretch.duty() < lines) {
          tours.add(
              new Tour(
                  calendar.resource(),
                  source.lines().get(stretch.duty()).id(),
                  stretch.first(),
                  stretch.end() - stretch.first()));
        } else {
          attendances.add(
              new Attendance(
                  calendar.resource(), source.offerings().get(stretch.duty() - lines).id()));
        }
      }
    }
    return new TourPlan(tours, attendances);
  }

  /// The plan as calendars of the model, so that a solver can start from it.
  ///
  /// @return empty when the model has no such calendar, because a rule is broken or an activity
  ///     serves nothing and was left out
  public Optional<DutyPlan> findDuties(TourPlan plan) {
    List<Calendar> calendars = new ArrayList<>();
    for (int r = 0; r < problem.resources().size(); r++) {
      Optional<Calendar> calendar = findCalendar(plan, r);
      if (calendar.isEmpty()) {
        return Optional.empty();
      }
      calendars.add(calendar.get());
    }
    return Optional.of(new DutyPlan(calendars));
  }

  /// One resource's part of the plan as a calendar of the model; empty when it has no such one.
  Optional<Calendar> findCalendar(TourPlan plan, int resource) {
    CalendarModel model = problem.resources().get(resource);
    List<Stretch> wanted = wanted(plan, model.resource());
    List<Integer> activities = new ArrayList<>();
    return walk(model.network(), model.network().source(), wanted, activities)
        ? Optional.of(Calendar.of(model, activities.stream().mapToInt(Integer::intValue).toArray()))
        : Optional.empty();
  }

  private List<Stretch> wanted(TourPlan plan, String resource) {
    List<Stretch> wanted = new ArrayList<>();
    for (Tour tour : plan.listTours(resource)) {
      wanted.add(new Stretch(0, duty(tour.line()), tour.start(), tour.end()));
    }
    for (Attendance attendance : plan.listAttendances(resource)) {
      Offering offering = source.offering(attendance.offering());
      int end = offering.start() + source.activity(offering.activity()).slots();
      int duty = source.lines().size() + source.indexOfOffering(offering.id());
      wanted.add(new Stretch(0, duty, offering.start(), end));
    }
    wanted.sort(Comparator.comparingInt(Stretch::first));
    return wanted;
  }

  private static boolean walk(
      CalendarNetwork network, int node, List<Stretch> wanted, List<Integer> activities) {
    int done = activities.size();
    if (node == network.sink()) {
      return done == wanted.size();
    }
    if (done < wanted.size() && network.nodeSlot(node) > wanted.get(done).first()) {
      return false;
    }
    for (int arc = network.outStart(node); arc < network.outEnd(node); arc++) {
      int activity = network.arcActivity(arc);
      if (activity == CalendarNetwork.IDLE) {
        if (walk(network, network.arcHead(arc), wanted, activities)) {
          return true;
        }
      } else if (done < wanted.size() && same(network, activity, wanted.get(done))) {
        activities.add(activity);
        if (walk(network, network.arcHead(arc), wanted, activities)) {
          return true;
        }
        activities.removeLast();
      }
    }
    return false;
  }

  private static boolean same(CalendarNetwork network, int activity, Stretch stretch) {
    return network.activityDuty(activity) == stretch.duty()
        && network.activityFirst(activity) == stretch.first()
        && network.activityEnd(activity) == stretch.end();
  }
}
