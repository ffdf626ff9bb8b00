package org.muster.server.review;

import org.muster.review.Review;
import org.muster.review.Subject;
import org.muster.server.frame.Visit;

/// What a paper or a comment was added to, as its page says it.
///
/// @param tab of Review's pages
public record Belonging(String words, String href, String tab, boolean illustrative) {

  static Belonging of(Review review, Table table, Visit visit, Subject subject) {
    if (subject.kind() == Subject.Kind.EVALUATION) {
      return new Belonging(
          "the evaluation " + subject.id(),
          visit.to("review/evaluations/" + subject.id()),
          "review/evaluations",
          false);
    }
    CycleVisit at = table.open(visit, subject.id());
    String name = at.cycle().name();
    String part = subject.part();
    return switch (subject.kind()) {
      case SURVEY ->
          of(
              at,
              "the answer " + part + " in the survey of " + name,
              "survey?section=" + section(review, at, part) + "#q-" + part);
      case GOAL ->
          of(
              at,
              "the goal "
                  + review
                      .goals()
                      .find(at.caseId(), at.viewer(), subject.id(), part)
                      .map(g -> g.base().code() + ", " + g.base().title())
                      .orElse(part)
                  + " of "
                  + name,
              "goals/" + part);
      case ASSESSMENT, EVALUATION ->
          of(at, "the assessment of " + name, "assessment?item=" + part + "#i-" + part);
    };
  }

  private static Belonging of(CycleVisit at, String words, String part) {
    return new Belonging(words, at.to(part), "review", at.isIllustrative());
  }

  private static String section(Review review, CycleVisit at, String question) {
    return review.surveys().find(at.caseId(), at.viewer(), at.cycle().id()).stream()
        .flatMap(s -> s.questionnaire().sections().stream())
        .filter(s -> s.questions().stream().anyMatch(q -> q.id().equals(question)))
        .map(s -> s.id())
        .findFirst()
        .orElse("");
  }
}
