package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.record.RecordTables;
import org.muster.record.Row;

class CaseViewTest {

  @Test
  void shows120From2018AndNoneAfterTheWithdrawal() {
    PeopleOverTime afghanistan =
        PeopleOverTime.listOf(ShippedCase.view("2021-10-29", "2026-01-01"), "AZE").getFirst();

    assertThat(afghanistan.name()).isEqualTo("Afghanistan");
    assertThat(afghanistan.most()).isEqualTo(120);
    assertThat(afghanistan.steps().getFirst().people()).isEqualTo(22);
    assertThat(afghanistan.steps().getFirst().from()).isEqualTo(LocalDate.parse("2002-11-20"));
    assertThat(afghanistan.steps().getLast().people()).isZero();
    assertThat(afghanistan.steps().getLast().from()).isEqualTo(LocalDate.parse("2021-08-26"));
  }

  /// As known then the last count of Afghanistan had no end, and a count of one month began in it.
  @Test
  void aStretchWithoutAnEndLeavesNoDayBetweenItAndTheNextCount() {
    PeopleOverTime afghanistan =
        PeopleOverTime.listOf(ShippedCase.view("2017-06-01", "2014-12-31"), "AZE").getFirst();

    assertThat(afghanistan.steps())
        .extracting(step -> step.from() + " " + step.people())
        .containsExactly(
            "2002-11-20 22",
            "2008-01-15 40",
            "2009-02-27 0",
            "2009-10-01 90",
            "2009-10-02 90",
            "2010-10-05 94");
  }

  @Test
  void knowsIn2014NothingThatWasReportedLater() {
    CaseView then = ShippedCase.view("2017-06-01", "2014-12-31");

    assertThat(then.list(RecordTables.CONTRIBUTIONS))
        .isNotEmpty()
        .extracting(r -> r.text("value"))
        .contains("94")
        .doesNotContain("120");
    assertThat(then.findRow("AZE.contribution.isaf-2002-22-article")).isEmpty();
  }

  @Test
  void findsClaimsByWordsWithoutTheirMarks() {
    CaseView view = ShippedCase.view("2021-10-29", "2026-01-01");

    List<Row> found = FactSearch.list(view, FactSearch.Wanted.words("isaf TURKIYE 22"));

    assertThat(found)
        .extracting(Row::id)
        .contains("AZE.contribution.isaf-2002-22-article")
        .doesNotContain("AZE.contribution.isaf-2008-40");
  }
}
