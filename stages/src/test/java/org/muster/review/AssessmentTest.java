package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.desk.Side;

class AssessmentTest {
  private static final Instant AT = Instant.parse("2022-10-03T09:00:00Z");

  private Assessment assessment = begin();

  private static Assessment begin() {
    Map<String, String> items = new LinkedHashMap<>();
    items.put("AZE.goal.guard", "PG-07");
    items.put("AZE.goal-task.guard-1", "PG-07 task 1");
    return Assessment.begin("AZE.cycle.2021", items);
  }

  private void done(Side side, String person, AssessmentStep.Did did) {
    assessment =
        switch (assessment.decide(
            new AssessmentStep(assessment.nextNumber(), AT, side, person, did))) {
          case Assessment.Outcome.Taken t -> t.assessment();
          case Assessment.Outcome.Conflict c -> throw new AssertionError(c);
          case Assessment.Outcome.Refused r -> throw new AssertionError(r.refusal());
        };
  }

  private String refused(Side side, String person, AssessmentStep.Did did) {
    return switch (assessment.decide(
        new AssessmentStep(assessment.nextNumber(), AT, side, person, did))) {
      case Assessment.Outcome.Taken t -> throw new AssertionError("taken " + t.step());
      case Assessment.Outcome.Conflict c -> throw new AssertionError(c);
      case Assessment.Outcome.Refused r -> r.refusal().rule();
    };
  }

  private static Judgement judged(
      String item, int version, Judgement.Verdict verdict, String text, String... evidence) {
    return new Judgement(item, version, verdict, text, List.of(evidence), "", "desk", AT);
  }

  private void complete() {
    done(
        Side.ALLIANCE,
        "desk",
        new AssessmentStep.Did.Judge(
            judged(
                "AZE.goal.guard",
                1,
                Judgement.Verdict.PARTLY,
                "One of two companies.",
                "AZE.evaluation.b-coy")));
    done(
        Side.ALLIANCE,
        "desk",
        new AssessmentStep.Did.Judge(
            judged(
                "AZE.goal-task.guard-1",
                1,
                Judgement.Verdict.DELAYED,
                "The course was full.",
                "AZE.evidence.letter")));
    done(
        Side.ALLIANCE,
        "desk",
        new AssessmentStep.Did.Conclude(0, "Half done.", "Evaluate the second company."));
  }

  @Test
  void aJudgementNeedsTextAndEvidence() {
    assertThat(
            refused(
                Side.ALLIANCE,
                "d",
                new AssessmentStep.Did.Judge(
                    judged("AZE.goal.guard", 1, Judgement.Verdict.ACHIEVED, " ", "e"))))
        .isEqualTo("review.assessment.text");
    assertThat(
            refused(
                Side.ALLIANCE,
                "d",
                new AssessmentStep.Did.Judge(
                    judged("AZE.goal.guard", 1, Judgement.Verdict.ACHIEVED, "Done."))))
        .isEqualTo("review.assessment.evidence");
    assertThat(
            refused(
                Side.ALLIANCE,
                "d",
                new AssessmentStep.Did.Judge(
                    judged("AZE.goal.other", 1, Judgement.Verdict.ACHIEVED, "Done.", "e"))))
        .isEqualTo("review.assessment.item");
    assertThat(refused(Side.NATION, "n", new AssessmentStep.Did.TurnKey(assessment.digest())))
        .isEqualTo("review.assessment.unjudged");
  }

  @Test
  void twoJudgesNeverOverwriteEachOther() {
    complete();
    Judgement mine =
        judged("AZE.goal.guard", 1, Judgement.Verdict.ON_TRACK, "Going well.", "AZE.evidence.x");
    assertThat(
            assessment.decide(
                new AssessmentStep(
                    4, AT, Side.ALLIANCE, "other", new AssessmentStep.Did.Judge(mine))))
        .isEqualTo(
            new Assessment.Outcome.Conflict(
                mine,
                java.util.Objects.requireNonNull(assessment.judgements().get("AZE.goal.guard"))));
    assertThat(refused(Side.ALLIANCE, "d", new AssessmentStep.Did.Conclude(0, "Other.", "Other.")))
        .isEqualTo("review.assessment.moved-on");
  }

  @Test
  void isLockedByBothSidesAndPublishedOnlyByBoth() {
    complete();
    assertThat(assessment.counts())
        .isEqualTo(Map.of(Judgement.Verdict.PARTLY, 1, Judgement.Verdict.DELAYED, 1));
    assertThat(refused(Side.NATION, "na", new AssessmentStep.Did.DraftPublic("Half done.")))
        .isEqualTo("review.assessment.open");
    String digest = assessment.digest();
    done(Side.NATION, "na", new AssessmentStep.Did.TurnKey(digest));
    // A change voids the first key: both sides sign the same text or none.
    done(
        Side.ALLIANCE,
        "desk",
        new AssessmentStep.Did.Conclude(
            1, "Half done.", "Evaluate the second company in MAR 2023."));
    assertThat(assessment.keys().turned()).isEmpty();
    assertThat(refused(Side.NATION, "na", new AssessmentStep.Did.TurnKey(digest)))
        .isEqualTo("keys.moved-on");
    done(Side.NATION, "na", new AssessmentStep.Did.TurnKey(assessment.digest()));
    assertThat(refused(Side.ALLIANCE, "na", new AssessmentStep.Did.TurnKey(assessment.digest())))
        .isEqualTo("keys.two-people");
    assertThat(refused(Side.ALLIANCE, "desk", new AssessmentStep.Did.TurnKey(assessment.digest())))
        .isEqualTo("keys.own-text");
    done(Side.ALLIANCE, "aa", new AssessmentStep.Did.TurnKey(assessment.digest()));
    assertThat(assessment.isLocked()).isTrue();
    assertThat(
            refused(
                Side.ALLIANCE,
                "desk",
                new AssessmentStep.Did.Judge(
                    judged("AZE.goal.guard", 2, Judgement.Verdict.ACHIEVED, "Done.", "e"))))
        .isEqualTo("review.assessment.locked");
    done(Side.NATION, "nn", new AssessmentStep.Did.DraftPublic("Half of the goals are reached."));
    done(Side.NATION, "na", new AssessmentStep.Did.Release(assessment.publicDigest()));
    assertThat(assessment.findPublished()).isEmpty();
    done(Side.ALLIANCE, "aa", new AssessmentStep.Did.Release(assessment.publicDigest()));
    assertThat(assessment.findPublished()).contains("Half of the goals are reached.");
    assertThat(refused(Side.NATION, "na", new AssessmentStep.Did.DraftPublic("More.")))
        .isEqualTo("review.assessment.published");
    assertThat(begin().after(assessment.steps())).isEqualTo(assessment);
  }
}
