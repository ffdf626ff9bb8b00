package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /// @param roster that breaks no rule
  public GuardReasons(GuardProblem problem, GuardRoster roster) {
    this(problem, roster, GuardCompiler.compile(problem));
  }

  private GuardReasons(GuardProblem problem, GuardRoster roster, GuardCompiler compiled) {
    this.problem = problem;
    this.roster = roster;
    this.compiled = compiled;
    this.watch = new Watch(problem, roster);
    this.days = new Days(compiled, compiled.rows(roster));
    problem.people().forEach(person -> index.put(person.id(), index.size()));
  }

  /// The same about another roster of the problem.
  GuardReasons about(GuardRoster other) {
    return new GuardReasons(problem, other, compiled);
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
  public record Reason(
      String person,
      boolean holds,
      List<GuardFinding> broken,
      boolean unfit,
      List<Integer> givenUp,
      long extraCost) {
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
    return roster.standings().stream()
        .filter(s -> s.post().equals(cell.post) && s.seat() == cell.seat && s.from() == cell.from)
        .map(Standing::person)
        .findFirst();
  }

  /// What it takes that this person stands there.
  public Reason why(Cell cell, String person) {
    if (!index.containsKey(person)) {
      throw new IllegalArgumentException("There is no person " + person);
    }
    Optional<String> holder = findHolder(cell);
    if (holder.isPresent() && holder.get().equals(person)) {
      return new Reason(person, true, List.of(), false, List.of(), 0);
    }
    return reason(taken(cell, holder), person);
  }

  /// The same of everybody, the nearest first: those who may, by what it costs; then those who
  /// could with other tours given up; then by how many rules are broken.
  public List<Reason> all(Cell cell) {
    Taken taken = taken(cell, findHolder(cell));
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
          .thenComparingLong(Reason::extraCost)
          .thenComparing(Reason::person);

  /// A tour that changes hands.
  ///
  /// @param standings that somebody else takes over; a new one where the cell is a gap
  /// @param holder who has them now
  record Taken(int day, int duty, List<Standing> standings, Optional<String> holder) {}

  private Taken taken(Cell cell, Optional<String> holder) {
    GuardPost post = problem.findPost(cell.post).orElseThrow();
    Clock clock = problem.clockOf(post);
    Clock.Turn turn = clock.turnAt(cell.from);
    int duty = compiled.dutyOf(post, cell.seat, turn.tour());
    List<Standing> standings = new ArrayList<>();
    if (holder.isPresent()) {
      watch.of(holder.get()).stream()
          .filter(tour -> tour.day() == turn.day() && tour.clock().equals(clock))
          .filter(tour -> tour.tour() == turn.tour())
          .forEach(tour -> standings.addAll(tour.standings()));
    } else {
      // A gap is filled with all turns of its relief in which the seat is empty.
      for (int t = 0; t < clock.turns(); t++) {
        int from = clock.turnStart(turn.day(), turn.tour(), turn.relief(), t);
        Cell other = new Cell(cell.post, cell.seat, from);
        if (problem.asked(post, from) && findHolder(other).isEmpty()) {
          standings.add(new Standing(cell.post, cell.seat, from, ""));
        }
      }
    }
    return new Taken(turn.day(), duty, standings, holder);
  }

  Taken taken(GuardTour tour, List<Standing> standings) {
    return new Taken(tour.day(), compiled.duty(watch, tour), standings, Optional.of(tour.person()));
  }

  /// What it takes that a person takes over a tour.
  Reason reason(Taken taken, String person) {
    int p = index.getOrDefault(person, -1);
    List<Standing> own = new ArrayList<>();
    watch.of(person).forEach(tour -> own.addAll(tour.standings()));
    List<GuardFinding> broken = broken(person, own, taken, Set.of());
    boolean unfit = !compiled.fits(p, taken.day, taken.duty);
    List<Integer> givenUp = broken.isEmpty() || unfit ? List.of() : givenUp(p, person, own, taken);
    long extra = broken.isEmpty() || !givenUp.isEmpty() ? extraCost(p, taken, givenUp) : 0;
    return new Reason(person, false, broken, unfit, givenUp, extra);
  }

  /// The rules that a person's tours break with the other, but for those given up.
  private List<GuardFinding> broken(
      String person, List<Standing> own, Taken taken, Set<Integer> without) {
    List<Standing> all = new ArrayList<>();
    for (Standing s : own) {
      Clock clock = problem.clockOf(problem.findPost(s.post()).orElseThrow());
      Clock.Turn turn = clock.turnAt(s.from());
      if (!without.contains(clock.tourStart(turn.day(), turn.tour()))) {
        all.add(s);
      }
    }
    taken.standings.forEach(s -> all.add(new Standing(s.post(), s.seat(), s.from(), person)));
    GuardProblem alone =
        problem.withPeople(List.of(problem.people().get(index.getOrDefault(person, 0))));
    Watch seen = new Watch(alone, new GuardRoster(all));
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

  private long extraCost(int p, Taken taken, List<Integer> givenUp) {
    Map<List<Integer>, Integer> before = new HashMap<>();
    Optional<Integer> holder = taken.holder.map(id -> index.getOrDefault(id, -1));
    double cost = own(p) + holder.map(this::own).orElse(0.0);
    double empty = compiled.empty(taken.day, taken.duty, days.count(taken.day, taken.duty));
    double hours = 0;
    for (int from : givenUp) {
      for (int day = 0; day < problem.days(); day++) {
        int duty = days.duty(p, day);
        if (duty != Days.OFF && compiled.startOf(day, duty) == from) {
          empty += compiled.empty(day, duty, days.count(day, duty));
          before.put(List.of(p, day), duty);
        }
      }
    }
    before.put(List.of(p, taken.day), days.duty(p, taken.day));
    holder.ifPresent(h -> before.put(List.of(h, taken.day), days.duty(h, taken.day)));
    Map<List<Integer>, Integer> left = new HashMap<>(before);
    left.keySet().forEach(key -> days.set(key.getFirst(), key.getLast(), Days.OFF));
    days.set(p, taken.day, taken.duty);
    double then = own(p) + holder.map(this::own).orElse(0.0);
    then += compiled.empty(taken.day, taken.duty, days.count(taken.day, taken.duty));
    for (Map.Entry<List<Integer>, Integer> entry : before.entrySet()) {
      int day = entry.getKey().getLast();
      if (entry.getKey().getFirst() == p && entry.getValue() != Days.OFF) {
        hours -= compiled.hours(entry.getValue());
        then +=
            day == taken.day && entry.getValue() == taken.duty
                ? 0
                : compiled.empty(day, entry.getValue(), days.count(day, entry.getValue()));
      }
    }
    hours += holder.isPresent() ? 0 : compiled.hours(taken.duty);
    before.forEach((key, duty) -> days.set(key.getFirst(), key.getLast(), duty));
    return Math.round(then - cost - empty + hours);
  }

  private double own(int p) {
    return days.own(p, 0);
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
