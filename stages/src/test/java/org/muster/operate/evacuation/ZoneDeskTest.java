package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.mrz.ZoneCheck;

/// A document at the desk: each wrong digit is told by its field, and names need a person.
class ZoneDeskTest {
  private static final LocalDate TODAY = LocalDate.of(2011, 8, 24);

  /// The specimens of ICAO Doc 9303 parts 4, 5 and 6.
  private static final String PASSPORT =
      """
      P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
      L898902C36UTO7408122F1204159ZE184226B<<<<<10
      """;

  private static final String CARD =
      """
      I<UTOD231458907<<<<<<<<<<<<<<<
      7408122F1204159UTO<<<<<<<<<<<6
      ERIKSSON<<ANNA<MARIA<<<<<<<<<<
      """;

  @Test
  void aSoundPassportTellsItsFieldsAndWaitsForSomebodyToCompareTheNames() {
    ZoneDesk.Shown shown = ZoneDesk.read(PASSPORT, TODAY);
    assertThat(shown.sound()).isTrue();
    assertThat(shown.checks())
        .extracting(ZoneCheck::field)
        .containsExactly(
            "document number", "date of birth", "date of expiry", "personal number", "the whole");
    assertThat(shown.given()).isEqualTo("Anna Maria");

    ZoneDesk.Taken refused = ZoneDesk.take(PASSPORT, "Eriksson", "Anna", false, TODAY);
    assertThat(refused)
        .isInstanceOfSatisfying(
            ZoneDesk.Taken.Refused.class,
            r -> assertThat(r.refusal().rule()).isEqualTo("mrz.names"));
    assertThat(ZoneDesk.take(PASSPORT, "Eriksson", "Anna Maria", true, TODAY))
        .isEqualTo(
            new ZoneDesk.Taken.Row(
                Sort.ADULT,
                new Particulars(
                        "Anna Maria Eriksson",
                        "",
                        "1974-08-12",
                        "woman, 37",
                        "P UTO L898902C3, until 2012-04-15, personal number ZE184226B",
                        "",
                        "",
                        "")
                    .surnamed("Eriksson")));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 10, document number",
    "14, 20, date of birth",
    "22, 28, date of expiry",
    "29, 43, personal number",
    "44, 44, the whole"
  })
  void eachWrongDigitIsToldByItsField(int from, int to, String field) {
    int line = PASSPORT.indexOf('\n');
    for (int column = from; column <= to; column++) {
      char stands = PASSPORT.charAt(line + column);
      if (!Character.isDigit(stands)) {
        continue;
      }
      StringBuilder wrong = new StringBuilder(PASSPORT);
      wrong.setCharAt(line + column, stands == '9' ? '7' : (char) (stands + 1));
      ZoneDesk.Shown shown = ZoneDesk.read(wrong.toString(), TODAY);
      assertThat(shown.sound()).isFalse();
      assertThat(shown.checks())
          .filteredOn(check -> !check.holds())
          .extracting(ZoneCheck::field)
          .as("column %s", column)
          .contains(field);
      assertThat(ZoneDesk.take(wrong.toString(), "Eriksson", "Anna", true, TODAY))
          .isInstanceOf(ZoneDesk.Taken.Refused.class);
    }
  }

  @Test
  void aCardHasNoPersonalNumberAndAChildIsAMinor() {
    ZoneDesk.Shown shown = ZoneDesk.read(CARD, TODAY);
    assertThat(shown.sound()).isTrue();
    assertThat(shown.checks()).extracting(ZoneCheck::field).doesNotContain("personal number");
    assertThat(Sort.of(LocalDate.of(2010, 1, 1), TODAY)).isEqualTo(Sort.INFANT);
    assertThat(Sort.of(LocalDate.of(1993, 8, 25), TODAY)).isEqualTo(Sort.MINOR);
    assertThat(Sort.of(LocalDate.of(1993, 8, 24), TODAY)).isEqualTo(Sort.ADULT);
  }

  @Test
  void aLineThatIsCutOffIsToldAsSuch() {
    assertThat(ZoneDesk.read(PASSPORT.substring(0, 80), TODAY).checks())
        .singleElement()
        .satisfies(check -> assertThat(check.told()).contains("found 44 and 35"));
  }

  @Test
  void anExpiredDocumentIsToldAndStopsNobody() {
    ZoneDesk.Shown shown = ZoneDesk.read(PASSPORT, LocalDate.of(2021, 8, 24));
    assertThat(shown.sound()).isTrue();
    assertThat(shown.told()).anyMatch(told -> told.contains("expired on 2012-04-15"));
  }
}
