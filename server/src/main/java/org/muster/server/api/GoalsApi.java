package org.muster.server.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.desk.Side;
import org.muster.desk.TwoKeys;
import org.muster.review.Cycle;
import org.muster.review.GoalDiff;
import org.muster.review.GoalStep;
import org.muster.review.GoalText;
import org.muster.review.Negotiation;
import org.muster.review.PlanForecast;
import org.muster.review.Review;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Partnership goals: clauses, what each side proposed, reservations, keys and signed versions.
@RestController
class GoalsApi {
  private final Review review;

  GoalsApi(Review review) {
    this.review = review;
  }

  /// @param standing the text as it stands: agreed clauses, struck ones left out
  /// @param digest what both sides turn their keys on
  /// @param version how many steps were taken; the entity tag
  record GoalBody(
      String cycle,
      String goal,
      String code,
      String title,
      String area,
      int priority,
      String capability,
      String holder,
      Optional<GoalText.Money> money,
      boolean baseSigned,
      boolean signed,
      List<ClauseBody> clauses,
      List<GoalText.Clause> standing,
      List<GoalText.Task> tasks,
      List<GoalText.WantedUnit> units,
      String digest,
      List<KeyBody> keys,
      List<StepBody> steps,
      int version)
      implements ApiBody {}

  /// @param base the text that the talks began from; empty for a new clause
  /// @param agreed the text that both sides agreed; absent while it is open
  record ClauseBody(
      String id,
      String heading,
      String base,
      Optional<String> agreed,
      List<ProposalBody> proposals,
      List<Reservation> reservations) {}

  record ProposalBody(Side side, int step, String text, String reason, String person, Instant at) {}

  record Reservation(Side side, Optional<String> ally, String text) {}

  record KeyBody(Side side, String person, Instant at, String digest) {}

  record StepBody(
      int number,
      Instant at,
      Side side,
      String person,
      Optional<String> ally,
      String said,
      Optional<String> clause,
      Optional<String> heading,
      Optional<String> text,
      Optional<String> reason,
      Optional<Integer> proposal,
      Optional<String> digest) {}

  record NewGoal(
      String cycle,
      String goal,
      String code,
      String title,
      String area,
      int priority,
      Optional<String> capability,
      Optional<String> holder,
      Optional<GoalText.Money> money,
      List<GoalText.Clause> clauses,
      Optional<List<GoalText.Task>> tasks,
      Optional<List<GoalText.WantedUnit>> units,
      Optional<String> supersedes)
      implements ApiBody {}

  /// @param said propose, accept, reserve, lift or turn-key
  record NewStep(
      String said,
      Optional<String> clause,
      Optional<String> heading,
      Optional<String> text,
      Optional<String> reason,
      Optional<Integer> proposal,
      Optional<String> digest)
      implements ApiBody {}

  record DiffRow(
      String goal, List<GoalDiff.Mark> marks, List<String> fields, List<DiffClause> clauses) {}

  record DiffClause(
      String clause,
      String heading,
      int numberBefore,
      int numberAfter,
      List<GoalDiff.Mark> marks) {}

  @GetMapping("/api/goals")
  @Says("The goals of a cycle, or of every cycle.")
  Listed<GoalBody> list(Call call, @RequestParam Optional<String> cycle) {
    List<GoalBody> all = new ArrayList<>();
    for (String id : cycle.map(List::of).orElseGet(() -> cycles(call))) {
      review
          .goals()
          .readAll(call.caseId(), call.viewer(), id, Optional.empty())
          .forEach(talk -> all.add(body(id, talk)));
    }
    return new Listed<>(all);
  }

  @PostMapping("/api/goals")
  @Says(value = "Puts the draft of a goal on the table, for the staffs.", ok = 201, fails = 409)
  ResponseEntity<GoalBody> draft(Call call, @RequestBody NewGoal fresh) {
    if (fresh.priority() < 1 || fresh.priority() > 5) {
      throw ApiException.bad("priority is " + fresh.priority() + "; expected 1 to 5");
    }
    GoalText text =
        new GoalText(
            fresh.goal(),
            fresh.code(),
            fresh.title(),
            fresh.area(),
            fresh.priority(),
            fresh.capability().orElse(""),
            fresh.holder().orElse(""),
            fresh.money(),
            fresh.clauses(),
            fresh.tasks().orElse(List.of()),
            fresh.units().orElse(List.of()));
    Negotiation begun =
        review.goals().draft(call.caseId(), call.viewer(), fresh.cycle(), text, fresh.supersedes());
    return Etags.created(
        "/api/goals/" + fresh.goal() + "?cycle=" + fresh.cycle(), body(fresh.cycle(), begun), 0);
  }

  @GetMapping("/api/goals/{goal}")
  @Says("A goal with its clauses, talks and keys; without a cycle, in the last that has it.")
  ResponseEntity<GoalBody> one(
      Call call, @PathVariable String goal, @RequestParam Optional<String> cycle) {
    Found found = get(call, goal, cycle);
    Negotiation talk =
        review
            .goals()
            .read(call.caseId(), call.viewer(), found.cycle(), goal, Optional.empty())
            .orElseThrow(ApiException::notFound);
    return Etags.of(body(found.cycle(), talk), talk.steps().size());
  }

  @GetMapping("/api/goals/{goal}/forecasts")
  @Says("What the plan can keep of the units that a goal wants; empty where no plan says.")
  Listed<PlanForecast.Forecast> forecasts(
      Call call, @PathVariable String goal, @RequestParam Optional<String> cycle) {
    return new Listed<>(
        review
            .goals()
            .listForecasts(call.caseId(), call.viewer(), get(call, goal, cycle).talk().text()));
  }

  @PostMapping("/api/goals/{goal}/steps")
  @Says(
      value =
          "Says something in the talks for your side: proposes a text, accepts one, reserves, lifts"
              + " a reservation, or turns the side's key.",
      ok = 201,
      fails = {409, 412, 428},
      ifMatch = true)
  ResponseEntity<GoalBody> say(
      Call call,
      @PathVariable String goal,
      @RequestParam Optional<String> cycle,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody NewStep fresh) {
    Found found = get(call, goal, cycle);
    int seen = Etags.seen(ifMatch, found.talk().steps().size());
    return switch (review
        .goals()
        .say(call.caseId(), call.viewer(), found.cycle(), goal, seen, said(fresh))) {
      case Negotiation.Outcome.Taken taken ->
          Etags.created(
              "/api/goals/" + goal + "?cycle=" + found.cycle(),
              body(found.cycle(), taken.negotiation()),
              taken.negotiation().steps().size());
      case Negotiation.Outcome.Refused refused -> {
        if (refused.refusal().isOvertaken()) {
          throw ApiException.overtaken(
              refused.refusal().why(),
              Map.of("theirs", body(found.cycle(), get(call, goal, cycle).talk())));
        }
        throw ApiException.refused(refused.refusal());
      }
    };
  }

  @GetMapping("/api/goal-differences")
  @Says("What became of each goal and clause between two cycles.")
  Listed<DiffRow> differences(Call call, @RequestParam String before, @RequestParam String after) {
    return new Listed<>(
        review
            .goals()
            .diff(call.caseId(), call.viewer(), before, after, Optional.empty())
            .goals()
            .stream()
            .map(
                row ->
                    new DiffRow(
                        row.goal(),
                        row.marks().stream().sorted().toList(),
                        List.copyOf(row.fields().keySet()),
                        row.clauses().stream()
                            .map(
                                c ->
                                    new DiffClause(
                                        c.clause(),
                                        c.heading(),
                                        c.numberBefore(),
                                        c.numberAfter(),
                                        c.marks().stream().sorted().toList()))
                            .toList()))
            .toList());
  }

  private record Found(String cycle, Negotiation talk) {}

  private Found get(Call call, String goal, Optional<String> cycle) {
    for (String id : cycle.map(List::of).orElseGet(() -> cycles(call).reversed())) {
      Optional<Negotiation> talk = review.goals().find(call.caseId(), call.viewer(), id, goal);
      if (talk.isPresent()) {
        return new Found(id, talk.get());
      }
    }
    throw ApiException.notFound();
  }

  private List<String> cycles(Call call) {
    return review.cycles().list(call.caseId(), call.viewer()).stream().map(Cycle::id).toList();
  }

  private static GoalStep.Said said(NewStep fresh) {
    return switch (fresh.said()) {
      case "propose" ->
          new GoalStep.Said.Propose(
              clause(fresh),
              fresh.heading().orElse(""),
              fresh.text().orElse(""),
              fresh.reason().orElse(""));
      case "accept" ->
          new GoalStep.Said.Accept(
              clause(fresh),
              fresh
                  .proposal()
                  .orElseThrow(() -> ApiException.bad("accept names the proposal's step")));
      case "reserve" -> new GoalStep.Said.Reserve(clause(fresh), fresh.text().orElse(""));
      case "lift" -> new GoalStep.Said.Lift(clause(fresh));
      case "turn-key" -> new GoalStep.Said.TurnKey(fresh.digest().orElse(""));
      default ->
          throw ApiException.bad(
              "said is \""
                  + fresh.said()
                  + "\"; expected propose, accept, reserve, lift or turn-key");
    };
  }

  private static String clause(NewStep fresh) {
    return fresh.clause().orElseThrow(() -> ApiException.bad("name the clause"));
  }

  static GoalBody body(String cycle, Negotiation talk) {
    GoalText text = talk.text();
    return new GoalBody(
        cycle,
        text.goal(),
        text.code(),
        text.title(),
        text.area(),
        text.priority(),
        text.capability(),
        text.holder(),
        text.money(),
        talk.baseSigned(),
        talk.isSigned(),
        talk.clauses().values().stream().map(GoalsApi::clause).toList(),
        text.clauses(),
        text.tasks(),
        text.units(),
        talk.digest(),
        keys(talk.keys()),
        talk.steps().stream().map(GoalsApi::step).toList(),
        talk.steps().size());
  }

  static List<KeyBody> keys(TwoKeys keys) {
    return keys.turned().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            e ->
                new KeyBody(
                    e.getKey(), e.getValue().person(), e.getValue().at(), e.getValue().digest()))
        .toList();
  }

  private static ClauseBody clause(Negotiation.ClauseTalk talk) {
    return new ClauseBody(
        talk.clause().id(),
        talk.clause().heading(),
        talk.clause().text(),
        talk.agreed(),
        talk.proposals().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                e ->
                    new ProposalBody(
                        e.getKey(),
                        e.getValue().step(),
                        e.getValue().text(),
                        e.getValue().reason(),
                        e.getValue().person(),
                        e.getValue().at()))
            .toList(),
        talk.reservations().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> new Reservation(e.getKey().side(), e.getKey().ally(), e.getValue()))
            .toList());
  }

  private static StepBody step(GoalStep step) {
    return switch (step.said()) {
      case GoalStep.Said.Propose p ->
          step(step, "propose", p.heading(), p.text(), p.reason(), null, null);
      case GoalStep.Said.Accept a -> step(step, "accept", null, null, null, a.proposal(), null);
      case GoalStep.Said.Reserve r -> step(step, "reserve", null, r.text(), null, null, null);
      case GoalStep.Said.Lift l -> step(step, "lift", null, null, null, null, null);
      case GoalStep.Said.TurnKey k -> step(step, "turn-key", null, null, null, null, k.digest());
    };
  }

  private static StepBody step(
      GoalStep step,
      String said,
      @Nullable String heading,
      @Nullable String text,
      @Nullable String reason,
      @Nullable Integer proposal,
      @Nullable String digest) {
    return new StepBody(
        step.number(),
        step.at(),
        step.side(),
        step.person(),
        step.ally(),
        said,
        step.said().findClause(),
        Optional.ofNullable(heading),
        Optional.ofNullable(text),
        Optional.ofNullable(reason),
        Optional.ofNullable(proposal),
        Optional.ofNullable(digest));
  }
}
