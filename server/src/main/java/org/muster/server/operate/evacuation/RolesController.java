package org.muster.server.operate.evacuation;

import java.util.Map;
import org.muster.operate.evacuation.EvacuationRole;
import org.muster.operate.evacuation.RoleDesk;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Who may do what in an evacuation.
@Controller
class RolesController {
  private static final String PATH = EvacuationVisit.PATH + "/roles";

  private final EvacuationVisits visits;
  private final RoleDesk desk;

  RolesController(EvacuationVisits visits, RoleDesk desk) {
    this.visits = visits;
    this.desk = desk;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/roles")
  View roles(Visit visit) {
    return roles(visits.get(visit), "", "", HttpStatus.OK);
  }

  private static View roles(EvacuationVisit at, String wrong, String account, HttpStatus status) {
    RolesModel model = RolesModel.of(at);
    return Html.of("operate/evacuation/roles", at.page(model.finding(), PATH).done())
        .with("at", at)
        .with("model", model)
        .with("account", account)
        .with("wrong", wrong)
        .status(status);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/roles")
  View give(
      Visit visit, @RequestParam String account, @RequestParam String role, RedirectAttributes to) {
    EvacuationVisit at = visits.get(visit);
    EvacuationRole wanted = role(role);
    try {
      desk.give(at.evacuation(), at.viewer(), account.strip(), wanted);
    } catch (Trouble e) {
      return roles(at, String.valueOf(e.getMessage()), account, HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return new Undo(account.strip() + " is " + wanted.words() + " here.", "", Map.of())
        .then(visit.to(PATH), to);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/roles/withdraw")
  View withdraw(
      Visit visit, @RequestParam String account, @RequestParam String role, RedirectAttributes to) {
    EvacuationVisit at = visits.get(visit);
    desk.withdraw(at.evacuation(), at.viewer(), account, role(role));
    return new Undo(account + " is " + role(role).words() + " no more.", "", Map.of())
        .then(visit.to(PATH), to);
  }

  private static EvacuationRole role(String word) {
    return EvacuationRole.find(word)
        .orElseThrow(() -> new BadAddressException("no role is called that"));
  }
}
