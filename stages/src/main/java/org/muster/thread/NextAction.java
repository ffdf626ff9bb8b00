package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.generate.PlanHead;
import org.muster.generate.PlanState;
import org.muster.generate.Plans;
import org.muster.record.Edtf;
import org.muster.review.Evaluations;
import org.muster.review.OwnMove;
import org.muster.review.Review;
import org.muster.review.UnitEvaluation;
import org.muster.thread.Finding.Target;

/// Something that one person can do next, by their own roles, in any stage: what is for others
/// to do stands among the findings of the overview and never here.
///
/// @param todo what it is, without its stop
/// @param of what it belongs to, such as a cycle's name; may be empty
/// @param day the last day by which it is due, if one is known
/// @param when the same in words, as precise as it is known; empty where it has no day
public record NextAction(
    Stage stage, String todo, String of, Optional<LocalDate> day, String when, Target target) {

  /// What a person can do next, soonest due first, those without a day last and in the order of the
  /// stages.
  public static List<NextAction> listOf(
      Viewer.Person person, CaseView view, Review review, Plans plans) {
    List<NextAction> all = new ArrayList<>();
    String caseId = view.header().id();
    review.cycles().listOwnMoves(caseId, person).forEach(move -> all.add(of(move)));
    for (Evaluations.Held held : review.evaluations().list(caseId, person)) {
      all.addAll(of(person, held, review.evaluations(), PlainWords.of(view)));
    }
    findKey(person, caseId, plans).ifPresent(all::add);
    all.addAll(findings(person, view));
    return all.stream()
        .sorted(
            Comparator.comparing((NextAction a) -> a.day().orElse(LocalDate.MAX))
                .thenComparing(NextAction::stage))
        .toList();
  }

  /// Whether its day had passed on that day.
  public boolean isLate(LocalDate on) {
    return day.filter(d -> d.isBefore(on)).isPresent();
  }

  /// Where a move in a cycle is made.
  public static Target target(OwnMove move) {
    return switch (move.at()) {
      case OwnMove.At.Steps steps -> new Target.Cycle(move.cycle());
      case OwnMove.At.Survey survey -> new Target.Survey(move.cycle());
      case OwnMove.At.Goals goals -> new Target.Goals(move.cycle());
      case OwnMove.At.Goal goal -> new Target.Goal(move.cycle(), goal.goal());
      case OwnMove.At.Assessment assessment -> new Target.Assessment(move.cycle());
    };
  }

  private static NextAction of(OwnMove move) {
    return new NextAction(
        Stage.REVIEW,
        move.words(),
        move.name(),
        move.due().map(Edtf::endLatest),
        move.due().map(DateWords::held).orElse(""),
        target(move));
  }

  /// What is left of an evaluation for its evaluators, for the unit itself and for those who mend
  /// what it found.
  private static List<NextAction> of(
      Viewer.Person person, Evaluations.Held held, Evaluations evaluations, PlainWords words) {
    UnitEvaluation its = held.evaluation();
    List<NextAction> all = new ArrayList<>();
    String what = its.level().name() + " of " + words.name(List.of("units"), its.unit());
    if (!held.recorded() && evaluations.mayEvaluate(person, its)) {
      int open = its.rating().items() - its.rating().marked();
      all.add(
          evaluation(
              open > 0 ? "Mark " + DateWords.count(open, "item") : "Record the result",
              what,
              its.to(),
              its));
    }
    if (!held.recorded() && !its.level().self() && evaluations.mayMarkSelf(person, its)) {
      int open = its.selfRating().items() - its.selfRating().marked();
      if (open > 0) {
        all.add(
            evaluation(
                "Mark " + DateWords.count(open, "item") + " as the unit itself",
                what,
                its.from(),
                its));
      }
    }
    if (evaluations.mayMarkSelf(person, its)) {
      for (UnitEvaluation.Finding finding : its.findings()) {
        for (UnitEvaluation.RemedialAction action : finding.actions()) {
          if (action.closed().isEmpty()) {
            all.add(evaluation(action.text(), what, action.due(), its));
          }
        }
      }
    }
    return all;
  }

  private static NextAction evaluation(
      String todo, String what, LocalDate due, UnitEvaluation its) {
    return new NextAction(
        Stage.REVIEW,
        todo,
        what,
        Optional.of(due),
        DateWords.day(due),
        new Target.Evaluation(its.id()));
  }

  /// The newest draft that waits for the person's key.
  private static Optional<NextAction> findKey(Viewer.Person person, String caseId, Plans plans) {
    boolean signs = person.acts(Role.NATIONAL_APPROVER) || person.acts(Role.ALLIANCE_APPROVER);
    Optional<PlanHead> newest =
        signs
            ? plans.list(caseId, person).stream()
                .filter(h -> h.state() == PlanState.DRAFT)
                .reduce((first, last) -> last)
            : Optional.empty();
    return newest
        .filter(h -> plans.doors(caseId, person, Optional.of(h.id())).key().isEmpty())
        .map(
            h ->
                new NextAction(
                    Stage.GENERATE,
                    "Read " + h.name() + " and turn your key",
                    "",
                    Optional.empty(),
                    "",
                    new Target.Kept(h.id())));
  }

  /// What is wrong or due in the case that the person can mend: its owner's planners and force
  /// generators settle what differs and plan; its planners keep its goals and certificates.
  private static List<NextAction> findings(Viewer.Person person, CaseView view) {
    List<NextAction> all = new ArrayList<>();
    if (!person.mayEdit(view.header().owner())) {
      return all;
    }
    boolean plans = person.acts(Role.NATIONAL_PLANNER) || person.acts(Role.FORCE_GENERATOR);
    Overview overview = Overview.of(view);
    for (List<Finding> findings : List.of(overview.wrong(), overview.due())) {
      for (Finding finding : findings) {
        boolean theirs =
            switch (finding.kind()) {
              case GAP, OPEN, CONFLICT -> plans;
              case LAPSED, OVERDUE, DUE -> person.acts(Role.NATIONAL_PLANNER);
              case SUSPENDED -> false;
            };
        if (theirs) {
          all.add(of(finding));
        }
      }
    }
    return all;
  }

  private static NextAction of(Finding finding) {
    String todo =
        switch (finding.kind()) {
          case LAPSED -> "Renew: " + finding.title();
          case GAP -> "Close the gap: " + finding.title();
          case CONFLICT -> "Choose: " + finding.title();
          case SUSPENDED, OVERDUE, DUE, OPEN -> finding.title();
        };
    return new NextAction(
        finding.stage(),
        todo,
        "",
        finding.day(),
        finding.day().isPresent() ? finding.dayWords() : "",
        finding.target());
  }
}
