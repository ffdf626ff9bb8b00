package org.muster.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.review.Review;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Who;
import org.muster.thread.AuditView;
import org.muster.thread.Workspace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What the API is, who asks, which cases are open, and the audit log.
@RestController
class RootApi {
  private static final int ROWS = 200;

  private final Workspace workspace;
  private final Review review;
  private final ObjectProvider<RequestMappingHandlerMapping> routes;

  RootApi(Workspace workspace, Review review, ObjectProvider<RequestMappingHandlerMapping> routes) {
    this.workspace = workspace;
    this.review = review;
    this.routes = routes;
  }

  record Root(String description, List<String> paths) implements ApiBody {}

  record Me(String account, String body, List<String> roles) implements ApiBody {}

  record Case(String id, String name, String owner, LocalDate asOf) implements ApiBody {}

  record AuditRow(long seq, String at, String actor, String verb, String ids, String hash)
      implements ApiBody {}

  @GetMapping("/api")
  @Says("Where the description is, and every path.")
  Root root() {
    return new Root("/api/openapi.json", description().paths());
  }

  /// Open to strangers.
  @GetMapping(value = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @Says("This description, open to strangers.")
  ResponseEntity<byte[]> openApi() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(description().json().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/api/me")
  @Says("Whom the token acts for.")
  Me me() {
    Who who = Chrome.signedIn().orElseThrow();
    return new Me(
        who.account().name(),
        who.account().body(),
        new TreeSet<>(who.account().roles()).stream().map(Role::word).toList());
  }

  @GetMapping("/api/cases")
  @Says("The cases of which something is released to you.")
  Listed<Case> cases() {
    Who who = Chrome.signedIn().orElseThrow();
    return new Listed<>(
        workspace.cases().list(who.viewer()).stream()
            .map(c -> new Case(c.id(), c.name(), c.owner(), c.asOf()))
            .toList());
  }

  @GetMapping("/api/audit")
  @Says(
      "The audit log, newest first, 200 rows; for administrators. Ids of records that are not released to you are withheld.")
  Listed<AuditRow> audit(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
    return new Listed<>(
        AuditView.list(workspace, review, Chrome.signedIn().orElseThrow().viewer(), before, ROWS)
            .stream()
            .map(RootApi::row)
            .toList());
  }

  /// Whatever else begins so: nothing, or something that answers to other methods.
  @RequestMapping({"/api/**"})
  Root nothing(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
    Set<String> allowed = Methods.allowed(routes.getObject(), request);
    if (allowed.isEmpty()) {
      throw ApiException.notFound();
    }
    throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
  }

  private OpenApi description() {
    return OpenApi.of(routes.getObject());
  }

  private static AuditRow row(Audit.Entry e) {
    return new AuditRow(e.seq(), e.at(), e.actor(), e.verb(), e.ids(), e.hash());
  }
}
