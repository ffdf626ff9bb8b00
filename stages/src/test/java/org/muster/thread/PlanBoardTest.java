package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.generate.Assumption;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanJudge;
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
    return PlanReader.read(view, plan, PlanJudge.check(CASE, plan), true);
  }

  /// That a bound meets the cost is the solver's word until a second pricer has proven it.
  @Test
  void aPlanIsProvenBestOnlyWhereItsBoundIsProven() {
    CaseView view = CaseView.of(CASE, CASE.header().asOf(), LocalDate.of(2030, 1, 1));
    PlanDocument made = this.made.orElseThrow();
    PlanDocument met =
        new PlanDocument(
            made.caseId(),
            made.input(),
            made.from(),
            made.to(),
            made.grain(),
            made.illustrative(),
            made.release(),
            made.search(),
            made.cost(),
            made.cost().total(),
            made.lines(),
            made.tours(),
            made.activities(),
            made.readiness(),
            made.gaps(),
            made.late(),
            made.notes());

    assertThat(room(view, met, true)).isEqualTo("none: proven best");
    assertThat(room(view, met, false)).isEqualTo("none, by the solver's bound");
  }

  private static String room(CaseView view, PlanDocument plan, boolean proven) {
    return PlanReader.read(view, plan, PlanJudge.check(CASE, plan), proven).certificate().room();
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
                Assumption assumed = assumed(gap.line(), remedy);
                assertThat(CaseFile.check(assumed.applyTo(CASE))).isEmpty();
              });
    }
  }

  @Test
  void remediesOfEachKindStandBesideWhatIsOnFileAndSayThatTheyAreAssumed() {
    assertThat(rows(remedy(new Change.WaiveCaveat("AZE.unit.a-coy", caveat()))))
        .containsExactly(caveat() + "-assumed-1 beside " + caveat() + ", 2021-10-29/2021-12-31");
    assertThat(rows(remedy(new Change.ShiftLine("AZE.line.guard-2", 15))))
        .singleElement()
        .asString()
        .startsWith("AZE.line.guard-2-assumed-1 beside AZE.line.guard-2, ");
    assertThat(
            rows(remedy(new Change.AddEvaluation("AZE.activity.nel2", LocalDate.of(2023, 3, 1)))))
        .containsExactly("AZE.offering.nel2-assumed-1, 2023-03-01/2023-03-07");
    assertThat(rows(remedy(new Change.OneMoreUnit("AZE.line.guard-1", 54))))
        .containsExactly(
            "AZE.unit.one-more-1, 2021-12-31/..",
            "AZE.strength.one-more-1, 2021-12-31/..",
            "AZE.certificate.one-more-1, 2021-12-31/..");
  }

  @Test
  void oneMoreUnitIsModelledOnOneOnFileAndNeverInvented() {
    Map<String, List<Row>> rows = new LinkedHashMap<>(CASE.rows());
    PlannedRemedy more = remedy(new Change.OneMoreUnit("AZE.line.guard-1", 54));
    assertThat(RemedyRows.findRefusal(CASE, "AZE.line.guard-1", more)).isEmpty();
    rows.remove("units");
    CaseData bare = new CaseData(CASE.header(), CASE.planning(), rows);
    Assumption.Mark mark =
        new Assumption.Mark(
            "AZE.plan.1", "Plan 1", "planner", LocalDate.of(2021, 10, 29), id -> false);
    assertThat(RemedyRows.of(bare, "AZE.line.guard-1", more, "a remedy", mark)).isEmpty();
    assertThat(RemedyRows.findRefusal(bare, "AZE.line.guard-1", more))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.rule()).isEqualTo("generate.assumption.model");
              assertThat(refusal.why()).startsWith("No unit of AZE does what ");
            });
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

  private static Assumption assumed(String line, PlannedRemedy remedy) {
    Assumption.Mark mark =
        new Assumption.Mark(
            "AZE.plan.1",
            "Plan 1",
            "planner",
            LocalDate.of(2021, 10, 29),
            id ->
                CASE.rows().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(row -> row.id().equals(id)));
    return RemedyRows.of(CASE, line, remedy, "a remedy", mark).orElseThrow();
  }

  /// Each row with what it stands beside and when it holds; every one of them says that it is
  /// assumed.
  private static List<String> rows(PlannedRemedy remedy) {
    Assumption assumed = assumed("AZE.line.guard-1", remedy);
    assertThat(CaseFile.check(assumed.applyTo(CASE))).isEmpty();
    assertThat(assumed.source().text("grade")).isEqualTo("illustrative");
    assertThat(assumed.source().text("title")).startsWith("Assumption, not granted by anybody: ");
    assertThat(assumed.rows())
        .allSatisfy(
            row -> {
              assertThat(row.isIllustrative()).isTrue();
              assertThat(row.text("source")).isEqualTo(assumed.source().id());
              assertThat(row.text("note")).startsWith("Assumed to ");
            });
    return assumed.rows().stream()
        .map(
            row ->
                row.id()
                    + (Assumption.isRival(row) ? " beside " + row.about() : "")
                    + ", "
                    + row.text("held"))
        .toList();
  }
}
