package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.record.CaseLook;
import org.muster.record.Cases;
import org.muster.thread.CaseView;
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
  /// Tells of which revision of the case's claims an answer is, as far as its reader sees them.
  private static final String REVISION = "Muster-Revision";

  private final Workspace workspace;
  private final InstantSource clock;
  private final LeftOut leftOut;

  VisitResolver(Workspace workspace, InstantSource clock, LeftOut leftOut) {
    this.workspace = workspace;
    this.clock = clock;
    this.leftOut = leftOut;
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
    Visit visit = visit(request, caseId);
    HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
    if (response != null) {
      response.setHeader(REVISION, visit.view().version());
    }
    return visit;
  }

  private static Optional<Undo> undo(HttpServletRequest request) {
    Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
    return flash != null && flash.get("undo") instanceof Undo undo
        ? Optional.of(undo)
        : Optional.empty();
  }

  private Visit visit(HttpServletRequest request, String caseId) {
    Who who = Chrome.signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    Cases.Glance glance = workspace.cases().glance(caseId, who.viewer());
    CaseLook look =
        glance
            .look()
            .orElseThrow(() -> new NotFoundException("There is no case “" + caseId + "” here."));
    Asked asked =
        Asked.of(
            look.header(),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            request.getParameter("asof"),
            request.getParameter("known"));
    CaseView view =
        workspace.views().of(look, asked.asOf(), asked.knownGiven() ? asked.knownOn() : null);
    Readings.look(request, view);
    return new Visit(
        Chrome.of(request), who, glance.cases(), asked, leftOut.of(view, request), undo(request));
  }
}
