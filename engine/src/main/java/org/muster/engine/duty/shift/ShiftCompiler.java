package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Quantity;
import org.muster.engine.duty.Stretch;

/// Compiles a shift problem to calendars, and rosters to plans and back.
///
/// The network of an employee: `rest(d)`, free to work from day `d` (a pause); `work(d, k, c)`, the
/// k-th day of a run is done and the last shift was of class `c` (shifts with the same followers
/// share a class); `done(d)`, a run ended and days `d…` are off (a pause), from which the least
/// rest leads to `rest`. The runs and rests at the edges are exempt as the format says. Weekends
/// are counted when a run enters one: on each Saturday, and on a Sunday that begins a run.
/// Employees with the same run and rest lengths share a network; days off and shifts with a
/// maximum of zero are closed activities.
///
/// Quantities: minutes, weekends, and the count of each shift.
public final class ShiftCompiler {

  private static final int MINUTES = 0;
  private static final int WEEKENDS = 1;
  private static final int COUNTS = 2;

  private final ShiftProblem problem;
  private final int days;
  private final int types;
  private final int[] followers;
  private final boolean[][] mayFollow;
  private final int[][] rowOf;
  private final Map<List<Integer>, CalendarNetwork> networks = new HashMap<>();
  private final DutyProblem compiled;

  private ShiftCompiler(ShiftProblem problem) {
    this.problem = problem;
    this.days = problem.days();
    this.types = problem.shifts().size();
    this.followers = new int[types];
    Map<Set<String>, Integer> classes = new HashMap<>();
    List<Set<String>> classList = new ArrayList<>();
    for (int t = 0; t < types; t++) {
      Set<String> banned = new HashSet<>(problem.shifts().get(t).notNext());
      followers[t] =
          classes.computeIfAbsent(
              banned,
              key -> {
                classList.add(key);
                return classList.size() - 1;
              });
    }
    mayFollow = new boolean[classList.size()][types];
    for (int c = 0; c < mayFollow.length; c++) {
      for (int t = 0; t < types; t++) {
        mayFollow[c][t] = !classList.get(c).contains(problem.shifts().get(t).id());
      }
    }
    rowOf = new int[days][types];
    for (int[] row : rowOf) {
      Arrays.fill(row, -1);
    }
    List<Demand> demands = new ArrayList<>();
    for (Cover cover : problem.cover()) {
      int t = problem.indexOfShift(cover.shift());
      rowOf[cover.day()][t] = demands.size();
      demands.add(
          Demand.soft(
              "day-" + cover.day() + "." + cover.shift(),
              cover.day(),
              t,
              cover.need(),
              cover.underWeight(),
              cover.overWeight()));
    }
    compiled =
        new DutyProblem(
            days, problem.shifts().stream().map(ShiftType::id).toList(), demands, models());
  }

  /// Compiles.
  ///
  /// @throws IllegalArgumentException when the rules leave some employee no calendar by sequence
  ///     alone
  public static ShiftCompiler compile(ShiftProblem problem) {
    return new ShiftCompiler(problem);
  }

  /// The problem that solvers read; demands are in the order of the cover lines.
  public DutyProblem dutyProblem() {
    return compiled;
  }

  private List<CalendarModel> models() {
    Map<String, long[][]> requests = new HashMap<>();
    Map<String, Long> fixed = new HashMap<>();
    for (Request on : problem.on()) {
      costs(requests, on)[on.day()][problem.indexOfShift(on.shift())] -= on.weight();
      fixed.merge(on.employee(), (long) on.weight(), Long::sum);
    }
    for (Request off : problem.off()) {
      costs(requests, off)[off.day()][problem.indexOfShift(off.shift())] += off.weight();
    }
    List<CalendarModel> models = new ArrayList<>();
    for (Employee employee : problem.employees()) {
      CalendarNetwork network =
          networks.computeIfAbsent(
              List.of(employee.maxRun(), employee.minRun(), employee.minRest()),
              key -> network(employee));
      boolean[] closedDay = new boolean[days];
      for (int day : employee.daysOff()) {
        closedDay[day] = true;
      }
      boolean[] closedType = new boolean[types];
      List<Quantity> quantities = new ArrayList<>();
      quantities.add(new Quantity("minutes", employee.minMinutes(), employee.maxMinutes()));
      quantities.add(Quantity.atMost(ShiftRule.MAX_WEEKENDS.id(), employee.maxWeekends()));
      for (int t = 0; t < types; t++) {
        String id = problem.shifts().get(t).id();
        Integer most = employee.maxShifts().get(id);
        closedType[t] = most != null && most == 0;
        quantities.add(
            Quantity.atMost(
                ShiftRule.MAX_SHIFTS.id() + " " + id, most == null ? Quantity.UNLIMITED : most));
      }
      long @Nullable [][] own = requests.get(employee.id());
      models.add(
          new CalendarModel(
              employee.id(),
              network,
              fixed.getOrDefault(employee.id(), 0L),
              a -> {
                int day = network.activityFirst(a);
                int type = network.activityDuty(a);
                if (closedDay[day] || closedType[type]) {
                  return CalendarModel.CLOSED;
                }
                return own == null ? 0 : own[day][type];
              },
              quantities));
    }
    return models;
  }

  private long[][] costs(Map<String, long[][]> requests, Request request) {
    return requests.computeIfAbsent(request.employee(), id -> new long[days][types]);
  }

  private CalendarNetwork network(Employee employee) {
    int maxRun = Math.min(employee.maxRun(), days);
    int classes = mayFollow.length;
    CalendarNetwork.Builder builder = CalendarNetwork.builder(days, COUNTS + types);
    int[] rest = new int[days + 1];
    int[] done = new int[days + 1];
    int[][][] work = new int[days + 1][maxRun + 1][classes];
    int[][][] activity = new int[days][2][types];
    for (int d = 0; d <= days; d++) {
      for (int k = 1; k <= Math.min(maxRun, d); k++) {
        for (int c = 0; c < classes; c++) {
          work[d][k][c] = builder.node(d);
        }
      }
      // The source comes first; elsewhere runs end before rest goes on.
      if (d > 0) {
        done[d] = builder.pause(d);
      }
      rest[d] = builder.pause(d);
      if (d < days) {
        for (int begins = 0; begins < 2; begins++) {
          for (int t = 0; t < types; t++) {
            activity[d][begins][t] = activity(builder, d, t, begins == 1);
          }
        }
      }
    }
    for (int d = 0; d <= days; d++) {
      if (d < days) {
        builder.idle(rest[d], rest[d + 1]);
        for (int t = 0; t < types; t++) {
          builder.arc(rest[d], work[d + 1][1][followers[t]], activity[d][1][t]);
        }
      }
      for (int k = 1; k <= Math.min(maxRun, d); k++) {
        boolean longEnough = k >= employee.minRun() || k == d || d == days;
        for (int c = 0; c < classes; c++) {
          if (d < days && k < maxRun) {
            for (int t = 0; t < types; t++) {
              if (mayFollow[c][t]) {
                builder.arc(work[d][k][c], work[d + 1][k + 1][followers[t]], activity[d][0][t]);
              }
            }
          }
          if (longEnough) {
            builder.idle(work[d][k][c], done[d]);
          }
        }
      }
      if (d > 0) {
        builder.idle(done[d], rest[Math.min(days, d + employee.minRest())]);
      }
    }
    return builder.sink(rest[days]).build();
  }

  private int activity(CalendarNetwork.Builder builder, int day, int type, boolean begins) {
    int activity = builder.activity(type, day, day + 1);
    if (rowOf[day][type] >= 0) {
      builder.covering(rowOf[day][type], 1);
    }
    builder.using(MINUTES, problem.shifts().get(type).minutes());
    if (day % 7 == 5 || (day % 7 == 6 && begins)) {
      builder.using(WEEKENDS, 1);
    }
    builder.using(COUNTS + type, 1);
    return activity;
  }

  /// The roster that a plan is.
  public Roster roster(DutyPlan plan) {
    int[][] shifts = new int[plan.calendars().size()][days];
    for (int e = 0; e < shifts.length; e++) {
      Arrays.fill(shifts[e], Roster.OFF);
      for (Stretch stretch : plan.calendars().get(e).stretches()) {
        shifts[e][stretch.first()] = stretch.duty();
      }
    }
    return Roster.of(shifts);
  }

  /// The plan that a roster is. A roster that breaks a rule of sequence becomes a plan that the
  /// model does not accept.
  public DutyPlan plan(Roster roster) {
    List<Calendar> calendars = new ArrayList<>();
    for (int e = 0; e < problem.employees().size(); e++) {
      CalendarModel model = compiled.resources().get(e);
      Map<Long, Integer> activities = new HashMap<>();
      List<Integer> chosen = new ArrayList<>();
      for (int a = 0; a < model.network().activities(); a++) {
        // Two activities share a day and a shift; the one made second begins a run.
        long key =
            (long) model.network().activityFirst(a) * types + model.network().activityDuty(a);
        activities.merge(key, a, Math::min);
      }
      for (int day = 0; day < days; day++) {
        int shift = roster.shift(e, day);
        if (shift != Roster.OFF) {
          boolean begins = day == 0 || roster.shift(e, day - 1) == Roster.OFF;
          int first = activities.getOrDefault((long) day * types + shift, -1);
          chosen.add(begins ? first + types : first);
        }
      }
      calendars.add(Calendar.of(model, chosen.stream().mapToInt(Integer::intValue).toArray()));
    }
    return new DutyPlan(calendars);
  }
}
