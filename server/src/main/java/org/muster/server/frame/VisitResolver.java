package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.thread.CaseView;
import org.muster.thread.Overview;
import org.muster.thread.PlanGaps;
import org.muster.thread.Workspace;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Reads the address of a page in a case into a visit.
@Component
final class VisitResolver implements HandlerMethodArgumentResolver {
  private final Workspace workspace;
  private final InstantSource clock;

  VisitResolver(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Visit.class);
  }

  @Override
  public Visit resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("a visit is a request for a page");
    }
    Map<?, ?> variables =
        (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (variables == null || !(variables.get("caseId") instanceof String caseId)) {
      throw new IllegalStateException("a visit needs {caseId} in the address");
    }
    return visit(request, caseId);
  }

  private static Optional<Undo> undo(HttpServletRequest request) {
    Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
    return flash != null && flash.get("undo") instanceof Undo undo
        ? Optional.of(undo)
        : Optional.empty();
  }

  private Visit visit(HttpServletRequest request, String caseId) {
    Who who = Chrome.signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    CaseHeader header =
        workspace
            .cases()
            .findHeader(caseId, who.viewer())
            .orElseThrow(() -> new NotFoundException("There is no case “" + caseId + "” here."));
    Asked asked =
        Asked.of(
            header,
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            request.getParameter("asof"),
            request.getParameter("known"));
    CaseData data =
        workspace.cases().load(caseId, who.viewer(), asked.knownGiven() ? asked.knownOn() : null);
    CaseView view = CaseView.of(data, asked.asOf(), asked.knownOn());
    return new Visit(
        Chrome.of(request),
        who,
        workspace.cases().list(who.viewer()),
        asked,
        view,
        Overview.of(view, PlanGaps.listOf(view)),
        undo(request));
  }
}
