package org.muster.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.record.Domain.Code;
import org.muster.record.Domain.Day;
import org.muster.record.Domain.Degrees;
import org.muster.record.Domain.FreeText;
import org.muster.record.Domain.Id;
import org.muster.record.Domain.Reference;
import org.muster.record.Domain.References;
import org.muster.record.Domain.ReleaseTo;
import org.muster.record.Domain.Whole;
import org.muster.record.Domain.Words;

class DomainTest {

  @Test
  void freeTextTakesEverythingButControlsHalfCharactersAndWhiteSpaceAtItsEnds() {
    assertTakes(
        new FreeText(20),
        "a",
        "two\nlines",
        "=1+1",
        "\"q\", x",
        "🪖",
        "é\u0301",
        "a\u00A0b",
        "\uD83D\uDC69\u200D\uD83D\uDC67");
    assertRefuses(
        new FreeText(20),
        " a",
        "a\n",
        "a\tb",
        "a\rb",
        "a\u00A0",
        "\u2007a",
        "a\u200B",
        "\uFEFFa",
        "a\u00AD",
        "a\u202E",
        "a\u0000b",
        "a\u0085b",
        "a\uD800b",
        "twenty-one characters");
  }

  @Test
  void anIdIsReadableAndHasAnOwner() {
    assertTakes(new Id(), "AZE.unit.recce-coy", "NATO.level.nel1", "A.1");
    assertRefuses(
        new Id(), "AZE", "AZE.", ".x", "AZE..x", "AZE.a_b", "AZE.a b", "AZE.-a", "AZE.a-", "AZE.é");
    assertRefuses(new Id(), "AZE." + "x".repeat(117));
    assertTakes(new Id(), "AZE." + "x".repeat(116));
  }

  @Test
  void aCodeIsUpperCase() {
    assertTakes(new Code(), "AZE", "NATO", "UN", "A1", "ABCDEFGHIJKL");
    assertRefuses(new Code(), "A", "aze", "1AZ", "ABCDEFGHIJKLM", "A-Z", "АZE");
  }

  @Test
  void referencesAreSeparatedByOneSpaceAndNoneComesTwice() {
    assertTakes(new Reference(List.of("nations")), "AZE", "AZE.unit.a");
    assertRefuses(new Reference(List.of("nations")), "AZE TUR", "a");
    assertTakes(new References(List.of("nations")), "AZE", "TUR AZE");
    assertRefuses(
        new References(List.of("nations")), "AZE  TUR", "AZE TUR ", " AZE", "AZE AZE", "AZE,TUR");
  }

  @Test
  void wordsAreTakenAsTheyAre() {
    assertTakes(new Words(List.of("exact", "at-least")), "exact", "at-least");
    assertRefuses(new Words(List.of("exact", "at-least")), "Exact", "exact ", "at least", "?");
  }

  @Test
  void aWholeNumberHasOneText() {
    assertTakes(new Whole(0, 10), "0", "10");
    assertRefuses(new Whole(0, 10), "11", "-1", "+1", "01", "1.0", "1e1", "٣", "1 ");
    assertTakes(new Whole(0, Long.MAX_VALUE / 10), Long.toString(Long.MAX_VALUE / 10));
    assertRefuses(new Whole(0, Long.MAX_VALUE / 10), Long.toString(Long.MAX_VALUE));
  }

  @Test
  void degreesHaveOneText() {
    assertTakes(new Degrees(-90, 90), "0", "-90", "40.4093", "-0.5", "90", "0.000001");
    assertRefuses(
        new Degrees(-90, 90), "-0", "90.000001", "91", "40.50", "40.", ".5", "40,5", "+1", "1e1");
    assertRefuses(new Degrees(-90, 90), "0.0000001", "040");
  }

  @Test
  void aDayExists() {
    assertTakes(new Day(), "2021-10-28", "2020-02-29");
    assertRefuses(new Day(), "2021-02-29", "2021-13-01", "2021-1-1", "20211028", "0999-01-01");
  }

  @Test
  void aReleaseIsAWordOrAFramework() {
    assertTakes(new ReleaseTo(), "owner", "staffs", "allies", "public", "framework:NATO.fw.parp");
    assertRefuses(new ReleaseTo(), "Public", "framework:", "framework:parp", "everyone");
  }

  private static void assertTakes(Domain domain, String... cells) {
    assertThat(cells).allSatisfy(cell -> assertThat(domain.problemOf(cell)).isEmpty());
  }

  private static void assertRefuses(Domain domain, String... cells) {
    assertThat(cells)
        .allSatisfy(cell -> assertThat(domain.problemOf(cell)).contains(domain.expected()));
  }
}
