package org.muster.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.muster.server.frame.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the token that a call bears (RFC 6750). A call that bears none goes on as a stranger's.
abstract class BearerFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final long mostBytes;

  /// @param mostBytes the largest body taken
  BearerFilter(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// Says who may keep the answer.
  abstract void keeping(HttpServletResponse response);

  /// Lets the call of whoever bears the token go on, or answers why it does not.
  abstract void bear(
      String token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException;

  @Override
  protected final void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    keeping(response);
    if (request.getContentLengthLong() > mostBytes) {
      Problem.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "The body is too large",
              "At most " + mostBytes + " bytes are taken.")
          .write(response);
      return;
    }
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      Problem.of(
              HttpStatus.LENGTH_REQUIRED,
              "Say how long the body is",
              "Send Content-Length; chunks are not taken.")
          .write(response);
      return;
    }
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      chain.doFilter(request, response);
      return;
    }
    bear(header.substring(SCHEME.length()).strip(), request, response, chain);
  }

  /// Answers an address from which too many wrong tokens came.
  static void tooMany(HttpServletResponse response, Instant until) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, "600");
    Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many wrong tokens",
            "None is taken from this address before " + until + ".")
        .write(response);
  }

  /// The rest of the call is somebody's.
  static void enter(Object principal, List<String> authorities) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            principal, null, AuthorityUtils.createAuthorityList(authorities)));
    SecurityContextHolder.setContext(context);
  }
}
