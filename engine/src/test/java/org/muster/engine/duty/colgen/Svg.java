package org.muster.engine.duty.colgen;

import java.util.Locale;

/// A drawing as text, for the pictures of the engine's page.
final class Svg {
  private final StringBuilder out = new StringBuilder();

  Svg(int width, int height, String title) {
    out.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" font-family="sans-serif" font-size="13">
            <title>%s</title>
            <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#555"/></marker></defs>
            <rect width="%d" height="%d" fill="#fff"/>
            """,
            width,
            height,
            width,
            height,
            title,
            width,
            height));
  }

  Svg line(double x1, double y1, double x2, double y2, String style) {
    return add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" style=\"%s\"/>",
        x1, y1, x2, y2, style);
  }

  Svg arrow(double x1, double y1, double x2, double y2, double gap, String style) {
    double length = Math.hypot(x2 - x1, y2 - y1);
    double dx = (x2 - x1) / length * gap;
    double dy = (y2 - y1) / length * gap;
    return line(x1 + dx, y1 + dy, x2 - dx, y2 - dy, style + ";marker-end:url(#head)");
  }

  Svg circle(double x, double y, double radius, String style) {
    return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" style=\"%s\"/>", x, y, radius, style);
  }

  Svg box(double x, double y, double width, double height, String style) {
    return add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" style=\"%s\"/>",
        x, y, width, height, style);
  }

  Svg text(double x, double y, String anchor, String text, String style) {
    return add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" style=\"%s\">%s</text>",
        x, y, anchor, style, text);
  }

  private Svg add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out + "</svg>\n";
  }
}
