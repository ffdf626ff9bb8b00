package org.muster.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.record.Edtf.Answer;

class EdtfTest {

  /// Bounds are the earliest and latest day of the start, then of the end; `-` stands for no bound.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2002-11-20, 2002-11-20 2002-11-20 2002-11-20 2002-11-20
          2009-02, 2009-02-01 2009-02-28 2009-02-01 2009-02-28
          2009-02-XX, 2009-02-01 2009-02-28 2009-02-01 2009-02-28
          2008, 2008-01-01 2008-12-31 2008-01-01 2008-12-31
          2008-XX-XX, 2008-01-01 2008-12-31 2008-01-01 2008-12-31
          199X, 1990-01-01 1999-12-31 1990-01-01 1999-12-31
          19XX, 1900-01-01 1999-12-31 1900-01-01 1999-12-31
          156X~, 1550-01-01 1579-12-31 1550-01-01 1579-12-31
          16XX~, 1500-01-01 1799-12-31 1500-01-01 1799-12-31
          156X?, 1560-01-01 1569-12-31 1560-01-01 1569-12-31
          2001-21, 2001-03-01 2001-05-31 2001-03-01 2001-05-31
          2001-22, 2001-06-01 2001-08-31 2001-06-01 2001-08-31
          2001-23, 2001-09-01 2001-11-30 2001-09-01 2001-11-30
          2003-24, 2003-12-01 2004-02-29 2003-12-01 2004-02-29
          2001-21~, 2000-12-01 2001-08-31 2000-12-01 2001-08-31
          2001-21/2002-24, 2001-03-01 2001-05-31 2002-12-01 2003-02-28
          2007-XX-XX/2007-12-31, 2007-01-01 2007-12-31 2007-12-31 2007-12-31
          2007-XX-XX/2007-05-XX, 2007-01-01 2007-12-31 2007-05-01 2007-05-31
          2009~, 2008-01-01 2010-12-31 2008-01-01 2010-12-31
          2009-02~, 2009-01-01 2009-03-31 2009-01-01 2009-03-31
          2009-02-10%, 2009-02-03 2009-02-17 2009-02-03 2009-02-17
          2007?, 2007-01-01 2007-12-31 2007-01-01 2007-12-31
          1999-09/2008-04-15, 1999-09-01 1999-09-30 2008-04-15 2008-04-15
          2018/.., 2018-01-01 2018-12-31 + +
          ../2018, - - 2018-01-01 2018-12-31
          2018/, 2018-01-01 2018-12-31 - +
          /2018, - + 2018-01-01 2018-12-31
          2014/2014, 2014-01-01 2014-12-31 2014-01-01 2014-12-31
          2020-02-29, 2020-02-29 2020-02-29 2020-02-29 2020-02-29
          """)
  void boundsAreTheEarliestAndLatestDayOfEachEnd(String text, String bounds) {
    Edtf date = Edtf.of(text);

    assertThat(
            String.join(
                " ",
                show(date.startEarliest()),
                show(date.startLatest()),
                show(date.endEarliest()),
                show(date.endLatest())))
        .isEqualTo(bounds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "..",
        "/",
        "../..",
        "/..",
        "../",
        "2021-13",
        "2021-00",
        "2021-20",
        "2021-25",
        "2021-21-01",
        "2021-21-XX",
        "199X-21",
        "2021-02-29",
        "2021-2-3",
        "21",
        "2021-10-28T12:00",
        "28.10.2021",
        "2021/2020",
        "2021-05-02/2021-05-01",
        "2021/2022/2023",
        "20X1",
        "XXXX",
        "199X-05",
        "2021-XX-05",
        "2021~?",
        "~2021",
        "0000",
        "000X",
        "-2021",
        "٢٠٢١",
        "soon"
      })
  void whatIsNoDateIsRefused(String text) {
    assertThat(Edtf.find(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2002-11-20, 2002-11-19, NO
          2002-11-20, 2002-11-20, YES
          2002-11-20, 2002-11-21, NO
          2002-11, 2002-11-20, PERHAPS
          2002-11, 2002-12-01, NO
          2007?, 2007-06-01, PERHAPS
          2002-11-20?, 2002-11-20, PERHAPS
          1999-09/2008-04-15, 1999-09-15, PERHAPS
          1999-09/2008-04-15, 1999-10-01, YES
          1999-09/2008-04-15, 2008-04-15, YES
          1999-09/2008-04-15, 2008-04-16, NO
          2018/.., 2099-01-01, YES
          2018/, 2099-01-01, PERHAPS
          2018/, 2017-12-31, NO
          ../2018, 1066-10-14, YES
          /2018, 1066-10-14, PERHAPS
          2014/2014, 2014-07-01, PERHAPS
          2009~/2010, 2008-03-01, PERHAPS
          """)
  void onAnswersYesNoOrPerhaps(String text, LocalDate day, Answer answer) {
    assertThat(Edtf.of(text).on(day)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1997, 1996-12-31, NO
          1997, 1997-06-01, PERHAPS
          1997, 1997-12-31, YES
          1997?, 2020-01-01, PERHAPS
          1997/2001?, 2000-01-01, YES
          1997?/2001, 2000-01-01, PERHAPS
          ../2001, 1900-01-01, YES
          /2001, 1900-01-01, PERHAPS
          2002-11-20, 2002-11-20, YES
          """)
  void begunByAsksForTheStartAlone(String text, LocalDate day, Answer answer) {
    assertThat(Edtf.of(text).begunBy(day)).isEqualTo(answer);
  }

  /// Every date that is taken has words.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2007-XX-XX/2007-12-31 | 2007–31 DEC 2007
          2007-XX-XX/2007-05-XX | 2007–MAY 2007
          2001-21 | spring 2001
          2001-24? | winter 2001/2002, uncertain
          2001-22/2002-23~ | summer 2001–autumn 2002, about
          2001-21/.. | since spring 2001
          156X~ | 1560s, year not recorded, about
          """)
  void datesHaveWords(String text, String words) {
    assertThat(HeldWords.of(Edtf.of(text))).isEqualTo(words);
  }

  private static String show(LocalDate day) {
    if (day.equals(LocalDate.MIN)) {
      return "-";
    }
    return day.equals(LocalDate.MAX) ? "+" : day.toString();
  }
}
