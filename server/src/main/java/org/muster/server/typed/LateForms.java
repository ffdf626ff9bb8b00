package org.muster.server.typed;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Who;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// Takes in what is sent from a page that lay open until its sign-in had ended: the words are kept
/// for the person who opened the page, and the way leads through a new sign-in back to the filled
/// form. Nothing of it is done before that person sends the form again.
@Component
public final class LateForms implements AccessDeniedHandler {
  private final Typing typing;
  private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

  LateForms(Typing typing) {
    this.typing = typing;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException, ServletException {
    if (!(why instanceof CsrfException) || !request.getMethod().equals("POST")) {
      otherwise.handle(request, response, why);
      return;
    }
    Optional<String> opened = typing.whose(request);
    Optional<String> now = Chrome.signedIn().map(Who::account).map(account -> account.name());
    boolean same = now.isEmpty() || now.equals(opened);
    boolean kept = same && opened.filter(account -> keep(account, request)).isPresent();
    if (kept && request.getRequestURI().equals(DraftsController.KEEP)) {
      // For a script, which has the page still open.
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    } else if (now.isEmpty()
        && (Typing.isForm(request) || request.getRequestURI().equals("/login"))) {
      String page = Typing.isForm(request) ? WayBack.page(request) : WayBack.next(request);
      response.sendRedirect(WayBack.through("ended", page));
    } else if (now.isPresent() && opened.isPresent() && same) {
      // Signed in anew beside this page, whose token is the old one.
      response.sendRedirect(Typing.page(request));
    } else {
      otherwise.handle(request, response, why);
    }
  }

  /// Keeps what a request brings, the form's own fields and those of the page's other forms.
  ///
  /// @return whether the form's own are kept
  public boolean keep(String account, HttpServletRequest request) {
    typing.keepOthers(account, request);
    return typing.keep(account, request);
  }
}
