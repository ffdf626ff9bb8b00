package org.muster.operate.evacuation.custody;

/// Everybody on file, each counted once.
///
/// @param registered everybody that the log knows, those too who were banded at a gate and never
///     registered
/// @param toFind whom nobody has seen for too long; they are in no other term
public record Balance(
    int registered,
    int waiting,
    int called,
    int inside,
    int airborne,
    int arrived,
    int withdrawn,
    int refused,
    int toFind) {

  /// The terms, which add up to everybody.
  public int sum() {
    return waiting + called + inside + airborne + arrived + withdrawn + refused + toFind;
  }

  /// The terms in words: `3 waiting + 0 called + …`.
  public String words() {
    return waiting
        + " waiting + "
        + called
        + " called + "
        + inside
        + " inside + "
        + airborne
        + " airborne + "
        + arrived
        + " arrived + "
        + withdrawn
        + " withdrawn + "
        + refused
        + " refused + "
        + toFind
        + " to find";
  }

  /// Whether everybody is accounted for.
  public boolean holds() {
    return registered == sum();
  }
}
