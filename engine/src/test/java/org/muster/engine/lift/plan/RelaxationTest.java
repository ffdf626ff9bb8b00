package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;

/// The bound at any prices: what the planner counts by sums is what the proof counts minute by
/// minute.
class RelaxationTest {
  private static final int DRAWS = 24;

  @Test
  void atAnyPricesTheBoundIsWhatTheProofCounts() {
    agree(LiftDraw.Shape.SMALL);
  }

  @Test
  void soItIsWithOnwardAircraft() {
    agree(LiftDraw.Shape.ONWARD);
  }

  private static void agree(LiftDraw.Shape shape) {
    for (long seed = 0; seed < DRAWS; seed++) {
      LiftProblem problem = LiftDraw.of(shape, seed);
      Relaxation relaxation = new Relaxation(new Instance(problem));
      double[] x = prices(relaxation, new SplittableRandom(seed));
      double bound = relaxation.evaluate(x, new double[relaxation.size]);
      double proven = LiftProof.prove(problem, relaxation.prices(x));
      // Prices are rounded as they are written.
      double rounding = 1e-6 * Math.abs(bound) + 0.1;
      assertThat(proven).as("seed %s", seed).isGreaterThanOrEqualTo(bound - rounding);
      // Of being inside, the proof counts to the minute and the planner to the hour.
      boolean inside =
          Arrays.stream(x, relaxation.holdStart, relaxation.standStart).anyMatch(one -> one > 0);
      if (!inside) {
        assertThat(proven).as("seed %s", seed).isCloseTo(bound, within(rounding));
      }
    }
  }

  /// Some of each kind, by turns none, so that every way of counting is gone.
  private static double[] prices(Relaxation relaxation, SplittableRandom random) {
    double[] x = new double[relaxation.size];
    int kinds = random.nextInt(64);
    int[] starts = {
      relaxation.gateStart,
      relaxation.seatStart,
      relaxation.havenStart,
      relaxation.holdStart,
      relaxation.standStart,
      relaxation.havenStandStart,
      relaxation.size
    };
    double[] dear = {20, 3, 3, 0.02, 0.4, 0.4};
    for (int p = 0; p < relaxation.in.parties; p++) {
      x[p] = Math.min(relaxation.in.leftCost[p], relaxation.in.rate[p] * random.nextInt(600));
    }
    for (int kind = 0; kind < dear.length; kind++) {
      for (int i = starts[kind]; i < starts[kind + 1]; i++) {
        boolean priced = (kinds >> kind & 1) != 0 && random.nextInt(3) > 0;
        x[i] = priced ? dear[kind] * random.nextDouble() : 0;
      }
    }
    return x;
  }

  @Test
  void whereSeatsAreScarceThePricesBeginWithTheirs() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 1);
    Instance in = new Instance(problem);
    Relaxation relaxation = new Relaxation(in);
    double[] x = GatePrices.start(relaxation, () -> false).orElseThrow();
    assertThat(x[relaxation.seatStart]).isPositive();
    // With gates alone it is 15,880.
    assertThat(relaxation.evaluate(x, new double[relaxation.size])).isGreaterThan(140_000);
  }

  @Test
  void aStandAtAHavenIsWorthAFlightWhereItKeepsAnAircraftFromOneTripMore() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 1);
    Relaxation relaxation = new Relaxation(new Instance(problem));
    Ascent ascent = new Ascent(relaxation, GatePrices.start(relaxation, () -> false).orElseThrow());
    for (int i = 0; i < 1000; i++) {
      ascent.step(200_000);
    }
    LiftPrices prices = relaxation.prices(ascent.prices());
    // Three aircraft want the two stands of the first haven at the same time to fly once more
    // each; without a price of those stands the bound is 160,360.
    assertThat(prices.havenStands().get("OTBH")).isNotEmpty();
    assertThat(LiftProof.prove(problem, prices)).isGreaterThan(172_000);
  }

  @Test
  void theGatesAloneBoundTheSameAsWithoutAircraftThatEarn() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 3);
    Instance in = new Instance(problem);
    Relaxation relaxation = new Relaxation(in);
    double[] x = GatePrices.start(relaxation, () -> false).orElseThrow();
    double all = relaxation.evaluate(x, new double[relaxation.size]);
    GateHours alone = new GateHours(in);
    double[] gates = new double[alone.size()];
    System.arraycopy(x, relaxation.gateStart, gates, 0, gates.length);
    double bound = alone.evaluate(gates, new double[gates.length]);
    // It knows less of when whom aircraft can take, and nothing of seats, so it is no higher.
    assertThat(bound).isPositive().isLessThanOrEqualTo(all + 1e-6);
  }
}
