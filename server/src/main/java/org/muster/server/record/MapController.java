package org.muster.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.record.Row;
import org.muster.server.frame.Assets;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.server.picture.MapPicture;
import org.muster.thread.Stage;
import org.muster.thread.WhoWhere;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// Who was where on the day that the address asks for.
@Controller
class MapController {

  @GetMapping("/case/{caseId}/map")
  View map(Visit visit) {
    WhoWhere who = WhoWhere.of(visit.view());
    String land = Assets.url("world.svg") + "#land";
    String symbols = Assets.url("symbols.svg");
    List<Row> shown = new ArrayList<>();
    who.places()
        .forEach(
            at -> {
              at.people().forEach(p -> shown.add(p.claim()));
              at.homes().forEach(h -> shown.add(h.claim()));
            });
    Page page = visit.page(who.heading()).at(Place.of(Stage.RECORD, "map")).showing(shown).done();
    return Html.of("record/map", page)
        .with(
            "model",
            new MapModel(
                who,
                MapPicture.wide(who, land, symbols),
                MapPicture.narrow(who, land, symbols),
                symbols,
                who.earlier().map(d -> on(visit, d)),
                who.later().map(d -> on(visit, d))));
  }

  private static String on(Visit visit, LocalDate day) {
    String known = visit.asked().knownGiven() ? "&known=" + visit.asked().knownOn() : "";
    return "/case/" + visit.caseId() + "/map?asof=" + day + known;
  }
}
