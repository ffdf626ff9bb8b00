package org.muster.engine.duty.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.FirstPlan;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Repricing;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;
import org.muster.engine.duty.tour.TinyTours;
import org.muster.engine.duty.tour.TourCompiler;

/// Parts of plans, what is left out of them, and the search over them, on tiny tours.
class PartSearchTest {
  private static final int PROBLEMS = 60;

  /// Whatever calendars the free resources get, the part's cost and its constant are the whole's.
  @Test
  void aPartAndItsConstantCostWhatTheWholeCosts() {
    int parts = 0;
    int cheaper = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      DutyProblem problem = problem(seed);
      Random random = new Random(seed);
      Optional<DutyPlan> first = any(problem, random);
      int[] free =
          IntStream.range(0, problem.resources().size())
              .filter(r -> random.nextInt(3) > 0)
              .toArray();
      if (first.isEmpty() || free.length == 0) {
        continue;
      }
      DutyPlan plan = first.get();
      Part part = Part.of(problem, plan, free);
      int from = random.nextInt(problem.slots());
      for (Part each : new Part[] {part, part.within(from, from + 3)}) {
        parts++;
        isTheWhole(problem, plan, each, each.present(), seed);
        DutySolution solution =
            new CpSatSolver(false).solve(each.problem(), SolveLimits.ofSteps(20_000, seed));
        assertThat(solution.optimal()).as("seed %d", seed).isTrue();
        long cost = isTheWhole(problem, plan, each, solution.plan().orElseThrow(), seed);
        assertThat(cost).as("seed %d", seed).isLessThanOrEqualTo(cost(problem, plan));
        cheaper += cost < cost(problem, plan) ? 1 : 0;
      }
    }
    assertThat(parts).isGreaterThan(100);
    assertThat(cheaper).isGreaterThan(10);
  }

  private static long isTheWhole(
      DutyProblem problem, DutyPlan plan, Part part, DutyPlan found, long seed) {
    PlanEvaluation own = PlanEvaluation.of(part.problem(), found);
    PlanEvaluation whole = PlanEvaluation.of(problem, part.into(plan, found));
    assertThat(own.faults()).as("seed %d", seed).isEmpty();
    assertThat(whole.faults()).as("seed %d", seed).isEmpty();
    assertThat(own.cost().total() + part.constant())
        .as("seed %d", seed)
        .isEqualTo(whole.cost().total());
    return whole.cost().total();
  }

  /// What is left out is in no plan of the cost or less: the cheapest stays, at any prices.
  @Test
  void theCheapestPlanStaysWhenWhatIsNotPromisingIsLeftOut() {
    long before = 0;
    long left = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      DutyProblem problem = problem(seed);
      DutySolution best = new CpSatSolver().solve(problem, SolveLimits.ofSteps(20_000, seed));
      DutySolution priced =
          new ColumnGenerationSolver().solve(problem, SolveLimits.ofSteps(40, seed));
      Random random = new Random(seed);
      double[] good = Promising.prices(problem, priced.proof().orElseThrow());
      double[] bad = random.doubles(good.length, -2, 20).toArray();
      for (double[] prices : new double[][] {good, bad}) {
        DutyProblem promising = Promising.within(problem, prices, best.total().orElseThrow());
        assertThat(PlanEvaluation.of(promising, best.plan().orElseThrow()).faults())
            .as("seed %d", seed)
            .isEmpty();
        assertThat(new CpSatSolver().solve(promising, SolveLimits.ofSteps(20_000, seed)).total())
            .as("seed %d", seed)
            .isEqualTo(best.total());
        before += prices == good ? arcs(problem) : 0;
        left += prices == good ? arcs(promising) : 0;
      }
    }
    assertThat(left).isLessThan(3 * before / 4);
  }

  @Test
  void partsFindTheBestPlanAndTheSameSeedTheSame() {
    int proven = 0;
    for (long seed = 0; seed < 20; seed++) {
      DutyProblem problem = problem(seed);
      long least =
          new CpSatSolver().solve(problem, SolveLimits.ofSteps(20_000, seed)).total().orElseThrow();
      SolveLimits limits = SolveLimits.ofSteps(1, seed);
      DutyPlan start = FirstPlan.find(problem, limits).orElseThrow();
      DutySolution known =
          new DutySolution(
              Optional.of(start),
              Optional.of(PlanEvaluation.of(problem, start).cost()),
              Double.NEGATIVE_INFINITY,
              Optional.empty(),
              false);
      DutySolution one =
          new PartSearch(problem, limits).turn(known, limits, 200, Progress.Listener.SILENT);
      DutySolution two =
          new PartSearch(problem, limits).turn(known, limits, 200, Progress.Listener.SILENT);
      assertThat(one.total()).as("seed %d", seed).hasValue(least);
      assertThat(two.plan()).as("seed %d", seed).isEqualTo(one.plan());
      proven += one.optimal() ? 1 : 0;
    }
    assertThat(proven).isGreaterThan(10);
  }

  /// A lawful plan, good or bad: each resource's best calendar of those that chance leaves.
  private static Optional<DutyPlan> any(DutyProblem problem, Random random) {
    long[] covered = new long[problem.demands().size()];
    List<Calendar> calendars = new ArrayList<>();
    for (int r = 0; r < problem.resources().size(); r++) {
      int resource = r;
      Optional<Calendar> some =
          Repricing.best(problem, r, covered, arc -> random.nextInt(3) > 0)
              .or(() -> Repricing.best(problem, resource, covered, arc -> true));
      if (some.isEmpty()) {
        return Optional.empty();
      }
      calendars.add(some.get());
      Repricing.add(problem, r, some.get(), covered);
    }
    DutyPlan plan = new DutyPlan(calendars);
    return PlanEvaluation.of(problem, plan).faults().isEmpty()
        ? Optional.of(plan)
        : Optional.empty();
  }

  private static DutyProblem problem(long seed) {
    return TourCompiler.compile(TinyTours.of(seed)).problem();
  }

  private static long cost(DutyProblem problem, DutyPlan plan) {
    return PlanEvaluation.of(problem, plan).cost().total();
  }

  private static long arcs(DutyProblem problem) {
    return problem.resources().stream().mapToLong(model -> model.network().arcs()).sum();
  }
}
