package org.muster.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muster.server.ServerSettings;
import org.muster.server.frame.Back;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/// Which page somebody asked for before they were signed in, so that the sign-in leads there: kept
/// in a cookie, since a stranger has no session. Only a path of this server is ever believed of it.
final class AskedPage implements RequestCache {
  private static final String COOKIE = "asked";
  private static final int LONGEST = 1_500;
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final boolean encrypted;

  AskedPage(ServerSettings settings) {
    this.encrypted = settings.isExposed();
  }

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String query = request.getQueryString();
    String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
    boolean page =
        request.getMethod().equals("GET")
            && asked.length() <= LONGEST
            && !asked.equals("/")
            && Back.within(asked).equals(asked);
    if (page) {
      send(response, URLEncoder.encode(asked, StandardCharsets.UTF_8), KEPT);
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
        return new SimpleSavedRequest(path(cookie.getValue()));
      }
    }
    return null;
  }

  private static String path(String kept) {
    try {
      return Back.within(URLDecoder.decode(kept, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return "/";
    }
  }

  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    send(response, "", Duration.ZERO);
  }

  private void send(HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path("/")
            .httpOnly(true)
            .secure(encrypted)
            .sameSite("Lax")
            .maxAge(age)
            .build()
            .toString());
  }
}
