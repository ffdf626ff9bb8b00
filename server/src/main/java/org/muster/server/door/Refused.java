package org.muster.server.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.muster.server.frame.Problem;
import org.springframework.http.HttpStatus;

/// A request that nothing behind the door sees, with the answer that it gets: short, the same for
/// everybody, and made of none of its own words.
enum Refused {
  WRONG_HOST(
      HttpStatus.MISDIRECTED_REQUEST,
      "This server does not answer under that name",
      "Whoever runs it names the hosts that it answers to: --allowed-host."),
  ENDLESS(
      HttpStatus.LENGTH_REQUIRED,
      "Say how long the body is",
      "Send Content-Length; chunks are not taken."),
  STRANGER(
      HttpStatus.CONTENT_TOO_LARGE,
      "Nothing was stored: nobody is signed in",
      "Your sign-in may have ended. Sign in, go back and send it again."),
  TOO_MANY(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too much at once from your network",
      "Wait a few seconds, and try again."),
  NO_ROOM(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Too many files are coming in at once",
      "Nothing was stored. Wait a minute, and send it again."),
  TOO_SLOW(
      HttpStatus.REQUEST_TIMEOUT,
      "What was sent came too slowly",
      "Nothing was stored. Try again over a better line, or with a smaller file.");

  private final HttpStatus status;
  private final String title;
  private final String detail;

  Refused(HttpStatus status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  void answer(String path, HttpServletResponse response) throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (this == TOO_MANY || this == NO_ROOM) {
      response.setHeader("Retry-After", "10");
    }
    if (Problem.isAskedFor(path)) {
      Problem.of(status, title, detail).write(response);
      return;
    }
    byte[] page =
        ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>"
                + title
                + " · Muster</title><h1>"
                + title
                + "</h1><p>"
                + detail
                + "</p><p><a href=\"/\">To Muster</a></p></html>\n")
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status.value());
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
