package org.muster.engine.lift;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// An evacuation lift to be planned. Minutes from `epoch`; intervals are half-open; in one minute,
/// what leaves goes before what comes.
///
/// @param epoch minute 0, as ISO 8601
/// @param horizon minutes; every minute of a plan lies in `[0, horizon)`, arrivals apart
/// @param leftBehindHours what it costs to leave a person behind, beyond the wait to the horizon
/// @param onward aircraft that take people on from havens, which are flown as they are given
public record LiftProblem(
    String epoch,
    int horizon,
    double leftBehindHours,
    Airfield airfield,
    List<Gate> gates,
    List<Haven> havens,
    List<Aircraft> fleet,
    List<Party> parties,
    List<Onward> onward,
    Others others) {
  /// Some nine months: what is kept minute by minute must fit into memory. So long at most is the
  /// horizon, and a leg with the time on the ground after it.
  public static final int MOST_MINUTES = 400_000;

  /// Gates, and havens, of which planners keep sets in one word.
  public static final int MOST_OF_A_KIND = 63;

  private static final double HOUR_MINUTES = 60;

  /// People of all parties together, and places of all that onward aircraft do: sums of them are
  /// numbers still.
  private static final long MOST_TOGETHER = 1_000_000_000;

  public LiftProblem {
    gates = List.copyOf(gates);
    havens = List.copyOf(havens);
    fleet = List.copyOf(fleet);
    parties = List.copyOf(parties);
    onward = List.copyOf(onward);
    Set<String> gateIds = distinct("gates", gates, Gate::id);
    Set<String> havenIds = distinct("havens", havens, Haven::id);
    distinct("fleet", fleet, Aircraft::id);
    distinct("parties", parties, Party::id);
    distinct("onward", onward, Onward::id);
    requireFew("parties", parties.stream().mapToLong(Party::people).sum(), "people");
    requireFew(
        "onward",
        havens.stream().mapToLong(Haven::there).sum()
            + onward.stream().mapToLong(one -> (long) one.seats() * one.legs().size()).sum(),
        "seats of all legs and people at havens");
    for (Aircraft aircraft : fleet) {
      String who = "fleet " + aircraft.id();
      requireKnown(who, "haven", List.of(aircraft.haven()), havenIds);
      requireKnown(who, "legs", aircraft.legs().keySet(), havenIds);
    }
    for (Party party : parties) {
      String who = "parties " + party.id();
      requireKnown(who, "gates", party.gates(), gateIds);
      requireKnown(who, "havens", party.havens(), havenIds);
    }
  }

  private static void requireFew(String list, long sum, String what) {
    if (sum > MOST_TOGETHER) {
      throw new IllegalArgumentException(
          list + ": " + sum + " " + what + "; expected up to " + MOST_TOGETHER);
    }
  }

  private static <T> Set<String> distinct(String list, List<T> all, Function<T, String> id) {
    Set<String> ids = new HashSet<>();
    for (T one : all) {
      if (!ids.add(id.apply(one))) {
        throw new IllegalArgumentException(list + ": id \"" + id.apply(one) + "\" stands twice");
      }
    }
    return ids;
  }

  private static void requireKnown(
      String who, String field, Iterable<String> asked, Set<String> known) {
    for (String id : asked) {
      if (!known.contains(id)) {
        throw new IllegalArgumentException(
            who + ": " + field + " names \"" + id + "\", which the problem does not have");
      }
    }
  }

  /// Weighted person-hours if the party is left behind.
  public double leftCost(Party party) {
    return party.people()
        * party.weight()
        * ((horizon - party.ready()) / HOUR_MINUTES + leftBehindHours);
  }

  /// Clock hours that begin within the horizon.
  public int hours() {
    return (horizon + 59) / 60;
  }

  /// `minute 5400 (day 4, 18:00)`, the day of the epoch being the first.
  public String minuteWords(int minute) {
    OffsetDateTime from = OffsetDateTime.parse(epoch);
    OffsetDateTime at = from.plusMinutes(minute);
    return String.format(
        Locale.ROOT,
        "minute %d (day %d, %02d:%02d)",
        minute,
        1 + ChronoUnit.DAYS.between(from.toLocalDate(), at.toLocalDate()),
        at.getHour(),
        at.getMinute());
  }

  public Map<String, Aircraft> fleetById() {
    Map<String, Aircraft> byId = new TreeMap<>();
    fleet.forEach(aircraft -> byId.put(aircraft.id(), aircraft));
    return byId;
  }

  public Map<String, Party> partiesById() {
    Map<String, Party> byId = new TreeMap<>();
    parties.forEach(party -> byId.put(party.id(), party));
    return byId;
  }

  /// The same problem with other parts.
  public LiftProblem with(
      Airfield newAirfield,
      List<Gate> newGates,
      List<Haven> newHavens,
      List<Aircraft> newFleet,
      List<Party> newParties) {
    return new LiftProblem(
        epoch,
        horizon,
        leftBehindHours,
        newAirfield,
        newGates,
        newHavens,
        newFleet,
        newParties,
        onward,
        others);
  }

  /// The same problem with other onward aircraft.
  public LiftProblem goingOn(List<Onward> newOnward) {
    return new LiftProblem(
        epoch,
        horizon,
        leftBehindHours,
        airfield,
        gates,
        havens,
        fleet,
        parties,
        newOnward,
        others);
  }

  /// Whether version 1 of the format has no word for it.
  public boolean goesOn() {
    return !onward.isEmpty()
        || !airfield.taken().isEmpty()
        || havens.stream().anyMatch(haven -> haven.there() > 0 || !haven.taken().isEmpty());
  }
}
