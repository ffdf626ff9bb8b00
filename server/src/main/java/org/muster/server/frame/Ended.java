package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.muster.thread.Workspace;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/// How a request ended that broke: whether what it sent was committed before. A write is told as it
/// ended, not as its page did.
@Component
final class Ended implements HandlerInterceptor {
  private static final String BEFORE = Ended.class.getName() + ".before";
  private static final Set<String> LOOKS = Set.of("GET", "HEAD");

  private final Workspace workspace;

  Ended(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getAttribute(BEFORE) == null) {
      request.setAttribute(BEFORE, workspace.store().committed());
    }
    return true;
  }

  /// Whether something that was sent is stored.
  boolean isWritten(HttpServletRequest request) {
    return !LOOKS.contains(request.getMethod())
        && request.getAttribute(BEFORE) instanceof Long before
        && workspace.store().committed() > before;
  }

  /// What became of what was sent.
  String words(HttpServletRequest request) {
    if (LOOKS.contains(request.getMethod())) {
      return "Looking changes nothing: what was saved before is saved.";
    }
    return isWritten(request)
        ? "What you sent was saved; do not send it again before you have looked."
        : "Nothing was changed.";
  }
}
