package org.muster.server.operate.evacuation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Installable;
import org.muster.server.frame.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The page of a station. It is open to strangers and holds nothing of anybody: what it shows it
/// asks for with the token of its device.
@Controller
class StationController {

  @GetMapping("/evacuation/station")
  View station(HttpServletRequest request, HttpServletResponse response) {
    // Of all pages this one alone may open the camera.
    response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
    return Html.of("operate/evacuation/station", Page.bare("Station", Chrome.of(request)));
  }

  @GetMapping("/evacuation/station-worker.js")
  ResponseEntity<String> worker() {
    return Installable.worker("evacuation-worker.js");
  }

  @GetMapping("/evacuation/station.webmanifest")
  ResponseEntity<String> manifest() {
    return Installable.manifest(
        "Muster: station", "Station", "/evacuation/station", "/evacuation/station");
  }
}
