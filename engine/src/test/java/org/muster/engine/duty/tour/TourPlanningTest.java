package org.muster.engine.duty.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Tiny problems planned and compared with trying every plan.
@Tag("long")
class TourPlanningTest {

  @Test
  void plansAsWellAsTryingEverything() {
    for (int seed = 0; seed < 60; seed++) {
      compare(seed, new int[4]);
    }
  }

  @Test
  @Tag("long")
  void plansFiveHundredTinyProblemsAsWellAsTryingEverything() {
    int[] counts = new int[4];
    for (int seed = 0; seed < 500; seed++) {
      compare(seed, counts);
    }
    System.out.printf(
        "figures: tour-problems=%d certified-best=%d columns-best=%d columns-proven=%d%n",
        counts[0], counts[3], counts[1], counts[2]);
    assertThat(counts[1]).isGreaterThan(498);
    assertThat(counts[2]).isGreaterThan(497);
    // Parts that share no row have a share of the steps each: on two it is too small for a proof.
    assertThat(counts[3]).isGreaterThan(497);
  }

  private static void compare(long seed, int[] counts) {
    TourProblem problem = TinyTours.of(seed);
    TourPlan brute = BruteForce.best(problem);
    TourChecker.Verdict expected = TourChecker.check(problem, brute);
    assertThat(expected.breaches()).as("brute force, seed %d", seed).isEmpty();

    CompiledTours compiled = TourCompiler.compile(problem);
    long best = expected.cost().total();
    TourPlan plan =
        isBest(
            compiled, new CpSatSolver().solve(compiled.problem(), steps(20_000, seed)), best, seed);
    assertThat(compiled.findDuties(plan)).as("seed %d", seed).isPresent();
    DutySolution both = new PortfolioSolver().solve(compiled.problem(), steps(2_000, seed));
    isBest(compiled, both, best, seed);
    isProvenAgain(compiled.problem(), both, best, seed);
    counts[3] += Progress.gap(best, both.proof().orElseThrow().bound()) == 0 ? 1 : 0;

    // Alone, column generation need not close the gap of its relaxation; it always has a plan.
    DutySolution columns = new ColumnGenerationSolver().solve(compiled.problem(), steps(300, seed));
    isSound(compiled, columns, best, seed);
    isProvenAgain(compiled.problem(), columns, best, seed);
    counts[0]++;
    counts[1] += columns.total().getAsLong() == best ? 1 : 0;
    counts[2] += columns.optimal() ? 1 : 0;
  }

  private static SolveLimits steps(long steps, long seed) {
    return SolveLimits.ofSteps(steps, seed);
  }

  private static TourPlan isBest(
      CompiledTours compiled, DutySolution solution, long best, long seed) {
    assertThat(solution.total()).as("seed %d", seed).hasValue(best);
    return isSound(compiled, solution, best, seed);
  }

  /// The checker finds no breach and the model's cost, and no bound lies above the best plan.
  private static TourPlan isSound(
      CompiledTours compiled, DutySolution solution, long best, long seed) {
    DutyPlan duties = solution.plan().orElseThrow();
    TourPlan plan = compiled.toTours(duties);
    TourChecker.Verdict verdict = TourChecker.check(compiled.source(), plan);
    assertThat(PlanEvaluation.of(compiled.problem(), duties).faults())
        .as("seed %d", seed)
        .isEmpty();
    assertThat(verdict.breaches()).as("seed %d", seed).isEmpty();
    assertThat(verdict.cost().total()).as("seed %d", seed).isEqualTo(solution.total().getAsLong());
    assertThat(solution.bound()).as("seed %d", seed).isLessThanOrEqualTo(best + 1e-6);
    return plan;
  }

  /// The second pricer proves at least the bound claimed, with no rule left out; the first rounds
  /// down, so that it may prove a little more.
  private static void isProvenAgain(
      DutyProblem problem, DutySolution solution, long best, long seed) {
    Certificate claim =
        new Certificate(solution.total().orElseThrow(), solution.proof().orElseThrow());
    Certificate.Proven proof = claim.prove(problem, 1_000_000);
    assertThat(proof.relaxed()).as("seed %d", seed).isEmpty();
    assertThat(proof.bound()).as("seed %d", seed).isBetween(claim.bound() - 1e-4, best + 1e-6);
  }

  /// Each line of proofs by cases left out, said twice, or said of something else.
  @Test
  void noBrokenCertificateProvesMoreThanTheBestPlan() {
    int refused = 0;
    int proven = 0;
    for (long seed = 0; proven < 2_000; seed++) {
      DutyProblem problem = TourCompiler.compile(TinyTours.of(seed)).problem();
      DutySolution best = new PortfolioSolver().solve(problem, steps(2_000, seed));
      if (best.proof().orElseThrow().size() == 1) {
        continue;
      }
      long cost = best.total().orElseThrow();
      String text = new Certificate(cost, best.proof().orElseThrow()).write(problem);
      Random random = new Random(seed);
      for (String broken : broken(text.lines().toList(), random)) {
        Certificate read;
        try {
          read = Certificate.read("broken", broken, problem);
        } catch (IllegalArgumentException e) {
          assertThat(e).hasMessageMatching("broken, line \\d+: expected \"[^$]*\", found [^$]*");
          refused++;
          continue;
        }
        Certificate.Proven again;
        try {
          again = read.prove(problem, 100_000);
        } catch (IllegalArgumentException e) {
          // Each line reads, but a row is covered from two parts.
          assertThat(e).hasMessageStartingWith("Two parts of the proof cover the row ");
          refused++;
          continue;
        }
        proven++;
        assertThat(again.bound()).as("seed %d:%n%s", seed, broken).isLessThanOrEqualTo(cost + 1e-6);
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  private static List<String> broken(List<String> lines, Random random) {
    List<String> broken = new ArrayList<>();
    for (int i = 3; i < lines.size(); i++) {
      List<String> without = new ArrayList<>(lines);
      String line = without.remove(i);
      broken.add(String.join("\n", without));
      List<String> twice = new ArrayList<>(lines);
      twice.add(i, line);
      broken.add(String.join("\n", twice));
      List<String> swapped = new ArrayList<>(lines);
      Collections.swap(swapped, i, random.nextInt(lines.size()));
      broken.add(String.join("\n", swapped));
      for (int number : new int[] {-1_000, -1, 0, 1, 2, 1_000}) {
        List<String> other = new ArrayList<>(lines);
        other.set(i, line.replaceFirst("-?[0-9]+(\\.[0-9E]+)?(?!.*[0-9])", "" + number));
        broken.add(String.join("\n", other));
        other.set(i, line.replaceFirst("slot [0-9]+", "slot " + number));
        broken.add(String.join("\n", other));
      }
    }
    return broken;
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
    System.out.printf(
        "figures: gaps=%d rule-reasons=%d cost-reasons=%d closing-remedies=%d%n",
        counts[0], counts[1], counts[2], counts[3]);
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
