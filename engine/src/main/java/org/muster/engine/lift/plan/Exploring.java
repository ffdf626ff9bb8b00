package org.muster.engine.lift.plan;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/// Tries timetables: all aircraft fly what a [Guide] calls best, each time with other errors in it,
/// the flights are filled, and a short annealing says what the timetable is good for. Where one
/// trip more costs another aircraft one of its own, no row of small changes leads there.
final class Exploring {
  /// Steps of one round.
  static final int STEPS = 16_384;

  private static final int STEPS_A_LOOK = 256;

  /// So many timetables are drawn and filled, and the cheapest is annealed.
  private static final int DRAWN = 8;

  /// What flights earn is thought to be wrong by at most this part of itself.
  static final double MOST_NOISE = 0.5;

  /// The temperature at the beginning of a round and as a part of it at the end.
  private static final double HOT = 60;

  private static final double COLD = 1.0 / 60;

  private final State state;
  private final Annealing annealing;
  private final SplittableRandom random;
  private final Rotations rotations;

  Exploring(State state, Annealing annealing, SplittableRandom random) {
    this.state = state;
    this.annealing = annealing;
    this.random = random;
    rotations = new Rotations(state);
  }

  /// One round; the state holds what came of it.
  ///
  /// @return steps that it took
  int round(Guide guide, BooleanSupplier stop) {
    begin(guide, MOST_NOISE * random.nextDouble(), stop);
    int step = 0;
    for (; step < STEPS && !stop.getAsBoolean(); step += STEPS_A_LOOK) {
      double temperature = HOT * Math.pow(COLD, (double) step / STEPS);
      for (int i = 0; i < STEPS_A_LOOK; i++) {
        annealing.step(temperature);
      }
    }
    state.recount();
    return step;
  }

  /// The cheapest of some plans from what flights earn.
  ///
  /// @param noise by how much of itself that is thought to be wrong
  void begin(Guide guide, double noise, BooleanSupplier stop) {
    long chosen = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < DRAWN && !stop.getAsBoolean(); i++) {
      long seed = random.nextLong();
      rebuild(guide, noise, seed);
      if (state.cost < least) {
        least = state.cost;
        chosen = seed;
      }
    }
    rebuild(guide, noise, chosen);
  }

  /// A plan from what flights earn.
  private void rebuild(Guide guide, double noise, long seed) {
    SplittableRandom own = new SplittableRandom(seed);
    rotations.all(guide, noise, own);
    Greedy.refill(state, own, party -> !guide.stays()[party], () -> false);
  }
}
