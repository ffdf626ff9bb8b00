package org.muster.server.typed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Who;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps what stood in a page's other forms when one of them is sent, signing out among them: it
/// stands before that is done.
public final class OtherForms extends OncePerRequestFilter {
  private final Typing typing;

  public OtherForms(Typing typing) {
    this.typing = typing;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Chrome.signedIn()
        .filter(Who::isIn)
        .ifPresent(who -> typing.keepOthers(who.account().name(), request));
    chain.doFilter(request, response);
  }
}
