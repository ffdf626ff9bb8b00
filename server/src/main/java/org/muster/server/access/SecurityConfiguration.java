package org.muster.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.access.BegunSignIns;
import org.muster.access.Notices;
import org.muster.access.Role;
import org.muster.access.Vault;
import org.muster.server.ServerSettings;
import org.muster.server.frame.Who;
import org.muster.server.typed.LateForms;
import org.muster.server.typed.OtherForms;
import org.muster.server.typed.Typing;
import org.muster.server.typed.WayBack;
import org.muster.thread.Workspace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who gets in, and the headers that keep a page to itself.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /// Nothing but this server's own files: no inline script or style, no frame, no other host.
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " manifest-src 'self';"
          + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http,
      Gate gate,
      ServerSettings settings,
      Workspace workspace,
      Notices notices,
      InstantSource clock,
      Vault vault,
      LateForms lateForms,
      Typing typing)
      throws Exception {
    http.logout(
        out ->
            out.logoutUrl("/logout")
                .addLogoutHandler((request, response, who) -> signedOut(workspace, who))
                .logoutSuccessUrl(OpenIdSignIn.SIGNED_OUT));
    if (settings.openId().isPresent()) {
      new OpenIdSignIn(
              settings.openId().get(),
              workspace,
              clock,
              new BegunSignIns(vault, clock),
              settings.isExposed())
          .configure(http);
    }
    // The form that signs out leads on to the provider, and to no other host.
    String policy =
        CONTENT_POLICY + settings.openId().map(o -> " " + OpenIdSignIn.origin(o)).orElse("");
    // Nobody stands behind this manager: a second one would ask the gate again, and count twice.
    http.getSharedObject(AuthenticationManagerBuilder.class)
        .parentAuthenticationManager(
            asked -> {
              throw new ProviderNotFoundException("nobody else knows accounts");
            });
    return http.authenticationProvider(gate)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(new FormTokens(settings))
                    // A phone bears its secret in a header that no other page can make a browser
                    // send.
                    // Whoever writes of themselves has no session that another page could use.
                    .ignoringRequestMatchers("/guard-phone/**", "/evacuation/self"))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/login",
                        "/assets/**",
                        "/theme",
                        "/error",
                        "/calendar/*.ics",
                        "/calendar/guard/*.ics",
                        "/guard-phone/**",
                        "/evacuation/self",
                        "/evacuation/station",
                        "/evacuation/station-worker.js",
                        "/evacuation/station.webmanifest")
                    .permitAll()
                    .requestMatchers("/code", "/password", "/second-factor/**")
                    .authenticated()
                    .requestMatchers("/accounts/**", "/audit/**")
                    .hasRole(Role.ADMINISTRATOR.name())
                    .anyRequest()
                    .hasRole("USER"))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .authenticationDetailsSource(Gate.Form::new)
                    .successHandler(SecurityConfiguration::accepted)
                    .failureHandler(SecurityConfiguration::refused)
                    .permitAll())
        // A page that was asked for before the sign-in stands in the address of the sign-in page.
        .requestCache(cache -> cache.disable())
        .exceptionHandling(
            refusals ->
                refusals
                    .accessDeniedHandler(lateForms)
                    .authenticationEntryPoint(
                        (request, response, why) ->
                            response.sendRedirect(WayBack.through("", WayBack.page(request)))))
        .sessionManagement(Customizer.withDefaults())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                    .referrerPolicy(its -> its.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        its -> its.policy("camera=(), microphone=(), geolocation=()"))
                    .crossOriginOpenerPolicy(its -> its.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .crossOriginResourcePolicy(
                        its -> its.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                    // Pages say no-store themselves; assets are kept for ever.
                    .cacheControl(cache -> cache.disable()))
        .addFilterAfter(new OtherForms(typing), CsrfFilter.class)
        .addFilterBefore(
            new Sessions(workspace, notices, clock, lateForms), AuthorizationFilter.class)
        .build();
  }

  private static void signedOut(Workspace workspace, @Nullable Authentication who) {
    if (who != null && who.getPrincipal() instanceof Who person) {
      String name = person.account().name();
      workspace.audit().note(workspace.store(), name, "sign-out", List.of(name));
    }
  }

  /// On to the next step of the sign-in, or to the page that it was for.
  private static void accepted(
      HttpServletRequest request, HttpServletResponse response, Authentication as)
      throws IOException {
    WayBack.keep(request, WayBack.next(request));
    response.sendRedirect(
        Sessions.onward(request, (Who) Objects.requireNonNull(as.getPrincipal())));
  }

  private static void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    String reason =
        why instanceof LockedException
            ? (why instanceof Gate.Crowded ? "crowded=" : "locked=")
                + URLEncoder.encode(String.valueOf(why.getMessage()), StandardCharsets.UTF_8)
            : why instanceof Gate.Unable ? "unable" : "wrong";
    response.sendRedirect(WayBack.through(reason, WayBack.next(request)));
  }
}
