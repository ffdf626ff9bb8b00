package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/// In the place of a page that broke and is tried again without the row that broke it: writes
/// nothing, and tells the [MendingServlet] why.
record Broken(Exception why) implements View {
  private static final String WHY = Broken.class.getName() + ".why";

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
    request.setAttribute(WHY, why);
  }

  static Optional<Exception> find(HttpServletRequest request) {
    return request.getAttribute(WHY) instanceof Exception e ? Optional.of(e) : Optional.empty();
  }

  static void forget(HttpServletRequest request) {
    request.removeAttribute(WHY);
  }
}
