package org.muster.operate.evacuation.callforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.operate.evacuation.callforward.CallNumber.Gate;
import org.muster.operate.evacuation.callforward.CallNumber.Situation;

/// How many to call, and the code that each call carries.
class CallforwardTest {
  private static final Instant NOW = Instant.parse("2021-08-23T06:00:00Z");
  private static final byte[] KEY = new byte[32];
  private static final CallCode.Call CALL = new CallCode.Call(3, NOW, 90, 4_711, 12);

  private static Situation situation(Gate gate, int seats, int inside, int outside, int waiting) {
    return new Situation(
        gate, 100, 0.1, seats, 50, inside, outside, 0, 400, waiting, Duration.ofHours(2));
  }

  @Test
  void screeningLimitsACallWhenSeatsAreMany() {
    // Two hours at 100 an hour; seven of ten come, so that 200 / 0.7 are called.
    CallNumber number = CallNumber.of(situation(Gate.OPEN, 2_000, 0, 0, 10_000), ShowRate.BELIEVED);

    assertThat(number.people()).isEqualTo(285);
    assertThat(number.limit()).isEqualTo(CallNumber.Limit.SCREENING);
    assertThat(number.reasons().getLast())
        .isEqualTo("call 285; the limit is the rate of screening");
  }

  @Test
  void seatsLimitACallAndThoseRefusedMakeRoom() {
    // 40 seats and 50 places less 45 inside are 45; with a tenth refused 50 may come; 50 / 0.7.
    CallNumber number = CallNumber.of(situation(Gate.OPEN, 40, 45, 0, 10_000), ShowRate.BELIEVED);

    assertThat(number.people()).isEqualTo(71);
    assertThat(number.limit()).isEqualTo(CallNumber.Limit.SEATS);
  }

  @Test
  void nobodyIsCalledToAClosedGateOrWhereTheCrowdIsFull() {
    assertThat(CallNumber.of(situation(Gate.CLOSED, 500, 0, 0, 900), ShowRate.BELIEVED))
        .extracting(CallNumber::people, CallNumber::limit)
        .containsExactly(0, CallNumber.Limit.GATE_CLOSED);
    assertThat(CallNumber.of(situation(Gate.OPEN, 5_000, 0, 700, 900), ShowRate.BELIEVED).people())
        .isZero();
    assertThat(CallNumber.of(situation(Gate.OPEN, 500, 0, 0, 12), ShowRate.BELIEVED))
        .extracting(CallNumber::people, CallNumber::limit)
        .containsExactly(12, CallNumber.Limit.WAITING);
  }

  @Property(tries = 300)
  void moreSeatsOrAFasterGateNeverCallFewer(
      @ForAll @IntRange(max = 2_000) int seats,
      @ForAll @IntRange(max = 500) int inside,
      @ForAll @IntRange(max = 500) int outside,
      @ForAll @IntRange(max = 5_000) int waiting) {
    CallNumber now =
        CallNumber.of(
            situation(Gate.RESTRICTED, seats, inside, outside, waiting), ShowRate.BELIEVED);
    CallNumber more =
        CallNumber.of(
            situation(Gate.OPEN, seats + 10, inside, outside, waiting), ShowRate.BELIEVED);

    assertThat(now.people()).isBetween(0, waiting);
    assertThat(more.people()).isGreaterThanOrEqualTo(now.people());
  }

  @Test
  void theRateIsLearnedFromThoseWhoDidNotCome() {
    ShowRate rate = ShowRate.BELIEVED;
    for (int i = 0; i < 30; i++) {
      rate = rate.after(100, 40);
    }

    assertThat(rate.shows()).isBetween(0.39, 0.42);
    assertThat(rate.showsAtMost()).isBetween(rate.shows(), 0.46);
    assertThat(CallNumber.of(situation(Gate.OPEN, 40, 45, 0, 10_000), rate).people())
        .isGreaterThan(71);
    assertThat(ShowRate.BELIEVED.after(100, 0).after(10_000, 0).shows()).isEqualTo(0.05);
  }

  @Test
  void aRateThatIsNoneIsRefused() {
    assertThatThrownBy(() -> ShowRate.BELIEVED.after(3, 4)).hasMessageContaining("not a share");
  }

  @Test
  void aCodeIsGoodOnceAtItsGateInItsWindow() {
    String code = CallCode.of(CALL, KEY);

    assertThat(code).hasSize(42).matches("M1[0-9A-HJKMNP-TV-Z]{40}");
    assertThat(verify(code, NOW, Set.of())).isEqualTo(new CallCode.Verdict.Good(CALL));
    assertThat(verify(CallCode.grouped(code).toLowerCase(java.util.Locale.ROOT), NOW, Set.of()))
        .isEqualTo(new CallCode.Verdict.Good(CALL));
    assertThat(verify(code, NOW, Set.of(CALL))).isEqualTo(new CallCode.Verdict.Replayed(CALL));
    assertThat(verify(code, NOW.plusSeconds(90 * 60), Set.of()))
        .isEqualTo(new CallCode.Verdict.Expired(CALL));
    assertThat(verify(code, NOW.plusSeconds(90 * 60 - 1), Set.of()))
        .isEqualTo(new CallCode.Verdict.Good(CALL));
    assertThat(verify(code, NOW.minusSeconds(1), Set.of()))
        .isEqualTo(new CallCode.Verdict.Early(CALL));
    assertThat(CallCode.verify(code, KEY, NOW, 4, Set.of()))
        .isEqualTo(new CallCode.Verdict.Elsewhere(CALL));
  }

  @Test
  void aCodeOfAnotherEvacuationIsForged() {
    byte[] other = new byte[32];
    other[31] = 1;

    assertThat(verify(CallCode.of(CALL, other), NOW, Set.of()))
        .isEqualTo(new CallCode.Verdict.Forged());
  }

  @Property(tries = 500)
  void oneCharacterChangedIsForged(
      @ForAll @IntRange(max = 41) int at, @ForAll @IntRange(max = 31) int to) {
    String code = CallCode.of(CALL, KEY);
    char put = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(to);
    String changed = code.substring(0, at) + put + code.substring(at + 1);

    assertThat(verify(changed, NOW, Set.of()))
        .isEqualTo(
            changed.equals(code) ? new CallCode.Verdict.Good(CALL) : new CallCode.Verdict.Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M1", "hello", "https://example.org/?c=M1", "M1!!!!"})
  void whatIsNoCodeIsForged(String text) {
    assertThat(verify(text, NOW, Set.of())).isEqualTo(new CallCode.Verdict.Forged());
  }

  @Property(tries = 200)
  void anyTextIsAnswered(@ForAll String text) {
    assertThat(verify(text, NOW, Set.of())).isEqualTo(new CallCode.Verdict.Forged());
  }

  private static CallCode.Verdict verify(String code, Instant now, Set<CallCode.Call> used) {
    return CallCode.verify(code, KEY, now, 3, used);
  }
}
