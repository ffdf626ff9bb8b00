package org.muster.server.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.muster.desk.Side;
import org.muster.review.Behalf;
import org.muster.review.Cycle;
import org.muster.review.CycleEvent;
import org.muster.review.CycleMove;
import org.muster.review.CycleStep;
import org.muster.review.Cycles;
import org.muster.review.GoalFate;
import org.muster.review.GoalNote;
import org.muster.review.Negotiation;
import org.muster.review.Review;
import org.muster.review.StageBar;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cycles of the Planning and Review Process, and what moves them.
@RestController
class CyclesApi {
  private final Review review;

  CyclesApi(Review review) {
    this.review = review;
  }

  /// @param suspended what rests: the cycle, the nation's participation, both or nothing
  /// @param version how many moves were made; the entity tag
  record CycleBody(
      String id,
      String nation,
      String name,
      Optional<String> assesses,
      List<Reached> reached,
      List<CycleMove.Scope> suspended,
      List<GoalNote> goals,
      List<Move> moves,
      int version)
      implements ApiBody {}

  record Reached(CycleStep step, LocalDate day) {}

  /// @param move reach, take-back, suspend, meanwhile, resume or confirm
  /// @param written where one side wrote a step down for the other: which side did, why, and by
  ///     whose word
  record Move(
      LocalDate day,
      Side side,
      String person,
      String move,
      Optional<CycleStep> step,
      Optional<CycleMove.Scope> scope,
      Optional<String> reason,
      List<GoalNote> goals,
      Optional<Behalf> written) {}

  record NewCycle(String id, String nation, String name, Optional<String> assesses)
      implements ApiBody {}

  record NewMove(
      LocalDate day,
      String move,
      Optional<String> step,
      Optional<String> scope,
      Optional<String> reason,
      Optional<List<NewNote>> goals)
      implements ApiBody {}

  record NewNote(String goal, String fate, Optional<LocalDate> due, Optional<String> text) {}

  record Stages(
      List<StageBar.Cell> cells,
      StageBar.Turn turn,
      Optional<String> due,
      boolean overdue,
      String nextAction)
      implements ApiBody {}

  @GetMapping("/api/cycles")
  @Says("The cycles, by id.")
  Listed<CycleBody> list(Call call) {
    return new Listed<>(
        review.cycles().list(call.caseId(), call.viewer()).stream().map(CyclesApi::body).toList());
  }

  @PostMapping("/api/cycles")
  @Says(value = "Begins a cycle.", ok = 201, fails = 409)
  ResponseEntity<CycleBody> begin(Call call, @RequestBody NewCycle fresh) {
    Cycle cycle =
        review
            .cycles()
            .begin(
                call.caseId(),
                call.viewer(),
                fresh.id(),
                fresh.nation(),
                fresh.name(),
                fresh.assesses());
    return Etags.created("/api/cycles/" + cycle.id(), body(cycle), 0);
  }

  @GetMapping("/api/cycles/{cycle}")
  @Says("A cycle with every move.")
  ResponseEntity<CycleBody> one(Call call, @PathVariable String cycle) {
    Cycle found = get(call, cycle);
    return Etags.of(body(found), found.events().size());
  }

  @GetMapping("/api/cycles/{cycle}/stages")
  @Says("Where a cycle stands on a day, whose move it is and what is due.")
  Stages stages(Call call, @PathVariable String cycle, @RequestParam Optional<LocalDate> on) {
    StageBar bar =
        review.cycles().bar(call.caseId(), call.viewer(), cycle, on.orElse(call.header().asOf()));
    return new Stages(
        bar.cells(), bar.turn(), bar.due().map(d -> d.text()), bar.overdue(), bar.nextAction());
  }

  @PostMapping("/api/cycles/{cycle}/moves")
  @Says(
      value = "Makes a move: reaches a step, takes one back, suspends, notes a goal, or resumes.",
      ok = 201,
      fails = {409, 412, 428},
      ifMatch = true)
  ResponseEntity<CycleBody> move(
      Call call,
      @PathVariable String cycle,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
      @RequestBody NewMove fresh) {
    int seen = Etags.seen(ifMatch, get(call, cycle).events().size());
    Cycle.Outcome outcome =
        review
            .cycles()
            .move(
                call.caseId(),
                call.viewer(),
                cycle,
                OptionalInt.of(seen),
                fresh.day(),
                move(fresh));
    return switch (outcome) {
      case Cycle.Outcome.Moved moved ->
          Etags.created("/api/cycles/" + cycle, body(moved.cycle()), moved.cycle().events().size());
      case Cycle.Outcome.Refused refused -> {
        if (refused.refusal().rule().equals(Cycles.MOVED_ON)) {
          throw ApiException.overtaken(
              refused.refusal().why(), java.util.Map.of("theirs", body(get(call, cycle))));
        }
        throw ApiException.refused(refused.refusal());
      }
    };
  }

  record Carry(String from) implements ApiBody {}

  @PostMapping("/api/cycles/{cycle}/goals/carried")
  @Says(
      value = "Carries the signed goals of an earlier cycle into this one.",
      ok = 200,
      fails = 409)
  Listed<GoalsApi.GoalBody> carry(Call call, @PathVariable String cycle, @RequestBody Carry fresh) {
    List<Negotiation> carried =
        review.goals().carry(call.caseId(), call.viewer(), cycle, fresh.from());
    return new Listed<>(carried.stream().map(n -> GoalsApi.body(cycle, n)).toList());
  }

  private Cycle get(Call call, String cycle) {
    return review
        .cycles()
        .find(call.caseId(), call.viewer(), cycle)
        .orElseThrow(ApiException::notFound);
  }

  private static CycleMove move(NewMove fresh) {
    return switch (fresh.move()) {
      case "reach" -> new CycleMove.Reach(step(fresh));
      case "take-back" -> new CycleMove.TakeBack(step(fresh), fresh.reason().orElse(""));
      case "suspend" ->
          new CycleMove.Suspend(scope(fresh), fresh.reason().orElse(""), notes(fresh));
      case "meanwhile" -> {
        List<GoalNote> notes = notes(fresh);
        if (notes.size() != 1) {
          throw ApiException.bad("meanwhile notes one goal; goals has " + notes.size());
        }
        yield new CycleMove.Meanwhile(notes.getFirst());
      }
      case "resume" -> new CycleMove.Resume(scope(fresh), notes(fresh));
      case "confirm" -> new CycleMove.Confirm();
      default ->
          throw ApiException.bad(
              "move is \""
                  + fresh.move()
                  + "\"; expected reach, take-back, suspend, meanwhile, resume or confirm");
    };
  }

  private static CycleStep step(NewMove fresh) {
    return Words.of(CycleStep.class, "step", fresh.step().orElse(""));
  }

  private static CycleMove.Scope scope(NewMove fresh) {
    return Words.of(CycleMove.Scope.class, "scope", fresh.scope().orElse(""));
  }

  private static List<GoalNote> notes(NewMove fresh) {
    return fresh.goals().orElse(List.of()).stream()
        .map(
            n -> {
              GoalFate fate = Words.of(GoalFate.class, "fate", n.fate());
              if (n.due().isPresent() != (fate == GoalFate.REDATED)) {
                throw ApiException.bad(n.goal() + ": due belongs to the fate redated alone");
              }
              return new GoalNote(n.goal(), fate, n.due(), n.text().orElse(""));
            })
        .toList();
  }

  static CycleBody body(Cycle cycle) {
    return new CycleBody(
        cycle.id(),
        cycle.nation(),
        cycle.name(),
        cycle.assesses(),
        cycle.reached().entrySet().stream()
            .map(e -> new Reached(e.getKey(), e.getValue()))
            .toList(),
        List.copyOf(cycle.suspensions().keySet()),
        List.copyOf(cycle.goals().values()),
        cycle.events().stream().map(CyclesApi::move).toList(),
        cycle.events().size());
  }

  private static Move move(CycleEvent event) {
    return switch (event.move()) {
      case CycleMove.Reach r -> move(event, "reach", r.step(), null, null, List.of());
      case CycleMove.TakeBack t -> move(event, "take-back", t.step(), null, t.reason(), List.of());
      case CycleMove.Suspend s -> move(event, "suspend", null, s.scope(), s.reason(), s.goals());
      case CycleMove.Meanwhile m -> move(event, "meanwhile", null, null, null, List.of(m.goal()));
      case CycleMove.Resume r -> move(event, "resume", null, r.scope(), null, r.goals());
      case CycleMove.Confirm c -> move(event, "confirm", null, null, null, List.of());
    };
  }

  private static Move move(
      CycleEvent event,
      String move,
      @org.jspecify.annotations.Nullable CycleStep step,
      CycleMove.@org.jspecify.annotations.Nullable Scope scope,
      @org.jspecify.annotations.Nullable String reason,
      List<GoalNote> goals) {
    return new Move(
        event.day(),
        event.side(),
        event.person(),
        move,
        Optional.ofNullable(step),
        Optional.ofNullable(scope),
        Optional.ofNullable(reason),
        goals,
        event.behalf());
  }
}
