package org.muster.server.api;

import org.muster.server.frame.Problem;
import org.muster.store.Trouble;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;

/// Errors of the API as problem details; what is not named here is told by the pages of errors.
@ControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

  @ExceptionHandler(ApiException.class)
  View known(ApiException e) {
    return e.problem();
  }

  @ExceptionHandler(Trouble.class)
  View trouble(Trouble e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.code()) {
      case NOT_FOUND -> ApiException.notFound().problem();
      case FORBIDDEN -> Problem.of(HttpStatus.FORBIDDEN, "This is not open to you", message);
      case UNREADABLE ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "The content cannot be read", message);
      case REFUSED -> Problem.of(HttpStatus.CONFLICT, "This cannot be done as it stands", message);
      case UNABLE ->
          Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE, "The machine did not let us", "Try again later.");
    };
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  View mismatch(MethodArgumentTypeMismatchException e) {
    return ApiException.bad(
            e.getName() + "=" + e.getValue() + " cannot be read as " + e.getRequiredType())
        .problem();
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  View unreadable(HttpMessageNotReadableException e) {
    return ApiException.bad(String.valueOf(e.getMessage())).problem();
  }
}
