package org.muster.operate.guard.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who can be called to an alarm.
class CalloutTest {
  private static final Instant TEN = Instant.parse("2021-08-15T22:00:00Z");

  private static Turn turn(String post, int fromHours, int hours, String person) {
    Instant from = TEN.plus(Duration.ofHours(fromHours));
    return new Turn(post, 1, from, from.plus(Duration.ofHours(hours)), person);
  }

  private static final DayBill BILL =
      new DayBill(
          "X.guard.a",
          "A",
          "AZE",
          "TUR",
          ZoneOffset.UTC,
          Map.of(
              "FF", new DayBill.Post("FF", "Fuel farm", "sentry"),
              "Q1", new DayBill.Post("Q1", "Reserve", "qrf", 5),
              "Q2", new DayBill.Post("Q2", "Far reserve", "qrf", 15)),
          List.of(
              turn("FF", 0, 2, "A-1"),
              turn("FF", -4, 2, "A-2"),
              turn("FF", 2, 2, "A-2"),
              turn("FF", -2, 2, "A-3"),
              turn("FF", 4, 2, "A-4"),
              turn("FF", 20, 2, "A-5"),
              turn("FF", 6, 2, "A-6"),
              turn("Q2", -6, 24, "T-1"),
              turn("Q1", -6, 24, "T-2")),
          Map.of("T-1", "TUR", "T-2", "TUR", "A-4", "AZE"),
          true,
          "AZE",
          "owner");

  private static DayEvent event(String id, Instant at, Deed deed) {
    return new DayEvent(id, "d1", 1, at, at, "AZE", "x", DayEvent.Proof.ACCOUNT, deed);
  }

  @Test
  void theReserveComesFirstThenWhoeverRestedLongest() {
    Instant now = TEN.plus(Duration.ofMinutes(30));
    List<DayEvent> log = new ArrayList<>();
    log.add(event("alarm-0001", now, new Deed.Alarm("FF", "shots")));
    log.add(event("sick-00001", now, new Deed.Sick("A-6", now, "")));
    log.add(event("told-00001", now, new Deed.Told("alarm-0001", "Q1 T-2 called")));
    Callout callout = Callout.of(BILL, DayState.of(BILL, log, now), "alarm-0001").orElseThrow();

    assertThat(callout.reserve()).extracting(Callout.Callee::member).containsExactly("T-2", "T-1");
    assertThat(callout.reserve()).extracting(Callout.Callee::called).containsExactly(true, false);
    assertThat(callout.reserve().getFirst().responseMinutes()).isEqualTo(5);
    // Whoever stands now, is sick, or stands only tomorrow is not called.
    assertThat(callout.resting())
        .extracting(Callout.Callee::member)
        .containsExactly("A-4", "A-2", "A-3");
    assertThat(callout.resting().get(1).next()).contains(TEN.plus(Duration.ofHours(2)));
    assertThat(Callout.of(BILL, DayState.of(BILL, log, now), "told-00001")).isEmpty();
  }

  @Test
  void theSameReliefIsWhoeverStandsInTheSameHours() {
    Instant now = TEN.plus(Duration.ofMinutes(30));
    assertThat(BILL.onReliefWith(Optional.of("A-1"), now, DayState.DUE))
        .containsExactlyInAnyOrder("A-1", "T-1", "T-2");
    assertThat(BILL.onReliefWith(Optional.of("A-5"), now, DayState.DUE)).isEmpty();
    assertThat(BILL.onReliefWith(Optional.empty(), now, DayState.DUE)).isEmpty();
  }
}
