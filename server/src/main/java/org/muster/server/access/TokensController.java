package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.muster.access.Token;
import org.muster.access.Tokens;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.store.Trouble;
import org.muster.thread.DateWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// The tokens with which one's programs use the API.
@Controller
class TokensController {
  private final Tokens tokens;
  private final Fresh fresh;
  private final InstantSource clock;

  TokensController(Tokens tokens, Fresh fresh, InstantSource clock) {
    this.tokens = tokens;
    this.fresh = fresh;
    this.clock = clock;
  }

  @GetMapping("/tokens")
  View list(HttpServletRequest request) {
    return page(request, "", "");
  }

  @PostMapping("/tokens")
  View make(
      HttpServletRequest request,
      @RequestParam String label,
      @RequestParam String scope,
      @RequestParam int days,
      @RequestParam(defaultValue = "") String again) {
    Optional<String> refused =
        fresh.refuse(
            Chrome.of(request).who().orElseThrow().account(), again, request.getRemoteAddr());
    if (refused.isPresent()) {
      return page(request, "", refused.get());
    }
    try {
      Tokens.Made made =
          tokens.make(
              account(request),
              label,
              scope.equals("write") ? Token.Scope.WRITE : Token.Scope.READ,
              Duration.ofDays(days));
      return page(request, made.text(), "");
    } catch (Trouble trouble) {
      return page(request, "", SignInController.sentence(String.valueOf(trouble.getMessage())));
    }
  }

  @PostMapping("/tokens/{id}/revoke")
  View revoke(HttpServletRequest request, @PathVariable String id) {
    tokens.revoke(account(request), id);
    return new RedirectView("/tokens");
  }

  private View page(HttpServletRequest request, String made, String trouble) {
    Instant now = clock.instant();
    List<ListedToken> all =
        tokens.list(account(request)).stream()
            .map(
                token ->
                    new ListedToken(
                        token,
                        token.isGood(now)
                            ? "good"
                            : token.revoked().isPresent() ? "revoked" : "expired",
                        day(token.made()),
                        day(token.expires())))
            .toList();
    long good = all.stream().filter(t -> t.state().equals("good")).count();
    String title =
        good == 0
            ? "No program can use the API for you"
            : DateWords.count((int) good, "token") + " can use the API for you";
    return Html.of("access/tokens", Page.bare(title, Chrome.of(request)))
        .with("tokens", all)
        .with("made", made)
        .with("trouble", trouble)
        .with("again", fresh.label(Chrome.of(request).who().orElseThrow().account()))
        .status(trouble.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static String day(Instant at) {
    return DateWords.day(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  private static String account(HttpServletRequest request) {
    return Chrome.of(request).who().orElseThrow().account().name();
  }
}
