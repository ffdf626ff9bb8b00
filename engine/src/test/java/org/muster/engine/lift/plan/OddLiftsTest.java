package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.Onward;
import org.muster.engine.lift.Others;

/// Problems of shapes that nobody drew on purpose are planned, explained and planned again.
@Tag("long")
class OddLiftsTest {
  private static final int PARTIES = 90;
  private static final int MINUTES = 4000;
  private static final int STEPS = 1500;

  @Test
  void anyShapeIsPlannedExplainedAndPlannedAgain() {
    solved(LiftExamples::odd, 0, 40);
  }

  @Tag("long")
  @Test
  void withOnwardAircraftOfAnyShapeToo() {
    solved(LiftExamples::oddOnward, 0, 40);
  }

  private interface Drawing {
    LiftProblem of(long seed, int mostParties, int mostMinutes);
  }

  private static void solved(Drawing drawing, long first, int count) {
    int flown = 0;
    int again = 0;
    for (long seed = first; seed < first + count; seed++) {
      LiftProblem problem = drawing.of(seed, PARTIES, MINUTES);
      assertThat(LiftFormat.readProblem("p", LiftFormat.write(problem))).isEqualTo(problem);
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(STEPS, seed), LiftProgress.Listener.SILENT);
      double cost = plan.cost().orElseThrow();
      double bound = plan.bound().orElseThrow();
      assertThat(LiftChecker.check(problem, plan).findings()).as("seed %s", seed).isEmpty();
      assertThat(bound).as("seed %s", seed).isBetween(0.0, cost);
      assertThat(LiftProof.prove(problem, plan.prices(problem).orElseThrow()))
          .as("seed %s", seed)
          .isGreaterThanOrEqualTo(bound - 1e-6 * bound - 1e-6);
      flown += plan.flights().isEmpty() ? 0 : 1;
      explained(problem, plan, seed);
      again += replanned(problem, plan, seed) ? 1 : 0;
    }
    // Of most of them nobody can be flown; some are about something.
    assertThat(flown).isGreaterThan(count / 10);
    assertThat(again).isGreaterThan(count / 10);
  }

  private static void explained(LiftProblem problem, LiftPlan plan, long seed) {
    LiftReasons reasons = new LiftReasons(problem, plan, plan.prices(problem));
    assertThat(reasons.dearest()).as("seed %s", seed).isNotNull();
    assertThat(reasons.bottlenecks(problem.hours() / 2, 20, seed)).isNotNull();
    plan.left().stream()
        .limit(3)
        .forEach(left -> assertThat(reasons.party(left.party())).isNotEmpty());
    plan.flights().stream()
        .limit(3)
        .forEach(
            flight -> assertThat(reasons.flight(flight.aircraft(), flight.departs())).isNotEmpty());
  }

  /// @return whether anything was told to anybody before
  private static boolean replanned(LiftProblem problem, LiftPlan plan, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int now = random.nextInt(problem.horizon() + 1);
    for (LiftEvent event : events(problem, random, now)) {
      LiftReplan.Result result =
          LiftReplan.replan(problem, plan, now, List.of(event), seed, 100, () -> false);
      assertThat(result.findings()).as("seed %s, %s at %s", seed, event, now).isEmpty();
      assertThat(result.changesAtLeast())
          .as("seed %s, %s at %s", seed, event, now)
          .isLessThanOrEqualTo(result.changes().size());
    }
    return !plan.passages().isEmpty();
  }

  private static List<LiftEvent> events(LiftProblem problem, SplittableRandom random, int now) {
    List<LiftEvent> events = new java.util.ArrayList<>();
    int to = now + 1 + random.nextInt(900);
    events.add(new LiftEvent.Curfew(now, to));
    if (!problem.gates().isEmpty()) {
      String gate = problem.gates().get(random.nextInt(problem.gates().size())).id();
      events.add(new LiftEvent.GateClosed(gate, now, to));
    }
    if (!problem.fleet().isEmpty()) {
      String aircraft = problem.fleet().get(random.nextInt(problem.fleet().size())).id();
      events.add(new LiftEvent.AircraftOut(aircraft, now));
      events.add(new LiftEvent.AircraftLate(aircraft, to));
    }
    Optional<String> haven = problem.havens().stream().map(one -> one.id()).findFirst();
    haven.ifPresent(id -> events.add(new LiftEvent.HavenCapacity(id, random.nextInt(200))));
    problem.onward().stream()
        .findFirst()
        .ifPresent(
            one -> {
              events.add(new LiftEvent.OnwardOut(one.id(), now));
              events.add(
                  new LiftEvent.OnwardComes(
                      new Onward(one.id() + "+", "more", one.seats(), one.legs(), Others.NONE)));
            });
    return events;
  }
}
