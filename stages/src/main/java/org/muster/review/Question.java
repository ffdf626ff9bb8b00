package org.muster.review;

import java.util.List;
import java.util.Optional;

/// A question of a questionnaire.
///
/// @param id stable across versions of the questionnaire, such as `forces.declared`
/// @param help what a good answer says; may be empty
/// @param required whether the survey can be handed in without it
/// @param when the rule under which it is asked; always asked without one
public record Question(
    String id, String text, String help, QuestionType type, boolean required, Optional<When> when) {

  /// A rule of visibility: the question is asked if an earlier one is asked and its answer is one
  /// of these, or, without any, has an answer at all.
  public record When(String question, List<String> is) {
    public When {
      is = List.copyOf(is);
    }
  }
}
