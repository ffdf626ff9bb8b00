package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.access.Account;
import org.muster.access.SignIn;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Who;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Signing in, and changing one's own password.
@Controller
class SignInController {
  private final Workspace workspace;

  SignInController(Workspace workspace) {
    this.workspace = workspace;
  }

  @GetMapping("/login")
  View signIn(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String locked,
      @RequestParam(required = false) @Nullable String out) {
    String trouble = "";
    if (locked != null) {
      trouble = lockedWords(until(locked));
    } else if (wrong != null) {
      trouble = "No account has this name and password. Check both and enter them again.";
    }
    return Html.of("access/login", Page.bare("Sign in", Chrome.of(request)))
        .with("trouble", trouble)
        .with("told", out == null ? "" : "You are signed out.");
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
    Who who = Chrome.of(request).who().orElseThrow();
    if (!fresh.equals(again)) {
      return form(request, Optional.of("The two new passwords differ. Enter the same one twice."));
    }
    Account account;
    try {
      switch (workspace.accounts().changePassword(who.account().name(), old, fresh)) {
        case SignIn.Accepted accepted -> account = accepted.account();
        case SignIn.Rejected rejected -> {
          return form(
              request,
              Optional.of(
                  "The password until now is another one. Enter the one you signed in with."));
        }
        case SignIn.Locked locked -> {
          return form(request, Optional.of(lockedWords(locked.until())));
        }
      }
    } catch (Trouble trouble) {
      return form(request, Optional.of(sentence(String.valueOf(trouble.getMessage()))));
    }
    Who changed = new Who(account);
    request.changeSessionId();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(Gate.signedIn(changed));
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    return new RedirectView("/");
  }

  private static Instant until(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadAddressException("The address asks for locked=" + text + ", which is no time.");
    }
  }

  private static String lockedWords(Instant until) {
    return "Too many wrong passwords. This account takes none before "
        + DateTimeFormatter.ofPattern("HH:mm").format(until.atZone(ZoneId.systemDefault()))
        + ". Wait, or ask an administrator for a new one.";
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  private static View form(HttpServletRequest request, Optional<String> wrong) {
    return Html.of(
            "access/password", Page.bare("Choose a password of your own", Chrome.of(request)))
        .with("trouble", wrong.orElse(""))
        .status(wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }
}
