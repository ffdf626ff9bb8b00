package org.muster.server.frame;

/// An address that asks for something that cannot be; the message says what to write instead.
public final class BadAddressException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadAddressException(String message) {
    super(message);
  }
}
