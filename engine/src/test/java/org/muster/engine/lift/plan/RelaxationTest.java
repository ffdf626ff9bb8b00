package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;

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
  @Timeout(20)
  void anAircraftThatIsFreeLongBeforeTheEpochIsProvenNoLater() {
    LiftProblem ago = free(-100_000_000);
    Relaxation relaxation = new Relaxation(new Instance(ago));
    double[] x = new double[relaxation.size];
    Arrays.fill(x, 0, relaxation.in.parties, relaxation.in.leftCost[0]);
    double proven = LiftProof.prove(ago, relaxation.prices(x));
    // It lands at minute 0, a leg after it took off, and no sooner.
    assertThat(proven)
        .isCloseTo(relaxation.evaluate(x, new double[relaxation.size]), within(0.1))
        .isEqualTo(LiftProof.prove(free(-100), relaxation.prices(x)))
        .isLessThan(LiftProof.prove(free(-99), relaxation.prices(x)));
  }

  /// A hundred aircraft, a leg of a hundred minutes away, all free from that minute on.
  private static LiftProblem free(int from) {
    LiftProblem problem = gates(1, 200, 4, 60);
    Aircraft one = problem.fleet().getFirst();
    return problem.with(
        problem.airfield(),
        problem.gates(),
        problem.havens(),
        IntStream.range(0, 100)
            .mapToObj(
                a ->
                    new Aircraft(
                        "A" + a,
                        one.type(),
                        one.seats(),
                        one.haven(),
                        from,
                        400,
                        one.groundAirfield(),
                        one.groundHaven(),
                        one.legs(),
                        Others.NONE))
            .toList(),
        problem.parties());
  }

  @Test
  @Timeout(20)
  void aTimeOnTheGroundAsLongAsTheHorizonIsProvenAtOnce() {
    List<Span> open = List.of(new Span(0, 100_000));
    LiftProblem problem =
        new LiftProblem(
            "2021-08-16T00:00Z",
            100_000,
            10,
            new Airfield("F", 1, open, 10, 30, Others.NONE),
            List.of(new Gate("G", 60, open, Others.NONE)),
            List.of(new Haven("H", 100, 0, 1, Others.NONE)),
            List.of(
                new Aircraft(
                    "A", "any", 9, "H", 0, 200_000, 60, 200_000, Map.of("H", 100), Others.NONE)),
            List.of(new Party("P", 5, 1, 0, 100_000, List.of(), List.of(), Others.NONE)),
            List.of(),
            Others.NONE);
    Relaxation relaxation = new Relaxation(new Instance(problem));
    double[] x = new double[relaxation.size];
    x[0] = relaxation.in.leftCost[0];
    x[relaxation.havenStandStart + 100] = 2;
    // It stands there through those fifteen minutes, and pays what they fetch.
    double cost = 5 * 160 / 60.0;
    assertThat(LiftProof.prove(problem, relaxation.prices(x))).isCloseTo(cost, within(1e-4));
    assertThat(relaxation.evaluate(x, new double[relaxation.size])).isCloseTo(cost, within(1e-4));
  }

  @Test
  void whereHoursAtGatesAreManyForTheirPartiesThePricesBeginWithThoseOfAllGatesAsOne() {
    // Ten million pairs; a flow of people into hours would have stopped with nothing.
    Relaxation relaxation = new Relaxation(new Instance(gates(60, 24_000, 420, 60)));
    assertThat(GatePrices.start(relaxation, () -> true)).isPresent();
    assertThat(GatePrices.start(new Relaxation(new Instance(gates(1, 3000, 40, 1))), () -> true))
        .isEmpty();
  }

  @Test
  void aPartyOnItsWayThroughManyFullHoursIsStoppedToo() {
    Relaxation relaxation = new Relaxation(new Instance(gates(1, 3000, 40, 1)));
    // Fewer than there are steps on the way, more than there are parties.
    AtomicInteger asked = new AtomicInteger();
    assertThat(GatePrices.start(relaxation, () -> asked.incrementAndGet() > 200)).isEmpty();
    assertThat(GatePrices.start(relaxation, () -> false)).isPresent();
  }

  /// Parties of one at gates that are open all the time.
  private static LiftProblem gates(int gates, int horizon, int parties, int peoplePerHour) {
    List<Span> open = List.of(new Span(0, horizon));
    return new LiftProblem(
        "2021-08-16T00:00Z",
        horizon,
        1000,
        new Airfield("F", 1, open, 100, 30, Others.NONE),
        IntStream.range(0, gates)
            .mapToObj(g -> new Gate("G" + g, peoplePerHour, open, Others.NONE))
            .toList(),
        List.of(new Haven("H", 1000, 0, 1, Others.NONE)),
        List.of(
            new Aircraft("A", "any", 90, "H", 0, horizon, 60, 30, Map.of("H", 100), Others.NONE)),
        IntStream.range(0, parties)
            .mapToObj(p -> new Party("P" + p, 1, 1, 0, horizon, List.of(), List.of(), Others.NONE))
            .toList(),
        List.of(),
        Others.NONE);
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
