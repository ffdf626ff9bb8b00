package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.desk.Refusal;
import org.muster.desk.Seat;
import org.muster.desk.Side;
import org.muster.record.Claims;
import org.muster.record.Days;
import org.muster.record.Domain;
import org.muster.review.rows.AssessmentRows;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.GoalRows;
import org.muster.review.rows.SurveyRows;
import org.muster.store.Trouble;

/// The cycles of a case: beginning one, moving it on, planning its days, and where it stands.
///
/// A cycle and its steps are known to the nation, the staffs and the allies. What is said in it
/// opens later: survey, goals and assessment are the two sides' until the talks of all Allies,
/// and the agreement, open them to the allies.
public final class Cycles {
  /// Rule of what is refused because somebody else moved the cycle meanwhile.
  public static final String MOVED_ON = "review.cycle.moved-on";

  private static final String CIRCLE = Release.ALLIES.text();

  private final Desk desk;
  private final SignedClaims signed;

  /// @param claims the record, which tells of a cycle once both sides have approved its goals
  public Cycles(Desk desk, Claims claims) {
    this.desk = desk;
    this.signed = new SignedClaims(desk, claims);
  }

  /// Begins a cycle, in which nothing has happened yet.
  ///
  /// @param cycle its id, as in the table `cycles`
  /// @param assesses the earlier cycle whose goals it assesses, if it does not wait for its own
  public Cycle begin(
      String caseId,
      Viewer viewer,
      String cycle,
      String nation,
      String name,
      Optional<String> assesses) {
    if (!new Domain.Id().accepts(cycle) || !cycle.startsWith(nation + ".")) {
      throw new Trouble(
          Trouble.Code.REFUSED, cycle + ": expected an id that begins with " + nation + ".");
    }
    return desk.act(
        caseId,
        viewer,
        work -> {
          desk.writer(viewer, nation);
          if (CycleRows.exists(work.dsl(), caseId, cycle)) {
            throw new Trouble(Trouble.Code.REFUSED, "there is a cycle " + cycle + " already");
          }
          Cycle begun = Cycle.begin(cycle, nation, name, assesses);
          CycleRows.insert(work.dsl(), caseId, begun, new Own(nation, CIRCLE));
          desk.log(work, "cycle-begin", cycle);
          return begun;
        });
  }

  /// The cycles that the viewer may know of, by id.
  public List<Cycle> list(String caseId, Viewer viewer) {
    return desk.look(
        caseId,
        viewer,
        work ->
            CycleRows.list(work.dsl(), caseId, work.sight()).stream()
                .map(found -> told(work, found))
                .toList());
  }

  public Optional<Cycle> find(String caseId, Viewer viewer, String cycle) {
    return desk.look(
        caseId,
        viewer,
        work ->
            CycleRows.find(work.dsl(), caseId, cycle, work.sight())
                .map(found -> told(work, found)));
  }

  /// A cycle as the viewer may know it: allies know of it before they know of the goals in it.
  private static Cycle told(Desk.Work work, CycleRows.Found found) {
    if (found.cycle().goals().isEmpty()) {
      return found.cycle();
    }
    Set<String> known = new HashSet<>();
    GoalRows.list(work.dsl(), work.caseId(), found.cycle().id(), work.sight())
        .forEach(goal -> known.add(goal.negotiation().base().goal()));
    return found.cycle().naming(known);
  }

  /// Makes a move for the viewer's side. A step that closes a piece of work is refused while the
  /// work is open, and says what is missing.
  ///
  /// @param day the day on which it happened
  /// @throws Trouble NOT_FOUND, FORBIDDEN
  public Cycle.Outcome move(
      String caseId, Viewer viewer, String cycle, LocalDate day, CycleMove move) {
    return move(caseId, viewer, cycle, OptionalInt.empty(), day, move);
  }

  /// The same for somebody who has seen so many moves and no more; refused as
  /// `review.cycle.moved-on` if there was another meanwhile.
  public Cycle.Outcome move(
      String caseId, Viewer viewer, String cycle, OptionalInt seen, LocalDate day, CycleMove move) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          CycleRows.Found found = CycleRows.get(work, cycle);
          Cycle before = found.cycle();
          if (seen.isPresent() && told(work, found).events().size() != seen.getAsInt()) {
            return new Cycle.Outcome.Refused(
                new Refusal(MOVED_ON, "The cycle has moved on since you read it."));
          }
          Cycle.Outcome outcome = move(desk, work, cycle, day, move);
          if (outcome instanceof Cycle.Outcome.Moved moved) {
            putDown(work, before, moved.cycle());
          }
          return outcome;
        });
  }

  /// What both sides have approved becomes part of the record.
  private void putDown(Desk.Work work, Cycle before, Cycle after) {
    for (CycleStep step : List.of(CycleStep.GOALS_APPROVED, CycleStep.ASSESSMENT_APPROVED)) {
      if (newly(step, before, after)) {
        signed.cycle(
            work,
            after,
            step,
            after
                .living(new HashSet<>(GoalRows.listIds(work.dsl(), work.caseId(), after.id())))
                .size(),
            CycleRows.get(work, after.id()).own());
      }
    }
  }

  static Cycle.Outcome move(
      Desk desk, Desk.Work work, String cycle, LocalDate day, CycleMove move) {
    CycleRows.Found found = CycleRows.get(work, cycle);
    String nation = found.cycle().nation();
    Desk.Actor actor =
        isSigned(move) ? desk.signer(work.viewer(), nation) : desk.writer(work.viewer(), nation);
    CycleEvent event = new CycleEvent(day, actor.side(), actor.person(), move);
    Cycle.Outcome outcome = decide(desk, work, found.cycle(), event);
    if (outcome instanceof Cycle.Outcome.Moved moved) {
      CycleRows.append(
          work.dsl(), work.caseId(), cycle, moved.cycle().events().size(), event, found.own());
      widen(work, found.cycle(), moved.cycle());
      desk.log(work, "cycle-move", cycle);
    }
    return outcome;
  }

  private static boolean isSigned(CycleMove move) {
    return switch (move) {
      case CycleMove.Reach r -> r.step().mover() == CycleStep.Mover.BOTH;
      case CycleMove.Suspend s -> true;
      case CycleMove.Resume r -> true;
      case CycleMove.TakeBack t -> false;
      case CycleMove.Meanwhile m -> false;
      case CycleMove.Confirm c -> false;
    };
  }

  private static Cycle.Outcome decide(Desk desk, Desk.Work work, Cycle cycle, CycleEvent event) {
    if (event.day().isAfter(desk.today())) {
      return new Cycle.Outcome.Refused(
          new Refusal(
              "review.cycle.future",
              Days.text(event.day()) + " has not come yet; plan the step instead."));
    }
    Set<String> goals = new HashSet<>(GoalRows.listIds(work.dsl(), work.caseId(), cycle.id()));
    Cycle.Outcome outcome = cycle.decide(event, goals);
    Optional<Refusal> open =
        outcome instanceof Cycle.Outcome.Moved && event.move() instanceof CycleMove.Reach reach
            ? openWork(work, cycle, reach.step())
            : Optional.empty();
    return open.<Cycle.Outcome>map(Cycle.Outcome.Refused::new).orElse(outcome);
  }

  /// A step that has still to be reached, and why the viewer cannot record it now, if so.
  public record Possible(CycleStep step, Optional<Refusal> refusal) {
    public boolean isPossible() {
      return refusal.isEmpty();
    }
  }

  /// The steps still to be reached, in order, each with what stands against it on that day.
  public List<Possible> listPossible(String caseId, Viewer viewer, String cycle, LocalDate day) {
    return desk.look(
        caseId,
        viewer,
        work -> {
          Cycle found = CycleRows.get(work, cycle).cycle();
          Seat seat = Seat.of(viewer, found.nation());
          List<Possible> all = new ArrayList<>();
          for (CycleStep step : CycleStep.values()) {
            if (!found.reached().containsKey(step)) {
              all.add(new Possible(step, refuse(work, found, seat, step, day)));
            }
          }
          return all;
        });
  }

  private Optional<Refusal> refuse(
      Desk.Work work, Cycle cycle, Seat seat, CycleStep step, LocalDate day) {
    CycleMove move = new CycleMove.Reach(step);
    Optional<Side> side = isSigned(move) ? seat.signs() : seat.writes();
    CycleEvent event =
        new CycleEvent(
            day, side.or(seat::findSide).orElse(Side.NATION), work.viewer().actor(), move);
    Cycle.Outcome outcome = decide(desk, work, cycle, event);
    if (outcome instanceof Cycle.Outcome.Refused refused) {
      return Optional.of(refused.refusal());
    }
    return side.isPresent()
        ? Optional.empty()
        : refuse(
            "review.cycle.seat",
            isSigned(move)
                ? "This is for an approver to sign."
                : "This is for whoever writes for the side to record.");
  }

  /// What is still open in the work that a step closes.
  private static Optional<Refusal> openWork(Desk.Work work, Cycle cycle, CycleStep step) {
    String caseId = work.caseId();
    return switch (step) {
      case GUIDANCE, BILATERAL_TALKS, JOINT_TALKS, ASSESSMENT_DRAFTED -> Optional.empty();
      case SURVEY_ISSUED ->
          SurveyRows.find(work.dsl(), caseId, cycle.id(), work.sight()).isPresent()
              ? Optional.empty()
              : refuse("review.cycle.survey", "Choose a questionnaire and issue it.");
      case SURVEY_ANSWERED ->
          SurveyRows.find(work.dsl(), caseId, cycle.id(), work.sight())
              .map(s -> s.survey().listLacks())
              .filter(l -> !l.isEmpty())
              .map(
                  l ->
                      new Refusal(
                          "review.cycle.survey-open",
                          (l.size() == 1 ? "One answer is" : l.size() + " answers are")
                              + " missing: "
                              + String.join("; ", l)
                              + "."));
      case GOALS_DRAFTED ->
          GoalRows.listIds(work.dsl(), caseId, cycle.id()).isEmpty()
              ? refuse("review.cycle.goals", "No goal is drafted yet.")
              : Optional.empty();
      case GOALS_APPROVED -> {
        List<String> open =
            GoalRows.list(work.dsl(), caseId, cycle.id(), work.sight()).stream()
                .map(GoalRows.Found::negotiation)
                .filter(n -> !n.isSigned())
                .map(n -> n.base().code())
                .toList();
        yield open.isEmpty()
            ? Optional.empty()
            : refuse(
                "review.cycle.goals-open",
                "Not signed by both sides yet: " + String.join(", ", open) + ".");
      }
      case ASSESSMENT_AGREED, ASSESSMENT_APPROVED -> {
        Optional<Assessment> assessment =
            AssessmentRows.find(work.dsl(), caseId, cycle.id(), work.sight())
                .map(AssessmentRows.Found::assessment);
        if (assessment.isEmpty()) {
          yield refuse("review.cycle.assessment", "No assessment is written yet.");
        }
        if (!assessment.get().listUnjudged().isEmpty()) {
          yield refuse(
              "review.cycle.assessment-open",
              assessment.get().listUnjudged().size() + " goals and tasks are not judged yet.");
        }
        yield step == CycleStep.ASSESSMENT_APPROVED && !assessment.get().isLocked()
            ? refuse(
                "review.cycle.assessment-keys",
                "The assessment is not locked: both sides turn their keys on its text first.")
            : Optional.empty();
      }
    };
  }

  /// What the talks with all Allies open to the allies.
  private static void widen(Desk.Work work, Cycle before, Cycle after) {
    if (newly(CycleStep.BILATERAL_TALKS, before, after)) {
      GoalRows.release(work.dsl(), work.caseId(), after.id(), CIRCLE);
    }
    if (newly(CycleStep.ASSESSMENT_AGREED, before, after)) {
      AssessmentRows.release(work.dsl(), work.caseId(), after.id(), CIRCLE);
    }
  }

  private static boolean newly(CycleStep step, Cycle before, Cycle after) {
    return after.reached().containsKey(step) && !before.reached().containsKey(step);
  }

  /// Plans when and where a step is to happen.
  public void plan(
      String caseId, Viewer viewer, String cycle, CycleStep step, StageBar.Planned planned) {
    desk.act(
        caseId,
        viewer,
        work -> {
          CycleRows.Found found = CycleRows.get(work, cycle);
          desk.writer(viewer, found.cycle().nation());
          CycleRows.plan(work.dsl(), caseId, cycle, step, planned, found.own());
          desk.log(work, "cycle-plan", cycle);
          return true;
        });
  }

  /// When and where steps are planned.
  public Map<CycleStep, StageBar.Planned> listPlanned(String caseId, Viewer viewer, String cycle) {
    return desk.look(
        caseId,
        viewer,
        work -> {
          CycleRows.get(work, cycle);
          return CycleRows.plan(work.dsl(), caseId, cycle, work.sight());
        });
  }

  /// Where a cycle stands: counts are of what the viewer sees.
  public StageBar bar(String caseId, Viewer viewer, String cycle, LocalDate today) {
    return desk.look(
        caseId,
        viewer,
        work -> {
          Cycle found = CycleRows.get(work, cycle).cycle();
          Map<CycleStep, StageBar.Planned> plan =
              CycleRows.plan(work.dsl(), caseId, cycle, work.sight());
          return StageBar.of(found, plan, counts(work, cycle), today);
        });
  }

  /// Where a cycle stands for one person.
  ///
  /// @param moves what they themselves can do in it now, in the order of the process
  public record Standing(StageBar bar, List<OwnMove> moves) {
    public Standing {
      moves = List.copyOf(moves);
    }
  }

  /// Where a cycle stands, and what the viewer can do in it.
  public Standing standing(String caseId, Viewer viewer, String cycle, LocalDate today) {
    return desk.look(
        caseId,
        viewer,
        work -> {
          Cycle found = CycleRows.get(work, cycle).cycle();
          Map<CycleStep, StageBar.Planned> plan =
              CycleRows.plan(work.dsl(), caseId, cycle, work.sight());
          OwnMoves.Contents contents = contents(work, cycle);
          return new Standing(
              StageBar.of(found, plan, counts(contents), today),
              moves(viewer, found, plan, contents));
        });
  }

  /// What the viewer can do now in every cycle of the case, cycle by cycle.
  public List<OwnMove> listOwnMoves(String caseId, Viewer viewer) {
    return desk.look(
        caseId,
        viewer,
        work -> {
          List<OwnMove> all = new ArrayList<>();
          for (CycleRows.Found found : CycleRows.list(work.dsl(), caseId, work.sight())) {
            Cycle cycle = found.cycle();
            if (!Seat.of(viewer, cycle.nation()).isGuest()) {
              all.addAll(
                  moves(
                      viewer,
                      cycle,
                      CycleRows.plan(work.dsl(), caseId, cycle.id(), work.sight()),
                      contents(work, cycle.id())));
            }
          }
          return all;
        });
  }

  private static List<OwnMove> moves(
      Viewer viewer,
      Cycle cycle,
      Map<CycleStep, StageBar.Planned> plan,
      OwnMoves.Contents contents) {
    return OwnMoves.of(cycle, plan, Seat.of(viewer, cycle.nation()), viewer.actor(), contents);
  }

  private static OwnMoves.Contents contents(Desk.Work work, String cycle) {
    return new OwnMoves.Contents(
        SurveyRows.find(work.dsl(), work.caseId(), cycle, work.sight())
            .map(SurveyRows.Found::survey),
        GoalRows.list(work.dsl(), work.caseId(), cycle, work.sight()).stream()
            .map(GoalRows.Found::negotiation)
            .toList(),
        AssessmentRows.find(work.dsl(), work.caseId(), cycle, work.sight())
            .map(AssessmentRows.Found::assessment));
  }

  static StageBar.Counts counts(Desk.Work work, String cycle) {
    return counts(contents(work, cycle));
  }

  /// Sections of which nothing is asked as the answers stand do not count.
  private static StageBar.Counts counts(OwnMoves.Contents contents) {
    List<Survey.Progress> sections =
        contents.survey().map(Survey::listProgress).orElse(List.of()).stream()
            .filter(s -> s.asked() > 0)
            .toList();
    return new StageBar.Counts(
        sections.size(),
        (int) sections.stream().filter(Survey.Progress::done).count(),
        contents.goals().size(),
        (int) contents.goals().stream().filter(Negotiation::isAgreed).count(),
        contents.assessment().map(a -> a.items().size()).orElse(0),
        contents.assessment().map(a -> a.judgements().size()).orElse(0));
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
