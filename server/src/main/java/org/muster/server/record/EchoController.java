package org.muster.server.record;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.record.Edtf;
import org.muster.thread.DateWords;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// Reads a date back while it is typed.
@Controller
class EchoController {

  @GetMapping(value = "/echo/date", produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String date(@RequestParam String text) {
    return read(text.strip());
  }

  /// What a typed date means, in words.
  static String read(String text) {
    Optional<Edtf> found = text.length() > 60 ? Optional.empty() : Edtf.find(text);
    if (found.isEmpty()) {
      return "not a date yet";
    }
    Edtf held = found.get();
    String words = "= " + DateWords.held(held);
    boolean bounded =
        !held.startEarliest().equals(LocalDate.MIN) && !held.endLatest().equals(LocalDate.MAX);
    boolean vague = !held.startEarliest().equals(held.startLatest());
    return bounded && vague
        ? words
            + ": between "
            + DateWords.day(held.startEarliest())
            + " and "
            + DateWords.day(held.endLatest())
        : words;
  }
}
