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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.access.Releasability;
import org.muster.desk.Own;
import org.muster.desk.Side;
import org.muster.review.Assessment;
import org.muster.review.AssessmentStep;
import org.muster.review.Judgement;
import org.muster.review.QuestionType;

/// Assessments, the steps of them, and what was published.
public final class AssessmentRows {
  private static final Table<Record> ASSESSMENTS = table("review_assessments");
  private static final Table<Record> STEPS = table("review_assessment_steps");
  private static final Table<Record> PUBLISHED = table("review_published");
  private static final Field<String> ITEMS = text("items");
  private static final Field<String> DID = text("did");
  private static final Field<String> ITEM = text("item");
  private static final Field<Long> VERSION = whole("version");
  private static final Field<String> VERDICT = text("verdict");
  private static final Field<String> TEXT = text("text");
  private static final Field<String> EVIDENCE = text("evidence");
  private static final Field<String> LATE = text("late");
  private static final Field<String> CONCLUSIONS = text("conclusions");
  private static final Field<String> DIGEST = text("digest");

  private AssessmentRows() {}

  /// An assessment and whose it is.
  public record Found(Assessment assessment, Own own) {}

  public static void insert(DSLContext dsl, String caseId, Assessment begun, Own own) {
    dsl.insertInto(ASSESSMENTS)
        .columns(CASE_ID, CYCLE, ITEMS, OWNER, RELEASE)
        .values(
            caseId,
            begun.cycle(),
            QuestionType.Table.text(
                begun.items().entrySet().stream()
                    .map(e -> List.of(e.getKey(), e.getValue()))
                    .toList()),
            own.owner(),
            own.release())
        .execute();
  }

  /// Whether the cycle has an assessment, seen or not.
  public static boolean exists(DSLContext dsl, String caseId, String cycle) {
    return dsl.fetchExists(ASSESSMENTS, CASE_ID.eq(caseId).and(CYCLE.eq(cycle)));
  }

  public static Optional<Found> find(
      DSLContext dsl, String caseId, String cycle, Releasability sight) {
    return find(dsl, caseId, cycle, sight, Optional.empty());
  }

  /// The same with what was written by the end of a day.
  public static Optional<Found> find(
      DSLContext dsl, String caseId, String cycle, Releasability sight, Optional<LocalDate> by) {
    return dsl.select()
        .from(ASSESSMENTS)
        .where(Own.seen(caseId, sight).and(CYCLE.eq(cycle)))
        .fetchOptional()
        .map(
            row -> {
              Map<String, String> items = new LinkedHashMap<>();
              QuestionType.Table.rows(row.get(ITEMS))
                  .forEach(cells -> items.put(cells.get(0), cells.get(1)));
              List<AssessmentStep> steps =
                  dsl.select()
                      .from(STEPS)
                      .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)).and(Own.by(by)))
                      .orderBy(NUMBER)
                      .fetch(AssessmentRows::step);
              return new Found(Assessment.begin(cycle, items).after(steps), Own.of(row));
            });
  }

  /// Adds a step as the next of its assessment.
  public static void append(
      DSLContext dsl, String caseId, String cycle, AssessmentStep step, Own own) {
    String item = "";
    long version = 0;
    String verdict = "";
    String text = "";
    String evidence = "";
    String late = "";
    String conclusions = "";
    String digest = "";
    switch (step.did()) {
      case AssessmentStep.Did.Judge j -> {
        item = j.judgement().item();
        version = j.judgement().version();
        verdict = j.judgement().verdict().name();
        text = j.judgement().text();
        evidence = String.join("\n", j.judgement().evidence());
        late = j.judgement().late();
      }
      case AssessmentStep.Did.Conclude c -> {
        version = c.base();
        text = c.summary();
        conclusions = c.conclusions();
      }
      case AssessmentStep.Did.TurnKey k -> digest = k.digest();
      case AssessmentStep.Did.DraftPublic d -> text = d.text();
      case AssessmentStep.Did.Release r -> digest = r.digest();
    }
    dsl.insertInto(STEPS)
        .columns(
            CASE_ID,
            CYCLE,
            NUMBER,
            AT,
            SIDE,
            PERSON,
            DID,
            ITEM,
            VERSION,
            VERDICT,
            TEXT,
            EVIDENCE,
            LATE,
            CONCLUSIONS,
            DIGEST,
            OWNER,
            RELEASE)
        .values(
            caseId,
            cycle,
            (long) step.number(),
            step.at().toString(),
            step.side().name(),
            step.person(),
            step.did().getClass().getSimpleName(),
            item,
            version,
            verdict,
            text,
            evidence,
            late,
            conclusions,
            digest,
            own.owner(),
            own.release())
        .execute();
  }

  /// Opens an assessment to a wider circle.
  public static void release(DSLContext dsl, String caseId, String cycle, String release) {
    dsl.update(ASSESSMENTS)
        .set(RELEASE, release)
        .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)))
        .execute();
    dsl.update(STEPS)
        .set(RELEASE, release)
        .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)))
        .execute();
  }

  /// Puts the public text where everybody may read it.
  public static void publish(
      DSLContext dsl,
      String caseId,
      String cycle,
      String text,
      String digest,
      Instant at,
      String owner) {
    dsl.insertInto(PUBLISHED)
        .columns(CASE_ID, CYCLE, TEXT, DIGEST, AT, OWNER, RELEASE)
        .values(caseId, cycle, text, digest, at.toString(), owner, "public")
        .execute();
  }

  /// The public text of a cycle's assessment.
  ///
  /// @param by as it stood at the end of a day
  public static Optional<String> findPublished(
      DSLContext dsl, String caseId, String cycle, Releasability sight, Optional<LocalDate> by) {
    return dsl.select(TEXT)
        .from(PUBLISHED)
        .where(Own.seen(caseId, sight).and(CYCLE.eq(cycle)).and(Own.by(by)))
        .fetchOptional(TEXT);
  }

  private static AssessmentStep step(Record row) {
    Instant at = Instant.parse(row.get(AT));
    String person = row.get(PERSON);
    int version = Math.toIntExact(row.get(VERSION));
    AssessmentStep.Did did =
        switch (row.get(DID)) {
          case "Judge" ->
              new AssessmentStep.Did.Judge(
                  new Judgement(
                      row.get(ITEM),
                      version,
                      Judgement.Verdict.valueOf(row.get(VERDICT)),
                      row.get(TEXT),
                      row.get(EVIDENCE).lines().toList(),
                      row.get(LATE),
                      person,
                      at));
          case "Conclude" ->
              new AssessmentStep.Did.Conclude(version, row.get(TEXT), row.get(CONCLUSIONS));
          case "TurnKey" -> new AssessmentStep.Did.TurnKey(row.get(DIGEST));
          case "DraftPublic" -> new AssessmentStep.Did.DraftPublic(row.get(TEXT));
          case "Release" -> new AssessmentStep.Did.Release(row.get(DIGEST));
          default -> throw new IllegalStateException("unknown step " + row.get(DID));
        };
    return new AssessmentStep(
        Math.toIntExact(row.get(NUMBER)), at, Side.valueOf(row.get(SIDE)), person, did);
  }
}
