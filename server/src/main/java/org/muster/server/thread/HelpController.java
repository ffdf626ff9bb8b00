package org.muster.server.thread;

import org.muster.server.frame.Html;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// How to read and work the pages, and the sheet of their language.
@Controller
class HelpController {

  @GetMapping("/case/{caseId}/help")
  View help(Visit visit) {
    return Html.of(
        "thread/help", visit.page("How to read and work these pages").at(Place.ELSEWHERE).done());
  }

  @GetMapping("/case/{caseId}/language")
  View language(Visit visit) {
    return Html.of(
        "thread/language", visit.page("The language of these pages").at(Place.ELSEWHERE).done());
  }
}
