package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses an address of a case that asks for a day which is none, on light requests that read no
/// day of a case as well: an answer as of another day than the one asked for would be believed.
final class DaysOfAddress implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (HttpMethod.GET.matches(request.getMethod())) {
      Asked.day("asof", request.getParameter("asof"));
      Asked.day("known", request.getParameter("known"));
    }
    return true;
  }
}
