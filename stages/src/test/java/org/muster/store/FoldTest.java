package org.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
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
