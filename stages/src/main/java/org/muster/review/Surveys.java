package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.record.Days;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.NoteRows;
import org.muster.review.rows.SurveyRows;
import org.muster.store.Trouble;

/// The surveys of a case: issuing, answering, reviewing, out to a workbook and back. The survey is
/// the nation's and the staffs'.
public final class Surveys {
  private static final String CIRCLE = Release.STAFFS.text();

  private final Desk desk;

  public Surveys(Desk desk) {
    this.desk = desk;
  }

  /// What came of a workbook that was taken back.
  ///
  /// @param read what stood in it; its conflicts and problems were not saved
  /// @param saved the new versions of the answers that were
  /// @param late changes that somebody overtook while the workbook was being read
  /// @param comments those that were added; what stands there already from an earlier return is not
  public record TakenBack(
      WorkbookReturn read,
      List<Answer> saved,
      List<WorkbookReturn.CellConflict> late,
      List<WorkbookReturn.NewComment> comments) {
    public TakenBack {
      saved = List.copyOf(saved);
      late = List.copyOf(late);
      comments = List.copyOf(comments);
    }
  }

  /// Issues a questionnaire, pre-filled from an earlier cycle's survey, and moves the cycle on.
  ///
  /// @param yaml the questionnaire's text, kept whole
  /// @param last the earlier cycle, if there is one
  public Cycle.Outcome issue(
      String caseId,
      Viewer viewer,
      String cycle,
      String yaml,
      Optional<String> last,
      LocalDate day) {
    Questionnaire form =
        switch (Questionnaire.read("questionnaire.yaml", yaml)) {
          case Questionnaire.Reading.Sound s -> s.questionnaire();
          case Questionnaire.Reading.Unsound u ->
              throw new Trouble(Trouble.Code.UNREADABLE, u.problems().getFirst().toString());
        };
    return desk.act(
        caseId,
        viewer,
        work -> {
          CycleRows.Found found = CycleRows.get(work, cycle);
          String nation = found.cycle().nation();
          Desk.Actor actor = desk.writer(viewer, nation, Side.ALLIANCE);
          // Tried first, because the step is refused while there is no survey.
          Cycle.Outcome possible =
              found
                  .cycle()
                  .decide(
                      new CycleEvent(
                          day,
                          actor.side(),
                          actor.person(),
                          new CycleMove.Reach(CycleStep.SURVEY_ISSUED)),
                      java.util.Set.of());
          if (possible instanceof Cycle.Outcome.Refused) {
            return possible;
          }
          Own own = new Own(nation, CIRCLE);
          if (SurveyRows.find(work.dsl(), caseId, cycle, work.sight()).isEmpty()) {
            SurveyRows.insert(work.dsl(), caseId, cycle, yaml, own);
            Optional<Survey> before =
                last.flatMap(l -> SurveyRows.find(work.dsl(), caseId, l, work.sight()))
                    .map(SurveyRows.Found::survey);
            Survey.issue(cycle, form, before, actor.person(), desk.now())
                .answers()
                .values()
                .forEach(a -> SurveyRows.insert(work.dsl(), caseId, cycle, a, own));
          }
          return Cycles.move(desk, work, cycle, day, new CycleMove.Reach(CycleStep.SURVEY_ISSUED));
        });
  }

  public Optional<Survey> find(String caseId, Viewer viewer, String cycle) {
    return desk.look(
        caseId,
        viewer,
        work ->
            SurveyRows.find(work.dsl(), caseId, cycle, work.sight()).map(SurveyRows.Found::survey));
  }

  /// The survey, for a person to read. The reading is audited.
  ///
  /// @param by as it stood at the end of a day; empty for now
  public Optional<Survey> read(String caseId, Viewer viewer, String cycle, Optional<LocalDate> by) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Optional<SurveyRows.Found> found =
              SurveyRows.find(work.dsl(), caseId, cycle, work.sight(), by);
          found.ifPresent(f -> desk.logRead(work, f.own().release(), "survey-read", cycle));
          return found.map(SurveyRows.Found::survey);
        });
  }

  /// Every version of an answer, the first first.
  public List<Answer> listVersions(String caseId, Viewer viewer, String cycle, String question) {
    return desk.look(
        caseId,
        viewer,
        work -> SurveyRows.listVersions(work.dsl(), caseId, cycle, question, work.sight()));
  }

  /// Writes an answer on top of the version that the writer saw.
  public Survey.Saving write(
      String caseId, Viewer viewer, String cycle, String question, int base, String typed) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Open open = open(work, cycle);
          return open.refusal
              .<Survey.Saving>map(Survey.Saving.Refused::new)
              .orElseGet(
                  () ->
                      stored(
                          work,
                          open,
                          open.survey.write(
                              question, base, typed, open.actor.person(), desk.now())));
        });
  }

  /// Confirms an answer of the last cycle, in one step.
  public Survey.Saving unchanged(
      String caseId, Viewer viewer, String cycle, String question, int base) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Open open = open(work, cycle);
          return open.refusal
              .<Survey.Saving>map(Survey.Saving.Refused::new)
              .orElseGet(
                  () ->
                      stored(
                          work,
                          open,
                          open.survey.unchanged(question, base, open.actor.person(), desk.now())));
        });
  }

  /// Hands a question to an account, or, with an empty name, to nobody.
  public Optional<Refusal> assign(
      String caseId, Viewer viewer, String cycle, String question, String assignee) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Open open = open(work, cycle);
          if (open.survey.questionnaire().findQuestion(question).isEmpty()) {
            throw Desk.notFound("question " + question);
          }
          if (open.refusal.isEmpty()) {
            SurveyRows.assign(work.dsl(), caseId, cycle, question, assignee.strip(), open.own);
            desk.log(work, "survey-assign", cycle, question);
          }
          return open.refusal;
        });
  }

  /// Records what the alliance's desk says of an answer.
  ///
  /// @param version the version that was read
  public Optional<Refusal> review(
      String caseId,
      Viewer viewer,
      String cycle,
      String question,
      int version,
      QuestionReview.Verdict verdict,
      String note) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          SurveyRows.Found found = getSurvey(work, cycle);
          Cycle stage = CycleRows.get(work, cycle).cycle();
          Desk.Actor actor = desk.writer(viewer, stage.nation(), Side.ALLIANCE);
          QuestionReview review =
              new QuestionReview(
                  question, version, verdict, note.strip(), actor.person(), desk.now());
          Optional<Refusal> refusal =
              stage.refuseResting().or(() -> found.survey().refuseReview(review));
          if (refusal.isEmpty()) {
            SurveyRows.insert(work.dsl(), caseId, cycle, review, found.own());
            desk.log(work, "survey-review", cycle, question);
          }
          return refusal;
        });
  }

  /// The survey as a workbook. The export is audited.
  public byte[] workbook(String caseId, Viewer viewer, String cycle) {
    Survey survey =
        desk.act(
            caseId,
            viewer,
            work -> {
              SurveyRows.Found found = getSurvey(work, cycle);
              desk.log(work, "survey-export", cycle);
              return found.survey();
            });
    String nation = cycle.substring(0, cycle.indexOf('.'));
    return SurveyWorkbook.write(survey, nation + " and NATO staffs");
  }

  /// Takes a workbook back: what can be saved is, each answer on top of the version that went out;
  /// conflicts and errors are listed by cell and nothing of them is lost or saved.
  public TakenBack takeBack(String caseId, Viewer viewer, String cycle, byte[] workbook) {
    Survey now = find(caseId, viewer, cycle).orElseThrow(() -> Desk.notFound("survey of " + cycle));
    WorkbookReturn read = SurveyWorkbook.read(workbook, now);
    return desk.act(
        caseId,
        viewer,
        work -> {
          Open open = open(work, cycle);
          if (open.refusal.isPresent()) {
            throw new Trouble(Trouble.Code.REFUSED, open.refusal.get().why());
          }
          List<Answer> saved = new ArrayList<>();
          List<WorkbookReturn.CellConflict> late = new ArrayList<>();
          for (WorkbookReturn.Change change : read.changes()) {
            Survey.Saving saving =
                stored(
                    work,
                    open,
                    open.survey.write(
                        change.question(),
                        change.base(),
                        change.value(),
                        open.actor.person(),
                        desk.now()));
            switch (saving) {
              case Survey.Saving.Saved s -> saved.add(s.answer());
              case Survey.Saving.Same s -> {}
              case Survey.Saving.Conflict c ->
                  late.add(
                      new WorkbookReturn.CellConflict(
                          change.cell(), change.question(), change.base(), c.yours(), c.theirs()));
              case Survey.Saving.Unfit u ->
                  throw new IllegalStateException("read as fit and now unfit: " + u);
              case Survey.Saving.Refused r ->
                  throw new IllegalStateException("read as known and now refused: " + r);
            }
          }
          List<WorkbookReturn.NewComment> comments = new ArrayList<>();
          for (WorkbookReturn.NewComment comment : read.comments()) {
            if (isSaid(work, open.actor, cycle, comment)) {
              continue;
            }
            comments.add(comment);
            NoteRows.insert(
                work.dsl(),
                caseId,
                new Comment(
                    Subject.question(cycle, comment.question()),
                    open.actor.body(),
                    open.actor.person(),
                    desk.now(),
                    comment.text()),
                open.own);
          }
          desk.log(work, "survey-workbook", cycle);
          return new TakenBack(read, saved, late, comments);
        });
  }

  /// Whether a side has said at a question, word for word, what a workbook brings: it is sent again
  /// once its cells are mended, with the comments that are still in it.
  private static boolean isSaid(
      Desk.Work work, Desk.Actor actor, String cycle, WorkbookReturn.NewComment comment) {
    return NoteRows.listComments(
            work.dsl(), work.caseId(), Subject.question(cycle, comment.question()), work.sight())
        .stream()
        .anyMatch(c -> c.body().equals(actor.body()) && c.text().equals(comment.text()));
  }

  private record Open(Survey survey, Own own, Desk.Actor actor, Optional<Refusal> refusal) {}

  /// A survey with whoever writes in it for the nation, and why nothing can be written now, if so.
  private Open open(Desk.Work work, String cycle) {
    SurveyRows.Found found = getSurvey(work, cycle);
    Cycle stage = CycleRows.get(work, cycle).cycle();
    Desk.Actor actor = desk.writer(work.viewer(), stage.nation(), Side.NATION);
    Optional<Refusal> refusal =
        stage
            .refuseResting()
            .or(
                () ->
                    Optional.ofNullable(stage.reached().get(CycleStep.SURVEY_ANSWERED))
                        .map(
                            day ->
                                new Refusal(
                                    "review.survey.handed-in",
                                    "The survey was handed in on "
                                        + Days.text(day)
                                        + "; the staffs can give it back.")));
    return new Open(found.survey(), found.own(), actor, refusal);
  }

  private Survey.Saving stored(Desk.Work work, Open open, Survey.Saving saving) {
    if (saving instanceof Survey.Saving.Saved saved) {
      SurveyRows.insert(work.dsl(), work.caseId(), open.survey.cycle(), saved.answer(), open.own);
      desk.log(work, "survey-answer", open.survey.cycle(), saved.answer().question());
    }
    return saving;
  }

  private static SurveyRows.Found getSurvey(Desk.Work work, String cycle) {
    return SurveyRows.find(work.dsl(), work.caseId(), cycle, work.sight())
        .orElseThrow(() -> Desk.notFound("survey of " + cycle));
  }
}
