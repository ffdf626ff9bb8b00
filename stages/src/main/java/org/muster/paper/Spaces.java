package org.muster.paper;

import java.util.regex.Pattern;

/// Spaces that look alike. Word processors put one that does not break a line where another stands
/// in what they were given, so that a text comes back with changes that nobody made or sees.
public final class Spaces {
  private static final Pattern ALIKE = Pattern.compile("[\\u00A0\\u202F\\u2007]");

  private Spaces() {}

  /// The text with the plain space for each that looks like it.
  public static String plain(String text) {
    return ALIKE.matcher(text).replaceAll(" ");
  }
}
