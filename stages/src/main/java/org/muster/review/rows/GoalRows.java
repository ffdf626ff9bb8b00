package org.muster.review.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.NUMBER;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.SIDE;
import static org.muster.desk.Own.table;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;
import static org.muster.review.rows.CycleRows.CYCLE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.muster.access.Releasability;
import org.muster.desk.Own;
import org.muster.desk.Side;
import org.muster.review.GoalStep;
import org.muster.review.GoalText;
import org.muster.review.Negotiation;

/// Goals under negotiation and the steps of it.
public final class GoalRows {
  private static final Table<Record> GOALS = table("review_goals");
  private static final Table<Record> STEPS = table("review_goal_steps");
  private static final Field<String> GOAL = text("goal");
  private static final Field<Long> POSITION = whole("position");
  private static final Field<String> SUPERSEDES = text("supersedes");
  private static final Field<String> BASE = text("base");
  private static final Field<Long> BASE_SIGNED = whole("base_signed");
  private static final Field<String> DRAFTER = text("drafter");
  private static final Field<String> SAID = text("said");
  private static final Field<String> CLAUSE = text("clause");
  private static final Field<String> HEADING = text("heading");
  private static final Field<String> TEXT = text("text");
  private static final Field<String> REASON = text("reason");
  private static final Field<Long> PROPOSAL = whole("proposal");
  private static final Field<String> DIGEST = text("digest");
  private static final Field<String> ALLY = text("ally");

  private GoalRows() {}

  /// A goal's negotiation, whose it is, and which goal it takes over from, if any.
  public record Found(Negotiation negotiation, Own own, String supersedes) {}

  public static void insert(
      DSLContext dsl,
      String caseId,
      String cycle,
      Negotiation begun,
      String drafter,
      Instant at,
      String supersedes,
      Own own) {
    int position = dsl.fetchCount(GOALS, CASE_ID.eq(caseId).and(CYCLE.eq(cycle)));
    dsl.insertInto(GOALS)
        .columns(
            CASE_ID,
            CYCLE,
            GOAL,
            POSITION,
            SUPERSEDES,
            BASE,
            BASE_SIGNED,
            DRAFTER,
            AT,
            OWNER,
            RELEASE)
        .values(
            caseId,
            cycle,
            begun.base().goal(),
            position + 1L,
            supersedes,
            begun.base().canonical(),
            begun.baseSigned() ? 1L : 0L,
            drafter,
            at.toString(),
            own.owner(),
            own.release())
        .execute();
  }

  /// The goals of a cycle that reach the viewer, in order.
  public static List<Found> list(DSLContext dsl, String caseId, String cycle, Releasability sight) {
    return list(dsl, caseId, cycle, sight, Optional.empty());
  }

  /// The same as they stood at the end of a day.
  public static List<Found> list(
      DSLContext dsl, String caseId, String cycle, Releasability sight, Optional<LocalDate> by) {
    return found(dsl, caseId, cycle, Own.seen(caseId, sight).and(CYCLE.eq(cycle)), by);
  }

  public static Optional<Found> find(
      DSLContext dsl, String caseId, String cycle, String goal, Releasability sight) {
    return find(dsl, caseId, cycle, goal, sight, Optional.empty());
  }

  /// The same as it stood at the end of a day.
  public static Optional<Found> find(
      DSLContext dsl,
      String caseId,
      String cycle,
      String goal,
      Releasability sight,
      Optional<LocalDate> by) {
    Condition one = Own.seen(caseId, sight).and(CYCLE.eq(cycle)).and(GOAL.eq(goal));
    return found(dsl, caseId, cycle, one, by).stream().findFirst();
  }

  /// Whether the cycle has that goal, seen or not.
  public static boolean exists(DSLContext dsl, String caseId, String cycle, String goal) {
    return dsl.fetchExists(GOALS, CASE_ID.eq(caseId).and(CYCLE.eq(cycle)).and(GOAL.eq(goal)));
  }

  /// The ids of all goals of a cycle, seen or not: what a suspension must not leave out.
  public static List<String> listIds(DSLContext dsl, String caseId, String cycle) {
    return dsl.select(GOAL)
        .from(GOALS)
        .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)))
        .orderBy(POSITION)
        .fetch(GOAL);
  }

  private static List<Found> found(
      DSLContext dsl, String caseId, String cycle, Condition condition, Optional<LocalDate> by) {
    Map<String, Result<Record>> steps =
        dsl.select()
            .from(STEPS)
            .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)).and(Own.by(by)))
            .orderBy(NUMBER)
            .fetchGroups(GOAL);
    return dsl.select().from(GOALS).where(condition.and(Own.by(by))).orderBy(POSITION).stream()
        .map(
            row -> {
              Negotiation begun =
                  Negotiation.begin(
                      GoalText.parse(row.get(BASE)),
                      row.get(BASE_SIGNED) == 1,
                      row.get(DRAFTER),
                      Instant.parse(row.get(AT)));
              Result<Record> mine = steps.get(row.get(GOAL));
              return new Found(
                  mine == null ? begun : begun.after(mine.map(GoalRows::step)),
                  Own.of(row),
                  row.get(SUPERSEDES));
            })
        .toList();
  }

  /// Adds a step as the next of its negotiation.
  public static void append(
      DSLContext dsl, String caseId, String cycle, String goal, GoalStep step, Own own) {
    String heading = "";
    String text = "";
    String reason = "";
    long proposal = 0;
    String digest = "";
    switch (step.said()) {
      case GoalStep.Said.Propose p -> {
        heading = p.heading();
        text = p.text();
        reason = p.reason();
      }
      case GoalStep.Said.Accept a -> proposal = a.proposal();
      case GoalStep.Said.Reserve r -> text = r.text();
      case GoalStep.Said.Lift l -> {}
      case GoalStep.Said.TurnKey k -> digest = k.digest();
    }
    dsl.insertInto(STEPS)
        .columns(
            CASE_ID, CYCLE, GOAL, NUMBER, AT, SIDE, PERSON, SAID, CLAUSE, HEADING, TEXT, REASON,
            PROPOSAL, DIGEST, ALLY, OWNER, RELEASE)
        .values(
            caseId,
            cycle,
            goal,
            (long) step.number(),
            step.at().toString(),
            step.side().name(),
            step.person(),
            step.said().getClass().getSimpleName(),
            step.said().findClause().orElse(""),
            heading,
            text,
            reason,
            proposal,
            digest,
            step.ally().orElse(""),
            own.owner(),
            own.release())
        .execute();
  }

  /// Opens the goals of a cycle, with all that was said, to a wider circle.
  public static void release(DSLContext dsl, String caseId, String cycle, String release) {
    dsl.update(GOALS)
        .set(RELEASE, release)
        .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)))
        .execute();
    dsl.update(STEPS)
        .set(RELEASE, release)
        .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)))
        .execute();
  }

  /// Takes the goals of a cycle out of the talks, of which nobody said anything.
  public static void delete(DSLContext dsl, String caseId, String cycle) {
    dsl.deleteFrom(GOALS).where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle))).execute();
  }

  private static GoalStep step(Record row) {
    String clause = row.get(CLAUSE);
    GoalStep.Said said =
        switch (row.get(SAID)) {
          case "Propose" ->
              new GoalStep.Said.Propose(clause, row.get(HEADING), row.get(TEXT), row.get(REASON));
          case "Accept" -> new GoalStep.Said.Accept(clause, Math.toIntExact(row.get(PROPOSAL)));
          case "Reserve" -> new GoalStep.Said.Reserve(clause, row.get(TEXT));
          case "Lift" -> new GoalStep.Said.Lift(clause);
          case "TurnKey" -> new GoalStep.Said.TurnKey(row.get(DIGEST));
          default -> throw new IllegalStateException("unknown step " + row.get(SAID));
        };
    return new GoalStep(
        Math.toIntExact(row.get(NUMBER)),
        Instant.parse(row.get(AT)),
        Side.valueOf(row.get(SIDE)),
        row.get(PERSON),
        Optional.of(row.get(ALLY)).filter(a -> !a.isEmpty()),
        said);
  }
}
