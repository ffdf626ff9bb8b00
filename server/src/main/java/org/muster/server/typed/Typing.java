package org.muster.server.typed;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.access.Draft;
import org.muster.access.Drafts;
import org.muster.server.frame.Back;
import org.springframework.stereotype.Component;

/// What a request brings of what somebody typed, and how it is kept.
@Component
public final class Typing {
  /// More forms than a page has.
  private static final int MOST_FORMS = 100;

  private final Drafts drafts;
  private final InstantSource clock;

  Typing(Drafts drafts, InstantSource clock) {
    this.drafts = drafts;
    this.clock = clock;
  }

  Drafts drafts() {
    return drafts;
  }

  /// The form that a request sends, if it is one that people type into.
  static Optional<String> form(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(TypedPage.FORM)).filter(TypedForm::isOfACase);
  }

  /// The page that a sent form stood on: path and query within this server; the root where the
  /// form does not say.
  public static String page(HttpServletRequest request) {
    String page = request.getParameter(TypedPage.PAGE);
    return page == null ? "/" : Back.within(page);
  }

  /// Whether a request is a form of one of this server's pages.
  static boolean isForm(HttpServletRequest request) {
    return request.getParameter(TypedPage.PAGE) != null;
  }

  /// Keeps the fields of the form that a request sends.
  ///
  /// @return false if it is no form that people type into, or holds more than any takes
  public boolean keep(String account, HttpServletRequest request) {
    Optional<String> form = form(request);
    return form.isPresent()
        && drafts.keep(account, new Draft(form.get(), fields(request), clock.instant()));
  }

  /// Keeps what stood in the other forms of the page that a request was sent from.
  public void keepOthers(String account, HttpServletRequest request) {
    String @Nullable [] others = request.getParameterValues(TypedPage.ALSO);
    if (others == null) {
      return;
    }
    for (String other : Arrays.asList(others).subList(0, Math.min(MOST_FORMS, others.length))) {
      try {
        Map<String, List<String>> fields = new LinkedHashMap<>(Draft.fields(other));
        String form = fields.getOrDefault(TypedPage.FORM, List.of("")).getFirst();
        fields.keySet().removeIf(name -> name.startsWith("_"));
        if (TypedForm.isOfACase(form)) {
          drafts.keep(account, new Draft(form, fields, clock.instant()));
        }
      } catch (IllegalArgumentException e) {
        // Not written by a page: there is nothing in it to keep.
      }
    }
  }

  /// Whose page a request was sent from, whoever is signed in now.
  Optional<String> whose(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(TypedPage.PROOF)).flatMap(drafts::whose);
  }

  private static Map<String, List<String>> fields(HttpServletRequest request) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("_")) {
                fields.put(name, new ArrayList<>(List.of(values)));
              }
            });
    return fields;
  }
}
