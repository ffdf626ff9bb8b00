package org.muster.server.operate.evacuation;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.Faces;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Pictures of people on the page of their party. What is sent stays in memory until it is sealed.
@Controller
class FaceController {
  private static final String PATH = EvacuationVisit.PATH + "/party";

  private final EvacuationVisits visits;
  private final Faces faces;
  private final EvacuationController pages;

  FaceController(EvacuationVisits visits, Faces faces, EvacuationController pages) {
    this.visits = visits;
    this.faces = faces;
    this.pages = pages;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/party/face")
  ResponseEntity<byte[]> face(Visit visit, @RequestParam(defaultValue = "") String person) {
    EvacuationVisit at = visits.get(visit);
    byte[] jpeg =
        faces
            .find(at.evacuation(), at.viewer(), person)
            .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no such picture"));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(jpeg);
  }

  /// @param person whose face it is
  @PostMapping("/case/{caseId}/operate/evacuation/party/face")
  View put(
      Visit visit,
      @RequestParam String person,
      @RequestParam Optional<MultipartFile> picture,
      RedirectAttributes flash)
      throws IOException {
    EvacuationVisit at = visits.get(visit);
    byte[] sent = picture.isPresent() ? picture.get().getBytes() : new byte[0];
    try {
      String whose = faces.put(at.evacuation(), at.viewer(), person.strip(), sent);
      return done(visit, "The picture of " + whose + " is kept, sealed.", whose, flash);
    } catch (Trouble e) {
      return wrong(at, person, e);
    }
  }

  @PostMapping("/case/{caseId}/operate/evacuation/party/face/remove")
  View remove(Visit visit, @RequestParam String person, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    try {
      String whose = faces.remove(at.evacuation(), at.viewer(), person.strip());
      return done(visit, "The picture of " + whose + " is taken away.", whose, flash);
    } catch (Trouble e) {
      return wrong(at, person, e);
    }
  }

  /// What was taken away cannot be given back: nothing keeps it.
  private static View done(Visit visit, String words, String person, RedirectAttributes flash) {
    return new Undo(words, "", Map.of()).then(visit.to(PATH + "?number=" + person), flash);
  }

  private View wrong(EvacuationVisit at, String person, Trouble e) {
    if (e.code() != Trouble.Code.REFUSED) {
      throw e;
    }
    return pages.party(
        at, person, false, String.valueOf(e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
