package org.muster.engine.duty.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.cpsat.CpSatSolver;

/// What a unit has on each day of its tour is what counts.
class StrengthTest {

  @Test
  void isAStepFunction() {
    Strength strength = Strength.steps(new TreeMap<>(Map.of(-3, 20, 4, 54, 6, 54, 8, 0)));
    assertThat(strength.at(-5)).isEqualTo(20);
    assertThat(strength.at(3)).isEqualTo(20);
    assertThat(strength.at(4)).isEqualTo(54);
    assertThat(strength.at(100)).isZero();
    assertThat(strength.least(new Window(2, 8))).isEqualTo(20);
    assertThat(strength.most(new Window(2, 4))).isEqualTo(20);
    assertThat(strength.most(new Window(2, 5))).isEqualTo(54);
    assertThat(strength.cuts(new Window(4, 9))).containsExactly(8);
    assertThat(strength.cuts(new Window(0, 9))).containsExactly(4, 8);
    assertThat(strength).hasToString("{0=20, 4=54, 8=0}");
    assertThat(Strength.of(7)).isEqualTo(Strength.steps(new TreeMap<>(Map.of(0, 7, 3, 7))));
  }

  @Test
  void refusesWhatNoUnitCanHave() {
    assertThatThrownBy(() -> Strength.of(-1)).hasMessage("A strength of -1 from slot 0.");
    assertThatThrownBy(() -> Strength.steps(new TreeMap<>(Map.of(2, 5))))
        .hasMessage("A strength says from slot 0 how many there are.");
  }

  /// 20 people until June, 54 from July, a line of 54 from July.
  @Test
  void countsWhatAUnitHasOnEachDayOfTheTour() {
    Strength grown = Strength.steps(new TreeMap<>(Map.of(0, 20, 4, 54)));
    TourProblem late = problem(grown, new Window(4, 8));
    TourPlan plan = best(late);
    assertThat(plan.tours()).containsExactly(new Tour("coy", "guard", 4, 4));
    assertThat(TourChecker.check(late, plan).cost().total()).isZero();

    // A tour over the change leaves a gap only before it.
    TourProblem across = problem(grown, new Window(2, 6));
    TourPlan both = best(across);
    assertThat(both.tours()).containsExactly(new Tour("coy", "guard", 2, 4));
    assertThat(Gap.list(across, both))
        .containsExactly(new Gap("guard", new Window(2, 4), 34, 34 * 30, 34 * 30 * 2));
  }

  private static TourPlan best(TourProblem problem) {
    CompiledTours compiled = TourCompiler.compile(problem);
    return compiled.toTours(
        new CpSatSolver()
            .solve(compiled.problem(), SolveLimits.ofSteps(20_000, 1))
            .plan()
            .orElseThrow());
  }

  private static TourProblem problem(Strength strength, Window line) {
    TourTerms terms = new TourTerms(4, 4, 1, 1, 0, 100, TourProblem.NEVER);
    return new TourProblem(
        Collections.nCopies(8, 15),
        List.of(),
        terms,
        terms,
        List.of(Unit.of("coy", 1, new Window(0, 8), "guard").withStrength(strength)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(Line.units("guard", 54, line, 0, 2, "guard")),
        List.of(),
        List.of(),
        List.of(),
        new Prices(1, 1, 0));
  }
}
