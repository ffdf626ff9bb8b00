package org.muster.engine.lift.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;

/// A problem in flat arrays, by index; minutes from the epoch, costs in weighted person-hours.
final class Instance {
  static final int HOUR = 60;

  /// No leg, no minute, no such thing.
  static final int NONE = -1;

  final LiftProblem problem;
  final int horizon;
  final int hours;
  final int parties;
  final int gates;
  final int havens;
  final int fleet;
  final int screening;
  final int holding;
  final int parking;

  /// By party.
  final int[] people;
  final int[] ready;
  final int[] due;
  final double[] rate;
  final double[] leftCost;
  final long[] gateMask;

  /// Havens to which it may go and which have room for it.
  final long[] havenMask;

  /// People, by gate times hours plus hour.
  final int[] quota;

  /// By gate and minute: as [#openFrom] and [#openUntil].
  final int[][] gateFrom;
  final int[][] gateUntil;

  /// By minute of the horizon: the next open minute of the airfield from it on, and the last one up
  /// to it.
  final int[] openFrom;
  final int[] openUntil;

  /// By haven.
  final int[] capacity;
  final GoingOn[] goingOn;
  final int[] havenParking;

  /// By aircraft; legs by haven, [#NONE] where it has none.
  final int[] seats;
  final int[] home;
  final int[] from;
  final int[] until;
  final int[] groundAirfield;
  final int[] groundHaven;
  final int[][] legs;

  /// By haven and minute: the first minute from it on at which some aircraft could depart to it.
  final int[][] departsFrom;

  /// The longest leg and the longest time on the ground at a haven together.
  final int longest;

  /// By party: whether it is surely left behind.
  final boolean[] hopeless;

  Instance(LiftProblem problem) {
    this.problem = problem;
    horizon = problem.horizon();
    hours = problem.hours();
    parties = problem.parties().size();
    gates = problem.gates().size();
    havens = problem.havens().size();
    fleet = problem.fleet().size();
    if (horizon > LiftProblem.MOST_MINUTES
        || gates > LiftProblem.MOST_OF_A_KIND
        || havens > LiftProblem.MOST_OF_A_KIND) {
      throw new IllegalArgumentException(
          "A lift has at most "
              + LiftProblem.MOST_MINUTES
              + " minutes, "
              + LiftProblem.MOST_OF_A_KIND
              + " gates and as many havens; this one has "
              + horizon
              + ", "
              + gates
              + " and "
              + havens);
    }
    screening = problem.airfield().screeningMinutes();
    holding = problem.airfield().holding();
    parking = problem.airfield().parking();
    Map<String, Integer> gateIndex = new HashMap<>();
    Map<String, Integer> havenIndex = new HashMap<>();
    problem.gates().forEach(gate -> gateIndex.put(gate.id(), gateIndex.size()));
    problem.havens().forEach(haven -> havenIndex.put(haven.id(), havenIndex.size()));

    people = new int[parties];
    ready = new int[parties];
    due = new int[parties];
    rate = new double[parties];
    leftCost = new double[parties];
    gateMask = new long[parties];
    havenMask = new long[parties];
    for (int p = 0; p < parties; p++) {
      Party party = problem.parties().get(p);
      people[p] = party.people();
      ready[p] = party.ready();
      due[p] = party.due();
      rate[p] = party.people() * party.weight() / HOUR;
      leftCost[p] = problem.leftCost(party);
      gateMask[p] = mask(party.gates(), gateIndex);
      havenMask[p] = mask(party.havens(), havenIndex);
    }

    quota = new int[gates * hours];
    gateFrom = new int[gates][horizon + 1];
    gateUntil = new int[gates][horizon + 1];
    for (int g = 0; g < gates; g++) {
      gate(g, problem.gates().get(g));
    }

    openFrom = new int[horizon + 1];
    openUntil = new int[horizon + 1];
    minutes(problem.airfield().open(), openFrom, openUntil);

    capacity = problem.havens().stream().mapToInt(Haven::capacity).toArray();
    goingOn = GoingOn.of(problem);
    havenParking = problem.havens().stream().mapToInt(Haven::parking).toArray();
    seats = problem.fleet().stream().mapToInt(Aircraft::seats).toArray();
    from = problem.fleet().stream().mapToInt(Aircraft::from).toArray();
    until = problem.fleet().stream().mapToInt(Aircraft::until).toArray();
    groundAirfield = problem.fleet().stream().mapToInt(Aircraft::groundAirfield).toArray();
    groundHaven = problem.fleet().stream().mapToInt(Aircraft::groundHaven).toArray();
    home =
        problem.fleet().stream()
            .mapToInt(aircraft -> havenIndex.getOrDefault(aircraft.haven(), NONE))
            .toArray();
    legs = new int[fleet][havens];
    int most = 0;
    for (int a = 0; a < fleet; a++) {
      Arrays.fill(legs[a], NONE);
      for (Map.Entry<String, Integer> leg : problem.fleet().get(a).legs().entrySet()) {
        legs[a][havenIndex.getOrDefault(leg.getKey(), 0)] = leg.getValue();
        most = Math.max(most, leg.getValue() + groundHaven[a]);
      }
    }
    if (most > LiftProblem.MOST_MINUTES) {
      throw new IllegalArgumentException(
          "A leg and the time on the ground after it are at most "
              + LiftProblem.MOST_MINUTES
              + " minutes; here they are "
              + most);
    }
    longest = most;
    int[] largest = new int[havens];
    for (int a = 0; a < fleet; a++) {
      for (int v = 0; v < havens; v++) {
        boolean flies = legs[a][home[a]] != NONE && legs[a][v] != NONE;
        largest[v] = Math.max(largest[v], flies ? Math.min(seats[a], capacity[v]) : 0);
      }
    }
    for (int p = 0; p < parties; p++) {
      for (int v = 0; v < havens; v++) {
        if (largest[v] < people[p]) {
          havenMask[p] &= ~(1L << v);
        }
      }
    }
    departsFrom = new int[havens][horizon + 1];
    for (int v = 0; v < havens; v++) {
      departures(v, departsFrom[v]);
    }
    hopeless = new boolean[parties];
    for (int p = 0; p < parties; p++) {
      hopeless[p] = surelyLeft(p);
    }
  }

  /// No plan costs less, whatever there is to fly with. It is less than nothing where somebody is
  /// ready long after the horizon.
  double leastCost() {
    return Arrays.stream(leftCost).map(one -> Math.min(0, one)).sum();
  }

  private static long mask(List<String> ids, Map<String, Integer> index) {
    long mask = ids.isEmpty() ? (1L << index.size()) - 1 : 0;
    for (String id : ids) {
      mask |= 1L << index.getOrDefault(id, 0);
    }
    return mask;
  }

  private void gate(int g, Gate gate) {
    for (int hour = 0; hour < hours; hour++) {
      quota[g * hours + hour] = gate.quota(hour, horizon);
    }
    minutes(gate.open(), gateFrom[g], gateUntil[g]);
  }

  /// For each minute the next open one from it on (the horizon if none), and the last one up to it
  /// ([#NONE] if none).
  private void minutes(List<Span> spans, int[] next, int[] last) {
    boolean[] open = new boolean[horizon];
    for (Span span : spans) {
      int start = Math.clamp(span.from(), 0, horizon);
      Arrays.fill(open, start, Math.clamp(span.to(), start, horizon), true);
    }
    next[horizon] = horizon;
    for (int t = horizon - 1; t >= 0; t--) {
      next[t] = open[t] ? t : next[t + 1];
    }
    int before = NONE;
    for (int t = 0; t < horizon; t++) {
      before = open[t] ? t : before;
      last[t] = before;
    }
    last[horizon] = before;
  }

  /// The first minute from `from` on at which some aircraft could depart to the haven, if it
  /// had the stands for itself; the horizon if none can. It may have come before a closure and
  /// waited.
  private void departures(int haven, int[] next) {
    int[] last = new int[horizon + 1];
    Arrays.fill(last, NONE);
    for (int a = 0; a < fleet; a++) {
      int there = legs[a][home[a]];
      int back = legs[a][haven];
      if (there == NONE || back == NONE || from[a] + there >= horizon) {
        continue;
      }
      int first = openFrom[Math.max(0, from[a] + there)] + groundAirfield[a];
      if (first < horizon) {
        last[first] = Math.max(last[first], until[a] - back);
      }
    }
    boolean[] able = new boolean[horizon];
    int latest = NONE;
    for (int t = 0; t < horizon; t++) {
      latest = Math.max(latest, last[t]);
      able[t] = latest >= t && openFrom[t] == t;
    }
    next[horizon] = horizon;
    for (int t = horizon - 1; t >= 0; t--) {
      next[t] = able[t] ? t : next[t + 1];
    }
  }

  /// The first minute from `start` on, within its due minute, at which a party could depart to some
  /// haven of its own, as far as aircraft and the airfield go; [#NONE] if there is none.
  int departure(int party, int start) {
    if (start >= horizon) {
      return NONE;
    }
    int best = horizon;
    for (int v = 0; v < havens; v++) {
      if ((havenMask[party] >> v & 1) != 0) {
        best = Math.min(best, departsFrom[v][Math.max(0, start)]);
      }
    }
    return best < horizon && best <= due[party] ? best : NONE;
  }

  /// Whether the party is surely left behind: no gate hour takes it and brings it to a departure.
  boolean surelyLeft(int party) {
    for (int g = 0; g < gates; g++) {
      if ((gateMask[party] >> g & 1) == 0) {
        continue;
      }
      for (int hour = Math.max(0, ready[party]) / HOUR; hour < hours; hour++) {
        int minute =
            quota[g * hours + hour] < people[party] ? NONE : earliestIn(g, hour, ready[party]);
        if (minute != NONE && departure(party, minute + screening) != NONE) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether aircraft may land and depart.
  boolean isOpen(int minute) {
    return minute >= 0 && minute < horizon && openFrom[minute] == minute;
  }

  /// The first minute from `from` on, in the hour, in which the gate is open; [#NONE] if none.
  int earliestIn(int gate, int hour, int from) {
    int start = Math.max(from, hour * HOUR);
    if (start >= horizon) {
      return NONE;
    }
    int minute = gateFrom[gate][start];
    return minute < Math.min(horizon, (hour + 1) * HOUR) ? minute : NONE;
  }

  /// The last minute up to `until`, in the hour, in which the gate is open; [#NONE] if none.
  int latestIn(int gate, int hour, int until) {
    int end = Math.min(Math.min(until, hour * HOUR + HOUR - 1), horizon - 1);
    if (end < 0) {
      return NONE;
    }
    int minute = gateUntil[gate][end];
    return minute >= hour * HOUR ? minute : NONE;
  }
}
