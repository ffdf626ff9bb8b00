package org.muster.server.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.review.Assessment;
import org.muster.review.Judgement;
import org.muster.review.Review;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Assessments: judgements, summary and conclusions, keys, and what the public may read.
@RestController
class AssessmentsApi {
  private final Review review;

  AssessmentsApi(Review review) {
    this.review = review;
  }

  /// @param digest what both sides turn their keys on
  /// @param publicDigest what both sides release
  record AssessmentBody(
      String cycle,
      boolean locked,
      List<Item> items,
      int conclusionVersion,
      String summary,
      String conclusions,
      String digest,
      List<GoalsApi.KeyBody> keys,
      String publicText,
      String publicDigest,
      List<GoalsApi.KeyBody> releases,
      Optional<String> published)
      implements ApiBody {}

  /// @param version of its judgement; 0 where there is none
  record Item(String item, String words, int version, Optional<Judgement> judgement)
      implements ApiBody {}

  record NewAssessment(String cycle) implements ApiBody {}

  record NewJudgement(String verdict, String text, List<String> evidence, Optional<String> late)
      implements ApiBody {}

  record Conclusion(String summary, String conclusions) implements ApiBody {}

  record Text(String text) implements ApiBody {}

  record Signed(String digest) implements ApiBody {}

  record Published(String cycle, String text) implements ApiBody {}

  @GetMapping("/api/assessments")
  @Says("The assessment of every cycle that has one.")
  Listed<AssessmentBody> list(Call call) {
    return new Listed<>(
        review.assessments().readAll(call.caseId(), call.viewer()).stream()
            .map(AssessmentsApi::body)
            .toList());
  }

  @PostMapping("/api/assessments")
  @Says(value = "Begins the assessment of a cycle, for the staffs.", ok = 201, fails = 409)
  ResponseEntity<AssessmentBody> begin(Call call, @RequestBody NewAssessment fresh) {
    Assessment begun = review.assessments().begin(call.caseId(), call.viewer(), fresh.cycle());
    return Etags.created("/api/assessments/" + fresh.cycle(), body(begun));
  }

  @GetMapping("/api/assessments/{cycle}")
  @Says("An assessment with every judgement.")
  ResponseEntity<AssessmentBody> one(Call call, @PathVariable String cycle) {
    Assessment found =
        review
            .assessments()
            .read(call.caseId(), call.viewer(), cycle, Optional.empty())
            .orElseThrow(ApiException::notFound);
    return Etags.of(body(found), found.steps().size());
  }

  @GetMapping("/api/assessments/{cycle}/judgements/{item}")
  @Says("The judgement of a goal or task; its version is the entity tag.")
  ResponseEntity<Item> judgement(Call call, @PathVariable String cycle, @PathVariable String item) {
    Item found = item(get(call, cycle), item);
    return Etags.of(found, found.version());
  }

  @PutMapping("/api/assessments/{cycle}/judgements/{item}")
  @Says(
      value = "Judges a goal or task on top of the version that you saw.",
      fails = {409, 412, 428},
      ifMatch = true)
  ResponseEntity<Item> judge(
      Call call,
      @PathVariable String cycle,
      @PathVariable String item,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody NewJudgement fresh) {
    int seen = Etags.seen(ifMatch, item(get(call, cycle), item).version());
    Assessment now =
        taken(
            review
                .assessments()
                .judge(
                    call.caseId(),
                    call.viewer(),
                    cycle,
                    item,
                    seen,
                    Words.of(Judgement.Verdict.class, "verdict", fresh.verdict()),
                    fresh.text(),
                    fresh.evidence(),
                    fresh.late().orElse("")));
    Item written = item(now, item);
    return Etags.of(written, written.version());
  }

  @GetMapping("/api/assessments/{cycle}/conclusion")
  @Says("Summary and conclusions; their version is the entity tag.")
  ResponseEntity<Conclusion> conclusion(Call call, @PathVariable String cycle) {
    Assessment found = get(call, cycle);
    return Etags.of(
        new Conclusion(found.summary(), found.conclusions()), found.conclusionVersion());
  }

  @PutMapping("/api/assessments/{cycle}/conclusion")
  @Says(
      value = "Writes summary and conclusions on top of the version that you saw.",
      fails = {409, 412, 428},
      ifMatch = true)
  ResponseEntity<Conclusion> conclude(
      Call call,
      @PathVariable String cycle,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Conclusion fresh) {
    int seen = Etags.seen(ifMatch, get(call, cycle).conclusionVersion());
    Assessment now =
        taken(
            review
                .assessments()
                .conclude(
                    call.caseId(),
                    call.viewer(),
                    cycle,
                    seen,
                    fresh.summary(),
                    fresh.conclusions()));
    return Etags.of(new Conclusion(now.summary(), now.conclusions()), now.conclusionVersion());
  }

  @PostMapping("/api/assessments/{cycle}/keys")
  @Says(
      value = "Turns your side's key on exactly the text of that digest; with both it is locked.",
      ok = 201,
      fails = 409)
  ResponseEntity<AssessmentBody> turnKey(
      Call call, @PathVariable String cycle, @RequestBody Signed fresh) {
    return signed(
        cycle, review.assessments().turnKey(call.caseId(), call.viewer(), cycle, fresh.digest()));
  }

  @PutMapping("/api/assessments/{cycle}/public-text")
  @Says(value = "Drafts the text that the public may read.", fails = 409)
  AssessmentBody draftPublic(Call call, @PathVariable String cycle, @RequestBody Text fresh) {
    return body(
        taken(review.assessments().draftPublic(call.caseId(), call.viewer(), cycle, fresh.text())));
  }

  @PostMapping("/api/assessments/{cycle}/releases")
  @Says(
      value = "Gives your side's leave to publish the text of that digest.",
      ok = 201,
      fails = 409)
  ResponseEntity<AssessmentBody> release(
      Call call, @PathVariable String cycle, @RequestBody Signed fresh) {
    return signed(
        cycle, review.assessments().release(call.caseId(), call.viewer(), cycle, fresh.digest()));
  }

  @GetMapping("/api/assessments/{cycle}/published")
  @Says("The text that both sides released to the public.")
  Published published(Call call, @PathVariable String cycle) {
    return review
        .assessments()
        .findPublished(call.caseId(), call.viewer(), cycle, Optional.empty())
        .map(text -> new Published(cycle, text))
        .orElseThrow(ApiException::notFound);
  }

  private Assessment get(Call call, String cycle) {
    return review
        .assessments()
        .find(call.caseId(), call.viewer(), cycle)
        .orElseThrow(ApiException::notFound);
  }

  private static ResponseEntity<AssessmentBody> signed(String cycle, Assessment.Outcome outcome) {
    return Etags.created("/api/assessments/" + cycle, body(taken(outcome)));
  }

  private static Assessment taken(Assessment.Outcome outcome) {
    return switch (outcome) {
      case Assessment.Outcome.Taken t -> t.assessment();
      case Assessment.Outcome.Conflict c ->
          throw ApiException.overtaken(
              "Somebody else judged it meanwhile; nothing of yours was stored.",
              Map.of("yours", c.yours(), "theirs", c.theirs()));
      case Assessment.Outcome.Refused r -> throw ApiException.refused(r.refusal());
    };
  }

  private static Item item(Assessment assessment, String item) {
    String words = assessment.items().get(item);
    if (words == null) {
      throw ApiException.notFound();
    }
    Optional<Judgement> judgement = Optional.ofNullable(assessment.judgements().get(item));
    return new Item(item, words, judgement.map(Judgement::version).orElse(0), judgement);
  }

  static AssessmentBody body(Assessment a) {
    return new AssessmentBody(
        a.cycle(),
        a.isLocked(),
        a.items().keySet().stream().map(i -> item(a, i)).toList(),
        a.conclusionVersion(),
        a.summary(),
        a.conclusions(),
        a.digest(),
        GoalsApi.keys(a.keys()),
        a.publicText(),
        a.publicDigest(),
        GoalsApi.keys(a.releases()),
        a.findPublished());
  }
}
