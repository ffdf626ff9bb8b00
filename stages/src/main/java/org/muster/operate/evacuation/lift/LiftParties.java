package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;

/// Who can go, and who of those that are still here cannot: everybody who waits, is called or
/// inside stands in exactly one of the two.
///
/// @param can in the order of their numbers
public record LiftParties(List<LiftParty> can, List<Kept> cannot) {
  private static final String PART = "/";

  public LiftParties {
    can = List.copyOf(can);
    cannot = List.copyOf(cannot);
  }

  /// Somebody who is here and not planned for.
  ///
  /// @param heads of the whole party that is here
  /// @param inside of these
  public record Kept(String id, int heads, int inside, Why why) {}

  /// Why somebody is not planned for.
  public enum Why {
    LISTED("on a list already"),
    HELD("held"),
    FAILED("did not pass the screening");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Of the state now.
  public static LiftParties of(Custody custody, Instant now) {
    List<LiftParty> can = new ArrayList<>();
    List<Kept> cannot = new ArrayList<>();
    for (String party : custody.parties()) {
      PartyState state = custody.findParty(party).orElseThrow();
      parts(custody, state)
          .forEach(
              (id, people) -> {
                Optional<Why> why = why(people);
                if (why.isEmpty()) {
                  can.add(party(id, party, people, now));
                } else {
                  cannot.add(
                      new Kept(
                          id,
                          people.size(),
                          (int) people.stream().filter(p -> p.phase() == Phase.INSIDE).count(),
                          why.get()));
                }
              });
    }
    return new LiftParties(can, cannot);
  }

  /// Those of a party who are still here, by the part that they travel in.
  private static Map<String, List<PersonState>> parts(Custody custody, PartyState state) {
    Map<String, List<PersonState>> parts = new LinkedHashMap<>();
    for (String number : state.members()) {
      PersonState person = custody.findPerson(number).orElseThrow();
      if (person.phase().isHere()) {
        String id = state.party();
        for (int i = 0; i < state.reunions().size(); i++) {
          // Those closed keep their number, so that a plan's part does not become another one.
          PartyState.Reunion parted = state.reunions().get(i);
          if (parted.closed().isEmpty() && parted.persons().contains(person.person())) {
            id = state.party() + PART + (i + 1);
          }
        }
        parts.computeIfAbsent(id, part -> new ArrayList<>()).add(person);
      }
    }
    return parts;
  }

  /// Those of a party, or of a part of one, who are still here.
  ///
  /// @param id of a [LiftParty]
  static List<PersonState> people(Custody custody, String id) {
    return custody
        .findParty(id)
        .or(() -> custody.findParty(id.substring(0, Math.max(0, id.lastIndexOf(PART)))))
        .map(state -> parts(custody, state).getOrDefault(id, List.of()))
        .orElse(List.of());
  }

  private static Optional<Why> why(List<PersonState> people) {
    if (people.stream().anyMatch(p -> !p.listed().isEmpty() || !p.aboard().isEmpty())) {
      return Optional.of(Why.LISTED);
    }
    if (people.stream().anyMatch(p -> !p.held().isEmpty())) {
      return Optional.of(Why.HELD);
    }
    return people.stream().anyMatch(p -> p.screening().equals(Optional.of(Deed.Outcome.FAILED)))
        ? Optional.of(Why.FAILED)
        : Optional.empty();
  }

  private static LiftParty party(String id, String party, List<PersonState> people, Instant now) {
    Optional<Deed.Called> call =
        people.stream()
            .filter(p -> p.phase() == Phase.CALLED)
            .flatMap(p -> p.call().stream())
            .filter(c -> c.until().isAfter(now))
            .max(Comparator.comparing(Deed.Called::until));
    boolean called =
        people.stream()
            .allMatch(
                p ->
                    p.phase() == Phase.INSIDE
                        || (p.phase() == Phase.CALLED
                            && p.call().filter(c -> c.until().isAfter(now)).isPresent()));
    boolean inside = people.stream().allMatch(p -> p.phase() == Phase.INSIDE);
    return new LiftParty(
        id,
        party,
        people.stream().map(PersonState::person).toList(),
        people.stream().mapToInt(PersonState::seats).sum(),
        PersonState.priority(people),
        inside ? LiftParty.Where.INSIDE : called ? LiftParty.Where.CALLED : LiftParty.Where.WAITING,
        people.stream().flatMap(p -> p.seen().stream()).max(Comparator.naturalOrder()),
        called && !inside ? call : Optional.empty(),
        people.stream().allMatch(p -> p.screening().equals(Optional.of(Deed.Outcome.PASSED))));
  }
}
