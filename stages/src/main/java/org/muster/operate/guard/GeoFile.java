package org.muster.operate.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A GeoJSON file (RFC 7946, section 3.3): a feature collection, each feature with its
/// properties and one geometry. Only what the plan of a guard's ground can hold is read: a
/// point, a line, an area.
///
/// @param features in the order of the file
record GeoFile(List<Feature> features) {
  GeoFile {
    features = List.copyOf(features);
  }

  /// A feature.
  ///
  /// @param number from 1
  /// @param properties texts and numbers as they are written; others are left out
  /// @param shape line or area
  /// @param point place of a post
  /// @param geometry the word of the file, for what is refused
  record Feature(
      int number,
      Map<String, String> properties,
      Optional<GroundShape> shape,
      Optional<GroundShape.Point> point,
      String geometry) {

    /// A property; empty where it has none.
    String of(String name) {
      return properties.getOrDefault(name, "").strip();
    }
  }

  /// The file is no feature collection.
  static final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    FormatException(String message) {
      super(message);
    }
  }

  static GeoFile read(String text) throws FormatException {
    Value whole = new Parser(text).whole();
    if (!(whole instanceof Value.Members file)
        || !(file.of("type") instanceof Value.Text type)
        || !type.text().equals("FeatureCollection")
        || !(file.of("features") instanceof Value.Items items)) {
      throw new FormatException("a GeoJSON file: an object of type FeatureCollection");
    }
    List<Feature> features = new ArrayList<>();
    for (Value item : items.items()) {
      features.add(feature(features.size() + 1, item));
    }
    return new GeoFile(features);
  }

  private static Feature feature(int number, Value item) throws FormatException {
    if (!(item instanceof Value.Members feature)
        || !(feature.of("geometry") instanceof Value.Members geometry)
        || !(geometry.of("type") instanceof Value.Text type)) {
      throw new FormatException("feature " + number + ": an object with a geometry");
    }
    Map<String, String> properties = new LinkedHashMap<>();
    if (feature.of("properties") instanceof Value.Members given) {
      given
          .members()
          .forEach(
              (name, value) -> {
                if (value instanceof Value.Text text) {
                  properties.put(name, text.text());
                } else if (value instanceof Value.Number figure) {
                  properties.put(name, figure.text());
                }
              });
    }
    Value coordinates = geometry.of("coordinates");
    Optional<GroundShape> shape =
        type.text().equals("Point")
            ? Optional.empty()
            : GroundShape.find(
                "{\"type\":\"" + type.text() + "\",\"coordinates\":" + plain(coordinates) + "}");
    return new Feature(
        number,
        properties,
        shape,
        type.text().equals("Point") ? point(coordinates) : Optional.empty(),
        type.text());
  }

  private static Optional<GroundShape.Point> point(Value coordinates) {
    if (coordinates instanceof Value.Items items
        && items.items().size() >= 2
        && items.items().get(0) instanceof Value.Number lon
        && items.items().get(1) instanceof Value.Number lat) {
      double east = Double.parseDouble(lon.text());
      double north = Double.parseDouble(lat.text());
      if (Math.abs(east) <= 180 && Math.abs(north) <= 90) {
        return Optional.of(new GroundShape.Point(east, north));
      }
    }
    return Optional.empty();
  }

  /// Coordinates as a shape reads them; heights, which a plan does not show, are left out.
  private static String plain(Value value) {
    if (value instanceof Value.Items items) {
      boolean position =
          !items.items().isEmpty() && items.items().getFirst() instanceof Value.Number;
      List<Value> kept =
          position && items.items().size() == 3 ? items.items().subList(0, 2) : items.items();
      return "[" + String.join(",", kept.stream().map(GeoFile::plain).toList()) + "]";
    }
    return value instanceof Value.Number figure ? figure.text() : "?";
  }

  /// A value of JSON (RFC 8259).
  sealed interface Value {
    record Members(Map<String, Value> members) implements Value {
      Value of(String name) {
        return members.getOrDefault(name, new Word("null"));
      }
    }

    record Items(List<Value> items) implements Value {}

    record Text(String text) implements Value {}

    /// As it is written.
    record Number(String text) implements Value {}

    /// `true`, `false` or `null`.
    record Word(String word) implements Value {}
  }

  /// Goes through a text once.
  private static final class Parser {
    private static final int DEEPEST = 30;

    private final String text;
    private int at;

    Parser(String text) {
      this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    Value whole() throws FormatException {
      Value value = value(0);
      skip();
      if (at < text.length()) {
        throw wrong("nothing after the end");
      }
      return value;
    }

    private Value value(int depth) throws FormatException {
      skip();
      if (depth > DEEPEST) {
        throw wrong("no more than " + DEEPEST + " brackets within one another");
      }
      char c = at < text.length() ? text.charAt(at) : ' ';
      return switch (c) {
        case '{' -> members(depth);
        case '[' -> items(depth);
        case '"' -> new Value.Text(string());
        default -> word();
      };
    }

    private Value members(int depth) throws FormatException {
      Map<String, Value> members = new LinkedHashMap<>();
      at++;
      skip();
      if (take('}')) {
        return new Value.Members(members);
      }
      do {
        skip();
        String name = string();
        skip();
        if (!take(':')) {
          throw wrong("a colon");
        }
        if (members.put(name, value(depth + 1)) != null) {
          throw wrong("each name once, and not “" + name + "” again");
        }
        skip();
      } while (take(','));
      if (!take('}')) {
        throw wrong("a comma or }");
      }
      return new Value.Members(members);
    }

    private Value items(int depth) throws FormatException {
      List<Value> items = new ArrayList<>();
      at++;
      skip();
      if (take(']')) {
        return new Value.Items(items);
      }
      do {
        items.add(value(depth + 1));
        skip();
      } while (take(','));
      if (!take(']')) {
        throw wrong("a comma or ]");
      }
      return new Value.Items(items);
    }

    private String string() throws FormatException {
      if (!take('"')) {
        throw wrong("a text in quotes");
      }
      StringBuilder out = new StringBuilder();
      while (at < text.length() && text.charAt(at) != '"') {
        char c = text.charAt(at++);
        if (c != '\\') {
          out.append(c);
          continue;
        }
        char escaped = at < text.length() ? text.charAt(at++) : ' ';
        switch (escaped) {
          case 'n' -> out.append('\n');
          case 't' -> out.append('\t');
          case 'r' -> out.append('\r');
          case 'b', 'f' -> out.append(' ');
          case '"', '\\', '/' -> out.append(escaped);
          case 'u' -> out.append(unicode());
          default -> throw wrong("an escape that JSON has");
        }
      }
      if (!take('"')) {
        throw wrong("the end of a text");
      }
      return out.toString();
    }

    private char unicode() throws FormatException {
      String hex = at + 4 <= text.length() ? text.substring(at, at + 4) : "";
      if (!hex.matches("[0-9a-fA-F]{4}")) {
        throw wrong("four hexadecimal digits");
      }
      at += 4;
      return (char) Integer.parseInt(hex, 16);
    }

    private Value word() throws FormatException {
      int begin = at;
      while (at < text.length() && "+-.eE0123456789truefalsn".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      String word = text.substring(begin, at);
      if (word.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")) {
        return new Value.Number(
            word.matches(".*[eE].*") ? new java.math.BigDecimal(word).toPlainString() : word);
      }
      if (List.of("true", "false", "null").contains(word)) {
        return new Value.Word(word);
      }
      throw wrong("a value");
    }

    private boolean take(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }

    private void skip() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private FormatException wrong(String expected) {
      long line =
          text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
      return new FormatException("line " + (line + 1) + ": " + expected);
    }
  }
}
