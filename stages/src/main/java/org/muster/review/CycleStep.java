package org.muster.review;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.muster.desk.Side;

/// A dated step of a cycle. Steps are reached in the order of their prerequisites and never by the
/// parity of a year: practice agreed goals while an assessment was still open (Serbia, September
/// 2013), so goals and assessment are two tracks that part after the survey.
public enum CycleStep {
  GUIDANCE("guidance", "ministerial guidance given", Mover.ALLIANCE),
  SURVEY_ISSUED("survey-issued", "survey issued", Mover.ALLIANCE),
  SURVEY_ANSWERED("survey-answered", "survey answered", Mover.NATION),
  GOALS_DRAFTED("goals-drafted", "goals drafted", Mover.ALLIANCE),
  BILATERAL_TALKS("bilateral-talks", "bilateral talks held", Mover.EITHER),
  JOINT_TALKS("joint-talks", "joint talks with all Allies held", Mover.ALLIANCE),
  GOALS_APPROVED("goals-approved", "goals approved by both sides", Mover.BOTH),
  ASSESSMENT_DRAFTED("assessment-drafted", "assessment drafted", Mover.ALLIANCE),
  ASSESSMENT_AGREED("assessment-agreed", "assessment agreed by both sides", Mover.BOTH),
  ASSESSMENT_APPROVED("assessment-approved", "assessment approved by both sides", Mover.BOTH);

  /// Who takes a step.
  public enum Mover {
    NATION,
    ALLIANCE,
    /// Either side records it, once.
    EITHER,
    /// Each side takes its half; the step is reached with the second.
    BOTH;

    /// Whether that side may act.
    public boolean allows(Side side) {
      return switch (this) {
        case NATION -> side == Side.NATION;
        case ALLIANCE -> side == Side.ALLIANCE;
        case EITHER, BOTH -> true;
      };
    }
  }

  private final String word;
  private final String words;
  private final Mover mover;

  CycleStep(String word, String words, Mover mover) {
    this.word = word;
    this.words = words;
    this.mover = mover;
  }

  /// As the `state` of a row of `cycles` says it.
  public String word() {
    return word;
  }

  /// As a sentence says it: "goals drafted".
  public String words() {
    return words;
  }

  public Mover mover() {
    return mover;
  }

  /// The step of that word, if there is one.
  public static Optional<CycleStep> find(String word) {
    return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
  }

  /// The steps that must have been reached before this one.
  ///
  /// @param earlierGoals whether the cycle assesses goals that an earlier cycle agreed; its
  ///     assessment then waits for the survey only
  public Set<CycleStep> needs(boolean earlierGoals) {
    return switch (this) {
      case GUIDANCE -> EnumSet.noneOf(CycleStep.class);
      case SURVEY_ISSUED -> EnumSet.of(GUIDANCE);
      case SURVEY_ANSWERED -> EnumSet.of(SURVEY_ISSUED);
      case GOALS_DRAFTED -> EnumSet.of(SURVEY_ANSWERED);
      case BILATERAL_TALKS -> EnumSet.of(GOALS_DRAFTED);
      case JOINT_TALKS -> EnumSet.of(BILATERAL_TALKS);
      case GOALS_APPROVED -> EnumSet.of(JOINT_TALKS);
      case ASSESSMENT_DRAFTED -> EnumSet.of(earlierGoals ? SURVEY_ANSWERED : GOALS_APPROVED);
      case ASSESSMENT_AGREED -> EnumSet.of(ASSESSMENT_DRAFTED);
      case ASSESSMENT_APPROVED -> EnumSet.of(ASSESSMENT_AGREED);
    };
  }

  /// Whether the text of this step is locked once it is reached, so that nothing takes it back.
  public boolean locks() {
    return this == GOALS_APPROVED || this == ASSESSMENT_APPROVED;
  }
}
