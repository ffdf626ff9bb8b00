package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a flight's aircraft and stand could do instead, and for whom. The state is changed while
/// it is asked, and is afterwards what it was.
final class OtherUses {
  private static final int MOST_NAMED = 5;

  /// Of the aircraft that could take its stand so many are tried, with one flight each.
  private static final int MOST_IN_ITS_PLACE = 6;

  private final Instance in;
  private final State state;
  private final Changes changes;
  private final Timetables timetables;

  OtherUses(State state, Changes changes) {
    this.in = state.in;
    this.state = state;
    this.changes = changes;
    timetables = new Timetables(state);
  }

  /// Something else instead of a flight.
  ///
  /// @param dearer weighted person-hours; not a number where it cannot be
  /// @param whom in words, who would be left behind and who would go
  record Use(String what, double dearer, String whom) {
    boolean isPossible() {
      return !Double.isNaN(dearer);
    }

    String words() {
      return isPossible()
          ? what + ": " + cost(dearer) + whom
          : what + ": there is no stand or no time for that";
    }
  }

  static String cost(double dearer) {
    return String.format(
        Locale.ROOT, "%.1f weighted hours %s", Math.abs(dearer), dearer < 0 ? "cheaper" : "dearer");
  }

  /// Without it, to each other haven, and each of a few flights that have a stand only if it does
  /// not fly.
  List<Use> of(Flight flight) {
    List<Use> uses = new ArrayList<>();
    uses.add(use("without it", () -> instead(flight, Instance.NONE)));
    for (int v = 0; v < in.havens; v++) {
      int to = v;
      if (v != flight.to && in.legs[flight.aircraft][v] != Instance.NONE) {
        String what = "to " + in.problem.havens().get(v).id() + " instead";
        uses.add(use(what, () -> instead(flight, to)));
      }
    }
    for (Flight other : inItsPlace(flight)) {
      uses.add(
          use(
              changes.words(other) + " in its place",
              () -> {
                if (!instead(flight, Instance.NONE) || !state.canFly(other)) {
                  return false;
                }
                state.add(other);
                return true;
              }));
    }
    return uses;
  }

  /// Does something else, and afterwards lets everybody who is left take what flights there are.
  private Use use(String what, BooleanSupplier change) {
    boolean[] goes = goes();
    double before = state.cost;
    state.mark();
    boolean can = change.getAsBoolean();
    if (can) {
      Greedy.fill(state, new Filling(state, new SplittableRandom(1)));
    }
    Use use =
        can
            ? new Use(what, state.cost - before, whom(goes, goes()))
            : new Use(what, Double.NaN, "");
    state.undo();
    return use;
  }

  private boolean[] goes() {
    boolean[] goes = new boolean[in.parties];
    for (int p = 0; p < in.parties; p++) {
      goes[p] = state.flightOf[p] != null;
    }
    return goes;
  }

  private String whom(boolean[] before, boolean[] after) {
    return named("left behind", p -> before[p] && !after[p])
        + named("goes instead", p -> !before[p] && after[p]);
  }

  private String named(String what, IntPredicate who) {
    int[] all = IntStream.range(0, in.parties).filter(who).toArray();
    if (all.length == 0) {
      return "";
    }
    String first =
        IntStream.of(all)
            .limit(MOST_NAMED)
            .mapToObj(p -> in.problem.parties().get(p).id() + " (" + in.people[p] + ")")
            .collect(Collectors.joining(", "));
    int more = all.length - MOST_NAMED;
    return "; "
        + what
        + ": "
        + first
        + (more > 0 ? " and " + Changes.counted(more, "party", "parties") + " more" : "");
  }

  /// Lets the aircraft fly elsewhere, or not at all, and after it what it then can of the rest.
  private boolean instead(Flight flight, int to) {
    List<Flight> chain = state.chains.get(flight.aircraft);
    int index = chain.indexOf(flight);
    List<Timetables.Trip> trips = new ArrayList<>();
    for (Flight later : chain.subList(index, chain.size())) {
      trips.add(new Timetables.Trip(later.departs, later == flight ? to : later.to));
    }
    if (to == Instance.NONE) {
      trips.removeFirst();
    }
    List<Flight> flights = timetables.flights(flight.aircraft, index, trips);
    return (to == Instance.NONE || !flights.isEmpty())
        && timetables.replace(flight.aircraft, index, flights, new Numbers());
  }

  /// The first flights of idle aircraft that would stand at the airfield while it does, and have no
  /// stand as it is.
  private List<Flight> inItsPlace(Flight flight) {
    state.mark();
    List<Flight> found = new ArrayList<>();
    if (instead(flight, Instance.NONE)) {
      for (int a = 0; a < in.fleet; a++) {
        int end = flight.departs + in.groundAirfield[a];
        for (int kept = 0; kept <= state.chains.get(a).size() && a != flight.aircraft; kept++) {
          for (int to = 0; to < in.havens; to++) {
            found.addAll(changes.more(a, kept, to, flight.lands, end));
          }
        }
      }
    }
    state.undo();
    boolean[] asked = new boolean[in.fleet];
    List<Flight> first = new ArrayList<>();
    found.sort(Comparator.comparingInt(other -> other.departs));
    for (Flight other : found) {
      if (!asked[other.aircraft]
          && first.size() < MOST_IN_ITS_PLACE
          && other.lands < flight.departs
          && !state.canFly(other)) {
        asked[other.aircraft] = true;
        first.add(other);
      }
    }
    return first;
  }
}
