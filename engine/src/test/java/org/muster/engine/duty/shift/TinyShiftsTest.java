package org.muster.engine.duty.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.Pin;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Five hundred tiny shift problems: what the engine finds costs what trying all rosters finds, no
/// bound lies above it and each is proven again, and the checker agrees.
@Tag("long")
class TinyShiftsTest {
  private static final int MOST_ROSTERS = 200_000;

  @Test
  void fiveHundredProblemsCostWhatBruteForceFinds() {
    int solved = 0;
    int infeasible = 0;
    for (long seed = 0; solved + infeasible < 500; seed++) {
      ShiftProblem problem = TinyShifts.of(seed);
      if (TinyShifts.rosters(problem) > MOST_ROSTERS) {
        continue;
      }
      long best = TinyShifts.bruteForce(problem);
      ShiftCompiler compiled = ShiftCompiler.compile(problem);
      if (best < 0) {
        infeasible++;
        DutySolution none =
            new ColumnGenerationSolver().solve(compiled.dutyProblem(), SolveLimits.ofSteps(50, 1));
        assertThat(none.infeasible()).as("seed " + seed).isTrue();
        continue;
      }
      solved++;
      DutySolution solution =
          new PortfolioSolver().solve(compiled.dutyProblem(), SolveLimits.ofSteps(20_000, 1));
      RosterReview review =
          ShiftChecker.check(problem, compiled.roster(solution.plan().orElseThrow()));
      assertThat(review.findings()).as("seed " + seed).isEmpty();
      assertThat(review.cost()).as("seed " + seed).isEqualTo(best);
      assertThat(solution.bound()).as("seed " + seed).isLessThanOrEqualTo(best + 1e-6);
      isProvenAgain(compiled.dutyProblem(), solution, best, seed);
      assertThat(Progress.gap(best, solution.proof().orElseThrow().bound()))
          .as("seed " + seed)
          .isZero();
      DutySolution columns =
          new ColumnGenerationSolver().solve(compiled.dutyProblem(), SolveLimits.ofSteps(60, 1));
      assertThat(columns.bound()).as("seed " + seed).isLessThanOrEqualTo(best + 1e-6);
      isProvenAgain(compiled.dutyProblem(), columns, best, seed);
    }
    System.out.printf("figures: shift-problems=%d without-roster=%d%n", solved, infeasible);
    assertThat(solved).isGreaterThan(350);
  }

  private static void isProvenAgain(
      DutyProblem problem, DutySolution solution, long best, long seed) {
    Certificate claim =
        new Certificate(solution.total().orElseThrow(), solution.proof().orElseThrow());
    Certificate read = Certificate.read("again", claim.write(problem), problem);
    Certificate.Proven proof = read.prove(problem, 1_000_000);
    assertThat(proof.relaxed()).as("seed " + seed).isEmpty();
    assertThat(proof.bound()).as("seed " + seed).isCloseTo(claim.bound(), within(1e-4));
    assertThat(proof.bound()).as("seed " + seed).isLessThanOrEqualTo(best + 1e-6);
  }

  @Test
  void theSameSeedAndStepsGiveTheSameRoster() {
    ShiftProblem problem = TinyShifts.of(4711);
    ShiftCompiler compiled = ShiftCompiler.compile(problem);
    for (DutySolver solver :
        new DutySolver[] {new ColumnGenerationSolver(), new CpSatSolver(), new PortfolioSolver()}) {
      DutySolution one = solver.solve(compiled.dutyProblem(), SolveLimits.ofSteps(300, 7));
      DutySolution two = solver.solve(compiled.dutyProblem(), SolveLimits.ofSteps(300, 7));
      assertThat(two.plan()).isEqualTo(one.plan());
      assertThat(two.bound()).isEqualTo(one.bound());
    }
  }

  @Test
  void pinsAreKeptAtTheLeastCostThatLeavesThem() {
    int kept = 0;
    for (long seed = 0; kept < 40; seed++) {
      ShiftProblem problem = TinyShifts.of(seed);
      if (TinyShifts.rosters(problem) > MOST_ROSTERS || TinyShifts.bruteForce(problem) < 0) {
        continue;
      }
      Random random = new Random(seed);
      int employee = random.nextInt(problem.employees().size());
      int day = random.nextInt(problem.days());
      int shift = random.nextInt(problem.shifts().size() + 1) - 1;
      long best =
          TinyShifts.bruteForce(
              problem, (e, row) -> e == employee && row[day] != shift ? TinyShifts.FORBIDDEN : 0);
      if (best < 0) {
        continue;
      }
      kept++;
      ShiftCompiler compiled = ShiftCompiler.compile(problem);
      Pin pin = new Pin(problem.employees().get(employee).id(), day, shift);
      DutySolution solution =
          new PortfolioSolver()
              .solve(compiled.dutyProblem().pinned(List.of(pin)), SolveLimits.ofSteps(20_000, 1));
      Roster roster = compiled.roster(solution.plan().orElseThrow());
      assertThat(roster.shift(employee, day)).as("seed " + seed).isEqualTo(shift);
      assertThat(ShiftChecker.check(problem, roster).findings()).isEmpty();
      assertThat(ShiftChecker.check(problem, roster).cost()).as("seed " + seed).isEqualTo(best);
    }
  }

  @Test
  void aPublishedRosterIsChangedWhereThatIsWorthItsPenalty() {
    int changed = 0;
    int untouched = 0;
    for (long seed = 0; changed + untouched < 40; seed++) {
      ShiftProblem problem = TinyShifts.of(seed);
      if (TinyShifts.rosters(problem) > MOST_ROSTERS || TinyShifts.bruteForce(problem) < 0) {
        continue;
      }
      Random random = new Random(seed);
      int[][] rows = new int[problem.employees().size()][];
      for (int e = 0; e < rows.length; e++) {
        List<int[]> lawful = TinyShifts.lawful(problem, e);
        rows[e] = lawful.get(random.nextInt(lawful.size()));
      }
      long penalty = 1 + random.nextInt(6);
      long best = TinyShifts.bruteForce(problem, (e, row) -> penalty * differing(row, rows[e]));
      ShiftCompiler compiled = ShiftCompiler.compile(problem);
      DutyPlan published = compiled.plan(Roster.of(rows));
      DutyProblem close = compiled.dutyProblem().keepingClose(published, penalty);
      DutySolution solution = new PortfolioSolver().solve(close, SolveLimits.ofSteps(20_000, 1));
      assertThat(solution.total().orElseThrow()).as("seed " + seed).isEqualTo(best);
      if (compiled.roster(solution.plan().orElseThrow()).equals(Roster.of(rows))) {
        untouched++;
      } else {
        changed++;
      }
    }
    assertThat(changed).isPositive();
    assertThat(untouched).isPositive();
  }

  private static int differing(int[] row, int[] other) {
    int count = 0;
    for (int day = 0; day < row.length; day++) {
      count += row[day] == other[day] ? 0 : 1;
    }
    return count;
  }

  @Test
  void aWarmStartIsNeverLost() {
    for (long seed = 0; seed < 20; seed++) {
      ShiftProblem problem = TinyShifts.of(seed);
      if (TinyShifts.rosters(problem) > MOST_ROSTERS || TinyShifts.bruteForce(problem) < 0) {
        continue;
      }
      ShiftCompiler compiled = ShiftCompiler.compile(problem);
      DutyProblem duty = compiled.dutyProblem();
      DutyPlan best =
          new PortfolioSolver().solve(duty, SolveLimits.ofSteps(20_000, 1)).plan().orElseThrow();
      long cost = PlanEvaluation.of(duty, best).cost().total();
      for (DutySolver solver :
          new DutySolver[] {
            new ColumnGenerationSolver(), new CpSatSolver(), new PortfolioSolver()
          }) {
        DutySolution again = solver.solve(duty, SolveLimits.ofSteps(1, 9).from(best));
        assertThat(again.total().orElseThrow()).as("seed " + seed).isEqualTo(cost);
      }
    }
  }
}
