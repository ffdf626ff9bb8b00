package org.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
  /// What people type finds what stands there, and the other way about.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Κωνσταντίνος, ΚΩΝΣ",
        "κόσμος, κοσμοσ",
        "O’Brien, o'brien",
        "O’Brien, obrien",
        "Jean–Luc, jean-luc",
        "Ħal Malta, hal",
        "soft\u00ADhyphen, softhyphen",
        "zero\u200Bwidth, zerowidth",
        "العـراق, العراق",
        "علی, علي",
        "Ŧŋĸ, tnk",
        "STRASSE, straße",
        "ﬁnal ½, final",
        "İĞDIR, iğdır",
        "２２ people, 22",
      })
  void whatIsTypedIsFound(String text, String typed) {
    assertThat(Fold.of(text)).contains(Fold.of(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "Əliyev, eliyev",
    "ƏLIYEV, eliyev",
    "Heydər, heyder",
    "İstanbul, istanbul",
    "ISPARTA, isparta",
    "Işığın, isigin",
    "Çağlar, caglar",
    "Şuşa, susa",
    "Göyçay, goycay",
    "Über, uber",
    "Łódź, lodz",
    "Tromsø, tromso",
    "Đakovica, dakovica",
    "Straße, strasse",
    "KFOR-1, kfor-1",
    "Кабул, кабул",
  })
  void lettersLoseCaseAndMarks(String text, String folded) {
    assertThat(Fold.of(text)).isEqualTo(folded);
  }
}
