package org.muster.generate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;

/// JSON (RFC 8259) as maps, lists, strings, whole numbers and truth values; a plan file needs no
/// more. Writing is byte-stable: keys in the order given, two spaces, LF, no escapes but those that
/// the standard asks for.
final class Json {
  private final String text;
  private final Map<Object, Integer> lines = new IdentityHashMap<>();
  private int at;
  private int counted;
  private int line = 1;

  /// A text that was read.
  ///
  /// @param lines on which each object begins, by identity
  record Document(Object value, Map<Object, Integer> lines) {
    /// The line on which an object begins; 1 for another value.
    int line(Object of) {
      return lines.getOrDefault(of, 1);
    }
  }

  private Json(String text) {
    this.text = text;
  }

  static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, "", out);
    return out.append('\n').toString();
  }

  private static void write(Object value, String indent, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> {
        String inner = indent + "  ";
        String comma = "{\n";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(comma).append(inner);
          quote(entry.getKey().toString(), out);
          out.append(": ");
          write(entry.getValue(), inner, out);
          comma = ",\n";
        }
        out.append(map.isEmpty() ? "{}" : "\n" + indent + "}");
      }
      case List<?> list -> {
        boolean flat = list.stream().noneMatch(one -> one instanceof Map || one instanceof List);
        String inner = indent + "  ";
        String comma = "[";
        for (Object one : list) {
          out.append(comma).append(flat ? "" : "\n" + inner);
          write(one, inner, out);
          comma = flat ? ", " : ",";
        }
        out.append(list.isEmpty() ? "[]" : flat ? "]" : "\n" + indent + "]");
      }
      case String string -> quote(string, out);
      default -> out.append(value);
    }
  }

  private static void quote(String string, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /// Reads a text.
  ///
  /// @throws Trouble naming line and column where it is not JSON of this kind
  static Document read(String text) {
    Json json = new Json(text);
    Object value = json.value(0);
    json.space();
    if (json.at < text.length()) {
      throw json.trouble("the end of the file");
    }
    return new Document(value, json.lines);
  }

  private Object value(int depth) {
    space();
    if (depth > 50) {
      throw trouble("fewer than 50 levels of lists and objects");
    }
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (c == '{') {
      return map(depth);
    }
    if (c == '[') {
      return list(depth);
    }
    if (c == '"') {
      return string();
    }
    if (text.startsWith("true", at)) {
      at += 4;
      return true;
    }
    if (text.startsWith("false", at)) {
      at += 5;
      return false;
    }
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    try {
      return Long.parseLong(text.substring(start, at));
    } catch (NumberFormatException e) {
      at = start;
      throw trouble("an object, a list, a string, a whole number, true or false");
    }
  }

  private Map<String, Object> map(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    lines.put(map, lineHere());
    at++;
    space();
    if (taken('}')) {
      return map;
    }
    do {
      space();
      int before = at;
      String key = string();
      if (map.containsKey(key)) {
        at = before;
        throw trouble("each key once, but here is " + key + " again");
      }
      space();
      if (!taken(':')) {
        throw trouble("a colon");
      }
      map.put(key, value(depth + 1));
      space();
    } while (taken(','));
    if (!taken('}')) {
      throw trouble("a comma or the end of the object");
    }
    return map;
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    at++;
    space();
    if (taken(']')) {
      return list;
    }
    do {
      list.add(value(depth + 1));
      space();
    } while (taken(','));
    if (!taken(']')) {
      throw trouble("a comma or the end of the list");
    }
    return list;
  }

  private String string() {
    if (!taken('"')) {
      throw trouble("a string in double quotes");
    }
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < 0x20) {
        at--;
        throw trouble("no line break within a string");
      }
      out.append(c == '\\' ? escape() : c);
    }
    if (!taken('"')) {
      throw trouble("the end of a string");
    }
    return out.toString();
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        try {
          char code = (char) Integer.parseInt(text.substring(at, at + 4), 16);
          at += 4;
          yield code;
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
          throw trouble("four hexadecimal digits");
        }
      }
      default -> throw trouble("an escape of JSON");
    };
  }

  private boolean taken(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void space() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /// Counts on from where it stopped.
  private int lineHere() {
    for (; counted < at; counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }

  private Trouble trouble(String expected) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      column++;
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      }
    }
    return new Trouble(
        Code.UNREADABLE,
        "The plan file is not readable at line "
            + line
            + ", column "
            + column
            + ". Expected "
            + expected
            + ".");
  }
}
