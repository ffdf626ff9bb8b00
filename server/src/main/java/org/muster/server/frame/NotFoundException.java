package org.muster.server.frame;

/// What the address names is not there, or not for this reader; the message says what was looked
/// for.
public final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotFoundException(String message) {
    super(message);
  }
}
