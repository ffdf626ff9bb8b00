package org.muster.server.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.Plans;
import org.muster.record.CaseData;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.review.CycleMove;
import org.muster.review.CycleStep;
import org.muster.review.Evaluations;
import org.muster.review.GoalText;
import org.muster.review.PlanForecast;
import org.muster.review.Review;
import org.muster.review.Subject;
import org.muster.review.UnitEvaluation;
import org.muster.server.look.Lawless;
import org.muster.server.look.Office;
import org.muster.thread.CaseTables;
import org.muster.thread.Workspace;

/// Records of every kind at every release, each with a word of its own that stands nowhere else, so
/// that a page which has the word shows the record.
final class Seeds {
  static final String CASE = "azerbaijan";
  static final String FRAMEWORK = "framework:NATO.framework.pfp";
  static final List<String> RELEASES = List.of("owner", "staffs", "allies", FRAMEWORK, "public");

  /// Enough for a plan of the shipped case with its copies.
  private static final long PLAN_STEPS = 40;

  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final Viewer PLANNER =
      new Viewer.Person("seed-planner", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer EVALUATOR =
      new Viewer.Person("seed-evaluator", "NATO", Set.of(Role.EVALUATOR));
  private static final Viewer DESK =
      new Viewer.Person("seed-desk", "NATO", Set.of(Role.ALLIANCE_DESK_OFFICER));

  private Seeds() {}

  /// A record that was put there.
  ///
  /// @param kind the table, or what it is in the Review stage
  /// @param id how an address names it
  /// @param word stands wherever the record is shown
  record Seed(String kind, String owner, String release, String id, String word) {}

  /// The records of the claim tables: one of each table at each release, copied from one that the
  /// case has, so that it is sound.
  static List<Seed> claims(Workspace workspace) {
    List<Seed> seeds = new ArrayList<>();
    for (Map.Entry<Seed, Row> copy : copies(workspace).entrySet()) {
      seeds.add(copy.getKey());
    }
    return seeds;
  }

  /// The records of the Review stage, by what has been reached in their cycle.
  static List<Seed> review() {
    List<Seed> seeds = new ArrayList<>();
    seeds.add(new Seed("cycle", "AZE", "allies", "AZE.cycle.zqx-early", "zqxcycleearly"));
    seeds.add(new Seed("survey answer", "AZE", "staffs", "policy.law", "zqxanswer"));
    seeds.add(new Seed("comment", "AZE", "staffs", "policy.law", "zqxcomment"));
    seeds.add(new Seed("evidence", "AZE", "staffs", "AZE.evidence.zqx-law", "zqxevidence"));
    seeds.add(new Seed("goal in talks", "AZE", "staffs", "AZE.goal.zqx-early", "zqxgoalearly"));
    seeds.add(new Seed("goal with Allies", "AZE", "allies", "AZE.goal.zqx-late", "zqxgoallate"));
    seeds.add(new Seed("evaluation", "AZE", "staffs", "NATO.evaluation.zqx-bn", "zqxevaluation"));
    seeds.add(
        new Seed("assessment", "AZE", "staffs", "AZE.cycle.zqx-late/assessment", "zqxassessment"));
    return seeds;
  }

  /// Puts those records there that are wanted. The clock stands still, so that two databases with
  /// the same records are the same.
  static void fill(Workspace workspace, Predicate<Seed> wanted) {
    letGeorgiaIn(workspace);
    copies(workspace)
        .forEach(
            (seed, row) -> {
              if (wanted.test(seed)) {
                Changed changed =
                    Lawless.over(workspace)
                        .addChecked(CASE, new Viewer.Operator("seeds"), row, true, List.of());
                if (!(changed instanceof Changed.Done)) {
                  throw new IllegalStateException(seed + ": " + changed);
                }
              }
            });
    Map<String, Seed> review = new LinkedHashMap<>();
    for (Seed seed : review()) {
      if (wanted.test(seed)) {
        review.put(seed.kind(), seed);
      }
    }
    Review stage = over(workspace);
    new Cycle(stage, review).fill();
    if (review.containsKey("evaluation")) {
      evaluate(stage);
    }
  }

  /// The use cases of Review by a clock that stands still.
  static Review over(Workspace workspace) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    return workspace.review(clock, PlanForecast.none());
  }

  private static void evaluate(Review review) {
    String id = "NATO.evaluation.zqx-bn";
    review
        .evaluations()
        .open(
            CASE,
            EVALUATOR,
            new Evaluations.Opening(
                id,
                "AZE.unit.pk-bn",
                "NATO.level.nel2",
                DAY.minusDays(3),
                DAY,
                Office.resource("checklists/land-guard-company-1.yaml"),
                List.of(
                    new UnitEvaluation.Member(
                        "Maj A", "TUR", UnitEvaluation.Function.LEAD, "course 2019"))));
    review
        .evaluations()
        .find(
            CASE,
            EVALUATOR,
            id,
            new UnitEvaluation.Finding(
                "f1",
                "p2",
                "Masks zqxevaluation.",
                List.of(
                    new UnitEvaluation.RemedialAction(
                        "a1", "Buy zqxevaluation", "S4", DAY.plusDays(90), Optional.empty()))));
  }

  /// A plan made from everything that the owner sees, hidden records among it, with its reasons and
  /// remedies: as narrow as the narrowest of them.
  static Seed plan(Workspace workspace) {
    CaseData data = workspace.cases().load(CASE, PLANNER, null);
    PlanDocument made =
        PlanRun.find(data, PlanRequest.ofSteps(PLAN_STEPS, 1).by(PlanSolver.COLUMNS)).orElseThrow();
    Plans plans = workspace.plans(InstantSource.system());
    if (!(plans.keep(data, PLANNER, made, Plans.Origin.plain()) instanceof Plans.Acted.Done kept)) {
      throw new IllegalStateException("the plan was not kept");
    }
    String id = kept.head().id();
    plans.putOnFile(CASE, new Viewer.Operator("seeds"), id);
    return new Seed("plans", "AZE", kept.head().release(), id, id);
  }

  /// Georgia's own word does not let it into the framework; the case's owner says it too.
  private static void letGeorgiaIn(Workspace workspace) {
    Viewer operator = new Viewer.Operator("seeds");
    Row own =
        workspace
            .claims()
            .find(Perspective.now(CASE, operator), "GEO.membership.pfp")
            .orElseThrow();
    Row said = own.with("id", "AZE.membership.geo-pfp").with("owner", "AZE");
    if (!(workspace.claims().add(CASE, operator, said) instanceof Changed.Done)) {
      throw new IllegalStateException("Georgia's membership was not written");
    }
  }

  private static Map<Seed, Row> copies(Workspace workspace) {
    Map<Seed, Row> all = new LinkedHashMap<>();
    Perspective from = Perspective.now(CASE, new Viewer.Operator("seeds"));
    for (ClaimTable table : CaseTables.ALL) {
      Optional<Row> model =
          workspace.claims().list(from, table).stream()
              .filter(r -> !r.id().contains("zqx"))
              .filter(r -> r.id().indexOf('.') > 0)
              .findFirst();
      if (model.isEmpty() || table.shape() == ClaimTable.Shape.CHOICE) {
        continue;
      }
      for (String release : RELEASES) {
        for (String owner : List.of("AZE", "TUR")) {
          String word =
              ("zqx" + table.name() + release.replaceAll(":.*", "") + owner)
                  .replace("_", "")
                  .toLowerCase(java.util.Locale.ROOT);
          String id = owner + ".zqx." + word;
          Row row = model.get().with("id", id).with("owner", owner).with("release", release);
          row = row.with("note", "The word is " + word + ".");
          if (table.findColumn("about").isPresent()) {
            row = row.with("about", "");
          }
          all.put(new Seed(table.name(), owner, release, id, word), row);
        }
      }
    }
    return all;
  }

  /// Two cycles: one whose goals are still between the two sides, one that is open to the allies.
  private record Cycle(Review review, Map<String, Seed> wanted) {
    void fill() {
      if (!wanted.containsKey("cycle")) {
        return;
      }
      for (String cycle : List.of("AZE.cycle.zqx-early", "AZE.cycle.zqx-late")) {
        review.cycles().begin(CASE, DESK, cycle, "AZE", "Round zqxcycleearly", Optional.empty());
        review.cycles().move(CASE, DESK, cycle, DAY, new CycleMove.Reach(CycleStep.GUIDANCE));
        review
            .surveys()
            .issue(
                CASE,
                DESK,
                cycle,
                Office.resource("questionnaires/parp-survey-1.yaml"),
                Optional.empty(),
                DAY);
      }
      answers();
      goal("goal in talks", "AZE.cycle.zqx-early");
      goal("goal with Allies", "AZE.cycle.zqx-late");
      late();
    }

    private void answers() {
      String cycle = "AZE.cycle.zqx-early";
      Subject subject = Subject.question(cycle, "policy.law");
      if (wanted.containsKey("survey answer")) {
        review.surveys().write(CASE, PLANNER, cycle, "policy.law", 0, "It says zqxanswer.");
      }
      if (wanted.containsKey("comment")) {
        review.notes().comment(CASE, DESK, subject, "About zqxcomment?");
      }
      if (wanted.containsKey("evidence")) {
        review
            .notes()
            .add(
                CASE,
                PLANNER,
                subject,
                "AZE.evidence.zqx-law",
                "Law zqxevidence",
                "",
                Optional.empty(),
                "A text with zqxevidence.".getBytes(StandardCharsets.UTF_8));
      }
    }

    private void goal(String kind, String cycle) {
      Seed seed = wanted.get(kind);
      if (seed == null) {
        return;
      }
      review
          .goals()
          .draft(
              CASE,
              DESK,
              cycle,
              new GoalText(
                  seed.id(),
                  "PG-01",
                  "Goal " + seed.word(),
                  "land",
                  1,
                  "",
                  "",
                  Optional.empty(),
                  List.of(new GoalText.Clause("standard", "Standard", "As " + seed.word() + ".")),
                  List.of(),
                  List.of()),
              Optional.empty());
    }

    private void late() {
      String cycle = "AZE.cycle.zqx-late";
      for (String question : List.of("policy.changed", "forces.any")) {
        review.surveys().write(CASE, PLANNER, cycle, question, 0, "no");
      }
      review.surveys().write(CASE, PLANNER, cycle, "policy.law", 0, "A law.");
      review.surveys().write(CASE, PLANNER, cycle, "plans.aims", 0, "Aims.");
      review.surveys().write(CASE, PLANNER, cycle, "plans.horizon", 0, "2030-12-31");
      reach(PLANNER, CycleStep.SURVEY_ANSWERED);
      reach(DESK, CycleStep.GOALS_DRAFTED);
      reach(DESK, CycleStep.BILATERAL_TALKS);
      if (wanted.containsKey("assessment")) {
        review.assessments().begin(CASE, DESK, cycle);
        review
            .assessments()
            .conclude(CASE, DESK, cycle, 0, "Summary zqxassessment.", "Conclusions.");
      }
    }

    private void reach(Viewer viewer, CycleStep step) {
      review.cycles().move(CASE, viewer, "AZE.cycle.zqx-late", DAY, new CycleMove.Reach(step));
    }
  }
}
