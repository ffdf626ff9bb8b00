package org.muster.server.picture;

/// A rectangle in the picture, in pixels, y downwards.
record Box(double x, double y, double width, double height) {
  /// Whether the two share more than an edge.
  boolean overlaps(Box other) {
    return x < other.x + other.width
        && other.x < x + width
        && y < other.y + other.height
        && other.y < y + height;
  }

  boolean contains(Box other) {
    return other.x >= x
        && other.y >= y
        && other.x + other.width <= x + width
        && other.y + other.height <= y + height;
  }
}
