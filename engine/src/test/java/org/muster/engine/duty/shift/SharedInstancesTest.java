package org.muster.engine.duty.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// The checker, the compiler and the format on the public instances and their published rosters.
class SharedInstancesTest {

  @Test
  void publishedRostersBreakNoRuleAndCostWhatTheyClaim() {
    for (Path path : SharedInstances.solutions()) {
      Matcher name =
          Pattern.compile("Instance(\\d+)_obj(\\d+).tsv").matcher(path.getFileName().toString());
      assertThat(name.matches()).isTrue();
      ShiftProblem problem = SharedInstances.instance(Integer.parseInt(name.group(1)));
      long claimed = Long.parseLong(name.group(2));
      Roster roster = RosterFormat.readGrid(problem, path.toString(), SharedInstances.text(path));

      RosterReview review = ShiftChecker.check(problem, roster);
      assertThat(review.findings()).as(name.group()).isEmpty();
      assertThat(review.cost()).as(name.group()).isEqualTo(claimed);

      ShiftCompiler compiled = ShiftCompiler.compile(problem);
      PlanEvaluation evaluation = PlanEvaluation.of(compiled.dutyProblem(), compiled.plan(roster));
      assertThat(evaluation.faults()).as(name.group()).isEmpty();
      assertThat(evaluation.cost().total()).as(name.group()).isEqualTo(claimed);
      assertThat(compiled.roster(compiled.plan(roster))).isEqualTo(roster);
      assertThat(RosterFormat.readCsv(problem, "again", RosterFormat.writeCsv(problem, roster)))
          .isEqualTo(roster);
    }
  }

  @Test
  void writingAndReadingAgainGivesAnEqualInstance() {
    for (int number : new int[] {1, 7, 12, 24}) {
      ShiftProblem problem = SharedInstances.instance(number);
      assertThat(ShiftFormat.read("again", ShiftFormat.write(problem))).isEqualTo(problem);
    }
  }

  /// The relaxation of instance 1 proves 558; the cases close the rest.
  @Test
  void theCertificateOfInstance1ProvesItsRosterBest() {
    DutyProblem problem = ShiftCompiler.compile(SharedInstances.instance(1)).dutyProblem();
    DutySolution solution = new PortfolioSolver().solve(problem, SolveLimits.ofSteps(8_000, 1));
    assertThat(solution.total()).hasValue(607);
    Certificate claim = new Certificate(607, solution.proof().orElseThrow());
    Certificate.Proven proven =
        Certificate.read("1", claim.write(problem), problem).prove(problem, 1_000_000);
    assertThat(proven.relaxed()).isEmpty();
    assertThat(Progress.gap(607, proven.bound())).isZero();
  }
}
