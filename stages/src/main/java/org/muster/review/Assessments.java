package org.muster.review;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.review.rows.AssessmentRows;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.GoalRows;

/// The assessments of a case. Until both sides have agreed one, it is theirs; from then on the
/// allies' too, and what both release of it is everybody's.
public final class Assessments {
  private static final String CIRCLE = Release.STAFFS.text();

  private final Desk desk;

  public Assessments(Desk desk) {
    this.desk = desk;
  }

  /// Begins the assessment of a cycle's goals, or of those of the earlier cycle that it assesses.
  public Assessment begin(String caseId, Viewer viewer, String cycle) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          CycleRows.Found found = CycleRows.get(work, cycle);
          desk.writer(viewer, found.cycle().nation(), Side.ALLIANCE);
          Optional<Assessment> standing =
              AssessmentRows.find(work.dsl(), caseId, cycle, work.sight())
                  .map(AssessmentRows.Found::assessment);
          if (standing.isPresent()) {
            return standing.get();
          }
          Assessment begun =
              Assessment.begin(cycle, items(work, found.cycle().assesses().orElse(cycle)));
          AssessmentRows.insert(work.dsl(), caseId, begun, new Own(found.cycle().nation(), CIRCLE));
          desk.log(work, "assessment-begin", cycle);
          return begun;
        });
  }

  private static Map<String, String> items(Desk.Work work, String cycle) {
    Map<String, String> items = new LinkedHashMap<>();
    for (GoalRows.Found goal : GoalRows.list(work.dsl(), work.caseId(), cycle, work.sight())) {
      GoalText text = goal.negotiation().text();
      items.put(text.goal(), text.code() + ", " + text.title());
      for (GoalText.Task task : text.tasks()) {
        items.put(task.id(), text.code() + ": " + task.text());
      }
    }
    return items;
  }

  public Optional<Assessment> find(String caseId, Viewer viewer, String cycle) {
    return desk.look(
        caseId,
        viewer,
        work ->
            AssessmentRows.find(work.dsl(), caseId, cycle, work.sight())
                .map(AssessmentRows.Found::assessment));
  }

  /// The assessment, for a person to read. The reading is audited.
  ///
  /// @param by as it stood at the end of a day; empty for now
  public Optional<Assessment> read(
      String caseId, Viewer viewer, String cycle, Optional<LocalDate> by) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Optional<AssessmentRows.Found> found =
              AssessmentRows.find(work.dsl(), caseId, cycle, work.sight(), by);
          found.ifPresent(f -> desk.logRead(work, f.own().release(), "assessment-read", cycle));
          return found.map(AssessmentRows.Found::assessment);
        });
  }

  /// Every assessment of the case that the viewer sees, for a person or a program to read. The
  /// reading of those that are restricted is audited.
  public List<Assessment> readAll(String caseId, Viewer viewer) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          List<AssessmentRows.Found> found =
              CycleRows.list(work.dsl(), caseId, work.sight()).stream()
                  .map(c -> c.cycle().id())
                  .map(id -> AssessmentRows.find(work.dsl(), caseId, id, work.sight()))
                  .flatMap(Optional::stream)
                  .toList();
          desk.logReads(
              work,
              "assessment-read",
              Optional.empty(),
              found,
              f -> f.own().release(),
              f -> f.assessment().cycle());
          return found.stream().map(AssessmentRows.Found::assessment).toList();
        });
  }

  /// Judges a goal or task.
  ///
  /// @param base the version of its judgement that the writer saw; 0 where there was none
  /// @param late why it is late and when the plan has it; may be empty
  public Assessment.Outcome judge(
      String caseId,
      Viewer viewer,
      String cycle,
      String item,
      int base,
      Judgement.Verdict verdict,
      String text,
      List<String> evidence,
      String late) {
    return take(
        caseId,
        viewer,
        cycle,
        false,
        (actor, assessment) ->
            new AssessmentStep.Did.Judge(
                new Judgement(
                    item,
                    base + 1,
                    verdict,
                    text.strip(),
                    evidence,
                    late.strip(),
                    actor.person(),
                    desk.now())));
  }

  /// Writes the summary and conclusions.
  ///
  /// @param base the version that the writer saw
  public Assessment.Outcome conclude(
      String caseId, Viewer viewer, String cycle, int base, String summary, String conclusions) {
    return take(
        caseId,
        viewer,
        cycle,
        false,
        (actor, assessment) -> new AssessmentStep.Did.Conclude(base, summary, conclusions));
  }

  /// Turns the viewer's side's key on exactly the text of that digest.
  public Assessment.Outcome turnKey(String caseId, Viewer viewer, String cycle, String digest) {
    return take(
        caseId, viewer, cycle, true, (actor, assessment) -> new AssessmentStep.Did.TurnKey(digest));
  }

  /// Drafts the text that the public may read.
  public Assessment.Outcome draftPublic(String caseId, Viewer viewer, String cycle, String text) {
    return take(
        caseId,
        viewer,
        cycle,
        false,
        (actor, assessment) -> new AssessmentStep.Did.DraftPublic(text));
  }

  /// Gives the viewer's side's leave to publish exactly the text of that digest; with the second,
  /// everybody may read it.
  public Assessment.Outcome release(String caseId, Viewer viewer, String cycle, String digest) {
    return take(
        caseId, viewer, cycle, true, (actor, assessment) -> new AssessmentStep.Did.Release(digest));
  }

  /// The text that the public may read, for whoever asks.
  ///
  /// @param by whether it was published by the end of a day; empty for now
  public Optional<String> findPublished(
      String caseId, Viewer viewer, String cycle, Optional<LocalDate> by) {
    return desk.look(
        caseId,
        viewer,
        work -> AssessmentRows.findPublished(work.dsl(), caseId, cycle, work.sight(), by));
  }

  private Assessment.Outcome take(
      String caseId,
      Viewer viewer,
      String cycle,
      boolean signs,
      BiFunction<Desk.Actor, Assessment, AssessmentStep.Did> did) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Cycle stage = CycleRows.get(work, cycle).cycle();
          AssessmentRows.Found found =
              AssessmentRows.find(work.dsl(), caseId, cycle, work.sight())
                  .orElseThrow(() -> Desk.notFound("assessment of " + cycle));
          Desk.Actor actor =
              signs ? desk.signer(viewer, stage.nation()) : desk.writer(viewer, stage.nation());
          Optional<Refusal> resting = stage.refuseResting();
          if (resting.isPresent()) {
            return new Assessment.Outcome.Refused(resting.get());
          }
          Assessment assessment = found.assessment();
          AssessmentStep step =
              new AssessmentStep(
                  assessment.nextNumber(),
                  desk.now(),
                  actor.side(),
                  actor.person(),
                  did.apply(actor, assessment));
          Assessment.Outcome outcome = assessment.decide(step);
          if (outcome instanceof Assessment.Outcome.Taken taken) {
            AssessmentRows.append(work.dsl(), caseId, cycle, step, found.own());
            taken
                .assessment()
                .findPublished()
                .filter(text -> assessment.findPublished().isEmpty())
                .ifPresent(
                    text ->
                        AssessmentRows.publish(
                            work.dsl(),
                            caseId,
                            cycle,
                            text,
                            taken.assessment().publicDigest(),
                            desk.now(),
                            stage.nation()));
            desk.log(work, "assessment-step", cycle);
          }
          return outcome;
        });
  }
}
