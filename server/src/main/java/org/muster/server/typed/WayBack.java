package org.muster.server.typed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.muster.server.frame.Back;

/// The way back to a page through a sign-in: its address goes along with the sign-in page, and
/// waits in the session while further steps are taken.
public final class WayBack {
  /// In the address of the sign-in page and in its form: the page to go back to.
  public static final String NEXT = "next";

  private static final String KEPT = WayBack.class.getName();

  /// Longer ones are no page's.
  private static final int LONGEST = 2_000;

  private WayBack() {}

  /// The address of the sign-in page that leads back to a page.
  ///
  /// @param why a word that the sign-in page knows; may be empty
  public static String through(String why, String page) {
    String next = isWorth(page) ? NEXT + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8) : "";
    String query = why + (why.isEmpty() || next.isEmpty() ? "" : "&") + next;
    return "/login" + (query.isEmpty() ? "" : "?" + query);
  }

  /// The page that a request was made for or from: what was asked for, or where a form stood.
  public static String page(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      return Typing.page(request);
    }
    String query = request.getQueryString();
    return Back.within(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  /// The page that the sign-in page was asked to lead back to; empty if it is none.
  public static String next(HttpServletRequest request) {
    String next = request.getParameter(NEXT);
    return next != null && isWorth(Back.within(next)) ? next : "";
  }

  /// Keeps the page to go back to while steps of the sign-in are left.
  public static void keep(HttpServletRequest request, String next) {
    if (!next.isEmpty()) {
      request.getSession().setAttribute(KEPT, next);
    }
  }

  /// Where a sign-in that has come to its end leads, once.
  public static String take(HttpServletRequest request) {
    Optional<HttpSession> session = Optional.ofNullable(request.getSession(false));
    String kept = session.map(s -> s.getAttribute(KEPT)).map(String::valueOf).orElse("/");
    session.ifPresent(s -> s.removeAttribute(KEPT));
    return kept;
  }

  private static boolean isWorth(String page) {
    return page.startsWith("/")
        && page.length() <= LONGEST
        && !page.equals("/")
        && !page.startsWith("/login")
        && !page.startsWith("/error")
        && !page.startsWith("/assets/")
        && !page.startsWith("/echo/");
  }
}
