package org.muster.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.muster.server.frame.Who;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.OncePerRequestFilter;

/// Who gets in, and the headers that keep a page to itself.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /// Nothing but this server's own files: no inline script or style, no frame, no other host.
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain pages(HttpSecurity http, Gate gate) throws Exception {
    return http.authenticationProvider(gate)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/login", "/assets/**", "/theme", "/error")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/login").failureHandler(SecurityConfiguration::refused).permitAll())
        .logout(out -> out.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
        .sessionManagement(Customizer.withDefaults())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                    .crossOriginOpenerPolicy(Customizer.withDefaults())
                    // Pages say no-store themselves; assets are kept for ever.
                    .cacheControl(cache -> cache.disable()))
        .addFilterAfter(new PasswordFirst(), AuthorizationFilter.class)
        .build();
  }

  private static void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    String reason =
        why instanceof LockedException
            ? "locked="
                + URLEncoder.encode(String.valueOf(why.getMessage()), StandardCharsets.UTF_8)
            : "wrong";
    response.sendRedirect("/login?" + reason);
  }

  /// Whoever signed in with a one-time password sees nothing before it is changed.
  private static final class PasswordFirst extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
      String path = request.getRequestURI();
      boolean open =
          path.equals("/password")
              || path.equals("/logout")
              || path.equals("/theme")
              || path.startsWith("/assets/");
      if (!open
          && authentication != null
          && authentication.getPrincipal() instanceof Who who
          && who.mustChangePassword()) {
        response.sendRedirect("/password");
        return;
      }
      chain.doFilter(request, response);
    }
  }
}
