package org.muster.server.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.review.Checklist;
import org.muster.review.Evaluations;
import org.muster.review.Rating;
import org.muster.review.Review;
import org.muster.review.UnitEvaluation;
import org.muster.server.frame.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Evaluations of units as they are held: marks of both sides, findings, remedial actions, result.
@RestController
class EvaluationsApi {
  private final Review review;

  EvaluationsApi(Review review) {
    this.review = review;
  }

  /// @param recorded whether its result stands in the record
  /// @param version grows with each change; the entity tag
  record EvaluationBody(
      String id,
      String unit,
      String nation,
      String level,
      LocalDate from,
      LocalDate to,
      String checklist,
      boolean illustrative,
      boolean recorded,
      boolean passed,
      String rating,
      String selfRating,
      String figures,
      List<MarkBody> items,
      List<UnitEvaluation.Member> team,
      List<UnitEvaluation.Finding> findings,
      int version)
      implements ApiBody {}

  record MarkBody(
      String item,
      String text,
      boolean graded,
      boolean critical,
      Optional<Integer> self,
      Optional<Integer> mark) {}

  record NewEvaluation(
      String id,
      String unit,
      String level,
      LocalDate from,
      LocalDate to,
      String checklist,
      List<NewMember> team)
      implements ApiBody {}

  record NewMember(String name, String nation, String function, Optional<String> qualification) {}

  /// @param self whether it is the unit's own mark
  /// @param seen the mark that stood when it was read; absent where there was none
  record NewMark(int mark, boolean self, Optional<Integer> seen) implements ApiBody {}

  record NewFinding(String id, String item, String text) implements ApiBody {}

  record NewAction(String id, String text, String owner, LocalDate due) implements ApiBody {}

  record NewClosing(LocalDate day, String evidence) implements ApiBody {}

  record NewResult(String source, String kind, String release) implements ApiBody {}

  @GetMapping("/api/evaluations")
  @Says("The evaluations that are held or were.")
  Listed<EvaluationBody> list(Call call) {
    return new Listed<>(
        review.evaluations().readAll(call.caseId(), call.viewer()).stream()
            .map(EvaluationsApi::body)
            .toList());
  }

  @PostMapping("/api/evaluations")
  @Says(
      value = "Opens an evaluation.",
      ok = 201,
      fails = {409, 422})
  ResponseEntity<EvaluationBody> open(Call call, @RequestBody NewEvaluation fresh) {
    if (fresh.to().isBefore(fresh.from())) {
      throw ApiException.bad("to is before from");
    }
    review
        .evaluations()
        .open(
            call.caseId(),
            call.viewer(),
            new Evaluations.Opening(
                fresh.id(),
                fresh.unit(),
                fresh.level(),
                fresh.from(),
                fresh.to(),
                fresh.checklist(),
                fresh.team().stream()
                    .map(
                        m ->
                            new UnitEvaluation.Member(
                                m.name(),
                                m.nation(),
                                Words.of(UnitEvaluation.Function.class, "function", m.function()),
                                m.qualification().orElse("")))
                    .toList()));
    return created(call, fresh.id());
  }

  @GetMapping("/api/evaluations/{evaluation}")
  @Says("An evaluation with marks, findings and actions.")
  ResponseEntity<EvaluationBody> one(Call call, @PathVariable String evaluation) {
    Evaluations.Held held = get(call, evaluation);
    return Etags.of(body(held), held.revision());
  }

  @PutMapping("/api/evaluations/{evaluation}/marks/{item}")
  @Says(value = "Marks an item.", fails = 409)
  ResponseEntity<EvaluationBody> mark(
      Call call,
      @PathVariable String evaluation,
      @PathVariable String item,
      @RequestBody NewMark fresh) {
    refuse(
        review
            .evaluations()
            .mark(
                call.caseId(),
                call.viewer(),
                evaluation,
                item,
                fresh.self(),
                fresh.seen(),
                fresh.mark()));
    return one(call, evaluation);
  }

  @PostMapping("/api/evaluations/{evaluation}/findings")
  @Says(value = "Writes a finding.", ok = 201, fails = 409)
  ResponseEntity<EvaluationBody> find(
      Call call, @PathVariable String evaluation, @RequestBody NewFinding fresh) {
    refuse(
        review
            .evaluations()
            .find(
                call.caseId(),
                call.viewer(),
                evaluation,
                new UnitEvaluation.Finding(fresh.id(), fresh.item(), fresh.text(), List.of())));
    return created(call, evaluation);
  }

  @PostMapping("/api/evaluations/{evaluation}/findings/{finding}/actions")
  @Says(value = "Sets a remedial action against a finding.", ok = 201, fails = 409)
  ResponseEntity<EvaluationBody> act(
      Call call,
      @PathVariable String evaluation,
      @PathVariable String finding,
      @RequestBody NewAction fresh) {
    refuse(
        review
            .evaluations()
            .act(
                call.caseId(),
                call.viewer(),
                evaluation,
                finding,
                new UnitEvaluation.RemedialAction(
                    fresh.id(), fresh.text(), fresh.owner(), fresh.due(), Optional.empty())));
    return created(call, evaluation);
  }

  @PutMapping("/api/evaluations/{evaluation}/findings/{finding}/actions/{action}/closing")
  @Says(value = "Closes a remedial action with what proves it.", fails = 409)
  ResponseEntity<EvaluationBody> close(
      Call call,
      @PathVariable String evaluation,
      @PathVariable String finding,
      @PathVariable String action,
      @RequestBody NewClosing fresh) {
    refuse(
        review
            .evaluations()
            .close(
                call.caseId(),
                call.viewer(),
                evaluation,
                finding,
                action,
                fresh.day(),
                fresh.evidence()));
    return one(call, evaluation);
  }

  @PostMapping("/api/evaluations/{evaluation}/result")
  @Says(
      value = "Records the result, which becomes claims: the evaluation and its certificate.",
      ok = 201,
      fails = {409, 422})
  ResponseEntity<EvaluationBody> record(
      Call call, @PathVariable String evaluation, @RequestBody NewResult fresh) {
    return switch (review
        .evaluations()
        .record(
            call.caseId(),
            call.viewer(),
            evaluation,
            fresh.source(),
            fresh.kind(),
            fresh.release())) {
      case Evaluations.Recording.Recorded recorded -> created(call, evaluation);
      case Evaluations.Recording.Refused refused ->
          throw new ApiException(
              new Problem(
                  HttpStatus.CONFLICT,
                  "urn:muster:rule:" + refused.refusals().getFirst().rule(),
                  "A rule stands against it",
                  refused.refusals().getFirst().why(),
                  Map.of("refusals", refused.refusals())));
      case Evaluations.Recording.NotTaken not -> throw ClaimsApi.failed(not.why());
    };
  }

  private static void refuse(Optional<Refusal> refusal) {
    refusal.ifPresent(
        r -> {
          throw ApiException.refused(r);
        });
  }

  private ResponseEntity<EvaluationBody> created(Call call, String evaluation) {
    Evaluations.Held held = get(call, evaluation);
    return Etags.created("/api/evaluations/" + evaluation, body(held), held.revision());
  }

  private Evaluations.Held get(Call call, String evaluation) {
    return review
        .evaluations()
        .find(call.caseId(), call.viewer(), evaluation)
        .orElseThrow(ApiException::notFound);
  }

  private static EvaluationBody body(Evaluations.Held held) {
    UnitEvaluation e = held.evaluation();
    Rating rating = e.rating();
    return new EvaluationBody(
        e.id(),
        e.unit(),
        e.nation(),
        e.level().id(),
        e.from(),
        e.to(),
        e.checklist().title(),
        e.checklist().illustrative(),
        held.recorded(),
        e.isPassed(),
        rating.band().name(),
        e.selfRating().band().name(),
        rating.figures(),
        e.checklist().listItems().stream().map(i -> mark(e, i)).toList(),
        e.team(),
        e.findings(),
        held.revision());
  }

  private static MarkBody mark(UnitEvaluation e, Checklist.Item item) {
    return new MarkBody(
        item.id(),
        item.text(),
        item.graded(),
        item.critical(),
        Optional.ofNullable(e.selfMarks().get(item.id())),
        Optional.ofNullable(e.marks().get(item.id())));
  }
}
