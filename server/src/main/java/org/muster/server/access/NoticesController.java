package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.muster.access.Notices;
import org.muster.server.frame.Back;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Chrome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Takes what was told of one's account as read.
@Controller
class NoticesController {
  private final Notices notices;

  NoticesController(Notices notices) {
    this.notices = notices;
  }

  @PostMapping("/notices/read")
  View read(HttpServletRequest request, @RequestParam String until, @RequestParam String back) {
    try {
      notices.read(Chrome.of(request).who().orElseThrow().account().name(), Instant.parse(until));
    } catch (DateTimeParseException e) {
      throw new BadAddressException("The form asks for until=" + until + ", which is no time.");
    }
    return new RedirectView(Back.within(back));
  }
}
