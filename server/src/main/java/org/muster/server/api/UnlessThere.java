package org.muster.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.muster.server.frame.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// `If-None-Match: *`, which is false wherever something is (RFC 9110, 13.1.2): who reads is told
/// that it is there and nothing more, and nothing is written over what is there.
final class UnlessThere extends OncePerRequestFilter {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  /// These are only ever answered at the address of something that is there.
  private static final Set<String> OVERWRITES = Set.of("PUT", "DELETE");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String condition = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    boolean any = condition != null && condition.strip().equals("*");
    if (any && READS.contains(request.getMethod())) {
      ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, kept);
      if (kept.getStatus() == HttpStatus.OK.value()) {
        response.setStatus(HttpStatus.NOT_MODIFIED.value());
      } else {
        kept.copyBodyToResponse();
      }
    } else if (any && OVERWRITES.contains(request.getMethod())) {
      Problem.of(
              HttpStatus.PRECONDITION_FAILED,
              "It is there already",
              "If-None-Match: * asks for an address at which nothing is.")
          .write(response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
