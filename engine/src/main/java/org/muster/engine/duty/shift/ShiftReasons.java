package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
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
  /// @param extraCost by how much the cheapest such calendar of theirs makes the plan dearer (less
  ///     than zero: cheaper); empty when rules forbid it
  /// @param forbidding the smallest sets of rules of which leaving out all would allow it; empty
  ///     when it is allowed or not decided
  /// @param changes what the nearest calendar that does it changes: the cheapest lawful one, or the
  ///     cheapest that breaks no more than one of the sets
  /// @param decided false when the employee's rules are too many to be walked in full
  public record Reason(
      String employee,
      String shift,
      OptionalLong extraCost,
      List<Set<ShiftRule>> forbidding,
      List<Change> changes,
      boolean decided) {
    public Reason {
      forbidding = List.copyOf(forbidding);
      changes = List.copyOf(changes);
    }

    @Override
    public String toString() {
      String whose = employee + " " + shift + ": ";
      if (!decided) {
        return whose + "not decided, too many rules to walk in full";
      }
      String nearest =
          changes.stream().map(Change::toString).collect(Collectors.joining(", ", "; ", ""));
      if (extraCost.isPresent()) {
        return whose + "costs " + extraCost.getAsLong() + " more" + nearest;
      }
      String rules =
          forbidding.stream()
              .map(set -> set.stream().map(ShiftRule::id).collect(Collectors.joining(" with ")))
              .collect(Collectors.joining(" or "));
      return whose + "forbidden by " + rules + "; nearest" + nearest.substring(1);
    }
  }

  /// A day on which a calendar differs from the roster.
  ///
  /// @param before id of the shift now, or `-` for none
  /// @param after id of the shift then, or `-` for none
  public record Change(int day, String before, String after) {
    @Override
    public String toString() {
      return "day " + day + " " + before + " to " + after;
    }
  }

  /// For each employee who does not do the shift on the day: what it would take. The nearest first:
  /// those who could, by extra cost, then those whom the fewest rules forbid.
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
            .thenComparing(r -> !r.decided())
            .thenComparing(r -> r.forbidding().isEmpty() ? 0 : r.forbidding().getFirst().size()));
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
    String name = name(shift);
    Forced best = best(compiled.dutyProblem(), employee, day, shift);
    if (best.calendar.isPresent()) {
      List<Calendar> calendars = new ArrayList<>(plan.calendars());
      calendars.set(employee, best.calendar.get());
      long then = PlanEvaluation.of(compiled.dutyProblem(), new DutyPlan(calendars)).cost().total();
      List<Change> changes = changes(employee, best.calendar.get());
      return new Reason(id, name, OptionalLong.of(then - cost), List.of(), changes, true);
    }
    Set<ShiftRule> all = EnumSet.allOf(ShiftRule.class);
    Set<ShiftRule> needed = EnumSet.noneOf(ShiftRule.class);
    boolean open = best.open;
    for (ShiftRule rule : all) {
      Set<ShiftRule> others = EnumSet.complementOf(EnumSet.of(rule));
      Forced alone = freed(others, employee, day, shift);
      open |= alone.open && alone.calendar.isEmpty();
      if (alone.calendar.isEmpty()) {
        needed.add(rule);
      }
    }
    // A rule that forbids it alone is in every set; beside those, the smallest sets that do.
    for (int size = Math.max(1, needed.size()); size <= all.size() && !open; size++) {
      List<Set<ShiftRule>> forbidding = new ArrayList<>();
      List<Change> nearest = List.of();
      double least = Double.POSITIVE_INFINITY;
      for (Set<ShiftRule> set : supersets(needed, size)) {
        Forced freed = freed(set, employee, day, shift);
        open |= freed.open && freed.calendar.isEmpty();
        if (freed.calendar.isPresent()) {
          forbidding.add(Collections.unmodifiableSet(set));
          if (freed.least < least) {
            least = freed.least;
            nearest = changes(employee, freed.calendar.get());
          }
        }
      }
      if (!forbidding.isEmpty() && !open) {
        return new Reason(id, name, OptionalLong.empty(), forbidding, nearest, true);
      }
    }
    return new Reason(id, name, OptionalLong.empty(), List.of(), List.of(), false);
  }

  /// The sets of so many rules that hold all of `needed`.
  private static List<Set<ShiftRule>> supersets(Set<ShiftRule> needed, int size) {
    ShiftRule[] rules = ShiftRule.values();
    List<Set<ShiftRule>> sets = new ArrayList<>();
    for (int mask = 0; mask < 1 << rules.length; mask++) {
      if (Integer.bitCount(mask) == size) {
        Set<ShiftRule> set = EnumSet.noneOf(ShiftRule.class);
        for (ShiftRule rule : rules) {
          if ((mask >> rule.ordinal() & 1) == 1) {
            set.add(rule);
          }
        }
        if (set.containsAll(needed)) {
          sets.add(set);
        }
      }
    }
    return sets;
  }

  private String name(int shift) {
    return shift == Roster.OFF ? "-" : problem.shifts().get(shift).id();
  }

  private List<Change> changes(int employee, Calendar calendar) {
    List<Change> changes = new ArrayList<>();
    for (int day = 0; day < problem.days(); day++) {
      int before = plan.calendars().get(employee).findAt(day).map(Stretch::duty).orElse(Roster.OFF);
      int after = calendar.findAt(day).map(Stretch::duty).orElse(Roster.OFF);
      if (before != after) {
        changes.add(new Change(day, name(before), name(after)));
      }
    }
    return changes;
  }

  private Forced freed(Set<ShiftRule> without, int employee, int day, int shift) {
    return best(ShiftCompiler.compile(without(without, employee)).dutyProblem(), 0, day, shift);
  }

  /// The cheapest calendar with the thing forced and its reduced cost; neither found nor excluded
  /// when open.
  private record Forced(Optional<Calendar> calendar, double least, boolean open) {}

  /// The cheapest calendar of a resource that does the shift on the day, against what all others of
  /// this plan cover.
  private Forced best(DutyProblem duty, int resource, int day, int shift) {
    CalendarModel model = duty.resources().get(resource);
    DutyProblem pinned;
    try {
      pinned = duty.pinned(List.of(new Pin(model.resource(), day, shift)));
    } catch (IllegalArgumentException e) {
      return new Forced(Optional.empty(), Double.POSITIVE_INFINITY, false);
    }
    CalendarModel forced = pinned.resources().get(resource);
    SimplePricer.Priced priced = SimplePricer.price(forced, marginal(forced), MOST_LABELS);
    return new Forced(
        priced.calendar().map(calendar -> numbered(model, calendar)),
        priced.least(),
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

  /// The problem of this employee alone, without some rules.
  private ShiftProblem without(Set<ShiftRule> rules, int employee) {
    Employee e = problem.employees().get(employee);
    Map<String, Integer> none = new LinkedHashMap<>();
    int days = problem.days();
    Employee changed =
        new Employee(
            e.id(),
            rules.contains(ShiftRule.MAX_SHIFTS) ? none : e.maxShifts(),
            rules.contains(ShiftRule.MAX_MINUTES) ? Integer.MAX_VALUE : e.maxMinutes(),
            rules.contains(ShiftRule.MIN_MINUTES) ? 0 : e.minMinutes(),
            rules.contains(ShiftRule.MAX_RUN) ? days : e.maxRun(),
            rules.contains(ShiftRule.MIN_RUN) ? 1 : e.minRun(),
            rules.contains(ShiftRule.MIN_REST) ? 1 : e.minRest(),
            rules.contains(ShiftRule.MAX_WEEKENDS) ? days : e.maxWeekends(),
            rules.contains(ShiftRule.DAY_OFF) ? List.of() : e.daysOff());
    List<ShiftType> shifts =
        rules.contains(ShiftRule.SUCCESSION)
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
