package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.record.Edtf;
import org.muster.record.TypedDate;
import org.muster.review.Cycle;
import org.muster.review.CycleMove;
import org.muster.review.CycleStep;
import org.muster.review.GoalFate;
import org.muster.review.GoalNote;
import org.muster.review.GoalText;
import org.muster.review.Review;
import org.muster.review.StageBar;
import org.muster.server.frame.FromToday;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One cycle: its dated steps, what can be done next, its planned days, suspension and resumption.
@Controller
@FromToday
@RequestMapping("/case/{caseId}/review/cycles/{cycle}")
class CycleController {
  private final Review review;
  private final Table table;

  CycleController(Review review, Table table) {
    this.review = review;
    this.table = table;
  }

  @GetMapping
  View cycle(Visit visit, @PathVariable String cycle) {
    return page(table.open(visit, cycle), Wrong.NOTHING, Map.of());
  }

  @PostMapping("/move")
  View move(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam CycleStep step,
      @RequestParam String day,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Map<String, String> sent = Map.of("day", day, "step", step.name());
    Optional<LocalDate> when = day(day);
    if (when.isEmpty()) {
      return page(at, new Wrong("day", notADay(day)), sent);
    }
    return switch (review
        .cycles()
        .move(at.caseId(), at.viewer(), cycle, when.get(), new CycleMove.Reach(step))) {
      case Cycle.Outcome.Refused refused ->
          page(at, new Wrong("step", refused.refusal().why()), sent);
      case Cycle.Outcome.Moved moved -> {
        boolean whole = moved.cycle().reached().containsKey(step);
        String words =
            Character.toUpperCase(step.words().charAt(0))
                + step.words().substring(1)
                + ", "
                + DateWords.day(when.get())
                + (whole
                    ? "."
                    : ": your side's half. It waits for "
                        + moved.event().side().other().words()
                        + ".");
        yield new Undo(
                words,
                step.locks() && whole ? "" : at.to("take-back"),
                Map.of(
                    "step",
                    step.name(),
                    "day",
                    when.get().toString(),
                    "reason",
                    "recorded by mistake"))
            .then(at.to(""), flash);
      }
    };
  }

  @PostMapping("/confirm")
  View confirm(Visit visit, @PathVariable String cycle, RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return done(
        at,
        new CycleMove.Confirm(),
        at.now(),
        "Confirmed: your side stands by what was written down for it.",
        "confirm",
        Map.of(),
        flash);
  }

  @PostMapping("/take-back")
  View takeBack(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam CycleStep step,
      @RequestParam String day,
      @RequestParam String reason,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Map<String, String> sent =
        Map.of("back-day", day, "back-step", step.name(), "back-reason", reason);
    Optional<LocalDate> when = day(day);
    if (when.isEmpty()) {
      return page(at, new Wrong("back", notADay(day)), sent);
    }
    return done(
        at,
        new CycleMove.TakeBack(step, reason.strip()),
        when.get(),
        "Taken back: " + step.words() + ". What rested on it is open again.",
        "back",
        sent,
        flash);
  }

  @PostMapping("/suspend")
  View suspend(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam CycleMove.Scope scope,
      @RequestParam String day,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return rest(
        at,
        day,
        "suspend",
        "Suspended: " + scope.words() + ". Each goal keeps what was said of it.",
        notes -> new CycleMove.Suspend(scope, reason.strip(), notes),
        request,
        flash);
  }

  @PostMapping("/resume")
  View resume(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam CycleMove.Scope scope,
      @RequestParam String day,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    return rest(
        at,
        day,
        "resume",
        "Resumed: " + scope.words() + ".",
        notes -> new CycleMove.Resume(scope, notes),
        request,
        flash);
  }

  @PostMapping("/meanwhile")
  View meanwhile(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam String day,
      HttpServletRequest request,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Map<String, String> sent = sent(request);
    Optional<LocalDate> when = day(day);
    String goal = sent.getOrDefault("goal", "");
    if (when.isEmpty()) {
      return page(at, new Wrong("meanwhile", notADay(day)), sent);
    }
    GoalFate fate = Choice.of(GoalFate.class, sent.getOrDefault("now", "CONTINUES"));
    if (fate == GoalFate.REDATED) {
      return page(at, new Wrong("meanwhile", "A new date belongs to the resumption."), sent);
    }
    GoalNote note =
        new GoalNote(goal, fate, Optional.empty(), sent.getOrDefault("text", "").strip());
    return done(
        at,
        new CycleMove.Meanwhile(note),
        when.get(),
        "Noted while it rests.",
        "meanwhile",
        sent,
        flash);
  }

  @PostMapping("/plan")
  View plan(
      Visit visit,
      @PathVariable String cycle,
      @RequestParam CycleStep step,
      @RequestParam String when,
      @RequestParam String place,
      RedirectAttributes flash) {
    CycleVisit at = table.open(visit, cycle);
    Optional<Edtf> day = TypedDate.held(when);
    if (day.isEmpty() || day.get().endLatest().equals(LocalDate.MAX)) {
      return page(
          at,
          new Wrong(
              "when",
              "“" + when + "” does not fit here. Enter a day or a month: 2 DEC 2026, DEC 2026."),
          Map.of("plan-step", step.name(), "when", when, "place", place));
    }
    review
        .cycles()
        .plan(
            at.caseId(), at.viewer(), cycle, step, new StageBar.Planned(day.get(), place.strip()));
    return new Undo(
            "Planned: " + step.words() + ", " + DateWords.held(day.get()) + ".", "", Map.of())
        .then(at.to(""), flash);
  }

  private View rest(
      CycleVisit at,
      String day,
      String form,
      String words,
      java.util.function.Function<List<GoalNote>, CycleMove> made,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Map<String, String> sent = sent(request);
    Optional<LocalDate> when = day(day);
    if (when.isEmpty()) {
      return page(at, new Wrong(form, notADay(day)), sent);
    }
    List<GoalNote> notes = new ArrayList<>();
    for (String name : sent.keySet()) {
      if (name.startsWith("fate.") && !sent.getOrDefault(name, "").isEmpty()) {
        String goal = name.substring("fate.".length());
        GoalFate fate = Choice.of(GoalFate.class, sent.getOrDefault(name, ""));
        Optional<LocalDate> due = day(sent.getOrDefault("due." + goal, ""));
        if (fate == GoalFate.REDATED && due.isEmpty()) {
          return page(
              at, new Wrong("due." + goal, "A new date is missing. Enter it as a day."), sent);
        }
        notes.add(
            new GoalNote(
                goal,
                fate,
                fate == GoalFate.REDATED ? due : Optional.empty(),
                sent.getOrDefault("note." + goal, "").strip()));
      }
    }
    return done(at, made.apply(notes), when.get(), words, form, sent, flash);
  }

  private View done(
      CycleVisit at,
      CycleMove move,
      LocalDate day,
      String words,
      String field,
      Map<String, String> sent,
      RedirectAttributes flash) {
    return switch (review.cycles().move(at.caseId(), at.viewer(), at.cycle().id(), day, move)) {
      case Cycle.Outcome.Refused refused ->
          page(at, new Wrong(field, refused.refusal().why()), sent);
      case Cycle.Outcome.Moved moved -> new Undo(words, "", Map.of()).then(at.to(""), flash);
    };
  }

  private View page(CycleVisit at, Wrong wrong, Map<String, String> sent) {
    Visit visit = at.visit();
    List<GoalText> goals =
        review.goals().list(at.caseId(), at.viewer(), at.cycle().id(), at.by()).stream()
            .map(n -> n.text())
            .toList();
    String title =
        wrong.isNothing() ? title(at) : "Not done yet: " + at.cycle().name() + ", 1 thing to mend";
    CycleModel model =
        new CycleModel(
            at,
            review.cycles().listPossible(at.caseId(), at.viewer(), at.cycle().id(), at.now()),
            review.cycles().listPlanned(at.caseId(), at.viewer(), at.cycle().id()),
            goals,
            review.assessments().findPublished(at.caseId(), at.viewer(), at.cycle().id(), at.by()),
            !visit.looksBack()
                && review.onFile().isAsTakenUp(at.caseId(), at.viewer(), at.cycle().id()),
            sent,
            wrong);
    return Html.of("review/cycle", at.page(title, "allies").done())
        .with("model", model)
        .status(wrong.isNothing() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static String title(CycleVisit at) {
    if (at.cycle().isSuspended()) {
      LocalDate since =
          at.cycle().suspensions().values().stream().min(LocalDate::compareTo).orElseThrow();
      return at.cycle().name() + ": suspended since " + DateWords.day(since);
    }
    return at.cycle().name() + ", " + at.standing();
  }

  private static Map<String, String> sent(HttpServletRequest request) {
    Map<String, String> sent = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> sent.put(name, values[0]));
    return sent;
  }

  static Optional<LocalDate> day(String text) {
    return TypedDate.day(text);
  }

  static String notADay(String text) {
    return (text.isBlank() ? "The day is missing." : "“" + text + "” is not a day.")
        + " Enter it as 25 NOV 2026, 2026-11-25 or 251126.";
  }
}
