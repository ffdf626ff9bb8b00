package org.muster.server.generate;

import java.util.Map;
import org.muster.generate.PlanState;
import org.muster.generate.Plans;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A plan's life: named, signed with two keys, withdrawn.
@Controller
class PlanLifeController {
  private final PlanPages pages;
  private final Plans plans;

  PlanLifeController(PlanPages pages, Plans plans) {
    this.pages = pages;
    this.plans = plans;
  }

  @PostMapping("/case/{caseId}/generate/name")
  View name(
      Visit visit, @RequestParam String plan, @RequestParam String name, RedirectAttributes flash) {
    String before = pages.get(visit, plan).head().name();
    return switch (plans.name(visit.caseId(), visit.who().viewer(), plan, name)) {
      case Plans.Acted.Refused refused ->
          pages.page(visit, PlanPages.Asking.refused(plan, refused.refusal().why()));
      case Plans.Acted.Done done ->
          new Undo(
                  "Named: " + done.head().name() + ".",
                  visit.to("generate/name"),
                  Map.of("plan", plan, "name", before))
              .then(visit.to("generate?plan=" + plan), flash);
    };
  }

  /// Turns the key of the reader's side on the plan as they read it.
  @PostMapping("/case/{caseId}/generate/key")
  View key(
      Visit visit,
      @RequestParam String plan,
      @RequestParam String digest,
      RedirectAttributes flash) {
    return switch (plans.turnKey(visit.caseId(), visit.who().viewer(), plan, digest)) {
      case Plans.Acted.Refused refused ->
          pages.page(visit, PlanPages.Asking.refused(plan, refused.refusal().why()));
      case Plans.Acted.Done done ->
          told(done.head().state() == PlanState.PUBLISHED
                  ? "Both keys are turned: " + done.head().name() + " is published."
                  : "Your side’s key is turned. It waits for the other.")
              .then(visit.to("generate?plan=" + plan), flash);
    };
  }

  @PostMapping("/case/{caseId}/generate/withdraw")
  View withdraw(
      Visit visit,
      @RequestParam String plan,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    return switch (plans.withdraw(visit.caseId(), visit.who().viewer(), plan, reason)) {
      case Plans.Acted.Refused refused ->
          pages.page(visit, PlanPages.Asking.refused(plan, refused.refusal().why()));
      case Plans.Acted.Done done ->
          told("Withdrawn: " + done.head().name() + ". The list of plans still has it.")
              .then(visit.to("generate/plans"), flash);
    };
  }

  private static Undo told(String words) {
    return new Undo(words, "", Map.of());
  }
}
