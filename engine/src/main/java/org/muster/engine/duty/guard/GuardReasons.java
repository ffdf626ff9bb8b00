package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Why a roster is as it is: for a seat and a turn, what it would take that somebody else stood
/// there. Every answer walks the rules on that person's own tours with this one added, and prices
/// what changes; nothing is guessed. Made once for a roster, it then answers in milliseconds.
public final class GuardReasons {
  /// How many of a person's own tours may be taken away so that another fits.
  private static final int MOST_GIVEN_UP = 2;

  private static final int DAYS_ROUND = 7;

  private final GuardProblem problem;
  private final GuardRoster roster;
  private final GuardCompiler compiled;
  private final Days days;
  private final Watch watch;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Clock> clocks = new HashMap<>();
  private final Map<Cell, String> held;
  private final Map<String, GuardProblem> alone;

  /// @param roster that breaks no rule
  public GuardReasons(GuardProblem problem, GuardRoster roster) {
    this(problem, roster, GuardCompiler.compile(problem), alone(problem));
  }

  private GuardReasons(
      GuardProblem problem,
      GuardRoster roster,
      GuardCompiler compiled,
      Map<String, GuardProblem> alone) {
    this.problem = problem;
    this.roster = roster;
    this.compiled = compiled;
    this.alone = alone;
    this.watch = new Watch(problem, roster);
    this.days = new Days(compiled, compiled.rows(roster));
    this.held = held(roster);
    problem.people().forEach(person -> index.put(person.id(), index.size()));
    problem.posts().forEach(post -> clocks.put(post.id(), problem.clockOf(post)));
  }

  private static Map<Cell, String> held(GuardRoster roster) {
    Map<Cell, String> held = new HashMap<>(roster.standings().size() * 2);
    roster.standings().forEach(s -> held.put(new Cell(s.post(), s.seat(), s.from()), s.person()));
    return held;
  }

  /// The same about another roster of the problem.
  GuardReasons about(GuardRoster other) {
    return new GuardReasons(problem, other, compiled, alone);
  }

  /// By person: the problem with nobody else in it, because rules look at each by themselves.
  private static Map<String, GuardProblem> alone(GuardProblem problem) {
    Map<String, List<PastTour>> past = new HashMap<>();
    problem.past().forEach(t -> past.computeIfAbsent(t.person(), p -> new ArrayList<>()).add(t));
    Map<String, GuardProblem> alone = new HashMap<>();
    for (GuardPerson person : problem.people()) {
      alone.put(
          person.id(),
          new GuardProblem(
              problem.start(),
              problem.days(),
              problem.terms(),
              problem.prices(),
              problem.clocks(),
              problem.posts(),
              List.of(person),
              List.of(),
              past.getOrDefault(person.id(), List.of()),
              Optional.empty()));
    }
    return alone;
  }

  /// A seat of a post for one turn.
  public record Cell(String post, int seat, int from) {}

  /// What it takes that a person stands in a cell, for the whole tour that the cell is part of.
  ///
  /// @param holds whether the person does already
  /// @param broken rules that the tour breaks beside the person's others; empty when it may be
  /// @param unfit whether one of them is about the person and the post, so that giving up other
  ///     tours does not help
  /// @param givenUp the fewest other tours of the person without which no rule is broken, as their
  ///     first hours; empty when none need be, or none help
  /// @param extraCost what the roster would cost more (below zero: less), with the tours given up
  ///     left empty; of no meaning when rules stay broken
  /// @param shared the same as the planner shares out tours: nights and weekends before hours,
  ///     and where costs are equal by how evenly they lie; it says who comes nearest
  public record Reason(
      String person,
      boolean holds,
      List<GuardFinding> broken,
      boolean unfit,
      List<Integer> givenUp,
      long extraCost,
      double shared) {
    public Reason {
      broken = List.copyOf(broken);
      givenUp = List.copyOf(givenUp);
    }

    /// Whether the person could stand there, with some tours given up if need be.
    public boolean possible() {
      return broken.isEmpty() || !givenUp.isEmpty();
    }

    /// How many different rules are broken.
    public long rules() {
      return broken.stream().map(GuardFinding::rule).distinct().count();
    }
  }

  /// The cells of a post in an hour, one for each seat; empty when it is closed then.
  public List<Cell> cells(String post, int hour) {
    GuardPost found =
        problem
            .findPost(post)
            .orElseThrow(() -> new IllegalArgumentException("There is no post " + post));
    Clock.Turn turn = problem.clockOf(found).turnAt(hour);
    int from =
        problem.clockOf(found).turnStart(turn.day(), turn.tour(), turn.relief(), turn.turn());
    List<Cell> cells = new ArrayList<>();
    for (int seat = 0; seat < found.seats().size() && problem.asked(found, from); seat++) {
      cells.add(new Cell(post, seat, from));
    }
    return cells;
  }

  /// Who stands in a cell.
  public Optional<String> findHolder(Cell cell) {
    return Optional.ofNullable(held.get(cell));
  }

  /// What it takes that this person stands there.
  public Reason why(Cell cell, String person) {
    if (!index.containsKey(person)) {
      throw new IllegalArgumentException("There is no person " + person);
    }
    Optional<String> holder = findHolder(cell);
    if (holder.isPresent() && holder.get().equals(person)) {
      return new Reason(person, true, List.of(), false, List.of(), 0, 0);
    }
    return reason(taken(cell, holder), person);
  }

  /// The same of everybody, the nearest first: those who may, by what it costs; then those who
  /// could with other tours given up; then by how many rules are broken.
  public List<Reason> all(Cell cell) {
    Taken taken = taken(cell);
    List<Reason> reasons = new ArrayList<>();
    for (GuardPerson person : problem.people()) {
      if (!taken.holder.equals(Optional.of(person.id()))) {
        reasons.add(reason(taken, person.id()));
      }
    }
    reasons.sort(NEAREST);
    return reasons;
  }

  static final Comparator<Reason> NEAREST =
      Comparator.comparing((Reason r) -> !r.possible())
          .thenComparingInt(r -> r.givenUp().size())
          .thenComparingLong(r -> r.possible() ? 0 : r.rules())
          .thenComparingDouble(Reason::shared)
          .thenComparing(Reason::person);

  /// A tour that changes hands.
  ///
  /// @param standings that somebody else takes over; a new one where the cell is a gap
  /// @param holder who has them now
  record Taken(int day, int duty, List<Standing> standings, Optional<String> holder) {}

  /// The turns that go with a cell when it changes hands: all that its holder stands in that tour,
  /// or, where nobody holds it, those of its relief in which the seat is empty.
  ///
  /// @param cell of a post that there is
  public static List<Standing> turns(GuardProblem problem, GuardRoster roster, Cell cell) {
    return turns(problem, roster, held(roster), cell);
  }

  private static List<Standing> turns(
      GuardProblem problem, GuardRoster roster, Map<Cell, String> held, Cell cell) {
    GuardPost post = problem.findPost(cell.post).orElseThrow();
    Clock clock = problem.clockOf(post);
    Clock.Turn turn = clock.turnAt(cell.from);
    String holder = held.get(cell);
    if (holder != null) {
      return roster.standings().stream()
          .filter(s -> s.person().equals(holder))
          .filter(
              s -> problem.findPost(s.post()).map(GuardPost::clock).equals(Optional.of(clock.id())))
          .filter(
              s -> {
                Clock.Turn own = clock.turnAt(s.from());
                return own.day() == turn.day() && own.tour() == turn.tour();
              })
          .toList();
    }
    List<Standing> turns = new ArrayList<>();
    for (int t = 0; t < clock.turns(); t++) {
      int from = clock.turnStart(turn.day(), turn.tour(), turn.relief(), t);
      if (problem.asked(post, from) && !held.containsKey(new Cell(cell.post, cell.seat, from))) {
        turns.add(new Standing(cell.post, cell.seat, from, ""));
      }
    }
    return turns;
  }

  Taken taken(Cell cell) {
    return taken(cell, findHolder(cell));
  }

  private Taken taken(Cell cell, Optional<String> holder) {
    GuardPost post = problem.findPost(cell.post).orElseThrow();
    Clock.Turn turn = problem.clockOf(post).turnAt(cell.from);
    int duty = compiled.dutyOf(post, cell.seat, turn.tour());
    return new Taken(turn.day(), duty, turns(problem, roster, held, cell), holder);
  }

  Taken taken(GuardTour tour, List<Standing> standings) {
    return new Taken(tour.day(), compiled.duty(watch, tour), standings, Optional.of(tour.person()));
  }

  /// What it takes that a person takes over a tour.
  Reason reason(Taken taken, String person) {
    int p = index.getOrDefault(person, -1);
    List<Standing> own = own(person);
    List<GuardFinding> broken = broken(person, own, taken, Set.of());
    boolean unfit = !compiled.fits(p, taken.day, taken.duty);
    List<Integer> givenUp = broken.isEmpty() || unfit ? List.of() : givenUp(p, person, own, taken);
    boolean possible = broken.isEmpty() || !givenUp.isEmpty();
    Extra extra = possible ? extra(p, taken, givenUp) : new Extra(0, 0);
    return new Reason(person, false, broken, unfit, givenUp, extra.cost, extra.shared);
  }

  /// The nearest of those who may take over a whole tour and give nothing up for it, which is known
  /// without walking the rules for everybody; they have the last word on each that is told.
  ///
  /// @param most how many are wanted; fewer where fewer may
  List<Reason> free(Taken taken, int most) {
    List<Reason> free = new ArrayList<>();
    for (GuardPerson person : problem.people()) {
      int p = index.getOrDefault(person.id(), -1);
      if (!taken.holder.equals(Optional.of(person.id()))
          && compiled.fits(p, taken.day, taken.duty)
          && lawfulWithout(p, taken, Set.of())) {
        Extra extra = extra(p, taken, List.of());
        free.add(
            new Reason(person.id(), false, List.of(), false, List.of(), extra.cost, extra.shared));
      }
    }
    free.sort(NEAREST);
    List<Reason> nearest = new ArrayList<>();
    for (Reason reason : free) {
      if (nearest.size() < most
          && broken(reason.person(), own(reason.person()), taken, Set.of()).isEmpty()) {
        nearest.add(reason);
      }
    }
    return nearest;
  }

  private List<Standing> own(String person) {
    List<Standing> own = new ArrayList<>();
    watch.of(person).forEach(tour -> own.addAll(tour.standings()));
    return own;
  }

  /// The rules that a person's tours break with the other, but for those given up.
  private List<GuardFinding> broken(
      String person, List<Standing> own, Taken taken, Set<Integer> without) {
    List<Standing> all = new ArrayList<>();
    for (Standing s : own) {
      Clock clock = Objects.requireNonNull(clocks.get(s.post()));
      Clock.Turn turn = clock.turnAt(s.from());
      if (!without.contains(clock.tourStart(turn.day(), turn.tour()))) {
        all.add(s);
      }
    }
    taken.standings.forEach(s -> all.add(new Standing(s.post(), s.seat(), s.from(), person)));
    Watch seen = new Watch(Objects.requireNonNull(alone.get(person)), new GuardRoster(all));
    List<GuardFinding> findings = new ArrayList<>();
    for (GuardRule rule : GuardRule.values()) {
      findings.addAll(rule.findings(seen));
    }
    return findings;
  }

  /// The fewest of a person's tours nearby without which the other may be; empty when there are
  /// none.
  private List<Integer> givenUp(int p, String person, List<Standing> own, Taken taken) {
    List<Integer> near = new ArrayList<>();
    for (int day = Math.max(0, taken.day - DAYS_ROUND);
        day <= Math.min(problem.days() - 1, taken.day + DAYS_ROUND);
        day++) {
      if (days.duty(p, day) != Days.OFF) {
        near.add(day);
      }
    }
    near.sort(Comparator.comparingInt(day -> Math.abs(day - taken.day)));
    List<Set<Integer>> tries = new ArrayList<>();
    near.forEach(day -> tries.add(Set.of(day)));
    for (int i = 0; i < near.size() && MOST_GIVEN_UP > 1; i++) {
      for (int k = i + 1; k < near.size(); k++) {
        tries.add(Set.of(near.get(i), near.get(k)));
      }
    }
    for (Set<Integer> tried : tries) {
      if (lawfulWithout(p, taken, tried)) {
        Set<Integer> starts = new LinkedHashSet<>();
        for (GuardTour tour : watch.of(person)) {
          if (tried.contains(tour.day())) {
            starts.add(tour.from());
          }
        }
        // The rules have the last word.
        if (broken(person, own, taken, starts).isEmpty()) {
          return List.copyOf(starts);
        }
      }
    }
    return List.of();
  }

  private boolean lawfulWithout(int p, Taken taken, Set<Integer> without) {
    Map<Integer, Integer> before = new HashMap<>();
    without.forEach(day -> before.put(day, days.duty(p, day)));
    before.putIfAbsent(taken.day, days.duty(p, taken.day));
    boolean free = without.contains(taken.day) || days.duty(p, taken.day) == Days.OFF;
    without.forEach(day -> days.set(p, day, Days.OFF));
    days.set(p, taken.day, taken.duty);
    boolean lawful = free && days.lawful(p);
    before.forEach((day, duty) -> days.set(p, day, duty));
    return lawful;
  }

  /// @param shared the same as the planner shares out tours
  record Extra(long cost, double shared) {}

  private Extra extra(int p, Taken taken, List<Integer> givenUp) {
    Map<Place, Integer> changes = new LinkedHashMap<>();
    for (int from : givenUp) {
      for (int day = 0; day < problem.days(); day++) {
        int duty = days.duty(p, day);
        if (duty != Days.OFF && compiled.startOf(day, duty) == from) {
          changes.put(new Place(p, day), Days.OFF);
        }
      }
    }
    takenOver(p, taken, changes);
    return extra(changes);
  }

  private void takenOver(int p, Taken taken, Map<Place, Integer> changes) {
    taken.holder.ifPresent(
        id -> changes.put(new Place(index.getOrDefault(id, -1), taken.day), Days.OFF));
    changes.put(new Place(p, taken.day), taken.duty);
  }

  /// What it costs that somebody takes over a tour, and somebody else what that one gives up for
  /// it.
  Extra extra(Taken taken, String mover, Taken freed, String taker) {
    Map<Place, Integer> changes = new LinkedHashMap<>();
    int moved = index.getOrDefault(mover, -1);
    changes.put(new Place(moved, freed.day), Days.OFF);
    takenOver(moved, taken, changes);
    changes.put(new Place(index.getOrDefault(taker, -1), freed.day), freed.duty);
    return extra(changes);
  }

  private record Place(int person, int day) {}

  /// What changed days cost more, priced as they are and as they would be.
  private Extra extra(Map<Place, Integer> changes) {
    Map<Place, Integer> before = new LinkedHashMap<>();
    changes.keySet().forEach(at -> before.put(at, days.duty(at.person, at.day)));
    Set<List<Integer>> duties = new LinkedHashSet<>();
    for (Map<Place, Integer> all : List.of(before, changes)) {
      all.forEach(
          (at, duty) -> {
            if (duty != Days.OFF) {
              duties.add(List.of(at.day, duty));
            }
          });
    }
    Set<Integer> people = new LinkedHashSet<>();
    changes.keySet().forEach(at -> people.add(at.person));
    double own = -people.stream().mapToDouble(this::own).sum();
    double shared = -people.stream().mapToDouble(days::shared).sum();
    double cost = -empty(duties);
    for (Map.Entry<Place, Integer> change : changes.entrySet()) {
      cost -= hours(days.duty(change.getKey().person, change.getKey().day));
      cost += hours(change.getValue());
      days.set(change.getKey().person, change.getKey().day, change.getValue());
    }
    own += people.stream().mapToDouble(this::own).sum();
    shared += people.stream().mapToDouble(days::shared).sum();
    cost += empty(duties);
    before.forEach((at, duty) -> days.set(at.person, at.day, duty));
    return new Extra(Math.round(cost + own), cost + shared);
  }

  private double empty(Set<List<Integer>> duties) {
    double cost = 0;
    for (List<Integer> at : duties) {
      int day = at.getFirst();
      int duty = at.getLast();
      cost += compiled.empty(day, duty, days.count(day, duty));
    }
    return cost;
  }

  private long hours(int duty) {
    return duty == Days.OFF ? 0 : compiled.hours(duty);
  }

  private double own(int p) {
    return days.own(p, 1);
  }

  GuardProblem problem() {
    return problem;
  }

  GuardRoster roster() {
    return roster;
  }

  Watch watch() {
    return watch;
  }
}
