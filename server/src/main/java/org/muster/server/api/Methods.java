package org.muster.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// The methods that an address answers to (RFC 9110, 10.2.1).
final class Methods {
  private Methods() {}

  /// In alphabetical order; none where nothing of the API is at the address.
  static Set<String> allowed(RequestMappingHandlerMapping routes, HttpServletRequest request) {
    PathContainer path =
        ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
    Set<String> allowed = new TreeSet<>();
    for (RequestMappingInfo route : routes.getHandlerMethods().keySet()) {
      PathPatternsRequestCondition patterns = route.getPathPatternsCondition();
      if (patterns != null && patterns.getPatterns().stream().anyMatch(p -> p.matches(path))) {
        // The route for all that is not there names no method.
        for (RequestMethod method : route.getMethodsCondition().getMethods()) {
          allowed.add(method.name());
          if (method == RequestMethod.GET) {
            allowed.add(RequestMethod.HEAD.name());
          }
        }
      }
    }
    return allowed;
  }
}
