package org.muster.engine.lift.plan;

/// What a flight is thought to earn, by when it departs, with what leads there and who is served by
/// others taken into account by prices; from the [Relaxation].
///
/// @param earns by route and minute of departure
/// @param route by aircraft and haven: its route, [Instance#NONE] without a leg
/// @param stays by party: whether somebody else had better go where seats or beds are too few
record Guide(double[][] earns, int[][] route, boolean[] stays) {
  /// Whether some must stay for whom there is hope, so that one flight more is worth much.
  boolean isScarce(Instance in) {
    for (int p = 0; p < in.parties; p++) {
      if (stays[p] && !in.hopeless[p]) {
        return true;
      }
    }
    return false;
  }
}
