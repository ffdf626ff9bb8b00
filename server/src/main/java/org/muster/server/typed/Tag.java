package org.muster.server.typed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A tag in a page that this server's templates wrote: in lower case, values in double quotes.
///
/// @param start where it begins, inclusive
/// @param end where it ends, exclusive
/// @param attributes as written between the name and the closing bracket
record Tag(int start, int end, boolean closing, String name, String attributes) {

  /// The tags that make a form, and those that fold one away.
  static final Pattern ANY =
      Pattern.compile(
          "<(/?)(form|input|textarea|select|option|details)\\b((?:[^>\"]++|\"[^\"]*+\")*+)>");

  static Tag of(Matcher found) {
    return new Tag(
        found.start(), found.end(), !found.group(1).isEmpty(), found.group(2), found.group(3));
  }

  /// The value of an attribute; empty text where it has none.
  Optional<String> find(String attribute) {
    Matcher found = attribute(attribute).matcher(attributes);
    return found.find()
        ? Optional.of(found.group(1) == null ? "" : unescaped(found.group(1)))
        : Optional.empty();
  }

  String get(String attribute) {
    return find(attribute).orElse("");
  }

  /// The tag with an attribute of that value.
  String with(String attribute, String value) {
    return "<" + name + without(attribute) + " " + attribute + "=\"" + escaped(value) + "\">";
  }

  /// The tag with an attribute that stands for yes, or without it.
  String with(String attribute, boolean yes) {
    return "<" + name + without(attribute) + (yes ? " " + attribute : "") + ">";
  }

  private String without(String attribute) {
    return attribute(attribute).matcher(attributes).replaceAll("").stripTrailing();
  }

  private static Pattern attribute(String name) {
    return Pattern.compile("(?<=\\s)" + name + "(?:=\"([^\"]*)\"|(?=[\\s/]|$))");
  }

  /// Text as it stands between tags and in values.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }

  static String unescaped(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#34;", "\"")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
  }
}
