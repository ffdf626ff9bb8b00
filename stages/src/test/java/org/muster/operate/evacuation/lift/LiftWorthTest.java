package org.muster.operate.evacuation.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.plan.LiftLimits;
import org.muster.engine.lift.plan.LiftPlanner;
import org.muster.engine.lift.plan.LiftProgress;

/// What a unit more of the scarcest thing saves, found by planning again.
class LiftWorthTest {
  /// At the seeds that it is drawn for, what is scarce is said to be, and more of it saves.
  @Test
  void planningAgainWithMoreOfWhatIsScarceSaves() {
    for (LiftBottleneck.Kind kind : List.of(LiftBottleneck.Kind.SEATS, LiftBottleneck.Kind.GATE)) {
      LiftProblem problem =
          LiftDraw.of(LiftDraw.Shape.SMALL, kind == LiftBottleneck.Kind.SEATS ? 1 : 3);
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(3000, 1), LiftProgress.Listener.SILENT);
      Lift lift = Lift.apart(problem, plan);

      Optional<LiftWorth> worth = LiftWorth.of(lift, 1, () -> false);

      assertThat(worth.map(LiftWorth::kind)).contains(kind);
      assertThat(worth.orElseThrow().saved()).isPositive();
      assertThat(worth.orElseThrow().saved()).isLessThanOrEqualTo(worth.orElseThrow().atMost());
      assertThat((double) worth.orElseThrow().atMost())
          .isLessThanOrEqualTo(Math.ceil(plan.cost().orElseThrow()));
    }
  }

  @Test
  void whoStopsItDoesNotWaitForIt() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 1);
    LiftPlan plan =
        LiftPlanner.plan(problem, LiftLimits.ofSteps(3000, 1), LiftProgress.Listener.SILENT);
    AtomicInteger asked = new AtomicInteger();

    assertThat(LiftWorth.of(Lift.apart(problem, plan), 1, () -> asked.incrementAndGet() > 10))
        .isEmpty();
    assertThat(asked.get()).isBetween(11, 13);
  }

  /// Quarters of an hour at a haven are added up, and a stand there is as good a bottleneck as any.
  @Test
  void standsAtHavensAreBottlenecksToo() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 1);
    String haven = problem.havens().getFirst().id();
    LiftPrices prices =
        new LiftPrices(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(0, 0.5, 1, 0.5),
            Map.of(haven, Map.of(4, 1.0, 5, 2.0, 7, 1.0)));
    LiftPlan plan =
        new LiftPlan(
                List.of(),
                List.of(),
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Others.NONE)
            .proven(prices);

    List<LiftBottleneck> all = LiftBottleneck.of(Lift.apart(problem, plan));

    assertThat(all)
        .extracting(LiftBottleneck::kind)
        .containsExactly(LiftBottleneck.Kind.STANDS, LiftBottleneck.Kind.HAVEN_STANDS);
    assertThat(all.getLast().which()).isEqualTo(haven);
    assertThat(all.getLast().worth()).isEqualTo(4 * LiftPrices.STAND_MINUTES);
  }

  @Test
  void moreOfEachThingIsMoreOfItAlone() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 1);
    for (LiftBottleneck.Kind kind : LiftBottleneck.Kind.values()) {
      String which =
          switch (kind) {
            case GATE -> problem.gates().getFirst().id();
            case HAVEN, HAVEN_STANDS -> problem.havens().getFirst().id();
            case SEATS -> Integer.toString(problem.fleet().getFirst().seats());
            case HOLDING, STANDS -> "";
          };
      LiftProblem more = LiftWorth.more(problem, kind, which);
      assertThat(more.gates().equals(problem.gates())).isEqualTo(kind != LiftBottleneck.Kind.GATE);
      assertThat(more.havens().equals(problem.havens()))
          .isEqualTo(kind != LiftBottleneck.Kind.HAVEN && kind != LiftBottleneck.Kind.HAVEN_STANDS);
      assertThat(more.havens().getFirst().parking() - problem.havens().getFirst().parking())
          .isEqualTo(kind == LiftBottleneck.Kind.HAVEN_STANDS ? 1 : 0);
      assertThat(more.fleet().equals(problem.fleet())).isEqualTo(kind != LiftBottleneck.Kind.SEATS);
      assertThat(more.airfield().parking() - problem.airfield().parking())
          .isEqualTo(kind == LiftBottleneck.Kind.STANDS ? 1 : 0);
      assertThat(more.airfield().holding() - problem.airfield().holding())
          .isEqualTo(kind == LiftBottleneck.Kind.HOLDING ? 10 : 0);
    }
  }
}
