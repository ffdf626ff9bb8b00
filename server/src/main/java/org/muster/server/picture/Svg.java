package org.muster.server.picture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.muster.server.picture.LabelPlacer.Anchor;

/// Writes SVG: escapes what it is given, rounds to a tenth of a pixel, closes what it opened.
final class Svg {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Opens an element; attributes come as name, value, name, value.
  Svg open(String element, Object... attributes) {
    start(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /// An element without content.
  Svg leaf(String element, Object... attributes) {
    start(element, attributes);
    out.append("/>");
    return this;
  }

  /// An element that holds a text.
  Svg text(String element, String text, Object... attributes) {
    start(element, attributes);
    out.append('>');
    escape(text);
    out.append("</").append(element).append('>');
    return this;
  }

  /// A rectangle.
  Svg rect(String style, double x, double y, double width, double height) {
    return leaf(
        "rect",
        "class",
        style,
        "x",
        x,
        "y",
        y,
        "width",
        Math.max(0, width),
        "height",
        Math.max(0, height));
  }

  /// A straight line.
  Svg line(String style, double x1, double y1, double x2, double y2) {
    return leaf("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }

  /// A path.
  Svg path(String style, String steps) {
    return leaf("path", "class", style, "d", steps);
  }

  /// One line of text.
  Svg label(String style, String text, double x, double y, Anchor anchor) {
    return text("text", text, "class", style, "x", x, "y", y, "text-anchor", anchor.svg());
  }

  /// Text within the open element.
  Svg words(String text) {
    escape(text);
    return this;
  }

  /// Adds what another part has drawn, after which nothing of it may be open.
  Svg add(Svg part) {
    out.append(part);
    return this;
  }

  Svg close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// The document.
  ///
  /// @throws IllegalStateException if an element is still open
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void start(String element, Object... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException(element + " has an attribute without a value");
    }
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(value(attributes[i + 1]));
      out.append('"');
    }
  }

  private static String value(Object value) {
    return value instanceof Double number ? number(number) : String.valueOf(value);
  }

  /// A coordinate, to a tenth of a pixel.
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return whole.equals("-0") ? "0" : whole;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
