package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.record.Changed;
import org.muster.record.Row;
import org.muster.record.TypedDate;
import org.muster.review.Checklist;
import org.muster.review.Evaluations;
import org.muster.review.Review;
import org.muster.review.UnitEvaluation;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.DateWords;
import org.muster.thread.Stage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Evaluations: what is due, opening one, marking it, its findings, and its result.
@Controller
class EvaluationPages {
  private final Review review;

  EvaluationPages(Review review) {
    this.review = review;
  }

  @GetMapping("/case/{caseId}/review/evaluations")
  View list(Visit visit, HttpServletRequest request) {
    return list(visit, OpeningForm.blank(visit, request), HttpStatus.OK);
  }

  private View list(Visit visit, OpeningForm form, HttpStatus status) {
    List<Evaluations.Held> held =
        review.evaluations().readAll(visit.caseId(), visit.who().viewer());
    EvaluationsModel model = EvaluationsModel.of(visit, held, form);
    Page page =
        visit
            .page(model.heading())
            .at(Place.of(Stage.REVIEW, "review/evaluations"))
            .showing(model.claims())
            .export("review/review.xlsx", "XLSX")
            .done();
    return Html.of("review/evaluations", page).with("model", model).status(status);
  }

  @PostMapping("/case/{caseId}/review/evaluations")
  View open(Visit visit, HttpServletRequest request, RedirectAttributes flash) {
    OpeningForm form = OpeningForm.sent(visit, request);
    if (!form.errors().isEmpty()) {
      return list(visit, form, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      UnitEvaluation opened =
          review.evaluations().open(visit.caseId(), visit.who().viewer(), form.opening());
      return told("The evaluation is open. Mark its checklist next.")
          .then(visit.to("review/evaluations/" + opened.id()), flash);
    } catch (Trouble e) {
      return list(
          visit,
          form.with("", sentence(Objects.requireNonNull(e.getMessage()))),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping("/case/{caseId}/review/evaluations/{id}")
  View read(Visit visit, @PathVariable String id) {
    return page(visit, id, List.of(), HttpStatus.OK);
  }

  private View page(Visit visit, String id, List<String> refused, HttpStatus status) {
    Evaluations.Held held =
        review
            .evaluations()
            .read(visit.caseId(), visit.who().viewer(), id)
            .orElseThrow(() -> unknown(id));
    EvaluationModel model = EvaluationModel.of(visit, review.evaluations(), held, refused);
    List<Row> claims =
        visit.view().data().rows().values().stream()
            .flatMap(List::stream)
            .filter(r -> r.id().equals(id) || r.id().equals(held.evaluation().unit()))
            .toList();
    Page page =
        visit
            .page(model.heading())
            .at(Place.of(Stage.REVIEW, "review/evaluations"))
            .showing(claims)
            .done();
    return Html.of("review/evaluation", page).with("model", model).status(status);
  }

  /// Every mark of one side that was changed on the page; each is a mark of its own, so that two
  /// people who mark at once only meet where they marked the same item.
  @PostMapping("/case/{caseId}/review/evaluations/{id}/marks")
  View mark(
      Visit visit,
      @PathVariable String id,
      @RequestParam String side,
      HttpServletRequest request,
      RedirectAttributes flash) {
    boolean self = side.equals("self");
    UnitEvaluation evaluation = get(visit, id).evaluation();
    List<String> refused = new ArrayList<>();
    int marked = 0;
    for (Checklist.Item item : evaluation.checklist().listItems()) {
      Optional<Integer> seen = whole(request.getParameter("seen." + item.id()));
      Optional<Integer> mark = whole(request.getParameter("mark." + item.id()));
      if (mark.isEmpty() || mark.equals(seen)) {
        continue;
      }
      Optional<Refusal> refusal =
          review
              .evaluations()
              .mark(visit.caseId(), visit.who().viewer(), id, item.id(), self, seen, mark.get());
      if (refusal.isPresent()) {
        refused.add(refusal.get().why());
      } else {
        marked++;
      }
    }
    if (!refused.isEmpty()) {
      return page(visit, id, refused, HttpStatus.CONFLICT);
    }
    return told("Marked: " + DateWords.count(marked, "item") + ".").then(at(visit, id), flash);
  }

  @PostMapping("/case/{caseId}/review/evaluations/{id}/findings")
  View find(
      Visit visit,
      @PathVariable String id,
      @RequestParam String item,
      @RequestParam String text,
      RedirectAttributes flash) {
    UnitEvaluation evaluation = get(visit, id).evaluation();
    UnitEvaluation.Finding finding =
        new UnitEvaluation.Finding(evaluation.nextFinding(), item, text.strip(), List.of());
    return answer(
        visit,
        id,
        review.evaluations().find(visit.caseId(), visit.who().viewer(), id, finding),
        "Finding " + finding.id() + " is written. Set what is done about it next.",
        flash);
  }

  @PostMapping("/case/{caseId}/review/evaluations/{id}/findings/{finding}/actions")
  View act(
      Visit visit,
      @PathVariable String id,
      @PathVariable String finding,
      @RequestParam String text,
      @RequestParam String owner,
      @RequestParam String due,
      RedirectAttributes flash) {
    Optional<LocalDate> day = day(due);
    if (day.isEmpty()) {
      return page(
          visit,
          id,
          List.of("The action has no day. Enter the day by which it is done."),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    String number =
        get(visit, id).evaluation().findings().stream()
            .filter(f -> f.id().equals(finding))
            .findFirst()
            .map(UnitEvaluation.Finding::nextAction)
            .orElseThrow(() -> unknown(finding));
    UnitEvaluation.RemedialAction action =
        new UnitEvaluation.RemedialAction(
            number, text.strip(), owner.strip(), day.get(), Optional.empty());
    return answer(
        visit,
        id,
        review.evaluations().act(visit.caseId(), visit.who().viewer(), id, finding, action),
        "The action is set, due " + DateWords.day(day.get()) + ".",
        flash);
  }

  @PostMapping("/case/{caseId}/review/evaluations/{id}/findings/{finding}/actions/{action}/close")
  View close(
      Visit visit,
      @PathVariable String id,
      @PathVariable String finding,
      @PathVariable String action,
      @RequestParam String day,
      @RequestParam String evidence,
      RedirectAttributes flash) {
    Optional<LocalDate> closed = day(day);
    if (closed.isEmpty()) {
      return page(
          visit,
          id,
          List.of("Enter the day on which the action was closed."),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return answer(
        visit,
        id,
        review
            .evaluations()
            .close(
                visit.caseId(), visit.who().viewer(), id, finding, action, closed.get(), evidence),
        "The action is closed.",
        flash);
  }

  @PostMapping("/case/{caseId}/review/evaluations/{id}/record")
  View record(
      Visit visit,
      @PathVariable String id,
      @RequestParam String source,
      @RequestParam String kind,
      @RequestParam String release,
      RedirectAttributes flash) {
    Evaluations.Recording recording =
        review
            .evaluations()
            .record(visit.caseId(), visit.who().viewer(), id, source, kind, release);
    return switch (recording) {
      case Evaluations.Recording.Recorded recorded ->
          told("The result stands: it is on file"
                  + (recorded.claims().size() > 1 ? ", with a certificate." : "."))
              .then(at(visit, id), flash);
      case Evaluations.Recording.Refused refused ->
          page(
              visit,
              id,
              refused.refusals().stream().map(Refusal::why).toList(),
              HttpStatus.CONFLICT);
      case Evaluations.Recording.NotTaken taken ->
          page(visit, id, List.of(why(taken.why())), HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  private static String why(Changed changed) {
    return switch (changed) {
      case Changed.Invalid invalid ->
          "The record did not take the result: "
              + invalid.errors().getFirst().column()
              + " is “"
              + invalid.errors().getFirst().found()
              + "”, expected "
              + invalid.errors().getFirst().expected()
              + ".";
      case Changed.Refused refused -> "The record did not take the result: " + refused.why() + ".";
      case Changed.Done done -> "";
      case Changed.NotFound gone -> "The record has no row " + gone.id() + ".";
      case Changed.Stale stale -> "Somebody has changed it since; look again.";
    };
  }

  private View answer(
      Visit visit, String id, Optional<Refusal> refusal, String done, RedirectAttributes flash) {
    return refusal.isPresent()
        ? page(visit, id, List.of(refusal.get().why()), HttpStatus.CONFLICT)
        : told(done).then(at(visit, id), flash);
  }

  private Evaluations.Held get(Visit visit, String id) {
    return review
        .evaluations()
        .find(visit.caseId(), visit.who().viewer(), id)
        .orElseThrow(() -> unknown(id));
  }

  private static NotFoundException unknown(String id) {
    return new NotFoundException("No evaluation has the id “" + id + "”.");
  }

  private static String at(Visit visit, String id) {
    return visit.to("review/evaluations/" + id);
  }

  private static Undo told(String words) {
    return new Undo(words, "", Map.of());
  }

  static Optional<LocalDate> day(String text) {
    return TypedDate.day(text);
  }

  private static Optional<Integer> whole(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("-?[0-9]{1,3}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  static String sentence(String message) {
    return message.isEmpty()
        ? message
        : message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
  }
}
