package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Release;
import org.muster.record.Row;
import org.muster.thread.CaseView;
import org.muster.thread.Workspace;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;

/// Audits what was read, before the answer leaves: claims that not even the allies see, once for
/// each answer that shows any, everything that is taken away as a file, and what was refused. It
/// writes ids only. An answer whose row cannot be written is not given.
///
/// A page notes the claims that it shows ([#note]). Whatever it notes, the answer is looked through
/// for ids of restricted claims (in links, lists to pick from, JSON), so that a route which forgets
/// to note leaves a row all the same.
@Component
public final class Readings {
  private static final String SHOWN = Readings.class.getName() + ".shown";
  private static final String CASE = Readings.class.getName() + ".case";
  private static final String LOOK = Readings.class.getName() + ".look";

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
    if (request.getAttribute(SHOWN, RequestAttributes.SCOPE_REQUEST) instanceof Set<?> before) {
      before.forEach(id -> shown.add(String.valueOf(id)));
    }
    rows.stream().filter(Readings::isRestricted).forEach(row -> shown.add(row.id()));
    request.setAttribute(CASE, caseId, RequestAttributes.SCOPE_REQUEST);
    if (!shown.isEmpty()) {
      request.setAttribute(SHOWN, shown, RequestAttributes.SCOPE_REQUEST);
    }
  }

  /// Notes which case a call of the API is about, and through which eyes: its answer is looked
  /// through for ids.
  public static void look(HttpServletRequest request, CaseView view) {
    request.setAttribute(CASE, view.header().id());
    request.setAttribute(LOOK, view);
  }

  private static boolean isRestricted(Row row) {
    return Release.of(row.text("release")).isRestricted();
  }

  /// Writes what the answer shows. Nothing of it has left yet.
  ///
  /// @throws org.muster.store.StoreException if the row cannot be written: then it must not leave
  void settle(HttpServletRequest request, HttpServletResponse response, byte[] body) {
    Optional<Who> who = Chrome.signedIn();
    if (who.isEmpty()) {
      return;
    }
    String actor = who.get().viewer().actor();
    int status = response.getStatus();
    if (status == HttpServletResponse.SC_FORBIDDEN) {
      write(actor, "page-refused", named(request));
    }
    if (status != HttpServletResponse.SC_OK) {
      return;
    }
    Set<String> shown = new LinkedHashSet<>();
    if (request.getAttribute(SHOWN) instanceof Set<?> noted) {
      noted.forEach(id -> shown.add(String.valueOf(id)));
    }
    seen(request).ifPresent(view -> shown.addAll(restricted(view, response, body)));
    if (!shown.isEmpty()) {
      List<String> ids = new ArrayList<>(List.of(String.valueOf(request.getAttribute(CASE))));
      shown.stream().limit(MOST_NAMED).forEach(ids::add);
      if (shown.size() > MOST_NAMED) {
        ids.add("+" + (shown.size() - MOST_NAMED));
      }
      write(actor, "claims-read", ids);
    }
    String disposition = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
    if (disposition != null && disposition.startsWith("attachment")) {
      write(actor, "export", named(request));
    }
  }

  private void write(String actor, String verb, List<String> ids) {
    workspace.audit().note(workspace.store(), actor, verb, ids);
  }

  private static Optional<CaseView> seen(HttpServletRequest request) {
    return request.getAttribute(LOOK) instanceof CaseView view
        ? Optional.of(view)
        : Optional.empty();
  }

  /// The ids of restricted claims that stand in an answer.
  private static Set<String> restricted(CaseView view, HttpServletResponse response, byte[] body) {
    String type = String.valueOf(response.getContentType());
    if (!type.startsWith("text/") && !type.contains("json") && !type.contains("svg")) {
      return Set.of();
    }
    Set<String> found = new LinkedHashSet<>();
    Set<String> asked = new HashSet<>();
    ShownIds.in(
        body,
        id -> {
          if (asked.add(id) && view.findRow(id).filter(Readings::isRestricted).isPresent()) {
            found.add(id);
          }
        });
    return found;
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
