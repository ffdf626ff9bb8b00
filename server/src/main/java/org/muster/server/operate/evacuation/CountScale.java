package org.muster.server.operate.evacuation;

import org.muster.server.frame.Svg;

/// The scale of a picture of people by the hour or day: nobody, half and most, from below.
final class CountScale {
  private CountScale() {}

  /// Draws its lines and figures.
  ///
  /// @param top of the picture, and `height` of what stands for `most`
  static void draw(Svg svg, double left, double top, double width, double height, int most) {
    for (int i = 0; i <= 2; i++) {
      double y = top + height - height * i / 2;
      svg.line("grid", left, y, left + width, y);
      svg.text("quiet", "end", left - 6, y + 4, Integer.toString(most * i / 2));
    }
  }
}
