package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.List;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;

/// What happened that the plan did not foresee.
public sealed interface LiftEvent {
  /// What a file of events says it is.
  String FORMAT = "muster-lift-event/1";

  /// A gate is closed in `[from, to)`.
  record GateClosed(String gate, int from, int to) implements LiftEvent {}

  /// The airfield is closed in `[from, to)`.
  record Curfew(int from, int to) implements LiftEvent {}

  /// An aircraft reaches no haven after this minute any more, unless it has departed already.
  record AircraftOut(String aircraft, int from) implements LiftEvent {}

  /// An aircraft takes off from where it stands no earlier than this minute. One that is in the air
  /// to the airfield lands no earlier; one in the air to a haven takes off from there no earlier.
  record AircraftLate(String aircraft, int until) implements LiftEvent {}

  /// A haven has room for so many.
  record HavenCapacity(String haven, int capacity) implements LiftEvent {}

  /// An onward aircraft flies no leg that departs at this minute or later.
  record OnwardOut(String aircraft, int from) implements LiftEvent {}

  /// One onward aircraft more.
  record OnwardComes(Onward aircraft) implements LiftEvent {}

  /// More parties.
  record Surge(List<Party> parties) implements LiftEvent {
    public Surge {
      parties = List.copyOf(parties);
    }
  }

  /// Reads a file of events:
  /// `{"format": "muster-lift-event/1", "events": [{"kind": "gate-closed", …}]}`.
  ///
  /// @throws TextException naming the line, the place and what was expected there; so too an id
  ///     that the problem does not know
  static List<LiftEvent> read(LiftProblem problem, String source, String text) {
    return Fields.read(
        source,
        "the event",
        Json.read(source, text),
        f -> {
          if (!f.text("format").equals(FORMAT)) {
            throw f.wrong("format", "\"" + FORMAT + "\"");
          }
          return f.listed("events", event -> event(problem, event));
        });
  }

  private static LiftEvent event(LiftProblem problem, Fields f) {
    String kind = f.text("kind");
    return switch (kind) {
      case "gate-closed" ->
          new GateClosed(
              known(f, "gate", problem.gates().stream().map(Gate::id).toList()),
              f.whole("from"),
              end(f));
      case "curfew" -> new Curfew(f.whole("from"), end(f));
      case "aircraft-out" ->
          new AircraftOut(
              known(f, "aircraft", problem.fleet().stream().map(Aircraft::id).toList()),
              f.whole("from"));
      case "aircraft-late" ->
          new AircraftLate(
              known(f, "aircraft", problem.fleet().stream().map(Aircraft::id).toList()),
              f.whole("until"));
      case "haven-capacity" ->
          new HavenCapacity(
              known(f, "haven", problem.havens().stream().map(Haven::id).toList()),
              f.whole("capacity", 0, 1_000_000_000));
      case "onward-out" ->
          new OnwardOut(
              known(f, "aircraft", problem.onward().stream().map(Onward::id).toList()),
              f.whole("from"));
      case "onward" -> new OnwardComes(f.required("aircraft", LiftFormat::onward));
      case "parties" -> new Surge(f.listed("parties", LiftFormat::party));
      default ->
          throw f.wrong(
              "kind",
              "one of gate-closed, curfew, aircraft-out, aircraft-late, haven-capacity,"
                  + " onward-out, onward, parties");
    };
  }

  /// The minute `to`: a closure that ends before it begins would be passed over in silence.
  private static int end(Fields f) {
    int from = f.whole("from");
    int to = f.whole("to");
    if (to <= from) {
      throw f.wrong("to", "later than from, which is " + from + ", was " + to);
    }
    return to;
  }

  private static String known(Fields f, String name, List<String> ids) {
    String id = f.text(name);
    if (!ids.contains(id)) {
      throw f.wrong(name, "an id of the problem, was \"" + id + "\"");
    }
    return id;
  }

  /// The problem after the events. What has departed by `now` still arrives.
  static LiftProblem after(LiftProblem problem, LiftPlan plan, int now, List<LiftEvent> events) {
    LiftProblem changed = problem;
    for (LiftEvent event : events) {
      changed = event.applied(changed, plan, now);
    }
    return changed;
  }

  /// Whether it began its first flight before `now`.
  static boolean hasTakenOff(Aircraft aircraft, LiftPlan plan, int now) {
    return plan.flights().stream()
        .anyMatch(
            flight ->
                flight.aircraft().equals(aircraft.id())
                    && flight.lands() - aircraft.legs().getOrDefault(flight.from(), 0) < now);
  }

  private LiftProblem applied(LiftProblem problem, LiftPlan plan, int now) {
    Airfield airfield = problem.airfield();
    List<Gate> gates = new ArrayList<>(problem.gates());
    List<Haven> havens = new ArrayList<>(problem.havens());
    List<Aircraft> fleet = new ArrayList<>(problem.fleet());
    List<Party> parties = new ArrayList<>(problem.parties());
    List<Onward> onward = new ArrayList<>(problem.onward());
    switch (this) {
      case GateClosed closed ->
          gates.replaceAll(
              gate ->
                  gate.id().equals(closed.gate())
                      ? gate.closed(Math.max(now, closed.from()), closed.to())
                      : gate);
      case Curfew curfew -> airfield = airfield.closed(Math.max(now, curfew.from()), curfew.to());
      case AircraftOut out -> {
        int arrives =
            plan.flights().stream()
                .filter(f -> f.aircraft().equals(out.aircraft()) && f.departs() < now)
                .mapToInt(LiftPlan.Flight::arrives)
                .max()
                .orElse(Integer.MIN_VALUE);
        fleet.replaceAll(
            aircraft ->
                aircraft.id().equals(out.aircraft())
                    ? aircraft.available(
                        aircraft.from(),
                        Math.min(aircraft.until(), Math.max(Math.max(now, out.from()), arrives)))
                    : aircraft);
      }
      case AircraftLate late ->
          // For one that has flown the problem has no word; whoever replans keeps to it.
          fleet.replaceAll(
              aircraft ->
                  aircraft.id().equals(late.aircraft()) && !hasTakenOff(aircraft, plan, now)
                      ? aircraft.available(
                          Math.max(aircraft.from(), Math.min(late.until(), problem.horizon())),
                          aircraft.until())
                      : aircraft);
      case HavenCapacity room ->
          havens.replaceAll(
              haven -> haven.id().equals(room.haven()) ? haven.holding(room.capacity()) : haven);
      case OnwardOut out ->
          onward.replaceAll(
              aircraft ->
                  aircraft.id().equals(out.aircraft())
                      ? aircraft.until(Math.max(now, out.from()))
                      : aircraft);
      case OnwardComes comes -> onward.add(comes.aircraft());
      case Surge surge -> parties.addAll(surge.parties());
    }
    return problem.with(airfield, gates, havens, fleet, parties).goingOn(onward);
  }
}
