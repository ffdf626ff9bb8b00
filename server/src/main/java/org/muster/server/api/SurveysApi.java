package org.muster.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.review.Answer;
import org.muster.review.Cycle;
import org.muster.review.Question;
import org.muster.review.QuestionReview;
import org.muster.review.Review;
import org.muster.review.Survey;
import org.muster.server.frame.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// A cycle's survey: questions, answers with their versions, reviews.
@RestController
class SurveysApi {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Review review;

  SurveysApi(Review review) {
    this.review = review;
  }

  record SurveyBody(
      String cycle,
      String questionnaire,
      int version,
      String title,
      boolean illustrative,
      List<Survey.Progress> sections,
      List<QuestionBody> questions)
      implements ApiBody {}

  /// @param asked whether it is asked as the answers stand
  record QuestionBody(
      String section,
      String id,
      String text,
      String help,
      boolean required,
      boolean asked,
      AnswerBody answer) {}

  /// @param version from 1; 0 where nobody has touched the question
  record AnswerBody(
      String question,
      int version,
      String value,
      Answer.Status status,
      String person,
      Optional<Instant> at,
      Optional<String> assignee,
      Optional<ReviewBody> review)
      implements ApiBody {}

  record ReviewBody(
      int version, QuestionReview.Verdict verdict, String note, String person, Instant at) {}

  /// @param questionnaire the YAML text of the questionnaire
  /// @param last the earlier cycle from which answers are carried
  record Issue(String questionnaire, Optional<String> last, LocalDate day) implements ApiBody {}

  record Value(String value) implements ApiBody {}

  record Assignee(String account) implements ApiBody {}

  record NewReview(int version, String verdict, String note) implements ApiBody {}

  @GetMapping("/api/cycles/{cycle}/survey")
  @Says("The survey with every question and its answer.")
  SurveyBody survey(Call call, @PathVariable String cycle) {
    return body(read(call, cycle));
  }

  @PostMapping("/api/cycles/{cycle}/survey")
  @Says(
      value = "Issues a questionnaire.",
      ok = 201,
      fails = {409, 422})
  ResponseEntity<SurveyBody> issue(
      Call call, @PathVariable String cycle, @RequestBody Issue fresh) {
    Cycle.Outcome outcome =
        review
            .surveys()
            .issue(
                call.caseId(),
                call.viewer(),
                cycle,
                fresh.questionnaire(),
                fresh.last(),
                fresh.day());
    if (outcome instanceof Cycle.Outcome.Refused refused) {
      throw ApiException.refused(refused.refusal());
    }
    return Etags.created("/api/cycles/" + cycle + "/survey", body(get(call, cycle)));
  }

  @GetMapping("/api/cycles/{cycle}/survey.xlsx")
  @Says("The survey as a workbook.")
  ResponseEntity<byte[]> workbook(Call call, @PathVariable String cycle) {
    get(call, cycle);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(XLSX))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(cycle + "-survey.xlsx").build().toString())
        .body(review.surveys().workbook(call.caseId(), call.viewer(), cycle));
  }

  @GetMapping("/api/cycles/{cycle}/survey/answers")
  @Says("The answers as they stand.")
  Listed<AnswerBody> answers(Call call, @PathVariable String cycle) {
    Survey survey = read(call, cycle);
    return new Listed<>(
        survey.questionnaire().listQuestions().stream().map(q -> answer(survey, q.id())).toList());
  }

  @GetMapping("/api/cycles/{cycle}/survey/answers/{question}")
  @Says("An answer as it stands; its version is the entity tag.")
  ResponseEntity<AnswerBody> answer(
      Call call, @PathVariable String cycle, @PathVariable String question) {
    getWith(call, cycle, question);
    AnswerBody answer = answer(read(call, cycle), question);
    return Etags.of(answer, answer.version());
  }

  @PutMapping("/api/cycles/{cycle}/survey/answers/{question}")
  @Says(
      value =
          "Writes an answer on top of the version that you saw; who comes too late is shown both"
              + " texts and nothing is lost.",
      fails = {409, 412, 422, 428},
      ifMatch = true)
  ResponseEntity<AnswerBody> write(
      Call call,
      @PathVariable String cycle,
      @PathVariable String question,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Value fresh) {
    int seen = seen(call, cycle, question, ifMatch);
    return saved(
        call,
        cycle,
        question,
        review.surveys().write(call.caseId(), call.viewer(), cycle, question, seen, fresh.value()));
  }

  @PostMapping("/api/cycles/{cycle}/survey/answers/{question}/unchanged")
  @Says(
      value = "Confirms an answer of the last cycle as it is.",
      fails = {409, 412, 428},
      ifMatch = true)
  ResponseEntity<AnswerBody> unchanged(
      Call call,
      @PathVariable String cycle,
      @PathVariable String question,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    int seen = seen(call, cycle, question, ifMatch);
    return saved(
        call,
        cycle,
        question,
        review.surveys().unchanged(call.caseId(), call.viewer(), cycle, question, seen));
  }

  @GetMapping("/api/cycles/{cycle}/survey/answers/{question}/versions")
  @Says("Every version of an answer, the first first.")
  Listed<Answer> versions(Call call, @PathVariable String cycle, @PathVariable String question) {
    getWith(call, cycle, question);
    return new Listed<>(
        review.surveys().listVersions(call.caseId(), call.viewer(), cycle, question));
  }

  @PutMapping("/api/cycles/{cycle}/survey/answers/{question}/assignee")
  @Says(value = "Hands a question to an account, or, with an empty name, to nobody.", fails = 409)
  ResponseEntity<AnswerBody> assign(
      Call call,
      @PathVariable String cycle,
      @PathVariable String question,
      @RequestBody Assignee fresh) {
    review
        .surveys()
        .assign(call.caseId(), call.viewer(), cycle, question, fresh.account())
        .ifPresent(
            refusal -> {
              throw ApiException.refused(refusal);
            });
    return answer(call, cycle, question);
  }

  @PostMapping("/api/cycles/{cycle}/survey/answers/{question}/reviews")
  @Says(value = "Accepts or returns an answer, for the staffs.", ok = 201, fails = 409)
  ResponseEntity<AnswerBody> review(
      Call call,
      @PathVariable String cycle,
      @PathVariable String question,
      @RequestBody NewReview fresh) {
    review
        .surveys()
        .review(
            call.caseId(),
            call.viewer(),
            cycle,
            question,
            fresh.version(),
            Words.of(QuestionReview.Verdict.class, "verdict", fresh.verdict()),
            fresh.note())
        .ifPresent(
            refusal -> {
              throw ApiException.refused(refusal);
            });
    return Etags.created(
        "/api/cycles/" + cycle + "/survey/answers/" + question,
        answer(getWith(call, cycle, question), question));
  }

  private int seen(Call call, String cycle, String question, @Nullable String ifMatch) {
    return Etags.seen(ifMatch, getWith(call, cycle, question).answer(question).version());
  }

  private ResponseEntity<AnswerBody> saved(
      Call call, String cycle, String question, Survey.Saving saving) {
    return switch (saving) {
      case Survey.Saving.Saved s -> answer(call, cycle, question, s.answer());
      case Survey.Saving.Same s -> answer(call, cycle, question, s.answer());
      case Survey.Saving.Conflict c ->
          throw ApiException.overtaken(
              "Somebody else saved another text meanwhile; nothing of yours was stored.",
              Map.of("yours", c.yours(), "theirs", c.theirs()));
      case Survey.Saving.Unfit u ->
          throw new ApiException(
              new Problem(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "urn:muster:unfit",
                  "The text does not fit the question",
                  "expected " + u.expected(),
                  Map.of("found", u.found(), "expected", u.expected())));
      case Survey.Saving.Refused r -> throw ApiException.refused(r.refusal());
    };
  }

  /// The answer just saved, which another may have overtaken by now: exactly this version.
  private ResponseEntity<AnswerBody> answer(
      Call call, String cycle, String question, Answer saved) {
    return Etags.of(answer(getWith(call, cycle, question), saved), saved.version());
  }

  private Survey get(Call call, String cycle) {
    return review
        .surveys()
        .find(call.caseId(), call.viewer(), cycle)
        .orElseThrow(ApiException::notFound);
  }

  /// For somebody to read: the reading is audited.
  private Survey read(Call call, String cycle) {
    return review
        .surveys()
        .read(call.caseId(), call.viewer(), cycle, Optional.empty())
        .orElseThrow(ApiException::notFound);
  }

  private Survey getWith(Call call, String cycle, String question) {
    Survey survey = get(call, cycle);
    if (survey.questionnaire().findQuestion(question).isEmpty()) {
      throw ApiException.notFound();
    }
    return survey;
  }

  private static SurveyBody body(Survey survey) {
    Set<String> asked = survey.listAsked().stream().map(Question::id).collect(Collectors.toSet());
    return new SurveyBody(
        survey.cycle(),
        survey.questionnaire().id(),
        survey.questionnaire().version(),
        survey.questionnaire().title(),
        survey.questionnaire().illustrative(),
        survey.listProgress(),
        survey.questionnaire().sections().stream()
            .flatMap(
                section ->
                    section.questions().stream()
                        .map(
                            q ->
                                new QuestionBody(
                                    section.id(),
                                    q.id(),
                                    q.text(),
                                    q.help(),
                                    q.required(),
                                    asked.contains(q.id()),
                                    answer(survey, q.id()))))
            .toList());
  }

  private static AnswerBody answer(Survey survey, String question) {
    return answer(survey, survey.answer(question));
  }

  private static AnswerBody answer(Survey survey, Answer answer) {
    String question = answer.question();
    return new AnswerBody(
        question,
        answer.version(),
        answer.value(),
        answer.status(),
        answer.person(),
        answer.version() == 0 ? Optional.empty() : Optional.of(answer.at()),
        Optional.ofNullable(survey.assignees().get(question)),
        survey
            .findReview(question)
            .map(r -> new ReviewBody(r.version(), r.verdict(), r.note(), r.person(), r.at())));
  }
}
