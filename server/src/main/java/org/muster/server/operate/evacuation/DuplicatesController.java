package org.muster.server.operate.evacuation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Duplicates;
import org.muster.operate.evacuation.EvacuationRight;
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

/// The page of people who may be on file twice.
@Controller
class DuplicatesController {
  private static final String PATH = EvacuationVisit.PATH + "/duplicates";
  private static final int MOST = 10;

  private static final String BACK = PATH + "/back";

  private final EvacuationVisits visits;
  private final Duplicates duplicates;

  DuplicatesController(EvacuationVisits visits, Duplicates duplicates) {
    this.visits = visits;
    this.duplicates = duplicates;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/duplicates")
  View list(Visit visit) {
    return list(visits.get(visit), "", HttpStatus.OK);
  }

  private View list(EvacuationVisit at, String wrong, HttpStatus status) {
    Optional<Duplicates.Found> found =
        at.may(EvacuationRight.SEARCH_NAMES)
            ? duplicates.find(at.evacuation(), at.viewer(), MOST)
            : Optional.empty();
    DuplicatesModel model =
        DuplicatesModel.of(
            at,
            found,
            at.may(EvacuationRight.SEARCH_NAMES) ? duplicates.decided(at.evacuation()) : List.of());
    return Html.of("operate/evacuation/duplicates", at.page(model.finding(), PATH).done())
        .with("at", at)
        .with("model", model)
        .with("wrong", wrong)
        .status(status);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/duplicates/merge")
  View merge(
      Visit visit,
      @RequestParam String person,
      @RequestParam String other,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    return done(
        at,
        duplicates.merge(at.evacuation(), at.viewer(), person, other),
        other + " leads to " + person + " now; both files are kept.",
        BACK,
        flash);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/duplicates/apart")
  View apart(
      Visit visit,
      @RequestParam String person,
      @RequestParam String other,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    return done(
        at,
        duplicates.keepApart(at.evacuation(), at.viewer(), person, other),
        person + " and " + other + " are two; nobody is asked again.",
        BACK,
        flash);
  }

  /// @param event the decision that is taken back
  @PostMapping("/case/{caseId}/operate/evacuation/duplicates/back")
  View back(Visit visit, @RequestParam String event, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    return done(
        at,
        duplicates.takeBack(at.evacuation(), at.viewer(), event),
        "Taken back: each has the file that they had.",
        "",
        flash);
  }

  /// @param back where it is taken back; empty where it is not
  private View done(
      EvacuationVisit at,
      CustodyBook.Written written,
      String words,
      String back,
      RedirectAttributes flash) {
    return switch (written) {
      case CustodyBook.Written.Refused refused ->
          list(at, refused.refusal().why(), HttpStatus.UNPROCESSABLE_CONTENT);
      case CustodyBook.Written.Taken taken ->
          new Undo(words, back.isEmpty() ? "" : at.visit().to(back), Map.of("event", taken.event()))
              .then(at.visit().to(PATH), flash);
    };
  }
}
