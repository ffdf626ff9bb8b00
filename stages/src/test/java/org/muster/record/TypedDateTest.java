package org.muster.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2027-01-01 | 2027-01-01
          1 JAN 2027 | 2027-01-01
          1 Jan 27 | 2027-01-01
          01JAN27 | 2027-01-01
          1. January 2027 | 2027-01-01
          1st of x | none
          1st Sept 2027 | 2027-09-01
          January 1, 2027 | 2027-01-01
          1.1.2027 | 2027-01-01
          1/2/2027 | 2027-02-01
          01-02-27 | 2027-02-01
          06/30/2014 | none
          30/06/2014 | 2014-06-30
          010127 | 2027-01-01
          01012027 | 2027-01-01
          20270131 | 2027-01-31
          010800ZJAN27 | 2027-01-01
          010199 | 1999-01-01
          29 FEB 2027 | none
          31 APR 2027 | none
          2027-02-30 | none
          +999999999-12-31 | none
          JAN 2027 | none
          2027 | none
          tomorrow | none
          """)
  void aDayIsReadAsPeopleTypeItAndNeverMonthFirst(String typed, String day) {
    assertThat(TypedDate.day(typed).map(LocalDate::toString).orElse("none")).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1999-09/2008-04-15 | 1999-09/2008-04-15
          20 NOV 2002 | 2002-11-20
          FEB 2009, about | 2009-02~
          about 2007 | 2007~
          2007, uncertain | 2007?
          SEP 1999–15 APR 2008 | 1999-09/2008-04-15
          1 JUL–31 DEC 2026 | 2026-07-01/2026-12-31
          1 JUL 2026 to 31 DEC 2026 | 2026-07-01/2026-12-31
          since 9 JAN 2018 | 2018-01-09/..
          until 9 JAN 2018 | ../2018-01-09
          31 DEC 2026–1 JUL 2026 | none
          soon | none
          """)
  void aDateIsReadAsThePagesWriteIt(String typed, String held) {
    assertThat(TypedDate.held(typed).map(Edtf::text).orElse("none")).isEqualTo(held);
  }

  @Property
  void whatAPageWritesForADayIsReadAsThatDay(@ForAll @IntRange(max = 36_000) int days) {
    LocalDate day = LocalDate.of(1950, 1, 1).plusDays(days);
    assertThat(TypedDate.day(HeldWords.day(day))).contains(day);
    assertThat(TypedDate.day(day.toString())).contains(day);
    assertThat(TypedDate.held(HeldWords.day(day)).map(Edtf::text)).contains(day.toString());
  }

  @Property
  void whatAPageWritesForADateIsReadAsThatDate(
      @ForAll @IntRange(max = 36_000) int from,
      @ForAll @IntRange(min = 1, max = 9_000) int length) {
    LocalDate first = LocalDate.of(1950, 1, 1).plusDays(from);
    LocalDate last = first.plusDays(length);
    String month = first.toString().substring(0, 7);
    for (String text :
        List.of(
            first + "/" + last,
            month,
            month + "~",
            month + "?",
            month + "%",
            first + "/..",
            first.getYear() + "~",
            month + "/" + last)) {
      Optional<Edtf> held = Edtf.find(text);
      held.ifPresent(
          h -> assertThat(TypedDate.held(HeldWords.of(h)).map(Edtf::text)).as(text).contains(text));
    }
  }
}
