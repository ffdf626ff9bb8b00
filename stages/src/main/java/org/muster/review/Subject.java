package org.muster.review;

/// What a comment or a piece of evidence belongs to.
///
/// @param id the cycle's id for a survey, an assessment or a goal's talks, the evaluation's id else
/// @param part the question, the goal and clause, the judged item, or the finding
public record Subject(Kind kind, String id, String part) {

  /// The kinds of subject.
  public enum Kind {
    SURVEY,
    GOAL,
    ASSESSMENT,
    EVALUATION
  }

  /// A question of a cycle's survey.
  public static Subject question(String cycle, String question) {
    return new Subject(Kind.SURVEY, cycle, question);
  }

  /// A goal in a cycle's talks.
  public static Subject goal(String cycle, String goal) {
    return new Subject(Kind.GOAL, cycle, goal);
  }

  /// A judged item of a cycle's assessment.
  public static Subject judgement(String cycle, String item) {
    return new Subject(Kind.ASSESSMENT, cycle, item);
  }

  /// An evaluation.
  public static Subject evaluation(String evaluation) {
    return new Subject(Kind.EVALUATION, evaluation, "");
  }
}
