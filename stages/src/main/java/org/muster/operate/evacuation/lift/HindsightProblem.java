package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.replay.Airlift;

/// An airlift of the past as a lift problem: whoever flew or waited in vain, and every flight that
/// flew as an aircraft that flies once, on its day, with its seats, to any haven and at any hour.
final class HindsightProblem {
  private static final int SCREENING_MINUTES = 90;
  private static final int NOTICE_MINUTES = 60;
  private static final int GROUND_MINUTES = 60;
  private static final int PARKING = 7;
  private static final int HOLDING = 10_000;
  private static final int LEFT_BEHIND_HOURS = 1000;
  private static final List<Integer> WEIGHTS = List.of(8, 5, 3, 2, 1);

  /// A party of those of whom nothing is known but that they waited.
  private static final int FAMILY = 4;

  private final Custody custody;
  private final Airlift airlift;
  private final LiftClock clock;
  private final int horizon;
  private final Map<String, Integer> departed = new HashMap<>();
  private double waited;
  private int flown;

  /// What came of it.
  ///
  /// @param flown people who flew
  /// @param waited hours that one of these waited on average, from when they could have come to a
  ///     gate
  record Past(LiftProblem problem, LiftClock clock, int flown, double waited) {}

  /// @param more people who waited in vain and of whom nobody knows, drawn
  static Past of(Custody custody, Airlift airlift, int more, long seed) {
    HindsightProblem past = new HindsightProblem(custody, airlift);
    LiftProblem problem = past.problem(more, seed);
    return new Past(
        problem, past.clock, past.flown, past.flown == 0 ? 0 : past.waited / past.flown);
  }

  private HindsightProblem(Custody custody, Airlift airlift) {
    this.custody = custody;
    this.airlift = airlift;
    clock = LiftClock.at(airlift.opens(), Duration.ZERO);
    horizon = clock.minute(airlift.days().getLast().until());
  }

  private LiftProblem problem(int more, long seed) {
    for (FlightState flight : custody.flights()) {
      flight.departedAt().ifPresent(at -> departed.put(flight.flight(), clock.minute(at)));
    }
    List<Party> parties = new ArrayList<>(parties());
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i * FAMILY < more; i++) {
      int people = Math.min(FAMILY, more - i * FAMILY);
      parties.add(
          party("X" + (i + 1), people, people, 5, random.nextInt(Math.max(1, horizon * 2 / 3))));
    }
    return new LiftProblem(
        clock.epoch().toString(),
        horizon,
        LEFT_BEHIND_HOURS,
        new Airfield(
            "AIRFIELD",
            PARKING,
            List.of(new Span(0, horizon)),
            HOLDING,
            SCREENING_MINUTES,
            Others.NONE),
        airlift.gates().stream().map(this::gate).toList(),
        airlift.havens().stream()
            .map(h -> new Haven(h.code(), h.room(), 0, 1000, Others.NONE))
            .toList(),
        fleet(),
        parties,
        List.of(),
        Others.NONE);
  }

  private Gate gate(Airlift.Gate gate) {
    List<Span> open = List.of(new Span(0, horizon));
    for (Airlift.Stop stop : airlift.stops()) {
      if (stop.gate() && stop.which().equals(gate.code())) {
        int from = Math.max(0, clock.minute(stop.from()));
        open = Span.without(open, from, Math.max(from, clock.minute(stop.until())));
      }
    }
    return new Gate(gate.code(), gate.peopleAnHour(), open, Others.NONE);
  }

  private List<Aircraft> fleet() {
    Map<String, Integer> legs = new LinkedHashMap<>();
    airlift
        .havens()
        .forEach(h -> legs.put(h.code(), Math.toIntExact(Math.max(1, h.flight().toMinutes()))));
    List<Aircraft> fleet = new ArrayList<>();
    for (FlightState flight : custody.flights()) {
      Deed.Planned plan = flight.plan().orElse(null);
      Instant at = flight.departedAt().orElse(null);
      if (plan == null || at == null || !legs.containsKey(plan.haven())) {
        continue;
      }
      airlift.days().stream()
          .filter(day -> day.has(at))
          .findFirst()
          .ifPresent(
              day -> {
                int leg = legs.getOrDefault(plan.haven(), 1);
                int shortest = legs.values().stream().mapToInt(l -> l).min().orElse(leg);
                // It stays where it lands, so that it flies once. An aircraft is bound by when it
                // lands: however near the haven is, it leaves before the day is over.
                fleet.add(
                    new Aircraft(
                        flight.flight(),
                        plan.aircraft().isEmpty() ? "aircraft" : plan.aircraft(),
                        plan.seats(),
                        plan.haven(),
                        clock.minute(day.from()) - leg,
                        clock.minute(day.until()) - 1 + shortest,
                        GROUND_MINUTES,
                        horizon,
                        legs,
                        Others.NONE));
              });
    }
    return fleet;
  }

  private List<Party> parties() {
    List<Party> parties = new ArrayList<>();
    for (String id : custody.parties()) {
      List<PersonState> people =
          custody.findParty(id).orElseThrow().members().stream()
              .map(number -> custody.findPerson(number).orElseThrow())
              .filter(p -> p.phase() != Phase.WITHDRAWN && p.phase() != Phase.REFUSED)
              .toList();
      if (people.isEmpty()) {
        continue;
      }
      Instant known =
          people.stream().map(PersonState::since).min(Comparator.naturalOrder()).orElseThrow();
      int ready = Math.max(0, clock.minute(known)) + NOTICE_MINUTES;
      if (ready >= horizon) {
        continue;
      }
      for (PersonState person : people) {
        Integer off = departed.get(person.flown());
        if (off != null) {
          waited += (off - ready) / 60.0;
          flown++;
        }
      }
      parties.add(
          party(
              id,
              people.size(),
              people.stream().mapToInt(PersonState::seats).sum(),
              PersonState.priority(people),
              ready));
    }
    return parties;
  }

  private Party party(String id, int heads, int seats, int priority, int ready) {
    LiftParty mark =
        new LiftParty(
            id,
            id,
            Collections.nCopies(heads, id),
            seats,
            priority,
            LiftParty.Where.WAITING,
            Optional.empty(),
            Optional.empty(),
            false);
    return new Party(
        id,
        mark.places(),
        LiftMeans.weight(WEIGHTS, priority),
        ready,
        horizon,
        List.of(),
        List.of(),
        LiftMark.of(mark));
  }

  /// What is assumed, in sentences.
  static List<String> assumptions(int more) {
    List<String> all = new ArrayList<>();
    all.add(
        "People, gates and loads are made up and match the published totals; the totals are"
            + " those of the files of the case.");
    all.add(
        "The same flights fly, each once, on its day and with its seats; the plan chooses hour,"
            + " haven and who sits in it. Whoever flies to a far haven leaves by as much earlier"
            + " before the end of the day as the way is longer than that to the nearest.");
    all.add(
        "Whoever flew could have come to a gate an hour after they were registered, and no earlier"
            + " than two days before the first day; they wait from then on.");
    if (more > 0) {
      all.add(
          String.format(
              Locale.UK,
              "%,d people more, in families of four, waited in vain; how many did is not known.",
              more));
    } else {
      all.add("Nobody but those in the log waited.");
    }
    all.add(
        "Gates pass what the files of the case say while they are open; "
            + PARKING
            + " aircraft stand at once, each an hour; screening takes "
            + SCREENING_MINUTES
            + " minutes; 10,000 fit inside.");
    all.add(
        "Havens have their room from the first day and send nobody onward; the hours in which one"
            + " took nobody do not bind the plan.");
    all.add("The plan knows everything beforehand; nobody at the gate did.");
    return all;
  }
}
