package org.muster.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.access.Attempts;
import org.muster.operate.evacuation.Device;
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
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Muster stations\"");
    Problem.of(HttpStatus.UNAUTHORIZED, "No device is known by this", detail).write(response);
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
      Optional<Device> device = devices.find(token);
      if (device.isEmpty()) {
        Optional<Instant> until = attempts.take(Attempts.TOKENS, request.getRemoteAddr());
        if (until.isPresent()) {
          tooMany(response, until.get());
        } else {
          stranger(response, "This token opens nothing: it is wrong, expired or ended.");
        }
        return;
      }
      enter(device.get(), List.of("STATION"));
      chain.doFilter(request, response);
    }
  }
}
