package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.Repricing;

/// Looks for the cheapest change that closes a gap, by making it and planning again.
///
/// Every remedy is first screened: it is made, only the resources that it touches or disturbs are
/// compiled, all others keep their calendars, and these few are repriced until nothing gets
/// cheaper. That costs next to nothing and gives a plan already. Of those that are cheaper than the
/// cheapest that closes the gap so far, the few that come out best by their price and the cost of
/// that plan are solved, with those free who share lines with the ones touched. What is found is
/// the cheapest of what was tried, not proven to be the cheapest of all.
///
/// A gap is closed when nobody is missing in it any more, no gap has opened elsewhere for it
/// (missing person-days at their priority fall by at least the gap's own), and the plan costs less.
/// A line that moves keeps its days: those that it asks for no longer, since the months it moves to
/// are shorter, count as missing.
public final class TourRemedies {
  private static final int NEAREST_TRIED = 6;

  /// How many of those screened are solved: few where each takes long, more where none does.
  private static final int SOLVED = 5;

  private static final int SOLVED_IF_SMALL = 8;

  /// Resources of a small problem.
  private static final int SMALL = 50;

  /// Most resources that are free beside those that a remedy touches or disturbs.
  private static final int MOST_NEIGHBOURS = 12;

  /// What a missing person costs while a remedy is tried, as a multiple of its price: in the gap
  /// itself, so that it is closed if it can be; and elsewhere, so that no other gap opens for it.
  private static final long PRESSURE = 1000;

  private static final long PRESSURE_ELSEWHERE = 10;

  /// How many times more who is missing in the gap counts when it is said what is solved first.
  private static final long MISSING_AGAIN = 2;

  private static final Comparator<Tried> CHEAPEST =
      Comparator.comparingLong((Tried tried) -> tried.remedy().price())
          .thenComparingLong(tried -> tried.cost().total());

  private final TourProblem problem;
  private final TourPlan plan;
  private final TourCost cost;
  private final RemedyPrices prices;
  private final int mostTrials;
  private final Solving solving;
  private final Set<Remedy> passedOver;

  /// Remedies that closed gaps before: what closes one often closes the next, and is solved first.
  private final Set<Remedy> closing = new LinkedHashSet<>();

  /// Solves a calendar model again.
  @FunctionalInterface
  public interface Solving {
    /// @param start a plan to start from, if there is one
    /// @param enough cost such that a proof that no plan costs less is as good as a plan; infinite
    ///     where no proof is
    DutySolution solve(DutyProblem problem, Optional<DutyPlan> start, double enough);
  }

  /// A remedy that was tried.
  ///
  /// @param plan the plan made again with it, which passed the checker: the proof that it helps,
  ///     and what to show and to plan on from when it is taken
  /// @param cost of that plan, below that of the present one; the remedy's own price is apart
  /// @param personDays of the gap that it fills, each slot with the days that it has in the gap
  /// @param closes whether it closes the gap wholly
  public record Tried(
      Remedy remedy, TourPlan plan, TourCost cost, long personDays, boolean closes) {}

  /// What the search found.
  ///
  /// @param best of the remedies that close the gap, the one of the least price, and of those the
  ///     one whose plan costs least; where none closes it, the one that fills most of it; empty
  ///     where none was found to fill any
  /// @param tried how many remedies were screened
  /// @param cut whether the search ended before all were screened, and those solved that may be
  ///     cheaper
  public record Outcome(Optional<Tried> best, int tried, boolean cut) {
    /// Nothing was looked for, since there was no time or step left.
    public static final Outcome NOT_LOOKED_FOR = new Outcome(Optional.empty(), 0, true);

    /// Whether any remedy was tried, or all of none.
    public boolean lookedFor() {
      return tried > 0 || !cut;
    }
  }

  private record Option(Remedy remedy, Set<String> targets) {}

  /// A remedy made, and the plan after only those touched or disturbed were planned again.
  ///
  /// @param estimate the remedy's price and the cost of the plan, with who is still missing in the
  ///     gap counted again
  private record Screened(
      Remedy remedy,
      TourProblem changed,
      TourPlan plan,
      Set<String> free,
      Optional<Tried> tried,
      long estimate) {}

  /// @param mostTrials most remedies screened for one gap
  public TourRemedies(
      TourProblem problem, TourPlan plan, RemedyPrices prices, int mostTrials, Solving solving) {
    this(problem, plan, prices, mostTrials, solving, Set.of());
  }

  /// @param passedOver remedies that are not tried, since they were found not to help
  public TourRemedies(
      TourProblem problem,
      TourPlan plan,
      RemedyPrices prices,
      int mostTrials,
      Solving solving,
      Set<Remedy> passedOver) {
    this.problem = problem;
    this.plan = plan;
    this.cost = TourChecker.check(problem, plan).cost();
    this.prices = prices;
    this.mostTrials = mostTrials;
    this.solving = solving;
    this.passedOver = Set.copyOf(passedOver);
  }

  /// The best remedy for a gap, looked for to the end.
  ///
  /// @param reasons why it is open, nearest first
  public Outcome search(Gap gap, List<Reason> reasons) {
    return search(gap, reasons, () -> false);
  }

  /// The best remedy for a gap.
  ///
  /// @param reasons why it is open, nearest first
  /// @param stop asked before each remedy is screened and before each is solved; once true the
  ///     search ends with the best that it has
  public Outcome search(Gap gap, List<Reason> reasons, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return Outcome.NOT_LOOKED_FOR;
    }
    List<Screened> screened = new ArrayList<>();
    int tried = 0;
    boolean cut = false;
    for (Option option : options(gap, reasons)) {
      if (tried == mostTrials || stop.getAsBoolean()) {
        cut = true;
        break;
      }
      tried++;
      screen(gap, option).ifPresent(screened::add);
    }
    screened.sort(
        Comparator.comparing((Screened one) -> !closing.contains(one.remedy()))
            .thenComparingLong(Screened::estimate));
    Optional<Tried> best = Optional.empty();
    for (Screened one : screened) {
      best = better(best, one.tried());
    }
    int most = problem.resources().size() <= SMALL ? SOLVED_IF_SMALL : SOLVED;
    int solved = 0;
    for (Screened one : screened) {
      if (mayBeCheaper(one, best)) {
        if (solved == most || stop.getAsBoolean()) {
          cut = true;
          break;
        }
        solved++;
        best = better(best, solved(gap, one));
      }
    }
    best.filter(Tried::closes).ifPresent(one -> closing.add(one.remedy()));
    return new Outcome(best, tried, cut);
  }

  /// Whether solving it may give a cheaper remedy, or the best so far a better plan.
  private static boolean mayBeCheaper(Screened one, Optional<Tried> best) {
    return best.isEmpty()
        || !best.get().closes()
        || one.remedy().price() < best.get().remedy().price()
        || one.remedy().equals(best.get().remedy());
  }

  /// The remedy with only those planned again whom it touches or disturbs; empty when one of these
  /// finds no calendar beside the others.
  private Optional<Screened> screen(Gap gap, Option option) {
    Remedy remedy = option.remedy();
    TourProblem changed = remedy.applyTo(problem);
    TourPlan moved = moved(remedy);
    Set<String> free = new LinkedHashSet<>(option.targets());
    free.addAll(disturbed(changed, moved, remedy));
    CompiledTours few = TourCompiler.compile(changed, moved, free);
    DutyProblem pressing = pressing(few, gap, remedy);
    int[] order = free.stream().mapToInt(few::resource).toArray();
    return start(few, pressing, TourPlan.empty(), free)
        .map(start -> few.toTours(Repricing.descend(pressing, start, order)))
        .map(
            again -> {
              TourChecker.Verdict verdict = TourChecker.check(changed, again);
              return new Screened(
                  remedy,
                  changed,
                  again,
                  free,
                  judged(gap, remedy, changed, again, verdict),
                  estimate(gap, remedy, changed, again, verdict));
            });
  }

  /// A plan that leaves the gap open costs no more than the present one and would come before one
  /// that closes it and opens another, which its neighbours may close; one that opens many comes
  /// after both.
  private static long estimate(
      Gap gap, Remedy remedy, TourProblem changed, TourPlan again, TourChecker.Verdict verdict) {
    long missing = gap.missing(changed, again, remedy.shift(gap.line()));
    return remedy.price()
        + verdict.cost().total()
        + MISSING_AGAIN * gap.cost() * missing / gap.personDays();
  }

  /// The remedy with those free, too, who share lines with the ones that it touches. It is solved
  /// with missing people dear; a plan that closes the gap is then solved on from at the prices of
  /// the case.
  private Optional<Tried> solved(Gap gap, Screened screened) {
    Set<String> free = withNeighbours(gap, screened);
    CompiledTours compiled = TourCompiler.compile(screened.changed(), screened.plan(), free);
    DutyProblem pressing = pressing(compiled, gap, screened.remedy());
    Optional<Tried> found = screened.tried();
    if (found.isEmpty() || !found.get().closes()) {
      found = better(found, again(gap, screened, compiled, pressing, screened.plan(), free));
    }
    if (found.isPresent() && found.get().closes()) {
      found =
          better(
              found, again(gap, screened, compiled, compiled.problem(), found.get().plan(), free));
    }
    return found;
  }

  private Optional<Tried> again(
      Gap gap,
      Screened screened,
      CompiledTours compiled,
      DutyProblem duty,
      TourPlan from,
      Set<String> free) {
    return solving
        .solve(duty, start(compiled, duty, from, free), Double.POSITIVE_INFINITY)
        .plan()
        .map(compiled::toTours)
        .flatMap(plan -> judged(gap, screened.remedy(), screened.changed(), plan));
  }

  /// Those free and, as long as there are not too many, those who are on the gap's line or on a
  /// line with one of them.
  private Set<String> withNeighbours(Gap gap, Screened screened) {
    Set<String> lines = new LinkedHashSet<>(List.of(gap.line()));
    for (String one : screened.free()) {
      screened.plan().listTours(one).forEach(tour -> lines.add(tour.line()));
    }
    Set<String> free = new LinkedHashSet<>(screened.free());
    int most = free.size() + MOST_NEIGHBOURS;
    for (String line : lines) {
      for (Tour tour : screened.plan().tours()) {
        if (free.size() < most && tour.line().equals(line)) {
          free.add(tour.resource());
        }
      }
    }
    return free;
  }

  /// Of two, the one that closes; of two that close, that of the lesser price, then of the lesser
  /// cost; else the one that fills more; the first where they are equal.
  private static Optional<Tried> better(Optional<Tried> one, Optional<Tried> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    Tried a = one.get();
    Tried b = other.get();
    if (a.closes() != b.closes()) {
      return b.closes() ? other : one;
    }
    if (!a.closes() && a.personDays() != b.personDays()) {
      return b.personDays() > a.personDays() ? other : one;
    }
    return CHEAPEST.compare(b, a) < 0 ? other : one;
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

  /// What a plan made with a remedy does for a gap.
  ///
  /// @param changed the problem with the remedy made
  /// @return empty where the plan breaks a rule, fills nothing of the gap, or costs no less than
  ///     the present one
  public Optional<Tried> judged(Gap gap, Remedy remedy, TourProblem changed, TourPlan replanned) {
    return judged(gap, remedy, changed, replanned, TourChecker.check(changed, replanned));
  }

  private Optional<Tried> judged(
      Gap gap,
      Remedy remedy,
      TourProblem changed,
      TourPlan replanned,
      TourChecker.Verdict verdict) {
    long unasked = unasked(remedy, changed);
    if (!verdict.passed() || verdict.cost().total() + unasked >= cost.total()) {
      return Optional.empty();
    }
    long missing = gap.missing(changed, replanned, remedy.shift(gap.line()));
    long filled = gap.personDays() - missing;
    boolean closes =
        missing == 0 && verdict.cost().unfilled() + unasked <= cost.unfilled() - gap.cost();
    return filled > 0
        ? Optional.of(new Tried(remedy, replanned, verdict.cost(), filled, closes))
        : Optional.empty();
  }

  /// Person-days at their priority that a moved line asks for no longer, since it has moved to
  /// shorter slots.
  private long unasked(Remedy remedy, TourProblem changed) {
    if (!(remedy instanceof Remedy.ShiftLine shift)) {
      return 0;
    }
    Line was = problem.line(shift.line());
    Window now = changed.line(shift.line()).window();
    int days = problem.days(was.window().from(), was.window().to());
    long fewer = Math.max(0, days - changed.days(now.from(), now.to()));
    return fewer * was.needed() * was.priority();
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

  /// A plan to start from: those that are not free keep their calendars, those that are take theirs
  /// from a plan where the model has it, else the best beside the others.
  private static Optional<DutyPlan> start(
      CompiledTours compiled, DutyProblem duty, TourPlan from, Set<String> free) {
    Calendar[] calendars = new Calendar[duty.resources().size()];
    long[] covered = new long[duty.demands().size()];
    List<Integer> open = new ArrayList<>();
    for (int r = 0; r < calendars.length; r++) {
      CalendarModel model = duty.resources().get(r);
      Optional<Calendar> calendar;
      if (!free.contains(model.resource())) {
        int[] all = IntStream.range(0, model.network().activities()).toArray();
        calendar = Optional.of(Calendar.of(model, all));
      } else {
        calendar = from.tours().isEmpty() ? Optional.empty() : compiled.findCalendar(from, r);
      }
      if (calendar.isPresent()) {
        calendars[r] = calendar.get();
        Repricing.add(duty, r, calendar.get(), covered);
      } else {
        open.add(r);
      }
    }
    for (int r : open) {
      Optional<Calendar> best = Repricing.best(duty, r, covered, arc -> true);
      if (best.isEmpty()) {
        return Optional.empty();
      }
      calendars[r] = best.get();
      Repricing.add(duty, r, best.get(), covered);
    }
    return Optional.of(new DutyPlan(List.of(calendars)));
  }

  private List<Option> options(Gap gap, List<Reason> reasons) {
    Map<Remedy, Set<String>> options = new LinkedHashMap<>();
    Line line = problem.line(gap.line());
    if (line.kind() == Kind.UNIT) {
      caveats(line, gap, options);
      missingRungs(line, gap, reasons, options);
      evaluations(line, gap, reasons, options);
      options.put(
          new Remedy.OneMoreUnit(line.id(), gap.people(), prices.oneMoreUnit()),
          Set.of(Remedy.OneMoreUnit.ID));
    }
    shifts(line, reasons, options);
    return options.entrySet().stream()
        .filter(entry -> !passedOver.contains(entry.getKey()))
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

  /// Offerings added of a rung that nobody offers: before each offering that builds on it and right
  /// before the gap, at the last time that a unit without it has.
  private void missingRungs(
      Line line, Gap gap, List<Reason> reasons, Map<Remedy, Set<String>> options) {
    for (Reason reason : reasons) {
      for (Breach breach : reason.breaches()) {
        boolean never = RuleId.READY.is(breach.rule()) && breach.window().to() == problem.slots();
        if (!never) {
          continue;
        }
        Unit unit = (Unit) problem.resource(reason.resource());
        Rungs.findMissing(problem, unit, (int) breach.measured(), line.level())
            .flatMap(Rungs.Missing::activity)
            .ifPresent(activity -> missingRung(unit, activity, gap, options));
      }
    }
  }

  private void missingRung(Unit unit, Activity missing, Gap gap, Map<Remedy, Set<String>> options) {
    TreeSet<Integer> before = new TreeSet<>(List.of(gap.window().from()));
    for (Offering offering : problem.offerings()) {
      Activity activity = problem.activity(offering.activity());
      boolean builds =
          activity.prerequisites().contains(missing.id())
              || (missing.raisesTo() > 0
                  && (activity.raisesTo() == missing.raisesTo() + 1
                      || activity.needsLevel() == missing.raisesTo()));
      if (builds && offering.start() < gap.window().to()) {
        before.add(offering.start());
      }
    }
    for (int slot : before) {
      lastFree(unit.id(), missing, slot).stream()
          .limit(1)
          .forEach(
              at -> {
                Remedy added = new Remedy.AddEvaluation(missing.id(), at, prices.addEvaluation());
                Set<String> targets = options.getOrDefault(added, Set.of());
                if (targets.size() < NEAREST_TRIED) {
                  put(options, added, unit.id());
                }
              });
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
          Lawful.available(problem, who, window)
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
