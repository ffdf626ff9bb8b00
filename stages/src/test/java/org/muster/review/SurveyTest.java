package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muster.desk.Refusal;
import org.muster.record.Problem;

/// The survey: pre-filled, answered by several people, reviewed.
class SurveyTest {
  private static final Instant AT = Instant.parse("2021-10-01T08:00:00Z");
  private static final Questionnaire FORM = Questionnaire.shipped();

  static Survey saved(Survey survey, String question, String value) {
    Survey.Saving saving =
        survey.write(question, survey.answer(question).version(), value, "planner", AT);
    return switch (saving) {
      case Survey.Saving.Saved s -> survey.with(s.answer());
      case Survey.Saving.Same s -> survey.with(s.answer());
      case Survey.Saving.Conflict c -> throw new AssertionError(c);
      case Survey.Saving.Unfit u -> throw new AssertionError(u);
      case Survey.Saving.Refused r -> throw new AssertionError(r);
    };
  }

  static Survey fresh() {
    return Survey.issue("AZE.cycle.2021", FORM, Optional.empty(), "desk", AT);
  }

  @Test
  void theShippedQuestionnaireIsIllustrativeAndCounted() {
    assertThat(FORM.illustrative()).isTrue();
    assertThat(FORM.sections()).hasSize(6);
    assertThat(FORM.listQuestions()).hasSize(19);
  }

  @Test
  void asksOnlyWhatEarlierAnswersCallFor() {
    Survey survey = fresh();
    assertThat(survey.listAsked()).hasSize(14);
    Survey yes = saved(saved(survey, "policy.changed", "Yes"), "forces.any", "yes");
    assertThat(yes.valueOf("policy.changed")).isEqualTo("yes");
    assertThat(yes.listAsked()).hasSize(19);
    assertThat(yes.listProgress().get(0))
        .satisfies(policy -> assertThat(policy.done()).isFalse())
        .satisfies(policy -> assertThat(policy.lacking()).isPositive())
        .extracting(Survey.Progress::title, Survey.Progress::asked, Survey.Progress::given)
        .containsExactly("Defence policy", 4, 1);
    assertThat(fresh().listProgress())
        .as("nothing is answered")
        .noneMatch(Survey.Progress::done)
        .anyMatch(Survey.Progress::mayStayEmpty);
  }

  @Test
  void carriesTheLastCycleWithStatusResetAndConfirmsInOneStep() {
    Survey last =
        saved(saved(fresh(), "policy.law", "Law of 1999, article 4."), "policy.notice", "45");
    Survey next = Survey.issue("AZE.cycle.2023", FORM, Optional.of(last), "desk", AT);
    assertThat(next.answers()).containsOnlyKeys("policy.law", "policy.notice");
    assertThat(next.answer("policy.law").status()).isEqualTo(Answer.Status.CARRIED);
    assertThat(next.listLacks())
        .contains(
            "“Which law governs sending forces abroad, and who decides?”: carried from the last"
                + " cycle; confirm it or write it anew");
    Survey.Saving confirmed = next.unchanged("policy.law", 1, "planner", AT);
    assertThat(confirmed)
        .isEqualTo(
            new Survey.Saving.Saved(
                new Answer(
                    "policy.law",
                    2,
                    "Law of 1999, article 4.",
                    Answer.Status.UNCHANGED,
                    "planner",
                    AT)));
    assertThat(next.unchanged("plans.aims", 0, "planner", AT))
        .isEqualTo(
            new Survey.Saving.Refused(
                new Refusal(
                    "review.survey.nothing-carried",
                    "The last cycle left no answer to confirm here; write one.")));
  }

  @Test
  void twoWritersNeverOverwriteEachOther() {
    Survey survey = saved(fresh(), "policy.law", "Law of 1999.");
    Survey.Saving first = survey.write("policy.law", 1, "Law of 1999, article 4.", "ann", AT);
    Survey after = survey.with(((Survey.Saving.Saved) first).answer());
    Survey.Saving second = after.write("policy.law", 1, "Law of 2004.", "bob", AT);
    assertThat(second)
        .isEqualTo(
            new Survey.Saving.Conflict(
                "Law of 2004.",
                new Answer(
                    "policy.law",
                    2,
                    "Law of 1999, article 4.",
                    Answer.Status.ANSWERED,
                    "ann",
                    AT)));
    assertThat(after.write("policy.law", 1, " Law of 1999, article 4.\r\n", "bob", AT))
        .isInstanceOf(Survey.Saving.Same.class);
  }

  @Test
  void anAnswerMustFitItsQuestion() {
    Survey survey = fresh();
    assertThat(survey.write("policy.notice", 0, "about a month", "p", AT))
        .isEqualTo(
            new Survey.Saving.Unfit("about a month", "a whole number from 0 to 720, in days"));
    assertThat(survey.write("plans.horizon", 0, "2021-02-30", "p", AT))
        .isEqualTo(new Survey.Saving.Unfit("2021-02-30", "a day that exists, as 2021-10-28"));
    assertThat(survey.write("forces.lift", 0, "sea\nroad\nroad", "p", AT))
        .isEqualTo(
            new Survey.Saving.Saved(
                new Answer("forces.lift", 1, "road\nsea", Answer.Status.ANSWERED, "p", AT)));
    String typed =
        QuestionType.Table.text(List.of(List.of("Guard company", "moved", "2021-13-01", "120")));
    assertThat(survey.write("structure.changes", 0, typed, "p", AT))
        .isEqualTo(
            new Survey.Saving.Unfit("2021-13-01", "row 1, Day: a day that exists, as 2021-10-28"));
  }

  @Test
  void aReviewIsOfOneVersionAndALaterOneIsOpenAgain() {
    Survey survey = saved(fresh(), "policy.law", "Law of 1999.");
    QuestionReview returned =
        new QuestionReview(
            "policy.law", 1, QuestionReview.Verdict.RETURNED, "Which article?", "desk", AT);
    assertThat(survey.refuseReview(returned)).isEmpty();
    Survey reviewed =
        new Survey(
            survey.cycle(),
            FORM,
            survey.answers(),
            java.util.Map.of(),
            java.util.Map.of("policy.law", returned));
    assertThat(reviewed.listLacks())
        .contains(
            "“Which law governs sending forces abroad, and who decides?”: returned by the reviewer");
    Survey rewritten = saved(reviewed, "policy.law", "Law of 1999, article 4.");
    assertThat(rewritten.findReview("policy.law")).isEmpty();
    assertThat(rewritten.refuseReview(returned).map(Refusal::rule))
        .contains("review.survey.moved-on");
  }

  @Test
  void aQuestionnaireWithMistakesNamesEachLine() {
    String yaml =
        """
        format: muster-questionnaire/1
        id: q
        version: 0
        title: Test
        kind: illustrative
        sections:
          - id: a
            title: A
            questions:
              - {id: one, text: One, type: choice, options: [x]}
              - {id: one, text: Two, type: number, when: {question: later, is: [y]}}
              - {id: three, text: Three, type: colour}
        """;
    assertThat(
            ((Questionnaire.Reading.Unsound) Questionnaire.read("q.yaml", yaml))
                .problems().stream().map(Problem::toString))
        .containsExactly(
            "q.yaml:10: options: expected at least two options, none twice",
            "q.yaml:11: question: found \"later\", expected the id of an earlier question",
            "q.yaml:11: id: found \"one\", expected each question id once",
            "q.yaml:12: type: found \"colour\", expected one of text, number, choice, date, table, units, evidence",
            "q.yaml:3: version: found \"0\", expected a whole number from 1 to 9999");
  }
}
