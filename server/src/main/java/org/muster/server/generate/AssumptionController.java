package org.muster.server.generate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.generate.Assumption;
import org.muster.generate.PlanHead;
import org.muster.generate.PlanState;
import org.muster.generate.PlannedTour;
import org.muster.generate.Plans;
import org.muster.generate.RemedyRows;
import org.muster.generate.RemedyTrial;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.thread.PlanSight;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a plan writes into its case: a remedy that is adopted, a tour that is pinned; and taking
/// either back.
@Controller
class AssumptionController {
  private final PlanPages pages;
  private final Plans plans;

  AssumptionController(PlanPages pages, Plans plans) {
    this.pages = pages;
    this.plans = plans;
  }

  /// Writes the remedy of a gap into the case and keeps the plan that proved it.
  @PostMapping("/case/{caseId}/generate/adopt")
  View adopt(
      Visit visit, @RequestParam String plan, @RequestParam int gap, RedirectAttributes flash) {
    Plans.Kept kept = pages.get(visit, plan);
    PlanSight.Drawn drawn = drawn(visit, kept);
    Optional<Refusal> unwritable = RemedyTrial.findRefusal(pages.now(visit), drawn.document(), gap);
    if (unwritable.isPresent()) {
      return pages.page(visit, PlanPages.Asking.refused(plan, unwritable.get().why()));
    }
    RemedyTrial trial =
        pages
            .findTrial(visit, kept, drawn.board(), gap)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "The case no longer has what this remedy changes. Plan again first."));
    String says = drawn.board().gaps().get(gap - 1).remedy().orElseThrow().says();
    return switch (plans.adopt(
        visit.caseId(), visit.who().viewer(), plan, trial.assumption(), trial.proof(), says)) {
      case Plans.Acted.Refused refused ->
          pages.page(visit, PlanPages.Asking.refused(plan, refused.refusal().why()));
      case Plans.Acted.Done done ->
          undo(
                  visit,
                  done,
                  "Adopted as an assumption, and kept as "
                      + done.head().name()
                      + ". Written: "
                      + String.join("; ", PlanPages.writes(visit, trial))
                      + ".")
              .then(visit.to("generate?plan=" + done.head().id()), flash);
    };
  }

  /// Writes a tour of the plan into the case as fixed.
  @PostMapping("/case/{caseId}/generate/pin")
  View pin(
      Visit visit, @RequestParam String plan, @RequestParam int tour, RedirectAttributes flash) {
    Plans.Kept kept = pages.get(visit, plan);
    PlanSight.Drawn drawn = drawn(visit, kept);
    List<PlannedTour> tours = drawn.document().tours();
    if (tour < 0 || tour >= tours.size()) {
      throw new NotFoundException("The plan has no such tour.");
    }
    String says = PlanPages.says(tours.get(tour), pages.names(visit, drawn));
    Optional<Assumption> assumption =
        RemedyRows.pin(
            pages.now(visit),
            tours.get(tour),
            says,
            plans.mark(visit.caseId(), visit.who().viewer(), kept.head()));
    if (assumption.isEmpty()) {
      throw new NotFoundException("The case no longer has the unit or the line of this tour.");
    }
    return switch (plans.pin(visit.caseId(), visit.who().viewer(), plan, assumption.get(), says)) {
      case Plans.Acted.Refused refused ->
          pages.page(visit, PlanPages.Asking.refused(plan, refused.refusal().why()));
      case Plans.Acted.Done done ->
          undo(
                  visit,
                  done,
                  "Pinned: "
                      + says
                      + ". Written as "
                      + assumption.get().rows().getFirst().id()
                      + ", illustrative; every later plan keeps it.")
              .then(visit.to("generate?plan=" + plan), flash);
    };
  }

  /// Takes back what a step of a plan wrote.
  @PostMapping("/case/{caseId}/generate/take-back")
  View takeBack(
      Visit visit, @RequestParam String plan, @RequestParam int step, RedirectAttributes flash) {
    return switch (plans.takeBack(visit.caseId(), visit.who().viewer(), plan, step)) {
      case Plans.Acted.Refused refused ->
          pages.page(visit, PlanPages.Asking.refused(plan, refused.refusal().why()));
      case Plans.Acted.Done done ->
          new Undo("Taken back: the case is as it was before.", "", Map.of())
              .then(visit.to("generate?plan=" + left(done.head())), flash);
    };
  }

  /// The plan to go on with: a draft that went with its remedy leads back to its parent.
  private static String left(PlanHead head) {
    return head.state() == PlanState.WITHDRAWN ? head.parent().orElse(head.id()) : head.id();
  }

  private static Undo undo(Visit visit, Plans.Acted.Done done, String words) {
    return new Undo(
        words,
        visit.to("generate/take-back"),
        Map.of("plan", done.head().id(), "step", Integer.toString(done.number())));
  }

  private static PlanSight.Drawn drawn(Visit visit, Plans.Kept kept) {
    return switch (PlanPages.sight(visit, kept)) {
      case PlanSight.Drawn drawn -> drawn;
      case PlanSight.Unreadable unreadable -> throw new NotFoundException(unreadable.why());
    };
  }
}
