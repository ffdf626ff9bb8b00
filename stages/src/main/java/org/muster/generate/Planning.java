package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.FirstPlan;
import org.muster.engine.duty.Pin;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.portfolio.PortfolioSolver;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Breach;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.Goal;
import org.muster.engine.duty.tour.Line;
import org.muster.engine.duty.tour.Offering;
import org.muster.engine.duty.tour.Reason;
import org.muster.engine.duty.tour.Remedy;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.engine.duty.tour.TourRemedies;
import org.muster.engine.duty.tour.Unit;
import org.muster.engine.duty.tour.Window;
import org.muster.record.CaseData;

/// Plans a case: tours and activities together, checked, with a bound, and for each gap why it is
/// open and what would close it.
public final class Planning {
  /// Steps of each run that plans again for a remedy or an alternative.
  private static final long REPLAN_STEPS = 200;

  /// Steps of all runs for the remedies of one plan.
  private static final long REMEDY_STEPS = 10_000;

  private static final int MOST_TRIALS = 120;

  private final DutySolver solver;
  private final String solverName;
  private final DutySolver again;

  /// @param solver finds the plan, and plans again for remedies and alternatives
  /// @param solverName as written in the plan
  public Planning(DutySolver solver, String solverName) {
    this(solver, solverName, solver);
  }

  private Planning(DutySolver solver, String solverName, DutySolver again) {
    this.solver = solver;
    this.solverName = solverName;
    this.again = again;
  }

  /// As Muster plans by default: column generation and CP-SAT together find the plan. For a remedy
  /// or an alternative column generation plans again alone: there are many, and each differs little
  /// from the plan that it starts from.
  public static Planning byBoth() {
    return new Planning(new PortfolioSolver(), "portfolio", new ColumnGenerationSolver());
  }

  /// How long to look for a plan.
  ///
  /// @param steps limit of the solver's steps; empty to look until `stop`
  /// @param stop asked often; once true the best plan so far is kept
  public record Request(long seed, OptionalLong steps, int threads, BooleanSupplier stop) {
    SolveLimits limits() {
      return new SolveLimits(
          steps.orElse(SolveLimits.UNLIMITED), threads, seed, stop, Optional.empty());
    }
  }

  /// What came of planning.
  public sealed interface Outcome {
    /// A plan that passed the checker.
    record Planned(PlanningCase planning, TourPlan plan, PlanDocument document)
        implements Outcome {}

    /// No plan keeps what is settled; or none was found in the time.
    ///
    /// @param proven whether there is none at all
    record NoPlan(PlanningCase planning, boolean proven) implements Outcome {}
  }

  /// The planning view of a case that was checked.
  public static PlanningCase read(CaseData data) {
    return TourMapping.of(data);
  }

  /// Plans a case that was checked.
  public Outcome plan(CaseData data, Request request, Progress.Listener listener) {
    PlanningCase planning = TourMapping.of(data);
    TourProblem problem = planning.problem();
    CompiledTours compiled = TourCompiler.compile(problem);
    if (compiled.problem().resources().isEmpty()) {
      return new Outcome.NoPlan(planning, false);
    }
    SolveLimits limits = request.limits();
    Optional<DutyPlan> first = FirstPlan.find(compiled.problem(), limits);
    if (first.isPresent()) {
      limits = limits.from(first.get());
    }
    DutySolution solution = solver.solve(compiled.problem(), limits, listener);
    Optional<DutyPlan> duties = solution.plan();
    if (duties.isEmpty()) {
      return new Outcome.NoPlan(planning, solution.infeasible());
    }
    TourPlan plan = compiled.toTours(duties.get());
    TourChecker.Verdict verdict = TourChecker.check(problem, plan);
    if (!verdict.passed()) {
      throw new IllegalStateException(
          "The plan does not pass the checker: " + verdict.breaches() + ". This is a fault.");
    }
    long bound =
        Math.min(verdict.cost().total(), (long) Math.ceil(Math.max(0, solution.bound()) - 1e-6));
    PlanDocument.Search search =
        new PlanDocument.Search(solverName, request.seed(), request.steps(), request.threads());
    return new Outcome.Planned(
        planning, plan, new Documents(planning, compiled, plan, verdict, bound, search).write());
  }

  /// Who else could go on a tour of the plan, and what the whole plan would then cost.
  public List<TourReasons.Alternative> alternatives(
      PlanningCase planning, TourPlan plan, Tour tour, long seed) {
    CompiledTours compiled = TourCompiler.compile(planning.problem());
    return new TourReasons(compiled, plan)
        .alternatives(
            tour,
            (model, present, resource, line, slot) -> {
              Pin pin = new Pin(resource, slot, model.duty(line));
              try {
                return again
                    .solve(
                        model.problem().pinned(List.of(pin)),
                        SolveLimits.ofSteps(REPLAN_STEPS, seed))
                    .plan()
                    .map(model::toTours);
              } catch (IllegalArgumentException e) {
                return Optional.empty(); // the resource has no lawful calendar with the pin
              }
            });
  }

  /// Writes a plan down with everything that belongs to it.
  private final class Documents {
    private final PlanningCase planning;
    private final TourProblem problem;
    private final Slots slots;
    private final CompiledTours compiled;
    private final TourPlan plan;
    private final TourChecker.Verdict verdict;
    private final long bound;
    private final PlanDocument.Search search;
    private long remedySteps = REMEDY_STEPS;

    Documents(
        PlanningCase planning,
        CompiledTours compiled,
        TourPlan plan,
        TourChecker.Verdict verdict,
        long bound,
        PlanDocument.Search search) {
      this.planning = planning;
      this.problem = planning.problem();
      this.slots = planning.slots();
      this.compiled = compiled;
      this.plan = plan;
      this.verdict = verdict;
      this.bound = bound;
      this.search = search;
    }

    PlanDocument write() {
      return new PlanDocument(
          planning.caseId(),
          planning.digest(),
          slots.first(),
          slots.last(),
          planning.grain(),
          planning.illustrative(),
          planning.releaseOfAll(),
          search,
          verdict.cost(),
          bound,
          PlanViews.lines(planning, plan),
          PlanViews.tours(planning, plan),
          PlanViews.activities(planning, plan),
          PlanViews.readiness(planning, plan),
          gaps(),
          PlanViews.late(planning, plan),
          planning.notes());
    }

    private List<PlanDocument.OpenGap> gaps() {
      TourReasons reasons = new TourReasons(compiled, plan);
      TourRemedies remedies =
          new TourRemedies(problem, plan, planning.remedyPrices(), MOST_TRIALS, this::solveAgain);
      List<PlanDocument.OpenGap> out = new ArrayList<>();
      for (Gap gap : Gap.list(problem, plan)) {
        List<Reason> why = reasons.explain(gap);
        TourRemedies.Outcome outcome = remedies.search(gap, why);
        List<String> inputs = new ArrayList<>(List.of(gap.line()));
        why.forEach(reason -> inputs.add(reason.resource()));
        out.add(
            new PlanDocument.OpenGap(
                gap.line(),
                from(gap.window()),
                to(gap.window()),
                gap.people(),
                gap.personDays(),
                gap.cost(),
                why.stream().map(reason -> why(gap, reason)).toList(),
                outcome.best().map(best -> remedy(gap, best)),
                outcome.tried(),
                outcome.cut(),
                planning.releaseOf(inputs)));
      }
      return out;
    }

    /// Solves again within the steps that are left for remedies; without any, nothing is found and
    /// nothing proven.
    private DutySolution solveAgain(DutyProblem changed, Optional<DutyPlan> start, double enough) {
      if (remedySteps <= 0) {
        return new DutySolution(
            Optional.empty(), Optional.empty(), Double.NEGATIVE_INFINITY, Optional.empty(), false);
      }
      AtomicBoolean proven = new AtomicBoolean();
      AtomicLong taken = new AtomicLong();
      long most = Math.min(REPLAN_STEPS, remedySteps);
      DutySolution solution =
          again.solve(
              changed,
              new SolveLimits(most, 1, search.seed(), proven::get, start),
              progress -> {
                taken.set(progress.steps());
                proven.set(proven.get() || progress.bound() >= enough);
              });
      remedySteps -= Math.max(1, taken.get());
      return solution;
    }

    private PlanDocument.Why why(Gap gap, Reason reason) {
      List<String> inputs = new ArrayList<>(List.of(gap.line(), reason.resource()));
      List<PlanDocument.BrokenRule> rules = new ArrayList<>();
      for (Breach breach : reason.breaches()) {
        inputs.add(breach.about());
        rules.add(
            new PlanDocument.BrokenRule(
                breach.rule(),
                breach.about(),
                from(breach.window()),
                to(breach.window()),
                breach.measured(),
                breach.limit(),
                breach.measure().name().toLowerCase(java.util.Locale.ROOT),
                breach.shortDays()));
      }
      return new PlanDocument.Why(
          reason.resource(),
          from(reason.tour().window()),
          to(reason.tour().window()),
          rules,
          reason.shortDays(),
          reason.extraCost(),
          planning.releaseOf(inputs));
    }

    private PlanDocument.CheapestRemedy remedy(Gap gap, TourRemedies.Tried tried) {
      List<String> inputs = new ArrayList<>(List.of(gap.line()));
      String kind = "";
      String subject = "";
      String unit = "";
      Optional<LocalDate> day = Optional.empty();
      int moved = 0;
      switch (tried.remedy()) {
        case Remedy.BringForward forward -> {
          kind = "bring-forward";
          subject = forward.offering();
          day = Optional.of(slots.firstDay(forward.toSlot()));
        }
        case Remedy.AddEvaluation added -> {
          kind = "add-evaluation";
          subject = added.activity();
          day = Optional.of(slots.firstDay(added.slot()));
        }
        case Remedy.WaiveCaveat waived -> {
          kind = "waive-caveat";
          subject = waived.caveat();
          unit = waived.unit();
          inputs.add(unit);
        }
        case Remedy.ShiftLine shifted -> {
          kind = "shift-line";
          subject = shifted.line();
          int from = problem.line(shifted.line()).window().from();
          LocalDate was = slots.firstDay(from);
          LocalDate now = slots.firstDay(from + shifted.slots());
          moved = (int) java.time.temporal.ChronoUnit.DAYS.between(was, now);
        }
        case Remedy.OneMoreUnit more -> {
          kind = "one-more-unit";
          subject = more.line();
          moved = more.strength();
        }
      }
      inputs.add(subject);
      // The plan made again moves others, too: it is as narrow as all of them.
      Releasability release =
          planning.releaseOf(inputs).and(planning.releaseOf(touchedBy(tried.plan())));
      return new PlanDocument.CheapestRemedy(
          kind,
          subject,
          unit,
          day,
          moved,
          tried.remedy().price(),
          tried.closes(),
          tried.personDays(),
          tried.cost().total(),
          release);
    }

    private List<String> touchedBy(TourPlan again) {
      List<String> touched = new ArrayList<>();
      for (Tour tour : again.tours()) {
        touched.add(tour.resource());
        touched.add(tour.line());
      }
      for (Attendance attendance : again.attendances()) {
        touched.add(attendance.unit());
        touched.add(attendance.offering());
      }
      return touched;
    }

    private LocalDate from(Window window) {
      return slots.firstDay(Math.clamp(window.from(), 0, slots.count() - 1));
    }

    private LocalDate to(Window window) {
      return slots.lastDay(window.to());
    }
  }

  /// The parts of a document that the plan alone decides, so that a check can make them again.
  static final class PlanViews {
    private PlanViews() {}

    static List<PlanDocument.LineFill> lines(PlanningCase planning, TourPlan plan) {
      TourProblem problem = planning.problem();
      List<PlanDocument.LineFill> lines = new ArrayList<>();
      for (Line line : problem.lines()) {
        long missing =
            Gap.list(problem, plan).stream()
                .filter(gap -> gap.line().equals(line.id()))
                .mapToLong(Gap::personDays)
                .sum();
        long needed = (long) line.needed() * problem.days(line.window().from(), line.window().to());
        List<String> inputs = new ArrayList<>(List.of(line.id()));
        problem.resources().stream()
            .filter(resource -> resource.kind() == line.kind())
            .forEach(resource -> inputs.add(resource.id()));
        lines.add(
            new PlanDocument.LineFill(
                line.id(), needed, needed - missing, planning.releaseOf(inputs)));
      }
      return lines;
    }

    static List<PlanDocument.PlannedTour> tours(PlanningCase planning, TourPlan plan) {
      TourProblem problem = planning.problem();
      Slots slots = planning.slots();
      return plan.tours().stream()
          .map(
              tour ->
                  new PlanDocument.PlannedTour(
                      tour.resource(),
                      tour.line(),
                      slots.firstDay(tour.start()),
                      slots.lastDay(tour.end()),
                      problem.resource(tour.resource()).strength().at(tour.start()),
                      problem.pinned().stream().anyMatch(pin -> pin.tour().equals(tour)),
                      planning.releaseOf(List.of(tour.resource(), tour.line()))))
          .toList();
    }

    static List<PlanDocument.PlannedActivity> activities(PlanningCase planning, TourPlan plan) {
      TourProblem problem = planning.problem();
      Slots slots = planning.slots();
      List<PlanDocument.PlannedActivity> activities = new ArrayList<>();
      for (Attendance attendance : plan.attendances()) {
        Offering offering = problem.offering(attendance.offering());
        var activity = problem.activity(offering.activity());
        activities.add(
            new PlanDocument.PlannedActivity(
                attendance.unit(),
                offering.id(),
                activity.id(),
                slots.firstDay(offering.start()),
                slots.lastDay(offering.start() + activity.slots()),
                activity.raisesTo() == 0 ? "" : problem.levelName(activity.raisesTo()),
                planning.releaseOf(List.of(attendance.unit(), offering.id(), activity.id()))));
      }
      activities.sort(
          java.util.Comparator.comparing(PlanDocument.PlannedActivity::unit)
              .thenComparing(PlanDocument.PlannedActivity::from)
              .thenComparing(PlanDocument.PlannedActivity::offering));
      return activities;
    }

    static List<PlanDocument.Readiness> readiness(PlanningCase planning, TourPlan plan) {
      TourProblem problem = planning.problem();
      Slots slots = planning.slots();
      List<PlanDocument.Readiness> out = new ArrayList<>();
      for (Unit unit : problem.units()) {
        int[] levels = TourChecker.levels(problem, plan, unit.id());
        int start = 0;
        for (int slot = 1; slot <= levels.length; slot++) {
          if (slot == levels.length || levels[slot] != levels[start]) {
            out.add(
                new PlanDocument.Readiness(
                    unit.id(),
                    problem.levelName(levels[start]),
                    slots.firstDay(start),
                    slots.lastDay(slot),
                    slot < levels.length && levels[slot] < levels[start],
                    planning.releaseOf(List.of(unit.id()))));
            start = slot;
          }
        }
      }
      return out;
    }

    static List<PlanDocument.LateGoal> late(PlanningCase planning, TourPlan plan) {
      TourProblem problem = planning.problem();
      Slots slots = planning.slots();
      List<PlanDocument.LateGoal> late = new ArrayList<>();
      for (Goal goal : problem.goals()) {
        int[] levels = TourChecker.levels(problem, plan, goal.unit());
        int days = 0;
        for (int slot = goal.window().from(); slot < goal.window().to(); slot++) {
          days += levels[slot] < goal.level() ? problem.days(slot, slot + 1) : 0;
        }
        if (days > 0) {
          late.add(
              new PlanDocument.LateGoal(
                  goal.id(),
                  goal.unit(),
                  problem.levelName(goal.level()),
                  slots.lastDay(goal.window().from()),
                  days,
                  days * goal.perDay(),
                  planning.releaseOf(List.of(goal.id(), goal.unit()))));
        }
      }
      return late;
    }
  }
}
