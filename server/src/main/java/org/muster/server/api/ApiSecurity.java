package org.muster.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.muster.access.Attempts;
import org.muster.access.SecondFactors;
import org.muster.access.Token;
import org.muster.access.Tokens;
import org.muster.server.frame.Problem;
import org.muster.server.frame.Who;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// Who uses the API: whoever bears a token (RFC 6750). There is no session and no cookie, so
/// nothing that a browser would send by itself opens anything; a password opens nothing either,
/// since a program cannot give the second factor that belongs to it.
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain api(
      HttpSecurity http,
      Tokens tokens,
      SecondFactors factors,
      Attempts attempts,
      InstantSource clock)
      throws Exception {
    return http.securityMatcher("/api", "/api/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/api/openapi.json")
                    .permitAll()
                    .requestMatchers("/api/audit")
                    .hasRole("ADMINISTRATOR")
                    .requestMatchers(HttpMethod.GET)
                    .hasRole("USER")
                    .requestMatchers(HttpMethod.HEAD)
                    .hasRole("USER")
                    .anyRequest()
                    .hasAuthority("WRITE"))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; sandbox"))
                    .cacheControl(cache -> cache.disable()))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(
                        (request, response, why) -> stranger(response, "Bear a token."))
                    .accessDeniedHandler((request, response, why) -> forbidden(response)))
        // The tag of an answer that has no version of its own is taken from its bytes.
        .addFilterBefore(new ShallowEtagHeaderFilter(), AnonymousAuthenticationFilter.class)
        .addFilterAfter(new UnlessThere(), AuthorizationFilter.class)
        .addFilterBefore(
            new Bearers(tokens, factors, attempts, clock), AnonymousAuthenticationFilter.class)
        .build();
  }

  private static void stranger(HttpServletResponse response, String detail) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Muster\"");
    Problem.of(HttpStatus.UNAUTHORIZED, "Nobody is signed in", detail).write(response);
  }

  private static void forbidden(HttpServletResponse response) throws IOException {
    Problem.of(
            HttpStatus.FORBIDDEN,
            "This is not open to you",
            "The token may not do this, or its account may not.")
        .write(response);
  }

  /// Reads the token of a call.
  private static final class Bearers extends BearerFilter {
    /// The largest body taken, in bytes: a piece of evidence and a little.
    private static final long MOST_BYTES = 10_500_000;

    private final Tokens tokens;
    private final SecondFactors factors;
    private final Attempts attempts;
    private final InstantSource clock;

    private Bearers(Tokens tokens, SecondFactors factors, Attempts attempts, InstantSource clock) {
      super(MOST_BYTES);
      this.tokens = tokens;
      this.factors = factors;
      this.attempts = attempts;
      this.clock = clock;
    }

    @Override
    void keeping(HttpServletResponse response) {
      // Pages and exports of records are nobody's to keep; a program asks again, by its ETag.
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
      response.setHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    }

    @Override
    void bear(
        String text, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Optional<Tokens.Bearer> bearer = tokens.find(text);
      if (bearer.isEmpty()) {
        // What was a token once is no guess, but a program that was forgotten.
        Optional<Instant> until =
            tokens.wasOne(text)
                ? Optional.empty()
                : attempts.take(Attempts.TOKENS, request.getRemoteAddr());
        if (until.isEmpty()) {
          tokens.noteRefused(text);
        }
        if (until.isPresent()) {
          tooMany(response, until.get());
        } else {
          stranger(response, "This token opens nothing: it is wrong, expired or revoked.");
        }
        return;
      }
      Tokens.Bearer found = bearer.get();
      if (factors.standing(found.account()).mustEnrol()) {
        stranger(response, "The account needs a second factor first: sign in on the pages.");
        return;
      }
      enter(new Who(found.account(), Who.Next.NOTHING, clock.instant()), authorities(found));
      chain.doFilter(request, response);
    }

    private static List<String> authorities(Tokens.Bearer bearer) {
      List<String> all = new java.util.ArrayList<>(List.of("ROLE_USER"));
      bearer.account().roles().forEach(role -> all.add("ROLE_" + role.name()));
      if (bearer.token().scope() == Token.Scope.WRITE) {
        all.add("WRITE");
      }
      return all;
    }
  }
}
