package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// Estimates stand apart from names, with an age and a confidence.
class EstimatesTest {
  private static final LocalDate TODAY = LocalDate.of(2021, 8, 24);
  private static final String TABLE =
      """
      place,nationality,people,as_of,confidence,source
      Kabul,USA,10000,2021-08-14,low,embassy
      Kabul,USA,15000,2021-08-20,fair,state department
      Kabul,AZE,400,2021-08-23,high,consul
      Herat,AZE,"1,200",2021-08-01,low,wardens
      """;

  @TempDir Path folder;

  @Test
  void ofSeveralSourcesOneCountsAndTheRangeIsTold() {
    Estimates all = Estimates.of(EstimateTable.read(TABLE).estimates(), TODAY);
    assertThat(all.people()).isEqualTo(15_000 + 400 + 1_200);
    assertThat(all.least()).isEqualTo(10_000 + 400 + 1_200);
    assertThat(all.most()).isEqualTo(all.people());
    assertThat(all.oldestDays()).isEqualTo(23);
    assertThat(all.sureness()).isEqualTo(Estimate.Confidence.LOW);
    assertThat(
            all.lines().stream()
                .map(
                    l ->
                        l.estimate().place()
                            + " "
                            + l.estimate().people()
                            + " "
                            + l.days()
                            + (l.counts() ? " counts" : "")))
        .containsExactly(
            "Herat 1200 23 counts", "Kabul 400 1 counts", "Kabul 15000 4 counts", "Kabul 10000 10");
  }

  @Test
  void aLineThatIsWrongIsToldAndATableWithoutItsColumnsIsNone() {
    EstimateTable.Read read =
        EstimateTable.read(
            TABLE
                + "Kabul,Turkey,5,2021-08-20,fair,x\nKabul,TUR,5,20 AUG,fair,x\nKabul,TUR,many,,,\n");
    assertThat(read.wrong())
        .containsExactly(
            "Line 6: a nationality is three letters, such as AZE",
            "Line 7: a day is written as 2021-08-24",
            "Line 8: people are a number, such as 1200");
    assertThat(EstimateTable.read("place,people\nKabul,4\n").wrong())
        .containsExactly("The first line lacks the column nationality, as_of, confidence, source.");
  }

  @ParameterizedTest
  @EnumSource
  void theNewestOfASourceStandsAndNothingOfItIsInTheBalance(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      EstimateBook book =
          new EstimateBook(site.workspace.store(), site.workspace.audit(), site.clock);
      site.family(site.evacuation, "Ahmad Wardak");
      List<Estimate> first = EstimateTable.read(TABLE).estimates();
      assertThatThrownBy(() -> book.put(site.evacuation, STRANGER, first))
          .isInstanceOf(Trouble.class);
      book.put(site.evacuation, REGISTRAR, first);
      Estimate newer =
          new Estimate("Kabul", "USA", "embassy", 11_000, TODAY, Estimate.Confidence.HIGH);
      book.put(site.evacuation, REGISTRAR, List.of(newer));
      Estimates now = book.get(site.evacuation, site.now);
      assertThat(now.lines()).hasSize(4);
      assertThat(now.people()).isEqualTo(11_000 + 400 + 1_200);
      assertThat(now.most()).isEqualTo(15_000 + 400 + 1_200);

      book.withdraw(site.evacuation, REGISTRAR, newer);
      assertThat(book.get(site.evacuation, site.now).people()).isEqualTo(16_600);
      assertThatThrownBy(() -> book.withdraw(site.evacuation, REGISTRAR, newer))
          .hasMessage("that estimate does not stand any more");
      assertThatThrownBy(
              () ->
                  book.put(
                      site.evacuation,
                      REGISTRAR,
                      List.of(
                          new Estimate(
                              "Kabul",
                              "AZE",
                              "consul",
                              1,
                              TODAY.plusDays(9),
                              Estimate.Confidence.LOW))))
          .isInstanceOf(Trouble.class);
      assertThat(site.book.ask(site.evacuation, (Custody c) -> c.balance(site.now).registered()))
          .isEqualTo(1);
      assertThat(site.audited("evacuation-estimate")).hasSize(2);
    }
  }
}
