package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftDraw;

/// Which flight takes so many people next, beside asking each.
class OpenFlightsTest {
  @Test
  void theNextFlightThatMayTakeThemIsTheOneThatAskingEachFinds() {
    SplittableRandom random = new SplittableRandom(4);
    State state = new State(new Instance(LiftDraw.of(LiftDraw.Shape.SMALL, 1)));
    Greedy.build(state, new SplittableRandom(1));
    assertThat(state.flights).isGreaterThan(20);
    OpenFlights open = new OpenFlights(state);
    int[] takes = new int[state.flights];
    for (int i = 0; i < state.flights; i++) {
      takes[i] = state.in.seats[state.order[i].aircraft] - state.order[i].load;
    }
    for (int round = 0; round < 2000; round++) {
      int from = random.nextInt(state.flights + 1);
      int people = 1 + random.nextInt(9);
      int found = open.from(from, people);
      int expected = from;
      while (expected < takes.length && takes[expected] < people) {
        expected++;
      }
      assertThat(found)
          .as("%s from %s of %s", people, from, Arrays.toString(takes))
          .isEqualTo(expected);
      if (found < takes.length && random.nextInt(4) == 0) {
        open.refused(found, people);
        takes[found] = Math.min(takes[found], people - 1);
      }
    }
  }
}
