package org.muster.server.picture;

/// How wide a line of text will be in the reader's system font, near enough to place labels: the
/// advance widths of Helvetica, which the usual system fonts keep to within the 8 % of slack added.
final class TextWidth {
  private static final double SLACK = 1.08;
  private static final double BOLD = 1.07;

  /// Advance widths in thousandths of the type size, from the space to the tilde.
  private static final int[] WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private TextWidth() {}

  /// Width in pixels at a type size in pixels.
  static double of(String text, double size, boolean bold) {
    long thousandths =
        text.codePoints().map(c -> c >= ' ' && c <= '~' ? WIDTHS[c - ' '] : 620).sum();
    return thousandths / 1000.0 * size * SLACK * (bold ? BOLD : 1);
  }
}
