package org.muster.server.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.access.Notices;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/// What every answer needs, with or without a case: theme, form token, who asks, from where.
///
/// @param theme `light`, `dark` or empty for the system's
/// @param path path and query of the page, to come back to
/// @param notices what others did to the account at hand since it was told last
public record Chrome(
    String theme,
    String csrfName,
    String csrfToken,
    Optional<Who> who,
    String path,
    List<Notices.Notice> notices) {
  private static final String NOTICES = Chrome.class.getName() + ".notices";

  public Chrome {
    notices = List.copyOf(notices);
  }

  /// Has every page of this request tell it.
  public static void tell(HttpServletRequest request, List<Notices.Notice> notices) {
    request.setAttribute(NOTICES, notices);
  }

  private static List<Notices.Notice> notices(HttpServletRequest request) {
    return request.getAttribute(NOTICES) instanceof List<?> all
        ? all.stream().map(Notices.Notice.class::cast).toList()
        : List.of();
  }

  public static Chrome of(HttpServletRequest request) {
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    String query = request.getQueryString();
    // The page of an error stands at the address that was asked for.
    String path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
            ? asked
            : request.getRequestURI();
    return new Chrome(
        theme(request.getCookies()),
        csrf == null ? "" : csrf.getParameterName(),
        csrf == null ? "" : csrf.getToken(),
        signedIn(),
        path + (query == null ? "" : "?" + query),
        notices(request));
  }

  /// The person signed in, if any.
  public static Optional<Who> signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Who who
        ? Optional.of(who)
        : Optional.empty();
  }

  private static String theme(Cookie @Nullable [] cookies) {
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals("theme")
            && (cookie.getValue().equals("light") || cookie.getValue().equals("dark"))) {
          return cookie.getValue();
        }
      }
    }
    return "";
  }
}
