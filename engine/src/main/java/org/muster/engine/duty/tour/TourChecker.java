package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Judges a plan by walking the rules one by one and adding up the cost slot by slot. Simple and
/// slow on purpose; it shares only the records with whoever made the plan.
public final class TourChecker {
  private TourChecker() {}

  /// What the checker found.
  ///
  /// @param breaches every rule broken; empty when the plan holds
  /// @param cost the cost, worked out anew; zero throughout when the plan names what the problem
  ///     does not have
  public record Verdict(List<Breach> breaches, TourCost cost) {
    public Verdict {
      breaches = List.copyOf(breaches);
    }

    /// Whether no rule is broken.
    public boolean passed() {
      return breaches.isEmpty();
    }
  }

  /// Judges a plan.
  public static Verdict check(TourProblem problem, TourPlan plan) {
    Sight sight = new Sight(problem, plan);
    List<Breach> strange = TourRules.inProblem(sight);
    if (!strange.isEmpty()) {
      return new Verdict(strange, new TourCost(0, 0, 0, 0, 0));
    }
    List<Breach> breaches = new ArrayList<>();
    for (TourRule rule : TourRules.all()) {
      breaches.addAll(rule.walk().apply(sight));
    }
    return new Verdict(breaches, cost(sight));
  }

  /// People of the plan on a line, slot by slot.
  public static int[] filled(TourProblem problem, TourPlan plan, String line) {
    int[] filled = new int[problem.slots()];
    for (Tour tour : plan.tours()) {
      if (tour.line().equals(line)) {
        fill(problem, tour, filled);
      }
    }
    return filled;
  }

  /// People of the plan slot by slot, by line; a line on which nobody is has none.
  static Map<String, int[]> filled(TourProblem problem, TourPlan plan) {
    Map<String, int[]> filled = new HashMap<>();
    for (Tour tour : plan.tours()) {
      fill(problem, tour, filled.computeIfAbsent(tour.line(), ignored -> new int[problem.slots()]));
    }
    return filled;
  }

  private static void fill(TourProblem problem, Tour tour, int[] filled) {
    Strength strength = problem.resource(tour.resource()).strength();
    for (int slot = tour.start(); slot < tour.end(); slot++) {
      filled[slot] += strength.at(slot);
    }
  }

  /// The level that a unit stands at under the plan, slot by slot.
  public static int[] levels(TourProblem problem, TourPlan plan, String unit) {
    return new Sight(problem, plan).levels((Unit) problem.resource(unit)).clone();
  }

  private static TourCost cost(Sight sight) {
    TourProblem problem = sight.problem();
    long unfilled = 0;
    long overfill = 0;
    Map<String, int[]> people = filled(problem, sight.plan());
    for (Line line : problem.lines()) {
      int[] filled = people.getOrDefault(line.id(), new int[problem.slots()]);
      for (int slot = 0; slot < filled.length; slot++) {
        int needed = line.window().contains(slot) ? line.needed() : 0;
        long days = problem.days(slot, slot + 1);
        unfilled += Math.max(0, needed - filled[slot]) * days * line.priority();
        overfill += Math.max(0, filled[slot] - needed) * days * problem.prices().overfill();
      }
    }
    long late = 0;
    for (Goal goal : problem.goals()) {
      Unit unit = (Unit) problem.resource(goal.unit());
      int[] levels = sight.levels(unit);
      for (int slot = 0; slot < levels.length; slot++) {
        if (goal.window().contains(slot) && levels[slot] < goal.level()) {
          late += problem.days(slot, slot + 1) * goal.perDay();
        }
      }
    }
    long money = 0;
    for (Attendance attendance : sight.plan().attendances()) {
      money += sight.activity(attendance).cost() * problem.prices().money();
    }
    return new TourCost(unfilled, late, money, overfill, change(sight));
  }

  private static long change(Sight sight) {
    TourProblem problem = sight.problem();
    if (problem.prices().change() == 0) {
      return 0;
    }
    long change = 0;
    Map<String, List<Tour>> published =
        problem.published().stream().collect(Collectors.groupingBy(Tour::resource));
    for (Resource resource : problem.resources()) {
      Map<Integer, String> now = lineBySlot(sight.plan().listTours(resource.id()));
      Map<Integer, String> before = lineBySlot(published.getOrDefault(resource.id(), List.of()));
      for (int slot = 0; slot < problem.slots(); slot++) {
        String was = before.getOrDefault(slot, "");
        if (!was.equals(now.getOrDefault(slot, ""))) {
          change += problem.days(slot, slot + 1) * problem.prices().change();
        }
      }
    }
    return change;
  }

  private static Map<Integer, String> lineBySlot(List<Tour> tours) {
    Map<Integer, String> bySlot = new HashMap<>();
    for (Tour tour : tours) {
      for (int slot = tour.start(); slot < tour.end(); slot++) {
        bySlot.put(slot, tour.line());
      }
    }
    return bySlot;
  }
}
