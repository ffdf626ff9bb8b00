package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final Bounded<Page, Boolean> hopeless = new Bounded<>(2_000);
  private final Bounded<String, Object> locks = new Bounded<>(200);

  private record Page(String version, String address) {}

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

  /// Leaves these out of a view from now on, too: what broke another page stays left out.
  void keep(CaseView view, List<Unreadable> rows) {
    synchronized (found) {
      Set<Unreadable> all = new LinkedHashSet<>(list(view));
      all.addAll(rows);
      found.put(view.version(), List.copyOf(all));
    }
  }

  /// Says that a page breaks whatever row is left out of the view.
  void giveUp(CaseView view, String address) {
    hopeless.put(new Page(view.version(), address), true);
  }

  /// Whether no row is to blame for a page that breaks.
  boolean isHopeless(CaseView view, String address) {
    return hopeless.find(new Page(view.version(), address)).isPresent();
  }

  /// What is held while somebody looks for the row of a view that breaks a page.
  Object lock(CaseView view) {
    return locks.keep(view.version(), new Object());
  }
}
