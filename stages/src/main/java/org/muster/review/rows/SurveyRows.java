package org.muster.review.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.NUMBER;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.table;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;
import static org.muster.review.rows.CycleRows.CYCLE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.access.Releasability;
import org.muster.desk.Own;
import org.muster.review.Answer;
import org.muster.review.QuestionReview;
import org.muster.review.Questionnaire;
import org.muster.review.Survey;

/// Surveys with every version of every answer.
public final class SurveyRows {
  private static final Table<Record> SURVEYS = table("review_surveys");
  private static final Table<Record> ANSWERS = table("review_answers");
  private static final Table<Record> ASSIGNMENTS = table("review_assignments");
  private static final Table<Record> REVIEWS = table("review_answer_reviews");
  private static final Field<String> QUESTIONNAIRE = text("questionnaire");
  private static final Field<String> QUESTION = text("question");
  private static final Field<Long> VERSION = whole("version");
  private static final Field<String> VALUE = text("value");
  private static final Field<String> STATUS = text("status");
  private static final Field<String> ASSIGNEE = text("assignee");
  private static final Field<String> VERDICT = text("verdict");
  private static final Field<String> NOTE = text("note");

  private SurveyRows() {}

  /// A survey and whose it is.
  public record Found(Survey survey, Own own) {}

  /// @param yaml the questionnaire's text
  public static void insert(DSLContext dsl, String caseId, String cycle, String yaml, Own own) {
    dsl.insertInto(SURVEYS)
        .columns(CASE_ID, CYCLE, QUESTIONNAIRE, OWNER, RELEASE)
        .values(caseId, cycle, yaml, own.owner(), own.release())
        .execute();
  }

  public static Optional<Found> find(
      DSLContext dsl, String caseId, String cycle, Releasability sight) {
    return find(dsl, caseId, cycle, sight, Optional.empty());
  }

  /// The same with the answers and reviews that there were at the end of a day; who is asked to
  /// write an answer has no past.
  public static Optional<Found> find(
      DSLContext dsl, String caseId, String cycle, Releasability sight, Optional<LocalDate> by) {
    Condition seen = Own.seen(caseId, sight).and(CYCLE.eq(cycle));
    return dsl.select()
        .from(SURVEYS)
        .where(seen)
        .fetchOptional()
        .map(
            row -> {
              Questionnaire form =
                  switch (Questionnaire.read("issued.yaml", row.get(QUESTIONNAIRE))) {
                    case Questionnaire.Reading.Sound s -> s.questionnaire();
                    case Questionnaire.Reading.Unsound u ->
                        throw new IllegalStateException(u.problems().toString());
                  };
              Map<String, Answer> answers = new HashMap<>();
              for (Answer answer :
                  dsl.select()
                      .from(ANSWERS)
                      .where(seen.and(Own.by(by)))
                      .orderBy(VERSION)
                      .fetch(SurveyRows::answer)) {
                answers.put(answer.question(), answer);
              }
              Map<String, String> assignees =
                  dsl.select().from(ASSIGNMENTS).where(seen).fetchMap(QUESTION, ASSIGNEE);
              Map<String, QuestionReview> reviews = new HashMap<>();
              for (QuestionReview review :
                  dsl.select()
                      .from(REVIEWS)
                      .where(seen.and(Own.by(by)))
                      .orderBy(NUMBER)
                      .fetch(SurveyRows::review)) {
                reviews.put(review.question(), review);
              }
              return new Found(new Survey(cycle, form, answers, assignees, reviews), Own.of(row));
            });
  }

  /// Every version of an answer, the first first.
  public static List<Answer> listVersions(
      DSLContext dsl, String caseId, String cycle, String question, Releasability sight) {
    return dsl.select()
        .from(ANSWERS)
        .where(Own.seen(caseId, sight).and(CYCLE.eq(cycle)).and(QUESTION.eq(question)))
        .orderBy(VERSION)
        .fetch(SurveyRows::answer);
  }

  public static void insert(DSLContext dsl, String caseId, String cycle, Answer answer, Own own) {
    dsl.insertInto(ANSWERS)
        .columns(CASE_ID, CYCLE, QUESTION, VERSION, VALUE, STATUS, PERSON, AT, OWNER, RELEASE)
        .values(
            caseId,
            cycle,
            answer.question(),
            (long) answer.version(),
            answer.value(),
            answer.status().name(),
            answer.person(),
            answer.at().toString(),
            own.owner(),
            own.release())
        .execute();
  }

  /// Hands a question to somebody, or, with an empty name, to nobody.
  public static void assign(
      DSLContext dsl, String caseId, String cycle, String question, String assignee, Own own) {
    dsl.deleteFrom(ASSIGNMENTS)
        .where(CASE_ID.eq(caseId).and(CYCLE.eq(cycle)).and(QUESTION.eq(question)))
        .execute();
    if (!assignee.isEmpty()) {
      dsl.insertInto(ASSIGNMENTS)
          .columns(CASE_ID, CYCLE, QUESTION, ASSIGNEE, OWNER, RELEASE)
          .values(caseId, cycle, question, assignee, own.owner(), own.release())
          .execute();
    }
  }

  public static void insert(
      DSLContext dsl, String caseId, String cycle, QuestionReview review, Own own) {
    int number =
        dsl.fetchCount(
            REVIEWS, CASE_ID.eq(caseId).and(CYCLE.eq(cycle)).and(QUESTION.eq(review.question())));
    dsl.insertInto(REVIEWS)
        .columns(
            CASE_ID, CYCLE, QUESTION, NUMBER, VERSION, VERDICT, NOTE, PERSON, AT, OWNER, RELEASE)
        .values(
            caseId,
            cycle,
            review.question(),
            number + 1L,
            (long) review.version(),
            review.verdict().name(),
            review.note(),
            review.person(),
            review.at().toString(),
            own.owner(),
            own.release())
        .execute();
  }

  private static Answer answer(Record row) {
    return new Answer(
        row.get(QUESTION),
        Math.toIntExact(row.get(VERSION)),
        row.get(VALUE),
        Answer.Status.valueOf(row.get(STATUS)),
        row.get(PERSON),
        Instant.parse(row.get(AT)));
  }

  private static QuestionReview review(Record row) {
    return new QuestionReview(
        row.get(QUESTION),
        Math.toIntExact(row.get(VERSION)),
        QuestionReview.Verdict.valueOf(row.get(VERDICT)),
        row.get(NOTE),
        row.get(PERSON),
        Instant.parse(row.get(AT)));
  }
}
