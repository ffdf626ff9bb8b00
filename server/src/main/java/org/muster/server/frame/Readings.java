package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.record.Row;
import org.muster.thread.Workspace;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Audits what was read: claims that not even the allies see, once for each answer that shows any,
/// and everything that is taken away as a file. It writes ids only.
@Component
public final class Readings implements HandlerInterceptor {
  private static final String SHOWN = Readings.class.getName() + ".shown";
  private static final String CASE = Readings.class.getName() + ".case";

  /// More are counted and not named; the answer can be asked for again.
  private static final int MOST_NAMED = 200;

  private final Workspace workspace;

  Readings(Workspace workspace) {
    this.workspace = workspace;
  }

  /// Notes that the answer to the request at hand shows these claims.
  public static void note(String caseId, Collection<Row> rows) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return;
    }
    Set<String> shown = new LinkedHashSet<>();
    for (Row row : rows) {
      String release = row.text("release");
      if (release.equals("owner") || release.equals("staffs")) {
        shown.add(row.id());
      }
    }
    request.setAttribute(CASE, caseId, RequestAttributes.SCOPE_REQUEST);
    if (!shown.isEmpty()) {
      request.setAttribute(SHOWN, shown, RequestAttributes.SCOPE_REQUEST);
    }
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    Optional<Who> who = Chrome.signedIn();
    if (who.isEmpty() || response.getStatus() != HttpServletResponse.SC_OK) {
      return;
    }
    String actor = who.get().viewer().actor();
    if (request.getAttribute(SHOWN) instanceof Set<?> shown) {
      List<String> ids = new ArrayList<>(List.of(String.valueOf(request.getAttribute(CASE))));
      shown.stream().limit(MOST_NAMED).forEach(id -> ids.add(String.valueOf(id)));
      if (shown.size() > MOST_NAMED) {
        ids.add("+" + (shown.size() - MOST_NAMED));
      }
      workspace.audit().note(workspace.store(), actor, "claims-read", ids);
    }
    String disposition = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    if (disposition != null && disposition.startsWith("attachment")) {
      workspace.audit().note(workspace.store(), actor, "export", named(request));
    }
  }

  /// The case and the ids that the address names.
  private static List<String> named(HttpServletRequest request) {
    List<String> ids = new ArrayList<>();
    if (request.getAttribute(CASE) instanceof String caseId) {
      ids.add(caseId);
    }
    if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> variables) {
      variables.values().stream()
          .map(String::valueOf)
          .filter(id -> !ids.contains(id))
          .forEach(ids::add);
    }
    return ids;
  }
}
