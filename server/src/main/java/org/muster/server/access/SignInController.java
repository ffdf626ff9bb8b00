package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Account;
import org.muster.access.Attempts;
import org.muster.access.SecondFactors;
import org.muster.access.SignIn;
import org.muster.server.OpenIdSettings;
import org.muster.server.ServerSettings;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Who;
import org.muster.server.typed.WayBack;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Signing in, with the code that follows the password, and changing one's own password.
@Controller
class SignInController {

  /// What the sign-in page says of how one came to it, by the word in its address.
  private static final Map<String, String> TROUBLES =
      Map.of(
          "wrong",
          "No account has this name and password. Check both and enter them again.",
          "stranger",
          "You signed in elsewhere, and no account here is yours. Ask an administrator for one.",
          "elsewhere",
          "The sign-in elsewhere did not come to an end. Try it again, or use a password.",
          "unable",
          "The database did not let us sign you in. Try again in a minute; if it stays so, tell"
              + " whoever runs this server.",
          "ended",
          "Your sign-in has ended: it was too long ago, or your account was changed. Sign in again;"
              + " what you had typed is kept.");

  private final Workspace workspace;
  private final Gate gate;
  private final SecondFactors factors;
  private final Attempts attempts;
  private final ServerSettings settings;

  SignInController(
      Workspace workspace,
      Gate gate,
      SecondFactors factors,
      Attempts attempts,
      ServerSettings settings) {
    this.workspace = workspace;
    this.gate = gate;
    this.factors = factors;
    this.attempts = attempts;
    this.settings = settings;
  }

  @GetMapping("/login")
  View signIn(HttpServletRequest request) {
    String trouble = "";
    if (request.getParameter("locked") != null) {
      trouble =
          "Too many wrong passwords for this name came from your network. None is taken from there"
              + " before "
              + clock(until(request, "locked"))
              + ".";
    } else if (request.getParameter("crowded") != null) {
      trouble = crowdedWords(until(request, "crowded"));
    }
    for (Map.Entry<String, String> known : TROUBLES.entrySet()) {
      if (request.getParameter(known.getKey()) != null) {
        trouble = known.getValue();
      }
    }
    boolean out = request.getParameter("out") != null;
    boolean waits =
        request.getParameter("locked") != null || request.getParameter("crowded") != null;
    String next = WayBack.next(request);
    if (settings.openId().isPresent()) {
      // The way through a provider has no form of ours to carry it.
      WayBack.keep(request, next);
    }
    return Html.of("access/login", Page.bare("Sign in", Chrome.of(request)))
        .with("trouble", trouble)
        .with("told", out ? "You are signed out." : "")
        .with("waits", waits)
        .with("next", next)
        .with("outside", settings.openId().map(OpenIdSettings::name).orElse(""));
  }

  @GetMapping("/code")
  View code(HttpServletRequest request) {
    return who(request).next() == Who.Next.CODE
        ? codeForm(request, Optional.empty())
        : new RedirectView("/");
  }

  @PostMapping("/code")
  View enter(HttpServletRequest request, HttpServletResponse response, @RequestParam String code) {
    Who who = who(request);
    if (who.next() != Who.Next.CODE) {
      return new RedirectView("/");
    }
    String place = request.getRemoteAddr();
    Optional<Instant> until = attempts.take(Attempts.WRONG, place);
    if (until.isPresent()) {
      return codeForm(request, Optional.of(crowdedWords(until.get())));
    }
    return switch (factors.check(who.account().name(), code)) {
      case SecondFactors.Check.Passed passed -> {
        attempts.giveBack(Attempts.WRONG, place);
        Who now = new Who(who.account(), gate.afterCode(who.account()), who.since());
        Sessions.become(now, request, response);
        yield new RedirectView(
            passed.recovery() && now.isIn() ? "/second-factor" : Sessions.onward(request, now));
      }
      case SecondFactors.Check.Wrong wrong ->
          codeForm(
              request,
              Optional.of(
                  "This code is not right now, or was used before. Wait for the next one and enter"
                      + " it."));
      case SecondFactors.Check.Locked locked ->
          codeForm(request, Optional.of(lockedWords("codes", locked.until())));
    };
  }

  @GetMapping("/password")
  View password(HttpServletRequest request) {
    return form(request, Optional.empty());
  }

  @PostMapping("/password")
  View change(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String old,
      @RequestParam String fresh,
      @RequestParam String again) {
    Who who = who(request);
    if (!fresh.equals(again)) {
      return form(request, Optional.of("The two new passwords differ. Enter the same one twice."));
    }
    try {
      workspace.accounts().requireTakable(who.account().name(), old, fresh);
    } catch (Trouble trouble) {
      return form(request, Optional.of(sentence(String.valueOf(trouble.getMessage()))));
    }
    String place = request.getRemoteAddr();
    Optional<Instant> waits = attempts.takeFor(who.account().name(), place);
    if (waits.isPresent()) {
      return form(request, Optional.of(lockedWords("passwords", waits.get())));
    }
    Account account;
    switch (workspace.accounts().changePassword(who.account().name(), old, fresh)) {
      case SignIn.Accepted accepted -> {
        attempts.forgetFor(who.account().name(), place);
        account = accepted.account();
      }
      case SignIn.Rejected rejected -> {
        return form(
            request,
            Optional.of(
                "The password until now is another one. Enter the one you signed in with."));
      }
    }
    Who now = new Who(account, gate.afterCode(account), who.since());
    Sessions.become(now, request, response);
    return new RedirectView(Sessions.onward(request, now));
  }

  private static Who who(HttpServletRequest request) {
    return Chrome.of(request).who().orElseThrow();
  }

  private static Instant until(HttpServletRequest request, String name) {
    String text = request.getParameter(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadAddressException(
          "The address asks for " + name + "=" + text + ", which is no time.");
    }
  }

  static String lockedWords(String what, Instant until) {
    return "Too many wrong "
        + what
        + ". This account takes none before "
        + clock(until)
        + ". Wait, or ask an administrator for a new one.";
  }

  private static String crowdedWords(Instant until) {
    return "Too many wrong passwords and codes came from your network. None is taken from there"
        + " before "
        + clock(until)
        + ".";
  }

  private static String clock(Instant until) {
    return DateTimeFormatter.ofPattern("HH:mm").format(until.atZone(ZoneId.systemDefault()));
  }

  static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  private static View codeForm(HttpServletRequest request, Optional<String> wrong) {
    return Html.of("access/code", Page.bare("Enter the code of your app", Chrome.of(request)))
        .with("trouble", wrong.orElse(""))
        .status(wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  private static View form(HttpServletRequest request, Optional<String> wrong) {
    return Html.of(
            "access/password", Page.bare("Choose a password of your own", Chrome.of(request)))
        .with("trouble", wrong.orElse(""))
        .status(wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }
}
