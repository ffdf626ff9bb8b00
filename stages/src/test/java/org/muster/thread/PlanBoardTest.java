package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.PlannedRemedy;
import org.muster.generate.PlannedRemedy.Change;
import org.muster.generate.Releasability;
import org.muster.generate.RemedyRows;
import org.muster.record.CaseData;
import org.muster.record.Row;

/// The board of a plan of the shipped case, and the rows that remedies change.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanBoardTest {
  private static final CaseData CASE =
      CaseFile.get(
          Path.of(System.getProperty("muster.root", "..")).resolve("cases").resolve("azerbaijan"));

  private Optional<PlanDocument> made = Optional.empty();

  @BeforeAll
  void plan() {
    made = PlanRun.find(CASE, PlanRequest.ofSteps(60, 1).by(PlanSolver.COLUMNS));
  }

  private PlanBoard board() {
    LocalDate day = CASE.header().asOf();
    CaseView view = CaseView.of(CASE, day, LocalDate.of(2030, 1, 1));
    PlanDocument plan = made.orElseThrow();
    return PlanBoard.of(view, plan, PlanCheck.of(CASE, plan));
  }

  @Test
  void headingIsTheFinding() {
    PlanBoard board = board();

    assertThat(board.heading()).startsWith("AG-22 2022–2027: ");
    assertThat(board.certificate().passed()).isTrue();
    assertThat(board.illustrative()).isTrue();
  }

  @Test
  void gapsStandDearestFirstAndEachSaysWhyWithTheIdOfTheRule() {
    PlanBoard board = board();

    assertThat(board.gaps()).isNotEmpty();
    assertThat(board.gaps())
        .extracting(PlanBoard.GapCard::title)
        .hasSameSizeAs(made.orElseThrow().gaps())
        .allMatch(t -> t.matches(".+, \\d.+ \\d{4}: (nobody|\\d+ of \\d+, \\d+ missing)"));
    for (PlanBoard.GapCard gap : board.gaps()) {
      assertThat(gap.why()).isNotEmpty();
      assertThat(gap.why()).allMatch(w -> !w.says().contains("AZE."));
      assertThat(gap.nearest().size() + gap.farther().size()).isEqualTo(gap.why().size());
      assertThat(gap.thread().getFirst().about()).isEqualTo(gap.line());
    }
  }

  @Test
  void everyRemedyOfThePlanLeavesASoundCase() {
    for (PlanDocument.OpenGap gap : made.orElseThrow().gaps()) {
      gap.remedy()
          .ifPresent(
              remedy -> {
                List<RemedyRows.Change> changes = RemedyRows.of(CASE, gap.line(), remedy);
                assertThat(changes).isNotEmpty();
                assertThat(CaseFile.check(RemedyRows.apply(CASE, changes))).isEmpty();
              });
    }
  }

  @Test
  void remediesOfEachKindChangeTheRowsThatTheyName() {
    assertThat(ids(remedy(new Change.WaiveCaveat("AZE.unit.2-sapper", caveat()))))
        .containsExactly("withdrawn " + caveat());
    assertThat(ids(remedy(new Change.ShiftLine("AZE.line.guard-2", 15))))
        .containsExactly("edited AZE.line.guard-2");
    assertThat(ids(remedy(new Change.AddEvaluation("AZE.activity.nel2", LocalDate.of(2023, 3, 1)))))
        .containsExactly("added AZE.offering.added-1");
    assertThat(ids(remedy(new Change.OneMoreUnit("AZE.line.guard-1", 54))))
        .containsExactly(
            "added AZE.unit.one-more-1",
            "added AZE.strength.one-more-1",
            "added AZE.certificate.one-more-1");
  }

  @Test
  void namesThatShareTheirLastWordSayItOnce() {
    assertThat(PlanReader.together(List.of("B Coy", "D Coy"))).isEqualTo("B, D Coy");
    assertThat(PlanReader.together(List.of("B Coy", "Eng Plt"))).isEqualTo("B Coy, Eng Plt");
    assertThat(PlanReader.together(List.of("A Coy"))).isEqualTo("A Coy");
  }

  private static String caveat() {
    return CASE.list(GenerateTables.CAVEATS).getFirst().id();
  }

  private static PlannedRemedy remedy(Change change) {
    return new PlannedRemedy(
        change, 1, true, 1, 1, List.of(), List.of(), List.of(), Releasability.open());
  }

  private static List<String> ids(PlannedRemedy remedy) {
    List<RemedyRows.Change> changes = RemedyRows.of(CASE, "AZE.line.guard-1", remedy);
    assertThat(CaseFile.check(RemedyRows.apply(CASE, changes))).isEmpty();
    return changes.stream()
        .map(
            change ->
                switch (change) {
                  case RemedyRows.Change.Added added -> Map.entry("added ", added.row());
                  case RemedyRows.Change.Edited edited -> Map.entry("edited ", edited.row());
                  case RemedyRows.Change.Withdrawn gone -> Map.entry("withdrawn ", gone.row());
                })
        .map((Map.Entry<String, Row> e) -> e.getKey() + e.getValue().id())
        .toList();
  }
}
