package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Finds out why a gap is open, by putting tours into the plan and walking the rules, and by
/// pricing the lawful calendars that would fill it ([NearestCalendars]). The prices of all gaps are
/// worked out at once when it is made; a gap is then looked up.
public final class TourReasons {
  /// Most stretches on which the rules are walked for one resource.
  private static final int MOST_WALKED = 6;

  private final CompiledTours compiled;
  private final TourProblem problem;
  private final TourPlan plan;
  private final Optional<NearestCalendars> nearest;
  private final long cost;
  private final Sight present;

  /// @param plan a plan that passed the checker
  public TourReasons(CompiledTours compiled, TourPlan plan) {
    this.compiled = compiled;
    this.problem = compiled.source();
    this.plan = plan;
    this.nearest = compiled.findDuties(plan).map(duties -> new NearestCalendars(compiled, duties));
    this.cost = TourChecker.check(problem, plan).cost().total();
    this.present = new Sight(problem, plan);
  }

  /// One reason for each resource of the line's kind, nearest first; none where there is no such
  /// resource.
  public List<Reason> explain(Gap gap) {
    Line line = problem.line(gap.line());
    List<Window> shapes = shapes(line, gap.window());
    List<Reason> reasons = new ArrayList<>();
    for (Resource resource : problem.resources()) {
      if (resource.kind() == line.kind()) {
        reasons.add(nearest(resource, line, shapes));
      }
    }
    reasons.sort(Reason.NEAREST);
    return reasons;
  }

  /// The stretches that cover as much of the gap as a tour of lawful shape can; the gap itself when
  /// no tour has a lawful shape there.
  List<Window> shapes(Line line, Window gap) {
    List<Window> shapes = Lawful.shapes(problem.terms(line.kind()), line);
    int most = shapes.stream().mapToInt(shape -> shape.overlap(gap)).max().orElse(0);
    if (most == 0) {
      return List.of(gap);
    }
    return shapes.stream().filter(shape -> shape.overlap(gap) == most).toList();
  }

  private Reason nearest(Resource resource, Line line, List<Window> shapes) {
    Reason nearest = null;
    TourPlan own = withKin(resource);
    for (Window shape : walked(resource, line, shapes)) {
      Tour tour = new Tour(resource.id(), line.id(), shape.from(), shape.slots());
      List<Attendance> colliding = colliding(resource, tour);
      Reason reason = force(resource, own, tour, List.of());
      nearest = nearest == null || Reason.NEAREST.compare(reason, nearest) < 0 ? reason : nearest;
      if (!colliding.isEmpty()) {
        Reason without = force(resource, own, tour, colliding);
        nearest = Reason.NEAREST.compare(without, nearest) < 0 ? without : nearest;
      }
    }
    if (nearest == null) {
      throw new IllegalStateException("No stretch to try on line " + line.id() + ".");
    }
    return new Reason(
        nearest.resource(),
        nearest.tour(),
        nearest.dropped(),
        nearest.breaches(),
        nearest.shortDays(),
        extraCost(resource, line, shapes));
  }

  /// The stretches on which the rules are walked: the cheapest lawful one, and others evenly over
  /// the time, the first and the last among them.
  private List<Window> walked(Resource resource, Line line, List<Window> shapes) {
    if (shapes.size() <= MOST_WALKED) {
      return shapes;
    }
    Set<Window> walked = new LinkedHashSet<>();
    long least = Long.MAX_VALUE;
    Window cheapest = shapes.getFirst();
    for (Window shape : shapes) {
      OptionalLong extra = extraCost(resource, line, List.of(shape));
      if (extra.isPresent() && extra.getAsLong() < least) {
        least = extra.getAsLong();
        cheapest = shape;
      }
    }
    walked.add(cheapest);
    for (int i = 0; i < MOST_WALKED - 1; i++) {
      walked.add(shapes.get(i * (shapes.size() - 1) / (MOST_WALKED - 2)));
    }
    return List.copyOf(walked);
  }

  /// The calendars of a resource and of those that it may not meet: the part of the plan that the
  /// rules on one resource look at.
  private TourPlan withKin(Resource resource) {
    List<Tour> tours = new ArrayList<>(plan.listTours(resource.id()));
    for (Unit unit : problem.units()) {
      boolean kin =
          !unit.id().equals(resource.id())
              && (descends(unit, resource.id())
                  || (resource instanceof Unit own && descends(own, unit.id())));
      if (kin) {
        tours.addAll(plan.listTours(unit.id()));
      }
    }
    return new TourPlan(tours, plan.listAttendances(resource.id()));
  }

  private boolean descends(Unit unit, String from) {
    Optional<String> parent = unit.findParent();
    while (parent.isPresent() && !parent.get().equals(from)) {
      parent = ((Unit) problem.resource(parent.get())).findParent();
    }
    return parent.isPresent();
  }

  private List<Attendance> colliding(Resource resource, Tour tour) {
    return plan.listAttendances(resource.id()).stream()
        .filter(attendance -> present.window(attendance).overlap(tour.window()) > 0)
        .toList();
  }

  private Reason force(Resource resource, TourPlan own, Tour tour, List<Attendance> dropped) {
    List<Attendance> kept = new ArrayList<>(own.attendances());
    kept.removeAll(dropped);
    TourPlan forced = new TourPlan(own.plus(tour).tours(), kept);
    Sight sight = new Sight(problem, forced, List.of(resource));
    List<Breach> breaches = new ArrayList<>();
    for (TourRule rule : TourRules.all()) {
      for (Breach breach : rule.walk().apply(sight)) {
        if (RuleId.DOUBLE_BOOKED.is(breach.rule())) {
          breaches.add(busyWith(resource, breach));
        } else if (RuleId.READY.is(breach.rule())) {
          breaches.add(neverReached((Unit) resource, breach));
        } else {
          breaches.add(breach);
        }
      }
    }
    int shortDays = breaches.stream().mapToInt(Breach::shortDays).sum();
    return new Reason(resource.id(), tour, dropped, breaches, shortDays, OptionalLong.empty());
  }

  /// The breach, naming the rung that nobody offers where the level is for that reason never
  /// reached: what it turns on is then no longer the line but the activity without an offering.
  private Breach neverReached(Unit unit, Breach breach) {
    if (breach.window().to() < problem.slots()) {
      return breach;
    }
    return Rungs.findMissing(problem, unit, (int) breach.measured(), (int) breach.limit())
        .map(missing -> about(breach, missing.about()))
        .orElse(breach);
  }

  private static Breach about(Breach breach, String about) {
    return new Breach(
        breach.rule(),
        breach.resource(),
        about,
        breach.window(),
        breach.measured(),
        breach.limit(),
        breach.measure(),
        breach.shortDays());
  }

  /// The breach, naming what the resource already does rather than the tour that was tried.
  private Breach busyWith(Resource resource, Breach breach) {
    return present.busy(resource).stream()
        .filter(busy -> busy.window().overlap(breach.window()) > 0)
        .findFirst()
        .map(busy -> about(breach, busy.what()))
        .orElse(breach);
  }

  /// What the cheapest lawful calendar of the resource with a tour of one of the shapes adds.
  private OptionalLong extraCost(Resource resource, Line line, List<Window> shapes) {
    return nearest.isEmpty()
        ? OptionalLong.empty()
        : nearest.get().least(compiled.resource(resource.id()), compiled.duty(line.id()), shapes);
  }

  /// Who else could have gone on a tour, and what the whole plan would then cost: another resource
  /// for as much of its time on its line as a tour can have.
  ///
  /// @param replanned solves again with the resource held on the line in the slot
  /// @return lawful alternatives, the cheapest first
  public List<Alternative> alternatives(Tour tour, Replanning replanned) {
    List<Alternative> alternatives = new ArrayList<>();
    Line line = problem.line(tour.line());
    for (Resource other : problem.resources()) {
      if (other.kind() == line.kind() && !other.id().equals(tour.resource())) {
        int middle = tour.start() + tour.slots() / 2;
        replanned
            .plan(compiled, plan, other.id(), line.id(), middle)
            .ifPresent(
                changed -> {
                  TourChecker.Verdict verdict = TourChecker.check(problem, changed);
                  if (verdict.passed()) {
                    alternatives.add(
                        new Alternative(other.id(), changed, verdict.cost().total() - cost));
                  }
                });
      }
    }
    alternatives.sort(
        Comparator.comparingLong(Alternative::extraCost).thenComparing(Alternative::resource));
    return alternatives;
  }

  /// Another resource in a tour's place.
  ///
  /// @param plan the whole plan with it
  /// @param extraCost what that plan costs more than the present one
  public record Alternative(String resource, TourPlan plan, long extraCost) {}

  /// Plans again with a resource held on a line in a slot.
  @FunctionalInterface
  public interface Replanning {
    /// The new plan; empty when the resource has no lawful calendar for it.
    Optional<TourPlan> plan(
        CompiledTours compiled, TourPlan present, String resource, String line, int slot);
  }
}
