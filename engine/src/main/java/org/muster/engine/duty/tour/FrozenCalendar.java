package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;

/// The network of a resource that keeps its calendar: one path. Its own costs are left out, since
/// they are the same whatever the others do.
final class FrozenCalendar {
  private record Busy(int duty, Window window, List<Integer> rows, List<Integer> amounts) {}

  private FrozenCalendar() {}

  static CalendarModel of(
      TourProblem problem, Resource resource, TourPlan plan, TourCompiler.Cover cover) {
    List<Busy> busy = new ArrayList<>();
    for (Tour tour : plan.listTours(resource.id())) {
      List<Integer> rows = new ArrayList<>();
      List<Integer> amounts = new ArrayList<>();
      cover.line(
          tour,
          resource.strength(),
          (row, amount) -> {
            rows.add(row);
            amounts.add(amount);
          });
      for (int row : cover.kin(tour)) {
        rows.add(row);
        amounts.add(1);
      }
      int duty = problem.indexOfLine(tour.line());
      busy.add(new Busy(duty, tour.window(), rows, amounts));
    }
    for (Attendance attendance : plan.listAttendances(resource.id())) {
      Offering offering = problem.offering(attendance.offering());
      int end = offering.start() + problem.activity(offering.activity()).slots();
      List<Integer> rows = new ArrayList<>();
      List<Integer> amounts = new ArrayList<>();
      cover
          .offering(offering)
          .forEach(
              (row, amount) -> {
                rows.add(row);
                amounts.add(amount);
              });
      int duty = problem.lines().size() + problem.indexOfOffering(offering.id());
      busy.add(new Busy(duty, new Window(offering.start(), end), rows, amounts));
    }
    busy.sort(Comparator.comparingInt(one -> one.window().from()));
    CalendarNetwork.Builder builder = CalendarNetwork.builder(problem.slots(), 0);
    int at = builder.node(0);
    for (Busy one : busy) {
      int from = builder.node(one.window().from());
      builder.idle(at, from);
      int activity = builder.activity(one.duty(), one.window().from(), one.window().to());
      for (int i = 0; i < one.rows().size(); i++) {
        builder.covering(one.rows().get(i), one.amounts().get(i));
      }
      at = builder.node(one.window().to());
      builder.arc(from, at, activity);
    }
    int end = builder.node(problem.slots());
    CalendarNetwork network = builder.idle(at, end).sink(end).build();
    return new CalendarModel(resource.id(), network, 0, ignored -> 0, List.of());
  }
}
