package org.muster.server.operate.evacuation;

import java.util.Map;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.PriorityDesk;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The published rule of priority, and what an officer decides in its place.
@Controller
class PriorityController {
  private final EvacuationVisits visits;
  private final PriorityDesk priorities;
  private final EvacuationController pages;

  PriorityController(EvacuationVisits visits, PriorityDesk priorities, EvacuationController pages) {
    this.visits = visits;
    this.priorities = priorities;
    this.pages = pages;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/rule")
  View rule(Visit visit) {
    EvacuationVisit at = visits.get(visit);
    return Html.of(
            "operate/evacuation/rule",
            at.page(
                    "Who goes first: the rule " + priorities.rule().version(),
                    EvacuationVisit.PATH + "/party")
                .done())
        .with("rule", priorities.rule());
  }

  /// @param band 1 first; 0 gives the party back to the rule
  @PostMapping("/case/{caseId}/operate/evacuation/priority")
  View decide(
      Visit visit,
      @RequestParam String party,
      @RequestParam String band,
      @RequestParam(defaultValue = "") String why,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    int number = band.matches("[0-9]") ? Integer.parseInt(band) : -1;
    return switch (priorities.overrule(at.evacuation(), at.viewer(), party, number, why)) {
      case CustodyBook.Written.Refused refused ->
          pages.party(at, party, false, refused.refusal().why(), HttpStatus.UNPROCESSABLE_CONTENT);
      case CustodyBook.Written.Taken taken ->
          new Undo(
                  "Signed: the priority of " + party + ".",
                  visit.to(EvacuationVisit.PATH + "/deed"),
                  Map.of(
                      "did", "corrected", "event", taken.event(), "reason", "undo", "back", party))
              .then(visit.to(EvacuationVisit.PATH + "/party?number=" + party), flash);
    };
  }
}
