package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.Span;

/// Parties that a plan has at one gate in one hour, who are to be called for it. An hour in which
/// the gate is shut between two openings is two waves.
///
/// @param from when the hour begins, or the gate opens in it
/// @param until when the hour ends, or the gate shuts in it
/// @param callBy the last moment to call anybody for it: later there is no time left to come
/// @param parties that wait and are not called yet, by their numbers
/// @param persons of each of them who are meant: a part of it may have another hour
/// @param people who are meant
/// @param done parties of the wave that are called or inside
/// @param gone parties of the wave that cannot go any more, or whose flight does not
public record LiftWave(
    String gate,
    Instant from,
    Instant until,
    Instant callBy,
    List<String> parties,
    Map<String, List<String>> persons,
    int people,
    int done,
    int gone) {
  /// Nobody is called for what is left of an hour that is less.
  static final Duration SHORTEST = Duration.ofMinutes(5);

  private static final int HOUR = 60;

  public LiftWave {
    parties = List.copyOf(parties);
    persons = Map.copyOf(persons);
  }

  private record Key(Span window, String gate) {}

  /// The waves of a plan, the first first.
  ///
  /// @param notice between a call and the gate, at least
  static List<LiftWave> of(Lift lift, LiftSituation situation, Duration notice) {
    Map<String, LiftParty> here = new LinkedHashMap<>();
    situation.parties().can().forEach(party -> here.put(party.id(), party));
    Set<String> grounded = grounded(lift, situation);
    Map<String, List<Span>> open = open(lift);
    Map<Key, List<String>> waves = new LinkedHashMap<>();
    lift.plan().passages().stream()
        .filter(passage -> !passage.gate().equals(LiftProblems.INSIDE))
        .filter(passage -> !passage.gate().equals(LiftProblems.CALLED))
        .sorted(Comparator.comparing(LiftPlan.Passage::party))
        .forEach(
            passage -> {
              String gate = Lift.gateCode(passage.gate());
              Span window = window(open.getOrDefault(gate, List.of()), passage.minute());
              waves
                  .computeIfAbsent(new Key(window, gate), key -> new ArrayList<>())
                  .add(passage.party());
            });
    return waves.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparingInt((Key key) -> key.window().from()).thenComparing(Key::gate)))
        .map(wave -> of(wave.getKey(), wave.getValue(), here, grounded, lift.clock(), notice))
        .toList();
  }

  /// Those whose flight takes nobody any more.
  private static Set<String> grounded(Lift lift, LiftSituation situation) {
    Set<String> grounded = new HashSet<>();
    for (int i = 0; i < lift.ids().size(); i++) {
      if (situation.shut().contains(lift.ids().get(i))) {
        grounded.addAll(lift.plan().flights().get(i).parties());
      }
    }
    return grounded;
  }

  private static LiftWave of(
      Key key,
      List<String> parties,
      Map<String, LiftParty> here,
      Set<String> grounded,
      LiftClock clock,
      Duration notice) {
    Instant until = clock.instant(key.window().to());
    Map<String, List<String>> persons = new LinkedHashMap<>();
    int people = 0;
    int done = 0;
    int gone = 0;
    for (String id : parties) {
      LiftParty party = here.get(id);
      if (party == null) {
        gone++;
      } else if (party.where() != LiftParty.Where.WAITING) {
        done++;
      } else if (grounded.contains(id)) {
        gone++;
      } else {
        persons.computeIfAbsent(party.party(), p -> new ArrayList<>()).addAll(party.persons());
        people += party.heads();
      }
    }
    return new LiftWave(
        key.gate(),
        clock.instant(key.window().from()),
        until,
        until.minus(notice.compareTo(SHORTEST) > 0 ? notice : SHORTEST),
        List.copyOf(persons.keySet()),
        persons,
        people,
        done,
        gone);
  }

  /// When each gate of the means is open, in order: at whatever rate.
  private static Map<String, List<Span>> open(Lift lift) {
    Map<String, List<Span>> open = new HashMap<>();
    lift.problem().gates().stream()
        .flatMap(
            gate -> gate.open().stream().map(span -> Map.entry(Lift.gateCode(gate.id()), span)))
        .sorted(Comparator.comparingInt(one -> one.getValue().from()))
        .forEach(
            one -> {
              Span next = one.getValue();
              List<Span> known = open.computeIfAbsent(one.getKey(), code -> new ArrayList<>());
              if (known.isEmpty() || known.getLast().to() < next.from()) {
                known.add(next);
              } else {
                Span last = known.removeLast();
                known.add(new Span(last.from(), Math.max(last.to(), next.to())));
              }
            });
    return open;
  }

  /// The part of the hour of a minute in which the gate is open around it.
  private static Span window(List<Span> open, int minute) {
    Span hour = new Span(minute / HOUR * HOUR, minute / HOUR * HOUR + HOUR);
    return open.stream()
        .filter(span -> span.from() <= minute && minute < span.to())
        .findFirst()
        .map(span -> new Span(Math.max(span.from(), hour.from()), Math.min(span.to(), hour.to())))
        .orElse(hour);
  }

  /// Whether somebody is to be called and has the time to come.
  public boolean isOpen(Instant now) {
    return !parties.isEmpty() && !now.isAfter(callBy);
  }

  /// Whether somebody was to be called and has not the time to come any more.
  public boolean isLate(Instant now) {
    return !parties.isEmpty() && now.isAfter(callBy);
  }
}
