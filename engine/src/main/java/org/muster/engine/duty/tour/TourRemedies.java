package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.Repricing;

/// Looks for the cheapest change that closes a gap, by making it and planning again.
///
/// Remedies are tried in order of price. Each is tried twice: first by freeing only the resources
/// that it touches and repricing these until nothing gets cheaper, which costs next to nothing and
/// often closes the gap; where that does not, by solving the whole problem again with missing
/// people made dear, until a plan closes the gap or the solver's bound proves that none can. What
/// is found is thus the cheapest of all remedies tried, unless the outcome says otherwise.
///
/// A gap is closed when nobody is missing in it any more, no gap has opened elsewhere for it
/// (missing person-days at their priority fall by at least the gap's own), and the plan costs less.
public final class TourRemedies {
  private static final int NEAREST_TRIED = 6;

  /// What a missing person costs while a remedy is tried, as a multiple of its price: in the gap
  /// itself, so that it is closed if it can be; and elsewhere, so that no other gap opens for it.
  private static final long PRESSURE = 1000;

  private static final long PRESSURE_ELSEWHERE = 10;

  private final TourProblem problem;
  private final TourPlan plan;
  private final TourCost cost;
  private final RemedyPrices prices;
  private final int mostTrials;
  private final Solving solving;

  /// Solves a calendar model again.
  @FunctionalInterface
  public interface Solving {
    /// @param start a plan to start from, if there is one
    /// @param enough cost such that a proof that no plan costs less is as good as a plan
    DutySolution solve(DutyProblem problem, Optional<DutyPlan> start, double enough);
  }

  /// A remedy that was tried.
  ///
  /// @param plan the plan made again with it, which passed the checker
  /// @param cost of that plan; the remedy's own price is apart
  /// @param personDays of the gap that it fills
  /// @param closes whether it closes the gap wholly
  public record Tried(
      Remedy remedy, TourPlan plan, TourCost cost, long personDays, boolean closes) {}

  /// What the search found.
  ///
  /// @param best the cheapest remedy that closes the gap; where none does, the one that fills most
  ///     of it; empty where none fills any
  /// @param tried how many remedies were tried
  /// @param cut whether one of a lower price may close the gap: the search ended before all were
  ///     tried, or a trial ended before it was proven either way
  public record Outcome(Optional<Tried> best, int tried, boolean cut) {}

  /// @param settled whether it closes the gap or was proven not to
  private record Attempt(Optional<Tried> best, boolean settled) {}

  private record Option(Remedy remedy, Set<String> targets) {}

  /// @param mostTrials most remedies tried for one gap
  public TourRemedies(
      TourProblem problem, TourPlan plan, RemedyPrices prices, int mostTrials, Solving solving) {
    this.problem = problem;
    this.plan = plan;
    this.cost = TourChecker.check(problem, plan).cost();
    this.prices = prices;
    this.mostTrials = mostTrials;
    this.solving = solving;
  }

  /// The cheapest remedy for a gap.
  ///
  /// @param reasons why it is open, nearest first
  public Outcome search(Gap gap, List<Reason> reasons) {
    Optional<Tried> best = Optional.empty();
    int tried = 0;
    boolean cut = false;
    for (Option option : options(gap, reasons)) {
      if (tried == mostTrials) {
        return new Outcome(best, tried, true);
      }
      tried++;
      Attempt attempt = attempt(gap, option);
      Optional<Tried> next = attempt.best();
      if (next.isPresent() && next.get().closes()) {
        return new Outcome(Optional.of(improved(gap, next.get())), tried, cut);
      }
      cut |= !attempt.settled();
      if (next.isPresent() && next.get().personDays() > best.map(Tried::personDays).orElse(0L)) {
        best = next;
      }
    }
    return new Outcome(best, tried, cut);
  }

  private Attempt attempt(Gap gap, Option option) {
    Remedy remedy = option.remedy();
    TourProblem changed = remedy.applyTo(problem);
    TourPlan moved = moved(remedy);
    Set<String> free = new LinkedHashSet<>(option.targets());
    free.addAll(disturbed(changed, moved, remedy));
    CompiledTours few = TourCompiler.compile(changed, moved, free);
    Optional<Tried> pressed =
        replanned(few, pressing(few, gap, remedy), free)
            .flatMap(again -> judged(gap, remedy, changed, again));
    if (pressed.isPresent() && pressed.get().closes()) {
      return new Attempt(pressed, true);
    }
    Attempt whole = whole(gap, remedy, changed, pressed.map(Tried::plan).orElse(moved));
    return new Attempt(fuller(pressed, whole.best()), whole.settled());
  }

  /// Solves the whole problem with the remedy made and missing people dear. A plan that closes the
  /// gap costs no more there than the present plan without the gap, each missing person at the
  /// price of elsewhere; a bound above that is a proof that no plan does.
  private Attempt whole(Gap gap, Remedy remedy, TourProblem changed, TourPlan start) {
    CompiledTours compiled = TourCompiler.compile(changed);
    DutyProblem pressing = pressing(compiled, gap, remedy);
    long dearest = cost.total() - 1 + (PRESSURE_ELSEWHERE - 1) * (cost.unfilled() - gap.cost());
    DutySolution solution =
        solving.solve(pressing, compiled.findDuties(start), Math.nextUp((double) dearest));
    Optional<Tried> tried =
        solution
            .plan()
            .map(compiled::toTours)
            .flatMap(again -> judged(gap, remedy, changed, again));
    boolean closes = tried.isPresent() && tried.get().closes();
    return new Attempt(tried, closes || solution.bound() > dearest || solution.infeasible());
  }

  /// The one that closes, or else fills more; the first where they are equal.
  private static Optional<Tried> fuller(Optional<Tried> one, Optional<Tried> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    boolean better =
        other.get().closes() != one.get().closes()
            ? other.get().closes()
            : other.get().personDays() > one.get().personDays();
    return better ? other : one;
  }

  private static Optional<TourPlan> replanned(
      CompiledTours compiled, DutyProblem duty, Set<String> free) {
    int[] order = free.stream().mapToInt(compiled::resource).toArray();
    return start(compiled, duty, free)
        .map(start -> Repricing.descend(duty, start, order))
        .map(compiled::toTours);
  }

  /// The model with missing people dear, and dearest in the gap.
  private static DutyProblem pressing(CompiledTours compiled, Gap gap, Remedy remedy) {
    List<Demand> demands = new ArrayList<>(compiled.problem().demands());
    Window moved = gap.window().shifted(remedy.shift(gap.line()));
    for (LineRow row : compiled.rows()) {
      boolean inGap = row.line().equals(gap.line()) && row.block().overlap(moved) > 0;
      Demand demand = demands.get(row.row());
      demands.set(
          row.row(),
          new Demand(
              demand.id(),
              demand.slot(),
              demand.duty(),
              demand.needed(),
              demand.capacity(),
              demand.underCost() * (inGap ? PRESSURE : PRESSURE_ELSEWHERE),
              demand.overCost()));
    }
    DutyProblem duty = compiled.problem();
    return new DutyProblem(duty.slots(), duty.duties(), demands, duty.resources());
  }

  private Optional<Tried> judged(Gap gap, Remedy remedy, TourProblem changed, TourPlan replanned) {
    TourChecker.Verdict verdict = TourChecker.check(changed, replanned);
    if (!verdict.passed() || verdict.cost().total() >= cost.total()) {
      return Optional.empty();
    }
    long missing = gap.missing(changed, replanned, remedy.shift(gap.line()));
    boolean closes = missing == 0 && verdict.cost().unfilled() <= cost.unfilled() - gap.cost();
    long filled = gap.personDays() - missing;
    return Optional.of(new Tried(remedy, replanned, verdict.cost(), filled, closes));
  }

  /// The best plan with a remedy that was found, at the prices of the case.
  private Tried improved(Gap gap, Tried found) {
    TourProblem changed = found.remedy().applyTo(problem);
    CompiledTours compiled = TourCompiler.compile(changed);
    return solving
        .solve(compiled.problem(), compiled.findDuties(found.plan()), Double.POSITIVE_INFINITY)
        .plan()
        .map(compiled::toTours)
        .flatMap(replanned -> judged(gap, found.remedy(), changed, replanned))
        .filter(again -> again.closes() && again.cost().total() < found.cost().total())
        .orElse(found);
  }

  /// The plan with the tours on a moved line moved along.
  private TourPlan moved(Remedy remedy) {
    if (!(remedy instanceof Remedy.ShiftLine shift)) {
      return plan;
    }
    Set<Tour> settled = new LinkedHashSet<>();
    problem.pinned().forEach(pin -> settled.add(pin.tour()));
    List<Tour> tours =
        plan.tours().stream()
            .map(
                tour ->
                    tour.line().equals(shift.line()) && !settled.contains(tour)
                        ? new Tour(
                            tour.resource(),
                            tour.line(),
                            tour.start() + shift.slots(),
                            tour.slots())
                        : tour)
            .toList();
    return new TourPlan(tours, plan.attendances());
  }

  /// Resources whose calendars the remedy makes unlawful, so that they must be planned again.
  private Set<String> disturbed(TourProblem changed, TourPlan moved, Remedy remedy) {
    Set<String> disturbed = new LinkedHashSet<>();
    for (Breach breach : TourChecker.check(changed, moved).breaches()) {
      if (RuleId.PARENT_CHILD.is(breach.rule())) {
        disturbed.add(breach.about());
      }
      if (!breach.resource().isEmpty()) {
        disturbed.add(breach.resource());
      } else if (remedy instanceof Remedy.BringForward forward) {
        moved.attendances().stream()
            .filter(a -> a.offering().equals(forward.offering()))
            .forEach(a -> disturbed.add(a.unit()));
      }
    }
    return disturbed;
  }

  private static Optional<DutyPlan> start(
      CompiledTours compiled, DutyProblem duty, Set<String> free) {
    Map<String, Calendar> calendars = new HashMap<>();
    long[] covered = new long[duty.demands().size()];
    for (int r = 0; r < duty.resources().size(); r++) {
      CalendarModel model = duty.resources().get(r);
      if (!free.contains(model.resource())) {
        CalendarNetwork network = model.network();
        int[] all = new int[network.activities()];
        for (int a = 0; a < all.length; a++) {
          all[a] = a;
        }
        calendars.put(model.resource(), Calendar.of(model, all));
        Repricing.add(duty, r, Calendar.of(model, all), covered);
      }
    }
    for (String resource : free) {
      int r = compiled.resource(resource);
      Optional<Calendar> best = Repricing.best(duty, r, covered, arc -> true);
      if (best.isEmpty()) {
        return Optional.empty();
      }
      calendars.put(resource, best.get());
      Repricing.add(duty, r, best.get(), covered);
    }
    List<Calendar> inOrder = new ArrayList<>();
    for (CalendarModel model : duty.resources()) {
      Calendar calendar = calendars.get(model.resource());
      if (calendar == null) {
        return Optional.empty();
      }
      inOrder.add(calendar);
    }
    return Optional.of(new DutyPlan(inOrder));
  }

  private List<Option> options(Gap gap, List<Reason> reasons) {
    Map<Remedy, Set<String>> options = new LinkedHashMap<>();
    Line line = problem.line(gap.line());
    if (line.kind() == Kind.UNIT) {
      caveats(line, gap, options);
      evaluations(line, gap, reasons, options);
      options.put(
          new Remedy.OneMoreUnit(line.id(), gap.people(), prices.oneMoreUnit()),
          Set.of(Remedy.OneMoreUnit.ID));
    }
    shifts(line, reasons, options);
    return options.entrySet().stream()
        .map(entry -> new Option(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(option -> option.remedy().price()))
        .toList();
  }

  private void caveats(Line line, Gap gap, Map<Remedy, Set<String>> options) {
    for (Unit unit : problem.units()) {
      for (Caveat caveat : unit.caveats()) {
        if (line.tasks().contains(caveat.task()) && caveat.window().overlap(gap.window()) > 0) {
          put(
              options,
              new Remedy.WaiveCaveat(unit.id(), caveat.id(), prices.waiveCaveat()),
              unit.id());
        }
      }
    }
  }

  /// Activities held or added in the last slots before the gap in which a unit that is not ready
  /// has the time.
  private void evaluations(
      Line line, Gap gap, List<Reason> reasons, Map<Remedy, Set<String>> options) {
    List<String> unready =
        reasons.stream()
            .filter(
                r ->
                    r.rules().contains(RuleId.READY.id())
                        || r.rules().contains(RuleId.CERT_EXPIRY.id()))
            .map(Reason::resource)
            .limit(NEAREST_TRIED)
            .toList();
    for (String unit : unready) {
      for (Activity activity : problem.activities()) {
        if (activity.raisesTo() > line.level()) {
          continue;
        }
        boolean evaluates = activity.raisesTo() > 0;
        for (int slot : lastFree(unit, activity, gap.window().from())) {
          if (evaluates) {
            put(
                options,
                new Remedy.AddEvaluation(activity.id(), slot, prices.addEvaluation()),
                unit);
          }
          for (Offering offering : problem.offerings()) {
            boolean later =
                offering.start() > slot && offering.start() < slot + problem.slots() / 4;
            if (offering.activity().equals(activity.id()) && later) {
              put(
                  options,
                  new Remedy.BringForward(offering.id(), slot, prices.bringForward()),
                  unit);
              break;
            }
          }
        }
      }
    }
  }

  /// The last slots before another at which the unit could take the activity without giving up
  /// anything it does in the plan: right before, and before each stretch that it is busy.
  private List<Integer> lastFree(String unit, Activity activity, int before) {
    List<Integer> slots = new ArrayList<>();
    Sight sight = new Sight(problem, plan);
    List<Sight.Busy> busy = sight.busy(problem.resource(unit));
    Unit who = (Unit) problem.resource(unit);
    boolean wasFree = false;
    for (int slot = before - activity.slots();
        slot >= prices.earliestSlot() && slots.size() < 3;
        slot--) {
      Window window = new Window(slot, slot + activity.slots());
      boolean free =
          Lawful.available(who, window)
              && busy.stream().noneMatch(one -> one.window().overlap(window) > 0);
      if (free && !wasFree) {
        slots.add(slot);
      }
      wasFree = free;
    }
    return slots;
  }

  private void shifts(Line line, List<Reason> reasons, Map<Remedy, Set<String>> options) {
    Set<String> targets = new LinkedHashSet<>();
    reasons.stream().limit(NEAREST_TRIED).forEach(reason -> targets.add(reason.resource()));
    for (int by = 1; by <= prices.longestShift(); by++) {
      for (int slots : new int[] {by, -by}) {
        Window window = line.window().shifted(slots);
        if (window.from() >= prices.earliestSlot() && window.to() <= problem.slots()) {
          options.put(new Remedy.ShiftLine(line.id(), slots, prices.shiftLineSlot() * by), targets);
        }
      }
    }
  }

  private static void put(Map<Remedy, Set<String>> options, Remedy remedy, String unit) {
    options.computeIfAbsent(remedy, ignored -> new LinkedHashSet<>()).add(unit);
  }
}
