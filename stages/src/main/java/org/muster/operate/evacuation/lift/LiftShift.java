package org.muster.operate.evacuation.lift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
  private final Lift old;
  private final LiftProblem fresh;
  private final int now;
  private final int shift;
  private final boolean late;
  private final Map<String, Aircraft> fleet;
  private final Set<String> havens = new HashSet<>();

  /// @param late whether what should have happened and did not is put off to the present; or
  ///     else kept at its time, for a checker to find
  private LiftShift(Lift old, LiftProblems.Built.Done fresh, boolean late) {
    this.old = old;
    this.fresh = fresh.problem();
    this.now = fresh.now();
    this.late = late;
    shift = between(old, fresh.clock());
    fleet = this.fresh.fleetById();
    this.fresh.havens().forEach(one -> havens.add(one.id()));
  }

  /// @param ids of its flights
  /// @param dropped parties of the plan that are not to be planned for any more
  record Shifted(LiftPlan plan, List<String> ids, List<String> dropped) {}

  /// What still stands of a plan, with what is late put off.
  static Shifted promised(Lift old, LiftProblems.Built.Done fresh) {
    return new LiftShift(old, fresh, true).shifted();
  }

  /// The plan as it is, at its times.
  static Shifted asItIs(Lift old, LiftProblems.Built.Done fresh) {
    return new LiftShift(old, fresh, false).shifted();
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
    Set<String> going = new HashSet<>();
    for (int i = 0; i < old.ids().size(); i++) {
      LiftPlan.Flight flight = old.plan().flights().get(i);
      Optional<LiftPlan.Flight> moved = flight(flight, old.ids().get(i));
      List<String> aboard = new ArrayList<>();
      for (String id : flight.parties()) {
        LiftPlan.Passage was = told.get(id);
        Party party = parties.get(id);
        Optional<LiftPlan.Passage> passage =
            was == null || party == null || moved.isEmpty()
                ? Optional.empty()
                : passage(was, party);
        if (passage.isPresent()) {
          passages.add(passage.get());
          aboard.add(id);
          going.add(id);
        } else {
          dropped.add(id);
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
        new LiftPlan(
            passages, flights, left, OptionalDouble.empty(), OptionalDouble.empty(), Others.NONE),
        ids,
        dropped);
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
    if (own == null || !own.legs().containsKey(flight.to())) {
      return Optional.empty();
    }
    int lands = flight.lands() - shift;
    int departs = flight.departs() - shift;
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
    if (late && minute < party.ready()) {
      // Their hour is over and they did not come.
      return Optional.empty();
    }
    String code = Lift.gateCode(was.gate());
    List<Gate> own =
        fresh.gates().stream().filter(gate -> Lift.gateCode(gate.id()).equals(code)).toList();
    return own.stream()
        .filter(gate -> Span.covers(gate.open(), minute))
        .findFirst()
        .or(() -> own.stream().findFirst())
        .map(gate -> new LiftPlan.Passage(party.id(), gate.id(), minute));
  }
}
