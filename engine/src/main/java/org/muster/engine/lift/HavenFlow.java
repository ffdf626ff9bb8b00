package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Who is at a haven, event by event: whom the lift brings, whom the haven sends onward steadily,
/// and whom onward aircraft take and bring. Counted in parts of a person, 1,440 to each, so that
/// nothing is rounded.
final class HavenFlow {
  /// Parts of a person.
  static final long PARTS = 1440;

  private final Haven haven;
  private final List<Moment> moments = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private long level;
  private long besides;

  private HavenFlow(Haven haven) {
    this.haven = haven;
    level = haven.there() * PARTS;
    besides = level;
  }

  /// After people came.
  ///
  /// @param level parts of people there
  /// @param besides the same if the lift had brought nobody
  record Moment(int minute, long level, long besides) {}

  /// What an onward aircraft took.
  record Taken(Onward aircraft, Onward.Leg leg, long parts) {}

  /// @param arrivals people whom the lift brings, by minute
  static HavenFlow of(LiftProblem problem, Haven haven, Map<Integer, Integer> arrivals) {
    HavenFlow flow = new HavenFlow(haven);
    TreeSet<Integer> minutes = new TreeSet<>(arrivals.keySet());
    for (Onward aircraft : problem.onward()) {
      for (Onward.Leg leg : aircraft.legs()) {
        if (leg.from().equals(haven.id())) {
          minutes.add(leg.departs());
        }
        if (leg.to().equals(haven.id())) {
          minutes.add(leg.arrives());
        }
      }
    }
    int last = 0;
    for (int minute : minutes.tailSet(0)) {
      flow.drain((long) haven.onwardPerDay() * (minute - last));
      last = minute;
      flow.depart(problem, minute);
      flow.arrive(problem, minute, arrivals.getOrDefault(minute, 0));
    }
    return flow;
  }

  private void drain(long parts) {
    level = Math.max(0, level - parts);
    besides = Math.max(0, besides - parts);
  }

  private void depart(LiftProblem problem, int minute) {
    for (Onward aircraft : problem.onward()) {
      for (Onward.Leg leg : aircraft.legs()) {
        if (leg.from().equals(haven.id()) && leg.departs() == minute) {
          long before = level;
          drain(aircraft.seats() * PARTS);
          taken.add(new Taken(aircraft, leg, before - level));
        }
      }
    }
  }

  private void arrive(LiftProblem problem, int minute, int people) {
    long kept = 0;
    for (Onward aircraft : problem.onward()) {
      for (Onward.Leg leg : aircraft.legs()) {
        if (leg.to().equals(haven.id()) && leg.arrives() == minute) {
          kept += aircraft.seats() * PARTS;
        }
      }
    }
    level += kept + people * PARTS;
    besides += kept;
    if (kept + people > 0) {
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
