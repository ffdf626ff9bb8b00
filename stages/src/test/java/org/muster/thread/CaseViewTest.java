package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

  /// However much is asked of a view, it does not work out anew what every page needs; of the rest
  /// it keeps what was asked for last.
  @Test
  void keepsWhatEveryPageNeedsHoweverMuchIsAsked() {
    CaseView view = ShippedCase.view("2021-10-29", "2026-01-01");
    AtomicInteger worked = new AtomicInteger();
    List<Row> units = view.chosen(RecordTables.UNITS);
    Integer words = view.derived(Integer.class, v -> worked.incrementAndGet());
    for (int gap = 0; gap < 1_000; gap++) {
      int asked = gap;
      assertThat(view.derived(String.class, gap, v -> "gap " + asked)).isEqualTo("gap " + gap);
    }

    assertThat(view.chosen(RecordTables.UNITS)).isSameAs(units);
    assertThat(view.derived(Integer.class, v -> worked.incrementAndGet())).isSameAs(words);
    assertThat(worked).hasValue(1);
    assertThat(view.derived(String.class, 999, v -> "anew")).isEqualTo("gap 999");
    assertThat(view.derived(String.class, 0, v -> "anew")).isEqualTo("anew");
  }

  @Test
  void anAnswerThatFailsIsAskedForAgain() {
    CaseView view = ShippedCase.view("2021-10-29", "2026-01-01");
    assertThatThrownBy(
            () ->
                view.derived(
                    String.class,
                    "odd",
                    v -> {
                      throw new IllegalStateException("odd");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(view.derived(String.class, "odd", v -> "even")).isEqualTo("even");
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

  @Test
  void whatIsCalledSoComesFirst() {
    CaseView view = ShippedCase.view("2021-10-29", "2026-01-01");

    assertThat(FactSearch.ranked(view, "D Coy").getFirst().about()).isEqualTo("AZE.unit.d-coy");
    assertThat(FactSearch.ranked(view, "sapper 3").getFirst().about())
        .isEqualTo("AZE.unit.sapper-3");
    assertThat(FactSearch.ranked(view, "reconnaissance c").getFirst().about())
        .isEqualTo("AZE.unit.recce-coy");
    assertThat(FactSearch.ranked(view, "isaf turkiye 22"))
        .containsExactlyInAnyOrderElementsOf(
            FactSearch.list(view, FactSearch.Wanted.words("isaf turkiye 22")));
  }
}
