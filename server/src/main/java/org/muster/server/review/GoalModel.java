package org.muster.server.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Side;
import org.muster.desk.TwoKeys;
import org.muster.review.GoalStep;
import org.muster.review.GoalText;
import org.muster.review.Negotiation;
import org.muster.review.PlanForecast;
import org.muster.thread.DateWords;

/// The page of a goal.
///
/// @param chosen the clause with the answers under it; empty where none is open or chosen
/// @param forecasts what the plan can keep of the units wanted
/// @param planText a text for the chosen clause that the plan can keep
/// @param quotes what the survey says of the units wanted
/// @param last the judgement of this goal in the nation's other cycles, newest first
/// @param all every goal of the cycle, by code
/// @param sent what a form brought that was not taken
public record GoalModel(
    CycleVisit at,
    Negotiation talk,
    String chosen,
    boolean maySpeak,
    boolean mayReserve,
    String whyNot,
    List<PlanForecast.Forecast> forecasts,
    Optional<String> planText,
    List<Quote> quotes,
    List<Last> last,
    List<GoalsModel.Entry> all,
    NotesModel notes,
    Map<String, String> sent,
    Wrong wrong) {

  /// An answer of the survey beside a clause.
  public record Quote(String question, String text, String when, String href) {}

  /// What an earlier assessment said.
  public record Last(String cycle, String verdict, String text, String href) {}

  public GoalText base() {
    return talk.base();
  }

  public Optional<Side> mySide() {
    return at.seat().findSide();
  }

  /// The clause with the answers under it.
  public Optional<Negotiation.ClauseTalk> findChosen() {
    return Optional.ofNullable(talk.clauses().get(chosen));
  }

  /// What the other side proposed for the chosen clause, if it can be accepted.
  public Optional<Negotiation.Proposal> theirs() {
    return findChosen()
        .filter(c -> !c.isAgreed())
        .flatMap(c -> mySide().map(s -> c.proposals().get(s.other())));
  }

  /// The reader's own reservation on the chosen clause.
  public Optional<String> ownReservation() {
    return findChosen().flatMap(c -> at.seat().findReserver().map(r -> c.reservations().get(r)));
  }

  /// The text from which one's own is written: what one's side proposed, else theirs, else what
  /// stands.
  public String draft() {
    String typed = sent.get("text");
    if (typed != null && "propose".equals(sent.get("kind"))) {
      return typed;
    }
    return findChosen()
        .map(
            c -> {
              Negotiation.Proposal own = mySide().map(s -> c.proposals().get(s)).orElse(null);
              return own != null
                  ? own.text()
                  : theirs()
                      .map(Negotiation.Proposal::text)
                      .orElse(c.agreed().orElse(c.clause().text()));
            })
        .orElse("");
  }

  /// What is said beside a clause's state: whose text was agreed and when, or who has to answer and
  /// by when.
  public String beside(String clause) {
    Negotiation.ClauseTalk its = talk.getClause(clause);
    if (its.isAgreed()) {
      return talk.findAgreement(clause)
          .map(step -> text(its) + DateWords.day(CycleVisit.day(step.at())))
          .orElse(talk.baseSigned() ? "as signed" : "");
    }
    String by =
        at.bar().due().map(d -> " by " + DateWords.held(d)).filter(d -> !frozen()).orElse("");
    return its.findTurn()
        .map(s -> mySide().equals(Optional.of(s)) ? "your answer" : at.name(s) + " to answer")
        .map(words -> words + by)
        .orElse("nobody has spoken");
  }

  private boolean frozen() {
    return !whyNot.isEmpty();
  }

  /// Whose text was agreed; empty where both proposed it or nothing changed.
  private String text(Negotiation.ClauseTalk its) {
    List<Side> whose =
        its.proposals().entrySet().stream()
            .filter(p -> its.agreed().equals(Optional.of(p.getValue().text())))
            .map(Map.Entry::getKey)
            .toList();
    return whose.size() == 1 && !its.agreed().equals(Optional.of(its.clause().text()))
        ? at.whose(whose.getFirst()) + " text, "
        : "";
  }

  /// For what a key waits: "Waits for clause 3.", "Waits for clauses 1 and 3.".
  public String keyWaits(Side side) {
    if (keyReason(side).isEmpty()) {
      return "Yours to turn.";
    }
    List<String> open = talk.listOpen().stream().map(String::valueOf).toList();
    if (open.isEmpty()) {
      return "Waits for an approver.";
    }
    if (open.size() == 1) {
      return "Waits for clause " + open.getFirst() + ".";
    }
    return open.size() > 4
        ? "Waits for " + open.size() + " clauses."
        : "Waits for clauses "
            + String.join(", ", open.subList(0, open.size() - 1))
            + " and "
            + open.getLast()
            + ".";
  }

  /// What the plan can keep, a sentence for each unit wanted.
  public List<String> keeps() {
    List<String> said = new ArrayList<>();
    for (GoalText.WantedUnit unit : base().units()) {
      for (PlanForecast.Forecast f : forecasts) {
        if (f.unit().equals(unit.unit()) && f.level().equals(unit.level())) {
          boolean kept = f.ready().filter(r -> !r.isAfter(unit.due())).isPresent();
          said.add(
              at.unit(unit.unit())
                  + " at "
                  + at.level(unit.level())
                  + f.ready().map(r -> " from " + DateWords.day(r)).orElse(": not in this plan")
                  + (kept ? ", in time" : ", late: wanted by " + DateWords.day(unit.due()))
                  + (f.why().isEmpty() || kept ? "" : "; " + f.why())
                  + (kept || f.remedies().isEmpty() ? "" : ". " + f.remedies().getFirst()));
        }
      }
    }
    return said;
  }

  public String plan() {
    return forecasts.isEmpty() ? "" : forecasts.getFirst().plan();
  }

  /// Whether a unit is wanted later than the plan has it.
  public boolean isLate(GoalText.WantedUnit unit) {
    return forecasts.stream()
        .filter(f -> f.unit().equals(unit.unit()) && f.level().equals(unit.level()))
        .anyMatch(f -> f.ready().filter(r -> !r.isAfter(unit.due())).isEmpty());
  }

  /// The next goal that is open, after this one.
  public Optional<GoalsModel.Entry> nextOpen() {
    return beside(1);
  }

  /// The goal before this one.
  public Optional<GoalsModel.Entry> previous() {
    int here = index();
    return here > 0 ? Optional.of(all.get(here - 1)) : Optional.empty();
  }

  private Optional<GoalsModel.Entry> beside(int step) {
    int here = index();
    for (int i = 1; i < all.size(); i++) {
      GoalsModel.Entry next = all.get((here + i * step) % all.size());
      if (!next.talk().isAgreed()) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private int index() {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).goal().equals(base().goal())) {
        return i;
      }
    }
    return 0;
  }

  /// Why a side's key cannot be turned by the reader now; empty if it can.
  public String keyReason(Side side) {
    if (!at.seat().signs().equals(Optional.of(side))) {
      return mySide().equals(Optional.of(side)) ? "for an approver to turn" : "theirs to turn";
    }
    if (at.cycle().isSuspended()) {
      return "Turn key: suspended";
    }
    Optional<TwoKeys.Bar> bar = talk.keys().findBar(side, at.viewer().actor());
    if (bar.isPresent()) {
      return "Turn key: " + bar.get().brief();
    }
    int open = talk.countOpen();
    return open > 0 ? "Turn key: " + DateWords.count(open, "clause") + " open" : "";
  }

  /// Another goal that waits for the reader's key, if one does.
  public Optional<String> nextToSign() {
    return at.visit().looksBack() || at.cycle().isSuspended()
        ? Optional.empty()
        : at.seat()
            .signs()
            .flatMap(
                side ->
                    all.stream()
                        .filter(e -> !e.goal().equals(base().goal()) && e.talk().isAgreed())
                        .filter(e -> e.talk().keys().findBar(side, at.viewer().actor()).isEmpty())
                        .map(GoalsModel.Entry::goal)
                        .findFirst());
  }

  /// A step in words, for the history.
  public String told(GoalStep step) {
    String who = at.name(step.reserver()) + " (" + step.person() + ") ";
    return switch (step.said()) {
      case GoalStep.Said.Propose p ->
          who
              + (p.text().isEmpty() ? "proposed to strike " : "proposed a text for ")
              + heading(p.clause(), p.heading())
              + (p.reason().isEmpty() ? "" : ": " + p.reason());
      case GoalStep.Said.Accept a -> who + "accepted " + heading(a.clause(), "");
      case GoalStep.Said.Reserve r ->
          who + "reserved on " + heading(r.clause(), "") + ": " + r.text();
      case GoalStep.Said.Lift l -> who + "lifted the reservation on " + heading(l.clause(), "");
      case GoalStep.Said.TurnKey k -> who + "turned the key on text " + k.digest().substring(0, 12);
    };
  }

  private String heading(String clause, String otherwise) {
    Negotiation.ClauseTalk found = talk.clauses().get(clause);
    return "“" + (found == null ? otherwise : found.clause().heading()) + "”";
  }

  /// How many reservations stand.
  public int countReservations() {
    return talk.listReservations().values().stream().mapToInt(Map::size).sum();
  }

  /// `in 7 days`.
  public String distance(LocalDate day) {
    return DateWords.distance(at.today(), day);
  }
}
