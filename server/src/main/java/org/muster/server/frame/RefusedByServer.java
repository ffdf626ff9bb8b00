package org.muster.server.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What the web server itself refuses, before any page is asked: an address that is none, a header
/// that is too long. Programs read a problem, people a sentence; neither reads who wrote the
/// server.
public final class RefusedByServer extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int code = response.getStatus();
    if (code < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    HttpStatus status = HttpStatus.resolve(code);
    String title =
        code < 500 ? "The request cannot be understood" : "Something went wrong inside Muster";
    String detail =
        code < 500
            ? "Its address or its headers are not as HTTP wants them."
            : "Try again. If it breaks again, tell whoever runs this server.";
    try {
      if (Problem.isAskedFor(String.valueOf(request.getRequestURI()))) {
        Problem.of(status == null ? HttpStatus.BAD_REQUEST : status, title, detail).write(response);
      } else {
        write(response, title, detail);
      }
    } catch (IOException e) {
      // Whoever asked has gone.
      container.getLogger().debug("nobody was told of the error", e);
    }
  }

  private static void write(Response response, String title, String detail) throws IOException {
    byte[] page =
        ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>"
                + title
                + "</title><h1>"
                + title
                + "</h1><p>"
                + detail
                + "</p></html>")
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
    response.finishResponse();
  }
}
