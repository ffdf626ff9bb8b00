package org.muster.bench.drawn;

import java.util.List;

/// How large a drawn case is.
///
/// @param units units that can be sent; the headquarters above them come on top
/// @param lines requirement lines
/// @param posts staff posts
/// @param officers staff officers
/// @param months length of the horizon
public record DrawnSize(int units, int lines, int posts, int officers, int months) {
  /// The sizes on which Muster is judged; those between are drawn in proportion.
  private static final List<DrawnSize> KNOWN =
      List.of(
          new DrawnSize(60, 20, 20, 40, 36),
          new DrawnSize(200, 80, 60, 120, 36),
          new DrawnSize(600, 300, 500, 900, 36),
          new DrawnSize(1500, 800, 2000, 3000, 36));

  public DrawnSize {
    if (units < 1 || lines < 1 || posts < 0 || officers < 0 || months < 18 || months > 120) {
      throw new IllegalArgumentException(
          "A drawn case has at least 1 unit and 1 line, and 18 to 120 months: %d, %d, %d"
              .formatted(units, lines, months));
    }
  }

  /// The size that goes with so many units.
  public static DrawnSize of(int units) {
    DrawnSize below = new DrawnSize(1, 1, 0, 0, 36);
    for (DrawnSize above : KNOWN) {
      if (units <= above.units) {
        return between(below, above, (double) (units - below.units) / (above.units - below.units));
      }
      below = above;
    }
    double times = (double) units / below.units;
    return new DrawnSize(
        units,
        (int) Math.round(times * below.lines),
        (int) Math.round(times * below.posts),
        (int) Math.round(times * below.officers),
        36);
  }

  private static DrawnSize between(DrawnSize a, DrawnSize b, double share) {
    return new DrawnSize(
        part(a.units, b.units, share),
        part(a.lines, b.lines, share),
        part(a.posts, b.posts, share),
        part(a.officers, b.officers, share),
        b.months);
  }

  private static int part(int a, int b, double share) {
    return (int) Math.round(a + share * (b - a));
  }
}
