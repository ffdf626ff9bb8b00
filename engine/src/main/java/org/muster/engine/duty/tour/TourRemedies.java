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
import java.util.function.Function;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Repricing;

/// Looks for the cheapest change that closes a gap, by making it and planning again.
///
/// Remedies are tried in order of price. Each is tried by freeing the resources that it touches,
/// keeping the calendars of all others, and repricing those that are free until nothing gets
/// cheaper; whoever keeps more of the plan than need be may miss a remedy, never invent one. One
/// closes the gap when nobody is missing in it any more and the plan has no dearer gap elsewhere
/// for it: missing person-days at their priority fall by at least the gap's own.
public final class TourRemedies {
  private static final int NEAREST_TRIED = 6;
  private static final long PRESSURE = 1000;

  private final TourProblem problem;
  private final TourPlan plan;
  private final TourCost cost;
  private final RemedyPrices prices;
  private final int mostTrials;
  private final Function<Trial, Optional<TourPlan>> replanning;

  /// A problem with a remedy made, and a lawful plan for it to start from.
  public record Trial(TourProblem problem, TourPlan plan) {}

  /// A remedy that was tried.
  ///
  /// @param plan the plan made again with it, which passed the checker
  /// @param cost of that plan; the remedy's own price is apart
  /// @param personDays of the gap that it fills
  /// @param closes whether it fills the gap wholly
  public record Tried(
      Remedy remedy, TourPlan plan, TourCost cost, long personDays, boolean closes) {}

  /// What the search found.
  ///
  /// @param best the cheapest remedy that closes the gap; where none does, the one that fills most
  ///     of it; empty where none fills any
  /// @param tried how many remedies were tried
  /// @param cut whether the search ended before every remedy of a lower price was tried
  public record Outcome(Optional<Tried> best, int tried, boolean cut) {}

  private record Option(Remedy remedy, Set<String> targets) {}

  /// @param mostTrials most remedies tried for one gap
  /// @param replanning plans a whole problem again; asked for the remedy found, to see what it
  ///     brings at best
  public TourRemedies(
      TourProblem problem,
      TourPlan plan,
      RemedyPrices prices,
      int mostTrials,
      Function<Trial, Optional<TourPlan>> replanning) {
    this.problem = problem;
    this.plan = plan;
    this.cost = TourChecker.check(problem, plan).cost();
    this.prices = prices;
    this.mostTrials = mostTrials;
    this.replanning = replanning;
  }

  /// The cheapest remedy for a gap.
  ///
  /// @param reasons why it is open, nearest first
  public Outcome search(Gap gap, List<Reason> reasons) {
    List<Option> options = options(gap, reasons);
    Optional<Tried> best = Optional.empty();
    int tried = 0;
    for (Option option : options) {
      if (tried == mostTrials) {
        return new Outcome(best, tried, true);
      }
      tried++;
      Optional<Tried> next = attempt(gap, option);
      if (next.isPresent() && next.get().closes()) {
        return new Outcome(Optional.of(improved(gap, next.get())), tried, false);
      }
      if (next.isPresent() && next.get().personDays() > best.map(Tried::personDays).orElse(0L)) {
        best = next;
      }
    }
    return new Outcome(best, tried, false);
  }

  private Optional<Tried> attempt(Gap gap, Option option) {
    Remedy remedy = option.remedy();
    TourProblem changed = remedy.applyTo(problem);
    TourPlan moved = moved(remedy);
    Set<String> free = new LinkedHashSet<>(option.targets());
    free.addAll(disturbed(changed, moved, remedy));
    CompiledTours compiled = TourCompiler.compile(changed, moved, free);
    // Once with the gap as dear as can be, so that it is closed if these resources can close it at
    // all, and once at its own price, which may fill more of other gaps.
    Optional<Tried> pressed =
        replanned(compiled, pressing(compiled, gap, remedy), free)
            .flatMap(again -> judged(gap, remedy, changed, again));
    if (pressed.isPresent() && pressed.get().closes()) {
      return pressed;
    }
    Optional<Tried> plain =
        replanned(compiled, compiled.problem(), free)
            .flatMap(again -> judged(gap, remedy, changed, again));
    long pressedDays = pressed.map(Tried::personDays).orElse(-1L);
    return plain.filter(tried -> tried.personDays() > pressedDays).or(() -> pressed);
  }

  private static Optional<TourPlan> replanned(
      CompiledTours compiled, DutyProblem duty, Set<String> free) {
    int[] order = free.stream().mapToInt(compiled::resource).toArray();
    return start(compiled, duty, free)
        .map(start -> Repricing.descend(duty, start, order))
        .map(compiled::toTours);
  }

  /// The model with the rows of the gap made dear.
  private static DutyProblem pressing(CompiledTours compiled, Gap gap, Remedy remedy) {
    List<Demand> demands = new ArrayList<>(compiled.problem().demands());
    Window moved = gap.window().shifted(remedy.shift(gap.line()));
    for (LineRow row : compiled.rows()) {
      if (row.line().equals(gap.line()) && row.block().overlap(moved) > 0) {
        Demand demand = demands.get(row.row());
        demands.set(
            row.row(),
            new Demand(
                demand.id(),
                demand.slot(),
                demand.duty(),
                demand.needed(),
                demand.capacity(),
                demand.underCost() * PRESSURE,
                demand.overCost()));
      }
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

  private Tried improved(Gap gap, Tried found) {
    TourProblem changed = found.remedy().applyTo(problem);
    return replanning
        .apply(new Trial(changed, found.plan()))
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
      if (breach.rule().equals("PARENT-CHILD")) {
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
            .filter(r -> r.rules().contains("READY") || r.rules().contains("CERT-EXPIRY"))
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
