package org.muster.server.typed;

import jakarta.servlet.http.HttpServletRequest;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Who;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Takes what is typed while it is typed, and forgets it on request. Nobody reads a draft here: a
/// page comes filled with its reader's own.
@Controller
class DraftsController {
  static final String KEEP = "/drafts";
  static final String FORGET = "/drafts/forget";

  private final Typing typing;

  DraftsController(Typing typing) {
    this.typing = typing;
  }

  @PostMapping(KEEP)
  ResponseEntity<Void> keep(HttpServletRequest request) {
    boolean kept = typing.keep(account(request), request);
    return ResponseEntity.status(kept ? HttpStatus.NO_CONTENT : HttpStatus.CONTENT_TOO_LARGE)
        .build();
  }

  @PostMapping(FORGET)
  View forget(HttpServletRequest request) {
    Typing.form(request).ifPresent(form -> typing.drafts().forget(account(request), form));
    return new RedirectView(Typing.page(request));
  }

  private static String account(HttpServletRequest request) {
    return Chrome.of(request).who().map(Who::account).orElseThrow().name();
  }
}
