package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Pin;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Stretch;
import org.muster.engine.duty.certificate.SimplePricer;

/// Why a roster is as it is: each answer comes from solving again with the thing forced, all other
/// employees as they are.
public final class ShiftReasons {

  private static final int MOST_LABELS = 4_000_000;

  private final ShiftProblem problem;
  private final ShiftCompiler compiled;
  private final DutyPlan plan;
  private final long cost;

  /// @param roster that breaks no rule
  public ShiftReasons(ShiftProblem problem, Roster roster) {
    this.problem = problem;
    this.compiled = ShiftCompiler.compile(problem);
    this.plan = compiled.plan(roster);
    PlanEvaluation evaluation = PlanEvaluation.of(compiled.dutyProblem(), plan);
    if (!evaluation.faults().isEmpty()) {
      throw new IllegalArgumentException(
          "The roster breaks a rule: " + evaluation.faults().getFirst());
    }
    this.cost = evaluation.cost().total();
  }

  /// What it would take for an employee to do a shift (or nothing) on a day.
  ///
  /// @param employee who
  /// @param shift id of the shift, or `-` for none
  /// @param extraCost by how much the cheapest such roster of theirs makes the plan dearer (less
  ///     than zero: cheaper); empty when rules forbid it
  /// @param forbidding rules of which leaving out any one would allow it; empty when it is allowed,
  ///     when it takes more than one, or when it is not decided
  /// @param decided false when the employee's rules are too many to be walked in full
  public record Reason(
      String employee,
      String shift,
      OptionalLong extraCost,
      List<ShiftRule> forbidding,
      boolean decided) {
    public Reason {
      forbidding = List.copyOf(forbidding);
    }

    @Override
    public String toString() {
      if (extraCost.isPresent()) {
        return employee + " " + shift + ": costs " + extraCost.getAsLong() + " more";
      }
      if (!decided) {
        return employee + " " + shift + ": not decided, too many rules to walk in full";
      }
      return employee
          + " "
          + shift
          + ": forbidden by "
          + (forbidding.isEmpty()
              ? "several rules together"
              : String.join(" or ", forbidding.stream().map(ShiftRule::id).toList()));
    }
  }

  /// For each employee who does not do the shift on the day: what it would take. The nearest first:
  /// those who could, by extra cost, then those whom a rule forbids.
  public List<Reason> uncovered(int day, int shift) {
    List<Reason> reasons = new ArrayList<>();
    for (int e = 0; e < problem.employees().size(); e++) {
      int now = plan.calendars().get(e).findAt(day).map(Stretch::duty).orElse(Roster.OFF);
      if (now != shift) {
        reasons.add(forced(e, day, shift));
      }
    }
    reasons.sort(
        Comparator.comparingLong((Reason r) -> r.extraCost().orElse(Long.MAX_VALUE))
            .thenComparing(r -> r.forbidding().isEmpty()));
    return reasons;
  }

  /// For one employee and day: every other thing they could do, the cheapest first.
  public List<Reason> alternatives(int employee, int day) {
    int now = plan.calendars().get(employee).findAt(day).map(Stretch::duty).orElse(Roster.OFF);
    List<Reason> reasons = new ArrayList<>();
    for (int shift = Roster.OFF; shift < problem.shifts().size(); shift++) {
      if (shift != now) {
        reasons.add(forced(employee, day, shift));
      }
    }
    reasons.sort(Comparator.comparingLong(r -> r.extraCost().orElse(Long.MAX_VALUE)));
    return reasons;
  }

  private Reason forced(int employee, int day, int shift) {
    String id = problem.employees().get(employee).id();
    String name = shift == Roster.OFF ? "-" : problem.shifts().get(shift).id();
    Forced best = best(compiled.dutyProblem(), employee, day, shift);
    if (best.calendar.isPresent()) {
      List<Calendar> calendars = new ArrayList<>(plan.calendars());
      calendars.set(employee, best.calendar.get());
      long then = PlanEvaluation.of(compiled.dutyProblem(), new DutyPlan(calendars)).cost().total();
      return new Reason(id, name, OptionalLong.of(then - cost), List.of(), true);
    }
    if (best.open) {
      return new Reason(id, name, OptionalLong.empty(), List.of(), false);
    }
    List<ShiftRule> forbidding = new ArrayList<>();
    for (ShiftRule rule : ShiftRule.values()) {
      ShiftProblem without = without(rule, employee);
      Forced freed = best(ShiftCompiler.compile(without).dutyProblem(), 0, day, shift);
      if (freed.calendar.isPresent()) {
        forbidding.add(rule);
      } else if (freed.open) {
        return new Reason(id, name, OptionalLong.empty(), List.of(), false);
      }
    }
    return new Reason(id, name, OptionalLong.empty(), forbidding, true);
  }

  /// The cheapest calendar with the thing forced; neither found nor excluded when open.
  private record Forced(Optional<Calendar> calendar, boolean open) {}

  /// The cheapest calendar of a resource that does the shift on the day, against what all others of
  /// this plan cover.
  private Forced best(DutyProblem duty, int resource, int day, int shift) {
    CalendarModel model = duty.resources().get(resource);
    DutyProblem pinned;
    try {
      pinned = duty.pinned(List.of(new Pin(model.resource(), day, shift)));
    } catch (IllegalArgumentException e) {
      return new Forced(Optional.empty(), false);
    }
    CalendarModel forced = pinned.resources().get(resource);
    SimplePricer.Priced priced = SimplePricer.price(forced, marginal(forced), MOST_LABELS);
    return new Forced(
        priced.calendar().map(calendar -> numbered(model, calendar)),
        priced.least() < Double.POSITIVE_INFINITY);
  }

  /// The calendar with the activities of the unpinned network, whose numbers are the same.
  private static Calendar numbered(CalendarModel model, Calendar calendar) {
    return Calendar.of(model, calendar.stretches().stream().mapToInt(Stretch::activity).toArray());
  }

  /// By activity: what it saves on its row when every other employee stays.
  private double[] marginal(CalendarModel model) {
    DutyProblem duty = compiled.dutyProblem();
    Map<Integer, Long> covered = new HashMap<>();
    for (Calendar calendar : plan.calendars()) {
      if (!calendar.resource().equals(model.resource())) {
        CalendarNetwork network = network(duty, calendar.resource());
        for (Stretch stretch : calendar.stretches()) {
          int a = stretch.activity();
          for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
            covered.merge(network.coverRow(k), (long) network.coverAmount(k), Long::sum);
          }
        }
      }
    }
    CalendarNetwork network = model.network();
    double[] values = new double[network.activities()];
    for (int a = 0; a < values.length; a++) {
      for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
        Demand row = duty.demands().get(network.coverRow(k));
        long before = covered.getOrDefault(network.coverRow(k), 0L);
        long after = before + network.coverAmount(k);
        values[a] +=
            row.underCost(before)
                + row.overCost(before)
                - row.underCost(after)
                - row.overCost(after);
      }
    }
    return values;
  }

  private static CalendarNetwork network(DutyProblem duty, String resource) {
    return duty.resources().stream()
        .filter(model -> model.resource().equals(resource))
        .findFirst()
        .orElseThrow()
        .network();
  }

  /// The problem of this employee alone, without one rule.
  private ShiftProblem without(ShiftRule rule, int employee) {
    Employee e = problem.employees().get(employee);
    Map<String, Integer> none = new LinkedHashMap<>();
    int days = problem.days();
    Employee changed =
        new Employee(
            e.id(),
            rule == ShiftRule.MAX_SHIFTS ? none : e.maxShifts(),
            rule == ShiftRule.MAX_MINUTES ? Integer.MAX_VALUE : e.maxMinutes(),
            rule == ShiftRule.MIN_MINUTES ? 0 : e.minMinutes(),
            rule == ShiftRule.MAX_RUN ? days : e.maxRun(),
            rule == ShiftRule.MIN_RUN ? 1 : e.minRun(),
            rule == ShiftRule.MIN_REST ? 1 : e.minRest(),
            rule == ShiftRule.MAX_WEEKENDS ? days : e.maxWeekends(),
            rule == ShiftRule.DAY_OFF ? List.of() : e.daysOff());
    List<ShiftType> shifts =
        rule == ShiftRule.SUCCESSION
            ? problem.shifts().stream()
                .map(s -> new ShiftType(s.id(), s.minutes(), List.of()))
                .toList()
            : problem.shifts();
    return new ShiftProblem(
        days,
        shifts,
        List.of(changed),
        problem.on().stream().filter(r -> r.employee().equals(e.id())).toList(),
        problem.off().stream().filter(r -> r.employee().equals(e.id())).toList(),
        problem.cover());
  }
}
