package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;

/// An earlier plan in the words and minutes of a problem that was made later: what it promised
/// to whom and still could be kept.
final class LiftShift {
  private static final int HOUR = 60;

  private final Lift old;
  private final LiftProblem fresh;
  private final LiftClock clock;
  private final int now;
  private final int shift;
  private final boolean late;
  private final Set<String> settled;
  private final Map<String, Instant> putOff;
  private final Map<String, Aircraft> fleet;
  private final Set<String> havens = new HashSet<>();

  /// @param late whether what should have happened and did not is put off to the present; or
  ///     else kept at its time, for a checker to find
  /// @param settled flights that go or went as they are
  /// @param putOff when those leave that a desk put off
  private LiftShift(
      Lift old,
      LiftProblems.Built.Done fresh,
      boolean late,
      Set<String> settled,
      Map<String, Instant> putOff) {
    this.old = old;
    this.fresh = fresh.problem();
    this.now = fresh.now();
    this.late = late;
    this.settled = settled;
    this.putOff = putOff;
    clock = fresh.clock();
    shift = between(old, fresh.clock());
    fleet = this.fresh.fleetById();
    this.fresh.havens().forEach(one -> havens.add(one.id()));
  }

  /// @param old as it was told to people
  /// @param ids of its flights
  /// @param dropped parties of the plan of which nothing stands: they are not to be planned for any
  ///     more, or their flight or gate hour cannot be
  /// @param surely parties that can go and are told something else whatever is planned
  record Shifted(
      Lift old, LiftPlan plan, List<String> ids, List<String> dropped, Set<String> surely) {
    /// Those dropped for whom another place is sought.
    long displaced() {
      return dropped.stream().filter(surely::contains).count();
    }
  }

  /// What still stands of a plan, with what is late put off.
  static Shifted promised(Lift old, LiftProblems.Built.Done fresh, LiftSituation situation) {
    return new LiftShift(old, fresh, true, situation.settled(), situation.putOff()).shifted();
  }

  /// The plan as it is, at its times, without flights that do not go any more.
  static Shifted asItIs(Lift old, LiftProblems.Built.Done fresh, LiftSituation situation) {
    return new LiftShift(old, fresh, false, situation.settled(), Map.of()).shifted();
  }

  /// Minutes by which a time of the old plan is greater than the same time of the fresh problem.
  static int between(Lift old, LiftClock fresh) {
    return -fresh.minute(old.clock().epoch());
  }

  private Shifted shifted() {
    Map<String, Party> parties = fresh.partiesById();
    Map<String, LiftPlan.Passage> told = old.passages();
    List<LiftPlan.Passage> passages = new ArrayList<>();
    List<LiftPlan.Flight> flights = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    Set<String> surely = new HashSet<>();
    Set<String> going = new HashSet<>();
    for (int i = 0; i < old.ids().size(); i++) {
      LiftPlan.Flight flight = old.plan().flights().get(i);
      Optional<LiftPlan.Flight> moved = flight(flight, old.ids().get(i));
      boolean flies = moved.filter(one -> canBeAsTold(flight, one)).isPresent();
      List<String> aboard = new ArrayList<>();
      for (String id : flight.parties()) {
        LiftPlan.Passage was = told.get(id);
        Party party = parties.get(id);
        Optional<LiftPlan.Passage> passage =
            was == null || party == null || moved.isEmpty() || (late && !party.mayGoTo(flight.to()))
                ? Optional.empty()
                : passage(was, party);
        if (passage.isPresent()) {
          passages.add(passage.get());
          aboard.add(id);
          going.add(id);
        } else {
          dropped.add(id);
        }
        if (party != null && (!flies || passage.isEmpty() || !isInHour(passage.get(), was))) {
          surely.add(id);
        }
      }
      if (moved.isPresent()) {
        LiftPlan.Flight one = moved.get();
        flights.add(
            new LiftPlan.Flight(
                one.aircraft(),
                one.from(),
                one.lands(),
                one.departs(),
                one.to(),
                one.arrives(),
                aboard));
        ids.add(old.ids().get(i));
      }
    }
    List<LiftPlan.Left> left =
        fresh.parties().stream()
            .filter(party -> !going.contains(party.id()))
            .map(party -> new LiftPlan.Left(party.id(), "not in the plan"))
            .toList();
    return new Shifted(
        old,
        new LiftPlan(
            passages, flights, left, OptionalDouble.empty(), OptionalDouble.empty(), Others.NONE),
        ids,
        dropped,
        surely);
  }

  /// Whether a flight can still leave at the time that people were told.
  private boolean canBeAsTold(LiftPlan.Flight told, LiftPlan.Flight moved) {
    int departs = told.departs() - shift;
    if (moved.aircraft().startsWith(LiftProblems.ENTERED)) {
      return departs == moved.departs() && told.to().equals(moved.to());
    }
    Aircraft own = Objects.requireNonNull(fleet.get(moved.aircraft()));
    int there = own.legs().getOrDefault(own.haven(), 0);
    return departs >= Math.max(now, own.from() + there + own.groundAirfield())
        && told.arrives() - shift <= own.until();
  }

  /// Whether they can still pass in the hour that they were told, if not in its minute.
  private boolean isInHour(LiftPlan.Passage passage, LiftPlan.@Nullable Passage was) {
    return passage.gate().equals(LiftProblems.INSIDE)
        || passage.gate().equals(LiftProblems.CALLED)
        || (was != null
            && fresh.gates().stream()
                .filter(gate -> gate.id().equals(passage.gate()))
                .anyMatch(gate -> Span.covers(gate.open(), passage.minute()))
            && Math.floorDiv(was.minute() - shift, HOUR) == passage.minute() / HOUR);
  }

  private Optional<LiftPlan.Flight> flight(LiftPlan.Flight flight, String id) {
    if (!havens.contains(flight.from()) || !havens.contains(flight.to())) {
      return Optional.empty();
    }
    Aircraft entered = fleet.get(LiftProblems.ENTERED + id);
    if (entered != null) {
      int leg = entered.legs().values().iterator().next();
      int off = entered.until() - leg;
      return Optional.of(
          new LiftPlan.Flight(
              entered.id(), entered.haven(), off, off, entered.haven(), off + leg, List.of()));
    }
    Aircraft own = fleet.get(flight.aircraft());
    if (settled.contains(id) || own == null || !own.legs().containsKey(flight.to())) {
      return Optional.empty();
    }
    int lands = flight.lands() - shift;
    int departs = flight.departs() - shift;
    Instant off = putOff.get(id);
    if (off != null) {
      int later = Math.max(0, clock.after(off) - departs);
      lands += later;
      departs += later;
    }
    if (late) {
      lands = Math.max(0, lands);
      departs = Math.max(now, departs);
    }
    return Optional.of(
        new LiftPlan.Flight(
            own.id(),
            flight.from(),
            lands,
            departs,
            flight.to(),
            departs + flight.arrives() - flight.departs(),
            List.of()));
  }

  private Optional<LiftPlan.Passage> passage(LiftPlan.Passage was, Party party) {
    int minute = was.minute() - shift;
    if (party.gates().equals(List.of(LiftProblems.INSIDE))
        || party.gates().equals(List.of(LiftProblems.CALLED))) {
      // They have passed, or come in the window of their call.
      boolean inside = party.gates().getFirst().equals(LiftProblems.INSIDE);
      return Optional.of(
          new LiftPlan.Passage(
              party.id(),
              party.gates().getFirst(),
              inside ? party.ready() : Math.max(minute, party.ready())));
    }
    String code = Lift.gateCode(was.gate());
    List<Gate> own =
        fresh.gates().stream()
            .filter(gate -> Lift.gateCode(gate.id()).equals(code))
            .filter(gate -> !late || party.mayUse(gate.id()))
            .toList();
    if (late) {
      Optional<LiftPlan.Passage> soon =
          inHour(own, party, minute)
              .or(() -> inHour(own, party, Math.floorDiv(minute, HOUR) * HOUR));
      if (soon.isPresent() || minute < party.ready()) {
        // Or else their hour is over and they did not come.
        return soon;
      }
    }
    return own.stream()
        .filter(gate -> Span.covers(gate.open(), minute))
        .findFirst()
        .or(() -> own.stream().findFirst())
        .map(gate -> new LiftPlan.Passage(party.id(), gate.id(), minute));
  }

  /// The soonest that a party passes one of the gates in the hour of a minute, from that minute on.
  private static Optional<LiftPlan.Passage> inHour(List<Gate> gates, Party party, int minute) {
    int from = Math.max(minute, party.ready());
    int until = (Math.floorDiv(minute, HOUR) + 1) * HOUR;
    return gates.stream()
        .flatMap(
            gate ->
                gate.open().stream()
                    .filter(span -> Math.max(span.from(), from) < Math.min(span.to(), until))
                    .map(
                        span ->
                            new LiftPlan.Passage(
                                party.id(), gate.id(), Math.max(span.from(), from))))
        .min(Comparator.comparingInt(LiftPlan.Passage::minute));
  }
}
