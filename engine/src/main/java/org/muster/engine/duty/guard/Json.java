package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of JSON (RFC 8259) with the line on which it begins. Numbers are whole; a name given
/// twice is refused, as is everything that the grammar does not have.
sealed interface Json {
  int line();

  /// An object; members in the order of the text.
  record Members(Map<String, Json> members, int line) implements Json {}

  /// An array.
  record Items(List<Json> items, int line) implements Json {}

  /// A string.
  record Text(String text, int line) implements Json {}

  /// A whole number.
  record Whole(long number, int line) implements Json {}

  /// True or false.
  record Truth(boolean value, int line) implements Json {}

  /// Reads a text.
  ///
  /// @throws GuardFormatException naming the line
  static Json read(String source, String text) {
    Reader reader = new Reader(source, text);
    Json value = reader.value(0);
    reader.end();
    return value;
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

    private final String source;
    private final String text;
    private int at;
    private int line = 1;

    private Reader(String source, String text) {
      this.source = source;
      this.text = text;
    }

    private GuardFormatException wrong(String expected) {
      String found =
          at >= text.length()
              ? "the end of the text"
              : "\"" + text.substring(at, Math.min(text.length(), at + 12)).strip() + "\"";
      return new GuardFormatException(source, line, "expected " + expected + ", found " + found);
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
      for (String word : List.of("true", "false")) {
        if (text.startsWith(word, at)) {
          at += word.length();
          return new Truth(word.equals("true"), start);
        }
      }
      return new Whole(number(), start);
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
        String name = string();
        if (!next(':')) {
          throw wrong("a colon after \"" + name + "\"");
        }
        if (members.put(name, value(depth + 1)) != null) {
          throw new GuardFormatException(source, where, "\"" + name + "\" is given twice");
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

    private long number() {
      int from = at;
      if (at < text.length() && text.charAt(at) == '-') {
        at++;
      }
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      String digits = text.substring(from, at);
      boolean fraction = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
      if (fraction || !digits.matches("-?(0|[1-9][0-9]{0,17})")) {
        at = from;
        throw wrong("a value (numbers are whole)");
      }
      return Long.parseLong(digits);
    }

    private String string() {
      StringBuilder out = new StringBuilder();
      at++;
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
