package org.muster.server.operate.evacuation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.access.Attempts;
import org.muster.operate.evacuation.SelfDoors;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The form by which people write of themselves: open to strangers, behind a code, so often from
/// one address. It shows nothing of anybody, and what is written becomes a draft in the inbox.
@Controller
class SelfController {
  private static final int ROWS = 8;

  /// Forms from one network address, right and wrong codes alike: nobody guesses a code, and a
  /// family of forms gets through.
  private static final Attempts.Limit FORMS =
      new Attempts.Limit("self", 30, Duration.ofMinutes(10));

  private final SelfDoors doors;
  private final Attempts attempts;

  SelfController(SelfDoors doors, Attempts attempts) {
    this.doors = doors;
    this.attempts = attempts;
  }

  @GetMapping("/evacuation/self")
  View form(HttpServletRequest request) {
    return page(request, List.of(), 0, "", HttpStatus.OK);
  }

  private static View page(
      HttpServletRequest request,
      List<SelfDoors.Self> typed,
      int taken,
      String wrong,
      HttpStatus status) {
    List<SelfDoors.Self> rows = new ArrayList<>(typed);
    while (rows.size() < ROWS) {
      rows.add(new SelfDoors.Self("", "", "", "", "", "", ""));
    }
    return Html.of("operate/evacuation/self", Page.bare("Write yourself down", Chrome.of(request)))
        .with("rows", rows)
        .with("taken", taken)
        .with("wrong", wrong)
        .status(status);
  }

  @PostMapping("/evacuation/self")
  View send(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String code,
      @RequestParam MultiValueMap<String, String> sent) {
    List<SelfDoors.Self> typed = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      typed.add(
          new SelfDoors.Self(
              cell(sent, "name", i),
              cell(sent, "script", i),
              cell(sent, "born", i),
              cell(sent, "who", i),
              cell(sent, "papers", i),
              cell(sent, "phone", i),
              cell(sent, "needs", i)));
    }
    Optional<Instant> until = attempts.take(FORMS, request.getRemoteAddr());
    if (until.isPresent()) {
      return page(
          request,
          typed,
          0,
          "Too many forms came from here. Wait ten minutes and send it again; what you wrote is"
              + " still here.",
          HttpStatus.TOO_MANY_REQUESTS);
    }
    return switch (doors.send(code, typed)) {
      case SelfDoors.Sent.NoDoor none ->
          page(
              request,
              typed,
              0,
              "This code opens nothing: it was mistyped, or it has ended. Ask where you got it.",
              HttpStatus.FORBIDDEN);
      case SelfDoors.Sent.Refused refused ->
          page(request, typed, 0, refused.refusal().why(), HttpStatus.UNPROCESSABLE_CONTENT);
      case SelfDoors.Sent.Taken taken ->
          page(request, List.of(), taken.people(), "", HttpStatus.OK);
    };
  }

  private static String cell(MultiValueMap<String, String> sent, String field, int i) {
    List<String> all = sent.getOrDefault(field, List.of());
    return i < all.size() ? all.get(i).strip() : "";
  }
}
