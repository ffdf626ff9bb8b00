package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Refusal;
import org.muster.paper.CalendarFeed;
import org.muster.record.Edtf;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// One whole cycle over the database, with everybody in their own role.
@Tag("long")
class ReviewStoreTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");
  private static final String CASE = "azerbaijan";
  private static final String CYCLE = "AZE.cycle.test-2026";
  private static final String GOAL = "AZE.goal.test-guard";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final Viewer PLANNER =
      new Viewer.Person("planner", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer APPROVER =
      new Viewer.Person("approver", "AZE", Set.of(Role.NATIONAL_APPROVER));
  private static final Viewer DESK =
      new Viewer.Person("desk", "NATO", Set.of(Role.ALLIANCE_DESK_OFFICER));
  private static final Viewer SIGNER =
      new Viewer.Person("signer", "NATO", Set.of(Role.ALLIANCE_APPROVER));
  private static final Viewer ALLY =
      new Viewer.Person("ally", "TUR", Set.of(Role.ALLY_REPRESENTATIVE));
  private static final Viewer PARTNER =
      new Viewer.Person("other", "GEO", Set.of(Role.NATIONAL_PLANNER));

  /// Everything that a rim holds to work in Review.
  private record Office(
      Workspace workspace,
      Cycles cycles,
      Surveys surveys,
      Goals goals,
      Assessments assessments,
      Evaluations evaluations,
      Notes notes)
      implements AutoCloseable {
    static Office open(TestDatabase database) {
      InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
      Workspace workspace = Workspace.open(database.fresh(), clock);
      workspace
          .cases()
          .importCase(CaseFile.get(FOLDER), ImportMode.NEW, new Viewer.Operator("test"));
      Desk desk = new Desk(workspace.store(), workspace.audit(), workspace.cases(), clock);
      return new Office(
          workspace,
          new Cycles(desk, workspace.claims()),
          new Surveys(desk),
          new Goals(desk, workspace.claims(), PlanForecast.none()),
          new Assessments(desk),
          new Evaluations(desk, workspace.claims()),
          new Notes(desk));
    }

    void reach(Viewer viewer, CycleStep step) {
      Cycle.Outcome outcome = cycles.move(CASE, viewer, CYCLE, DAY, new CycleMove.Reach(step));
      assertThat(outcome).isInstanceOf(Cycle.Outcome.Moved.class);
    }

    String refused(Viewer viewer, CycleStep step) {
      return switch (cycles.move(CASE, viewer, CYCLE, DAY, new CycleMove.Reach(step))) {
        case Cycle.Outcome.Moved m -> throw new AssertionError("moved");
        case Cycle.Outcome.Refused r -> r.refusal().why();
      };
    }

    void issue() {
      cycles.begin(CASE, DESK, CYCLE, "AZE", "Test cycle", Optional.empty());
      reach(DESK, CycleStep.GUIDANCE);
      Cycle.Outcome issued =
          surveys.issue(
              CASE,
              DESK,
              CYCLE,
              Questionnaire.resource("questionnaires/parp-survey-1.yaml"),
              Optional.empty(),
              DAY);
      assertThat(issued).isInstanceOf(Cycle.Outcome.Moved.class);
    }

    void answer(String question, String value) {
      int base = surveys.find(CASE, PLANNER, CYCLE).orElseThrow().answer(question).version();
      assertThat(surveys.write(CASE, PLANNER, CYCLE, question, base, value))
          .isInstanceOf(Survey.Saving.Saved.class);
    }

    List<Row> about(Viewer viewer, String about) {
      return workspace.claims().listAbout(Perspective.now(CASE, viewer), about);
    }

    void say(Viewer viewer, int seen, GoalStep.Said said) {
      assertThat(goals.say(CASE, viewer, CYCLE, GOAL, seen, said))
          .isInstanceOf(Negotiation.Outcome.Taken.class);
    }

    @Override
    public void close() {
      workspace.close();
    }
  }

  private static GoalText goal() {
    return new GoalText(
        GOAL,
        "PG-01",
        "Airport guard",
        "land",
        1,
        "",
        "Land Forces",
        Optional.of(new GoalText.Money(-5, "EUR")),
        List.of(
            new GoalText.Clause(
                "standard", "Standard", "Evaluated at NEL2.\n\nCertificate current."),
            new GoalText.Clause("number", "How many", "Two companies.")),
        List.of(
            new GoalText.Task(
                "AZE.goal-task.test-1", "Ask for an evaluation", Optional.of(DAY), "")),
        List.of(new GoalText.WantedUnit("AZE.unit.b-coy", "NATO.level.nel2", DAY)));
  }

  @ParameterizedTest
  @EnumSource
  void walksOneWholeCycleWithASuspensionAReservationTwoKeysAndAWorkbook(TestDatabase database)
      throws Exception {
    try (Office office = Office.open(database)) {
      office.issue();
      assertThat(office.refused(PLANNER, CycleStep.SURVEY_ANSWERED))
          .startsWith(
              "5 answers are missing: “Has the defence policy changed since the last survey?”: not"
                  + " answered;");
      for (String question : List.of("policy.changed", "forces.any")) {
        office.answer(question, "no");
      }
      office.answer("policy.law", "Law of 1999.");
      office.answer("plans.aims", "Two companies at once.");

      // A workbook goes out, is edited by a spreadsheet library, and comes back.
      byte[] out = office.surveys.workbook(CASE, PLANNER, CYCLE);
      byte[] edited;
      try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out));
          ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
        for (var row : book.getSheet("Answers")) {
          switch (row.getCell(0).getStringCellValue()) {
            case "plans.horizon" -> row.getCell(4).setCellValue("2030-12-31");
            case "policy.law" -> row.getCell(4).setCellValue("Law of 2004.");
            case "plans.aims" -> row.getCell(5).setCellValue("ask the staff");
            default -> {}
          }
        }
        book.write(bytes);
        edited = bytes.toByteArray();
      }
      office.answer("policy.law", "Law of 1999, article 4.");
      Surveys.TakenBack back = office.surveys.takeBack(CASE, PLANNER, CYCLE, edited);
      assertThat(back.saved()).singleElement().extracting(Answer::value).isEqualTo("2030-12-31");
      assertThat(back.read().conflicts())
          .singleElement()
          .extracting(WorkbookReturn.CellConflict::yours)
          .isEqualTo("Law of 2004.");
      assertThat(office.notes.listComments(CASE, DESK, Subject.question(CYCLE, "plans.aims")))
          .singleElement()
          .extracting(Comment::text)
          .isEqualTo("ask the staff");
      // Sent again once its cells are mended, it says nothing twice.
      Surveys.TakenBack again = office.surveys.takeBack(CASE, PLANNER, CYCLE, edited);
      assertThat(again.comments()).isEmpty();
      assertThat(again.saved()).isEmpty();
      assertThat(office.notes.listComments(CASE, DESK, Subject.question(CYCLE, "plans.aims")))
          .hasSize(1);
      assertThat(
              office.surveys.listVersions(CASE, DESK, CYCLE, "policy.law").stream()
                  .map(Answer::value))
          .containsExactly("Law of 1999.", "Law of 1999, article 4.");

      assertThat(
              office.surveys.review(
                  CASE,
                  DESK,
                  CYCLE,
                  "policy.law",
                  2,
                  QuestionReview.Verdict.RETURNED,
                  "Which decree?"))
          .isEmpty();
      assertThat(office.refused(PLANNER, CycleStep.SURVEY_ANSWERED))
          .isEqualTo(
              "One answer is missing: “Which law governs sending forces abroad, and who decides?”:"
                  + " returned by the reviewer.");
      office.answer("policy.law", "Law of 1999, article 4, decree 12.");
      office.reach(PLANNER, CycleStep.SURVEY_ANSWERED);
      assertThat(office.surveys.write(CASE, PLANNER, CYCLE, "policy.law", 3, "x"))
          .isInstanceOf(Survey.Saving.Refused.class);

      // Who has not seen the last move is told so, and nothing is moved.
      int moves = office.cycles.find(CASE, DESK, CYCLE).orElseThrow().events().size();
      CycleMove drafting = new CycleMove.Reach(CycleStep.GOALS_DRAFTED);
      assertThat(office.cycles.move(CASE, DESK, CYCLE, OptionalInt.of(moves - 1), DAY, drafting))
          .isInstanceOfSatisfying(
              Cycle.Outcome.Refused.class,
              r -> assertThat(r.refusal().rule()).isEqualTo(Cycles.MOVED_ON));
      assertThat(office.cycles.find(CASE, DESK, CYCLE).orElseThrow().events()).hasSize(moves);

      // Suspended and resumed.
      Negotiation drafted = office.goals.draft(CASE, DESK, CYCLE, goal(), Optional.empty());
      assertThat(office.goals.find(CASE, PLANNER, CYCLE, GOAL)).contains(drafted);
      CycleMove.Suspend rest =
          new CycleMove.Suspend(
              CycleMove.Scope.CYCLE, "by decision", List.of(GoalNote.of(GOAL, GoalFate.PAUSED)));
      assertThat(office.cycles.move(CASE, APPROVER, CYCLE, DAY, rest))
          .isInstanceOf(Cycle.Outcome.Moved.class);
      assertThat(
              office.goals.say(
                  CASE, PLANNER, CYCLE, GOAL, 0, new GoalStep.Said.Accept("standard", 0)))
          .isInstanceOf(Negotiation.Outcome.Refused.class);
      CycleMove.Resume resume =
          new CycleMove.Resume(
              CycleMove.Scope.CYCLE, List.of(GoalNote.redated(GOAL, LocalDate.of(2028, 1, 1))));
      assertThat(office.cycles.move(CASE, SIGNER, CYCLE, DAY, resume))
          .isInstanceOf(Cycle.Outcome.Moved.class);

      // Talks.
      office.reach(DESK, CycleStep.GOALS_DRAFTED);
      office.say(PLANNER, 0, new GoalStep.Said.Accept("standard", 0));
      office.say(
          PLANNER, 0, new GoalStep.Said.Propose("number", "", "Three companies.", "we have three"));
      assertThat(
              office.goals.say(CASE, DESK, CYCLE, GOAL, 1, new GoalStep.Said.Accept("number", 2)))
          .isInstanceOf(Negotiation.Outcome.Refused.class);
      office.say(DESK, 2, new GoalStep.Said.Accept("number", 2));
      office.say(PLANNER, 3, new GoalStep.Said.Reserve("number", "no budget figures"));
      assertThat(office.goals.list(CASE, ALLY, CYCLE)).isEmpty();
      office.reach(DESK, CycleStep.BILATERAL_TALKS);
      assertThat(office.goals.list(CASE, ALLY, CYCLE)).hasSize(1);
      office.say(ALLY, 4, new GoalStep.Said.Reserve("standard", "no instructors"));
      assertThatThrownBy(
              () ->
                  office.goals.say(
                      CASE, ALLY, CYCLE, GOAL, 5, new GoalStep.Said.Propose("x", "X", "x", "")))
          .isInstanceOf(Trouble.class);
      office.reach(DESK, CycleStep.JOINT_TALKS);
      assertThat(office.refused(APPROVER, CycleStep.GOALS_APPROVED))
          .isEqualTo("Not signed by both sides yet: PG-01.");
      String digest = office.goals.find(CASE, APPROVER, CYCLE, GOAL).orElseThrow().digest();
      assertThatThrownBy(
              () ->
                  office.goals.say(
                      CASE, PLANNER, CYCLE, GOAL, 4, new GoalStep.Said.TurnKey(digest)))
          .isInstanceOf(Trouble.class);
      office.say(APPROVER, 4, new GoalStep.Said.TurnKey(digest));
      assertThat(office.about(ALLY, GOAL)).isEmpty();
      assertThatThrownBy(
              () -> office.goals.say(CASE, DESK, CYCLE, GOAL, 5, new GoalStep.Said.TurnKey(digest)))
          .hasMessageContaining("only its approvers and those of the alliance staffs sign here");
      office.say(SIGNER, 5, new GoalStep.Said.TurnKey(digest));
      // With the second key the goal is on file, as narrow as the talks, and names what was signed.
      assertThat(office.about(PARTNER, GOAL)).isEmpty();
      Row claim = office.about(ALLY, GOAL).getFirst();
      assertThat(claim.text("text"))
          .isEqualTo(
              "1. Standard: Evaluated at NEL2.\n\nCertificate current."
                  + " [reservation of TUR: no instructors]\n"
                  + "2. How many: Three companies. [reservation of the nation: no budget figures]");
      assertThat(claim.text("cycle")).isEqualTo(CYCLE);
      assertThat(claim.text("kind")).isEqualTo("illustrative");
      assertThat(claim.text("owner")).isEqualTo("AZE");
      assertThat(office.about(ALLY, claim.text("source")).getFirst().text("locator"))
          .isEqualTo("signed version " + digest);
      assertThat(office.about(ALLY, "AZE.goal-unit.test-guard-b-coy").getFirst().text("due"))
          .isEqualTo(DAY.toString());
      assertThat(office.about(ALLY, CYCLE).getFirst().text("state")).isEqualTo("joint-talks");
      office.reach(APPROVER, CycleStep.GOALS_APPROVED);
      office.reach(SIGNER, CycleStep.GOALS_APPROVED);
      assertThat(office.about(ALLY, CYCLE))
          .singleElement()
          .satisfies(
              c -> {
                assertThat(c.text("state")).isEqualTo("goals-approved");
                assertThat(c.text("goals")).isEqualTo("1");
              });
      assertThat(office.cycles.find(CASE, ALLY, CYCLE).orElseThrow().goalsAreLocked()).isTrue();

      // Assessment.
      Assessment begun = office.assessments.begin(CASE, DESK, CYCLE);
      assertThat(begun.items()).containsOnlyKeys(GOAL, "AZE.goal-task.test-1");
      for (String item : begun.items().keySet()) {
        assertThat(
                office.assessments.judge(
                    CASE,
                    DESK,
                    CYCLE,
                    item,
                    0,
                    Judgement.Verdict.PARTLY,
                    "Two of three.",
                    List.of("AZE.certificate.d-coy-2021"),
                    ""))
            .isInstanceOf(Assessment.Outcome.Taken.class);
      }
      office.assessments.conclude(
          CASE, DESK, CYCLE, 0, "Two of three companies.", "Evaluate the third.");
      office.reach(DESK, CycleStep.ASSESSMENT_DRAFTED);
      assertThat(office.assessments.find(CASE, ALLY, CYCLE)).isEmpty();
      office.reach(APPROVER, CycleStep.ASSESSMENT_AGREED);
      office.reach(SIGNER, CycleStep.ASSESSMENT_AGREED);
      assertThat(office.assessments.find(CASE, ALLY, CYCLE)).isPresent();
      assertThat(office.refused(SIGNER, CycleStep.ASSESSMENT_APPROVED))
          .isEqualTo("The assessment is not locked: both sides turn their keys on its text first.");
      String text = office.assessments.find(CASE, APPROVER, CYCLE).orElseThrow().digest();
      assertThat(office.assessments.turnKey(CASE, APPROVER, CYCLE, text))
          .isInstanceOf(Assessment.Outcome.Taken.class);
      assertThat(office.assessments.turnKey(CASE, SIGNER, CYCLE, text))
          .isInstanceOf(Assessment.Outcome.Taken.class);
      office.reach(APPROVER, CycleStep.ASSESSMENT_APPROVED);
      office.reach(SIGNER, CycleStep.ASSESSMENT_APPROVED);
      assertThat(office.assessments.conclude(CASE, DESK, CYCLE, 1, "x", "y"))
          .isInstanceOf(Assessment.Outcome.Refused.class);

      // What both release, everybody reads; before that, nobody else.
      assertThat(
              office.assessments.findPublished(
                  CASE, new Viewer.Anonymous(), CYCLE, Optional.empty()))
          .isEmpty();
      office.assessments.draftPublic(CASE, DESK, CYCLE, "Two of three companies are certified.");
      String summary = office.assessments.find(CASE, DESK, CYCLE).orElseThrow().publicDigest();
      office.assessments.release(CASE, SIGNER, CYCLE, summary);
      assertThat(
              office.assessments.findPublished(
                  CASE, new Viewer.Anonymous(), CYCLE, Optional.empty()))
          .isEmpty();
      office.assessments.release(CASE, APPROVER, CYCLE, summary);
      assertThat(
              office.assessments.findPublished(
                  CASE, new Viewer.Anonymous(), CYCLE, Optional.empty()))
          .contains("Two of three companies are certified.");

      StageBar bar = office.cycles.bar(CASE, PLANNER, CYCLE, LocalDate.of(2026, 11, 23));
      assertThat(bar.turn()).isEqualTo(StageBar.Turn.NOBODY);
      assertThat(bar.cells().stream().map(StageBar.Cell::mark)).containsOnly(StageBar.Mark.DONE);
      assertThat(office.workspace.audit().verify(office.workspace.store(), null))
          .isInstanceOf(Audit.Verdict.Intact.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyLearnsOfWhatIsNotReleasedToThem(TestDatabase database) {
    try (Office office = Office.open(database)) {
      office.issue();
      office.answer("policy.law", "Law of 1999.");
      office.goals.draft(CASE, DESK, CYCLE, goal(), Optional.empty());
      Subject subject = Subject.question(CYCLE, "policy.law");
      office.notes.comment(CASE, DESK, subject, "Which article?");
      office.notes.add(
          CASE,
          PLANNER,
          subject,
          "AZE.evidence.law",
          "The law",
          "page 3",
          Optional.of(DAY.minusDays(10)),
          "%PDF-1.7 law".getBytes(StandardCharsets.UTF_8));
      for (Viewer stranger : List.of(PARTNER, new Viewer.Anonymous())) {
        assertThat(office.cycles.list(CASE, stranger)).isEmpty();
        assertThatThrownBy(() -> office.cycles.bar(CASE, stranger, CYCLE, DAY))
            .hasMessage("there is no cycle " + CYCLE);
      }
      for (Viewer stranger : List.of(ALLY, PARTNER, new Viewer.Anonymous())) {
        assertThat(office.surveys.find(CASE, stranger, CYCLE)).isEmpty();
        assertThat(office.surveys.listVersions(CASE, stranger, CYCLE, "policy.law")).isEmpty();
        assertThat(office.goals.list(CASE, stranger, CYCLE)).isEmpty();
        assertThat(office.notes.listComments(CASE, stranger, subject)).isEmpty();
        assertThat(office.notes.listEvidence(CASE, stranger, subject)).isEmpty();
        assertThat(office.notes.open(CASE, stranger, "AZE.evidence.law")).isEmpty();
        assertThatThrownBy(() -> office.notes.comment(CASE, stranger, subject, "hello"))
            .hasMessageStartingWith("there is no ");
        assertThatThrownBy(() -> office.surveys.workbook(CASE, stranger, CYCLE))
            .hasMessageStartingWith("there is no ");
      }
      // The ally knows that there is a cycle and where it stands, and counts nothing in it.
      assertThat(office.cycles.bar(CASE, ALLY, CYCLE, DAY).cells().getFirst().detail())
          .isEqualTo("day not set");
      assertThat(office.notes.open(CASE, DESK, "AZE.evidence.law")).isPresent();
      assertThat(office.notes.findEvidence(CASE, DESK, "AZE.evidence.law").orElseThrow())
          .satisfies(
              e -> {
                assertThat(e.mediaType()).isEqualTo("application/pdf");
                assertThat(e.ageInDays(DAY)).hasValue(10);
              });
      assertThatThrownBy(
              () ->
                  office.notes.add(
                      CASE,
                      PLANNER,
                      subject,
                      "AZE.evidence.page",
                      "A page",
                      "",
                      Optional.empty(),
                      new byte[] {0, 1, 2}))
          .hasMessage("A page is none of PDF, PNG, JPEG, DOCX, XLSX and plain text");
      assertThatThrownBy(() -> office.surveys.write(CASE, DESK, CYCLE, "policy.law", 1, "x"))
          .hasMessage("this is for the nation to do");
      assertThatThrownBy(
              () -> office.cycles.begin(CASE, ALLY, "AZE.cycle.x", "AZE", "x", Optional.empty()))
          .isInstanceOf(Trouble.class);
    }
  }

  /// Twenty people write to one survey at once: every question by all of them. Each version has one
  /// writer, and whoever came too late was told and lost nothing.
  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void twentyWritersAtOnceLoseNothing(TestDatabase database) throws Exception {
    try (Office office = Office.open(database);
        ExecutorService pool = Executors.newFixedThreadPool(20)) {
      office.issue();
      List<String> questions =
          List.of(
              "policy.law",
              "policy.notice",
              "plans.aims",
              "structure.professional",
              "training.english");
      CountDownLatch start = new CountDownLatch(1);
      List<Future<List<String>>> writers = new ArrayList<>();
      for (int w = 0; w < 20; w++) {
        int writer = w;
        Viewer person = new Viewer.Person("planner" + w, "AZE", Set.of(Role.NATIONAL_PLANNER));
        writers.add(
            pool.submit(
                () -> {
                  start.await();
                  List<String> saved = new ArrayList<>();
                  for (int round = 0; round < 3; round++) {
                    for (String question : questions) {
                      String value =
                          question.equals("policy.law") || question.equals("plans.aims")
                              ? "text " + writer + " " + round
                              : String.valueOf(writer * 3 + round);
                      int base =
                          office
                              .surveys
                              .find(CASE, person, CYCLE)
                              .orElseThrow()
                              .answer(question)
                              .version();
                      // Whoever is told of a conflict reads what stands and writes on top of it.
                      for (boolean done = false; !done; ) {
                        switch (office.surveys.write(CASE, person, CYCLE, question, base, value)) {
                          case Survey.Saving.Saved s -> {
                            saved.add(question + "=" + value);
                            done = true;
                          }
                          case Survey.Saving.Same s ->
                              throw new AssertionError("nobody else writes " + value);
                          case Survey.Saving.Conflict c -> {
                            assertThat(c.yours()).isEqualTo(value);
                            assertThat(c.theirs().version()).isGreaterThan(base);
                            base = c.theirs().version();
                          }
                          case Survey.Saving.Unfit u -> throw new AssertionError(u);
                          case Survey.Saving.Refused r -> throw new AssertionError(r);
                        }
                      }
                    }
                  }
                  return saved;
                }));
      }
      start.countDown();
      Set<String> saved = new HashSet<>();
      for (Future<List<String>> writer : writers) {
        saved.addAll(writer.get());
      }
      assertThat(saved).hasSize(20 * 3 * 5);
      Set<String> kept = new HashSet<>();
      for (String question : questions) {
        List<Answer> versions = office.surveys.listVersions(CASE, DESK, CYCLE, question);
        assertThat(versions).hasSize(60);
        for (int i = 0; i < versions.size(); i++) {
          assertThat(versions.get(i).version()).isEqualTo(i + 1);
          kept.add(question + "=" + versions.get(i).value());
        }
      }
      Set<String> lost = new HashSet<>(saved);
      lost.removeAll(kept);
      System.out.printf(
          "figures: writers=%d saved=%d kept=%d lost=%d%n",
          writers.size(), saved.size(), kept.size(), lost.size());
      assertThat(kept).isEqualTo(saved);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFeedTellsWhatIsDueUntilItIsRevoked(TestDatabase database) {
    try (Office office = Office.open(database)) {
      Desk desk =
          new Desk(
              office.workspace.store(),
              office.workspace.audit(),
              office.workspace.cases(),
              InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));
      Feeds feeds =
          new Feeds(
              desk,
              office.workspace.store(),
              office.workspace.claims(),
              new StateOfReadiness(office.workspace.cases()));
      office.workspace.accounts().add("test", "planner", "AZE", Set.of(Role.NATIONAL_PLANNER));
      office.issue();
      office.cycles.plan(
          CASE,
          DESK,
          CYCLE,
          CycleStep.SURVEY_ANSWERED,
          new StageBar.Planned(Edtf.of("2026-12-15"), "Baku"));
      office.cycles.plan(
          CASE,
          DESK,
          CYCLE,
          CycleStep.SURVEY_ANSWERED,
          new StageBar.Planned(Edtf.of("2027-01"), "Baku"));
      assertThat(feeds.list(CASE, PLANNER))
          .filteredOn(due -> due.uid().contains(CYCLE))
          .containsExactly(
              new CalendarFeed.Due(
                  "azerbaijan/" + CYCLE + "/survey-answered@muster",
                  1,
                  LocalDate.of(2027, 1, 31),
                  "Test cycle: survey answered",
                  "Baku; day not set: JAN 2027"));
      assertThat(feeds.list(CASE, PARTNER)).isEmpty();
      String secret = feeds.open(CASE, PLANNER);
      assertThat(feeds.find(secret)).contains(new FeedOwner(CASE, "planner"));
      assertThat(feeds.find("0".repeat(48))).isEmpty();
      assertThat(feeds.revoke(CASE, PLANNER)).isEqualTo(1);
      assertThat(feeds.find(secret)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEvaluationBecomesAClaimAndACertificate(TestDatabase database) {
    try (Office office = Office.open(database)) {
      Viewer evaluator = new Viewer.Person("eva", "NATO", Set.of(Role.EVALUATOR));
      String id = "NATO.evaluation.pk-bn-2026";
      office.evaluations.open(
          CASE,
          evaluator,
          new Evaluations.Opening(
              id,
              "AZE.unit.pk-bn",
              "NATO.level.nel2",
              DAY.minusDays(3),
              DAY,
              Questionnaire.resource("checklists/land-guard-company-1.yaml"),
              List.of(
                  new UnitEvaluation.Member(
                      "Maj A", "TUR", UnitEvaluation.Function.LEAD, "evaluator course 2019"),
                  new UnitEvaluation.Member("Ltc C", "USA", UnitEvaluation.Function.MONITOR, ""))));
      List<Checklist.Item> items = Checklist.shipped().listItems();
      for (Checklist.Item item : items.subList(0, items.size() - 1)) {
        assertThat(
                office.evaluations.mark(
                    CASE, evaluator, id, item.id(), false, Optional.empty(), item.graded() ? 4 : 1))
            .isEmpty();
      }
      assertThat(
              office
                  .evaluations
                  .mark(CASE, evaluator, id, "c1", false, Optional.empty(), 2)
                  .map(Refusal::why))
          .contains("Somebody else marked c1 meanwhile: 4.");
      assertThat(
              office.evaluations.record(
                  CASE, evaluator, id, "AZE.source.illustrative-2021", "official", "allies"))
          .isEqualTo(
              new Evaluations.Recording.Refused(
                  List.of(new Refusal("review.evaluation.complete", "Not looked at: p2."))));
      office.evaluations.mark(CASE, evaluator, id, "p2", false, Optional.empty(), 0);
      UnitEvaluation.RemedialAction action =
          new UnitEvaluation.RemedialAction(
              "a1", "Buy masks", "S4", DAY.plusDays(30), Optional.empty());
      assertThat(
              office.evaluations.find(
                  CASE,
                  evaluator,
                  id,
                  new UnitEvaluation.Finding("f1", "p2", "Masks do not fit.", List.of(action))))
          .isEmpty();
      // A source that is not on file: neither the claims nor the result stand.
      assertThat(
              office.evaluations.record(CASE, evaluator, id, "NATO.source.x", "official", "allies"))
          .isInstanceOf(Evaluations.Recording.NotTaken.class);
      assertThat(office.about(evaluator, id)).isEmpty();
      assertThat(office.evaluations.find(CASE, evaluator, id).orElseThrow().recorded()).isFalse();
      Evaluations.Recording recorded =
          office.evaluations.record(
              CASE, evaluator, id, "AZE.source.illustrative-2021", "official", "allies");
      assertThat(recorded).isInstanceOf(Evaluations.Recording.Recorded.class);
      assertThat(((Evaluations.Recording.Recorded) recorded).claims().get(1).text("held"))
          .isEqualTo("2026-11-01/2029-10-31");
      Readiness readiness =
          Readiness.of(
              t ->
                  office.workspace.claims().list(org.muster.record.Perspective.now(CASE, DESK), t));
      assertThat(
              readiness.on(LocalDate.of(2027, 1, 1)).units().stream()
                  .filter(u -> u.unit().equals("AZE.unit.pk-bn"))
                  .findFirst()
                  .orElseThrow())
          .satisfies(
              u -> {
                assertThat(u.standing()).isEqualTo(Readiness.Standing.CERTIFIED);
                assertThat(u.illustrative()).isTrue();
              });
      assertThat(
              office.evaluations.close(CASE, PLANNER, id, "f1", "a1", DAY, " ").map(Refusal::rule))
          .contains("review.action.evidence");
      assertThat(office.evaluations.close(CASE, PLANNER, id, "f1", "a1", DAY, "AZE.evidence.masks"))
          .isEmpty();
      assertThat(office.evaluations.find(CASE, ALLY, id)).isEmpty();
      assertThat(
              office
                  .evaluations
                  .find(CASE, PLANNER, id)
                  .orElseThrow()
                  .evaluation()
                  .findings()
                  .getFirst()
                  .isClosed())
          .isTrue();
    }
  }
}
