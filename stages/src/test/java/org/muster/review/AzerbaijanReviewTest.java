package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Side;
import org.muster.paper.Paper;
import org.muster.paper.PaperPdf;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.thread.CaseFile;
import org.muster.thread.CaseView;
import org.muster.thread.Finding;
import org.muster.thread.Overview;
import org.muster.thread.Workspace;

/// The Azerbaijan case as Review reads it from a database.
class AzerbaijanReviewTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
  private static final LocalDate DAY = LocalDate.of(2021, 10, 28);

  private static final Viewer DESK =
      new Viewer.Person("desk", "NATO", java.util.Set.of(Role.ALLIANCE_DESK_OFFICER));
  private static final Viewer PLANNER =
      new Viewer.Person("planner", "AZE", java.util.Set.of(Role.NATIONAL_PLANNER));

  @TempDir Path folder;
  private @Nullable Workspace opened;

  private static Workspace open(Path file) {
    return Workspace.open(file.toString(), CLOCK);
  }

  @BeforeEach
  void importCase() {
    opened = open(folder.resolve("case.db"));
    workspace()
        .cases()
        .importCase(CaseFile.get(FOLDER), ImportMode.MERGE, new Viewer.Operator("test"));
  }

  private Workspace workspace() {
    return java.util.Objects.requireNonNull(opened);
  }

  @AfterEach
  void close() {
    workspace().close();
  }

  private Review review() {
    return Review.over(
        workspace().store(),
        workspace().audit(),
        workspace().cases(),
        workspace().claims(),
        CLOCK,
        PlanForecast.none());
  }

  private Readiness readiness(Viewer viewer, @Nullable LocalDate known) {
    return review().readiness().readiness(new Perspective("azerbaijan", viewer, known));
  }

  @Test
  void theCyclesOfTheRecordAreSeenAsTheSourcesTellThem() {
    List<CyclesOnFile.OnFile> cycles =
        review().onFile().list(new Perspective("azerbaijan", PLANNER, null));
    assertThat(cycles)
        .extracting(c -> c.id() + " " + c.goals().orElse(0) + " " + c.texts() + " " + c.state())
        .containsExactly(
            "AZE.cycle.2000 27 0 goals-approved",
            "AZE.cycle.2004 33 0 goals-approved",
            "AZE.cycle.2013 44 0 goals-approved",
            "AZE.cycle.2017 0 0 assessment-drafted",
            "AZE.cycle.2021 0 0 not-recorded",
            "AZE.cycle.2022-illustrative 12 12 goals-drafted");
    // Nobody outside knows of the invented one.
    assertThat(review().onFile().list(new Perspective("azerbaijan", new Viewer.Anonymous(), null)))
        .hasSize(5);
  }

  @Test
  void aCycleIsTakenUpFromTheRecordWithItsStepsAndGoals() {
    assertThatThrownBy(() -> takeUp("AZE.cycle.2022-illustrative", CyclesOnFile.Saying.nothing()))
        .hasMessage(
            "you would write down for the alliance staffs: ministerial guidance given, survey"
                + " issued, goals drafted; say why, and by whose word");
    Cycle taken =
        takeUp(
            "AZE.cycle.2022-illustrative",
            new CyclesOnFile.Saying(
                Optional.empty(), "the staffs have no account yet", "the letter of 3 MAR 2022"));
    assertThat(taken.listUnconfirmed(Side.NATION)).isEmpty();
    assertThat(taken.listUnconfirmed(Side.ALLIANCE))
        .extracting(CycleEvent::behalf)
        .hasSize(3)
        .containsOnly(
            Optional.of(
                new Behalf(
                    Side.NATION, "the staffs have no account yet", "the letter of 3 MAR 2022")));
    assertThat(taken.reached())
        .containsOnlyKeys(
            CycleStep.GUIDANCE,
            CycleStep.SURVEY_ISSUED,
            CycleStep.SURVEY_ANSWERED,
            CycleStep.GOALS_DRAFTED)
        .containsValue(LocalDate.of(2022, 1, 1));
    List<Negotiation> goals =
        review().goals().list("azerbaijan", PLANNER, "AZE.cycle.2022-illustrative");
    assertThat(goals).hasSize(12).noneMatch(Negotiation::isAgreed);
    assertThat(goals.getFirst().base().units()).hasSize(3);
    assertThat(goals.getFirst().base().tasks()).hasSize(2);
    Cycle resumed = takeUp("AZE.cycle.2021", CyclesOnFile.Saying.nothing());
    assertThat(resumed.reached()).isEmpty();
    assertThatThrownBy(() -> takeUp("AZE.cycle.2021", CyclesOnFile.Saying.nothing()))
        .hasMessage("cycle AZE.cycle.2021 is in the talks already");
    assertThatThrownBy(() -> takeUp("AZE.cycle.2013", CyclesOnFile.Saying.nothing()))
        .hasMessage(
            "Cycle of 2013 had reached \"goals approved by both sides\", and the record does not say"
                + " on which day; say it");
    Cycle said =
        takeUp(
            "AZE.cycle.2013",
            new CyclesOnFile.Saying(
                Optional.of(LocalDate.of(2013, 10, 1)),
                "it is long over",
                "the ministry's yearbook"));
    assertThat(said.reached()).containsEntry(CycleStep.GOALS_APPROVED, LocalDate.of(2013, 10, 1));
  }

  @Test
  void aCycleInWhichNothingWasDoneGoesBackOnFile() {
    String cycle = "AZE.cycle.2022-illustrative";
    CyclesOnFile.Saying saying =
        new CyclesOnFile.Saying(Optional.empty(), "no account there", "their letter");
    takeUp(cycle, saying);
    assertThat(review().onFile().isAsTakenUp("azerbaijan", PLANNER, cycle)).isTrue();
    review().onFile().putBack("azerbaijan", PLANNER, cycle);
    assertThat(review().cycles().find("azerbaijan", PLANNER, cycle)).isEmpty();
    Cycle again = takeUp(cycle, saying);
    assertThat(review().goals().list("azerbaijan", PLANNER, cycle)).hasSize(12);
    review()
        .cycles()
        .move("azerbaijan", DESK, cycle, again.events().getLast().day(), new CycleMove.Confirm());
    assertThat(review().cycles().find("azerbaijan", PLANNER, cycle).orElseThrow())
        .satisfies(c -> assertThat(c.listUnconfirmed(Side.ALLIANCE)).isEmpty());
    assertThatThrownBy(() -> review().onFile().putBack("azerbaijan", PLANNER, cycle))
        .hasMessage("the cycle stays in the talks: a step was recorded since");
  }

  private Cycle takeUp(String cycle, CyclesOnFile.Saying saying) {
    return review().onFile().takeUp("azerbaijan", PLANNER, cycle, saying);
  }

  @Test
  void whateverTheOverviewSaysIsDueStandsInTheCalendar() {
    CaseView view =
        CaseView.of(
            workspace().cases().load("azerbaijan", PLANNER, null), DAY, LocalDate.of(2026, 11, 23));
    List<LocalDate> days =
        review().feeds().list("azerbaijan", PLANNER, DAY).stream()
            .map(org.muster.paper.CalendarFeed.Due::last)
            .toList();
    List<Finding> due =
        Overview.of(view).due().stream().filter(f -> f.kind() == Finding.Kind.DUE).toList();
    assertThat(due).hasSizeGreaterThanOrEqualTo(3);
    for (Finding finding : due) {
      assertThat(days).as(finding.title()).contains(finding.day().orElseThrow());
    }
  }

  @Test
  void whatIsTakenAwayIsMarkedAndAudited() throws Exception {
    Perspective from = new Perspective("azerbaijan", PLANNER, LocalDate.of(2021, 10, 29));
    Paper paper = review().takeAways().planOnAPage(from, DAY, "AZE");
    assertThat(paper.title()).isEqualTo("Azerbaijan on 28 OCT 2021: 1 certified, 1 lapsed");
    assertThat(paper.marks().line())
        .isEqualTo(
            "ILLUSTRATIVE DATA · as of 28 OCT 2021, as known on 29 OCT 2021 · releasable to AZE,"
                + " Allies and the alliance staffs");
    byte[] pdf = PaperPdf.writeOnePage(paper);
    byte[] book = review().takeAways().workbook(from, DAY);
    Path out = Files.createDirectories(Path.of("target/review-azerbaijan"));
    Files.write(out.resolve("plan-on-a-page.pdf"), pdf);
    Files.write(out.resolve("review.xlsx"), book);
    try (var read = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      assertThat(read.getNumberOfPages()).isEqualTo(1);
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(read))
          .contains(
              "Participation: joined 1997; suspended 2020, about, uncertain; resumed 28 OCT 2021.",
              "Cycle of 2013 (from APR 2013, end not recorded): 44 goals",
              "page 1 of 1");
    }
    // What a stranger takes away is as narrow as what a stranger sees.
    Perspective stranger = new Perspective("azerbaijan", new Viewer.Anonymous(), null);
    assertThat(review().takeAways().planOnAPage(stranger, DAY, "AZE").marks())
        .isEqualTo(new Paper.Marks("28 OCT 2021", "the public", false, false));
    assertThat(verbs()).contains("export-plan-page", "export-workbook");
  }

  private List<String> verbs() {
    return workspace()
        .store()
        .read(
            dsl ->
                dsl.fetch("select \"verb\" from \"audit\" order by \"seq\"")
                    .getValues(0, String.class));
  }

  @Test
  void tellsWhatHadLapsedByTheReviewOf2021() {
    Readiness.State state =
        readiness(new Viewer.Operator("test"), LocalDate.of(2021, 10, 29)).on(DAY);
    assertThat(unit(state, "pk-bn").standing()).isEqualTo(Readiness.Standing.LAPSED);
    assertThat(unit(state, "pk-bn").certificate()).contains("AZE.certificate.pk-bn-2017");
    assertThat(unit(state, "pk-bn").illustrative()).isFalse();
    assertThat(unit(state, "d-coy").standing()).isEqualTo(Readiness.Standing.CERTIFIED);
    assertThat(unit(state, "d-coy").illustrative()).isTrue();
    assertThat(unit(state, "mi17-flight").standing()).isEqualTo(Readiness.Standing.DECLARED);
    assertThat(unit(state, "recce-coy").standing())
        .isIn(Readiness.Standing.DECLARED, Readiness.Standing.ON_LADDER);
  }

  private static Readiness.UnitState unit(Readiness.State state, String name) {
    return state.units().stream()
        .filter(u -> u.unit().equals("AZE.unit." + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsHowItStoodBeforeTheCertificateOf2017Lapsed() {
    Readiness readiness = readiness(new Viewer.Operator("test"), null);
    assertThat(standing(readiness, "2010-12-31")).isEqualTo(Readiness.Standing.DECLARED);
    assertThat(standing(readiness, "2016-06-30"))
        .isIn(Readiness.Standing.CERTIFIED, Readiness.Standing.DUE);
    assertThat(standing(readiness, "2018-01-01")).isEqualTo(Readiness.Standing.CERTIFIED);
    assertThat(standing(readiness, "2020-06-30")).isEqualTo(Readiness.Standing.PERHAPS);
    assertThat(standing(readiness, "2021-10-28")).isEqualTo(Readiness.Standing.LAPSED);
  }

  private static Readiness.Standing standing(Readiness readiness, String day) {
    return unit(readiness.on(LocalDate.parse(day)), "pk-bn").standing();
  }

  @Test
  void whatWasKnownIn2014SaysNothingOf2017() {
    Readiness then = readiness(new Viewer.Operator("test"), LocalDate.of(2014, 12, 31));
    Readiness now = readiness(new Viewer.Operator("test"), null);
    assertThat(unit(now.on(DAY), "pk-bn").certificate()).contains("AZE.certificate.pk-bn-2017");
    assertThat(unit(then.on(DAY), "pk-bn").certificate())
        .isNotEqualTo(java.util.Optional.of("AZE.certificate.pk-bn-2017"));
  }

  @Test
  void theCyclesCountTheirGoalsAsTheSourcesDo() {
    CaseData data = CaseFile.get(FOLDER);
    assertThat(
            data.list(ReviewTables.CYCLES).stream()
                .filter(r -> r.find("goals").isPresent() && !r.isIllustrative())
                .map(r -> r.whole("goals")))
        .containsExactlyInAnyOrder(27, 33, 44);
    List<Row> goals = data.list(ReviewTables.GOALS);
    assertThat(goals).hasSize(12).allMatch(Row::isIllustrative);
  }

  @Test
  void theStrangerSeesNothingThatIsNotPublic() {
    Readiness.State state = readiness(new Viewer.Anonymous(), null).on(DAY);
    assertThat(state.wanted()).isEmpty();
    assertThat(state.units().stream().filter(u -> u.standing() == Readiness.Standing.CERTIFIED))
        .isEmpty();
  }
}
