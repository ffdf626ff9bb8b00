package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// Says of a form that goes on to another page that it was not taken: what was typed into it is
/// kept. A form that is answered by a page of its own is known not to be taken without this.
public final class NotSaved {
  private static final String SAID = NotSaved.class.getName();

  private NotSaved() {}

  /// Says it of the request at hand.
  public static void say() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(SAID, Boolean.TRUE, RequestAttributes.SCOPE_REQUEST);
    }
  }

  /// Whether it was said of a request.
  public static boolean isSaid(HttpServletRequest request) {
    return request.getAttribute(SAID) != null;
  }
}
