package org.muster.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.record.CaseHeader;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Given;
import org.muster.server.frame.Readings;
import org.muster.server.frame.Who;
import org.muster.thread.Workspace;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads `case` and `known` of an address. Whoever sees one case only may leave `case` out.
@Component
final class CallResolver implements HandlerMethodArgumentResolver {
  private final Workspace workspace;

  CallResolver(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Call.class);
  }

  @Override
  public Call resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    Who who = Chrome.signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    Optional<LocalDate> known =
        Optional.ofNullable(web.getParameter("known")).map(text -> day("known", text));
    CaseHeader header = header(who, web.getParameter("case"));
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    if (request != null && request.getMethod().equals("GET")) {
      workspace
          .cases()
          .look(header.id(), who.viewer())
          .map(look -> workspace.views().of(look, header.asOf(), known.orElse(null)))
          .ifPresent(view -> Readings.look(request, view));
    }
    return new Call(who, header, known);
  }

  private CaseHeader header(Who who, @Nullable String asked) {
    if (asked != null) {
      return workspace.cases().findHeader(asked, who.viewer()).orElseThrow(ApiException::notFound);
    }
    List<CaseHeader> seen = workspace.cases().list(who.viewer());
    if (seen.size() == 1) {
      return seen.getFirst();
    }
    throw ApiException.bad(
        seen.isEmpty()
            ? "no case is open to you"
            : "say which case: ?case= one of " + seen.stream().map(CaseHeader::id).toList());
  }

  static LocalDate day(String name, String text) {
    return Given.day(text)
        .orElseThrow(
            () -> ApiException.bad(name + "=" + text + " is not " + Given.words(LocalDate.class)));
  }
}
