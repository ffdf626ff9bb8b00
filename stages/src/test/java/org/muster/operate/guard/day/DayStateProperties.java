package org.muster.operate.guard.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever is sent, however late, how often and in which order: the state is the same, nothing is
/// lost, and no seat is silently without anybody.
class DayStateProperties {
  private static final Instant MIDNIGHT = Instant.parse("2021-08-15T00:00:00Z");
  private static final List<String> PEOPLE = List.of("A-1", "A-2", "A-3", "T-1", "T-2", "C-1");

  private static DayBill bill(Random random) {
    List<Turn> turns = new ArrayList<>();
    for (int hour = 0; hour < 12; hour += 2) {
      for (String post : List.of("NG", "FF")) {
        turns.add(turn(post, hour, random.nextInt(8) == 0 ? "" : pick(random, PEOPLE)));
      }
      turns.add(turn("CR", hour, "C-1"));
    }
    return new DayBill(
        "X.guard.a",
        "A",
        "AZE",
        "TUR",
        ZoneOffset.UTC,
        Map.of(
            "NG", new DayBill.Post("NG", "North gate", "gate"),
            "FF", new DayBill.Post("FF", "Fuel farm", "sentry"),
            "CR", new DayBill.Post("CR", "Commander", "command")),
        turns,
        Map.of(),
        true,
        "AZE",
        "owner");
  }

  private static Turn turn(String post, int hour, String person) {
    Instant from = MIDNIGHT.plus(Duration.ofHours(hour));
    return new Turn(post, 1, from, from.plus(Duration.ofHours(2)), person);
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<DayEvent> events(Random random, int count) {
    List<DayEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = MIDNIGHT.plusSeconds(random.nextInt(12 * 3600));
      Turn.Key key =
          new Turn.Key(
              pick(random, List.of("NG", "FF", "CR", "XX")),
              1,
              MIDNIGHT.plus(Duration.ofHours(2L * random.nextInt(7))));
      String who = pick(random, PEOPLE);
      Deed deed =
          switch (random.nextInt(9)) {
            case 0 -> new Deed.Led(key, random.nextBoolean() ? "C-1" : who);
            case 1, 2 -> new Deed.On(key, who);
            case 3, 4 -> new Deed.Off(key, who);
            case 5 -> new Deed.Rang("NG", "come");
            case 6 -> new Deed.Answered(key.toString(), "");
            case 7 -> new Deed.Incident("FF", "fence");
            default -> new Deed.Note("", "all quiet");
          };
      events.add(
          new DayEvent(
              "event-" + random.nextInt(Math.max(1, count - 3)),
              pick(random, List.of("d1", "d2")),
              i + 1,
              at,
              at.plusSeconds(random.nextInt(4000)),
              "AZE",
              "somebody",
              pick(random, List.of(DayEvent.Proof.PIN, DayEvent.Proof.CODE, DayEvent.Proof.NONE)),
              deed));
    }
    return events;
  }

  @Property(tries = 600)
  void orderAndRepetitionChangeNothing(@ForAll long seed, @ForAll @IntRange(max = 60) int count) {
    Random random = new Random(seed);
    DayBill bill = bill(random);
    List<DayEvent> events = events(random, count);
    Instant now = MIDNIGHT.plusSeconds(random.nextInt(14 * 3600));
    DayState state = DayState.of(bill, events, now);

    List<DayEvent> again = new ArrayList<>(events);
    for (DayEvent event : events) {
      if (random.nextInt(3) == 0) {
        again.add(
            new DayEvent(
                event.id(),
                event.device(),
                event.counter(),
                event.at(),
                event.received().plusSeconds(random.nextInt(9000)),
                event.nation(),
                event.actor(),
                event.proof(),
                event.deed()));
      }
    }
    Collections.shuffle(again, random);
    assertThat(DayState.of(bill, again, now)).isEqualTo(state);
  }

  @Property(tries = 600)
  void nothingIsLostAndEverySeatIsToldOnce(
      @ForAll long seed, @ForAll @IntRange(max = 60) int count) {
    Random random = new Random(seed);
    DayBill bill = bill(random);
    List<DayEvent> events = events(random, count);
    Instant now = MIDNIGHT.plusSeconds(random.nextInt(14 * 3600));
    DayState state = DayState.of(bill, events, now);

    assertThat(state.seats()).extracting(DayState.SeatNow::place).doesNotHaveDuplicates();
    assertThat(state.seats()).hasSize(3);
    // Every id that was sent by now, by its first content, stands in the log or is a contradiction.
    for (DayEvent event : events) {
      boolean kept = state.log().stream().anyMatch(e -> e.digest().equals(event.digest()));
      boolean told = state.odds().stream().anyMatch(o -> o.event().equals(event.id()));
      assertThat(kept || told || event.at().isAfter(now)).as(event.toString()).isTrue();
    }
    // Whoever is on has signed on, and what was signed with a wrong PIN puts nobody on.
    for (DayState.SeatNow seat : state.seats()) {
      for (DayState.OnPost on : seat.on()) {
        assertThat(state.log())
            .anyMatch(
                e ->
                    e.proof() != DayEvent.Proof.NONE
                        && e.deed() instanceof Deed.On d
                        && d.member().equals(on.member())
                        && d.turn().equals(on.turn()));
      }
      // Five minutes after a turn began, a seat without anybody for it rings or has been answered.
      if (seat.standing() == DayState.Standing.LATE) {
        String ring = seat.turn().orElseThrow().key().toString();
        boolean answered =
            state.log().stream()
                .anyMatch(e -> e.deed() instanceof Deed.Answered a && a.ring().equals(ring));
        assertThat(answered || state.rings().stream().anyMatch(r -> r.id().equals(ring))).isTrue();
      }
    }
  }
}
