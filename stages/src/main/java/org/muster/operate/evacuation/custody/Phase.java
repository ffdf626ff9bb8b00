package org.muster.operate.evacuation.custody;

/// Where somebody stands in the balance: each person is in exactly one phase. Those whom nobody
/// has seen for too long are counted as to find in the place of their phase.
public enum Phase {
  WAITING("waiting"),
  CALLED("called"),
  INSIDE("inside"),
  AIRBORNE("airborne"),
  ARRIVED("arrived"),
  WITHDRAWN("withdrawn"),
  REFUSED("refused");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /// Whether whoever is in it has still to be brought out.
  public boolean isHere() {
    return switch (this) {
      case WAITING, CALLED, INSIDE -> true;
      case AIRBORNE, ARRIVED, WITHDRAWN, REFUSED -> false;
    };
  }
}
