package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
  @Test
  void tellTheHistoryOfTheShippedCaseWithItsSources() {
    Path folder = Path.of(System.getProperty("muster.root"), "cases", "azerbaijan");
    LocalDate day = LocalDate.of(2021, 10, 29);

    List<Headlines.Headline> headlines = Headlines.of(CaseView.of(CaseFile.get(folder), day, day));

    assertThat(headlines.stream().map(h -> h.row().about()))
        .containsSubsequence(
            "AZE.contribution.isaf-2002",
            "AZE.contribution.rsm-2018",
            "AZE.assignment.kabul-evacuation-2021",
            "AZE.contribution.rsm-2021-08-26",
            "AZE.membership.parp-resumed")
        .contains("AZE.assignment.kabul-airport-guard");
    assertThat(headlines.stream().map(Headlines.Headline::from))
        .isSorted()
        .contains(LocalDate.of(2002, 11, 20), LocalDate.of(2018, 1, 9));
    assertThat(headlines).allSatisfy(h -> assertThat(h.source()).contains(", "));
  }
}
