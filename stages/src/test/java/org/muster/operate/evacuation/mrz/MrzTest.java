package org.muster.operate.evacuation.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The specimens of ICAO Doc 9303 (parts 4, 5 and 6) are read whole; every digit that is wrong is
/// found, and its field named.
class MrzTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  private static final String PASSPORT =
      """
      P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
      L898902C36UTO7408122F1204159ZE184226B<<<<<10
      """;

  private static final String CARD =
      """
      I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
      D231458907UTO7408122F1204159<<<<<<<6
      """;

  private static final String SMALL =
      """
      I<UTOD231458907<<<<<<<<<<<<<<<
      7408122F1204159UTO<<<<<<<<<<<6
      ERIKSSON<<ANNA<MARIA<<<<<<<<<<
      """;

  private static Mrz sound(String text) {
    Mrz.Reading reading = Mrz.read(text, TODAY);
    assertThat(reading).isInstanceOf(Mrz.Reading.Sound.class);
    return ((Mrz.Reading.Sound) reading).mrz();
  }

  private static List<Mrz.Fault> faults(String text) {
    Mrz.Reading reading = Mrz.read(text, TODAY);
    assertThat(reading).as(text).isInstanceOf(Mrz.Reading.Unsound.class);
    return ((Mrz.Reading.Unsound) reading).faults();
  }

  @ParameterizedTest
  @ValueSource(strings = {PASSPORT, CARD, SMALL})
  void theSpecimensAreRead(String text) {
    Mrz mrz = sound(text);

    assertThat(mrz.surname()).isEqualTo("ERIKSSON");
    assertThat(mrz.given()).isEqualTo("ANNA MARIA");
    assertThat(mrz.issuer()).isEqualTo("UTO");
    assertThat(mrz.nationality()).isEqualTo("UTO");
    assertThat(mrz.number()).isEqualTo(text.startsWith("P") ? "L898902C3" : "D23145890");
    assertThat(mrz.born()).contains(LocalDate.of(1974, 8, 12));
    assertThat(mrz.expires()).contains(LocalDate.of(2012, 4, 15));
    assertThat(mrz.sex()).isEqualTo('F');
    assertThat(mrz.cut()).isFalse();
    assertThat(mrz.repaired()).isEmpty();
  }

  @Test
  void itIsReadInOneLineInSmallLettersAndWithSpaces() {
    assertThat(sound(PASSPORT.replace("\n", "").toLowerCase(Locale.ROOT)))
        .isEqualTo(sound(PASSPORT));
    assertThat(sound(SMALL.replace("<<", "< <"))).isEqualTo(sound(SMALL));
  }

  @Test
  void aNumberOfMoreThanNineCharactersGoesOnInTheOptionalField() {
    String card =
        """
        I<UTOD23145890<7349<<<<<<<<<<<
        3407127M9507122UTO<<<<<<<<<<<2
        STEVENSON<<PETER<JOHN<<<<<<<<<
        """;

    assertThat(sound(card).number()).isEqualTo("D23145890734");
    assertThat(faults(card.replace("7349<", "7348<")))
        .first()
        .extracting(Mrz.Fault::field)
        .isEqualTo("document number");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2, 10, document number
          2, 20, date of birth
          2, 28, date of expiry
          2, 43, personal number
          2, 44, the whole
          """)
  void eachDigitThatIsWrongIsToldByItsField(int line, int column, String field) {
    for (int wrong = 0; wrong <= 9; wrong++) {
      String text = changed(PASSPORT, line, column, (char) ('0' + wrong));
      if (text.equals(PASSPORT)) {
        continue;
      }
      assertThat(faults(text)).extracting(Mrz.Fault::field).contains(field);
    }
  }

  /// One digit read for another is found wherever a check digit looks, by field and line.
  @Property(tries = 400)
  void everyMisreadDigitIsFound(
      @ForAll("specimens") String text,
      @ForAll @IntRange(max = 89) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    char[] chars = text.toCharArray();
    if (at >= chars.length || !Character.isDigit(chars[at])) {
      return;
    }
    chars[at] = (char) ('0' + (chars[at] - '0' + by) % 10);

    assertThat(faults(new String(chars))).isNotEmpty();
  }

  @Provide
  Arbitrary<String> specimens() {
    return Arbitraries.of(PASSPORT, CARD, SMALL);
  }

  /// Whoever is drawn is read as drawn.
  @Property(tries = 200)
  void whatIsWrittenIsRead(@ForAll("people") Mrz person) {
    Mrz read = sound(written(person));

    assertThat(read).isEqualTo(person);
  }

  @Provide
  Arbitrary<Mrz> people() {
    Arbitrary<String> name = Arbitraries.strings().withCharRange('A', 'Z').ofLength(6);
    Arbitrary<LocalDate> born = Arbitraries.integers().between(0, 30_000).map(TODAY::minusDays);
    Arbitrary<LocalDate> expires =
        Arbitraries.integers().between(-9_000, 9_000).map(TODAY::plusDays);
    Arbitrary<String> number =
        Arbitraries.strings().withCharRange('0', '9').withCharRange('A', 'Z').ofLength(9);
    return Combinators.combine(name, name, number, born, expires)
        .as(
            (s, g, n, b, e) ->
                new Mrz(
                    Mrz.Format.TD3,
                    "P",
                    "AFG",
                    s,
                    g,
                    false,
                    n,
                    "AFG",
                    Optional.of(b),
                    day(b),
                    'M',
                    Optional.of(e),
                    "",
                    List.of()));
  }

  private static String day(LocalDate day) {
    return String.format(
        Locale.ROOT, "%02d%02d%02d", day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth());
  }

  private static String written(Mrz m) {
    String names = (m.surname() + "<<" + m.given() + "<".repeat(44)).substring(0, 39);
    String number = m.number() + CheckDigit.of(m.number());
    String birth = m.bornAsWritten() + CheckDigit.of(m.bornAsWritten());
    String until = day(m.expires().orElseThrow());
    String expiry = until + CheckDigit.of(until);
    String own = "<".repeat(14) + "0";
    return "P<AFG"
        + names
        + "\n"
        + number
        + "AFG"
        + birth
        + "M"
        + expiry
        + own
        + CheckDigit.of(number + birth + expiry + own)
        + "\n";
  }

  @Test
  void whatReadersConfuseIsPutRightAndTold() {
    Mrz mrz =
        sound(
            PASSPORT
                .replace("7408122F1204159", "74O8I22F12O4I59")
                .replace("UTOERIKSSON", "UT0ER1KSS0N"));

    assertThat(mrz.surname()).isEqualTo("ERIKSSON");
    assertThat(mrz.issuer()).isEqualTo("UTO");
    assertThat(mrz.born()).contains(LocalDate.of(1974, 8, 12));
    assertThat(mrz.repaired()).isNotEmpty().allMatch(told -> told.contains("look alike"));
  }

  @Test
  void aLetterForADigitInTheNumberIsAFaultWithItsPlaceAndNoGuess() {
    assertThat(faults(PASSPORT.replace("L898902C3", "L8989O2C3")).getFirst())
        .hasToString(
            "document number, line 2 column 10: expected its check digit; one of the two was"
                + " misread, perhaps a letter for a digit in column 6");
  }

  @Test
  void aFullFieldOfNamesSaysThatTheyMayBeCutShort() {
    String names = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K";
    String text = "P<UTO" + names + PASSPORT.substring(44);

    assertThat(sound(text).cut()).isTrue();
  }

  @Test
  void anUnknownDayOfBirthIsNoFault() {
    String birth = "74<<<<";
    String line = "L898902C36UTO" + birth + CheckDigit.of(birth) + "F1204159ZE184226B<<<<<1";
    String all = line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43);
    Mrz mrz = sound(PASSPORT.substring(0, 45) + line + CheckDigit.of(all));

    assertThat(mrz.born()).isEmpty();
    assertThat(mrz.bornAsWritten()).isEqualTo(birth);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P<UTO",
        "hello",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      })
  void whatIsNoZoneIsToldByItsLengths(String text) {
    assertThat(faults(text).getFirst().toString())
        .startsWith("the whole: expected two lines of 44");
  }

  @Test
  void aCharacterThatNoZoneHasIsPlaced() {
    assertThat(faults(PASSPORT.replace("ANNA", "AN№A")))
        .containsExactly(new Mrz.Fault("a character", 1, 18, "A to Z, 0 to 9 or <"));
  }

  @Property(tries = 200)
  void anyTextIsAnswered(@ForAll String text) {
    assertThat(Mrz.read(text, TODAY)).isNotNull();
  }

  private static String changed(String text, int line, int column, char to) {
    String[] lines = text.split("\n");
    lines[line - 1] =
        lines[line - 1].substring(0, column - 1) + to + lines[line - 1].substring(column);
    return String.join("\n", lines) + "\n";
  }
}
