package org.muster.server.typed;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A tag in a page that this server's templates wrote: in lower case, values in double quotes.
///
/// @param start where it begins, inclusive
/// @param end where it ends, exclusive
/// @param attributes as written between the name and the closing bracket
record Tag(int start, int end, boolean closing, String name, String attributes) {

  /// The tags that make a form, and those that fold one away.
  private static final Set<String> NAMES =
      Set.of("form", "input", "textarea", "select", "option", "details");

  private static final int LONGEST_NAME = 8;

  private static final ConcurrentHashMap<String, Pattern> ATTRIBUTES = new ConcurrentHashMap<>();

  /// The next such tag, beginning at or after a place.
  ///
  /// @param html the bytes of a page, a character each
  static Optional<Tag> next(String html, int from) {
    for (int start = html.indexOf('<', from); start >= 0; start = html.indexOf('<', start + 1)) {
      boolean closing = html.startsWith("/", start + 1);
      int name = start + (closing ? 2 : 1);
      int rest = name;
      while (rest < html.length() && rest - name <= LONGEST_NAME && isLetter(html.charAt(rest))) {
        rest++;
      }
      if (rest == html.length() || !NAMES.contains(html.substring(name, rest))) {
        continue;
      }
      int end = end(html, rest);
      if (end >= 0) {
        return Optional.of(
            new Tag(
                start,
                end + 1,
                closing,
                html.substring(name, rest),
                TypedPage.text(html.substring(rest, end))));
      }
    }
    return Optional.empty();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /// Where the bracket stands that closes a tag; -1 if none does. Values may hold brackets.
  private static int end(String html, int from) {
    boolean quoted = false;
    for (int i = from; i < html.length(); i++) {
      char c = html.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '>' && !quoted) {
        return i;
      }
    }
    return -1;
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
    return ATTRIBUTES.computeIfAbsent(
        name, n -> Pattern.compile("(?<=\\s)" + n + "(?:=\"([^\"]*)\"|(?=[\\s/]|$))"));
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
