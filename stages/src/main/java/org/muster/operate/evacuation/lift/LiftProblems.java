package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Onward;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;
import org.muster.engine.text.Json;
import org.muster.operate.evacuation.custody.Deed;

/// Makes a lift problem of what the log knows and a table of means. Whoever can go is in it.
///
/// Where the problem has no word for what is, it is made harder and never easier: a party counts
/// as many people as it has heads or seats, whichever are more; whoever is called comes at the
/// end of their window; onward aircraft find room kept for all their seats; aircraft that fly
/// whatever is planned keep their stands, for as long as the slowest of their type.
public final class LiftProblems {
  /// The gate by which those have passed who are inside.
  public static final String INSIDE = "inside";

  /// The gate of those who are called: each in their own window.
  public static final String CALLED = "called";

  /// A gate that never opens: of those whose own gates do not.
  private static final String SHUT = "shut";

  /// No gate of a table is called so.
  static final Set<String> OWN_GATES = Set.of(INSIDE, CALLED, SHUT);

  /// A flight that stands already, as an aircraft that flies once.
  public static final String ENTERED = "flight:";

  private static final String THERE = "there:";
  private static final int DAY_MINUTES = 1440;
  private static final int LONGEST_MINUTES = 60 * DAY_MINUTES;

  private final LiftSituation situation;
  private final LiftMeans means;
  private final LiftClock clock;
  private final int now;
  private final int horizon;
  private final Map<String, LiftMeans.Haven> havens = new HashMap<>();
  private final Map<String, LiftMeans.Limit> limits = new HashMap<>();

  private LiftProblems(LiftSituation situation, LiftMeans means) {
    this.situation = situation;
    this.means = means;
    clock = LiftClock.at(situation.now(), means.airfield().screening());
    now = clock.after(situation.now());
    horizon = clock.minute(means.until()) + 1;
    means.havens().forEach(haven -> havens.put(haven.code(), haven));
    means.limits().forEach(limit -> limits.put(limit.party(), limit));
  }

  /// What came of it.
  public sealed interface Built {
    /// @param now the minute before which nothing can be changed
    record Done(LiftProblem problem, LiftClock clock, int now) implements Built {}

    /// @param why each thing that does not fit, in a sentence
    record Refused(List<String> why) implements Built {
      public Refused {
        why = List.copyOf(why);
      }
    }
  }

  /// Makes the problem.
  public static Built of(LiftSituation situation, LiftMeans means) {
    return new LiftProblems(situation, means).build();
  }

  private Built build() {
    List<String> wrong = misfits();
    if (!wrong.isEmpty()) {
      return new Built.Refused(wrong);
    }
    List<LiftParty> called =
        situation.parties().can().stream()
            .filter(p -> p.where() == LiftParty.Where.CALLED)
            .toList();
    Map<String, List<Gate>> gates =
        new GateRates(means, clock, now, horizon, called, limit()).gates();
    LiftProblem problem =
        new LiftProblem(
            clock.epoch().toString(),
            horizon,
            means.leftBehindHours(),
            airfield(),
            all(gates),
            havens(),
            fleet(),
            situation.parties().can().stream().map(p -> party(p, gates)).toList(),
            onward(),
            new Others(Map.of("now", new Json.Whole(now, 0))));
    return new Built.Done(problem, clock, now);
  }

  private List<String> misfits() {
    List<String> wrong = new ArrayList<>();
    if (horizon <= now || horizon > LONGEST_MINUTES) {
      wrong.add(
          "The lift ends at " + means.until() + ", which must be after now and within two months.");
    }
    for (LiftMeans.Haven haven : means.havens()) {
      if (!situation.rooms().containsKey(haven.code())) {
        wrong.add("Haven " + haven.code() + " is not on file: say how much room it has.");
      }
    }
    for (LiftSituation.Entered flight : entered()) {
      if (!havens.containsKey(flight.haven())) {
        wrong.add(
            "Flight "
                + flight.flight()
                + " goes to "
                + flight.haven()
                + ", which the table of means does not have.");
      }
    }
    situation
        .begun()
        .forEach(
            (aircraft, last) -> {
              if (!havens.containsKey(last.haven())) {
                wrong.add(
                    "Aircraft "
                        + aircraft
                        + " went to "
                        + last.haven()
                        + ", which the table of means does not have.");
              }
            });
    return wrong;
  }

  private List<LiftSituation.Entered> entered() {
    return situation.entered().stream()
        .filter(flight -> flight.free() > 0)
        .filter(flight -> clock.after(flight.off()) < horizon)
        .toList();
  }

  private GateRates.GateLimit limit() {
    double share = situation.gate().state().share();
    return share > 0
        ? new GateRates.GateLimit(situation.gate().screenedAnHour() * share, situation.now())
        : new GateRates.GateLimit(
            situation.gate().screenedAnHour(), situation.now().plus(situation.gate().ahead()));
  }

  private Airfield airfield() {
    List<Span> open = new ArrayList<>();
    for (LiftMeans.Spell spell : means.airfield().open()) {
      int from = Math.max(0, clock.after(spell.from()));
      int until = Math.min(horizon, clock.minute(spell.until()));
      if (from < until) {
        open.add(new Span(from, until));
      }
    }
    int inside =
        situation.parties().can().stream()
            .filter(p -> p.where() == LiftParty.Where.INSIDE)
            .mapToInt(LiftParty::places)
            .sum();
    return new Airfield(
            means.airfield().id(),
            means.airfield().parking(),
            means.airfield().open().isEmpty() ? List.of(new Span(0, horizon)) : open,
            Math.max(situation.gate().roomInside() - situation.insideBesides(), inside),
            Math.toIntExact(means.airfield().screening().toMinutes()),
            Others.NONE)
        .with(taken());
  }

  /// When others stand at the airfield. Nobody knows when one that is late will leave: it keeps
  /// its stand for another turn.
  private List<Span> taken() {
    List<Span> taken = new ArrayList<>();
    for (LiftSituation.Other other : situation.others()) {
      if (!other.gone()) {
        int ground = slowest(other.type(), LiftMeans.Aircraft::groundAirfield);
        int off = clock.after(other.off());
        add(taken, off - ground, off < now ? now + ground : off);
      }
    }
    return taken;
  }

  private List<Span> taken(LiftMeans.Haven haven) {
    List<Span> taken = new ArrayList<>();
    for (LiftSituation.Other other : situation.others()) {
      if (other.haven().equals(haven.code())) {
        int off = clock.after(other.off());
        int leaves = other.gone() ? off : Math.max(now, off);
        int arrives =
            other
                .arrived()
                .map(clock::minute)
                .orElse(leaves + Math.toIntExact(haven.flight().toMinutes()));
        add(taken, arrives, arrives + slowest(other.type(), LiftMeans.Aircraft::groundHaven));
      }
    }
    return taken;
  }

  private void add(List<Span> taken, int from, int to) {
    int begins = Math.max(now, from);
    if (begins < Math.min(to, horizon + DAY_MINUTES)) {
      taken.add(new Span(begins, to));
    }
  }

  /// How long those of its type are on the ground, or any where none is of its type.
  private int slowest(String type, Function<LiftMeans.Aircraft, Duration> ground) {
    return Math.toIntExact(
        means.fleet().stream()
            .filter(one -> one.type().equals(type))
            .map(ground)
            .max(Comparator.naturalOrder())
            .or(() -> means.fleet().stream().map(ground).max(Comparator.naturalOrder()))
            .orElse(Duration.ZERO)
            .toMinutes());
  }

  private List<Gate> all(Map<String, List<Gate>> gates) {
    List<Gate> all = new ArrayList<>();
    gates.values().forEach(all::addAll);
    int people = situation.parties().can().stream().mapToInt(LiftParty::places).sum();
    int plenty = 60 * Math.max(1, people);
    all.add(
        new Gate(INSIDE, plenty, List.of(new Span(0, Math.min(now + 1, horizon))), Others.NONE));
    all.add(new Gate(CALLED, plenty, List.of(new Span(now, horizon)), Others.NONE));
    all.add(new Gate(SHUT, 0, List.of(), Others.NONE));
    return all;
  }

  private List<Haven> havens() {
    return means.havens().stream()
        .map(
            haven ->
                new Haven(
                        haven.code(),
                        situation.rooms().getOrDefault(haven.code(), 0),
                        haven.onwardPerDay(),
                        haven.parking(),
                        Others.NONE)
                    .with(taken(haven)))
        .toList();
  }

  /// The onward aircraft of the table from now on, whoever is on the way to a haven, and whoever is
  /// there now.
  private List<Onward> onward() {
    List<Onward> onward = new ArrayList<>();
    for (LiftMeans.Onward one : means.onward()) {
      List<Onward.Leg> legs =
          one.legs().stream()
              .filter(leg -> clock.after(leg.arrives()) >= now)
              .map(
                  leg ->
                      new Onward.Leg(
                          leg.from(),
                          clock.after(leg.departs()) < now ? -1 : clock.after(leg.departs()),
                          leg.to(),
                          clock.after(leg.arrives())))
              .toList();
      if (!legs.isEmpty()) {
        onward.add(new Onward(one.id(), one.type(), one.seats(), legs, Others.NONE));
      }
    }
    for (LiftSituation.Inbound flight : situation.inbound()) {
      LiftMeans.Haven haven = havens.get(flight.haven());
      if (haven != null) {
        int off = clock.after(flight.off());
        int arrives = Math.max(now, off + Math.toIntExact(haven.flight().toMinutes()));
        onward.add(comes(ENTERED + flight.flight(), flight.people(), haven.code(), off, arrives));
      }
    }
    for (LiftMeans.Haven haven : means.havens()) {
      int there = situation.there().getOrDefault(haven.code(), 0);
      if (there > 0) {
        onward.add(comes(THERE + haven.code(), there, haven.code(), now - 1, now));
      }
    }
    return onward;
  }

  /// People who come to a haven from the airfield whatever is planned.
  private Onward comes(String id, int people, String haven, int off, int arrives) {
    Onward.Leg leg =
        new Onward.Leg(means.airfield().id(), Math.min(off, arrives - 1), haven, arrives);
    return new Onward(id, "inbound", people, List.of(leg), Others.NONE);
  }

  private Map<String, Duration> legs(LiftMeans.Aircraft aircraft) {
    if (!aircraft.legs().isEmpty()) {
      return aircraft.legs();
    }
    Map<String, Duration> legs = new LinkedHashMap<>();
    means.havens().forEach(haven -> legs.put(haven.code(), haven.flight()));
    return legs;
  }

  private List<Aircraft> fleet() {
    List<Aircraft> fleet = new ArrayList<>();
    for (LiftMeans.Aircraft one : means.fleet()) {
      Map<String, Integer> legs = new LinkedHashMap<>();
      means.havens().stream()
          .filter(haven -> legs(one).containsKey(haven.code()))
          .forEach(
              haven ->
                  legs.put(
                      haven.code(),
                      Math.toIntExact(
                          legs(one).getOrDefault(haven.code(), haven.flight()).toMinutes())));
      String at = one.haven();
      int from = Math.max(clock.after(one.from()), now);
      int until = Math.min(clock.minute(one.until()), horizon + DAY_MINUTES);
      LiftSituation.Begun last = situation.begun().get(one.id());
      LiftSituation.Coming next = situation.coming().get(one.id());
      LiftSituation.Begun fixed = situation.fixed().get(one.id());
      if (fixed != null && next != null) {
        // From where it stands, and from where it goes first, it is back in time.
        int away = legs.getOrDefault(next.haven(), 0);
        int longest = Math.max(away, legs.getOrDefault(last == null ? at : last.haven(), 0));
        int ground = Math.toIntExact(one.groundHaven().plus(one.groundAirfield()).toMinutes());
        int before = clock.minute(fixed.at()) - ground - longest;
        if (Math.max(now, clock.after(next.off())) + away <= before) {
          until = Math.min(until, before);
          legs.values().removeIf(leg -> leg > longest);
        } else {
          // It does without the flight that comes first.
          last = fixed;
          next = null;
        }
      }
      if (last != null) {
        at = last.haven();
        int ground = Math.toIntExact(one.groundHaven().toMinutes());
        int leg = last.arrived() ? 0 : legs.getOrDefault(at, 0);
        from = Math.max(from, clock.after(last.at()) + leg + ground);
      }
      Integer leg = legs.get(at);
      if (next != null && leg != null) {
        int takesOff =
            clock.after(next.off()) - Math.toIntExact(one.groundAirfield().toMinutes()) - leg;
        if (takesOff < now) {
          // It may be in the air already for a flight that was promised.
          from = Math.min(from, takesOff);
        } else if (next.putOff()) {
          from = Math.max(from, takesOff);
        }
      }
      if (leg != null && from < until) {
        fleet.add(
            new Aircraft(
                one.id(),
                one.type(),
                one.seats(),
                at,
                from,
                until,
                Math.toIntExact(one.groundAirfield().toMinutes()),
                Math.toIntExact(one.groundHaven().toMinutes()),
                legs,
                Others.NONE));
      }
    }
    entered().forEach(flight -> fleet.add(entered(flight)));
    return fleet;
  }

  /// It departs at its time and at no other: it comes from where it goes, and has no minute to
  /// spare. Its stands are taken whether or not anybody is planned to fly with it.
  private Aircraft entered(LiftSituation.Entered flight) {
    LiftMeans.Haven haven = Objects.requireNonNull(havens.get(flight.haven()));
    int leg = Math.toIntExact(haven.flight().toMinutes());
    int off = Math.max(now, clock.after(flight.off()));
    return new Aircraft(
        ENTERED + flight.flight(),
        flight.type().isEmpty() ? "entered" : flight.type(),
        flight.free(),
        flight.haven(),
        off - leg,
        off + leg,
        0,
        0,
        Map.of(flight.haven(), leg),
        Others.NONE);
  }

  private Party party(LiftParty one, Map<String, List<Gate>> gates) {
    LiftMeans.Limit limit = limits.get(one.party());
    int notice = now + Math.toIntExact(means.notice().toMinutes());
    return new Party(
        one.id(),
        one.places(),
        means.weight(one.priority()),
        switch (one.where()) {
          case WAITING -> notice;
          case CALLED -> Math.max(now, clock.after(comes(one)));
          case INSIDE -> one.screened() ? 0 : Math.clamp(passed(one), 0, now);
        },
        limit == null
            ? horizon
            : limit.due().map(due -> Math.min(horizon, clock.minute(due))).orElse(horizon),
        switch (one.where()) {
          case WAITING -> ids(limit, gates);
          case CALLED -> List.of(CALLED);
          case INSIDE -> List.of(INSIDE);
        },
        limit == null ? List.of() : limit.havens(),
        LiftMark.of(one));
  }

  /// Whoever is called comes when the plan has them, or else by the end of their window.
  private Instant comes(LiftParty one) {
    Deed.Called call = one.call().orElseThrow();
    return Optional.ofNullable(situation.expected().get(one.id()))
        .filter(at -> !at.isBefore(call.from()) && at.isBefore(call.until()))
        .orElse(call.until());
  }

  private int passed(LiftParty one) {
    return one.seen().map(clock::minute).orElse(now);
  }

  private static List<String> ids(LiftMeans.@Nullable Limit limit, Map<String, List<Gate>> gates) {
    List<String> ids =
        gates.entrySet().stream()
            .filter(
                gate ->
                    limit == null
                        || limit.gates().isEmpty()
                        || limit.gates().contains(gate.getKey()))
            .flatMap(gate -> gate.getValue().stream().map(Gate::id))
            .toList();
    // None would mean any, those of the others too.
    return ids.isEmpty() ? List.of(SHUT) : ids;
  }
}
