package org.muster.server.frame;

/// Addresses that a form gives to come back to: kept within this server.
public final class Back {
  private Back() {}

  /// The path if it is one of this server, else the root.
  public static String within(String path) {
    boolean own =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.indexOf('\\') < 0
            && path.chars().noneMatch(Character::isISOControl);
    return own ? path : "/";
  }
}
