package org.muster.engine.duty.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Whole rosters: checked, fair, the same for the same steps, and changed no more than need be.
class GuardPlannerTest {
  private static final GuardProblem DRAWN = GuardDraw.of(30, 10, 7, 2);

  @Test
  void aDrawnGuardIsPlannedWithinItsBound() {
    GuardPlan plan = plan(DRAWN, 300);
    assertThat(plan.review().findings()).isEmpty();
    assertThat(plan.bound()).isPositive();
    assertThat(plan.bound()).isLessThanOrEqualTo(plan.review().cost().total());
    assertThat(plan.gap()).isLessThan(0.05);
    DutyProblem duty = GuardCompiler.compile(DRAWN).dutyProblem();
    Certificate.Proven proven = plan.certificate().prove(duty, 1_000_000);
    assertThat(proven.relaxed()).isEmpty();
    assertThat(proven.bound()).isGreaterThanOrEqualTo(plan.certificate().bound() - 1e-3);
  }

  @Test
  void thePlainProofIsProvenAgainToTheUnit() {
    for (GuardProblem problem : List.of(DRAWN, TinyGuards.of(1), TinyGuards.of(2))) {
      GuardCompiler compiled = GuardCompiler.compile(problem);
      Certificate claim = new Certificate(0, compiled.plainProof());
      Certificate.Proven proven = claim.prove(compiled.dutyProblem(), 1_000_000);
      assertThat(proven.bound()).isCloseTo(claim.bound(), within(1e-6));
      assertThat(claim.bound()).isPositive();
    }
  }

  @Test
  void theSameSeedAndStepsGiveTheSameRoster() {
    assertThat(plan(DRAWN, 60).roster()).isEqualTo(plan(DRAWN, 60).roster());
  }

  @Test
  void handingOnMakesAPlanNoDearerInWhatTheAccountCounts() {
    GuardCompiler compiled = GuardCompiler.compile(DRAWN, false);
    int[][] rows =
        compiled.rows(
            new PortfolioSolver()
                .solve(compiled.dutyProblem(), SolveLimits.ofSteps(60, 1))
                .plan()
                .orElseThrow());
    int[][] fairer = Balance.fairer(compiled, rows, 1, () -> false);
    GuardReview before = GuardChecker.check(DRAWN, HandOut.roster(compiled, rows));
    GuardReview after = GuardChecker.check(DRAWN, HandOut.roster(compiled, fairer));
    assertThat(after.findings()).isEmpty();
    assertThat(after.gaps()).hasSameSizeAs(before.gaps());
    assertThat(after.cost().fairness() + after.cost().wishes())
        .isLessThanOrEqualTo(before.cost().fairness() + before.cost().wishes());
    assertThat(after.cost().total()).isLessThan(before.cost().total());
  }

  @Test
  void aPublishedRosterIsKeptWhereNothingForcesAChange() {
    GuardPlan first = plan(DRAWN, 200);
    // Somebody falls ill for two days.
    String ill = first.roster().standings().getFirst().person();
    List<GuardPerson> people =
        DRAWN.people().stream()
            .map(
                person ->
                    person.id().equals(ill) ? person.absent(new Absence("sick", 0, 48)) : person)
            .toList();
    GuardProblem changed = DRAWN.withPeople(people).publishing(first.roster());
    GuardPlan second = plan(changed, 200);
    assertThat(second.review().findings()).isEmpty();
    Set<String> moved = new HashSet<>();
    GuardCompiler compiled = GuardCompiler.compile(changed, false);
    int[][] before = compiled.rows(first.roster());
    int[][] after = compiled.rows(second.roster());
    for (int p = 0; p < before.length; p++) {
      for (int day = 0; day < changed.days(); day++) {
        if (before[p][day] != after[p][day]) {
          moved.add(changed.people().get(p).id() + "/" + day);
        }
      }
    }
    assertThat(second.review().cost().change())
        .isEqualTo((long) moved.size() * changed.prices().change());
    assertThat(moved).hasSizeLessThan(15);
  }

  private static GuardPlan plan(GuardProblem problem, long steps) {
    return new GuardPlanner(new PortfolioSolver())
        .plan(problem, SolveLimits.ofSteps(steps, 1), p -> {});
  }
}
