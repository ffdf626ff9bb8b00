package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whether a family is together: from where its members stand, and what officers wrote.
final class PartyFold {
  private final String party;
  private final List<Human> members;
  private final Function<String, Human> humans;
  private final Duration missing;
  private final List<Discrepancy> odds = new ArrayList<>();
  private final List<Suspicion> suspicions = new ArrayList<>();
  private final List<PartyState.Reunion> reunions = new ArrayList<>();

  /// The split that somebody left with, where it is not closed.
  private final Map<String, String> part = new HashMap<>();

  private final Map<String, String> answers = new HashMap<>();

  private PartyFold(
      String party, List<Human> members, Function<String, Human> humans, Duration missing) {
    this.party = party;
    this.members = members;
    this.humans = humans;
    this.missing = missing;
  }

  /// What came out.
  record Result(PartyState state, List<Suspicion> suspicions) {}

  /// @param splits of this party, in order
  /// @param reunited what was said of each split, in order
  /// @param missing after how long without a scan somebody is to find
  static Result of(
      String party,
      Collection<Human> members,
      List<CustodyEvent> splits,
      Function<String, List<CustodyEvent>> reunited,
      Function<String, Human> humans,
      Duration missing) {
    List<Human> sorted =
        members.stream().sorted(java.util.Comparator.comparing(Human::person)).toList();
    PartyFold fold = new PartyFold(party, sorted, humans, missing);
    for (CustodyEvent split : splits) {
      fold.split(split, reunited.apply(split.id()));
    }
    fold.minors();
    fold.together();
    return new Result(
        new PartyState(
            party, sorted.stream().map(Human::person).toList(), fold.reunions, fold.odds),
        fold.suspicions);
  }

  private void split(CustodyEvent event, List<CustodyEvent> reunited) {
    Deed.Split deed = (Deed.Split) event.deed();
    TreeSet<String> gone = new TreeSet<>();
    deed.persons().forEach(person -> gone.add(humans.apply(person).person()));
    Optional<Instant> closed = Optional.empty();
    for (CustodyEvent said : reunited) {
      if (closed.isEmpty() && unseen(gone, said).isEmpty() && said.isAfter(event)) {
        closed = Optional.of(said.when());
      } else if (closed.isEmpty()) {
        odds.add(
            new Discrepancy(
                Rule.REUNITED_UNSEEN,
                said.when(),
                said.id(),
                gone.first(),
                party,
                "",
                said.device(),
                -1,
                -1));
      }
    }
    reunions.add(
        new PartyState.Reunion(
            event.id(),
            party,
            List.copyOf(gone),
            deed.guardian(),
            event.actor(),
            deed.reason(),
            event.when(),
            closed.isPresent() ? List.of() : unseen(gone, END),
            closed));
    if (closed.isEmpty()) {
      gone.forEach(person -> part.put(person, event.id()));
      if (!deed.guardian().isEmpty()) {
        gone.forEach(person -> answers.put(person, deed.guardian()));
      }
    }
  }

  /// After everything.
  private static final CustodyEvent END =
      new CustodyEvent(
          "end",
          "",
          "end",
          0,
          Instant.ofEpochSecond(253_402_300_799L),
          Instant.ofEpochSecond(253_402_300_799L),
          "",
          "",
          new Deed.Reunited("end"));

  /// Those of the family who are not where the most of it were last scanned.
  private List<String> unseen(TreeSet<String> gone, CustodyEvent until) {
    Map<String, List<String>> byPlace = new LinkedHashMap<>();
    TreeSet<String> all = new TreeSet<>(gone);
    for (Human member : members) {
      if (member.standing().phase() != Phase.WITHDRAWN
          && member.standing().phase() != Phase.REFUSED) {
        all.add(member.person());
      }
    }
    for (String person : all) {
      byPlace
          .computeIfAbsent(
              humans.apply(person).placeBefore(until).orElse(""), p -> new ArrayList<>())
          .add(person);
    }
    List<String> most =
        byPlace.entrySet().stream()
            .filter(e -> !e.getKey().isEmpty())
            .map(Map.Entry::getValue)
            .reduce(List.of(), (a, b) -> b.size() > a.size() ? b : a);
    return all.stream().filter(person -> !most.contains(person)).toList();
  }

  private String part(Human member) {
    return part.getOrDefault(member.person(), "");
  }

  private void minors() {
    for (Human member : members) {
      PersonState minor = member.state();
      if (!minor.sort().needsGuardian()
          || minor.phase() == Phase.WITHDRAWN
          || minor.phase() == Phase.REFUSED) {
        continue;
      }
      String guardian = answers.getOrDefault(minor.person(), minor.guardian());
      if (guardian.isEmpty() || guardian.equals(minor.person())) {
        odd(Rule.MINOR_ALONE, minor, minor.since());
        continue;
      }
      if (!Guardian.isPerson(guardian)) {
        continue;
      }
      Human elder = humans.apply(guardian);
      if (members.contains(elder) && !part(member).equals(part(elder))) {
        odd(Rule.MINOR_PARTED, minor, openedOf(member, elder));
      }
      boolean alone =
          !minor.flown().isEmpty() && !elder.standing().state().flown().equals(minor.flown());
      if (alone) {
        odd(Rule.MINOR_FLOWN, minor, member.standing().flownAt().orElse(minor.since()));
      }
    }
  }

  private Instant openedOf(Human one, Human other) {
    return reunions.stream()
        .filter(r -> r.split().equals(part(one)) || r.split().equals(part(other)))
        .map(PartyState.Reunion::opened)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private void together() {
    Map<String, List<Human>> parts =
        members.stream()
            .filter(
                m ->
                    m.standing().phase() != Phase.WITHDRAWN
                        && m.standing().phase() != Phase.REFUSED)
            .collect(Collectors.groupingBy(this::part, LinkedHashMap::new, Collectors.toList()));
    for (List<Human> together : parts.values()) {
      if (together.size() > 1) {
        lists(together);
        for (Human member : together) {
          flights(member, together);
          missing(member, together);
        }
      }
    }
  }

  private void lists(List<Human> together) {
    TreeSet<String> listed = new TreeSet<>();
    together.forEach(m -> listed.addAll(m.state().listed()));
    for (String flight : listed) {
      for (Human member : together) {
        PersonState person = member.state();
        if (person.phase() == Phase.INSIDE && !person.listed().contains(flight)) {
          odds.add(
              new Discrepancy(
                  Rule.MANIFEST_PARTS_FAMILY,
                  person.since(),
                  "",
                  person.person(),
                  party,
                  flight,
                  "",
                  -1,
                  -1));
        }
      }
    }
  }

  /// Whether others flew and this one did not, or flew elsewhere before.
  private void flights(Human member, List<Human> together) {
    Optional<Human> ahead =
        together.stream()
            .filter(o -> o != member && o.standing().flownAt().isPresent())
            .filter(o -> !o.state().flown().equals(member.state().flown()))
            .filter(
                o ->
                    member
                        .standing()
                        .flownAt()
                        .map(t -> t.isAfter(o.standing().flownAt().orElseThrow()))
                        .orElse(true))
            .min(
                java.util.Comparator.comparing((Human o) -> o.standing().flownAt().orElseThrow())
                    .thenComparing(Human::person));
    ahead.ifPresent(
        o ->
            odds.add(
                new Discrepancy(
                    Rule.PARTED,
                    o.standing().flownAt().orElseThrow(),
                    "",
                    member.person(),
                    party,
                    o.state().flown(),
                    "",
                    -1,
                    -1)));
  }

  /// The clock runs from when another of the family came farther than where this one was last seen.
  private void missing(Human member, List<Human> together) {
    Standing standing = member.standing();
    if (standing.flownAt().isPresent()) {
      return;
    }
    int reach = standing.reach();
    Optional<Instant> left = Optional.empty();
    Optional<Instant> wentOn = Optional.empty();
    for (Human other : together) {
      if (other != member && other.standing().reach() > reach) {
        wentOn = earlier(wentOn, other.standing().reachedBeyond(reach));
        left = earlier(left, other.standing().flownAt());
      }
    }
    Optional<Instant> seen = standing.seen();
    Optional<Instant> from =
        wentOn.map(at -> seen.filter(s -> s.isAfter(at)).orElse(at).plus(missing));
    // Once the others are in the air, nobody waits for the limit.
    Optional<Instant> flew = left.filter(at -> seen.isEmpty() || !seen.get().isAfter(at));
    earlier(from, flew)
        .ifPresent(at -> suspicions.add(new Suspicion(at, member.person(), "party " + party, "")));
  }

  private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
    return a.isEmpty() || (b.isPresent() && b.get().isBefore(a.get())) ? b : a;
  }

  private void odd(Rule rule, PersonState person, Instant at) {
    odds.add(new Discrepancy(rule, at, "", person.person(), party, "", "", -1, -1));
  }
}
