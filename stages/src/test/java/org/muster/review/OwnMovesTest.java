package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Seat;
import org.muster.desk.Side;
import org.muster.record.Edtf;

/// Each role's own moves, from the guidance to the locked assessment: what one can do is nobody
/// else's, and at every moment somebody has a move.
class OwnMovesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
  private static final Questionnaire FORM = Questionnaire.shipped();

  private Cycle cycle = Cycle.begin("AZE.cycle.2026", "AZE", "Cycle of 2026", Optional.empty());
  private Optional<Survey> survey = Optional.empty();
  private List<Negotiation> goals = List.of();
  private Optional<Assessment> assessment = Optional.empty();
  private final Map<CycleStep, StageBar.Planned> plan =
      Map.of(
          CycleStep.SURVEY_ANSWERED,
          new StageBar.Planned(Edtf.of("2026-04-30"), ""),
          CycleStep.GOALS_APPROVED,
          new StageBar.Planned(Edtf.of("2026-11"), ""));

  private List<OwnMove> of(String body, Role role) {
    Viewer.Person person = new Viewer.Person(role.word(), body, Set.of(role));
    return OwnMoves.of(
        cycle,
        plan,
        Seat.of(person, "AZE"),
        person.account(),
        new OwnMoves.Contents(survey, goals, assessment));
  }

  private List<String> planner() {
    return words(of("AZE", Role.NATIONAL_PLANNER));
  }

  private List<String> approver() {
    return words(of("AZE", Role.NATIONAL_APPROVER));
  }

  private List<String> desk() {
    return words(of("NATO", Role.ALLIANCE_DESK_OFFICER));
  }

  private List<String> signer() {
    return words(of("NATO", Role.ALLIANCE_APPROVER));
  }

  private static List<String> words(List<OwnMove> moves) {
    return moves.stream().map(OwnMove::words).toList();
  }

  private void reach(CycleStep step, Side... sides) {
    for (Side side : sides) {
      cycle =
          cycle.after(List.of(new CycleEvent(DAY, side, "somebody", new CycleMove.Reach(step))));
    }
  }

  private void answer(String question) {
    Survey now = survey.orElseThrow();
    survey =
        Optional.of(
            now.with(new Answer(question, 1, "Yes.", Answer.Status.ANSWERED, "planner", AT)));
  }

  @Test
  void eachRoleIsToldItsOwnMovesFromTheGuidanceToTheKeys() {
    assertThat(desk()).containsExactly("Record the ministerial guidance");
    assertThat(List.of(planner(), approver(), signer())).allMatch(List::isEmpty);

    reach(CycleStep.GUIDANCE, Side.ALLIANCE);
    assertThat(desk()).containsExactly("Issue the survey");

    reach(CycleStep.SURVEY_ISSUED, Side.ALLIANCE);
    survey = Optional.of(Survey.issue(cycle.id(), FORM, Optional.empty(), "desk", AT));
    int lacks = survey.get().listLacks().size();
    assertThat(lacks).isPositive();
    assertThat(planner()).containsExactly("Answer the survey: " + lacks + " questions left");
    assertThat(survey.get().listProgress()).noneMatch(Survey.Progress::done);
    assertThat(of("AZE", Role.NATIONAL_PLANNER).getFirst().due()).contains(Edtf.of("2026-04-30"));
    assertThat(desk()).isEmpty();
    int asked = survey.get().listAsked().size();
    survey.get().listAsked().forEach(q -> answer(q.id()));
    assertThat(planner())
        .containsExactly("Hand the survey in: every answer that is needed is there");

    reach(CycleStep.SURVEY_ANSWERED, Side.NATION);
    assertThat(desk())
        .containsExactly(
            "Draft the partnership goals",
            "Read " + asked + " answers of the survey and accept or return them");
    assertThat(planner()).isEmpty();

    goals = List.of(Negotiation.begin(goal(), false, "desk", AT));
    reach(CycleStep.GOALS_DRAFTED, Side.ALLIANCE);
    assertThat(planner())
        .containsExactly("Hold the bilateral talks and record them", "PG-07: answer 2 clauses");
    assertThat(desk()).containsExactly("Hold the bilateral talks and record them");
    assertThat(approver()).isEmpty();

    goals = List.of(agreed());
    assertThat(approver()).containsExactly("PG-07: read it and turn your key");
    assertThat(of("AZE", Role.NATIONAL_APPROVER).getFirst().at())
        .isEqualTo(new OwnMove.At.Goal("AZE.goal.guard"));
    assertThat(of("AZE", Role.NATIONAL_APPROVER).getFirst().due()).contains(Edtf.of("2026-11"));
    assertThat(signer()).containsExactly("PG-07: read it and turn your key");
    turn(Side.NATION, Role.NATIONAL_APPROVER);
    assertThat(approver()).isEmpty();
    turn(Side.ALLIANCE, Role.ALLIANCE_APPROVER);
    assertThat(signer()).isEmpty();
  }

  @Test
  void theAssessmentIsJudgedByTheDeskAndSignedByTheApprovers() {
    for (CycleStep step : CycleStep.values()) {
      if (step.compareTo(CycleStep.GOALS_APPROVED) <= 0) {
        reach(step, step.mover() == CycleStep.Mover.BOTH ? Side.values() : sides(step));
      }
    }
    assertThat(desk()).containsExactly("Begin the assessment");
    assessment = Optional.of(Assessment.begin(cycle.id(), Map.of("AZE.goal.guard", "PG-07")));
    assertThat(desk()).containsExactly("Judge the last goal or task");
    assertThat(List.of(planner(), approver(), signer())).allMatch(List::isEmpty);
    step(
        new AssessmentStep.Did.Judge(
            new Judgement(
                "AZE.goal.guard",
                1,
                Judgement.Verdict.PARTLY,
                "One of two.",
                List.of("AZE.evaluation.a"),
                "",
                "desk",
                AT)));
    assertThat(desk()).containsExactly("Write the summary and the conclusions");
    step(new AssessmentStep.Did.Conclude(0, "Half of it.", "Go on."));
    assertThat(desk()).containsExactly("Record that the assessment is drafted");
    reach(CycleStep.ASSESSMENT_DRAFTED, Side.ALLIANCE);
    assertThat(approver()).containsExactly("Read the assessment and agree it");
    reach(CycleStep.ASSESSMENT_AGREED, Side.NATION);
    assertThat(approver()).isEmpty();
    assertThat(signer()).containsExactly("Read the assessment and agree it");
    reach(CycleStep.ASSESSMENT_AGREED, Side.ALLIANCE);
    assertThat(approver()).containsExactly("Read the assessment and turn your key");
    assertThat(desk()).isEmpty();
  }

  @Test
  void anAllyAndAStrangerHaveNoMoves() {
    reach(CycleStep.GUIDANCE, Side.ALLIANCE);
    assertThat(of("TUR", Role.ALLY_REPRESENTATIVE)).isEmpty();
    assertThat(of("GEO", Role.NATIONAL_PLANNER)).isEmpty();
    assertThat(of("AZE", Role.VIEWER)).isEmpty();
  }

  @Test
  void whatOneSideWroteDownForTheOtherWaitsForIt() {
    cycle =
        cycle.after(
            List.of(
                new CycleEvent(
                    DAY,
                    Side.ALLIANCE,
                    "planner",
                    new CycleMove.Reach(CycleStep.GUIDANCE),
                    Optional.of(new Behalf(Side.NATION, "no account there", "their letter")))));
    assertThat(desk())
        .containsExactly(
            "Confirm what the nation wrote down for your side: ministerial guidance given",
            "Issue the survey");
    Cycle.Outcome none =
        cycle.decide(new CycleEvent(DAY, Side.NATION, "p", new CycleMove.Confirm()), Set.of());
    assertThat(none)
        .isInstanceOfSatisfying(
            Cycle.Outcome.Refused.class,
            r -> assertThat(r.refusal().rule()).isEqualTo("review.cycle.nothing-to-confirm"));
    cycle =
        cycle.after(List.of(new CycleEvent(DAY, Side.ALLIANCE, "desk", new CycleMove.Confirm())));
    assertThat(desk()).containsExactly("Issue the survey");
  }

  @Test
  void whatRestsIsForTheApproversToResume() {
    cycle =
        cycle.after(
            List.of(
                new CycleEvent(
                    DAY,
                    Side.NATION,
                    "approver",
                    new CycleMove.Suspend(CycleMove.Scope.CYCLE, "floods", List.of()))));
    assertThat(approver()).containsExactly("Resume it");
    assertThat(signer()).containsExactly("Resume it");
    assertThat(planner()).isEmpty();
  }

  @Test
  void aDayBeforeAnythingHappenedKnowsNoCycle() {
    assertThat(cycle.findBy(DAY)).isEmpty();
    reach(CycleStep.GUIDANCE, Side.ALLIANCE);
    assertThat(cycle.findBy(DAY.minusDays(1))).isEmpty();
    assertThat(cycle.findBy(DAY).orElseThrow().reached()).containsOnlyKeys(CycleStep.GUIDANCE);
  }

  private static Side[] sides(CycleStep step) {
    return new Side[] {step.mover() == CycleStep.Mover.NATION ? Side.NATION : Side.ALLIANCE};
  }

  private void step(AssessmentStep.Did did) {
    Assessment now = assessment.orElseThrow();
    assessment =
        Optional.of(
            now.after(
                List.of(new AssessmentStep(now.nextNumber(), AT, Side.ALLIANCE, "desk", did))));
  }

  private void turn(Side side, Role role) {
    Negotiation now = goals.getFirst();
    goals =
        List.of(
            now.after(
                List.of(
                    new GoalStep(
                        now.nextNumber(),
                        AT,
                        side,
                        role.word(),
                        Optional.empty(),
                        new GoalStep.Said.TurnKey(now.digest())))));
  }

  private static Negotiation agreed() {
    List<GoalStep> steps = new ArrayList<>();
    for (String clause : List.of("capability", "when")) {
      steps.add(
          new GoalStep(
              steps.size() + 1,
              AT,
              Side.NATION,
              "planner",
              Optional.empty(),
              new GoalStep.Said.Accept(clause, 0)));
    }
    return Negotiation.begin(goal(), false, "desk", AT).after(steps);
  }

  private static GoalText goal() {
    return new GoalText(
        "AZE.goal.guard",
        "PG-07",
        "Airfield guard",
        "land",
        1,
        "",
        "Land Forces",
        Optional.empty(),
        List.of(
            new GoalText.Clause("capability", "Capability", "A company guards a sector."),
            new GoalText.Clause("when", "By when", "By 31 DEC 2027.")),
        List.of(),
        List.of());
  }
}
