package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.desk.Refusal;
import org.muster.record.Days;

/// An evaluation of a unit as it is held: who evaluates and watches, both sets of marks, findings.
///
/// @param id the evaluation's id
/// @param unit the unit's id
/// @param nation the unit's nation
/// @param level the ladder's level
/// @param from first day
/// @param to last day, inclusive
/// @param team who evaluates and who monitors
/// @param selfMarks the unit's own marks, by item
/// @param marks the evaluators' marks, by item; at a self-evaluation these are the team's
/// @param findings what did not meet the standard, with what is done about it
public record UnitEvaluation(
    String id,
    String unit,
    String nation,
    Ladder.Level level,
    LocalDate from,
    LocalDate to,
    Checklist checklist,
    List<Member> team,
    Map<String, Integer> selfMarks,
    Map<String, Integer> marks,
    List<Finding> findings) {

  public UnitEvaluation {
    team = List.copyOf(team);
    selfMarks = Map.copyOf(selfMarks);
    marks = Map.copyOf(marks);
    findings = List.copyOf(findings);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("evaluation " + id + " ends " + to + ", before " + from);
    }
  }

  /// What somebody of the team does.
  public enum Function {
    LEAD,
    EVALUATOR,
    MONITOR
  }

  /// Somebody of the team.
  ///
  /// @param qualification such as the evaluator course and its year; may be empty
  public record Member(String name, String nation, Function function, String qualification) {}

  /// A standard not met.
  ///
  /// @param item the checklist's item
  public record Finding(String id, String item, String text, List<RemedialAction> actions) {
    public Finding {
      actions = List.copyOf(actions);
    }

    /// The id of the next action against it: `a1`, `a2`.
    public String nextAction() {
      return "a" + (actions.size() + 1);
    }

    /// Closed when it has actions and all of them are.
    public boolean isClosed() {
      return !actions.isEmpty() && actions.stream().allMatch(a -> a.closed().isPresent());
    }
  }

  /// What is done about a finding.
  ///
  /// @param owner who answers for it
  /// @param due inclusive
  public record RemedialAction(
      String id, String text, String owner, LocalDate due, Optional<Closing> closed) {
    /// Whether its day has passed with nothing shown.
    public boolean isOverdue(LocalDate today) {
      return closed.isEmpty() && due.isBefore(today);
    }
  }

  /// How an action was closed.
  ///
  /// @param evidence the id of what proves it
  public record Closing(LocalDate day, String evidence, String person) {}

  /// The id of the next finding: `f1`, `f2`.
  public String nextFinding() {
    return "f" + (findings.size() + 1);
  }

  /// The unit's rating of itself.
  public Rating selfRating() {
    return Rating.of(checklist, selfMarks);
  }

  /// The evaluators' rating.
  public Rating rating() {
    return Rating.of(checklist, marks);
  }

  /// The items on which the unit judged itself otherwise than its evaluators did, in order.
  public List<String> listDisagreements() {
    return checklist.listItems().stream()
        .filter(
            i -> {
              Integer own = selfMarks.get(i.id());
              Integer theirs = marks.get(i.id());
              return own != null
                  && theirs != null
                  && Rating.meets(checklist, i, own) != Rating.meets(checklist, i, theirs);
            })
        .map(Checklist.Item::id)
        .toList();
  }

  /// Whether it is passed: complete, and in a band that passes.
  public boolean isPassed() {
    Rating rating = rating();
    return rating.isComplete() && rating.band().passes();
  }

  /// The certificate that follows from it, if it is passed and its level gives one.
  public Optional<CertificateTerm> findCertificate() {
    return isPassed()
        ? level.validityMonths().map(months -> CertificateTerm.from(to, months))
        : Optional.empty();
  }

  /// Why its result cannot be recorded, all reasons at once; empty when it can.
  ///
  /// @param ladder the levels in order
  /// @param passed levels that the unit passed before
  /// @param declaredOn when the unit was declared to the pool of forces, if it was
  public List<Refusal> listRefusals(
      Ladder ladder, Set<String> passed, Optional<LocalDate> declaredOn) {
    List<Refusal> refusals = new ArrayList<>();
    ladder.refuseAttempt(level.id(), passed).ifPresent(refusals::add);
    if (declaredOn.filter(d -> !d.isAfter(from)).isEmpty()) {
      refusals.add(
          new Refusal(
              "review.evaluation.declared",
              "The unit was not in the pool of forces on "
                  + Days.text(from)
                  + "; declare it first."));
    }
    refusals.addAll(teamRefusals());
    Rating rating = rating();
    if (!rating.isComplete()) {
      refusals.add(
          new Refusal(
              "review.evaluation.complete",
              "Not looked at: " + String.join(", ", rating.unmarked()) + "."));
    }
    for (Checklist.Item item : checklist.listItems()) {
      Integer mark = marks.get(item.id());
      if (mark != null
          && !Rating.meets(checklist, item, mark)
          && findings.stream().noneMatch(f -> f.item().equals(item.id()))) {
        refusals.add(
            new Refusal(
                "review.evaluation.finding",
                item.id() + " did not meet the standard; write the finding."));
      }
    }
    return refusals;
  }

  private List<Refusal> teamRefusals() {
    List<Refusal> refusals = new ArrayList<>();
    if (team.stream().noneMatch(m -> m.function() != Function.MONITOR)) {
      refusals.add(new Refusal("review.evaluation.team", "Name at least one evaluator."));
    }
    for (Member member : team) {
      boolean own = member.nation().equals(nation);
      if (member.function() == Function.MONITOR && own) {
        refusals.add(
            new Refusal(
                "review.evaluation.monitor",
                member.name() + " monitors a unit of their own nation; another nation must."));
      }
      if (level.self() && member.function() != Function.MONITOR && !own) {
        refusals.add(
            new Refusal(
                "review.evaluation.self",
                level.name()
                    + " is the nation's own evaluation; "
                    + member.name()
                    + " is of "
                    + member.nation()
                    + "."));
      }
      if (!level.self()
          && member.function() != Function.MONITOR
          && member.qualification().isBlank()) {
        refusals.add(
            new Refusal(
                "review.evaluation.qualification",
                "Say how " + member.name() + " qualified as an evaluator."));
      }
    }
    if (!level.self() && team.stream().noneMatch(m -> m.function() == Function.MONITOR)) {
      refusals.add(
          new Refusal(
              "review.evaluation.monitor",
              level.name() + " is watched by the alliance; name a monitor."));
    }
    return refusals;
  }
}
