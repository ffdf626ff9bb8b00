package org.muster.server.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.muster.store.StoreException;
import org.muster.store.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.View;

/// What a person reads when a page cannot be shown.
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final Ended ended;

  ErrorPages(Ended ended) {
    this.ended = ended;
  }

  @ExceptionHandler(NotFoundException.class)
  View notFound(HttpServletRequest request, NotFoundException e) {
    return page(
        request,
        HttpStatus.NOT_FOUND,
        "Nothing is at this address",
        new Told(
            String.valueOf(e.getMessage()),
            "It may have been withdrawn, not yet be known on the day that you look at, or not be"
                + " released to you. Search for it, or go back to the overview."));
  }

  View noPage(HttpServletRequest request) {
    return page(
        request,
        HttpStatus.NOT_FOUND,
        "Nothing is at this address",
        new Told(
            "No page of Muster has the address " + request.getRequestURI() + ".",
            "Check it for a slip, or go back to the overview."));
  }

  @ExceptionHandler(BadAddressException.class)
  View badAddress(HttpServletRequest request, BadAddressException e) {
    return page(
        request,
        HttpStatus.BAD_REQUEST,
        "The address asks for something that cannot be",
        new Told(String.valueOf(e.getMessage()), "Mend the address, or go back to the overview."));
  }

  @ExceptionHandler(Trouble.class)
  View trouble(HttpServletRequest request, Trouble e) {
    if (e.code() == Trouble.Code.UNREADABLE && MendingServlet.isMendable(request)) {
      return new Broken(e);
    }
    if (e instanceof StoreException) {
      // Whoever runs the server reads it here; whoever asked can only try again.
      LOG.error("{} {}: {}", request.getMethod(), secretless(request), e.getMessage());
      return page(
          request,
          HttpStatus.SERVICE_UNAVAILABLE,
          "The machine did not let us",
          new Told(
              sentence(String.valueOf(e.getMessage())),
              "Nothing was changed. Try again in a minute; if it stays so, tell whoever runs this"
                  + " server."));
    }
    HttpStatus status =
        switch (e.code()) {
          case NOT_FOUND -> HttpStatus.NOT_FOUND;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
          case UNREADABLE, REFUSED -> HttpStatus.CONFLICT;
          case UNABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    String title =
        switch (e.code()) {
          case NOT_FOUND -> "Nothing is at this address";
          case FORBIDDEN -> "This is not open to you";
          case UNREADABLE, REFUSED -> "This cannot be done as it stands";
          case UNABLE -> "The machine did not let us";
        };
    return page(
        request,
        status,
        title,
        new Told(
            sentence(String.valueOf(e.getMessage())),
            "Go back and mend it, or go to the overview."));
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  /// The address of a calendar feed is a secret.
  private static String secretless(HttpServletRequest request) {
    return address(request).replaceFirst("^(/calendar/).*", "$1…");
  }

  @ExceptionHandler(Exception.class)
  View broken(HttpServletRequest request, HttpServletResponse response, Exception e) {
    if (e instanceof MaxUploadSizeExceededException) {
      return tooLarge(request);
    }
    if (e instanceof MethodArgumentTypeMismatchException wrong) {
      // A number with letters, or larger than any; a day of no year.
      String expected =
          Given.words(wrong.getParameter().nestedIfOptional().getNestedParameterType());
      return badAddress(
          request,
          new BadAddressException(
              "The address asks for "
                  + wrong.getName()
                  + "="
                  + wrong.getValue()
                  + ", which is not "
                  + expected
                  + "."));
    }
    if (e instanceof TypeMismatchException) {
      return wrongAddress(request);
    }
    if (e instanceof MultipartException) {
      // A form that broke off, or was none.
      return wrongAddress(request);
    }
    if (e instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
      // Such as Allow, which says what the address does answer to.
      answer
          .getHeaders()
          .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
      if (Problem.isAskedFor(address(request))) {
        String detail = String.valueOf(answer.getBody().getDetail());
        return Problem.of(
            answer.getStatusCode(), String.valueOf(answer.getBody().getTitle()), detail);
      }
      return answer.getStatusCode().value() == 404 ? noPage(request) : wrongAddress(request);
    }
    if (MendingServlet.isMendable(request)) {
      return new Broken(e);
    }
    LOG.error("{} {} failed", request.getMethod(), secretless(request), e);
    return page(
        request,
        HttpStatus.INTERNAL_SERVER_ERROR,
        ended.isWritten(request) ? "It was saved, and this page broke" : "This page broke",
        new Told(
            "Something went wrong inside Muster while it wrote this page. " + ended.words(request),
            "If it breaks again, tell whoever runs this server; the console says why."));
  }

  /// What no controller answered: refused by the sign-in rules, or not found by the server.
  @RequestMapping("/error")
  View refused(HttpServletRequest request) {
    int code =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
            ? given
            : 404;
    if (Uploads.isTooLarge(request)) {
      return tooLarge(request);
    }
    return switch (code) {
      case 403 ->
          page(
              request,
              HttpStatus.FORBIDDEN,
              "This is not open to you",
              new Told(
                  "Your account may not do this, or the page lay open until your sign-in had"
                      + " ended.",
                  "Go back, load the page again and repeat it. If it is refused again, ask an"
                      + " administrator."));
      case 405, 415, 400 -> wrongAddress(request);
      case 503 -> unaudited(request);
      case 404 -> noPage(request);
      default -> {
        // What broke before or after a controller is told nowhere else.
        LOG.error(
            "{} {} is answered {}",
            request.getMethod(),
            secretless(request),
            code,
            request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        yield page(
            request,
            HttpStatus.INTERNAL_SERVER_ERROR,
            "This page broke",
            new Told(
                "Something went wrong inside Muster. " + ended.words(request),
                "Go back to the overview and look."));
      }
    };
  }

  private static View tooLarge(HttpServletRequest request) {
    return page(
        request,
        HttpStatus.CONTENT_TOO_LARGE,
        "Nothing was stored: the file is too large",
        new Told(
            "What was sent has more than "
                + Uploads.MAX_BYTES / 1_000_000
                + " MB; a paper may have 10 MB.",
            "Go back, and send the pages that matter or a smaller picture of them."));
  }

  /// What is told in the place of an answer that must not leave before its row in the audit log.
  static View unaudited(HttpServletRequest request) {
    return page(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        "The machine did not let us",
        new Told(
            "The database cannot be written or read now, and nothing is shown that is not in the"
                + " audit log.",
            "Try again in a minute. If it stays so, tell whoever runs this server."));
  }

  private static View wrongAddress(HttpServletRequest request) {
    return page(
        request,
        HttpStatus.BAD_REQUEST,
        "The address asks for something that cannot be",
        new Told("This address does not answer to that.", "Go back to the overview."));
  }

  /// The address that was asked for, also where the server sends on to the page of errors.
  private static String address(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
        ? asked
        : request.getRequestURI();
  }

  private static View page(HttpServletRequest request, HttpStatus status, String title, Told told) {
    if (Problem.isAskedFor(address(request))) {
      return Problem.of(status, title, told.what());
    }
    return Html.of("frame/error", Page.bare(title, Chrome.of(request)))
        .with("told", told)
        .status(status);
  }
}
