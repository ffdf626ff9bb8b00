package org.muster.review.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.table;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.muster.review.Checklist;
import org.muster.review.Ladder;
import org.muster.review.QuestionType;
import org.muster.review.UnitEvaluation;

/// Evaluations with their marks, findings and remedial actions.
public final class EvaluationRows {
  private static final Table<Record> EVALUATIONS = table("review_evaluations");
  private static final Table<Record> MARKS = table("review_marks");
  private static final Table<Record> FINDINGS = table("review_findings");
  private static final Table<Record> ACTIONS = table("review_remedial_actions");
  private static final Field<String> ID = text("id");
  private static final Field<String> UNIT = text("unit");
  private static final Field<String> NATION = text("nation");
  private static final Field<String> LEVEL = text("level");
  private static final Field<String> FIRST = text("first_day");
  private static final Field<String> LAST = text("last_day");
  private static final Field<String> CHECKLIST = text("checklist");
  private static final Field<String> TEAM = text("team");
  private static final Field<Long> REVISION = whole("revision");
  private static final Field<String> RECORDED = text("recorded");
  private static final Field<String> EVALUATION = text("evaluation");
  private static final Field<String> ITEM = text("item");
  private static final Field<Long> SELF = whole("self");
  private static final Field<Long> MARK = whole("mark");
  private static final Field<String> TEXT = text("text");
  private static final Field<String> FINDING = text("finding");
  private static final Field<String> HOLDER = text("holder");
  private static final Field<String> DUE = text("due");
  private static final Field<Long> SEQUENCE = whole("sequence");
  private static final Field<String> CLOSED_ON = text("closed_on");
  private static final Field<String> CLOSED_BY = text("closed_by");
  private static final Field<String> EVIDENCE = text("evidence");

  private EvaluationRows() {}

  /// An evaluation, whose it is, how often it was changed, and whether its result stands.
  ///
  /// @param level the ladder's level as the row names it; the evaluation itself carries the level
  ///     with the words and validity kept with it
  public record Found(UnitEvaluation evaluation, Own own, int revision, boolean recorded) {}

  /// @param checklistYaml the checklist's text, kept whole
  public static void insert(
      DSLContext dsl, String caseId, UnitEvaluation evaluation, String checklistYaml, Own own) {
    Ladder.Level level = evaluation.level();
    dsl.insertInto(EVALUATIONS)
        .columns(
            CASE_ID, ID, UNIT, NATION, LEVEL, FIRST, LAST, CHECKLIST, TEAM, REVISION, RECORDED,
            OWNER, RELEASE)
        .values(
            caseId,
            evaluation.id(),
            evaluation.unit(),
            evaluation.nation(),
            QuestionType.Table.text(
                List.of(
                    List.of(
                        level.id(),
                        level.name(),
                        String.valueOf(level.step()),
                        level.self() ? "self" : "alliance",
                        level.validityMonths().map(String::valueOf).orElse("")))),
            evaluation.from().toString(),
            evaluation.to().toString(),
            checklistYaml,
            team(evaluation.team()),
            1L,
            "",
            own.owner(),
            own.release())
        .execute();
  }

  private static String team(List<UnitEvaluation.Member> team) {
    return QuestionType.Table.text(
        team.stream()
            .map(m -> List.of(m.name(), m.nation(), m.function().name(), m.qualification()))
            .toList());
  }

  public static boolean exists(DSLContext dsl, String caseId, String id) {
    return dsl.fetchExists(EVALUATIONS, CASE_ID.eq(caseId).and(ID.eq(id)));
  }

  public static List<Found> list(DSLContext dsl, String caseId, Releasability sight) {
    return dsl.select()
        .from(EVALUATIONS)
        .where(Own.seen(caseId, sight))
        .orderBy(FIRST, ID)
        .fetch(row -> found(dsl, caseId, row));
  }

  public static Optional<Found> find(
      DSLContext dsl, String caseId, String id, Releasability sight) {
    return dsl.select()
        .from(EVALUATIONS)
        .where(Own.seen(caseId, sight).and(ID.eq(id)))
        .fetchOptional(row -> found(dsl, caseId, row));
  }

  private static Found found(DSLContext dsl, String caseId, Record row) {
    String id = row.get(ID);
    Condition mine = CASE_ID.eq(caseId).and(EVALUATION.eq(id));
    Checklist checklist =
        switch (Checklist.read("used.yaml", row.get(CHECKLIST))) {
          case Checklist.Reading.Sound s -> s.checklist();
          case Checklist.Reading.Unsound u ->
              throw new IllegalStateException(u.problems().toString());
        };
    Map<String, Integer> self = new HashMap<>();
    Map<String, Integer> team = new HashMap<>();
    for (Record mark : dsl.select().from(MARKS).where(mine)) {
      (mark.get(SELF) == 1 ? self : team).put(mark.get(ITEM), Math.toIntExact(mark.get(MARK)));
    }
    Map<String, Result<Record>> actions =
        dsl.select().from(ACTIONS).where(mine).orderBy(ID).fetchGroups(FINDING);
    List<UnitEvaluation.Finding> findings = new ArrayList<>();
    for (Record finding : dsl.select().from(FINDINGS).where(mine).orderBy(ID)) {
      Result<Record> its = actions.get(finding.get(ID));
      findings.add(
          new UnitEvaluation.Finding(
              finding.get(ID),
              finding.get(ITEM),
              finding.get(TEXT),
              its == null ? List.of() : its.map(EvaluationRows::action)));
    }
    List<String> level = QuestionType.Table.rows(row.get(LEVEL)).getFirst();
    UnitEvaluation evaluation =
        new UnitEvaluation(
            id,
            row.get(UNIT),
            row.get(NATION),
            new Ladder.Level(
                level.get(0),
                level.get(1),
                Integer.parseInt(level.get(2)),
                level.get(3).equals("self"),
                Optional.of(level.get(4)).filter(v -> !v.isEmpty()).map(Integer::valueOf)),
            LocalDate.parse(row.get(FIRST)),
            LocalDate.parse(row.get(LAST)),
            checklist,
            QuestionType.Table.rows(row.get(TEAM)).stream()
                .map(
                    c ->
                        new UnitEvaluation.Member(
                            c.get(0),
                            c.get(1),
                            UnitEvaluation.Function.valueOf(c.get(2)),
                            c.get(3)))
                .toList(),
            self,
            team,
            findings);
    return new Found(
        evaluation, Own.of(row), Math.toIntExact(row.get(REVISION)), !row.get(RECORDED).isEmpty());
  }

  private static UnitEvaluation.RemedialAction action(Record row) {
    return new UnitEvaluation.RemedialAction(
        row.get(ID),
        row.get(TEXT),
        row.get(HOLDER),
        LocalDate.parse(row.get(DUE)),
        row.get(CLOSED_ON).isEmpty()
            ? Optional.empty()
            : Optional.of(
                new UnitEvaluation.Closing(
                    LocalDate.parse(row.get(CLOSED_ON)), row.get(EVIDENCE), row.get(CLOSED_BY))));
  }

  /// Sets a mark, in place of the one before.
  public static void mark(
      DSLContext dsl,
      String caseId,
      String evaluation,
      String item,
      boolean self,
      int mark,
      String person,
      Instant at,
      Own own) {
    long own01 = self ? 1L : 0L;
    dsl.deleteFrom(MARKS)
        .where(CASE_ID.eq(caseId).and(EVALUATION.eq(evaluation)))
        .and(ITEM.eq(item))
        .and(SELF.eq(own01))
        .execute();
    dsl.insertInto(MARKS)
        .columns(CASE_ID, EVALUATION, ITEM, SELF, MARK, PERSON, AT, OWNER, RELEASE)
        .values(
            caseId,
            evaluation,
            item,
            own01,
            (long) mark,
            person,
            at.toString(),
            own.owner(),
            own.release())
        .execute();
    touch(dsl, caseId, evaluation);
  }

  public static void insert(
      DSLContext dsl, String caseId, String evaluation, UnitEvaluation.Finding finding, Own own) {
    dsl.insertInto(FINDINGS)
        .columns(CASE_ID, EVALUATION, ID, ITEM, TEXT, OWNER, RELEASE)
        .values(
            caseId,
            evaluation,
            finding.id(),
            finding.item(),
            finding.text(),
            own.owner(),
            own.release())
        .execute();
    touch(dsl, caseId, evaluation);
  }

  public static void insert(
      DSLContext dsl,
      String caseId,
      String evaluation,
      String finding,
      UnitEvaluation.RemedialAction action,
      Own own) {
    dsl.insertInto(ACTIONS)
        .columns(
            CASE_ID,
            EVALUATION,
            FINDING,
            ID,
            TEXT,
            HOLDER,
            DUE,
            SEQUENCE,
            CLOSED_ON,
            CLOSED_BY,
            EVIDENCE,
            OWNER,
            RELEASE)
        .values(
            caseId,
            evaluation,
            finding,
            action.id(),
            action.text(),
            action.owner(),
            action.due().toString(),
            0L,
            "",
            "",
            "",
            own.owner(),
            own.release())
        .execute();
    touch(dsl, caseId, evaluation);
  }

  public static void close(
      DSLContext dsl,
      String caseId,
      String evaluation,
      String finding,
      String action,
      UnitEvaluation.Closing closing) {
    dsl.update(ACTIONS)
        .set(CLOSED_ON, closing.day().toString())
        .set(CLOSED_BY, closing.person())
        .set(EVIDENCE, closing.evidence())
        .set(SEQUENCE, SEQUENCE.plus(1))
        .where(CASE_ID.eq(caseId).and(EVALUATION.eq(evaluation)))
        .and(FINDING.eq(finding))
        .and(ID.eq(action))
        .execute();
    touch(dsl, caseId, evaluation);
  }

  /// Makes the result stand.
  public static void record(DSLContext dsl, String caseId, String evaluation, Instant at) {
    dsl.update(EVALUATIONS)
        .set(RECORDED, at.toString())
        .where(CASE_ID.eq(caseId).and(ID.eq(evaluation)))
        .execute();
    touch(dsl, caseId, evaluation);
  }

  private static void touch(DSLContext dsl, String caseId, String evaluation) {
    dsl.update(EVALUATIONS)
        .set(REVISION, REVISION.plus(1))
        .where(CASE_ID.eq(caseId).and(ID.eq(evaluation)))
        .execute();
  }
}
