package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.View;

/// An error as a program reads it (RFC 9457).
///
/// @param type `about:blank`, or a URN that ends with the id of the rule that refused it
/// @param more members of its own, such as the fields that are wrong
public record Problem(
    HttpStatusCode status, String type, String title, String detail, Map<String, Object> more)
    implements View {
  public static final String MEDIA_TYPE = "application/problem+json";

  /// An error that its status says enough of.
  public static Problem of(HttpStatusCode status, String title, String detail) {
    return new Problem(status, "about:blank", title, detail, Map.of());
  }

  /// Whether whoever asks is a program.
  public static boolean isAskedFor(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }

  /// Its members in order.
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type);
    members.put("title", title);
    members.put("status", status.value());
    members.put("detail", detail);
    members.putAll(more);
    return members;
  }

  @Override
  public String getContentType() {
    return MEDIA_TYPE;
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(response);
  }

  /// Answers with it.
  public void write(HttpServletResponse response) throws IOException {
    byte[] body = Json.MAPPER.writeValueAsBytes(members());
    response.setStatus(status.value());
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
