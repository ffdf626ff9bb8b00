package org.muster.operate.evacuation.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever is sent, however late, how often and in which order: every machine finds the same, and
/// everybody is accounted for.
class CustodyProperties {

  /// Everything that can be asked.
  record Told(
      Balance balance,
      List<PersonState> people,
      List<PartyState> parties,
      List<FlightState> flights,
      List<DeviceState> devices,
      List<PartyState.Reunion> reunions,
      List<Discrepancy> discrepancies) {
    static Told of(Custody custody, Instant now) {
      return new Told(
          custody.balance(now),
          custody.people(),
          custody.parties().stream().map(p -> custody.findParty(p).orElseThrow()).toList(),
          custody.flights(),
          custody.devices(),
          custody.reunions(),
          custody.discrepancies(now));
    }
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<String> some(Random random, int people) {
    List<String> all = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      all.add("P" + random.nextInt(people));
    }
    return all;
  }

  private static Deed deed(Random random, int people, int events) {
    String person = "P" + random.nextInt(people);
    List<String> some = some(random, people);
    String flight = "F" + random.nextInt(3);
    String party = "C" + random.nextInt(3);
    String other = "e" + random.nextInt(events);
    return switch (random.nextInt(30)) {
      case 0, 1, 2 ->
          new Deed.Registered(
              person,
              party,
              pick(random, List.of(Sort.values())),
              pick(random, List.of(Mobility.values())),
              random.nextBoolean() ? "" : "P" + random.nextInt(people + 1),
              random.nextInt(4));
      case 3 -> {
        int next = random.nextInt(people);
        yield ("P" + next).equals(person)
            ? new Deed.Guarded(person, "office:ecc")
            : new Deed.Merged(person, "P" + next);
      }
      case 4 -> new Deed.Unmerged(other);
      case 5 -> new Deed.Called(some, "gate-1", Log.BEGIN, Log.BEGIN.plusSeconds(3600));
      case 6 -> new Deed.Lapsed(some);
      case 7, 8, 9, 10, 11 ->
          new Deed.Scanned(some, pick(random, List.of(Stop.values())), random.nextInt(6) == 0);
      case 12 ->
          new Deed.Screened(person, 1, pick(random, List.of(Deed.Outcome.values())), "no-papers");
      case 13 -> new Deed.Held(some, random.nextBoolean(), "medical");
      case 14 ->
          new Deed.Planned(
              flight, flight, "C17", "ETAR", random.nextInt(6), 0, Log.BEGIN.plusSeconds(3600));
      case 15, 16 -> new Deed.Manifested(some, flight, random.nextInt(4) == 0);
      case 17, 18, 19 -> new Deed.Boarded(some, flight, random.nextInt(4) == 0);
      case 20 ->
          random.nextBoolean()
              ? new Deed.Closed(flight, random.nextInt(5), 0)
              : new Deed.Reopened(flight, "recount");
      case 21 -> new Deed.Departed(flight);
      case 22 -> new Deed.Arrived(flight, random.nextInt(5));
      case 23 ->
          random.nextInt(3) == 0
              ? new Deed.Cancelled(flight, "weather")
              : new Deed.Onward(some, "hotel-3");
      case 24 ->
          random.nextBoolean()
              ? new Deed.Withdrawn(some, "stays")
              : new Deed.Refused(some, "no-right");
      case 25 -> new Deed.Split(party, some, random.nextBoolean() ? "" : person, "medical");
      case 26 -> new Deed.Reunited(other);
      case 27 -> new Deed.Ranked(some, random.nextInt(10), "medical");
      case 28 -> {
        int next = random.nextInt(people);
        yield ("P" + next).equals(person)
            ? new Deed.Ranked(some, 0, "rule")
            : new Deed.KeptApart(person, "P" + next);
      }
      default -> new Deed.Corrected(other, "undo");
    };
  }

  private static List<CustodyEvent> events(Random random, int count) {
    List<CustodyEvent> events = new ArrayList<>();
    int people = 2 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      Instant at = Log.BEGIN.plusSeconds(random.nextInt(6 * 3600));
      // Some phones have a wrong clock, some send late, and few times meet.
      Instant taken = at.plusSeconds(random.nextInt(5) == 0 ? -900 : random.nextInt(4000));
      events.add(
          Log.event(
              "e" + random.nextInt(Math.max(1, count - 2)),
              pick(random, List.of("d1", "d2")),
              random.nextInt(count + 1),
              at,
              taken,
              pick(random, List.of("gate-1", "gate-2", "holding-1")),
              deed(random, people, count)));
    }
    return events;
  }

  @Property(tries = 1500)
  void orderRepetitionAndDelayChangeNothing(
      @ForAll long seed, @ForAll @IntRange(max = 60) int count) {
    Random random = new Random(seed);
    List<CustodyEvent> events = events(random, count);
    Instant now = Log.BEGIN.plusSeconds(random.nextInt(9 * 3600));

    List<CustodyEvent> all = new ArrayList<>(events);
    for (CustodyEvent event : events) {
      if (random.nextInt(3) == 0) {
        // Another machine took it as well, before or after.
        all.add(event.takenAt(event.taken().plusSeconds(random.nextInt(4000) - 2000L)));
      }
    }
    Custody inOrder = new Custody();
    all.stream().sorted(CustodyEvent.ORDER).forEach(inOrder::add);
    Told told = Told.of(inOrder, now);
    assertThat(told.balance().holds()).isTrue();

    List<CustodyEvent> again = new ArrayList<>(all);
    all.forEach(
        event -> {
          if (random.nextInt(3) == 0) {
            again.add(event);
          }
        });
    Collections.shuffle(again, random);
    Custody shuffled = new Custody();
    for (CustodyEvent event : again) {
      shuffled.add(event);
      if (random.nextInt(4) == 0) {
        // Somebody looks meanwhile.
        assertThat(shuffled.balance(now).holds()).isTrue();
        shuffled.discrepancies(now);
      }
    }
    assertThat(Told.of(shuffled, now)).isEqualTo(told);
  }

  @Property(tries = 300)
  void everybodyStandsInExactlyOnePhase(@ForAll long seed, @ForAll @IntRange(max = 80) int count) {
    Random random = new Random(seed);
    Custody custody = new Custody();
    for (CustodyEvent event : events(random, count)) {
      custody.add(event);
      Instant now = event.at().plus(Duration.ofMinutes(random.nextInt(300)));
      Balance balance = custody.balance(now);
      List<PersonState> people = custody.people();
      assertThat(balance.registered()).isEqualTo(people.size());
      assertThat(balance.holds()).isTrue();
      var lost = custody.toFind(now).keySet();
      assertThat(balance.toFind()).isEqualTo(lost.size());
      assertThat(balance.inside())
          .isEqualTo(
              (int)
                  people.stream()
                      .filter(p -> p.phase() == Phase.INSIDE && !lost.contains(p.person()))
                      .count());
    }
  }
}
