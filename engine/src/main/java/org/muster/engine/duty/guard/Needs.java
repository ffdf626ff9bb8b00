package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a family needs in one tour: seats by relief and turn.
///
/// The people of a tour are shared among its reliefs so that each next one goes where most turns
/// miss somebody. Each relief's gain falls with every further person, so that what so many people
/// leave empty is the sum of the gains not taken, the greatest first; that is convex.
///
/// @param seats by relief and turn
/// @param gains turns filled by the first, second and each further person; none is zero
record Needs(int[][] seats, List<Gain> gains) {

  Needs {
    gains = List.copyOf(gains);
  }

  /// What one more person fills.
  ///
  /// @param relief that they join
  /// @param turns of the relief that they fill
  record Gain(int relief, int turns) {}

  static Needs of(GuardProblem problem, Family family, int day, int tour) {
    Clock clock = family.clock();
    int[][] seats = new int[clock.reliefs()][clock.turns()];
    List<Gain> gains = new ArrayList<>();
    for (int relief = 0; relief < seats.length; relief++) {
      int most = 0;
      for (int turn = 0; turn < clock.turns(); turn++) {
        int from = clock.turnStart(day, tour, relief, turn);
        seats[relief][turn] = family.open(problem, from).size();
        most = Math.max(most, seats[relief][turn]);
      }
      for (int person = 1; person <= most; person++) {
        int turns = 0;
        for (int open : seats[relief]) {
          turns += open >= person ? 1 : 0;
        }
        gains.add(new Gain(relief, turns));
      }
    }
    // Stable, so that of equal gains those of the first relief come first and a relief's own stay
    // in order; then reliefs take turns.
    gains.sort(Comparator.comparingInt(Gain::turns).reversed());
    return new Needs(seats, gains);
  }

  /// People who are of use.
  int people() {
    return gains.size();
  }
}
