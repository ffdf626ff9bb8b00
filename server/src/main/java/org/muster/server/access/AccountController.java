package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.muster.access.Account;
import org.muster.access.Accounts;
import org.muster.access.Administration;
import org.muster.access.Role;
import org.muster.access.SecondFactors;
import org.muster.access.Viewer;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Who;
import org.muster.store.Trouble;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// One account, for its administrator: roles, a new one-time password, closing and opening, its
/// second factor. Each asks who is there once more.
@Controller
class AccountController {
  private final SecondFactors factors;
  private final Administration administration;
  private final Fresh fresh;

  AccountController(SecondFactors factors, Administration administration, Fresh fresh) {
    this.factors = factors;
    this.administration = administration;
    this.fresh = fresh;
  }

  @GetMapping("/accounts/{name}")
  View account(HttpServletRequest request, @PathVariable String name) {
    return page(request, account(who(request).viewer(), name), "", "");
  }

  @PostMapping("/accounts/{name}/roles")
  View roles(
      HttpServletRequest request,
      @PathVariable String name,
      @RequestParam(name = "role", defaultValue = "") List<String> of,
      @RequestParam(defaultValue = "") String again) {
    return after(
        request,
        name,
        again,
        viewer -> administration.setRoles(viewer, name, AccountsController.roles(of)));
  }

  /// Sets a new password to be used once. It stands on the page that answers, and nowhere else.
  @PostMapping("/accounts/{name}/password")
  View password(
      HttpServletRequest request,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String again) {
    Account before = account(who(request).viewer(), name);
    Optional<String> refused = refuse(request, again);
    if (refused.isPresent()) {
      return page(request, before, refused.get(), "");
    }
    try {
      String password = administration.reset(who(request).viewer(), name);
      return page(request, account(who(request).viewer(), name), "", password);
    } catch (Trouble trouble) {
      return page(request, before, words(trouble), "");
    }
  }

  @PostMapping("/accounts/{name}/closed")
  View closed(
      HttpServletRequest request,
      @PathVariable String name,
      @RequestParam String what,
      @RequestParam(defaultValue = "") String again) {
    return after(
        request,
        name,
        again,
        viewer -> {
          switch (what) {
            case "close" -> administration.close(viewer, name);
            case "open" -> administration.open(viewer, name);
            default -> throw new NotFoundException("Nobody can " + what + " an account.");
          }
        });
  }

  @PostMapping("/accounts/{name}/factor")
  View factor(
      HttpServletRequest request,
      @PathVariable String name,
      @RequestParam String what,
      @RequestParam(defaultValue = "") String again) {
    return after(
        request,
        name,
        again,
        viewer -> {
          switch (what) {
            case "require" -> administration.requireFactor(viewer, name, true);
            case "excuse" -> administration.requireFactor(viewer, name, false);
            case "reset" -> administration.resetFactor(viewer, name);
            default -> throw new NotFoundException("Nobody can " + what + " a second factor.");
          }
        });
  }

  private View after(HttpServletRequest request, String name, String again, Consumer<Viewer> deed) {
    Account before = account(who(request).viewer(), name);
    Optional<String> refused = refuse(request, again);
    if (refused.isPresent()) {
      return page(request, before, refused.get(), "");
    }
    try {
      deed.accept(who(request).viewer());
    } catch (Trouble trouble) {
      return page(request, before, words(trouble), "");
    }
    return new RedirectView("/accounts/" + name);
  }

  private View page(HttpServletRequest request, Account account, String trouble, String password) {
    Who who = who(request);
    ListedAccount listed = ListedAccount.of(account, factors.standing(account));
    List<Role> givable = administration.listGivable(who.viewer(), account.body());
    return Html.of("access/account", Page.bare(title(listed), Chrome.of(request)))
        .with("listed", listed)
        .with("own", account.name().equals(who.account().name()))
        .with(
            "roles",
            Arrays.stream(Role.values())
                .map(role -> new BoundRole(role, account.roles().contains(role)))
                .filter(offered -> offered.bound() || givable.contains(offered.role()))
                .toList())
        .with("all", givable.size() == Role.values().length)
        .with("closing", administration.findAgainstClosing(who.viewer(), account).orElse(""))
        .with("again", fresh.label(who.account()))
        .with("days", Accounts.ONE_TIME_FOR.toDays())
        .with("trouble", trouble)
        .with("password", password)
        .status(trouble.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /// What the account is, the worst first.
  private static String title(ListedAccount listed) {
    String name = listed.account().name();
    if (listed.account().disabled()) {
      return name + " is closed: nobody can sign in with it";
    }
    if (listed.account().oneTime()) {
      return name + " waits for a first sign-in with a one-time password";
    }
    return listed.isBare()
        ? name + " lacks a second factor"
        : name + " is " + listed.roles() + " of " + listed.account().body();
  }

  private Account account(Viewer viewer, String name) {
    return administration
        .find(viewer, name)
        .orElseThrow(() -> new NotFoundException("There is no account “" + name + "” of yours."));
  }

  private Optional<String> refuse(HttpServletRequest request, String again) {
    return fresh.refuse(who(request).account(), again, request.getRemoteAddr());
  }

  /// Why something was not done.
  static String words(Trouble trouble) {
    return "Nothing was changed: " + trouble.getMessage() + ".";
  }

  private static Who who(HttpServletRequest request) {
    return Chrome.of(request).who().orElseThrow();
  }
}
