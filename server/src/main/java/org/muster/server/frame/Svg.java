package org.muster.server.frame;

import java.util.Locale;

/// Writes a picture element by element; what is written is always escaped.
public final class Svg {
  private final StringBuilder out = new StringBuilder();

  /// A picture of that many units, scaled to the room it gets, with its title and summary for those
  /// who do not see it.
  public static Svg of(double width, double height, String title) {
    Svg svg = new Svg();
    svg.out
        .append("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" aria-label=\"")
        .append(escape(title))
        .append("\">");
    return svg;
  }

  /// A rectangle.
  public Svg rect(String css, double x, double y, double width, double height) {
    return rect(css, "", x, y, width, height);
  }

  /// A rectangle filled with one of the page's hatches: `hatch-gap`, `hatch-planned`, `hatch-none`.
  public Svg rect(String css, String hatch, double x, double y, double width, double height) {
    out.append("<rect class=\"").append(escape(css)).append('"');
    if (!hatch.isEmpty()) {
      out.append(" fill=\"url(#").append(escape(hatch)).append(")\"");
    }
    out.append(" x=\"").append(number(x)).append("\" y=\"").append(number(y));
    out.append("\" width=\"").append(number(Math.max(0, width)));
    out.append("\" height=\"").append(number(Math.max(0, height))).append("\"/>");
    return this;
  }

  /// A straight line.
  public Svg line(String css, double x1, double y1, double x2, double y2) {
    out.append("<line class=\"").append(escape(css)).append("\" x1=\"").append(number(x1));
    out.append("\" y1=\"").append(number(y1)).append("\" x2=\"").append(number(x2));
    out.append("\" y2=\"").append(number(y2)).append("\"/>");
    return this;
  }

  /// A path.
  public Svg path(String css, String d) {
    out.append("<path class=\"").append(escape(css)).append("\" d=\"").append(escape(d));
    out.append("\"/>");
    return this;
  }

  /// Words.
  ///
  /// @param anchor `start`, `middle` or `end`
  public Svg text(String css, String anchor, double x, double y, String words) {
    out.append("<text class=\"").append(escape(css)).append("\" text-anchor=\"").append(anchor);
    out.append("\" x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\">");
    out.append(escape(words)).append("</text>");
    return this;
  }

  /// The finished picture.
  public String done() {
    return out + "</svg>";
  }

  /// A number with at most one decimal.
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /// Text as it may stand in markup.
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
