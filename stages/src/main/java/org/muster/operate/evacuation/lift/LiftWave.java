package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.engine.lift.LiftPlan;

/// Parties that a plan has at one gate in one hour, who are to be called for it.
///
/// @param parties that wait and are not called yet, by their numbers
/// @param people in them
/// @param done parties of the wave that are called or inside
/// @param gone parties of the wave that cannot go any more
public record LiftWave(
    String gate,
    Instant from,
    Instant until,
    List<String> parties,
    int people,
    int done,
    int gone) {
  /// Nobody is called for what is left of an hour that is less.
  static final Duration SHORTEST = Duration.ofMinutes(5);

  public LiftWave {
    parties = List.copyOf(parties);
  }

  private record Key(Instant from, String gate) {}

  /// The waves of a plan, the first first.
  static List<LiftWave> of(Lift lift, LiftSituation situation) {
    Map<String, LiftParty> here = new LinkedHashMap<>();
    situation.parties().can().forEach(party -> here.put(party.id(), party));
    Map<Key, List<String>> waves = new LinkedHashMap<>();
    lift.plan().passages().stream()
        .filter(passage -> !passage.gate().equals(LiftProblems.INSIDE))
        .filter(passage -> !passage.gate().equals(LiftProblems.CALLED))
        .sorted(
            Comparator.comparingInt((LiftPlan.Passage passage) -> passage.minute() / 60)
                .thenComparing(passage -> Lift.gateCode(passage.gate()))
                .thenComparing(LiftPlan.Passage::party))
        .forEach(
            passage ->
                waves
                    .computeIfAbsent(
                        new Key(
                            lift.clock().instant(passage.minute() / 60 * 60),
                            Lift.gateCode(passage.gate())),
                        key -> new ArrayList<>())
                    .add(passage.party()));
    List<LiftWave> all = new ArrayList<>();
    waves.forEach(
        (key, parties) -> {
          List<String> wait = new ArrayList<>();
          int people = 0;
          int done = 0;
          int gone = 0;
          for (String id : parties) {
            LiftParty party = here.get(id);
            if (party == null) {
              gone++;
            } else if (party.where() == LiftParty.Where.WAITING) {
              wait.add(party.party());
              people += party.heads();
            } else {
              done++;
            }
          }
          all.add(
              new LiftWave(
                  key.gate(),
                  key.from(),
                  key.from().plus(Duration.ofHours(1)),
                  wait.stream().distinct().toList(),
                  people,
                  done,
                  gone));
        });
    return all;
  }

  /// Whether somebody is to be called and its hour is not over.
  public boolean isOpen(Instant now) {
    return !parties.isEmpty() && until.isAfter(now.plus(SHORTEST));
  }
}
