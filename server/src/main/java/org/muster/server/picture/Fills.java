package org.muster.server.picture;

/// The hatches of charts: 45°, 6 px apart, stripes of 2 px, in the colours of the theme.
final class Fills {
  private Fills() {}

  /// Writes them as patterns whose ids begin with the picture's.
  static void write(Svg out, String id) {
    out.open("defs");
    pattern(out, id + "-planned", "planned");
    pattern(out, id + "-gap", "gap");
    out.close();
  }

  private static void pattern(Svg out, String id, String kind) {
    // A lapse of 45° the other way tells a gap from a plan without colour.
    int turn = kind.equals("gap") ? -45 : 45;
    out.open(
        "pattern",
        "id",
        id,
        "width",
        6,
        "height",
        6,
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(" + turn + ")");
    out.leaf("rect", "class", "fill-" + kind, "width", 6, "height", 6);
    out.leaf("rect", "class", "stripe-" + kind, "width", 2, "height", 6);
    out.close();
  }
}
