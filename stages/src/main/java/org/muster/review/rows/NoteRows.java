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

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.muster.access.Releasability;
import org.muster.desk.Own;
import org.muster.review.Comment;
import org.muster.review.Evidence;
import org.muster.review.EvidencePreview;
import org.muster.review.Subject;

/// Comments and evidence, each as narrow as what it belongs to.
public final class NoteRows {
  private static final Table<Record> COMMENTS = table("review_comments");
  private static final Table<Record> EVIDENCE = table("review_evidence");
  private static final Table<Record> PREVIEWS = table("review_previews");
  private static final Field<String> EVIDENCE_ID = text("evidence");
  private static final Field<String> KIND = text("kind");
  private static final Field<String> SUBJECT = text("subject");
  private static final Field<String> PART = text("part");
  private static final Field<String> BODY = text("body");
  private static final Field<String> TEXT = text("text");
  private static final Field<String> ID = text("id");
  private static final Field<String> TITLE = text("title");
  private static final Field<String> PAGE = text("page");
  private static final Field<String> DATED = text("dated");
  private static final Field<String> MEDIA_TYPE = text("media_type");
  private static final Field<Long> SIZE = whole("size");
  private static final Field<String> SHA256 = text("sha256");
  private static final Field<String> CONTENT = text("content");

  private NoteRows() {}

  public static void insert(DSLContext dsl, String caseId, Comment comment, Own own) {
    int number = dsl.fetchCount(COMMENTS, CASE_ID.eq(caseId).and(about(comment.subject())));
    dsl.insertInto(COMMENTS)
        .columns(CASE_ID, KIND, SUBJECT, PART, NUMBER, BODY, PERSON, AT, TEXT, OWNER, RELEASE)
        .values(
            caseId,
            comment.subject().kind().name(),
            comment.subject().id(),
            comment.subject().part(),
            number + 1L,
            comment.body(),
            comment.person(),
            comment.at().toString(),
            comment.text(),
            own.owner(),
            own.release())
        .execute();
  }

  /// The thread about a subject, oldest first.
  public static List<Comment> listComments(
      DSLContext dsl, String caseId, Subject subject, Releasability sight) {
    return dsl.select()
        .from(COMMENTS)
        .where(Own.seen(caseId, sight).and(about(subject)))
        .orderBy(NUMBER)
        .fetch(
            row ->
                new Comment(
                    subject,
                    row.get(BODY),
                    row.get(PERSON),
                    Instant.parse(row.get(AT)),
                    row.get(TEXT)));
  }

  /// Whether that id is taken.
  public static boolean exists(DSLContext dsl, String caseId, String id) {
    return dsl.fetchExists(EVIDENCE, CASE_ID.eq(caseId).and(ID.eq(id)));
  }

  public static void insert(
      DSLContext dsl, String caseId, Evidence evidence, byte[] content, Own own) {
    dsl.insertInto(EVIDENCE)
        .columns(
            CASE_ID,
            ID,
            KIND,
            SUBJECT,
            PART,
            TITLE,
            PAGE,
            DATED,
            MEDIA_TYPE,
            SIZE,
            SHA256,
            CONTENT,
            PERSON,
            AT,
            OWNER,
            RELEASE)
        .values(
            caseId,
            evidence.id(),
            evidence.subject().kind().name(),
            evidence.subject().id(),
            evidence.subject().part(),
            evidence.title(),
            evidence.page(),
            evidence.dated().map(LocalDate::toString).orElse(""),
            evidence.mediaType(),
            (long) evidence.size(),
            evidence.sha256(),
            Base64.getEncoder().encodeToString(content),
            evidence.person(),
            evidence.at().toString(),
            own.owner(),
            own.release())
        .execute();
  }

  /// The evidence of a subject, oldest first.
  public static List<Evidence> listEvidence(
      DSLContext dsl, String caseId, Subject subject, Releasability sight) {
    return dsl.select(
            ID, KIND, SUBJECT, PART, TITLE, PAGE, DATED, MEDIA_TYPE, SIZE, SHA256, PERSON, AT)
        .from(EVIDENCE)
        .where(Own.seen(caseId, sight).and(about(subject)))
        .orderBy(AT, ID)
        .fetch(NoteRows::evidence);
  }

  public static Optional<Evidence> findEvidence(
      DSLContext dsl, String caseId, String id, Releasability sight) {
    return dsl.select(
            ID, KIND, SUBJECT, PART, TITLE, PAGE, DATED, MEDIA_TYPE, SIZE, SHA256, PERSON, AT)
        .from(EVIDENCE)
        .where(Own.seen(caseId, sight).and(ID.eq(id)))
        .fetchOptional(NoteRows::evidence);
  }

  /// The file itself.
  public static Optional<byte[]> findContent(
      DSLContext dsl, String caseId, String id, Releasability sight) {
    return dsl.select(CONTENT)
        .from(EVIDENCE)
        .where(Own.seen(caseId, sight).and(ID.eq(id)))
        .fetchOptional(CONTENT)
        .map(Base64.getDecoder()::decode);
  }

  /// Whether anybody has commented on anything of a cycle or stored evidence for it.
  public static boolean existIn(DSLContext dsl, String caseId, String cycle) {
    Condition its = CASE_ID.eq(caseId).and(SUBJECT.eq(cycle));
    return dsl.fetchExists(COMMENTS, its) || dsl.fetchExists(EVIDENCE, its);
  }

  /// Bytes of evidence in a case, of one account or of all.
  public static long sizeOf(DSLContext dsl, String caseId, Optional<String> account) {
    Condition which = CASE_ID.eq(caseId);
    if (account.isPresent()) {
      which = which.and(PERSON.eq(account.get()));
    }
    // Some databases add whole numbers up to a decimal.
    Number sum = dsl.select(DSL.sum(SIZE)).from(EVIDENCE).where(which).fetchOne(0, Number.class);
    return sum == null ? 0 : sum.longValue();
  }

  /// What a piece of evidence shows.
  public static void insertPreview(
      DSLContext dsl, String caseId, String id, EvidencePreview preview, Own own) {
    dsl.insertInto(PREVIEWS)
        .columns(CASE_ID, EVIDENCE_ID, KIND, CONTENT, OWNER, RELEASE)
        .values(caseId, id, preview.kind().name(), preview.content(), own.owner(), own.release())
        .execute();
  }

  public static Optional<EvidencePreview> findPreview(
      DSLContext dsl, String caseId, String id, Releasability sight) {
    // The evidence itself says who may see it, also where its release has changed since.
    if (!dsl.fetchExists(EVIDENCE, Own.seen(caseId, sight).and(ID.eq(id)))) {
      return Optional.empty();
    }
    return dsl.select(KIND, CONTENT)
        .from(PREVIEWS)
        .where(CASE_ID.eq(caseId).and(EVIDENCE_ID.eq(id)))
        .fetchOptional(
            row ->
                new EvidencePreview(EvidencePreview.Kind.valueOf(row.get(KIND)), row.get(CONTENT)));
  }

  private static Condition about(Subject subject) {
    return KIND.eq(subject.kind().name())
        .and(SUBJECT.eq(subject.id()))
        .and(PART.eq(subject.part()));
  }

  private static Evidence evidence(Record row) {
    return new Evidence(
        row.get(ID),
        new Subject(Subject.Kind.valueOf(row.get(KIND)), row.get(SUBJECT), row.get(PART)),
        row.get(TITLE),
        row.get(PAGE),
        Optional.of(row.get(DATED)).filter(d -> !d.isEmpty()).map(LocalDate::parse),
        row.get(MEDIA_TYPE),
        Math.toIntExact(row.get(SIZE)),
        row.get(SHA256),
        row.get(PERSON),
        Instant.parse(row.get(AT)));
  }
}
