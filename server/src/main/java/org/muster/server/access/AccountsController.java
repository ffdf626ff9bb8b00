package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.access.Administration;
import org.muster.access.Audit;
import org.muster.access.FactorPolicy;
import org.muster.access.Role;
import org.muster.access.SecondFactors;
import org.muster.review.Review;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Who;
import org.muster.thread.AuditView;
import org.muster.thread.DateWords;
import org.muster.thread.Workspace;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// What an administrator sees: the accounts with their second factors, and the audit log.
@Controller
class AccountsController {
  private static final int ROWS = 100;

  private final Workspace workspace;
  private final SecondFactors factors;
  private final Administration administration;
  private final Fresh fresh;
  private final Review review;

  AccountsController(
      Workspace workspace,
      SecondFactors factors,
      Administration administration,
      Fresh fresh,
      Review review) {
    this.workspace = workspace;
    this.factors = factors;
    this.administration = administration;
    this.fresh = fresh;
    this.review = review;
  }

  @GetMapping("/accounts")
  View accounts(HttpServletRequest request) {
    return accounts(request, "");
  }

  private Html accounts(HttpServletRequest request, String trouble) {
    List<ListedAccount> all =
        administration.list(who(request).viewer()).stream()
            .map(
                account ->
                    new ListedAccount(
                        account,
                        new TreeSet<>(account.roles())
                            .stream()
                                .map(AccountsController::words)
                                .collect(Collectors.joining(", ")),
                        factors.standing(account)))
            .toList();
    long bare = all.stream().filter(a -> a.isBare() && !a.account().disabled()).count();
    String title =
        bare == 0
            ? "No account lacks a second factor that it needs"
            : DateWords.count((int) bare, "account")
                + (bare == 1 ? " lacks" : " lack")
                + " a second factor";
    FactorPolicy policy = factors.policy(who(request).account().body());
    return Html.of("access/accounts", Page.bare(title, Chrome.of(request)))
        .with("accounts", all)
        .with("trouble", trouble)
        .with("again", fresh.label(who(request).account()))
        .with("body", who(request).account().body())
        .with("mishaps", workspace.store().listMishaps())
        .with("chosen", policy.chosen())
        .with(
            "roles",
            Arrays.stream(Role.values())
                .map(role -> new BoundRole(role, policy.roles().contains(role)))
                .toList());
  }

  @PostMapping("/accounts/policy")
  View policy(
      HttpServletRequest request,
      @RequestParam(name = "role", defaultValue = "") List<String> of,
      @RequestParam(defaultValue = "") String again) {
    Optional<String> refused = refuse(request, again);
    if (refused.isPresent()) {
      return refused(request, refused.get());
    }
    administration.setPolicy(
        who(request).viewer(), of.stream().flatMap(word -> Role.find(word).stream()).toList());
    return new RedirectView("/accounts");
  }

  @PostMapping("/accounts/{name}/factor")
  View factor(
      HttpServletRequest request,
      @PathVariable String name,
      @RequestParam String what,
      @RequestParam(defaultValue = "") String again) {
    Optional<String> refused = refuse(request, again);
    if (refused.isPresent()) {
      return refused(request, refused.get());
    }
    switch (what) {
      case "require" -> administration.requireFactor(who(request).viewer(), name, true);
      case "excuse" -> administration.requireFactor(who(request).viewer(), name, false);
      case "reset" -> administration.resetFactor(who(request).viewer(), name);
      default -> throw new NotFoundException("Nobody can " + what + " a second factor.");
    }
    return new RedirectView("/accounts");
  }

  @GetMapping("/audit")
  View audit(
      HttpServletRequest request, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
    List<Audit.Entry> rows = AuditView.list(workspace, review, who(request).viewer(), before, ROWS);
    String title =
        switch (workspace.audit().verify(workspace.store(), null)) {
          case Audit.Verdict.Intact intact ->
              "The audit log is whole: " + DateWords.count((int) intact.rows(), "row");
          case Audit.Verdict.Broken broken -> "The audit log was tampered with: " + broken.what();
          case Audit.Verdict.Cut cut -> "The audit log was cut";
        };
    return Html.of("access/audit", Page.bare(title, Chrome.of(request)))
        .with("rows", rows)
        .with("head", workspace.audit().head(workspace.store()))
        .with("older", rows.size() == ROWS ? "/audit?before=" + rows.getLast().seq() : "");
  }

  /// A role as a sentence says it.
  static String words(Role role) {
    return role.word().replace('-', ' ');
  }

  private Optional<String> refuse(HttpServletRequest request, String again) {
    return fresh.refuse(who(request).account(), again, request.getRemoteAddr());
  }

  private View refused(HttpServletRequest request, String why) {
    return accounts(request, why).status(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static Who who(HttpServletRequest request) {
    return Chrome.of(request).who().orElseThrow();
  }
}
