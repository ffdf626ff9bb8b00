package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.muster.server.ServerSettings;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/// The token of forms: in the session of whoever has one, and in a cookie before that, so that a
/// stranger who looks at the sign-in page costs the server nothing. Over an encrypted line the
/// cookie's name begins with `__Host-`, so that no other host can set it.
final class FormTokens implements CsrfTokenRepository {
  private final HttpSessionCsrfTokenRepository held = new HttpSessionCsrfTokenRepository();
  private final CookieCsrfTokenRepository sent = new CookieCsrfTokenRepository();

  FormTokens(ServerSettings settings) {
    boolean encrypted = settings.isExposed();
    sent.setCookieName(encrypted ? "__Host-form" : "form");
    sent.setCookiePath("/");
    sent.setCookieCustomizer(cookie -> cookie.httpOnly(true).secure(encrypted).sameSite("Lax"));
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return at(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    at(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return at(request).loadToken(request);
  }

  private CsrfTokenRepository at(HttpServletRequest request) {
    return request.getSession(false) == null ? sent : held;
  }
}
