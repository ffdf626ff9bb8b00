package org.muster.server.look;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.record.Changed;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.review.Assessment;
import org.muster.review.Cycle;
import org.muster.review.CycleMove;
import org.muster.review.CycleStep;
import org.muster.review.CyclesOnFile;
import org.muster.review.GoalFate;
import org.muster.review.GoalNote;
import org.muster.review.GoalStep;
import org.muster.review.GoalText;
import org.muster.review.Judgement;
import org.muster.review.Negotiation;
import org.muster.review.QuestionReview;
import org.muster.review.Review;
import org.muster.review.ReviewTables;
import org.muster.review.StageBar;
import org.muster.review.Subject;
import org.muster.review.Survey;
import org.muster.thread.SavedPlanForecast;
import org.muster.thread.Workspace;

/// Invented cycles at every stage, as people who are signed in would leave them: one locked, one
/// whose assessment is being drafted, one in the talks, one whose survey is being answered, one
/// suspended. Pages of Review are looked at with them.
public final class Talks {
  public static final String LOCKED = "AZE.cycle.talks-2017";
  public static final String ASSESSED = "AZE.cycle.talks-2019";
  public static final String TALKED = "AZE.cycle.talks-2021";
  public static final String SURVEYED = "AZE.cycle.talks-2023";
  public static final String SUSPENDED = "AZE.cycle.talks-2020";

  /// A day in the talks on which pages are looked at, as an address asks for it.
  public static final String DAY = "2021-10-28";

  private static final String CYCLES = "/review/cycles/";
  private static final String ON = "asof=" + DAY;

  /// A goal with an open clause, the section of a survey that waits to be confirmed, and an
  /// assessment that both sides approved: paths within the case.
  public static final String GOAL = CYCLES + TALKED + "/goals/AZE.goal.talks-guard-21?" + ON;

  /// A goal of which the nation has not answered the first clause.
  public static final String GOAL_TO_ANSWER =
      CYCLES + TALKED + "/goals/AZE.goal.talks-convoy-21?" + ON;

  public static final String SURVEY = CYCLES + SURVEYED + "/survey?section=forces&" + ON;
  public static final String LOCKED_ASSESSMENT = CYCLES + LOCKED + "/assessment?" + ON;

  /// The pages of Review with something on them, by the account that looks.
  public static final Map<String, List<String>> PAGES =
      Map.of(
          Browsing.ACCOUNT,
          List.of(
              "/review?" + ON,
              GOAL,
              SURVEY,
              CYCLES + SURVEYED + "/survey?" + ON,
              CYCLES + SURVEYED + "/survey?section=structure&" + ON,
              CYCLES + TALKED + "?" + ON,
              CYCLES + TALKED + "/goals?" + ON,
              CYCLES + TALKED + "/goals/AZE.goal.talks-guard-21/compare?" + ON,
              CYCLES + TALKED + "/goals/diff?from=" + LOCKED + "&" + ON,
              "/review/evidence/AZE.evidence.talks-law?" + ON),
          "desk",
          List.of(
              CYCLES + SURVEYED + "/survey?" + ON,
              CYCLES + SURVEYED + "/goals/new?" + ON,
              CYCLES + ASSESSED + "/assessment?" + ON,
              CYCLES + TALKED + "?" + ON,
              "/review/evaluations?" + ON),
          "approver",
          List.of(
              LOCKED_ASSESSMENT,
              CYCLES + SUSPENDED + "?" + ON,
              CYCLES + TALKED + "/goals/AZE.goal.talks-medical-21?" + ON));

  private static final String CASE = "azerbaijan";
  /// The accounts of the alliance's desk officer and of the nation's approver.
  public static final String DESK_ACCOUNT = "desk";

  public static final String APPROVER_ACCOUNT = "approver";

  private static final Viewer DESK =
      new Viewer.Person(DESK_ACCOUNT, "NATO", Set.of(Role.ALLIANCE_DESK_OFFICER));
  private static final Viewer PLANNER =
      new Viewer.Person(Browsing.ACCOUNT, "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer APPROVER =
      new Viewer.Person(APPROVER_ACCOUNT, "AZE", Set.of(Role.NATIONAL_APPROVER));

  private static final Viewer HEAD =
      new Viewer.Person("head", "NATO", Set.of(Role.ALLIANCE_APPROVER));

  private final Workspace workspace;

  private Talks(Workspace workspace) {
    this.workspace = workspace;
  }

  /// Puts the cycles there.
  public static void fill(Workspace workspace) {
    Talks talks = new Talks(workspace);
    talks.locked();
    talks.assessed();
    talks.suspended();
    talks.talked();
    talks.surveyed();
  }

  /// The use cases on a day at noon.
  private Review on(String day) {
    InstantSource clock =
        InstantSource.fixed(LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC));
    return workspace.review(clock, new SavedPlanForecast(workspace));
  }

  private void locked() {
    begin(LOCKED, "Cycle of 2017 (illustrative)", "2017-01-16");
    toGoals(LOCKED, Optional.empty(), "2017-02-01", "2017-04-28");
    draft(LOCKED, guard("17", "Evaluated at NEL1.", "Two companies by 31 DEC 2019."));
    draft(LOCKED, staff("17", "Four officers reach 3333."));
    toApproved(LOCKED, "2017-05-15", "2017-06-14", "2017-09-20", "2017-11-08");
    assess(LOCKED, "2018-10-01");
    Review review = on("2018-11-20");
    reach(DESK, LOCKED, "2018-10-15", CycleStep.ASSESSMENT_DRAFTED);
    reach(APPROVER, LOCKED, "2018-11-05", CycleStep.ASSESSMENT_AGREED);
    reach(HEAD, LOCKED, "2018-11-05", CycleStep.ASSESSMENT_AGREED);
    for (Viewer signer : List.of(APPROVER, HEAD)) {
      String digest = review.assessments().find(CASE, signer, LOCKED).orElseThrow().digest();
      taken(review.assessments().turnKey(CASE, signer, LOCKED, digest));
    }
    for (Viewer signer : List.of(APPROVER, HEAD)) {
      reach(signer, LOCKED, "2018-11-20", CycleStep.ASSESSMENT_APPROVED);
    }
    taken(
        review
            .assessments()
            .draftPublic(CASE, DESK, LOCKED, "One of two companies reached the standard agreed."));
    for (Viewer signer : List.of(APPROVER, HEAD)) {
      String digest = review.assessments().find(CASE, signer, LOCKED).orElseThrow().publicDigest();
      taken(review.assessments().release(CASE, signer, LOCKED, digest));
    }
  }

  private void assessed() {
    begin(ASSESSED, "Cycle of 2019 (illustrative)", "2019-01-14");
    toGoals(ASSESSED, Optional.of(LOCKED), "2019-02-01", "2019-04-30");
    draft(ASSESSED, guard("19", "Evaluated at NEL1.", "Two companies by 31 DEC 2021."));
    draft(ASSESSED, staff("19", "Ten officers reach 3333."));
    toApproved(ASSESSED, "2019-05-14", "2019-06-12", "2019-09-18", "2019-11-06");
    assess(ASSESSED, "2021-10-11");
    plan(ASSESSED, CycleStep.ASSESSMENT_DRAFTED, "2021-12-17", "");
    plan(ASSESSED, CycleStep.ASSESSMENT_AGREED, "2022-02", "");
  }

  private void suspended() {
    begin(SUSPENDED, "Cycle of 2020, land only (illustrative)", "2020-01-13");
    toGoals(SUSPENDED, Optional.empty(), "2020-02-03", "2020-05-04");
    draft(SUSPENDED, guard("20", "Evaluated at NEL2.", "Three companies by 31 DEC 2022."));
    draft(SUSPENDED, staff("20", "Ten officers reach 3333."));
    reach(DESK, SUSPENDED, "2020-06-01", CycleStep.GOALS_DRAFTED);
    moved(
        on("2020-09-28")
            .cycles()
            .move(
                CASE,
                APPROVER,
                SUSPENDED,
                LocalDate.parse("2020-09-28"),
                new CycleMove.Suspend(
                    CycleMove.Scope.CYCLE,
                    "the experts cannot travel",
                    List.of(
                        new GoalNote(
                            "AZE.goal.talks-guard-20",
                            GoalFate.PAUSED,
                            Optional.empty(),
                            "its instructors are away"),
                        new GoalNote(
                            "AZE.goal.talks-staff-20",
                            GoalFate.CONTINUES,
                            Optional.empty(),
                            "courses go on by line")))));
  }

  private void talked() {
    begin(TALKED, "Cycle of 2021 (illustrative)", "2021-05-17");
    toGoals(TALKED, Optional.of(LOCKED), "2021-06-01", "2021-09-30");
    GoalText guard = guard("21", "Evaluated at NEL1.", "Two companies by 31 DEC 2021.");
    draft(TALKED, guard, "AZE.goal.talks-guard-17");
    draft(TALKED, staff("21", "Ten officers reach 3333."), "AZE.goal.talks-staff-17");
    draft(
        TALKED,
        goal(
            "medical-21",
            "PG-08",
            "Medical teams",
            "joint",
            3,
            "Military medicine",
            List.of(new GoalText.Clause("capability", "Capability", "Three teams support a camp.")),
            List.of(),
            List.of()));
    draft(
        TALKED,
        goal(
            "convoy-21",
            "PG-11",
            "Convoy escort",
            "land",
            2,
            "Land Forces",
            List.of(
                new GoalText.Clause(
                    "capability", "Capability", "A company escorts forty vehicles."),
                new GoalText.Clause("when", "By when", "By 30 JUN 2023.")),
            List.of(),
            List.of()));
    reach(DESK, TALKED, "2021-10-11", CycleStep.GOALS_DRAFTED);
    plan(TALKED, CycleStep.BILATERAL_TALKS, "2021-12-02", "Brussels");
    plan(TALKED, CycleStep.JOINT_TALKS, "2022-02", "");
    plan(TALKED, CycleStep.GOALS_APPROVED, "2022-03", "ambassadors");
    String goal = guard.goal();
    agree(goal, "capability", "2021-10-14");
    say(
        DESK,
        "2021-10-18",
        goal,
        new GoalStep.Said.Propose(
            "standard", "", "Evaluated at NEL2, certificate current on" + " arrival.", ""));
    say(PLANNER, "2021-10-19", goal, new GoalStep.Said.Accept("standard", number(goal)));
    say(
        PLANNER,
        "2021-10-21",
        goal,
        new GoalStep.Said.Propose(
            "how-many", "", "Four companies by 31 DEC 2022.", "evaluator teams allow four"));
    say(
        DESK,
        "2021-10-26",
        goal,
        new GoalStep.Said.Propose(
            "how-many", "", "Five companies by 30 JUN 2023.", "the line needs five from JUL 2023"));
    agree(goal, "release", "2021-10-22");
    say(PLANNER, "2021-10-22", goal, new GoalStep.Said.Reserve("release", "no budget figures"));
    String medical = "AZE.goal.talks-medical-21";
    agree(medical, "capability", "2021-10-20");
    String convoy = "AZE.goal.talks-convoy-21";
    say(
        PLANNER,
        "2021-10-25",
        convoy,
        new GoalStep.Said.Propose("when", "", "By 31 DEC 2023.", ""));
    Review review = on("2021-10-26");
    review
        .notes()
        .comment(CASE, DESK, Subject.goal(TALKED, goal), "Could E Company be evaluated in JUN?");
    review.notes().comment(CASE, PLANNER, Subject.goal(TALKED, goal), "Only with a second team.");
    paper(
        review,
        Subject.goal(TALKED, goal),
        "AZE.evidence.talks-strength",
        "Strength return of the battalion",
        "page 2",
        "2021-09-30",
        "Strength return, invented for planning.\nB Company: 118 of 120 people.\n");
  }

  private void surveyed() {
    begin(SURVEYED, "Cycle of 2023 (illustrative)", "2021-10-04");
    issue(SURVEYED, Optional.of(TALKED), "2021-10-11");
    plan(SURVEYED, CycleStep.SURVEY_ANSWERED, "2021-11-15", "");
    Review review = on("2021-10-25");
    write(review, SURVEYED, "policy.changed", "yes");
    write(review, SURVEYED, "policy.change", "The doctrine names tours abroad from JUN 2021.");
    review.surveys().unchanged(CASE, PLANNER, SURVEYED, "policy.law", 1);
    Survey survey = review.surveys().find(CASE, DESK, SURVEYED).orElseThrow();
    review
        .surveys()
        .review(
            CASE,
            DESK,
            SURVEYED,
            "policy.change",
            survey.answer("policy.change").version(),
            QuestionReview.Verdict.RETURNED,
            "which article?");
    review.surveys().assign(CASE, PLANNER, SURVEYED, "forces.caveats", "leyla");
    Subject law = Subject.question(SURVEYED, "policy.law");
    review.notes().comment(CASE, DESK, law, "Is the decree of 2004 still in force?");
    paper(
        review,
        law,
        "AZE.evidence.talks-law",
        "Law on sending forces abroad, extract",
        "article 4",
        "1999-05-14",
        "Invented extract for planning.\nArticle 4. Forces are sent by decision of the day.\n");
  }

  private static void paper(
      Review review, Subject of, String id, String title, String page, String day, String text) {
    review
        .notes()
        .add(
            CASE,
            PLANNER,
            of,
            id,
            title,
            page,
            Optional.of(LocalDate.parse(day)),
            text.getBytes(StandardCharsets.UTF_8));
  }

  private void begin(String cycle, String name, String from) {
    Row row =
        Row.of(
            ReviewTables.CYCLES,
            Map.ofEntries(
                Map.entry("id", cycle),
                Map.entry("nation", "AZE"),
                Map.entry("framework", "NATO.framework.parp"),
                Map.entry("name", name),
                Map.entry("state", "not-recorded"),
                Map.entry("held", from + "/.."),
                Map.entry("source", "AZE.source.illustrative-2021"),
                Map.entry("kind", "illustrative"),
                Map.entry("owner", "AZE"),
                Map.entry("release", "allies")));
    Changed changed =
        workspace.claims().addChecked(CASE, Viewer.Operator.ofThisProcess(), row, true, List.of());
    if (!(changed instanceof Changed.Done)) {
      throw new IllegalStateException(cycle + ": " + changed);
    }
    on(from).onFile().takeUp(CASE, DESK, cycle, CyclesOnFile.Saying.nothing());
    reach(DESK, cycle, from, CycleStep.GUIDANCE);
  }

  private void issue(String cycle, Optional<String> last, String issued) {
    moved(
        on(issued)
            .surveys()
            .issue(
                CASE,
                DESK,
                cycle,
                Office.resource("questionnaires/parp-survey-1.yaml"),
                last,
                LocalDate.parse(issued)));
  }

  private void toGoals(String cycle, Optional<String> last, String issued, String answered) {
    issue(cycle, last, issued);
    Review review = on(answered);
    write(review, cycle, "policy.changed", "no");
    write(
        review, cycle, "policy.law", "Law of 1999 on sending forces abroad; the assembly decides.");
    write(review, cycle, "policy.notice", "30");
    write(review, cycle, "plans.horizon", "2024-12-31");
    write(review, cycle, "plans.aims", "Keep two companies on an airport guard for five years.");
    write(review, cycle, "structure.changes", "E Company\tformed\t2022-03-01\t120");
    write(review, cycle, "structure.professional", "62.5");
    write(review, cycle, "forces.any", "yes");
    write(review, cycle, "forces.units", "AZE.unit.a-coy\nAZE.unit.b-coy\nAZE.unit.d-coy");
    write(review, cycle, "forces.lift", "road\nrail");
    write(review, cycle, "forces.caveats", "No riot control; the assembly’s decision of 2002.");
    write(review, cycle, "forces.months", "6");
    write(review, cycle, "training.english", "48");
    reach(PLANNER, cycle, answered, CycleStep.SURVEY_ANSWERED);
  }

  private void toApproved(
      String cycle, String drafted, String bilateral, String joint, String approved) {
    reach(DESK, cycle, drafted, CycleStep.GOALS_DRAFTED);
    Review review = on(approved);
    for (Negotiation talk : review.goals().list(CASE, DESK, cycle)) {
      talk.clauses()
          .keySet()
          .forEach(clause -> agree(cycle, talk.base().goal(), clause, bilateral));
    }
    reach(DESK, cycle, bilateral, CycleStep.BILATERAL_TALKS);
    reach(DESK, cycle, joint, CycleStep.JOINT_TALKS);
    for (Negotiation talk : review.goals().list(CASE, DESK, cycle)) {
      String goal = talk.base().goal();
      for (Viewer signer : List.of(APPROVER, HEAD)) {
        Negotiation now = review.goals().find(CASE, signer, cycle, goal).orElseThrow();
        taken(
            review
                .goals()
                .say(
                    CASE,
                    signer,
                    cycle,
                    goal,
                    now.steps().size(),
                    new GoalStep.Said.TurnKey(now.digest())));
      }
    }
    reach(APPROVER, cycle, approved, CycleStep.GOALS_APPROVED);
    reach(HEAD, cycle, approved, CycleStep.GOALS_APPROVED);
  }

  /// Judges everything of a cycle that is to be locked, and the first two items of another.
  private void assess(String cycle, String day) {
    Review review = on(day);
    Assessment begun = review.assessments().begin(CASE, DESK, cycle);
    List<Judgement.Verdict> verdicts =
        List.of(
            Judgement.Verdict.PARTLY,
            Judgement.Verdict.DELAYED,
            Judgement.Verdict.ACHIEVED,
            Judgement.Verdict.ON_TRACK);
    int last = cycle.equals(LOCKED) ? begun.items().size() : 2;
    int i = 0;
    for (String item : begun.items().keySet().stream().limit(last).toList()) {
      Judgement.Verdict verdict = verdicts.get(i++ % verdicts.size());
      taken(
          review
              .assessments()
              .judge(
                  CASE,
                  DESK,
                  cycle,
                  item,
                  0,
                  verdict,
                  verdict == Judgement.Verdict.DELAYED
                      ? "The course began half a year late."
                      : "One of two companies is evaluated at the level agreed.",
                  List.of("AZE.certificate.d-coy-2021"),
                  verdict == Judgement.Verdict.DELAYED
                      ? "one evaluator team for two companies"
                      : ""));
    }
    if (cycle.equals(LOCKED)) {
      taken(
          review
              .assessments()
              .conclude(
                  CASE,
                  DESK,
                  cycle,
                  0,
                  "One of two companies reached the standard agreed.",
                  "Evaluate the second in the next cycle."));
    }
  }

  private static GoalText guard(String year, String standard, String howMany) {
    return goal(
        "guard-" + year,
        "PG-07",
        "Joint airfield guard",
        "land",
        1,
        "Land Forces",
        List.of(
            new GoalText.Clause(
                "capability",
                "Capability",
                "A company can secure a sector of an airfield with another nation."),
            new GoalText.Clause("standard", "Standard", standard),
            new GoalText.Clause("how-many", "How many, by when", howMany),
            new GoalText.Clause("release", "Release", "The summary may be published.")),
        List.of(
            new GoalText.Task(
                "AZE.goal-task.talks-guard-" + year,
                "Send B Company through course and exercise.",
                Optional.of(LocalDate.parse("2022-09-30")),
                "Land Forces")),
        List.of(
            new GoalText.WantedUnit(
                "AZE.unit.b-coy", "NATO.level.nel2", LocalDate.parse("2022-06-30")),
            new GoalText.WantedUnit(
                "AZE.unit.d-coy", "NATO.level.nel2", LocalDate.parse("2024-10-14"))));
  }

  private static GoalText staff(String year, String text) {
    return goal(
        "staff-" + year,
        "PG-06",
        "English for staff",
        "joint",
        2,
        "Military education",
        List.of(
            new GoalText.Clause("text", "What is to be reached", text),
            new GoalText.Clause("when", "By when", "By 31 DEC 2023.")),
        List.of(),
        List.of());
  }

  private static GoalText goal(
      String id,
      String code,
      String title,
      String area,
      int priority,
      String holder,
      List<GoalText.Clause> clauses,
      List<GoalText.Task> tasks,
      List<GoalText.WantedUnit> units) {
    return new GoalText(
        "AZE.goal.talks-" + id,
        code,
        title,
        area,
        priority,
        "",
        holder,
        Optional.empty(),
        clauses,
        tasks,
        units);
  }

  private void draft(String cycle, GoalText text) {
    on("2017-05-01").goals().draft(CASE, DESK, cycle, text, Optional.empty());
  }

  private void draft(String cycle, GoalText text, String supersedes) {
    on("2021-10-11").goals().draft(CASE, DESK, cycle, text, Optional.of(supersedes));
  }

  private void agree(String goal, String clause, String day) {
    agree(TALKED, goal, clause, day);
  }

  /// Both sides propose that a clause stay as it is.
  private void agree(String cycle, String goal, String clause, String day) {
    Review review = on(day);
    Negotiation talk = review.goals().find(CASE, DESK, cycle, goal).orElseThrow();
    taken(
        review
            .goals()
            .say(
                CASE,
                PLANNER,
                cycle,
                goal,
                talk.steps().size(),
                new GoalStep.Said.Accept(clause, 0)));
  }

  private void say(Viewer who, String day, String goal, GoalStep.Said said) {
    taken(on(day).goals().say(CASE, who, TALKED, goal, number(goal), said));
  }

  private int number(String goal) {
    return on(DAY).goals().find(CASE, DESK, TALKED, goal).orElseThrow().steps().size();
  }

  private static void write(Review review, String cycle, String question, String value) {
    int base = review.surveys().find(CASE, PLANNER, cycle).orElseThrow().answer(question).version();
    Survey.Saving saving = review.surveys().write(CASE, PLANNER, cycle, question, base, value);
    if (!(saving instanceof Survey.Saving.Saved || saving instanceof Survey.Saving.Same)) {
      throw new IllegalStateException(question + ": " + saving);
    }
  }

  private void reach(Viewer viewer, String cycle, String day, CycleStep step) {
    moved(
        on(day)
            .cycles()
            .move(CASE, viewer, cycle, LocalDate.parse(day), new CycleMove.Reach(step)));
  }

  private void plan(String cycle, CycleStep step, String when, String place) {
    on(DAY)
        .cycles()
        .plan(CASE, DESK, cycle, step, new StageBar.Planned(Edtf.find(when).orElseThrow(), place));
  }

  private static void moved(Cycle.Outcome outcome) {
    if (outcome instanceof Cycle.Outcome.Refused refused) {
      throw new IllegalStateException(refused.refusal().why());
    }
  }

  private static void taken(Negotiation.Outcome outcome) {
    if (outcome instanceof Negotiation.Outcome.Refused refused) {
      throw new IllegalStateException(refused.refusal().why());
    }
  }

  private static void taken(Assessment.Outcome outcome) {
    if (!(outcome instanceof Assessment.Outcome.Taken)) {
      throw new IllegalStateException(outcome.toString());
    }
  }
}
