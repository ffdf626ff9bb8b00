package org.muster.operate.evacuation.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A long random evacuation that knows, beside the log, where everybody really is: the balance
/// holds after every event, and each error that was put in stands in the list by name.
class CustodyWalkTest {
  private static final int SEATS = 240;

  @Test
  void theBalanceHoldsAfterEachOfTwentyThousandEvents() {
    walk(20_000, 7L);
  }

  @Test
  @Tag("long")
  void theBalanceHoldsAfterEachOfAMillionEvents() {
    walk(1_000_000, 11L);
  }

  private static void walk(int events, long seed) {
    World world = new World(new Random(seed));
    long begun = System.nanoTime();
    while (world.written < events) {
      world.next();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    world.end();
    System.out.printf(
        "figures: walk-events=%d people=%d injected=%d walk-seconds=%.1f%n",
        world.written, world.known, world.injected.size(), seconds);
  }

  /// A family that stands somewhere.
  private record Family(String party, List<String> persons, Phase phase, int step) {}

  private static final class World {
    private final Random random;
    private final Custody custody = new Custody();
    private final Deque<Family> waiting = new ArrayDeque<>();
    private final Deque<Family> inside = new ArrayDeque<>();
    private final Map<String, List<Family>> flying = new java.util.LinkedHashMap<>();
    private final Map<Phase, Integer> really = new EnumMap<>(Phase.class);

    /// From when somebody is to find, and in which phase they are until then.
    private final PriorityQueue<Map.Entry<Instant, Phase>> lost =
        new PriorityQueue<>(Map.Entry.comparingByKey());

    private final TreeSet<String> injected = new TreeSet<>();
    private List<Family> boarding = new ArrayList<>();
    private int seated;
    private int found;
    private int families;
    private int flights = 1;
    private Instant at = Log.BEGIN;
    private long written;
    private int known;

    World(Random random) {
      this.random = random;
      plan();
    }

    private void plan() {
      write(new Deed.Planned("F" + flights, "F" + flights, "C17", "ETAR", SEATS, 0, at), "");
    }

    private void write(Deed deed, String station) {
      at = at.plusSeconds(1);
      written++;
      custody.add(Log.event("e" + written, "D-1", written, at, at, station, deed));
      while (!lost.isEmpty() && !lost.element().getKey().isAfter(at)) {
        move(lost.remove().getValue(), -1);
        found++;
      }
      Balance balance = custody.balance(at);
      assertThat(balance)
          .isEqualTo(
              new Balance(
                  known,
                  of(Phase.WAITING),
                  of(Phase.CALLED),
                  of(Phase.INSIDE),
                  of(Phase.AIRBORNE),
                  of(Phase.ARRIVED),
                  of(Phase.WITHDRAWN),
                  of(Phase.REFUSED),
                  found));
      assertThat(balance.holds()).isTrue();
    }

    private int of(Phase phase) {
      return really.getOrDefault(phase, 0);
    }

    private void move(Phase phase, int people) {
      really.merge(phase, people, Integer::sum);
    }

    private void move(Phase from, Phase to, int people) {
      move(from, -people);
      move(to, people);
    }

    void next() {
      int kind = random.nextInt(10);
      if (kind < 2 || (waiting.isEmpty() && inside.isEmpty())) {
        register();
      } else if (kind < 4 && !waiting.isEmpty()) {
        outside();
      } else if (kind < 9 && !inside.isEmpty()) {
        onward();
      } else {
        fly();
      }
    }

    private void register() {
      families++;
      List<String> persons =
          IntStream.rangeClosed(1, 1 + random.nextInt(6))
              .mapToObj(i -> families() + "-" + i)
              .toList();
      for (String person : persons) {
        boolean child = !person.equals(persons.getFirst()) && random.nextBoolean();
        known++;
        move(Phase.WAITING, 1);
        write(
            new Deed.Registered(
                person,
                "C" + families,
                child ? Sort.MINOR : Sort.ADULT,
                Mobility.WALKS,
                child ? persons.getFirst() : "",
                1 + random.nextInt(6)),
            "");
      }
      waiting.add(new Family("C" + families, persons, Phase.WAITING, 0));
    }

    private String families() {
      return "P" + families;
    }

    private void outside() {
      Family family = waiting.remove();
      int people = family.persons.size();
      int kind = random.nextInt(20);
      if (kind == 0) {
        move(family.phase, Phase.WITHDRAWN, people);
        write(new Deed.Withdrawn(family.persons, "stays"), "");
      } else if (family.phase == Phase.WAITING) {
        move(Phase.WAITING, Phase.CALLED, people);
        write(new Deed.Called(family.persons, "gate-1", at, at.plusSeconds(7200)), "");
        waiting.add(new Family(family.party, family.persons, Phase.CALLED, 0));
      } else if (kind < 3) {
        move(Phase.CALLED, Phase.WAITING, people);
        write(new Deed.Lapsed(family.persons), "");
        waiting.add(new Family(family.party, family.persons, Phase.WAITING, 0));
      } else if (kind == 3 && people > 2) {
        loseAChild(family);
      } else {
        move(Phase.CALLED, Phase.INSIDE, people);
        write(new Deed.Scanned(family.persons, Stop.GATE, false), "gate-1");
        inside.add(new Family(family.party, family.persons, Phase.INSIDE, 1));
      }
    }

    /// All but the last pass the gate; they stay where they are from then on.
    private void loseAChild(Family family) {
      String child = family.persons.getLast();
      List<String> others = family.persons.subList(0, family.persons.size() - 1);
      move(Phase.CALLED, Phase.INSIDE, others.size());
      write(new Deed.Scanned(others, Stop.GATE, false), "gate-1");
      lost.add(Map.entry(at.plus(Custody.MISSING), Phase.CALLED));
      injected.add("custody.to-find " + child);
    }

    private void onward() {
      Family family = inside.remove();
      int people = family.persons.size();
      int kind = random.nextInt(60);
      if (family.step == 1 && kind == 0) {
        move(Phase.INSIDE, Phase.REFUSED, people);
        write(new Deed.Refused(family.persons, "no-right"), "screening-1");
      } else if (family.step == 1) {
        for (String person : family.persons) {
          write(new Deed.Screened(person, 1, Deed.Outcome.PASSED, ""), "screening-1");
        }
        inside.add(new Family(family.party, family.persons, Phase.INSIDE, 2));
      } else if (family.step == 2) {
        write(new Deed.Scanned(family.persons, Stop.HOLDING, false), "holding-1");
        inside.add(new Family(family.party, family.persons, Phase.INSIDE, 3));
      } else if (kind == 1) {
        // On two lists, and never boarded.
        write(new Deed.Planned("X" + families, "X" + families, "C17", "ETAR", 9, 0, at), "");
        write(new Deed.Planned("Y" + families, "Y" + families, "C17", "ETAR", 9, 0, at), "");
        write(new Deed.Manifested(family.persons, "X" + families, false), "");
        write(new Deed.Manifested(family.persons, "Y" + families, false), "");
        family.persons.forEach(p -> injected.add("custody.double-manifest " + p));
      } else {
        board(family);
      }
    }

    private void board(Family family) {
      if (seated + family.persons.size() + 1 > SEATS) {
        fly();
      }
      write(new Deed.Manifested(family.persons, "F" + flights, false), "");
      write(new Deed.Boarded(family.persons, "F" + flights, false), "embarkation-1");
      boarding.add(family);
      seated += family.persons.size();
    }

    private void fly() {
      if (boarding.isEmpty()) {
        return;
      }
      String flight = "F" + flights;
      boolean stowaway = random.nextInt(5) == 0;
      if (stowaway) {
        String person = "S" + flights;
        known++;
        seated++;
        move(Phase.INSIDE, 1);
        write(new Deed.Boarded(List.of(person), flight, false), "embarkation-1");
        boarding.add(new Family("", List.of(person), Phase.INSIDE, 3));
        injected.add("custody.aboard-no-gate " + person);
      }
      boolean wrong = random.nextInt(5) == 0;
      write(new Deed.Closed(flight, seated + (wrong ? 3 : 0), 0), "");
      if (wrong) {
        injected.add("custody.wrong-heads " + flight);
      }
      move(Phase.INSIDE, Phase.AIRBORNE, seated);
      write(new Deed.Departed(flight), "");
      flying.put(flight, boarding);
      boarding = new ArrayList<>();
      seated = 0;
      flights++;
      plan();
      if (flying.size() > 3) {
        land();
      }
    }

    private void land() {
      String flight = flying.keySet().iterator().next();
      List<Family> aboard = flying.getOrDefault(flight, List.of());
      flying.remove(flight);
      int people = aboard.stream().mapToInt(f -> f.persons.size()).sum();
      move(Phase.AIRBORNE, Phase.ARRIVED, people);
      write(new Deed.Arrived(flight, people), "");
      for (Family family : aboard) {
        write(new Deed.Scanned(family.persons, Stop.ARRIVAL, false), "haven-1");
      }
    }

    void end() {
      Instant late = at.plus(Custody.MISSING);
      TreeSet<String> told = new TreeSet<>();
      for (Discrepancy d : custody.discrepancies(late)) {
        told.add(d.rule().id() + " " + (d.person().isEmpty() ? d.flight() : d.person()));
      }
      assertThat(injected).isNotEmpty();
      // Asked of the set: the library's own words for this compare each with all.
      assertThat(injected).allMatch(told::contains);
      told.removeAll(injected);
      // Whatever else is told follows from what was put in.
      assertThat(told)
          .allMatch(
              t ->
                  t.startsWith("custody.aboard-no-manifest S")
                      || t.startsWith("custody.never-registered S"));
      assertThat(custody.balance(late).holds()).isTrue();
    }
  }
}
