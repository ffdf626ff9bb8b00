package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muster.generate.GenerateTables;
import org.muster.record.CaseData;
import org.muster.record.Row;
import org.muster.review.Readiness.Standing;
import org.muster.review.Reevaluation;

/// The pool of forces of the Azerbaijan case, and what a certificate means for a planned tour.
class PoolOfForcesTest {
  private static final CaseData CASE =
      CaseFile.get(Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan"));

  private static PoolOfForces pool(CaseData data, String asOf, String knownOn) {
    return PoolOfForces.of(
        CaseView.of(data, LocalDate.parse(asOf), LocalDate.parse(knownOn)),
        List.of(),
        Optional.empty());
  }

  private static PoolOfForces.Entry entry(PoolOfForces pool, String unit) {
    return pool.listAll().stream()
        .filter(e -> e.state().unit().equals("AZE.unit." + unit))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsWhatWasDeclaredAndWhatHadLapsedByTheReviewOf2021() {
    PoolOfForces pool = pool(CASE, "2021-10-28", "2021-10-29");
    assertThat(pool.declared())
        .extracting(
            e ->
                e.state().unit()
                    + " "
                    + e.findDeclaration().orElseThrow().text("held")
                    + " "
                    + e.state().standing())
        .containsExactly(
            "AZE.unit.pk-bn 2010 LAPSED",
            "AZE.unit.mi17-flight 2016 DECLARED",
            "AZE.unit.boarding-team 2016 DECLARED",
            "AZE.unit.recce-coy 2015 ON_LADDER");
    assertThat(entry(pool, "pk-bn").certificates())
        .extracting(Row::id)
        .containsExactly("AZE.certificate.pk-bn-2014", "AZE.certificate.pk-bn-2017");
    LocalDate day = LocalDate.parse("2021-10-28");
    assertThat(entry(pool, "pk-bn").countdown(day)).isEqualTo("lapsed during 2020");
    assertThat(entry(pool, "d-coy").countdown(day)).isEqualTo("lapses in 2 years, 14 OCT 2024");
    assertThat(entry(pool, "d-coy").again().orElseThrow())
        .satisfies(
            again -> {
              assertThat(again.dueFrom()).isEqualTo(LocalDate.of(2023, 4, 14));
              assertThat(again.on(day)).isEqualTo(Reevaluation.Urgency.LATER);
              assertThat(again.on(LocalDate.of(2023, 4, 14))).isEqualTo(Reevaluation.Urgency.DUE);
              assertThat(again.on(LocalDate.of(2024, 10, 15)))
                  .isEqualTo(Reevaluation.Urgency.LAPSED);
            });
    assertThat(pool.heading())
        .isEqualTo("Pool of forces on 28 OCT 2021: 4 units declared, 1 lapsed, none certified");
  }

  @Test
  void asKnownIn2014TheBattalionHadOnlyItsFirstSteps() {
    PoolOfForces.Entry battalion = entry(pool(CASE, "2014-12-31", "2014-12-31"), "pk-bn");
    assertThat(battalion.state().standing()).isEqualTo(Standing.ON_LADDER);
    assertThat(battalion.level()).isEqualTo("SEL2");
    PoolOfForces.Entry today = entry(pool(CASE, "2014-12-31", "2021-10-29"), "pk-bn");
    assertThat(today.level()).isEqualTo("NEL2");
  }

  /// The certificate of D Company ends in the middle of a tour that is settled for it.
  @Test
  void aCertificateThatLapsesInATourIsSeenHere() {
    Row tour = CASE.list(GenerateTables.TOURS).getFirst();
    java.util.Map<String, List<Row>> rows = new java.util.LinkedHashMap<>(CASE.rows());
    rows.put(
        "tours",
        CASE.list(GenerateTables.TOURS).stream()
            .map(t -> t == tour ? t.with("held", "2024-07-01/2024-12-31") : t)
            .toList());
    CaseData moved = new CaseData(CASE.header(), CASE.planning(), rows);
    assertThat(entry(pool(moved, "2021-10-28", "2021-10-29"), "d-coy").tours())
        .singleElement()
        .satisfies(
            t ->
                assertThat(t.warning())
                    .contains("lapses in month 4 of the planned tour, after 14 OCT 2024"));
    assertThat(entry(pool(CASE, "2021-10-28", "2021-10-29"), "d-coy").tours())
        .singleElement()
        .satisfies(t -> assertThat(t.warning()).isEmpty());
  }
}
