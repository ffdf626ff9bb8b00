package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The best plan by trying every one. It knows the rules of the checker and nothing of the network
/// that the solvers read.
final class BruteForce {
  private static final Set<String> ACROSS = Set.of("SEATS", "EVALUATORS", "PARENT-CHILD");

  private final TourProblem problem;
  private final TourCost idle;
  private final List<List<Own>> calendars = new ArrayList<>();
  private TourPlan best = TourPlan.empty();
  private long bestCost = Long.MAX_VALUE;

  /// A calendar of one resource, with what it alone adds to the cost.
  record Own(TourPlan plan, long cost) {}

  private BruteForce(TourProblem problem) {
    this.problem = problem;
    idle = TourChecker.check(problem, TourPlan.empty()).cost();
  }

  static TourPlan best(TourProblem problem) {
    BruteForce force = new BruteForce(problem);
    for (Resource resource : problem.resources()) {
      force.calendars.add(force.calendars(resource));
    }
    int[][] filled = new int[problem.lines().size()][problem.slots()];
    force.combine(0, TourPlan.empty(), force.idle.late() + force.idle.change(), filled);
    return force.best;
  }

  static List<Own> calendarsOf(TourProblem problem, Resource resource) {
    return new BruteForce(problem).calendars(resource);
  }

  private List<Own> calendars(Resource resource) {
    List<Object> items = new ArrayList<>();
    for (Line line : problem.lines()) {
      for (int start = 0; start < problem.slots(); start++) {
        for (int end = start + 1; end <= problem.slots(); end++) {
          Tour tour = new Tour(resource.id(), line.id(), start, end - start);
          if (lawfulAlone(resource, TourPlan.empty().plus(tour))) {
            items.add(tour);
          }
        }
      }
    }
    if (resource instanceof Unit unit) {
      problem.offerings().forEach(o -> items.add(new Attendance(unit.id(), o.id())));
    }
    List<Own> out = new ArrayList<>();
    choose(resource, items, 0, TourPlan.empty(), out);
    return out;
  }

  /// Whether only rules are broken that more duties could still satisfy.
  private boolean lawfulAlone(Resource resource, TourPlan plan) {
    Set<String> curable = new HashSet<>(Set.of("READY", "CERT-EXPIRY", "PINNED"));
    return broken(resource, plan).stream().allMatch(curable::contains);
  }

  private Set<String> broken(Resource resource, TourPlan plan) {
    Set<String> ids = new HashSet<>();
    Sight sight = new Sight(problem, plan, List.of(resource));
    for (TourRule rule : TourRules.all()) {
      if (!ACROSS.contains(rule.id()) && !rule.walk().apply(sight).isEmpty()) {
        ids.add(rule.id());
      }
    }
    return ids;
  }

  private void choose(
      Resource resource, List<Object> items, int from, TourPlan plan, List<Own> out) {
    if (from == items.size()) {
      if (broken(resource, plan).isEmpty()) {
        TourCost cost = TourChecker.check(problem, plan).cost();
        long own = cost.late() - idle.late() + cost.money() + cost.change() - idle.change();
        out.add(new Own(plan, own));
      }
      return;
    }
    choose(resource, items, from + 1, plan, out);
    TourPlan more =
        switch (items.get(from)) {
          case Tour tour -> plan.plus(tour);
          case Attendance attendance -> {
            List<Attendance> all = new ArrayList<>(plan.attendances());
            all.add(attendance);
            yield new TourPlan(plan.tours(), all);
          }
          default -> throw new IllegalStateException();
        };
    Sight sight = new Sight(problem, more, List.of(resource));
    if (TourRules.doubleBooked(sight).isEmpty()
        && TourRules.rest(sight).isEmpty()
        && TourRules.maxTours(sight).isEmpty()) {
      choose(resource, items, from + 1, more, out);
    }
  }

  private void combine(int index, TourPlan plan, long own, int[][] filled) {
    if (index == calendars.size()) {
      long cost = own + lineCost(filled);
      if (cost < bestCost && acrossHolds(plan)) {
        bestCost = cost;
        best = plan;
      }
      return;
    }
    String id = problem.resources().get(index).id();
    Strength strength = problem.resources().get(index).strength();
    for (Own calendar : calendars.get(index)) {
      fill(filled, calendar.plan(), strength, 1);
      TourPlan with = plan.withCalendarOf(id, calendar.plan());
      combine(index + 1, with, own + calendar.cost(), filled);
      fill(filled, calendar.plan(), strength, -1);
    }
  }

  private void fill(int[][] filled, TourPlan plan, Strength strength, int sign) {
    for (Tour tour : plan.tours()) {
      int line = problem.lines().indexOf(problem.line(tour.line()));
      for (int slot = tour.start(); slot < tour.end(); slot++) {
        filled[line][slot] += sign * strength.at(slot);
      }
    }
  }

  private long lineCost(int[][] filled) {
    long cost = 0;
    for (int l = 0; l < filled.length; l++) {
      Line line = problem.lines().get(l);
      for (int slot = 0; slot < problem.slots(); slot++) {
        int needed = line.window().contains(slot) ? line.needed() : 0;
        long days = problem.slotDays().get(slot);
        cost += Math.max(0, needed - filled[l][slot]) * days * line.priority();
        cost += Math.max(0, filled[l][slot] - needed) * days * problem.prices().overfill();
      }
    }
    return cost;
  }

  private boolean acrossHolds(TourPlan plan) {
    Sight sight = new Sight(problem, plan);
    return ACROSS.stream().allMatch(id -> TourRules.get(id).walk().apply(sight).isEmpty());
  }
}
