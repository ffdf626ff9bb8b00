package org.muster.server.thread;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.muster.record.CaseHeader;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Who;
import org.muster.thread.NewCase;
import org.muster.thread.Workspace;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/// The way in: the only case, or the choice of one, and a new one of the reader's own.
@Controller
class CasesController {
  private final Workspace workspace;
  private final InstantSource clock;

  CasesController(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  @GetMapping("/")
  View enter(HttpServletRequest request) {
    List<CaseHeader> open = workspace.cases().list(who(request).viewer());
    return open.size() == 1
        ? new RedirectView("/case/" + open.getFirst().id())
        : page(request, "", Map.of());
  }

  @GetMapping("/cases")
  View cases(HttpServletRequest request) {
    return page(request, "", Map.of());
  }

  @PostMapping("/cases")
  View begin(
      HttpServletRequest request,
      @RequestParam String name,
      @RequestParam String nation,
      RedirectAttributes flash) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    NewCase.Beginning beginning =
        NewCase.begin(
            workspace.cases(), who(request).viewer(), name.strip(), nation.strip(), today);
    return switch (beginning) {
      case NewCase.Beginning.Begun begun ->
          new Undo(
                  begun.header().name()
                      + " is begun, for "
                      + begun.header().owner()
                      + " alone. Its first rows are a start and marked so; replace them by yours.",
                  "",
                  Map.of())
              .then("/case/" + begun.header().id(), flash);
      case NewCase.Beginning.Refused refused ->
          page(request, refused.refusal().why(), Map.of("name", name, "nation", nation));
    };
  }

  private View page(HttpServletRequest request, String wrong, Map<String, String> sent) {
    Who who = who(request);
    List<CaseHeader> open = workspace.cases().list(who.viewer());
    String title =
        !wrong.isEmpty()
            ? "Not begun yet: 1 thing to mend"
            : open.isEmpty() ? "No case is open to you yet" : "Choose a case";
    return Html.of("thread/cases", Page.bare(title, Chrome.of(request)))
        .with("cases", open)
        .with("begins", NewCase.mayBegin(who.viewer()))
        .with("body", who.account().body())
        .with("wrong", wrong)
        .with("sent", sent)
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static Who who(HttpServletRequest request) {
    return Chrome.of(request).who().orElseThrow();
  }
}
