package org.muster.server.operate.evacuation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.muster.access.Attempts;
import org.muster.operate.evacuation.FormWords;
import org.muster.operate.evacuation.SelfDoors;
import org.muster.operate.evacuation.callforward.CallSlip;
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

  /// @param lang tag of the language of the form
  @GetMapping("/evacuation/self")
  View form(HttpServletRequest request, @RequestParam(defaultValue = "en") String lang) {
    return page(request, words(lang), List.of(), 0, "", HttpStatus.OK);
  }

  private static FormWords words(String lang) {
    return FormWords.of(CallSlip.Language.find(lang).orElse(CallSlip.Language.ENGLISH));
  }

  private static View page(
      HttpServletRequest request,
      FormWords words,
      List<SelfDoors.Self> typed,
      int taken,
      String wrong,
      HttpStatus status) {
    List<SelfDoors.Self> rows = new ArrayList<>(typed);
    while (rows.size() < ROWS) {
      rows.add(new SelfDoors.Self("", "", "", "", "", "", ""));
    }
    return Html.of("operate/evacuation/self", Page.bare(words.title(), Chrome.of(request)))
        .with("words", words)
        .with("languages", FormWords.all())
        .with("rows", rows)
        .with("taken", taken)
        .with("wrong", wrong)
        .status(status);
  }

  @PostMapping("/evacuation/self")
  View send(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "en") String lang,
      @RequestParam MultiValueMap<String, String> sent) {
    FormWords words = words(lang);
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
    if (attempts.take(FORMS, request.getRemoteAddr()).isPresent()) {
      return page(
          request, words, typed, 0, words.told("self.often", 0), HttpStatus.TOO_MANY_REQUESTS);
    }
    return switch (doors.send(code, typed, words.language())) {
      case SelfDoors.Sent.NoDoor none ->
          page(request, words, typed, 0, words.told("self.code", 0), HttpStatus.FORBIDDEN);
      case SelfDoors.Sent.Refused refused ->
          page(
              request,
              words,
              typed,
              0,
              words.told(refused.refusal().rule(), refused.person()),
              HttpStatus.UNPROCESSABLE_CONTENT);
      case SelfDoors.Sent.Later later ->
          page(
              request,
              words,
              typed,
              0,
              words.told("self.later", 0),
              HttpStatus.SERVICE_UNAVAILABLE);
      case SelfDoors.Sent.Taken taken ->
          page(request, words, List.of(), taken.people(), "", HttpStatus.OK);
    };
  }

  private static String cell(MultiValueMap<String, String> sent, String field, int i) {
    List<String> all = sent.getOrDefault(field, List.of());
    return i < all.size() ? all.get(i).strip() : "";
  }
}
