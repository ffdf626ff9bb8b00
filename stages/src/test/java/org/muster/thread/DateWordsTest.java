package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.record.Edtf;

class DateWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2002-11-20            | 20 NOV 2002
          2009-02~              | FEB 2009, about
          2007?                 | 2007, uncertain
          2009%                 | 2009, about, uncertain
          1999-09/2008-04-15    | SEP 1999–15 APR 2008
          2017-05-31/2017-06-02 | 31 MAY–2 JUN 2017
          2018-01-09/..         | since 9 JAN 2018
          2014/                 | from 2014, end not recorded
          ../2008-04-15         | until 15 APR 2008
          199X                  | 1990s, year not recorded
          2021-09-01            | 1 SEP 2021
          """)
  void saysADateNoMorePreciselyThanItsSource(String edtf, String words) {
    assertThat(DateWords.held(Edtf.of(edtf))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2021-10-29 | 2021-10-29 | today
          2021-10-29 | 2021-10-30 | in 1 day
          2021-10-29 | 2021-11-05 | in 7 days
          2021-10-29 | 2021-10-19 | 10 days ago
          2021-10-29 | 2022-07-01 | in 8 months
          2021-10-29 | 2018-01-09 | 3 years ago
          """)
  void saysHowFarADayIs(LocalDate from, LocalDate to, String words) {
    assertThat(DateWords.distance(from, to)).isEqualTo(words);
  }
}
