package org.muster.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.desk.Refusal;

/// A questionnaire as one nation answers it in one cycle: the latest version of each answer, who
/// has been asked to write it, and what the reviewers said.
///
/// @param cycle the cycle's id; a cycle has one survey
/// @param answers by question; a question that nobody touched is absent
/// @param assignees account ids by question
/// @param reviews the latest by question
public record Survey(
    String cycle,
    Questionnaire questionnaire,
    Map<String, Answer> answers,
    Map<String, String> assignees,
    Map<String, QuestionReview> reviews) {

  public Survey {
    answers = Map.copyOf(answers);
    assignees = Map.copyOf(assignees);
    reviews = Map.copyOf(reviews);
  }

  /// How saving an answer ends.
  public sealed interface Saving {
    /// A new version to store.
    record Saved(Answer answer) implements Saving {}

    /// The answer already reads so; nothing to store.
    record Same(Answer answer) implements Saving {}

    /// Somebody saved another text meanwhile. Nothing is stored; both texts are shown.
    ///
    /// @param yours the canonical text that was not saved
    /// @param theirs the version that stands
    record Conflict(String yours, Answer theirs) implements Saving {}

    /// The text does not fit the question.
    record Unfit(String found, String expected) implements Saving {}

    /// It cannot be done, and why.
    record Refused(Refusal refusal) implements Saving {}
  }

  /// How far a section is.
  ///
  /// @param asked questions asked
  /// @param given questions whose answer somebody stood by
  /// @param toConfirm questions still carried from the last cycle
  /// @param returned questions that a reviewer returned
  /// @param lacking questions of which something is left to do before the survey is handed in
  public record Progress(
      String section,
      String title,
      int asked,
      int given,
      int toConfirm,
      int returned,
      int lacking) {

    /// Whether somebody stood by an answer in it and nothing of it is left to do: a section that
    /// nobody has touched is not done, though none of its answers be needed.
    public boolean done() {
      return lacking == 0 && (given > 0 || asked == 0);
    }

    /// Whether it may be handed in as it is, though nobody has answered anything in it.
    public boolean mayStayEmpty() {
      return lacking == 0 && given == 0 && asked > 0;
    }
  }

  /// A new survey: the answers of the last cycle's are carried where the question still exists and
  /// the answer still fits it, with their status reset and without their reviews.
  public static Survey issue(
      String cycle, Questionnaire questionnaire, Optional<Survey> last, String person, Instant at) {
    Map<String, Answer> carried = new LinkedHashMap<>();
    last.ifPresent(
        survey -> {
          for (Question question : questionnaire.listQuestions()) {
            String value = survey.valueOf(question.id());
            if (!value.isEmpty()
                && question.type().read(value) instanceof QuestionType.Reading.Fits fits) {
              carried.put(
                  question.id(),
                  new Answer(question.id(), 1, fits.text(), Answer.Status.CARRIED, person, at));
            }
          }
        });
    return new Survey(cycle, questionnaire, carried, Map.of(), Map.of());
  }

  /// The latest version of an answer; version 0 where nobody touched the question.
  public Answer answer(String question) {
    return answers.getOrDefault(question, Answer.none(question));
  }

  /// The canonical text of an answer; may be empty.
  public String valueOf(String question) {
    return answer(question).value();
  }

  /// The review of the answer as it stands, if there is one.
  public Optional<QuestionReview> findReview(String question) {
    return Optional.ofNullable(reviews.get(question))
        .filter(r -> r.version() == answer(question).version());
  }

  /// The questions that are asked as the answers stand.
  public List<Question> listAsked() {
    return questionnaire.listAsked(
        answers.values().stream().collect(Collectors.toMap(Answer::question, Answer::value)));
  }

  /// Writes an answer on top of a version.
  ///
  /// @param base the version that the writer saw
  public Saving write(String question, int base, String typed, String person, Instant at) {
    Optional<Question> found = questionnaire.findQuestion(question);
    if (found.isEmpty()) {
      return new Saving.Refused(
          new Refusal(
              "review.survey.question", "The survey asks no such question (" + question + ")."));
    }
    return switch (found.get().type().read(typed)) {
      case QuestionType.Reading.Unfit u -> new Saving.Unfit(u.found(), u.expected());
      case QuestionType.Reading.Fits f -> {
        Answer now = answer(question);
        if (now.value().equals(f.text()) && now.status() != Answer.Status.CARRIED) {
          yield new Saving.Same(now);
        }
        if (now.version() != base) {
          yield new Saving.Conflict(f.text(), now);
        }
        Answer.Status status = f.text().isEmpty() ? Answer.Status.EMPTY : Answer.Status.ANSWERED;
        yield new Saving.Saved(new Answer(question, base + 1, f.text(), status, person, at));
      }
    };
  }

  /// Confirms an answer that was carried from the last cycle, in one step.
  ///
  /// @param base the version that the person saw
  public Saving unchanged(String question, int base, String person, Instant at) {
    Answer now = answer(question);
    if (now.version() != base) {
      return new Saving.Conflict("", now);
    }
    if (now.status() != Answer.Status.CARRIED) {
      return new Saving.Refused(
          new Refusal(
              "review.survey.nothing-carried",
              "The last cycle left no answer to confirm here; write one."));
    }
    return new Saving.Saved(
        new Answer(question, base + 1, now.value(), Answer.Status.UNCHANGED, person, at));
  }

  /// The survey with that answer in place.
  public Survey with(Answer answer) {
    Map<String, Answer> changed = new LinkedHashMap<>(answers);
    changed.put(answer.question(), answer);
    return new Survey(cycle, questionnaire, changed, assignees, reviews);
  }

  /// Why a review cannot be recorded, if so: it must be of the answer as it stands, and a return
  /// says what is missing.
  public Optional<Refusal> refuseReview(QuestionReview review) {
    Answer now = answer(review.question());
    if (!now.isGiven()) {
      return Optional.of(
          new Refusal("review.survey.not-given", "There is no answer to review yet."));
    }
    if (now.version() != review.version()) {
      return Optional.of(
          new Refusal(
              "review.survey.moved-on",
              "The answer has changed since you read it; read it again."));
    }
    if (review.verdict() == QuestionReview.Verdict.RETURNED && review.note().isBlank()) {
      return Optional.of(new Refusal("review.survey.note", "Say what is missing."));
    }
    return Optional.empty();
  }

  /// How far each section is.
  public List<Progress> listProgress() {
    Map<String, Question> asked =
        listAsked().stream().collect(Collectors.toMap(Question::id, Function.identity()));
    List<Progress> all = new ArrayList<>();
    for (Questionnaire.Section section : questionnaire.sections()) {
      int given = 0;
      int carried = 0;
      int returned = 0;
      int count = 0;
      int lacking = 0;
      for (Question question : section.questions()) {
        if (!asked.containsKey(question.id())) {
          continue;
        }
        count++;
        Answer answer = answer(question.id());
        boolean isReturned = isReturned(question.id());
        given += answer.isGiven() ? 1 : 0;
        carried += answer.status() == Answer.Status.CARRIED ? 1 : 0;
        returned += isReturned ? 1 : 0;
        lacking += isReturned || findLack(question).isPresent() ? 1 : 0;
      }
      all.add(
          new Progress(section.id(), section.title(), count, given, carried, returned, lacking));
    }
    return all;
  }

  /// Why the survey cannot be handed in yet, question by question; empty when it can.
  public List<String> listLacks() {
    List<String> lacks = new ArrayList<>();
    for (Question question : listAsked()) {
      findLack(question).ifPresent(lack -> lacks.add("“" + question.text() + "”: " + lack));
    }
    return lacks;
  }

  private Optional<String> findLack(Question question) {
    Answer answer = answer(question.id());
    if (answer.status() == Answer.Status.CARRIED) {
      return Optional.of("carried from the last cycle; confirm it or write it anew");
    }
    if (question.required() && !answer.isGiven()) {
      return Optional.of("not answered");
    }
    return isReturned(question.id()) ? Optional.of("returned by the reviewer") : Optional.empty();
  }

  private boolean isReturned(String question) {
    return findReview(question)
        .filter(r -> r.verdict() == QuestionReview.Verdict.RETURNED)
        .isPresent();
  }
}
