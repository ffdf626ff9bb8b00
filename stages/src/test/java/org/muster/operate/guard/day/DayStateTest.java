package org.muster.operate.guard.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A hand-over, step by step, and what goes wrong at one.
class DayStateTest {
  private static final Instant TEN = Instant.parse("2021-08-15T22:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2021-08-16T00:00:00Z");
  private static final Turn FIRST = new Turn("FF", 1, TEN, MIDNIGHT, "A-1");
  private static final Turn SECOND =
      new Turn("FF", 1, MIDNIGHT, MIDNIGHT.plus(Duration.ofHours(2)), "A-2");
  private static final DayBill BILL =
      new DayBill(
          "X.guard.a",
          "A",
          "AZE",
          "TUR",
          ZoneOffset.UTC,
          Map.of(
              "FF", new DayBill.Post("FF", "Fuel farm", "sentry"),
              "CR", new DayBill.Post("CR", "Commander", "command")),
          List.of(FIRST, SECOND, new Turn("CR", 1, TEN, MIDNIGHT.plus(Duration.ofHours(2)), "T-9")),
          Map.of(),
          true,
          "AZE",
          "owner");

  private final List<DayEvent> events = new ArrayList<>();

  private DayEvent event(String id, Instant at, Deed deed) {
    return new DayEvent(
        id, "d1", events.size() + 1, at, at, "AZE", "somebody", DayEvent.Proof.PIN, deed);
  }

  private void sent(String id, Instant at, Deed deed) {
    events.add(event(id, at, deed));
  }

  private DayState.SeatNow fuel(Instant now) {
    return DayState.of(BILL, events, now).find(new Turn.Place("FF", 1)).orElseThrow();
  }

  private void on() {
    sent("event-led-1", TEN, new Deed.Led(FIRST.key(), "T-9"));
    sent("event-on-1", TEN, new Deed.On(FIRST.key(), "A-1"));
  }

  @Test
  void handOverIsLedThenSignedOnThenOffAndThePostIsNeverEmpty() {
    on();
    assertThat(fuel(TEN.plusSeconds(60)).standing()).isEqualTo(DayState.Standing.ON);
    Instant due = MIDNIGHT.minusSeconds(120);
    assertThat(fuel(due).standing()).isEqualTo(DayState.Standing.DUE);
    assertThat(fuel(due).coming()).contains(SECOND);

    DayState state = DayState.of(BILL, events, due);
    assertThat(state.findRefusal(BILL, event("event-off-1", due, new Deed.Off(FIRST.key(), "A-1"))))
        .hasValueSatisfying(r -> assertThat(r.rule()).isEqualTo("guard.day.no-gap"));
    assertThat(state.findRefusal(BILL, event("event-on-2", due, new Deed.On(SECOND.key(), "A-2"))))
        .hasValueSatisfying(r -> assertThat(r.rule()).isEqualTo("guard.day.led"));
    assertThat(
            state.findRefusal(BILL, event("event-led-2", due, new Deed.Led(SECOND.key(), "A-1"))))
        .hasValueSatisfying(r -> assertThat(r.rule()).isEqualTo("guard.day.commander"));

    sent("event-led-2", due, new Deed.Led(SECOND.key(), "T-9"));
    sent("event-on-2", due.plusSeconds(10), new Deed.On(SECOND.key(), "A-2"));
    assertThat(fuel(due.plusSeconds(11)).on()).hasSize(2);
    assertThat(fuel(due.plusSeconds(11)).leaving())
        .extracting(DayState.OnPost::member)
        .containsExactly("A-1");
    sent("event-off-1", due.plusSeconds(20), new Deed.Off(FIRST.key(), "A-1"));
    assertThat(fuel(due.plusSeconds(21)).on())
        .extracting(DayState.OnPost::member)
        .containsExactly("A-2");
    assertThat(fuel(MIDNIGHT.plusSeconds(600)).standing()).isEqualTo(DayState.Standing.ON);
    assertThat(DayState.of(BILL, events, MIDNIGHT.plusSeconds(600)).odds()).isEmpty();
  }

  @Test
  void missedReliefRingsUntilSomebodyAnswers() {
    on();
    Instant now = MIDNIGHT.plusSeconds(7 * 60);
    assertThat(fuel(now).standing()).isEqualTo(DayState.Standing.LATE);
    assertThat(fuel(now).lateMinutes()).isEqualTo(7);
    assertThat(fuel(now).on()).extracting(DayState.OnPost::member).containsExactly("A-1");
    DayState state = DayState.of(BILL, events, now);
    assertThat(state.seats().getFirst().standing()).isEqualTo(DayState.Standing.LATE);
    assertThat(state.rings()).extracting(DayState.Ring::id).contains(SECOND.key().toString());
    sent("event-answer", now, new Deed.Answered(SECOND.key().toString(), "on his way"));
    assertThat(DayState.of(BILL, events, now).rings())
        .extracting(DayState.Ring::id)
        .doesNotContain(SECOND.key().toString());
    assertThat(fuel(now).standing())
        .as("answered is not relieved")
        .isEqualTo(DayState.Standing.LATE);
  }

  @Test
  void twoWhoSignOnToOneTurnAreBothKeptAndTold() {
    on();
    sent("event-on-x", TEN.plusSeconds(30), new Deed.On(FIRST.key(), "A-7"));
    DayState state = DayState.of(BILL, events, TEN.plusSeconds(60));
    assertThat(fuel(TEN.plusSeconds(60)).on())
        .extracting(DayState.OnPost::member)
        .containsExactly("A-7", "A-1");
    assertThat(state.odds())
        .extracting(DayState.Odd::rule)
        .containsExactlyInAnyOrder("guard.day.roster", "guard.day.two");
  }

  @Test
  void anotherContentUnderTheSameIdIsAContradictionAndTheFirstCounts() {
    on();
    sent("event-on-1", TEN.plusSeconds(90), new Deed.On(FIRST.key(), "A-2"));
    DayState state = DayState.of(BILL, events, TEN.plusSeconds(120));
    assertThat(state.odds()).extracting(DayState.Odd::rule).containsExactly("guard.day.same-id");
    assertThat(fuel(TEN.plusSeconds(120)).on())
        .extracting(DayState.OnPost::member)
        .containsExactly("A-1");
  }

  @Test
  void aSickCallRingsUntilSomebodyElseHasTheTurns() {
    on();
    Instant now = TEN.plusSeconds(600);
    sent("event-sick-1", now, new Deed.Sick("A-2", now, ""));
    assertThat(DayState.of(BILL, events, now).rings())
        .filteredOn(ring -> ring.sort() == DayState.RingSort.SICK)
        .extracting(DayState.Ring::id, DayState.Ring::post)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("event-sick-1", "FF"));

    DayBill amended =
        new DayBill(
            BILL.guard(),
            BILL.name(),
            "AZE",
            "TUR",
            ZoneOffset.UTC,
            BILL.posts(),
            BILL.turns().stream()
                .map(
                    t ->
                        t.person().equals("A-2")
                            ? new Turn(t.post(), t.seat(), t.from(), t.until(), "A-3")
                            : t)
                .toList(),
            Map.of(),
            true,
            "AZE",
            "owner");
    assertThat(DayState.of(amended, events, now).rings())
        .extracting(DayState.Ring::sort)
        .doesNotContain(DayState.RingSort.SICK);
    // Who is sick and has no turn left rings nobody, either.
    assertThat(DayState.of(BILL, events, MIDNIGHT.plus(Duration.ofHours(3))).rings())
        .extracting(DayState.Ring::sort)
        .doesNotContain(DayState.RingSort.SICK);
  }
}
