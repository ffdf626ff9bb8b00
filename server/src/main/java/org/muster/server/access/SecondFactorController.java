package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.muster.access.Account;
import org.muster.access.SecondFactors;
import org.muster.access.SecondFactors.Standing;
import org.muster.access.Totp;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Who;
import org.muster.thread.DateWords;
import org.muster.thread.Workspace;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// One's own second factor: setting it up, new recovery codes, turning it off where it may be.
@Controller
class SecondFactorController {
  private final Workspace workspace;
  private final SecondFactors factors;
  private final Gate gate;

  SecondFactorController(Workspace workspace, SecondFactors factors, Gate gate) {
    this.workspace = workspace;
    this.factors = factors;
    this.gate = gate;
  }

  @GetMapping("/second-factor")
  View page(HttpServletRequest request) {
    return page(request, Optional.empty());
  }

  /// Takes the first code of the secret shown.
  @PostMapping("/second-factor")
  View confirm(
      HttpServletRequest request, HttpServletResponse response, @RequestParam String code) {
    Who who = who(request);
    Optional<List<String>> codes =
        factors.confirm(who.account().name(), code.replaceAll("\\s", ""));
    if (codes.isEmpty()) {
      return page(
          request,
          Optional.of(
              "This is not the code that the app shows now. Check that the clock of your phone is"
                  + " right, and enter the next one."));
    }
    Who now = new Who(who.account(), gate.afterCode(who.account()), who.since());
    Sessions.become(now, request, response);
    return codes(request, codes.get());
  }

  @PostMapping("/second-factor/recovery")
  View renew(HttpServletRequest request, @RequestParam String code) {
    Who who = who(request);
    Optional<String> wrong = refuse(who, code);
    return wrong.isPresent()
        ? page(request, wrong)
        : codes(request, factors.renewRecoveryCodes(who.account().name()));
  }

  @PostMapping("/second-factor/off")
  View off(HttpServletRequest request, HttpServletResponse response, @RequestParam String code) {
    Who who = who(request);
    String name = who.account().name();
    if (factors.standing(who.account()).required()) {
      return page(request, Optional.of("Your account needs a second factor: it stays on."));
    }
    Optional<String> wrong = refuse(who, code);
    if (wrong.isPresent()) {
      return page(request, wrong);
    }
    factors.reset(name, name);
    Account account = workspace.accounts().find(name).orElseThrow();
    Sessions.become(new Who(account, who.next(), who.since()), request, response);
    return new RedirectView("/second-factor");
  }

  private Optional<String> refuse(Who who, String code) {
    return switch (factors.check(who.account().name(), code)) {
      case SecondFactors.Check.Passed passed -> Optional.empty();
      case SecondFactors.Check.Wrong wrong ->
          Optional.of("This code is not right now, or was used before. Enter the next one.");
      case SecondFactors.Check.Locked locked ->
          Optional.of(SignInController.lockedWords("codes", locked.until()));
    };
  }

  private View page(HttpServletRequest request, Optional<String> wrong) {
    Who who = who(request);
    String name = who.account().name();
    Standing standing = factors.standing(who.account());
    HttpStatus status = wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
    if (standing.enrolled()) {
      String title =
          "Your sign-in has a second factor and "
              + DateWords.count(standing.recoveryCodes(), "recovery code");
      return Html.of("access/factor", Page.bare(title, Chrome.of(request)))
          .with("standing", standing)
          .with("trouble", wrong.orElse(""))
          .status(status);
    }
    String secret = factors.begin(name);
    return Html.of("access/enrol", Page.bare("Set up a second factor", Chrome.of(request)))
        .with("standing", standing)
        .with("secret", spaced(secret))
        .with("picture", QrPicture.of(Totp.address(secret, name)))
        .with("trouble", wrong.orElse(""))
        .status(status);
  }

  private static View codes(HttpServletRequest request, List<String> codes) {
    return Html.of("access/recovery", Page.bare("Keep these recovery codes", Chrome.of(request)))
        .with("codes", codes);
  }

  /// In groups of four, as people copy it.
  private static String spaced(String secret) {
    return secret.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private static Who who(HttpServletRequest request) {
    return Chrome.of(request).who().orElseThrow();
  }
}
