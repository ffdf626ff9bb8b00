package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.muster.access.Accounts;
import org.muster.access.Administration;
import org.muster.access.Audit;
import org.muster.access.FactorPolicy;
import org.muster.access.Role;
import org.muster.access.SecondFactors;
import org.muster.record.TextEnds;
import org.muster.review.Review;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Who;
import org.muster.store.Trouble;
import org.muster.thread.AuditView;
import org.muster.thread.DateWords;
import org.muster.thread.Workspace;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// What an administrator sees: the accounts with their second factors, one that is added, who needs
/// a second factor, and the audit log.
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
    return accounts(request, "", Adding.NONE);
  }

  /// Adds an account. Its one-time password stands on the page that answers, and nowhere else.
  @PostMapping("/accounts")
  View add(
      HttpServletRequest request,
      @RequestParam(name = "name", defaultValue = "") String typed,
      @RequestParam(name = "role", defaultValue = "") List<String> of,
      @RequestParam(defaultValue = "") String again) {
    String name = TextEnds.cut(typed);
    Adding sent = new Adding(name, of, "", "");
    Optional<String> refused = refuse(request, again);
    if (refused.isPresent()) {
      return unprocessable(accounts(request, "", sent.refused(refused.get())));
    }
    try {
      Who who = who(request);
      String password = administration.add(who.viewer(), name, who.account().body(), roles(of));
      return accounts(request, "", new Adding(name, List.of(), "", password));
    } catch (Trouble trouble) {
      return unprocessable(accounts(request, "", sent.refused(AccountController.words(trouble))));
    }
  }

  private Html accounts(HttpServletRequest request, String trouble, Adding adding) {
    List<ListedAccount> all =
        administration.list(who(request).viewer()).stream()
            .map(account -> ListedAccount.of(account, factors.standing(account)))
            .toList();
    long bare = all.stream().filter(a -> a.isBare() && !a.account().disabled()).count();
    String title =
        bare == 0
            ? "No account lacks a second factor that it needs"
            : DateWords.count((int) bare, "account")
                + (bare == 1 ? " lacks" : " lack")
                + " a second factor";
    String body = who(request).account().body();
    FactorPolicy policy = factors.policy(body);
    return Html.of("access/accounts", Page.bare(title, Chrome.of(request)))
        .with("accounts", all)
        .with("adding", adding)
        .with("givable", administration.listGivable(who(request).viewer(), body))
        .with("days", Accounts.ONE_TIME_FOR.toDays())
        .with("trouble", trouble)
        .with("again", fresh.label(who(request).account()))
        .with("body", body)
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
    administration.setPolicy(who(request).viewer(), roles(of));
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

  /// The roles of those words; words that name none are passed over.
  static List<Role> roles(List<String> words) {
    return words.stream().flatMap(word -> Role.find(word).stream()).toList();
  }

  private Optional<String> refuse(HttpServletRequest request, String again) {
    return fresh.refuse(who(request).account(), again, request.getRemoteAddr());
  }

  private View refused(HttpServletRequest request, String why) {
    return unprocessable(accounts(request, why, Adding.NONE));
  }

  private static Html unprocessable(Html page) {
    return page.status(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static Who who(HttpServletRequest request) {
    return Chrome.of(request).who().orElseThrow();
  }
}
