package org.muster.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.muster.access.Account;
import org.muster.access.Notices;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Who;
import org.muster.server.typed.LateForms;
import org.muster.server.typed.WayBack;
import org.muster.store.StoreException;
import org.muster.thread.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/// Holds every request of a session to how its account stands now, and to the steps of the sign-in.
///
/// A session ends an hour after its last request (the container sees to that), half a day after it
/// began, and at once when its account is closed, its password or second factor is reset or
/// changed, or it signs out. Roles that change count from the next request on.
final class Sessions extends OncePerRequestFilter {

  /// How long a session lasts, however much it is used.
  static final Duration LONGEST = Duration.ofHours(12);

  /// Open while a step of the sign-in is to be taken.
  private static final Set<String> ALWAYS = Set.of("/logout", "/theme", "/login", "/error");

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Workspace workspace;
  private final Notices notices;
  private final InstantSource clock;
  private final LateForms lateForms;

  Sessions(Workspace workspace, Notices notices, InstantSource clock, LateForms lateForms) {
    this.workspace = workspace;
    this.notices = notices;
    this.clock = clock;
    this.lateForms = lateForms;
  }

  /// Where a step of the sign-in leads: to the next one, or to the page that it was for.
  static String onward(HttpServletRequest request, Who who) {
    return who.isIn() ? WayBack.take(request) : who.next().path();
  }

  /// As Spring Security knows somebody: everything but the steps of the sign-in asks for `USER`.
  static Authentication authentication(Who who) {
    List<String> authorities =
        who.isIn()
            ? Stream.concat(
                    Stream.of("ROLE_USER"),
                    who.account().roles().stream().map(role -> "ROLE_" + role.name()))
                .toList()
            : List.of("ROLE_SIGNING_IN");
    return UsernamePasswordAuthenticationToken.authenticated(
        who, null, AuthorityUtils.createAuthorityList(authorities));
  }

  /// Goes on with a new session as somebody, so that a session's name known before opens nothing.
  static void become(Who who, HttpServletRequest request, HttpServletResponse response) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication(who));
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/assets/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SecurityContext context = SecurityContextHolder.getContext();
    Authentication authentication = context.getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof Who who)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Account> account;
    try {
      account = workspace.accounts().find(who.account().name());
    } catch (StoreException e) {
      LOG.error("nobody's account can be looked at: {}", e.getMessage());
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    if (account.isEmpty() || isOver(who, account.get())) {
      if (who.isIn() && account.filter(its -> !its.disabled()).isPresent()) {
        lateForms.keep(who.account().name(), request);
      }
      new SecurityContextLogoutHandler().logout(request, response, authentication);
      response.sendRedirect(WayBack.through("ended", WayBack.page(request)));
      return;
    }
    Who now = new Who(account.get(), who.next(), who.since());
    if (!now.equals(who)) {
      context.setAuthentication(authentication(now));
    }
    String path = request.getRequestURI();
    if (!now.isIn() && !ALWAYS.contains(path) && !path.equals(now.next().path())) {
      response.sendRedirect(now.next().path());
      return;
    }
    if (now.isIn()) {
      Chrome.tell(request, notices.list(now.account().name()));
    }
    chain.doFilter(request, response);
  }

  private boolean isOver(Who who, Account now) {
    return now.disabled()
        || now.epoch() != who.account().epoch()
        || !clock.instant().isBefore(who.since().plus(LONGEST));
  }
}
