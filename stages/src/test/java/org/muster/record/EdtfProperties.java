package org.muster.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.muster.record.Edtf.Answer;

class EdtfProperties {

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 50_000).map(LocalDate.of(1950, 1, 1)::plusDays);
  }

  @Provide
  Arbitrary<Edtf> dates() {
    Arbitrary<String> date =
        Combinators.combine(days(), Arbitraries.of(4, 7, 10), Arbitraries.of("", "", "~", "?", "%"))
            .as((day, length, mark) -> day.toString().substring(0, length) + mark);
    Arbitrary<String> season =
        Combinators.combine(days(), Arbitraries.of(21, 22, 23, 24), Arbitraries.of("", "~", "?"))
            .as((day, which, mark) -> day.getYear() + "-" + which + mark);
    Arbitrary<String> vague =
        Combinators.combine(days(), Arbitraries.of("X", "XX", "-XX-XX"), Arbitraries.of("", "~"))
            .as(
                (day, digits, mark) ->
                    day.toString().substring(0, digits.startsWith("-") ? 4 : 4 - digits.length())
                        + digits
                        + mark);
    Arbitrary<String> one = Arbitraries.oneOf(date, season, vague);
    Arbitrary<String> end = Arbitraries.oneOf(one, Arbitraries.of("..", ""));
    return Arbitraries.oneOf(one, Combinators.combine(end, end).as((a, b) -> a + "/" + b))
        .filter(text -> Edtf.find(text).isPresent())
        .map(Edtf::of);
  }

  @Property
  void earliestIsNeverAfterLatest(@ForAll("dates") Edtf date) {
    assertThat(date.startEarliest()).isBeforeOrEqualTo(date.startLatest());
    assertThat(date.endEarliest()).isBeforeOrEqualTo(date.endLatest());
    assertThat(date.startEarliest()).isBeforeOrEqualTo(date.endLatest());
  }

  @Property
  void aYesNeedsADayThatEveryReadingTakesIn(
      @ForAll("dates") Edtf date, @ForAll("days") LocalDate day) {
    boolean within = !day.isBefore(date.startEarliest()) && !day.isAfter(date.endLatest());

    Answer answer = date.on(day);

    assertThat(answer == Answer.NO).isEqualTo(!within);
    if (answer == Answer.YES) {
      assertThat(date.begunBy(day)).isEqualTo(Answer.YES);
      assertThat(date.uncertain()).isFalse();
    }
  }

  @Property
  void onceBegunAlwaysBegun(
      @ForAll("dates") Edtf date, @ForAll("days") LocalDate a, @ForAll("days") LocalDate b) {
    LocalDate first = a.isBefore(b) ? a : b;
    LocalDate second = a.isBefore(b) ? b : a;

    if (date.begunBy(first) == Answer.YES) {
      assertThat(date.begunBy(second)).isEqualTo(Answer.YES);
    }
    if (date.begunBy(second) == Answer.NO) {
      assertThat(date.begunBy(first)).isEqualTo(Answer.NO);
    }
  }

  @Property
  void everyDateHasWords(@ForAll("dates") Edtf date) {
    assertThat(HeldWords.of(date)).isNotBlank().doesNotContain("null", "+");
  }

  @Property
  void noTextBreaksIt(@ForAll String text) {
    Edtf.find(text).ifPresent(date -> assertThat(date.text()).isEqualTo(text));
  }
}
