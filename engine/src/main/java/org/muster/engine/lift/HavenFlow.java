package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who is at a haven, event by event: whom the lift brings, whom the haven sends onward steadily,
/// and whom onward aircraft take and bring. Counted in parts of a person, 1,440 to each, so that
/// nothing is rounded.
final class HavenFlow {
  /// Parts of a person.
  static final long PARTS = 1440;

  private final TreeMap<Integer, List<Departing>> departing = new TreeMap<>();
  private final TreeMap<Integer, Long> kept = new TreeMap<>();
  private final List<Moment> moments = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private long level;
  private long besides;

  private HavenFlow(LiftProblem problem, Haven haven) {
    level = haven.there() * PARTS;
    besides = level;
    for (Onward aircraft : problem.onward()) {
      for (Onward.Leg leg : aircraft.legs()) {
        if (leg.from().equals(haven.id())) {
          departing
              .computeIfAbsent(leg.departs(), minute -> new ArrayList<>())
              .add(new Departing(aircraft, leg));
        }
        if (leg.to().equals(haven.id())) {
          kept.merge(leg.arrives(), aircraft.seats() * PARTS, Long::sum);
        }
      }
    }
  }

  private record Departing(Onward aircraft, Onward.Leg leg) {}

  /// After people came.
  ///
  /// @param level parts of people there
  /// @param besides the same if the lift had brought nobody
  record Moment(int minute, long level, long besides) {}

  /// What an onward aircraft took.
  record Taken(Onward aircraft, Onward.Leg leg, long parts) {}

  /// @param arrivals people whom the lift brings, by minute
  static HavenFlow of(LiftProblem problem, Haven haven, Map<Integer, Integer> arrivals) {
    HavenFlow flow = new HavenFlow(problem, haven);
    TreeSet<Integer> minutes = new TreeSet<>(arrivals.keySet());
    minutes.addAll(flow.departing.keySet());
    minutes.addAll(flow.kept.keySet());
    int last = 0;
    for (int minute : minutes.tailSet(0)) {
      flow.drain((long) haven.onwardPerDay() * (minute - last));
      last = minute;
      flow.depart(minute);
      flow.arrive(minute, arrivals.getOrDefault(minute, 0));
    }
    return flow;
  }

  private void drain(long parts) {
    level = Math.max(0, level - parts);
    besides = Math.max(0, besides - parts);
  }

  private void depart(int minute) {
    for (Departing one : departing.getOrDefault(minute, List.of())) {
      long before = level;
      drain(one.aircraft.seats() * PARTS);
      taken.add(new Taken(one.aircraft, one.leg, before - level));
    }
  }

  private void arrive(int minute, int people) {
    long others = kept.getOrDefault(minute, 0L);
    level += others + people * PARTS;
    besides += others;
    if (others + people > 0) {
      moments.add(new Moment(minute, level, besides));
    }
  }

  List<Moment> moments() {
    return List.copyOf(moments);
  }

  List<Taken> taken() {
    return List.copyOf(taken);
  }
}
