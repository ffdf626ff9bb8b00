package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.muster.record.CaseHeader;
import org.muster.thread.Workspace;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The way in: the only case, or the choice of one.
@Controller
class PageController {
  private final Workspace workspace;

  PageController(Workspace workspace) {
    this.workspace = workspace;
  }

  @GetMapping("/")
  View enter(HttpServletRequest request) {
    Chrome chrome = Chrome.of(request);
    List<CaseHeader> open =
        chrome.who().map(w -> workspace.cases().list(w.viewer())).orElse(List.of());
    if (open.size() == 1) {
      return new RedirectView("/case/" + open.getFirst().id());
    }
    String title = open.isEmpty() ? "No case is open to you yet" : "Choose a case";
    return Html.of("frame/cases", Page.bare(title, chrome)).with("cases", open);
  }
}
