package org.muster.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Attempts;
import org.muster.operate.evacuation.Devices;
import org.muster.server.frame.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/// Who sends scans: a device by its token, and nobody else. An account's token opens nothing here,
/// and a device's nothing elsewhere.
@Configuration(proxyBeanMethods = false)
class StationSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain stations(HttpSecurity http, Devices devices, Attempts attempts)
      throws Exception {
    return http.securityMatcher("/api/evacuation/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("STATION"))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy -> policy.policyDirectives("default-src 'none'; sandbox")))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(
                        (request, response, why) -> stranger(response, "Bear a device’s token."))
                    .accessDeniedHandler(
                        (request, response, why) -> stranger(response, "Bear a device’s token.")))
        .addFilterBefore(new Bearers(devices, attempts), AnonymousAuthenticationFilter.class)
        .build();
  }

  private static void stranger(HttpServletResponse response, String detail) throws IOException {
    stranger(response, "about:blank", detail);
  }

  /// @param type by which a phone knows whether it forgets what it holds
  private static void stranger(HttpServletResponse response, String type, String detail)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Muster stations\"");
    new Problem(HttpStatus.UNAUTHORIZED, type, "No device is known by this", detail, Map.of())
        .write(response);
  }

  private static final class Bearers extends BearerFilter {
    /// A thousand events of a hundred people, and more.
    private static final long MOST_BYTES = 2_000_000;

    private final Devices devices;
    private final Attempts attempts;

    private Bearers(Devices devices, Attempts attempts) {
      super(MOST_BYTES);
      this.devices = devices;
      this.attempts = attempts;
    }

    @Override
    void keeping(HttpServletResponse response) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Override
    void bear(
        String token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      switch (devices.judge(token)) {
        case Devices.Worth.Good good -> {
          enter(good.device(), List.of("STATION"));
          chain.doFilter(request, response);
        }
        case Devices.Worth.Ended ended ->
            stranger(
                response,
                "urn:muster:device-ended",
                "The device was ended; it forgets what it holds.");
        case Devices.Worth.Expired expired ->
            stranger(
                response,
                "urn:muster:device-expired",
                "The token has expired; keep what is not sent, and ask for a new one.");
        case Devices.Worth.Unknown unknown -> unknown(request, response);
      }
    }

    /// What was a token once is no guess; this may be one, or a phone that came to another machine.
    private void unknown(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Optional<Instant> until = attempts.take(Attempts.TOKENS, request.getRemoteAddr());
      if (until.isPresent()) {
        tooMany(response, until.get());
      } else {
        stranger(response, "No device of this machine has this token: it is wrong, or another’s.");
      }
    }
  }
}
