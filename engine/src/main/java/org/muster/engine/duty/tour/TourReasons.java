package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.Repricing;

/// Finds out why a gap is open, by putting tours into the plan and walking the rules, and by
/// pricing the lawful calendars that would fill it.
public final class TourReasons {
  private final CompiledTours compiled;
  private final TourProblem problem;
  private final TourPlan plan;
  private final Optional<DutyPlan> duties;
  private final long cost;

  /// @param plan a plan that passed the checker
  public TourReasons(CompiledTours compiled, TourPlan plan) {
    this.compiled = compiled;
    this.problem = compiled.source();
    this.plan = plan;
    this.duties = compiled.findDuties(plan);
    this.cost = TourChecker.check(problem, plan).cost().total();
  }

  /// One reason for each resource of the line's kind, nearest first.
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
    List<Window> shapes = new Lawful(problem).shapes(line.kind(), line);
    int most = shapes.stream().mapToInt(shape -> shape.overlap(gap)).max().orElse(0);
    if (most == 0) {
      return List.of(gap);
    }
    return shapes.stream().filter(shape -> shape.overlap(gap) == most).toList();
  }

  private Reason nearest(Resource resource, Line line, List<Window> shapes) {
    Reason nearest = null;
    for (Window shape : shapes) {
      Tour tour = new Tour(resource.id(), line.id(), shape.from(), shape.slots());
      for (boolean drop : new boolean[] {false, true}) {
        Reason reason = force(resource, tour, drop);
        if (nearest == null || Reason.NEAREST.compare(reason, nearest) < 0) {
          nearest = reason;
        }
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

  private Reason force(Resource resource, Tour tour, boolean drop) {
    List<Attendance> dropped = new ArrayList<>();
    List<Attendance> kept = new ArrayList<>();
    for (Attendance attendance : plan.attendances()) {
      Offering offering = problem.offering(attendance.offering());
      int end = offering.start() + problem.activity(offering.activity()).slots();
      boolean collides =
          attendance.unit().equals(resource.id())
              && new Window(offering.start(), end).overlap(tour.window()) > 0;
      (drop && collides ? dropped : kept).add(attendance);
    }
    TourPlan forced = new TourPlan(plan.plus(tour).tours(), kept);
    Sight sight = new Sight(problem, forced, List.of(resource));
    List<Breach> breaches = new ArrayList<>();
    for (TourRule rule : TourRules.all()) {
      for (Breach breach : rule.walk().apply(sight)) {
        breaches.add(RuleId.DOUBLE_BOOKED.is(breach.rule()) ? busyWith(resource, breach) : breach);
      }
    }
    int shortDays = breaches.stream().mapToInt(Breach::shortDays).sum();
    return new Reason(resource.id(), tour, dropped, breaches, shortDays, OptionalLong.empty());
  }

  /// The breach, naming what the resource already does rather than the tour that was tried.
  private Breach busyWith(Resource resource, Breach breach) {
    String what =
        new Sight(problem, plan)
            .busy(resource).stream()
                .filter(busy -> busy.window().overlap(breach.window()) > 0)
                .map(Sight.Busy::what)
                .findFirst()
                .orElse(breach.about());
    return new Breach(
        breach.rule(),
        breach.resource(),
        what,
        breach.window(),
        breach.measured(),
        breach.limit(),
        breach.measure(),
        breach.shortDays());
  }

  /// The cheapest lawful calendar of the resource with a tour of one of the shapes, priced against
  /// what the others cover.
  private OptionalLong extraCost(Resource resource, Line line, List<Window> shapes) {
    if (duties.isEmpty()) {
      return OptionalLong.empty();
    }
    int index = compiled.resource(resource.id());
    CalendarNetwork network = compiled.problem().resources().get(index).network();
    int duty = compiled.duty(line.id());
    long[] covered = Repricing.cover(compiled.problem(), duties.get(), r -> r == index);
    OptionalLong least = OptionalLong.empty();
    for (Window shape : shapes) {
      Optional<Calendar> best =
          Repricing.best(
              compiled.problem(), index, covered, arc -> keeps(network, arc, duty, shape));
      if (best.isPresent()) {
        List<Calendar> calendars = new ArrayList<>(duties.get().calendars());
        calendars.set(index, best.get());
        TourPlan changed = compiled.toTours(new DutyPlan(calendars));
        long extra = TourChecker.check(problem, changed).cost().total() - cost;
        if (least.isEmpty() || extra < least.getAsLong()) {
          least = OptionalLong.of(extra);
        }
      }
    }
    return least;
  }

  /// Whether a path through the arc can still have this tour.
  static boolean keeps(CalendarNetwork network, int arc, int duty, Window tour) {
    int activity = network.arcActivity(arc);
    if (activity != CalendarNetwork.IDLE
        && network.activityDuty(activity) == duty
        && network.activityFirst(activity) == tour.from()
        && network.activityEnd(activity) == tour.to()) {
      return true;
    }
    return network.nodeSlot(network.arcHead(arc)) <= tour.from()
        || network.nodeSlot(network.arcTail(arc)) >= tour.to();
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
