package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;

/// How much one request may bring.
public final class Uploads {
  /// In bytes. What is kept of an upload is less, and is said at its field.
  public static final long MAX_BYTES = 24_000_000;

  private Uploads() {}

  /// Whether a request brought more. Its form was then not read, the token in it neither, so that
  /// it is refused before any page sees it.
  static boolean isTooLarge(HttpServletRequest request) {
    return request.getContentLengthLong() > MAX_BYTES;
  }
}
