package org.muster.server.operate.evacuation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Purge;
import org.muster.operate.evacuation.Retention;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.server.frame.BadAddressException;
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

/// Devices of stations, how long names are kept, and the purge.
@Controller
class StationsController {
  private final EvacuationVisits visits;
  private final StationsPage page;
  private final Devices devices;
  private final Retention retention;
  private final Purge purge;

  StationsController(
      EvacuationVisits visits,
      StationsPage page,
      Devices devices,
      Retention retention,
      Purge purge) {
    this.visits = visits;
    this.page = page;
    this.devices = devices;
    this.retention = retention;
    this.purge = purge;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/stations")
  View stations(Visit visit) {
    return page.page(visits.get(visit), "", "", HttpStatus.OK);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/devices")
  View device(
      Visit visit,
      @RequestParam String station,
      @RequestParam String stop,
      @RequestParam int hours) {
    EvacuationVisit at = visits.get(visit);
    try {
      Devices.Made made =
          devices.add(
              at.evacuation(),
              at.viewer(),
              station.strip(),
              Stop.find(stop)
                  .orElseThrow(() -> new BadAddressException("no station is of that sort")),
              Duration.ofHours(hours));
      return page.page(at, made.token(), "", HttpStatus.OK);
    } catch (Trouble e) {
      return page.page(at, "", String.valueOf(e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/case/{caseId}/operate/evacuation/devices/end")
  View end(Visit visit, @RequestParam String device, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    devices.revoke(at.evacuation(), at.viewer(), device);
    return new Undo("The device opens nothing any more.", "", Map.of())
        .then(visit.to(EvacuationVisit.PATH + "/stations"), flash);
  }

  /// @param until the last day on which names are kept
  @PostMapping("/case/{caseId}/operate/evacuation/retention")
  View retention(Visit visit, @RequestParam String until, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    try {
      retention.set(at.evacuation(), at.viewer(), LocalDate.parse(until.strip()));
      return new Undo("Names are kept until " + until.strip() + ".", "", Map.of())
          .then(visit.to(EvacuationVisit.PATH + "/stations"), flash);
    } catch (DateTimeException e) {
      return page.page(
          at,
          "",
          "Write the last day as 2021-09-30; nothing was changed.",
          HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Trouble e) {
      return page.page(at, "", String.valueOf(e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  /// @param again the id once more: what is purged does not come back
  /// @param elsewhere whether the key is not on this machine, and is destroyed where it is
  @PostMapping("/case/{caseId}/operate/evacuation/purge")
  View purge(
      Visit visit,
      @RequestParam String again,
      @RequestParam(defaultValue = "false") boolean elsewhere,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    if (!again.strip().equals(at.evacuation().id())) {
      return page.page(
          at,
          "",
          "Nothing was destroyed. Type " + at.evacuation().id() + " to purge it.",
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    try {
      boolean destroyed = purge.purge(at.evacuation(), at.viewer(), elsewhere).destroyed();
      return new Undo(
              destroyed
                  ? "The key is destroyed: nobody reads a name any more. Destroy its copies too."
                  : "Marked as purged. The key was not here; names can be read wherever it is.",
              "",
              Map.of())
          .then(visit.to(EvacuationVisit.PATH), flash);
    } catch (Trouble e) {
      if (e.code() != Trouble.Code.REFUSED) {
        throw e;
      }
      return page.page(at, "", e.getMessage() + ".", HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }
}
