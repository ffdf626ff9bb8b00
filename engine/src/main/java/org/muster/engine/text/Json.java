package org.muster.engine.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A value of JSON (RFC 8259) with the line on which it begins. A name given twice is refused,
/// as is everything that the grammar does not have.
public sealed interface Json {
  int line();

  /// An object; members in the order of the text.
  record Members(Map<String, Json> members, int line) implements Json {}

  /// An array.
  record Items(List<Json> items, int line) implements Json {}

  /// A string.
  record Text(String text, int line) implements Json {}

  /// A whole number.
  record Whole(long number, int line) implements Json {}

  /// Any other number.
  record Decimal(double number, int line) implements Json {}

  /// True or false.
  record Truth(boolean value, int line) implements Json {}

  /// Null.
  record Nothing(int line) implements Json {}

  /// Reads a text.
  ///
  /// @throws TextException naming the line
  static Json read(String source, String text) {
    Reader reader = new Reader(source, text);
    Json value = reader.value(0);
    reader.end();
    return value;
  }

  /// A value as it is written: on one line, members in their order.
  static String written(Json value) {
    return switch (value) {
      case Members object ->
          object.members().entrySet().stream()
              .map(member -> quoted(member.getKey()) + ": " + written(member.getValue()))
              .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
      case Items list ->
          list.items().stream()
              .map(Json::written)
              .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
      case Text text -> quoted(text.text());
      case Whole whole -> Long.toString(whole.number());
      case Decimal decimal -> plain(decimal.number());
      case Truth truth -> Boolean.toString(truth.value());
      case Nothing nothing -> "null";
    };
  }

  /// A number without an exponent, with as many digits as it takes to read the same number again.
  static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).toPlainString();
  }

  /// A string as it is written.
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /// Goes through a text once.
  final class Reader {
    private static final int DEEPEST = 20;
    private static final int MOST_DIGITS = 18;
    private static final Pattern DECIMAL =
        Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");

    private final String source;
    private final String text;

    /// Each name once, since most stand in every object of a list.
    private final Map<String, String> names = new HashMap<>();

    private int at;
    private int line = 1;

    private Reader(String source, String text) {
      this.source = source;
      this.text = text;
    }

    private TextException wrong(String expected) {
      String found =
          at >= text.length()
              ? "the end of the text"
              : "\"" + text.substring(at, Math.min(text.length(), at + 12)).strip() + "\"";
      return new TextException(source, line, "expected " + expected + ", found " + found);
    }

    private void space() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        line += text.charAt(at++) == '\n' ? 1 : 0;
      }
    }

    private boolean next(char c) {
      space();
      if (at < text.length() && text.charAt(at) == c) {
        at++;
        return true;
      }
      return false;
    }

    private void end() {
      space();
      if (at < text.length()) {
        throw wrong("the end");
      }
    }

    private Json value(int depth) {
      if (depth > DEEPEST) {
        throw wrong("less nesting");
      }
      space();
      int start = line;
      if (next('{')) {
        return members(depth, start);
      }
      if (next('[')) {
        return items(depth, start);
      }
      if (at < text.length() && text.charAt(at) == '"') {
        return new Text(string(), start);
      }
      for (String word : List.of("true", "false", "null")) {
        if (text.startsWith(word, at)) {
          at += word.length();
          return word.equals("null") ? new Nothing(start) : new Truth(word.equals("true"), start);
        }
      }
      return number(start);
    }

    private Json members(int depth, int start) {
      Map<String, Json> members = new LinkedHashMap<>();
      if (next('}')) {
        return new Members(members, start);
      }
      do {
        space();
        int where = line;
        if (at >= text.length() || text.charAt(at) != '"') {
          throw wrong("a name in quotes");
        }
        String name = names.computeIfAbsent(string(), once -> once);
        if (!next(':')) {
          throw wrong("a colon after \"" + name + "\"");
        }
        if (members.put(name, value(depth + 1)) != null) {
          throw new TextException(source, where, "\"" + name + "\" is given twice");
        }
      } while (next(','));
      if (!next('}')) {
        throw wrong("a comma or }");
      }
      return new Members(members, start);
    }

    private Json items(int depth, int start) {
      List<Json> items = new ArrayList<>();
      if (next(']')) {
        return new Items(items, start);
      }
      do {
        items.add(value(depth + 1));
      } while (next(','));
      if (!next(']')) {
        throw wrong("a comma or ]");
      }
      return new Items(items, start);
    }

    private Json number(int start) {
      int from = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      String digits = text.substring(from, at);
      if (isWhole(digits)) {
        return new Whole(Long.parseLong(digits), start);
      }
      double number = DECIMAL.matcher(digits).matches() ? Double.parseDouble(digits) : Double.NaN;
      if (!Double.isFinite(number)) {
        at = from;
        throw wrong("a value");
      }
      return new Decimal(number, start);
    }

    /// An optional minus, and digits that begin with a zero only where it is the number.
    private static boolean isWhole(String digits) {
      int first = digits.startsWith("-") ? 1 : 0;
      int count = digits.length() - first;
      if (count < 1 || count > MOST_DIGITS || (count > 1 && digits.charAt(first) == '0')) {
        return false;
      }
      for (int i = first; i < digits.length(); i++) {
        if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
          return false;
        }
      }
      return true;
    }

    private String string() {
      at++;
      int from = at;
      // Most have nothing escaped, and are taken as they stand.
      while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '\\') {
        if (text.charAt(at) == '"') {
          return text.substring(from, at++);
        }
        at++;
      }
      StringBuilder out = new StringBuilder(text.substring(from, at));
      while (true) {
        if (at >= text.length() || text.charAt(at) < ' ') {
          throw wrong("a closing quote on the same line");
        }
        char c = text.charAt(at++);
        if (c == '"') {
          return out.toString();
        }
        out.append(c == '\\' ? escaped() : c);
      }
    }

    private char escaped() {
      char c = at < text.length() ? text.charAt(at++) : ' ';
      int known = "\"\\/bfnrt".indexOf(c);
      if (known >= 0) {
        return "\"\\/\b\f\n\r\t".charAt(known);
      }
      if (c == 'u'
          && text.substring(at, Math.min(text.length(), at + 4)).matches("[0-9a-fA-F]{4}")) {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      throw wrong("one of the escapes of JSON");
    }
  }
}
