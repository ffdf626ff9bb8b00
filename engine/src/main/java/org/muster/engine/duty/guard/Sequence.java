package org.muster.engine.duty.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules of sequence as an automaton over days: on each day a person is off or begins a tour of
/// some kind. It remembers the hours of six days, the run, the nights in a row and when the last
/// tour ended; states after which the same may follow are one. So a month of many people stays
/// small, whatever the terms.
final class Sequence {
  /// No tour may follow.
  static final int NONE = -1;

  private static final int DAYS_BACK = 6;
  private static final int MOST_STATES = 200_000;

  /// Days before the horizon that are looked at: no run or row of nights that matters is longer.
  private static final int MOST_DAYS_BEFORE = 400;

  /// What the rules of sequence see of a tour.
  ///
  /// @param from hour of the day at which it begins
  /// @param until hour at which it ends, counted from the same midnight
  /// @param hours that count
  record Kind(int from, int until, int hours, boolean night) {
    static Kind of(GuardTerms terms, Clock clock, int tour) {
      int from = clock.tourStart(0, tour);
      int until = from + clock.tourHours();
      return new Kind(from, until, clock.countedHours(), terms.night(from, until));
    }
  }

  /// Everything that the rules of sequence remember at midnight.
  ///
  /// @param hours of the last days, the latest last
  /// @param run tours since the last long rest
  /// @param nights in a row up to yesterday
  /// @param ended hours since the last tour ended, below zero while it goes on; no more than matter
  private record Memory(List<Integer> hours, int run, int nights, int ended) {}

  private final GuardTerms terms;
  private final List<Kind> kinds;
  private final Map<Memory, Integer> states = new LinkedHashMap<>();
  private int[][] next = new int[0][];
  private int[] hours = new int[0];

  private Sequence(GuardTerms terms, List<Kind> kinds) {
    this.terms = terms;
    this.kinds = kinds;
  }

  /// The automaton of a problem's clocks, and the state in which each person enters the horizon.
  record Compiled(Sequence sequence, List<Integer> starts) {}

  static Compiled of(GuardProblem problem) {
    Set<Kind> kinds = new LinkedHashSet<>();
    for (Clock clock : problem.clocks()) {
      for (int tour = 0; tour < clock.tours(); tour++) {
        kinds.add(Kind.of(problem.terms(), clock, tour));
      }
    }
    Sequence sequence = new Sequence(problem.terms(), List.copyOf(kinds));
    Map<String, List<PastTour>> past = new HashMap<>();
    problem.past().forEach(t -> past.computeIfAbsent(t.person(), p -> new ArrayList<>()).add(t));
    List<Memory> starts = new ArrayList<>();
    for (GuardPerson person : problem.people()) {
      starts.add(sequence.entering(problem, past.getOrDefault(person.id(), List.of())));
    }
    int[] merged = sequence.build(starts);
    List<Integer> numbers =
        starts.stream()
            .map(memory -> merged[java.util.Objects.requireNonNull(sequence.states.get(memory))])
            .toList();
    return new Compiled(sequence, numbers);
  }

  List<Kind> kinds() {
    return kinds;
  }

  int kind(Clock clock, int tour) {
    return kinds.indexOf(Kind.of(terms, clock, tour));
  }

  /// How many states there are.
  int size() {
    return next.length;
  }

  /// The state after a day off.
  int off(int state) {
    return next[state][0];
  }

  /// The state after a day on which a tour of this kind begins, or [#NONE].
  int after(int state, int kind) {
    return next[state][kind + 1];
  }

  /// Whether a row of days is lawful: [#NONE] for a day off, else a kind.
  boolean accepts(int start, int[] days) {
    int state = start;
    for (int day : days) {
      state = day == NONE ? off(state) : after(state, day);
      if (state == NONE) {
        return false;
      }
    }
    return true;
  }

  /// The most hours that may count within so many days, from a state.
  int mostHours(int start, int days) {
    int[] most = new int[size()];
    Arrays.fill(most, NONE);
    most[start] = 0;
    return most(most, days, hours);
  }

  /// The same from whatever state.
  int mostHours(int days) {
    return most(new int[size()], days, hours);
  }

  /// The most tours that may begin within so many days, from whatever state.
  int mostTours(int days) {
    int[] one = new int[kinds.size()];
    Arrays.fill(one, 1);
    return most(new int[size()], days, one);
  }

  private int most(int[] from, int days, int[] worth) {
    int[] most = from;
    for (int day = 0; day < days; day++) {
      int[] then = new int[size()];
      Arrays.fill(then, NONE);
      for (int state = 0; state < size(); state++) {
        if (most[state] == NONE) {
          continue;
        }
        for (int kind = NONE; kind < kinds.size(); kind++) {
          int to = kind == NONE ? off(state) : after(state, kind);
          if (to != NONE) {
            then[to] = Math.max(then[to], most[state] + (kind == NONE ? 0 : worth[kind]));
          }
        }
      }
      most = then;
    }
    return Arrays.stream(most).max().orElse(0);
  }

  private int neverEnded() {
    return Math.max(terms.longRestHours(), terms.restHours());
  }

  /// What is remembered at the horizon's first midnight. What came before is not judged.
  private Memory entering(GuardProblem problem, List<PastTour> past) {
    Memory memory = fresh();
    int first = Math.max(-MOST_DAYS_BEFORE, past.stream().mapToInt(PastTour::day).min().orElse(0));
    for (int day = first; day < 0; day++) {
      int today = day;
      List<PastTour> begun =
          past.stream()
              .filter(t -> t.day() == today)
              .sorted(
                  java.util.Comparator.comparingInt(
                      t -> problem.getClock(t.clock()).tourStart(0, t.tour())))
              .toList();
      memory = passed(problem, memory, begun);
    }
    return memory;
  }

  /// A past day, on which more may have begun than one tour.
  private Memory passed(GuardProblem problem, Memory before, List<PastTour> begun) {
    int run = before.run;
    int ended = before.ended;
    int count = 0;
    boolean night = false;
    for (PastTour tour : begun) {
      Kind kind = Kind.of(terms, problem.getClock(tour.clock()), tour.tour());
      run = ended + kind.from >= terms.longRestHours() ? 1 : run + 1;
      ended = Math.min(ended, -kind.until);
      count += kind.hours;
      night |= kind.night;
    }
    return next(before, count, run, night ? before.nights + 1 : 0, ended);
  }

  private Memory fresh() {
    return new Memory(java.util.Collections.nCopies(DAYS_BACK, 0), 0, 0, neverEnded());
  }

  private Memory next(Memory before, int count, int run, int nights, int ended) {
    List<Integer> days = new ArrayList<>(before.hours.subList(1, DAYS_BACK));
    days.add(count);
    int since = Math.min(ended + Clock.DAY, neverEnded());
    return new Memory(days, since >= terms.longRestHours() ? 0 : run, nights, since);
  }

  private Memory off(Memory before) {
    return next(before, 0, before.run, 0, before.ended);
  }

  /// Empty when a rule forbids the tour.
  private java.util.Optional<Memory> after(Memory before, Kind kind) {
    int rested = before.ended + kind.from;
    int run = rested >= terms.longRestHours() ? 1 : before.run + 1;
    int nights = kind.night ? before.nights + 1 : 0;
    int week = before.hours.stream().mapToInt(Integer::intValue).sum() + kind.hours;
    boolean lawful =
        rested >= terms.restHours()
            && rested >= 0
            && run <= terms.maxRun()
            && nights <= terms.maxNights()
            && week <= terms.hoursIn7();
    return lawful
        ? java.util.Optional.of(next(before, kind.hours, run, nights, -kind.until))
        : java.util.Optional.empty();
  }

  /// Finds every state, and joins those that allow the same. Returns the number of each memory's.
  private int[] build(Collection<Memory> starts) {
    Deque<Memory> open = new ArrayDeque<>();
    List<int[]> raw = new ArrayList<>();
    found(fresh(), open);
    starts.forEach(start -> found(start, open));
    while (!open.isEmpty()) {
      Memory memory = open.remove();
      int[] to = new int[kinds.size() + 1];
      to[0] = found(off(memory), open);
      for (int kind = 0; kind < kinds.size(); kind++) {
        java.util.Optional<Memory> then = after(memory, kinds.get(kind));
        to[kind + 1] = then.isPresent() ? found(then.get(), open) : NONE;
      }
      raw.add(to);
      if (states.size() > MOST_STATES) {
        throw new IllegalArgumentException(tooMany());
      }
    }
    int[] merged = merged(raw);
    int size = Arrays.stream(merged).max().orElse(0) + 1;
    next = new int[size][];
    for (int state = 0; state < raw.size(); state++) {
      int[] to = raw.get(state).clone();
      for (int i = 0; i < to.length; i++) {
        to[i] = to[i] == NONE ? NONE : merged[to[i]];
      }
      next[merged[state]] = to;
    }
    hours = kinds.stream().mapToInt(Kind::hours).toArray();
    return merged;
  }

  /// Names what multiplies the states most.
  private String tooMany() {
    long counts = kinds.stream().map(Kind::hours).distinct().count() + 1;
    Map<String, Double> most = new LinkedHashMap<>();
    most.put("run " + terms.maxRun(), (double) terms.maxRun());
    most.put("nights-in-a-row " + terms.maxNights(), (double) terms.maxNights());
    most.put("rest-hours " + terms.restHours(), (double) terms.restHours());
    most.put("long-rest-hours " + terms.longRestHours(), (double) terms.longRestHours());
    most.put(
        "hours-in-7 " + terms.hoursIn7() + " with tours of " + (counts - 1) + " different counts",
        Math.pow(counts, DAYS_BACK));
    String worst =
        java.util.Collections.max(most.entrySet(), Map.Entry.comparingByValue()).getKey();
    return "The terms leave more than "
        + MOST_STATES
        + " ways to come to a day: "
        + worst
        + " has most of them, beside "
        + String.join(", ", most.keySet().stream().filter(term -> !term.equals(worst)).toList())
        + ". Maybe make it less, or let clocks count alike";
  }

  private int found(Memory memory, Deque<Memory> open) {
    Integer known = states.get(memory);
    if (known != null) {
      return known;
    }
    states.put(memory, states.size());
    open.add(memory);
    return states.size() - 1;
  }

  /// Classes of states by what may follow (Moore 1956): split until nothing splits.
  private static int[] merged(List<int[]> raw) {
    int[] classes = new int[raw.size()];
    int count = 1;
    while (true) {
      Map<List<Integer>, Integer> found = new HashMap<>();
      int[] finer = new int[classes.length];
      for (int state = 0; state < classes.length; state++) {
        List<Integer> key = new ArrayList<>();
        key.add(classes[state]);
        for (int to : raw.get(state)) {
          key.add(to == NONE ? NONE : classes[to]);
        }
        Integer number = found.putIfAbsent(key, found.size());
        finer[state] = number == null ? found.size() - 1 : number;
      }
      if (found.size() == count) {
        return finer;
      }
      classes = finer;
      count = found.size();
    }
  }
}
