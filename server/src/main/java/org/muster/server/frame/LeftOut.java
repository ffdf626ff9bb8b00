package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.muster.record.Bounded;
import org.muster.record.Unreadable;
import org.muster.thread.CaseView;
import org.springframework.stereotype.Component;

/// Rows without which pages can be made and with which they cannot, though each of their cells is
/// as its column wants it: found when a page breaks, and left out and named from then on, until the
/// case changes.
@Component
final class LeftOut {
  private static final String TRIED = LeftOut.class.getName() + ".tried";
  private static final String SEEN = LeftOut.class.getName() + ".seen";

  private final Bounded<String, List<Unreadable>> found = new Bounded<>(200);

  /// The view without what is known to break pages, or without what is tried to be left out.
  CaseView of(CaseView view, HttpServletRequest request) {
    request.setAttribute(SEEN, view);
    List<Unreadable> left =
        request.getAttribute(TRIED) instanceof Tried tried
            ? tried.rows
            : found.find(view.version()).orElse(List.of());
    if (left.isEmpty()) {
      return view;
    }
    record Without(CaseView view) {}
    return request.getAttribute(TRIED) instanceof Tried
        ? view.without(left)
        : view.derived(Without.class, left, v -> new Without(v.without(left))).view();
  }

  private record Tried(List<Unreadable> rows) {}

  /// The whole view that the request at hand looked at.
  static Optional<CaseView> findSeen(HttpServletRequest request) {
    return request.getAttribute(SEEN) instanceof CaseView view
        ? Optional.of(view)
        : Optional.empty();
  }

  /// Lets the request at hand leave these out.
  static void attempt(HttpServletRequest request, List<Unreadable> rows) {
    request.setAttribute(TRIED, new Tried(List.copyOf(rows)));
  }

  static void end(HttpServletRequest request) {
    request.removeAttribute(TRIED);
  }

  /// What is left out of a view.
  List<Unreadable> list(CaseView view) {
    return found.find(view.version()).orElse(List.of());
  }

  /// Leaves these out of a view from now on.
  void keep(CaseView view, List<Unreadable> rows) {
    found.put(view.version(), List.copyOf(rows));
  }
}
