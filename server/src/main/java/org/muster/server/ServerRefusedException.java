package org.muster.server;

/// The server did not start for a reason that the person who started it can mend; the message says
/// what it is and what to do next.
public final class ServerRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ServerRefusedException(String message) {
    super(message);
  }
}
