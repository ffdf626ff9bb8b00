package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.desk.Refusal;
import org.muster.record.Edtf;

class UnitEvaluationTest {
  private static final Checklist LIST = Checklist.shipped();
  private static final Ladder LADDER =
      new Ladder(
          List.of(
              new Ladder.Level("L.nel2", "NEL2", 4, false, Optional.of(36)),
              new Ladder.Level("L.sel1", "SEL1", 1, true, Optional.empty()),
              new Ladder.Level("L.nel1", "NEL1", 2, false, Optional.empty()),
              new Ladder.Level("L.sel2", "SEL2", 3, true, Optional.empty())));
  private static final LocalDate TO = LocalDate.of(2021, 10, 15);

  private static Map<String, Integer> marks(String... failed) {
    Map<String, Integer> marks = new HashMap<>();
    for (Checklist.Item item : LIST.listItems()) {
      boolean met = !List.of(failed).contains(item.id());
      marks.put(item.id(), item.graded() ? (met ? 4 : 2) : met ? 1 : 0);
    }
    return marks;
  }

  private static UnitEvaluation nel2(
      Map<String, Integer> marks, List<UnitEvaluation.Finding> findings) {
    return new UnitEvaluation(
        "AZE.evaluation.d-coy",
        "AZE.unit.d-coy",
        "AZE",
        LADDER.find("L.nel2").orElseThrow(),
        TO.minusDays(4),
        TO,
        LIST,
        List.of(
            new UnitEvaluation.Member(
                "Maj A", "AUT", UnitEvaluation.Function.LEAD, "evaluator course 2019"),
            new UnitEvaluation.Member(
                "Cpt B", "SRB", UnitEvaluation.Function.EVALUATOR, "evaluator course 2020"),
            new UnitEvaluation.Member("Ltc C", "TUR", UnitEvaluation.Function.MONITOR, "")),
        marks("s2"),
        marks,
        findings);
  }

  @Test
  void theShippedChecklistIsMarkedIllustrative() {
    assertThat(LIST.illustrative()).isTrue();
    assertThat(LIST.listItems()).hasSize(16);
    assertThat(LIST.listItems().stream().filter(Checklist.Item::critical)).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''         | Combat Ready             | 16 of 16 met (100 %), 8 of 8 critical",
        "s2         | Combat Ready             | 15 of 16 met (93 %), 8 of 8 critical",
        "s2 p1      | Combat Ready with limits | 14 of 16 met (87 %), 8 of 8 critical",
        "g1         | Not Combat Ready         | 15 of 16 met (93 %), 7 of 8 critical",
        "s2 s3 p1 p2 c2 | Not Combat Ready     | 11 of 16 met (68 %), 8 of 8 critical"
      })
  void ratesByShareAndCriticalsWithTheFiguresBeside(String failed, String band, String figures) {
    Rating rating = Rating.of(LIST, marks(failed.split(" ")));
    assertThat(rating.band().name()).isEqualTo(band);
    assertThat(rating.figures()).isEqualTo(figures);
  }

  @Test
  void anItemNotLookedAtIsNotMet() {
    Map<String, Integer> marks = marks();
    marks.remove("g1");
    Rating rating = Rating.of(LIST, marks);
    assertThat(rating.figures()).isEqualTo("15 of 16 met (93 %), 7 of 8 critical, 1 not looked at");
    assertThat(rating.band().name()).isEqualTo("Not Combat Ready");
    marks.put("g3", 6);
    assertThatThrownBy(() -> Rating.of(LIST, marks))
        .hasMessage("item g3 has mark 6, expected 1 to 5");
  }

  @Test
  void selfRatingStandsBesideTheEvaluatedOne() {
    UnitEvaluation evaluation = nel2(marks("p1"), List.of());
    assertThat(evaluation.listDisagreements()).containsExactly("s2", "p1");
    assertThat(evaluation.selfRating().met()).isEqualTo(15);
    assertThat(evaluation.rating().met()).isEqualTo(15);
    assertThat(evaluation.findCertificate().map(c -> c.held().text()))
        .contains("2021-10-15/2024-10-14");
    assertThat(nel2(marks("g1"), List.of()).findCertificate()).isEmpty();
  }

  @Test
  void everyLevelNeedsAllBeforeItAndADeclaredUnit() {
    UnitEvaluation evaluation = nel2(marks(), List.of());
    assertThat(
            evaluation.listRefusals(LADDER, Set.of("L.sel1", "L.sel2"), Optional.of(TO)).stream()
                .map(Refusal::why))
        .containsExactly(
            "NEL2 needs first: NEL1 passed.",
            "The unit was not in the pool of forces on 11 OCT 2021; declare it first.");
    assertThat(
            evaluation.listRefusals(
                LADDER,
                Set.of("L.sel1", "L.nel1", "L.sel2"),
                Optional.of(LocalDate.of(2010, 1, 1))))
        .isEmpty();
  }

  @Test
  void theTeamFitsTheLevel() {
    UnitEvaluation bad =
        new UnitEvaluation(
            "e",
            "u",
            "AZE",
            LADDER.find("L.nel1").orElseThrow(),
            TO,
            TO,
            LIST,
            List.of(
                new UnitEvaluation.Member("Maj A", "AUT", UnitEvaluation.Function.LEAD, " "),
                new UnitEvaluation.Member("Cpt B", "AZE", UnitEvaluation.Function.MONITOR, "")),
            Map.of(),
            marks("c2"),
            List.of());
    assertThat(
            bad.listRefusals(LADDER, Set.of("L.sel1"), Optional.of(TO)).stream().map(Refusal::why))
        .containsExactly(
            "Say how Maj A qualified as an evaluator.",
            "Cpt B monitors a unit of their own nation; another nation must.",
            "c2 did not meet the standard; write the finding.");
  }

  @Test
  void aFindingIsClosedByEvidence() {
    UnitEvaluation.RemedialAction open =
        new UnitEvaluation.RemedialAction(
            "a", "Dig shelters", "S4", LocalDate.of(2022, 1, 31), Optional.empty());
    UnitEvaluation.RemedialAction done =
        new UnitEvaluation.RemedialAction(
            "b",
            "Drill",
            "OC",
            LocalDate.of(2022, 1, 31),
            Optional.of(
                new UnitEvaluation.Closing(LocalDate.of(2022, 1, 20), "AZE.evidence.drill", "oc")));
    assertThat(open.isOverdue(LocalDate.of(2022, 1, 31))).isFalse();
    assertThat(open.isOverdue(LocalDate.of(2022, 2, 1))).isTrue();
    assertThat(new UnitEvaluation.Finding("f", "p1", "too slow", List.of(open, done)).isClosed())
        .isFalse();
    assertThat(new UnitEvaluation.Finding("f", "p1", "too slow", List.of(done)).isClosed())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2021-10-15/2024-10-14 | 2024-01-01 | 2024-06-30 | ''",
        "2021-10-15/2024-10-14 | 2024-07-01 | 2024-12-31 | lapses in month 4 of the planned tour, after 14 OCT 2024",
        "2021-10-15/2024-10-14 | 2024-10-15 | 2025-04-14 | lapsed on 14 OCT 2024, before the tour begins",
        "2017-06/2020          | 2019-10-01 | 2020-03-31 | may lapse from month 4 of the planned tour on: it lapses during 2020",
        "2017-06/2020          | 2020-02-01 | 2020-07-31 | may have lapsed before the tour begins: it lapses during 2020",
        "2021-10-15/..         | 2031-01-01 | 2031-06-30 | ''",
        "2021-10-15/2024-10-14 | 2021-10-01 | 2022-03-31 | holds from 15 OCT 2021, after the tour begins"
      })
  void seesALapseWhenATourIsPlanned(String held, LocalDate from, LocalDate to, String warning) {
    assertThat(new CertificateTerm(Edtf.of(held)).warnOf(from, to).orElse("")).isEqualTo(warning);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-10-15/2024-10-14, 14 OCT 2024, 2024-10-14",
    "2017-06/2020, during 2020, 2020",
    "2017-06/2020-04, during APR 2020, 2020-04",
    "2017-06/2020-04-01~, 'during 1 APR 2020, about', 2020-04-01~",
    "2017-06/.., '', ''",
    "2017-06/, '', ''"
  })
  void anEndIsToldNoMorePreciselyThanItsSource(String held, String words, String end) {
    CertificateTerm term = new CertificateTerm(Edtf.of(held));
    assertThat(term.endWords().orElse("")).isEqualTo(words);
    assertThat(term.findEnd().orElse("")).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-10-14,NOT_YET",
    "2021-10-15,CURRENT",
    "2023-04-13,CURRENT",
    "2023-04-14,DUE",
    "2024-10-14,DUE",
    "2024-10-15,LAPSED"
  })
  void aReevaluationIsDueEighteenMonthsBeforeTheEnd(LocalDate day, CertificateTerm.State state) {
    assertThat(CertificateTerm.from(TO, 36).on(day)).isEqualTo(state);
  }
}
