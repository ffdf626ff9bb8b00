package org.muster.server.picture;

import java.util.List;
import java.util.function.Function;

/// A finished picture: its SVG, and where the page lays links over it.
///
/// @param svg the element, with its title and description
/// @param width in pixels
/// @param height in pixels
/// @param marks places to click or to reach by key
public record Drawing(String svg, double width, double height, List<Mark> marks) {
  public Drawing {
    marks = List.copyOf(marks);
  }

  /// A place over the picture.
  ///
  /// @param kind `conflict`, `settled`, `gap` or `place`
  /// @param target what it stands for
  /// @param label in words, for those who do not see it
  /// @param word written there; empty where the picture has drawn the mark
  public record Mark(
      String kind,
      String target,
      String label,
      String word,
      double x,
      double y,
      double width,
      double height) {}

  /// Links that lie over the picture, as an SVG of the same size: pages allow no styles within
  /// their HTML, so that a place can only be given in the picture's own measure.
  ///
  /// @param href where a mark leads
  public String links(Function<Mark, String> href) {
    Svg out = new Svg();
    out.open(
        "svg",
        "class",
        "picture-links",
        "viewBox",
        "0 0 " + Svg.number(width) + " " + Svg.number(height),
        "role",
        "group",
        "aria-label",
        "Marks on the picture");
    for (Mark mark : marks) {
      out.open("a", "href", href.apply(mark), "class", mark.kind(), "aria-label", mark.label());
      out.text("title", mark.label());
      out.leaf(
          "rect",
          "class",
          mark.word().isEmpty() ? "target" : "target worded",
          "x",
          mark.x(),
          "y",
          mark.y(),
          "width",
          mark.width(),
          "height",
          mark.height(),
          "rx",
          3);
      if (!mark.word().isEmpty()) {
        out.label("b", mark.word(), mark.x() + 6, mark.y() + 16, LabelPlacer.Anchor.START);
      }
      out.close();
    }
    out.close();
    return marks.isEmpty() ? "" : out.toString();
  }

  /// The picture as a file of its own, in the colours for light ground.
  ///
  /// @param styles the style sheet that it needs
  public String alone(String styles) {
    int end = svg.indexOf('>');
    return svg.substring(0, end)
        + " data-theme=\"light\"><style>"
        + styles.replace("&", "&amp;").replace("<", "&lt;")
        + "</style>"
        + svg.substring(end + 1);
  }

  /// The marks of a kind.
  public List<Mark> list(String kind) {
    return marks.stream().filter(m -> m.kind().equals(kind)).toList();
  }
}
