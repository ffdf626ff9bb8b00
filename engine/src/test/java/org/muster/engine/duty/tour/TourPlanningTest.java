package org.muster.engine.duty.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.cpsat.CpSatSolver;

/// Tiny problems planned and compared with trying every plan.
class TourPlanningTest {

  @Test
  void plansAsWellAsTryingEverything() {
    for (int seed = 0; seed < 60; seed++) {
      compare(seed);
    }
  }

  @Test
  @Tag("long")
  void plansFiveHundredTinyProblemsAsWellAsTryingEverything() {
    for (int seed = 0; seed < 500; seed++) {
      compare(seed);
    }
  }

  private static void compare(long seed) {
    TourProblem problem = TinyTours.of(seed);
    TourPlan brute = BruteForce.best(problem);
    TourChecker.Verdict expected = TourChecker.check(problem, brute);
    assertThat(expected.breaches()).as("brute force, seed %d", seed).isEmpty();

    CompiledTours compiled = TourCompiler.compile(problem);
    DutySolution solution =
        new CpSatSolver().solve(compiled.problem(), SolveLimits.ofSteps(20_000, seed));
    DutyPlan duties = solution.plan().orElseThrow();
    TourPlan plan = compiled.toTours(duties);
    TourChecker.Verdict verdict = TourChecker.check(problem, plan);

    assertThat(PlanEvaluation.of(compiled.problem(), duties).faults())
        .as("seed %d", seed)
        .isEmpty();
    assertThat(verdict.breaches()).as("seed %d", seed).isEmpty();
    assertThat(verdict.cost().total())
        .as("checker and model, seed %d", seed)
        .isEqualTo(solution.total().orElseThrow());
    assertThat(verdict.cost().total())
        .as("against brute force, seed %d: %s and %s", seed, plan, brute)
        .isEqualTo(expected.cost().total());
    assertThat(solution.bound()).isLessThanOrEqualTo(expected.cost().total());
    assertThat(compiled.findDuties(plan)).as("seed %d", seed).isPresent();
  }

  @Test
  void everyReasonIsTrueAndEveryRemedyClosesItsGap() {
    int[] counts = new int[4];
    for (int seed = 0; seed < 60; seed++) {
      explain(seed, counts);
    }
    // Enough of each kind was seen for the test to mean something.
    assertThat(counts[0]).as("gaps").isGreaterThan(60);
    assertThat(counts[1]).as("reasons with broken rules").isGreaterThan(60);
    assertThat(counts[2]).as("lawful but dearer calendars").isGreaterThan(10);
    assertThat(counts[3]).as("remedies that close").isGreaterThan(20);
  }

  @Test
  @Tag("long")
  void everyReasonIsTrueAndEveryRemedyClosesItsGapOnFiveHundred() {
    int[] counts = new int[4];
    for (int seed = 0; seed < 500; seed++) {
      explain(seed, counts);
    }
    assertThat(counts[3]).isGreaterThan(200);
  }

  private static void explain(long seed, int[] counts) {
    TourProblem problem = TinyTours.of(seed);
    CompiledTours compiled = TourCompiler.compile(problem);
    TourPlan plan =
        compiled.toTours(
            new CpSatSolver()
                .solve(compiled.problem(), SolveLimits.ofSteps(20_000, seed))
                .plan()
                .orElseThrow());
    long cost = TourChecker.check(problem, plan).cost().total();
    TourReasons reasons = new TourReasons(compiled, plan);
    RemedyPrices prices = new RemedyPrices(20, 60, 40, 10, 200, 0, 3);
    TourRemedies remedies =
        new TourRemedies(
            problem,
            plan,
            prices,
            100,
            (again, start, enough) ->
                new CpSatSolver().solve(again, SolveLimits.ofSteps(20_000, seed)));
    for (Gap gap : Gap.list(problem, plan)) {
      counts[0]++;
      List<Reason> all = reasons.explain(gap);
      for (Reason reason : all) {
        isTrue(problem, plan, gap, reason, reasons, cost, counts, seed);
      }
      remedies
          .search(gap, all)
          .best()
          .ifPresent(
              best -> {
                TourProblem changed = best.remedy().applyTo(problem);
                TourChecker.Verdict verdict = TourChecker.check(changed, best.plan());
                assertThat(verdict.breaches()).isEmpty();
                assertThat(verdict.cost()).isEqualTo(best.cost());
                long missing = gap.missing(changed, best.plan(), best.remedy().shift(gap.line()));
                assertThat(missing).isEqualTo(gap.personDays() - best.personDays());
                if (best.closes()) {
                  counts[3]++;
                  assertThat(missing).as("seed %d, %s by %s", seed, gap, best).isZero();
                }
              });
    }
  }

  private static void isTrue(
      TourProblem problem,
      TourPlan plan,
      Gap gap,
      Reason reason,
      TourReasons reasons,
      long cost,
      int[] counts,
      long seed) {
    // The named rules, and no others, break when the tour is forced into the plan.
    List<Attendance> kept = new ArrayList<>(plan.attendances());
    kept.removeAll(reason.dropped());
    TourPlan forced = new TourPlan(plan.plus(reason.tour()).tours(), kept);
    List<String> broken =
        TourChecker.check(problem, forced).breaches().stream()
            .map(Breach::rule)
            .distinct()
            .toList();
    assertThat(broken).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(reason.rules());
    counts[1] += broken.isEmpty() ? 0 : 1;
    counts[2] += reason.extraCost().isPresent() ? 1 : 0;

    // The extra cost is that of the best of all lawful calendars that would cover as much.
    Line line = problem.line(gap.line());
    List<Window> shapes = reasons.shapes(line, gap.window());
    OptionalLong least = OptionalLong.empty();
    Resource resource = problem.resource(reason.resource());
    for (BruteForce.Own own : BruteForce.calendarsOf(problem, resource)) {
      boolean covers =
          own.plan().tours().stream()
              .anyMatch(t -> t.line().equals(line.id()) && shapes.contains(t.window()));
      if (covers) {
        TourChecker.Verdict verdict =
            TourChecker.check(problem, plan.withCalendarOf(resource.id(), own.plan()));
        long extra = verdict.cost().total() - cost;
        if (verdict.passed() && (least.isEmpty() || extra < least.getAsLong())) {
          least = OptionalLong.of(extra);
        }
      }
    }
    assertThat(reason.extraCost()).as("seed %d, %s", seed, reason).isEqualTo(least);
  }
}
