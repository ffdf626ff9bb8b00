package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.access.BegunSignIns;
import org.muster.access.SignIn;
import org.muster.server.OpenIdSettings;
import org.muster.server.frame.Who;
import org.muster.thread.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;

/// Sign-in at an OpenID Connect provider (authorization code flow with PKCE). The provider vouches
/// for the person, its own second factor included; which account that is, is ours to say. Signing
/// out here signs out there too (RP-Initiated Logout), where the provider offers it.
final class OpenIdSignIn {

  /// Where the sign-in page leads to.
  static final String START = "/oauth2/authorization/muster";

  /// Where a sign-out ends.
  static final String SIGNED_OUT = "/login?out";

  private static final String REGISTRATION = "muster";

  /// What the provider vouched with, as the session and then the request that ends it hold it.
  private static final String VOUCHED = OpenIdSignIn.class.getName() + ".vouched";

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);

  private final OpenIdSettings settings;
  private final Workspace workspace;
  private final InstantSource clock;
  private final BegunSignIns begun;
  private final boolean encrypted;

  /// @param encrypted whether the line to browsers is
  OpenIdSignIn(
      OpenIdSettings settings,
      Workspace workspace,
      InstantSource clock,
      BegunSignIns begun,
      boolean encrypted) {
    this.settings = settings;
    this.workspace = workspace;
    this.clock = clock;
    this.begun = begun;
    this.encrypted = encrypted;
  }

  void configure(HttpSecurity http) throws Exception {
    // The provider is asked when somebody first signs in: a server starts without it.
    SupplierClientRegistrationRepository registrations =
        new SupplierClientRegistrationRepository(
            () -> new InMemoryClientRegistrationRepository(registration()));
    http.oauth2Login(
        login ->
            login
                .loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizationEndpoint(
                    at ->
                        at.authorizationRequestRepository(
                            new CarriedSignIns(begun, registrations, encrypted)))
                .successHandler(this::vouched)
                .failureHandler(OpenIdSignIn::failed));
    OidcClientInitiatedLogoutSuccessHandler there =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    there.setPostLogoutRedirectUri("{baseUrl}" + SIGNED_OUT);
    there.setDefaultTargetUrl(SIGNED_OUT);
    http.logout(
        out ->
            out.addLogoutHandler(OpenIdSignIn::keep)
                .logoutSuccessHandler(
                    (request, response, who) ->
                        there.onLogoutSuccess(request, response, vouched(request))));
  }

  /// The origin of the provider, to which a form that signs out may lead on.
  static String origin(OpenIdSettings settings) {
    URI issuer = URI.create(settings.issuer());
    return issuer.getScheme() + "://" + issuer.getRawAuthority();
  }

  /// The session is ended before the provider is turned to.
  private static void keep(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      request.setAttribute(VOUCHED, session.getAttribute(VOUCHED));
    }
  }

  /// As whom the provider knows whoever signs out; nobody if they signed in here.
  private static @Nullable Authentication vouched(HttpServletRequest request) {
    return request.getAttribute(VOUCHED) instanceof OidcIdToken token
        ? new OAuth2AuthenticationToken(
            new DefaultOidcUser(List.of(), token), List.of(), REGISTRATION)
        : null;
  }

  private ClientRegistration registration() {
    return ClientRegistrations.fromIssuerLocation(settings.issuer())
        .registrationId(REGISTRATION)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .clientName(settings.name())
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope("openid", "profile")
        .build();
  }

  private void vouched(
      HttpServletRequest request, HttpServletResponse response, Authentication outside)
      throws IOException {
    Optional<SignIn> answer = judge(outside);
    if (answer.isPresent() && answer.get() instanceof SignIn.Accepted accepted) {
      Who who = new Who(accepted.account(), Who.Next.NOTHING, clock.instant());
      Sessions.become(who, request, response);
      if (outside.getPrincipal() instanceof OidcUser user) {
        request.getSession().setAttribute(VOUCHED, user.getIdToken());
      }
      response.sendRedirect(Sessions.onward(request, who));
      return;
    }
    new SecurityContextLogoutHandler().logout(request, response, outside);
    response.sendRedirect("/login?stranger");
  }

  private Optional<SignIn> judge(Authentication outside) {
    if (!(outside.getPrincipal() instanceof OidcUser user)) {
      return Optional.empty();
    }
    @Nullable String claimed = user.getClaimAsString(settings.claim());
    return Optional.of(
        workspace
            .accounts()
            .signInFromOutside(
                String.valueOf(user.getIssuer()),
                Objects.requireNonNull(user.getSubject()),
                Objects.requireNonNullElse(claimed, "")));
  }

  private static void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    LOG.warn("a sign-in at the provider failed: {}", why.getClass().getSimpleName());
    response.sendRedirect("/login?elsewhere");
  }
}
