package org.muster.engine.duty.tour;

/// A stretch of slots, half open.
///
/// @param from first slot of the stretch
/// @param to the slot after its last
public record Window(int from, int to) {
  public Window {
    if (from >= to) {
      throw new IllegalArgumentException("Window from " + from + " to " + to + " is empty.");
    }
  }

  /// How many slots it has.
  public int slots() {
    return to - from;
  }

  /// Whether the slot lies in it.
  public boolean contains(int slot) {
    return from <= slot && slot < to;
  }

  /// How many slots the two have in common.
  public int overlap(Window other) {
    return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
  }

  /// The same stretch, `slots` later (earlier when negative).
  public Window shifted(int slots) {
    return new Window(from + slots, to + slots);
  }
}
