package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.record.ClaimTable;
import org.muster.record.Row;

class PlainWordsTest {
  private final CaseView view = ShippedCase.view("2021-10-29", "2026-01-01");
  private final PlainWords words = PlainWords.of(view);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AZE.contribution.isaf-2002-22-article | Azerbaijan had 22 people in ISAF within the contingent of Türkiye, 20 NOV 2002–14 JAN 2008
          AZE.unit.a-coy | A Company, peacekeeping battalion is an infantry company of Pk Bn, since 29 OCT 2021
          """)
  void saysAClaimAsAPersonWould(String id, String sentence) {
    assertThat(words.sentence(view.findRow(id).orElseThrow())).isEqualTo(sentence);
  }

  @Test
  void everyRowOfEveryTableHasASentenceOfNames() {
    for (ClaimTable table : CaseTables.ALL) {
      for (Row row : view.list(table)) {
        assertThat(words.sentence(row))
            .as(table.name() + " " + row.id())
            .doesNotContain("AZE.", "NATO.unit", "  ")
            .doesNotEndWith(", ");
      }
    }
  }

  @Test
  void asksWhatAConflictIsAbout() {
    CaseView.Conflict isaf =
        view.conflicts().stream()
            .filter(c -> c.about().equals("AZE.contribution.isaf-2002"))
            .findFirst()
            .orElseThrow();

    assertThat(words.question(isaf))
        .isEqualTo("Azerbaijan in ISAF, 20 NOV 2002–14 JAN 2008: 21 or 22 people?");
  }
}
