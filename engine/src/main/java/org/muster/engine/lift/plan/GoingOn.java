package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Onward;

/// What comes to a haven and goes from it whatever is planned: its steady flow onward, onward
/// aircraft, and who was there before. Counted in 1,440 parts of a person.
final class GoingOn {
  static final long PARTS = 1440;

  private final int perMinute;

  /// By onward departure: its minute, and seats of all departures up to it.
  private final int[] departs;
  private final long[] seats;

  /// By minute at which people come: how many.
  private final TreeMap<Integer, Integer> comes = new TreeMap<>();

  /// Whether that alone overfills it at some minute.
  final boolean overfull;

  private GoingOn(Haven haven, List<Onward> onward) {
    perMinute = haven.onwardPerDay();
    TreeMap<Integer, Integer> goes = new TreeMap<>();
    int atOnce = 0;
    for (Onward aircraft : onward) {
      for (Onward.Leg leg : aircraft.legs()) {
        if (leg.from().equals(haven.id()) && leg.departs() > 0) {
          goes.merge(leg.departs(), aircraft.seats(), Integer::sum);
        } else if (leg.from().equals(haven.id()) && leg.departs() == 0) {
          atOnce += aircraft.seats();
        }
        if (leg.to().equals(haven.id()) && leg.arrives() >= 0) {
          comes.merge(leg.arrives(), aircraft.seats(), Integer::sum);
        }
      }
    }
    int stay = Math.max(0, haven.there() - atOnce);
    if (stay > 0) {
      comes.merge(0, stay, Integer::sum);
    }
    departs = goes.keySet().stream().mapToInt(minute -> minute).toArray();
    seats = goes.values().stream().mapToLong(one -> one).toArray();
    Arrays.parallelPrefix(seats, Long::sum);
    overfull = overfills(haven.capacity());
  }

  /// By haven.
  static GoingOn[] of(LiftProblem problem) {
    return problem.havens().stream()
        .map(haven -> new GoingOn(haven, problem.onward()))
        .toArray(GoingOn[]::new);
  }

  private boolean overfills(int capacity) {
    long level = 0;
    int last = 0;
    boolean over = false;
    for (int minute : comes.keySet()) {
      level = Math.max(0, level - gone(last, minute)) + comes(minute) * PARTS;
      over |= level > capacity * PARTS;
      last = minute;
    }
    return over;
  }

  /// Parts of people who may leave after one minute, up to another.
  long gone(int after, int until) {
    long steady = (long) perMinute * (until - after);
    return departs.length == 0 ? steady : steady + PARTS * (seatsUpTo(until) - seatsUpTo(after));
  }

  private long seatsUpTo(int minute) {
    int at = Arrays.binarySearch(departs, minute);
    int last = at >= 0 ? at : -at - 2;
    return last < 0 ? 0 : seats[last];
  }

  /// Minutes at which people come.
  List<Integer> comings() {
    return new ArrayList<>(comes.keySet());
  }

  /// How many come in that minute.
  int comes(int minute) {
    return comes.getOrDefault(minute, 0);
  }

  /// How many more people may leave in each hour than come, which is what planned arrivals have of
  /// it; where it is overfull by itself what comes is not counted, as then it is full of others.
  double[] hourly(int hours) {
    double[] hourly = new double[hours];
    for (int hour = 0; hour < hours; hour++) {
      hourly[hour] =
          gone(hour * Instance.HOUR - 1, (hour + 1) * Instance.HOUR - 1) / (double) PARTS;
    }
    comes.forEach(
        (minute, people) -> {
          if (!overfull && minute / Instance.HOUR < hours) {
            hourly[minute / Instance.HOUR] -= people;
          }
        });
    return hourly;
  }

  /// How many people leave, at most, in so many minutes.
  double inAll(int minutes) {
    return gone(0, minutes) / (double) PARTS;
  }
}
