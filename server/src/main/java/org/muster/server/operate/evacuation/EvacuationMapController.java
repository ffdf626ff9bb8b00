package org.muster.server.operate.evacuation;

import java.util.Map;
import org.muster.operate.evacuation.PlaceAt;
import org.muster.operate.evacuation.PlaceBook;
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

/// Where gates, stations and havens are, with who is there: a picture that needs no map of others.
@Controller
class EvacuationMapController {
  private static final String PATH = EvacuationVisit.PATH + "/map";

  private final EvacuationVisits visits;
  private final Maps maps;
  private final PlaceBook places;

  EvacuationMapController(EvacuationVisits visits, Maps maps, PlaceBook places) {
    this.visits = visits;
    this.maps = maps;
    this.places = places;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/map")
  View map(Visit visit) {
    return map(visits.get(visit), "", Map.of(), HttpStatus.OK);
  }

  private View map(EvacuationVisit at, String wrong, Map<String, String> typed, HttpStatus status) {
    MapModel model = maps.of(at);
    return Html.of("operate/evacuation/map", at.page(model.finding(), PATH).done())
        .with("at", at)
        .with("model", model)
        .with("typed", typed)
        .with("wrong", wrong)
        .status(status);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/map")
  View place(
      Visit visit,
      @RequestParam String code,
      @RequestParam String degrees,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    PlaceAt place;
    try {
      place = PlaceAt.read(code, degrees);
    } catch (IllegalArgumentException e) {
      return map(
          at,
          "Nothing was changed: " + e.getMessage() + ".",
          Map.of("code", code, "degrees", degrees),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    places.put(at.evacuation(), at.viewer(), place);
    return new Undo(place.code() + " is placed.", "", Map.of()).then(visit.to(PATH), flash);
  }
}
