package org.muster.server.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlannedActivity;
import org.muster.generate.PlannedTour;
import org.muster.generate.Plans;
import org.muster.server.frame.Assets;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Visit;
import org.muster.server.picture.PlanPicture;
import org.muster.thread.PlanSight;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// A plan to read: what proves it, its picture, its gaps with their remedies, what differs from
/// another, and its files; and all plans of the case.
@Controller
class PlanController {
  private final PlanPages pages;

  PlanController(PlanPages pages) {
    this.pages = pages;
  }

  @GetMapping("/case/{caseId}/generate")
  View plan(
      Visit visit,
      @RequestParam Optional<String> plan,
      @RequestParam Optional<String> gap,
      @RequestParam Optional<String> beside,
      @RequestParam(defaultValue = "") String as,
      @RequestParam(defaultValue = "false") boolean tries) {
    return pages.page(
        visit, new PlanPages.Asking(plan, gap, beside, as.equals("table"), tries, ""));
  }

  @GetMapping("/case/{caseId}/generate/plans")
  View plans(
      Visit visit, @RequestParam Optional<String> before, @RequestParam Optional<String> after) {
    return pages.plans(visit, before, after);
  }

  @GetMapping("/case/{caseId}/generate.json")
  ResponseEntity<String> json(Visit visit, @RequestParam Optional<String> plan) {
    Plans.Kept shown = pages.getShown(visit, plan);
    return Downloads.text(
        PlanFile.write(PlanPages.document(shown)), "application/json", shown.head().id() + ".json");
  }

  @GetMapping("/case/{caseId}/generate.svg")
  ResponseEntity<String> svg(Visit visit, @RequestParam Optional<String> plan) {
    Plans.Kept shown = pages.getShown(visit, plan);
    return switch (PlanPages.sight(visit, shown)) {
      case PlanSight.Drawn drawn ->
          Downloads.text(
              PlanPicture.wide(drawn.board(), 0, "plan").alone(Assets.text("picture.css")),
              "image/svg+xml",
              shown.head().id() + ".svg");
      case PlanSight.Unreadable unreadable -> throw new NotFoundException(unreadable.why());
    };
  }

  @GetMapping("/case/{caseId}/generate.csv")
  ResponseEntity<String> csv(Visit visit, @RequestParam Optional<String> plan) {
    Plans.Kept shown = pages.getShown(visit, plan);
    PlanDocument document = PlanPages.document(shown);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("what", "who", "on", "from", "to", "people", "note"));
    for (PlannedTour tour : document.tours()) {
      rows.add(
          List.of(
              "tour",
              tour.resource(),
              tour.line(),
              tour.from().toString(),
              tour.to().toString(),
              Integer.toString(tour.people()),
              tour.fixed() ? "fixed" : ""));
    }
    for (PlannedActivity activity : document.activities()) {
      rows.add(
          List.of(
              "activity",
              activity.unit(),
              activity.offering(),
              activity.from().toString(),
              activity.to().toString(),
              "",
              activity.raisesTo()));
    }
    for (PlanDocument.OpenGap gap : document.gaps()) {
      rows.add(
          List.of(
              "gap",
              "",
              gap.line(),
              gap.from().toString(),
              gap.to().toString(),
              Integer.toString(gap.people()),
              gap.personDays() + " person-days, cost " + gap.cost()));
    }
    return Downloads.csv(rows, shown.head().id() + ".csv");
  }
}
