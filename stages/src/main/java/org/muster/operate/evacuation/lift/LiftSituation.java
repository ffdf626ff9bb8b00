package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.PersonState;

/// What the log of custody and the desk know that a lift is planned from.
///
/// @param rooms of havens that are on file, in people
/// @param there people who are at a haven
/// @param inbound flights on the way there, or that will leave with a list
/// @param entered flights that stand and go as they are: entered by hand, or begun
/// @param others aircraft that no plan moves, and that take stands: full or not
/// @param settled flights that are not to be planned any more: they left, have a list or were
///     cancelled
/// @param shut flights that take nobody any more: closed, gone, cancelled, or in the plan that is
///     followed and not in the log
/// @param begun the last flight of each aircraft of an approved lift that has begun
/// @param coming the next flight of each of these aircraft that has not
/// @param fixed the first flight with a list after that one, by aircraft
/// @param putOff flights that a desk put off since the plan that is followed, with when they leave
/// @param expected when the plan that is followed has parties at their gate
public record LiftSituation(
    Instant now,
    LiftParties parties,
    GateFacts gate,
    Map<String, Integer> rooms,
    Map<String, Integer> there,
    List<Inbound> inbound,
    List<Entered> entered,
    List<Other> others,
    Set<String> settled,
    Set<String> shut,
    Map<String, Begun> begun,
    Map<String, Coming> coming,
    Map<String, Begun> fixed,
    Map<String, Instant> putOff,
    Map<String, Instant> expected) {
  public LiftSituation {
    rooms = Map.copyOf(rooms);
    there = Map.copyOf(there);
    inbound = List.copyOf(inbound);
    entered = List.copyOf(entered);
    others = List.copyOf(others);
    settled = Set.copyOf(settled);
    shut = Set.copyOf(shut);
    begun = Map.copyOf(begun);
    coming = Map.copyOf(coming);
    fixed = Map.copyOf(fixed);
    putOff = Map.copyOf(putOff);
    expected = Map.copyOf(expected);
  }

  /// A flight that is later than this is not counted on.
  private static final Duration TOO_LATE = Duration.ofHours(6);

  /// A flight that goes as it is.
  ///
  /// @param free seats that nobody is listed for
  /// @param off when it leaves; now, where it is late
  public record Entered(String flight, String type, String haven, int free, Instant off) {}

  /// An aircraft that goes as it is.
  ///
  /// @param off when it left the airfield or is to leave it, which may be past
  /// @param gone whether it has left
  /// @param arrived when it arrived at the haven
  public record Other(
      String type, String haven, Instant off, boolean gone, Optional<Instant> arrived) {}

  /// People who are on their way to a haven, or will be.
  ///
  /// @param off when they left the airfield, or will
  public record Inbound(String flight, String haven, int people, Instant off) {}

  /// Where an aircraft goes, or went last.
  ///
  /// @param arrived whether it is there
  /// @param at when it arrived, or else left or will leave the airfield
  public record Begun(String haven, boolean arrived, Instant at) {}

  /// A flight that has not begun.
  ///
  /// @param putOff whether it leaves later than its plan has it
  public record Coming(String haven, Instant off, boolean putOff) {}

  /// What lifts that were approved made.
  ///
  /// @param aircraft of their flights, by flight
  /// @param departs when the plan that is followed has its flights leave
  /// @param expected when the plan that is followed has parties at their gate
  public record Followed(
      Map<String, String> aircraft, Map<String, Instant> departs, Map<String, Instant> expected) {
    /// No lift was approved.
    public static final Followed NONE = new Followed(Map.of(), Map.of(), Map.of());
  }

  /// Of the state now.
  ///
  /// @param followed what approved lifts made of it
  public static LiftSituation of(Custody custody, GateFacts gate, Instant now, Followed followed) {
    Map<String, String> aircraft = followed.aircraft();
    Map<String, Integer> rooms = new HashMap<>();
    custody.havens().forEach(haven -> rooms.put(haven.code(), haven.room()));
    Map<String, Integer> airborne = new HashMap<>();
    Map<String, Integer> there = new HashMap<>();
    Map<String, String> havenOf = FlightState.havens(custody.flights());
    custody.forEachPerson(
        person -> {
          if (!person.onward().isEmpty()) {
            // Onward to another haven, they are there or on their way: they have their bed.
            there.merge(person.onward(), 1, Integer::sum);
            return;
          }
          switch (person.phase()) {
            case AIRBORNE -> airborne.merge(person.flown(), 1, Integer::sum);
            case ARRIVED -> there.merge(havenOf.getOrDefault(person.flown(), ""), 1, Integer::sum);
            case WAITING, CALLED, INSIDE, WITHDRAWN, REFUSED -> {}
          }
        });
    List<Inbound> inbound = new ArrayList<>();
    List<Entered> entered = new ArrayList<>();
    List<Other> others = new ArrayList<>();
    Set<String> settled = new HashSet<>();
    Set<String> shut = new HashSet<>(followed.departs().keySet());
    Map<String, Begun> begun = new HashMap<>();
    Map<String, List<Coming>> free = new HashMap<>();
    Map<String, List<Begun>> listed = new HashMap<>();
    Map<String, Instant> putOff = new HashMap<>();
    for (FlightState flight : custody.flights()) {
      String haven = havenOf.getOrDefault(flight.flight(), "");
      boolean planned = flight.step() == FlightState.Step.PLANNED;
      boolean isFree = planned && flight.listed().isEmpty();
      if (!isFree) {
        settled.add(flight.flight());
      }
      if (flight.isOpen() && flight.plan().isPresent()) {
        shut.remove(flight.flight());
      } else {
        shut.add(flight.flight());
      }
      if (flight.plan().isEmpty() || flight.step() == FlightState.Step.CANCELLED) {
        continue;
      }
      Instant off = flight.plan().get().off();
      String own = aircraft.getOrDefault(flight.flight(), "");
      if (!own.isEmpty() && isFree) {
        boolean later =
            Optional.ofNullable(followed.departs().get(flight.flight()))
                .filter(off::isAfter)
                .isPresent();
        if (later) {
          putOff.put(flight.flight(), off);
        }
        free.computeIfAbsent(own, one -> new ArrayList<>()).add(new Coming(haven, off, later));
        continue;
      }
      int aloft = airborne.getOrDefault(flight.flight(), 0);
      Instant leaves = flight.departedAt().orElse(off.isBefore(now) ? now : off);
      if (!own.isEmpty()) {
        Begun last =
            new Begun(haven, flight.arrivedAt().isPresent(), flight.arrivedAt().orElse(leaves));
        if (planned) {
          listed.computeIfAbsent(own, one -> new ArrayList<>()).add(last);
        } else {
          begun.merge(own, last, LiftSituation::later);
        }
      }
      boolean gone = flight.departedAt().isPresent() || flight.arrivedAt().isPresent();
      int people = aloft + (gone ? 0 : flight.listed().size());
      if (people > 0) {
        inbound.add(new Inbound(flight.flight(), haven, people, leaves));
      }
      String type = flight.plan().get().aircraft();
      if (gone || off.isAfter(now.minus(TOO_LATE))) {
        others.add(
            new Other(type, haven, flight.departedAt().orElse(off), gone, flight.arrivedAt()));
      }
      if (!gone) {
        if (flight.isOpen() && off.isAfter(now.minus(TOO_LATE))) {
          entered.add(new Entered(flight.flight(), type, haven, free(custody, flight), leaves));
        }
      }
    }
    Map<String, Coming> coming = new HashMap<>();
    free.forEach(
        (own, flights) ->
            flights.stream()
                .filter(
                    one ->
                        Optional.ofNullable(begun.get(own))
                            .filter(last -> last.at().isAfter(one.off()))
                            .isEmpty())
                .min(Comparator.comparing(Coming::off))
                .ifPresent(one -> coming.put(own, one)));
    Map<String, Begun> fixed = new HashMap<>();
    listed.forEach(
        (own, flights) ->
            flights.forEach(
                one -> {
                  Coming next = coming.get(own);
                  if (next == null || one.at().isBefore(next.off())) {
                    begun.merge(own, one, LiftSituation::later);
                  } else {
                    fixed.merge(own, one, (a, b) -> b.at().isBefore(a.at()) ? b : a);
                  }
                }));
    return new LiftSituation(
        now,
        LiftParties.of(custody, now),
        gate,
        rooms,
        there,
        inbound,
        entered,
        others,
        settled,
        shut,
        begun,
        coming,
        fixed,
        putOff,
        followed.expected());
  }

  private static Begun later(Begun one, Begun other) {
    return one.at().isBefore(other.at()) ? other : one;
  }

  private static int free(Custody custody, FlightState flight) {
    int taken =
        flight.listed().stream()
            .flatMap(number -> custody.findPerson(number).stream())
            .mapToInt(PersonState::seats)
            .sum();
    return Math.max(0, flight.plan().map(Deed.Planned::seats).orElse(0) - taken);
  }

  /// People inside who are not planned for: they take room.
  int insideBesides() {
    return parties.cannot().stream().mapToInt(LiftParties.Kept::inside).sum();
  }
}
