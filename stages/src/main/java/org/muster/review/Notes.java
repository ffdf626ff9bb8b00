package org.muster.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.record.Days;
import org.muster.record.Domain;
import org.muster.record.Slug;
import org.muster.review.preview.PreviewProcess;
import org.muster.review.rows.AssessmentRows;
import org.muster.review.rows.EvaluationRows;
import org.muster.review.rows.GoalRows;
import org.muster.review.rows.NoteRows;
import org.muster.review.rows.SurveyRows;
import org.muster.store.Sha256;
import org.muster.store.Trouble;

/// Comments and evidence. Both are as narrow as what they belong to: who cannot see the subject is
/// told that it is not there.
public final class Notes {
  public static final int MAX_COMMENT = 4_000;
  public static final int MAX_TITLE = 200;
  public static final int MAX_PAGE = 80;

  /// What one account may store in a case, in bytes.
  public static final long MOST_OF_ACCOUNT = 200_000_000;

  /// What all of them may, in bytes.
  public static final long MOST_OF_CASE = 2_000_000_000;

  private final Desk desk;
  private final PreviewProcess previews = new PreviewProcess();

  public Notes(Desk desk) {
    this.desk = desk;
  }

  /// Adds a comment to the thread of a subject.
  public Comment comment(String caseId, Viewer viewer, Subject subject, String text) {
    String clean = text.strip();
    if (clean.isEmpty() || clean.length() > MAX_COMMENT) {
      throw new Trouble(
          Trouble.Code.REFUSED, "write a comment of at most " + MAX_COMMENT + " characters");
    }
    return desk.act(
        caseId,
        viewer,
        work -> {
          Own own = getOwn(work, subject);
          Viewer.Person person = writer(viewer);
          Comment comment =
              new Comment(subject, person.body(), person.account(), desk.now(), clean);
          NoteRows.insert(work.dsl(), caseId, comment, own);
          desk.log(work, "comment-add", subject.id());
          return comment;
        });
  }

  /// The thread of a subject, oldest first.
  public List<Comment> listComments(String caseId, Viewer viewer, Subject subject) {
    return desk.look(
        caseId, viewer, work -> NoteRows.listComments(work.dsl(), caseId, subject, work.sight()));
  }

  /// The same, for a program that reads it without what it belongs to. The reading is audited where
  /// that is restricted.
  public List<Comment> readComments(String caseId, Viewer viewer, Subject subject) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          List<Comment> found = NoteRows.listComments(work.dsl(), caseId, subject, work.sight());
          if (!found.isEmpty()) {
            desk.logRead(
                work,
                getOwn(work, subject).release(),
                "comment-read",
                subject.id(),
                subject.part());
          }
          return found;
        });
  }

  /// Stores a piece of evidence under an id made from its title.
  public Evidence add(
      String caseId,
      Viewer viewer,
      Subject subject,
      String title,
      String page,
      Optional<LocalDate> dated,
      byte[] content) {
    Viewer.Person person = writer(viewer);
    String stem = person.body() + ".evidence." + Slug.of(title, "paper");
    return store(
        caseId,
        viewer,
        subject,
        work -> {
          String id = stem;
          for (int n = 2; NoteRows.exists(work.dsl(), caseId, id); n++) {
            id = stem + "-" + n;
          }
          return id;
        },
        title,
        page,
        dated,
        content);
  }

  /// Stores a piece of evidence. Its kind is told from its bytes.
  ///
  /// @param id begins with the code of whoever adds it, such as AZE.evidence.letter-2021
  public Evidence add(
      String caseId,
      Viewer viewer,
      Subject subject,
      String id,
      String title,
      String page,
      Optional<LocalDate> dated,
      byte[] content) {
    return store(caseId, viewer, subject, work -> id, title, page, dated, content);
  }

  private Evidence store(
      String caseId,
      Viewer viewer,
      Subject subject,
      Function<Desk.Work, String> naming,
      String title,
      String page,
      Optional<LocalDate> dated,
      byte[] content) {
    if (title.isBlank() || title.length() > MAX_TITLE) {
      throw new Trouble(
          Trouble.Code.REFUSED, "say what it is in at most " + MAX_TITLE + " characters");
    }
    if (!isOneLine(title) || !isOneLine(page)) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "what it is and where in it are one line each, without characters that cannot be seen");
    }
    if (page.length() > MAX_PAGE) {
      throw new Trouble(
          Trouble.Code.REFUSED, "say where in it in at most " + MAX_PAGE + " characters");
    }
    if (dated.filter(d -> d.isAfter(desk.today())).isPresent()) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "a paper of " + Days.text(dated.get()) + " is not written yet; enter its own day");
    }
    if (content.length == 0) {
      throw new Trouble(Trouble.Code.REFUSED, title + " is an empty file");
    }
    if (content.length > Evidence.MAX_BYTES) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          title
              + " has "
              + content.length
              + " bytes, at most "
              + Evidence.MAX_BYTES
              + " are taken");
    }
    String mediaType =
        Evidence.findMediaType(content)
            .orElseThrow(
                () ->
                    new Trouble(
                        Trouble.Code.REFUSED,
                        title + " is none of PDF, PNG, JPEG, DOCX, XLSX and plain text"));
    desk.look(caseId, viewer, work -> writable(work, subject));
    desk.requireRoom(content.length);
    Optional<EvidencePreview> preview = previews.draw(mediaType, page.strip(), content);
    return desk.act(
        caseId,
        viewer,
        work -> {
          Own own = writable(work, subject);
          Viewer.Person person = writer(viewer);
          requireQuota(work, person, content.length);
          String id = naming.apply(work);
          if (!new Domain.Id().accepts(id) || !id.startsWith(person.body() + ".")) {
            throw new Trouble(
                Trouble.Code.REFUSED,
                id + ": expected an id that begins with " + person.body() + ".");
          }
          if (NoteRows.exists(work.dsl(), caseId, id)) {
            throw new Trouble(Trouble.Code.REFUSED, "there is evidence " + id + " already");
          }
          Evidence evidence =
              new Evidence(
                  id,
                  subject,
                  title.strip(),
                  page.strip(),
                  dated,
                  mediaType,
                  content.length,
                  Sha256.of(content),
                  person.account(),
                  desk.now());
          NoteRows.insert(work.dsl(), caseId, evidence, content, own);
          preview.ifPresent(p -> NoteRows.insertPreview(work.dsl(), caseId, id, p, own));
          desk.log(work, "evidence-add", id);
          return evidence;
        });
  }

  private static Own writable(Desk.Work work, Subject subject) {
    Own own = getOwn(work, subject);
    writer(work.viewer());
    return own;
  }

  private static void requireQuota(Desk.Work work, Viewer.Person person, int bytes) {
    long own = NoteRows.sizeOf(work.dsl(), work.caseId(), Optional.of(person.account()));
    if (own + bytes > MOST_OF_ACCOUNT) {
      throw full("you have stored " + mega(own) + " MB in this case", MOST_OF_ACCOUNT);
    }
    long all = NoteRows.sizeOf(work.dsl(), work.caseId(), Optional.empty());
    if (all + bytes > MOST_OF_CASE) {
      throw full("the evidence of this case has " + mega(all) + " MB", MOST_OF_CASE);
    }
  }

  private static Trouble full(String what, long most) {
    return new Trouble(
        Trouble.Code.REFUSED,
        what
            + " of "
            + mega(most)
            + "; send the pages that matter, or ask whoever runs the server");
  }

  private static long mega(long bytes) {
    return bytes / 1_000_000;
  }

  /// The evidence of a subject, oldest first.
  public List<Evidence> listEvidence(String caseId, Viewer viewer, Subject subject) {
    return desk.look(
        caseId, viewer, work -> NoteRows.listEvidence(work.dsl(), caseId, subject, work.sight()));
  }

  public Optional<Evidence> findEvidence(String caseId, Viewer viewer, String id) {
    return desk.look(
        caseId, viewer, work -> NoteRows.findEvidence(work.dsl(), caseId, id, work.sight()));
  }

  /// The file itself. Reading it is audited.
  public Optional<byte[]> open(String caseId, Viewer viewer, String id) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Optional<byte[]> content = NoteRows.findContent(work.dsl(), caseId, id, work.sight());
          if (content.isPresent()) {
            desk.log(work, "evidence-read", id);
          }
          return content;
        });
  }

  /// What a piece of evidence shows, as it was drawn when it was added; one that was added before
  /// previews were kept is drawn now. Looking at it is audited.
  public Optional<EvidencePreview> preview(String caseId, Viewer viewer, String id) {
    Optional<EvidencePreview> known =
        desk.act(
            caseId,
            viewer,
            work -> {
              Optional<EvidencePreview> found =
                  NoteRows.findPreview(work.dsl(), caseId, id, work.sight());
              if (found.isPresent()) {
                desk.log(work, "evidence-read", id);
              }
              return found;
            });
    if (known.isPresent()) {
      return known;
    }
    Optional<Evidence> evidence = findEvidence(caseId, viewer, id);
    Optional<byte[]> content = open(caseId, viewer, id);
    if (evidence.isEmpty() || content.isEmpty()) {
      return Optional.empty();
    }
    Optional<EvidencePreview> drawn =
        previews.draw(evidence.get().mediaType(), evidence.get().page(), content.get());
    drawn.ifPresent(
        preview ->
            desk.act(
                caseId,
                viewer,
                work -> {
                  if (NoteRows.findPreview(work.dsl(), caseId, id, work.sight()).isEmpty()) {
                    NoteRows.insertPreview(
                        work.dsl(), caseId, id, preview, getOwn(work, evidence.get().subject()));
                  }
                  return true;
                }));
    return Optional.of(drawn.orElse(EvidencePreview.NOTHING));
  }

  private static boolean isOneLine(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  private static Viewer.Person writer(Viewer viewer) {
    if (viewer instanceof Viewer.Person person && person.takesPart()) {
      return person;
    }
    throw new Trouble(Trouble.Code.FORBIDDEN, "you may read here and not write");
  }

  private static Own getOwn(Desk.Work work, Subject subject) {
    Optional<Own> own =
        switch (subject.kind()) {
          case SURVEY ->
              SurveyRows.find(work.dsl(), work.caseId(), subject.id(), work.sight())
                  .filter(s -> s.survey().questionnaire().findQuestion(subject.part()).isPresent())
                  .map(SurveyRows.Found::own);
          case GOAL ->
              GoalRows.find(work.dsl(), work.caseId(), subject.id(), subject.part(), work.sight())
                  .map(GoalRows.Found::own);
          case ASSESSMENT ->
              AssessmentRows.find(work.dsl(), work.caseId(), subject.id(), work.sight())
                  .filter(a -> a.assessment().items().containsKey(subject.part()))
                  .map(AssessmentRows.Found::own);
          case EVALUATION ->
              EvaluationRows.find(work.dsl(), work.caseId(), subject.id(), work.sight())
                  .map(EvaluationRows.Found::own);
        };
    return own.orElseThrow(() -> Desk.notFound(subject.id() + " " + subject.part()));
  }
}
