package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
/// @param begun the last flight of each aircraft of an approved lift that has begun
/// @param coming the next flight of each of these aircraft that has not
/// @param expected when the plan that is followed has parties at their gate
public record LiftSituation(
    Instant now,
    LiftParties parties,
    GateFacts gate,
    Map<String, Integer> rooms,
    Map<String, Integer> there,
    List<Inbound> inbound,
    List<Entered> entered,
    Map<String, Begun> begun,
    Map<String, Instant> coming,
    Map<String, Instant> expected) {
  public LiftSituation {
    rooms = Map.copyOf(rooms);
    there = Map.copyOf(there);
    inbound = List.copyOf(inbound);
    entered = List.copyOf(entered);
    begun = Map.copyOf(begun);
    coming = Map.copyOf(coming);
    expected = Map.copyOf(expected);
  }

  /// A flight that is later than this is not counted on.
  private static final Duration TOO_LATE = Duration.ofHours(6);

  /// A flight that goes as it is.
  ///
  /// @param free seats that nobody is listed for
  /// @param off when it leaves; now, where it is late
  public record Entered(String flight, String type, String haven, int free, Instant off) {}

  /// People who are on their way to a haven, or will be.
  ///
  /// @param off when they left the airfield, or will
  public record Inbound(String flight, String haven, int people, Instant off) {}

  /// Where an aircraft goes, or went last.
  ///
  /// @param arrived whether it is there
  /// @param at when it arrived, or else left or will leave the airfield
  public record Begun(String haven, boolean arrived, Instant at) {}

  /// What lifts that were approved made.
  ///
  /// @param aircraft of their flights, by flight
  /// @param expected when the plan that is followed has parties at their gate
  public record Followed(Map<String, String> aircraft, Map<String, Instant> expected) {
    /// No lift was approved.
    public static final Followed NONE = new Followed(Map.of(), Map.of());
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
    Map<String, Begun> begun = new HashMap<>();
    Map<String, Instant> coming = new HashMap<>();
    for (FlightState flight : custody.flights()) {
      String haven = havenOf.getOrDefault(flight.flight(), "");
      if (flight.plan().isEmpty() || flight.step() == FlightState.Step.CANCELLED) {
        continue;
      }
      Instant off = flight.plan().get().off();
      String own = aircraft.getOrDefault(flight.flight(), "");
      boolean free = flight.step() == FlightState.Step.PLANNED && flight.listed().isEmpty();
      if (!own.isEmpty() && free) {
        coming.merge(own, off, (a, b) -> a.isBefore(b) ? a : b);
        continue;
      }
      int aloft = airborne.getOrDefault(flight.flight(), 0);
      Instant leaves = flight.departedAt().orElse(off.isBefore(now) ? now : off);
      if (!own.isEmpty()) {
        Begun last =
            new Begun(haven, flight.arrivedAt().isPresent(), flight.arrivedAt().orElse(leaves));
        begun.merge(own, last, (a, b) -> a.at().isBefore(b.at()) ? b : a);
      }
      boolean gone = flight.departedAt().isPresent() || flight.arrivedAt().isPresent();
      int people = aloft + (gone ? 0 : flight.listed().size());
      if (people > 0) {
        inbound.add(new Inbound(flight.flight(), haven, people, leaves));
      }
      if (!gone) {
        if (flight.isOpen() && off.isAfter(now.minus(TOO_LATE))) {
          entered.add(
              new Entered(
                  flight.flight(),
                  flight.plan().get().aircraft(),
                  haven,
                  free(custody, flight),
                  leaves));
        }
      }
    }
    return new LiftSituation(
        now,
        LiftParties.of(custody, now),
        gate,
        rooms,
        there,
        inbound,
        entered,
        begun,
        coming,
        followed.expected());
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
