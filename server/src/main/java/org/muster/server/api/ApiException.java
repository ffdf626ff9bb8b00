package org.muster.server.api;

import java.util.Map;
import org.muster.desk.Refusal;
import org.muster.server.frame.Problem;
import org.springframework.http.HttpStatus;

/// Why a program does not get what it asked for.
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ApiException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  static ApiException of(HttpStatus status, String title, String detail) {
    return new ApiException(Problem.of(status, title, detail));
  }

  static ApiException bad(String detail) {
    return of(HttpStatus.BAD_REQUEST, "The request cannot be understood", detail);
  }

  /// The same words whether there is none or it is not released to whoever asks.
  static ApiException notFound() {
    return of(
        HttpStatus.NOT_FOUND, "Nothing is at this address", "There is none, or none for you.");
  }

  /// A rule stands against it.
  static ApiException refused(Refusal refusal) {
    return new ApiException(
        new Problem(
            HttpStatus.CONFLICT,
            "urn:muster:rule:" + refusal.rule(),
            "A rule stands against it",
            refusal.why(),
            Map.of("rule", refusal.rule())));
  }

  /// Somebody else changed it since it was read: both are shown, nothing is saved.
  static ApiException overtaken(String detail, Map<String, Object> both) {
    return new ApiException(
        new Problem(
            HttpStatus.PRECONDITION_FAILED,
            "urn:muster:overtaken",
            "Somebody else changed it meanwhile",
            detail,
            both));
  }
}
