package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a lift needs to know and the log of custody does not hold: aircraft, parking, how fast
/// gates are at which hour, how far havens are. It names parties by their numbers and nobody by
/// name.
///
/// @param until when the lift ends: nobody departs after it
/// @param notice between a call and the gate, at least
/// @param leftBehindHours what it costs to leave a person behind, in hours of waiting
/// @param weights of one person and hour, by priority from 1; the last holds for all that follow
///     and for those of whom nobody said a priority
/// @param limits of single parties
/// @param onward aircraft that take people on from havens by a schedule of their own
public record LiftMeans(
    Instant until,
    Duration notice,
    int leftBehindHours,
    List<Integer> weights,
    Field airfield,
    List<Gate> gates,
    List<Haven> havens,
    List<Aircraft> fleet,
    List<Limit> limits,
    List<Onward> onward) {
  public LiftMeans {
    weights = List.copyOf(weights);
    gates = List.copyOf(gates);
    havens = List.copyOf(havens);
    fleet = List.copyOf(fleet);
    limits = List.copyOf(limits);
    onward = List.copyOf(onward);
  }

  /// The airfield.
  ///
  /// @param parking aircraft on the ground at once
  /// @param screening from the gate to the earliest departure
  /// @param open when aircraft land and depart; empty for always
  public record Field(String id, int parking, Duration screening, List<Spell> open) {
    public Field {
      open = List.copyOf(open);
    }
  }

  /// A stretch of time.
  ///
  /// @param until exclusive
  public record Spell(Instant from, Instant until) {
    public Spell {
      if (!until.isAfter(from)) {
        throw new IllegalArgumentException("until must come after from");
      }
    }

    boolean has(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  /// A gate, by the code of its station, with what it passes; shut where no hours are given.
  public record Gate(String code, List<Hours> hours) {
    public Gate {
      hours = List.copyOf(hours);
    }
  }

  /// How many people a gate passes in an hour, and when.
  public record Hours(Spell when, int peoplePerHour) {}

  /// A haven, by the code under which its room is on file.
  ///
  /// @param flight from the airfield, for aircraft that say nothing else
  /// @param onwardPerDay people it sends onward in a day, steadily
  public record Haven(String code, Duration flight, int onwardPerDay, int parking) {}

  /// An aircraft.
  ///
  /// @param haven where it is at `from`
  /// @param until when it must have reached its last haven
  /// @param legs to havens, where they are not as far as the haven says; only these are served
  ///     where any is given
  public record Aircraft(
      String id,
      String type,
      int seats,
      String haven,
      Instant from,
      Instant until,
      Duration groundAirfield,
      Duration groundHaven,
      Map<String, Duration> legs) {
    public Aircraft {
      legs = Map.copyOf(legs);
    }
  }

  /// What binds one party.
  ///
  /// @param gates and havens that it may use; none means any
  /// @param due the latest departure
  public record Limit(
      String party, List<String> gates, List<String> havens, Optional<Instant> due) {
    public Limit {
      gates = List.copyOf(gates);
      havens = List.copyOf(havens);
    }
  }

  /// An aircraft that takes people on from havens.
  ///
  /// @param legs with people aboard, in order
  public record Onward(String id, String type, int seats, List<Leg> legs) {
    public Onward {
      legs = List.copyOf(legs);
    }
  }

  /// A flight from a haven to another one or to any other place, or the other way round.
  public record Leg(String from, Instant departs, String to, Instant arrives) {}

  /// What an hour of waiting weighs for a person.
  ///
  /// @param priority 1 first; 0 not said
  public int weight(int priority) {
    return weight(weights, priority);
  }

  static int weight(List<Integer> weights, int priority) {
    return priority < 1 || priority > weights.size()
        ? weights.getLast()
        : weights.get(priority - 1);
  }
}
