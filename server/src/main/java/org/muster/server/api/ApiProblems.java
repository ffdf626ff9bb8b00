package org.muster.server.api;

import jakarta.servlet.http.HttpServletResponse;
import org.muster.server.frame.Given;
import org.muster.server.frame.Problem;
import org.muster.store.Trouble;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;

/// Errors of the API as problem details, in words that know nothing of how it is written; what is
/// not named here is told by the pages of errors.
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
    MethodParameter parameter = e.getParameter().nestedIfOptional();
    String expected = Given.words(parameter.getNestedParameterType());
    return ApiException.bad(e.getName() + "=" + e.getValue() + " is not " + expected).problem();
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  View unreadable(HttpMessageNotReadableException e) {
    return ApiException.bad(BodyWords.why(e)).problem();
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  View method(HttpRequestMethodNotSupportedException e, HttpServletResponse response) {
    String[] allowed = e.getSupportedMethods();
    String list = allowed == null ? "" : String.join(", ", allowed);
    response.setHeader(HttpHeaders.ALLOW, list);
    return Problem.of(
        HttpStatus.METHOD_NOT_ALLOWED,
        "This address does not answer to that",
        e.getMethod() + " is not taken here; " + list + " is.");
  }
}
