package org.muster.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.desk.Seat;
import org.muster.desk.Side;
import org.muster.record.Edtf;

/// What one person can do now in a cycle: of the open steps, clauses, keys and judgements those
/// that are theirs by their seat, and nothing that is for somebody else to do. A pure function
/// of what stands; the day by which it is due is the one planned for the step that it leads to.
final class OwnMoves {
  private final Cycle cycle;
  private final Map<CycleStep, StageBar.Planned> plan;
  private final Seat seat;
  private final String person;
  private final Contents contents;
  private final List<OwnMove> moves = new ArrayList<>();

  private OwnMoves(
      Cycle cycle,
      Map<CycleStep, StageBar.Planned> plan,
      Seat seat,
      String person,
      Contents contents) {
    this.cycle = cycle;
    this.plan = plan;
    this.seat = seat;
    this.person = person;
    this.contents = contents;
  }

  /// What has been written in a cycle, as far as somebody sees it.
  record Contents(
      Optional<Survey> survey, List<Negotiation> goals, Optional<Assessment> assessment) {
    Contents {
      goals = List.copyOf(goals);
    }
  }

  /// The moves of one person, in the order of the process.
  ///
  /// @param person the account's id
  static List<OwnMove> of(
      Cycle cycle,
      Map<CycleStep, StageBar.Planned> plan,
      Seat seat,
      String person,
      Contents contents) {
    OwnMoves own = new OwnMoves(cycle, plan, seat, person, contents);
    if (cycle.isSuspended()) {
      seat.signs().ifPresent(side -> own.add(own.next(), new OwnMove.At.Steps(), "Resume it"));
      return own.moves;
    }
    seat.writes().ifPresent(own::writes);
    seat.signs().ifPresent(own::signs);
    return own.moves;
  }

  private void writes(Side side) {
    List<CycleEvent> told = cycle.listUnconfirmed(side);
    if (!told.isEmpty()) {
      add(
          next(),
          new OwnMove.At.Steps(),
          "Confirm what "
              + side.other().words()
              + " wrote down for your side: "
              + told.stream()
                  .map(CycleEvent::move)
                  .filter(CycleMove.Reach.class::isInstance)
                  .map(m -> ((CycleMove.Reach) m).step().words())
                  .collect(Collectors.joining(", ")));
    }
    for (CycleStep step : cycle.listOpenSteps()) {
      if (step.mover().allows(side) && step.mover() != CycleStep.Mover.BOTH) {
        write(step);
      }
    }
    if (side == Side.ALLIANCE) {
      review();
      judge();
    }
    answer(side);
  }

  private void write(CycleStep step) {
    switch (step) {
      case GUIDANCE -> add(step, new OwnMove.At.Steps(), "Record the ministerial guidance");
      case SURVEY_ISSUED -> add(step, new OwnMove.At.Survey(), "Issue the survey");
      case SURVEY_ANSWERED -> survey(step);
      case GOALS_DRAFTED -> {
        if (contents.goals.isEmpty()) {
          add(step, new OwnMove.At.Goals(), "Draft the partnership goals");
        } else {
          add(
              step,
              new OwnMove.At.Steps(),
              "Record that the goals are drafted: " + count(contents.goals.size(), "goal"));
        }
      }
      case BILATERAL_TALKS ->
          add(step, new OwnMove.At.Steps(), "Hold the bilateral talks and record them");
      case JOINT_TALKS ->
          add(step, new OwnMove.At.Steps(), "Hold the joint talks with all Allies and record them");
      case ASSESSMENT_DRAFTED -> {
        Optional<Assessment> its = contents.assessment;
        if (its.isEmpty()) {
          add(step, new OwnMove.At.Assessment(), "Begin the assessment");
        } else if (isWhole(its.get())) {
          add(step, new OwnMove.At.Steps(), "Record that the assessment is drafted");
        }
      }
      // These are both sides' approvers' to take.
      case GOALS_APPROVED, ASSESSMENT_AGREED, ASSESSMENT_APPROVED -> {}
    }
  }

  private void survey(CycleStep step) {
    int open = contents.survey.map(s -> s.listLacks().size()).orElse(0);
    if (open > 0) {
      add(step, new OwnMove.At.Survey(), "Answer the survey: " + count(open, "question") + " left");
    } else {
      add(step, new OwnMove.At.Steps(), "Hand the survey in: every answer that is needed is there");
    }
  }

  /// Answers that nobody has looked at, while goals can still be drawn from them.
  private void review() {
    boolean open =
        cycle.reached().containsKey(CycleStep.SURVEY_ANSWERED)
            && !cycle.reached().containsKey(CycleStep.GOALS_DRAFTED);
    int unread =
        contents
            .survey
            .map(
                s ->
                    (int)
                        s.listAsked().stream()
                            .filter(q -> s.answer(q.id()).isGiven())
                            .filter(q -> s.findReview(q.id()).isEmpty())
                            .count())
            .orElse(0);
    if (open && unread > 0) {
      add(
          CycleStep.GOALS_DRAFTED,
          new OwnMove.At.Survey(),
          "Read " + count(unread, "answer") + " of the survey and accept or return them");
    }
  }

  private void judge() {
    Optional<Assessment> its = contents.assessment.filter(a -> !a.isLocked());
    if (its.isEmpty()) {
      return;
    }
    CycleStep step =
        cycle.reached().containsKey(CycleStep.ASSESSMENT_DRAFTED)
            ? CycleStep.ASSESSMENT_AGREED
            : CycleStep.ASSESSMENT_DRAFTED;
    int open = its.get().listUnjudged().size();
    if (open > 0) {
      add(
          step,
          new OwnMove.At.Assessment(),
          "Judge " + (open == 1 ? "the last goal or task" : open + " goals and tasks"));
    } else if (!isWhole(its.get())) {
      add(step, new OwnMove.At.Assessment(), "Write the summary and the conclusions");
    }
  }

  private static boolean isWhole(Assessment its) {
    return its.listUnjudged().isEmpty() && !its.summary().isBlank() && !its.conclusions().isBlank();
  }

  /// Clauses to which the side has the next word.
  private void answer(Side side) {
    if (cycle.goalsAreLocked()) {
      return;
    }
    List<Negotiation> waiting =
        contents.goals.stream().filter(g -> countTurns(g, side) > 0).toList();
    if (waiting.isEmpty()) {
      return;
    }
    int clauses = waiting.stream().mapToInt(g -> countTurns(g, side)).sum();
    Negotiation first = waiting.getFirst();
    add(
        talks(),
        new OwnMove.At.Goal(first.base().goal()),
        waiting.size() == 1
            ? first.base().code() + ": answer " + count(clauses, "clause")
            : "Answer "
                + clauses
                + " clauses of "
                + waiting.size()
                + " goals, "
                + first.base().code()
                + " first");
  }

  private static int countTurns(Negotiation goal, Side side) {
    return (int)
        goal.clauses().values().stream()
            .filter(c -> c.findTurn().equals(Optional.of(side)))
            .count();
  }

  private void signs(Side side) {
    if (!cycle.goalsAreLocked()) {
      List<Negotiation> waiting =
          contents.goals.stream()
              .filter(Negotiation::isAgreed)
              .filter(g -> g.keys().findBar(side, person).isEmpty())
              .toList();
      if (!waiting.isEmpty()) {
        Negotiation first = waiting.getFirst();
        add(
            CycleStep.GOALS_APPROVED,
            new OwnMove.At.Goal(first.base().goal()),
            waiting.size() == 1
                ? first.base().code() + ": read it and turn your key"
                : "Turn your key on "
                    + waiting.size()
                    + " goals, "
                    + first.base().code()
                    + " first");
      }
    }
    for (CycleStep step : cycle.listOpenSteps()) {
      if (step.mover() == CycleStep.Mover.BOTH
          && !cycle.halves().getOrDefault(step, Map.of()).containsKey(side)) {
        sign(step, side);
      }
    }
    contents
        .assessment
        .filter(Assessment::isLocked)
        .filter(a -> !a.publicText().isBlank())
        .filter(a -> a.releases().findBar(side, person).isEmpty())
        .ifPresent(
            a ->
                add(
                    CycleStep.ASSESSMENT_APPROVED,
                    new OwnMove.At.Assessment(),
                    "Read the public summary and release it"));
  }

  private void sign(CycleStep step, Side side) {
    switch (step) {
      case GOALS_APPROVED -> {
        if (!contents.goals.isEmpty() && contents.goals.stream().allMatch(Negotiation::isSigned)) {
          add(step, new OwnMove.At.Steps(), "Approve the goals of the cycle");
        }
      }
      case ASSESSMENT_AGREED -> {
        if (contents.assessment.filter(OwnMoves::isWhole).isPresent()) {
          add(step, new OwnMove.At.Steps(), "Read the assessment and agree it");
        }
      }
      case ASSESSMENT_APPROVED ->
          contents.assessment.ifPresent(
              its -> {
                if (its.isLocked()) {
                  add(step, new OwnMove.At.Steps(), "Approve the assessment");
                } else if (isWhole(its) && its.keys().findBar(side, person).isEmpty()) {
                  add(step, new OwnMove.At.Assessment(), "Read the assessment and turn your key");
                }
              });
      // These are written by one side, or by either.
      case GUIDANCE,
          SURVEY_ISSUED,
          SURVEY_ANSWERED,
          GOALS_DRAFTED,
          BILATERAL_TALKS,
          JOINT_TALKS,
          ASSESSMENT_DRAFTED -> {}
    }
  }

  /// The step of the talks that comes next: until the goals are approved every answer serves it.
  private CycleStep talks() {
    return cycle.listOpenSteps().stream()
        .filter(
            s ->
                s == CycleStep.GOALS_DRAFTED
                    || s == CycleStep.BILATERAL_TALKS
                    || s == CycleStep.JOINT_TALKS)
        .findFirst()
        .orElse(CycleStep.GOALS_APPROVED);
  }

  private CycleStep next() {
    return cycle.listOpenSteps().stream().findFirst().orElse(CycleStep.ASSESSMENT_APPROVED);
  }

  private void add(CycleStep step, OwnMove.At at, String words) {
    Optional<Edtf> due = Optional.ofNullable(plan.get(step)).map(StageBar.Planned::when);
    moves.add(new OwnMove(cycle.id(), cycle.name(), step, at, words, due));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
