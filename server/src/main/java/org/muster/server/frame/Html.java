package org.muster.server.frame;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/// A page ready to be written: a template with what it shows.
public final class Html implements View {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(gg.jte.ContentType.Html);

  private final String template;
  private final HttpStatus status;
  private final Map<String, Object> shown;

  private Html(String template, HttpStatus status, Map<String, Object> shown) {
    this.template = template;
    this.status = status;
    this.shown = shown;
  }

  /// A template without its `.jte`, with its parameters.
  public static Html of(String template, Page page) {
    return new Html(template, HttpStatus.OK, Map.of("page", page));
  }

  /// The same with one more parameter of the template.
  public Html with(String parameter, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(shown);
    more.put(parameter, value);
    return new Html(template, status, more);
  }

  /// The same with another status than 200.
  public Html status(HttpStatus other) {
    return new Html(template, other, shown);
  }

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Utf8ByteOutput output = new Utf8ByteOutput();
    TEMPLATES.render(template + ".jte", shown, output);
    response.setStatus(status.value());
    response.setContentType(getContentType());
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
