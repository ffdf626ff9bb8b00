package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.Planning;
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
    Planning planning = new Planning(new ColumnGenerationSolver(), "column-generation");
    Planning.Outcome outcome =
        planning.plan(
            CASE,
            new Planning.Request(1, OptionalLong.of(60), 1, () -> false),
            Progress.Listener.SILENT);
    if (outcome instanceof Planning.Outcome.Planned planned) {
      made = Optional.of(planned.document());
    }
  }

  private PlanBoard board() {
    LocalDate day = CASE.header().asOf();
    CaseView view = CaseView.of(CASE, day, LocalDate.of(2030, 1, 1));
    PlanDocument plan = made.orElseThrow();
    return PlanReader.read(view, plan, PlanCheck.of(CASE, plan));
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
    assertThat(ids(remedy("waive-caveat", caveat(), 0, Optional.empty())))
        .containsExactly("withdrawn " + caveat());
    assertThat(ids(remedy("shift-line", "AZE.line.guard-2", 15, Optional.empty())))
        .containsExactly("edited AZE.line.guard-2");
    assertThat(
            ids(
                remedy(
                    "add-evaluation",
                    "AZE.activity.nel2",
                    0,
                    Optional.of(LocalDate.of(2023, 3, 1)))))
        .containsExactly("added AZE.offering.added-1");
    assertThat(ids(remedy("one-more-unit", "AZE.line.guard-1", 54, Optional.empty())))
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

  private static PlanDocument.CheapestRemedy remedy(
      String kind, String subject, int moved, Optional<LocalDate> day) {
    return new PlanDocument.CheapestRemedy(
        kind, subject, "", day, moved, 1, true, 1, 1, Releasability.open());
  }

  private static List<String> ids(PlanDocument.CheapestRemedy remedy) {
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
