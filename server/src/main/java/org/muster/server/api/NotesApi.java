package org.muster.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.muster.review.Comment;
import org.muster.review.Evidence;
import org.muster.review.Review;
import org.muster.review.Subject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Comments and evidence, as narrow as what they belong to: a question of a survey, a goal, a
/// judged item, an evaluation.
@RestController
class NotesApi {
  private final Review review;

  NotesApi(Review review) {
    this.review = review;
  }

  record CommentBody(String body, String person, Instant at, String text) implements ApiBody {}

  record NewComment(String text) implements ApiBody {}

  record EvidenceBody(
      String id,
      Subject subject,
      String title,
      String page,
      Optional<LocalDate> dated,
      String mediaType,
      int size,
      String sha256,
      String person,
      Instant at)
      implements ApiBody {}

  @GetMapping("/api/comments")
  @Says("The comments on a subject: kind is survey, goal, assessment or evaluation.")
  Listed<CommentBody> comments(
      Call call,
      @RequestParam String kind,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String part) {
    return new Listed<>(
        review.notes().readComments(call.caseId(), call.viewer(), subject(kind, id, part)).stream()
            .map(NotesApi::body)
            .toList());
  }

  @PostMapping("/api/comments")
  @Says(value = "Adds a comment to a subject.", ok = 201, fails = 409)
  ResponseEntity<CommentBody> comment(
      Call call,
      @RequestParam String kind,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String part,
      @RequestBody NewComment fresh) {
    Comment comment =
        review.notes().comment(call.caseId(), call.viewer(), subject(kind, id, part), fresh.text());
    return ResponseEntity.status(201).body(body(comment));
  }

  @GetMapping("/api/evidence")
  @Says("The evidence of a subject.")
  Listed<EvidenceBody> evidence(
      Call call,
      @RequestParam String kind,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String part) {
    return new Listed<>(
        review.notes().listEvidence(call.caseId(), call.viewer(), subject(kind, id, part)).stream()
            .map(NotesApi::body)
            .toList());
  }

  @PostMapping(value = "/api/evidence", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Says(
      value = "Stores a file as evidence of a subject.",
      ok = 201,
      fails = {409, 413})
  ResponseEntity<EvidenceBody> add(
      Call call,
      @RequestParam String kind,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String part,
      @RequestParam String evidence,
      @RequestParam String title,
      @RequestParam(defaultValue = "") String page,
      @RequestParam Optional<LocalDate> dated,
      @RequestBody byte[] content) {
    Evidence added =
        review
            .notes()
            .add(
                call.caseId(),
                call.viewer(),
                subject(kind, id, part),
                evidence,
                title,
                page,
                dated,
                content);
    return Etags.created("/api/evidence/" + evidence, body(added));
  }

  @GetMapping("/api/evidence/{evidence}")
  @Says("What is known of a piece of evidence.")
  EvidenceBody one(Call call, @PathVariable String evidence) {
    return body(get(call, evidence));
  }

  @GetMapping("/api/evidence/{evidence}/file")
  @Says("The file itself, to be kept and never shown in place.")
  ResponseEntity<byte[]> file(Call call, @PathVariable String evidence) {
    get(call, evidence);
    byte[] content =
        review
            .notes()
            .open(call.caseId(), call.viewer(), evidence)
            .orElseThrow(ApiException::notFound);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(evidence).build().toString())
        .body(content);
  }

  private Evidence get(Call call, String evidence) {
    return review
        .notes()
        .findEvidence(call.caseId(), call.viewer(), evidence)
        .orElseThrow(ApiException::notFound);
  }

  private static Subject subject(String kind, String id, String part) {
    return new Subject(Words.of(Subject.Kind.class, "kind", kind), id, part);
  }

  private static CommentBody body(Comment comment) {
    return new CommentBody(comment.body(), comment.person(), comment.at(), comment.text());
  }

  private static EvidenceBody body(Evidence e) {
    return new EvidenceBody(
        e.id(),
        e.subject(),
        e.title(),
        e.page(),
        e.dated(),
        e.mediaType(),
        e.size(),
        e.sha256(),
        e.person(),
        e.at());
  }
}
