package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.record.CaseLook;
import org.muster.record.Cases;
import org.muster.store.Trouble;
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

  private static final Set<String> READS = Set.of("GET", "HEAD");

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
    boolean fromToday =
        parameter.hasMethodAnnotation(FromToday.class)
            || parameter.getContainingClass().isAnnotationPresent(FromToday.class);
    Visit visit = visit(request, caseId, fromToday);
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

  private Visit visit(HttpServletRequest request, String caseId, boolean fromToday) {
    Who who = Chrome.signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    Cases.Glance glance = workspace.cases().glance(caseId, who.viewer());
    CaseLook look =
        glance
            .look()
            .orElseThrow(() -> new NotFoundException("There is no case “" + caseId + "” here."));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Asked asked =
        Asked.of(
                fromToday ? today : look.header().asOf(),
                today,
                inQuery(request, "asof"),
                inQuery(request, "known"))
            .at(inQuery(request, "guard"));
    if (asked.looksBack() && !READS.contains(request.getMethod())) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "looking back changes nothing: that page showed what was known on "
              + asked.knownDay()
              + ", and a change would be made to what is known today");
    }
    CaseView view =
        workspace.views().of(look, asked.asOf(), asked.knownGiven() ? asked.knownOn() : null);
    Readings.look(request, view);
    return new Visit(
        Chrome.of(request),
        asked.looksBack() ? who.reading() : who,
        glance.cases(),
        asked,
        leftOut.of(view, request),
        () -> workspace.views().of(look, asked.asOf(), null),
        () -> workspace.cases().arrivals(caseId),
        undo(request));
  }

  /// A day of the address; a field of a form that has the same name is none.
  private static @Nullable String inQuery(HttpServletRequest request, String name) {
    String query = request.getQueryString();
    boolean asked =
        READS.contains(request.getMethod())
            || (query != null && ("&" + query).contains("&" + name + "="));
    return asked ? request.getParameter(name) : null;
  }
}
