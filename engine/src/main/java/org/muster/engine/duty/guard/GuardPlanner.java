package org.muster.engine.duty.guard;

import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;

/// Makes a roster: compiles, has it solved, hands out and checks.
public final class GuardPlanner {
  private final DutySolver solver;

  public GuardPlanner(DutySolver solver) {
    this.solver = solver;
  }

  /// The best roster found within the limits.
  ///
  /// @throws IllegalStateException when what the solver found does not pass the checker
  public GuardPlan plan(GuardProblem problem, SolveLimits limits, Progress.Listener listener) {
    GuardCompiler compiled = GuardCompiler.compile(problem);
    DutyProblem duty = compiled.dutyProblem();
    // What was published is where to begin, if it is lawful still.
    SolveLimits begun =
        problem.published().isPresent() && limits.warmStart().isEmpty()
            ? limits.from(compiled.plan(problem.published().get()))
            : limits;
    DutySolution solution = solver.solve(duty, begun, listener);
    // A guard without anybody is lawful, so that there always is a plan.
    GuardRoster roster =
        solution.plan().map(plan -> handedOut(compiled, plan, limits)).orElse(GuardRoster.empty());
    GuardReview review = GuardChecker.check(problem, roster);
    if (!review.findings().isEmpty()) {
      throw new IllegalStateException(
          "The roster found breaks a rule: " + review.findings().getFirst());
    }
    Prices plain = compiled.plainProof();
    Proof proof = solution.proof().filter(found -> found.bound() > plain.bound()).orElse(plain);
    return new GuardPlan(
        roster,
        review,
        Math.max(solution.bound(), plain.bound()),
        new Certificate(PlanEvaluation.of(duty, compiled.plan(roster)).cost().total(), proof));
  }

  /// The roster of a plan, made fairer: where its model keeps no account, in what that would count;
  /// where it does, in what costs the same.
  private static GuardRoster handedOut(GuardCompiler compiled, DutyPlan plan, SolveLimits limits) {
    int[][] rows = compiled.rows(plan);
    return HandOut.roster(compiled, Balance.fairer(compiled, rows, limits.seed(), () -> false));
  }
}
