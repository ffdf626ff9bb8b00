package org.muster.review;

import static org.muster.record.ClaimTable.claims;

import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.record.Domain.Day;
import org.muster.record.Domain.FreeText;
import org.muster.record.Domain.Reference;
import org.muster.record.Domain.References;
import org.muster.record.Domain.Whole;
import org.muster.record.Domain.Words;

/// The claim tables that the Review stage owns, in the order of the case file.
public final class ReviewTables {
  private static final String STAGE = "review";
  private static final FreeText LINE = new FreeText(200);
  private static final FreeText TEXT = new FreeText(4000);
  private static final Reference NATION = new Reference(List.of("nations"));
  private static final Reference UNIT = new Reference(List.of("units"));
  private static final Reference LEVEL = new Reference(List.of("ladder"));
  private static final Whole PEOPLE = new Whole(0, 2_000_000);

  public static final ClaimTable LADDER =
      claims(
              STAGE,
              "ladder",
              "Ladder",
              "A level of evaluation; every level needs the one before it, in order.")
          .must("name", new FreeText(20), "as people say it, such as NEL2")
          .must("step", new Whole(1, 20), "its place in the ladder, from 1")
          .must("evaluator", new Words(List.of("self", "alliance")), "who evaluates")
          .may(
              "validity_months",
              new Whole(1, 240),
              "how long its certificate holds; empty where it does not lapse")
          .done();

  public static final ClaimTable DECLARATIONS =
      claims(
              STAGE,
              "declarations",
              "Declarations",
              "That a nation declared a unit to the pool of forces.")
          .must("unit", UNIT, "which unit")
          .may("people", PEOPLE, "declared strength")
          .may("equipment", TEXT, "declared equipment")
          .heldMust("when it was declared")
          .done();

  public static final ClaimTable EVALUATIONS =
      claims(STAGE, "evaluations", "Evaluations", "A self or alliance evaluation of a unit.")
          .must("unit", UNIT, "which unit")
          .must("level", LEVEL, "at which level")
          .must("result", new Words(List.of("passed", "failed", "not-recorded")), "how it ended")
          .may("rating", LINE, "the rating in words, such as Combat Ready")
          .may("people", PEOPLE, "people who took part")
          .may("evaluator_nations", new References(List.of("nations")), "who evaluated")
          .may("monitor_nations", new References(List.of("nations")), "who monitored")
          .heldMust("when it took place")
          .done();

  public static final ClaimTable CERTIFICATES =
      claims(
              STAGE,
              "certificates",
              "Certificates",
              "The dated result of the ladder, with its expiry.")
          .must("unit", UNIT, "whose certificate")
          .must("level", LEVEL, "the level that it attests")
          .heldMust("from when to when it holds, both days inclusive")
          .done();

  public static final ClaimTable CYCLES =
      claims(STAGE, "cycles", "Cycles", "One round of the Planning and Review Process of a nation.")
          .must("nation", NATION, "whose round")
          .must("framework", new Reference(List.of("frameworks")), "within which framework")
          .must("name", LINE, "how people call it, such as 2004 cycle")
          .may(
              "goals",
              new Whole(0, 1000),
              "how many partnership goals were agreed, as the source says")
          .must(
              "state",
              new Words(
                  List.of(
                      "guidance",
                      "survey-issued",
                      "survey-answered",
                      "goals-drafted",
                      "bilateral-talks",
                      "joint-talks",
                      "goals-approved",
                      "assessment-drafted",
                      "assessment-agreed",
                      "assessment-approved",
                      "suspended",
                      "not-recorded")),
              "where it stands")
          .heldMust("from when to when it ran")
          .done();

  public static final ClaimTable GOALS =
      claims(
              STAGE,
              "goals",
              "Partnership goals",
              "What a nation and the alliance agreed to develop.")
          .must("cycle", new Reference(List.of("cycles")), "agreed in which cycle")
          .must("code", new FreeText(20), "its number in the cycle, such as PG-07; not its id")
          .must("title", LINE, "what it is about")
          .must("text", TEXT, "what is to be reached")
          .must(
              "area",
              new Words(List.of("land", "air", "maritime", "joint", "special")),
              "whose field")
          .must("priority", new Whole(1, 5), "1 is highest")
          .may("holder", LINE, "who answers for it in the nation")
          .may("due", new Day(), "when it is to be reached")
          .heldMay("from when it was agreed")
          .done();

  public static final ClaimTable GOAL_TASKS =
      claims(STAGE, "goal_tasks", "Goal tasks", "A dated step towards a goal.")
          .must("goal", new Reference(List.of("goals")), "of which goal")
          .must("text", TEXT, "what is to be done")
          .may("due", new Day(), "by when")
          .may("holder", LINE, "who does it")
          .done();

  public static final ClaimTable GOAL_UNITS =
      claims(STAGE, "goal_units", "Goal units", "A unit that a goal wants at a level by a day.")
          .must("goal", new Reference(List.of("goals")), "of which goal")
          .must("unit", UNIT, "which unit")
          .must("level", LEVEL, "the level to reach")
          .must("due", new Day(), "by when, inclusive")
          .done();

  /// All of them, in the order of the case file.
  public static final List<ClaimTable> ALL =
      List.of(
          LADDER, DECLARATIONS, EVALUATIONS, CERTIFICATES, CYCLES, GOALS, GOAL_TASKS, GOAL_UNITS);

  private ReviewTables() {}
}
