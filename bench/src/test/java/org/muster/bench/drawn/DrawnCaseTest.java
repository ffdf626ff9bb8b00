package org.muster.bench.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.Unit;
import org.muster.generate.Planning;
import org.muster.record.CaseData;
import org.muster.thread.CaseFile;

class DrawnCaseTest {
  @Test
  void everySizeIsASoundCase() {
    for (int units : List.of(1, 12, 60, 200, 600)) {
      for (boolean equal : List.of(false, true)) {
        CaseData data = DrawnCase.draw(DrawnSize.of(units), equal, units);
        assertThat(CaseFile.check(data)).as("%d units, equal: %s", units, equal).isEmpty();
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOneOthers() {
    DrawnSize size = DrawnSize.of(60);
    Map<String, String> first = texts(DrawnCase.draw(size, false, 5));
    assertThat(texts(DrawnCase.draw(size, false, 5))).isEqualTo(first);
    assertThat(texts(DrawnCase.draw(size, false, 6))).isNotEqualTo(first);
  }

  @Test
  void aSizeComesAsItWasAskedFor() {
    TourProblem problem = Planning.read(DrawnCase.draw(DrawnSize.of(60), false, 1)).problem();
    assertThat(problem.units()).hasSize(60);
    assertThat(problem.officers()).hasSize(40);
    assertThat(problem.lines()).hasSize(20 + 20);
    assertThat(problem.slots()).isEqualTo(72);
    assertThat(problem.pinned()).isNotEmpty();
    assertThat(problem.goals()).isNotEmpty();
    assertThat(problem.units().stream().map(Unit::parent).distinct().count()).isGreaterThan(2);
  }

  @Test
  void aSmallOneIsPlanned() {
    CaseData data = DrawnCase.draw(DrawnSize.of(12), false, 3);
    CompiledTours compiled = TourCompiler.compile(Planning.read(data).problem());
    DutySolution solution =
        new ColumnGenerationSolver().solve(compiled.problem(), SolveLimits.ofSteps(20, 1));
    TourPlan plan = compiled.toTours(solution.plan().orElseThrow());
    TourChecker.Verdict verdict = TourChecker.check(compiled.source(), plan);
    assertThat(verdict.breaches()).isEmpty();
    assertThat(plan.tours()).hasSizeGreaterThan(compiled.source().pinned().size());
  }

  private static Map<String, String> texts(CaseData data) {
    Map<String, String> texts = new HashMap<>();
    CaseFile.files(data)
        .forEach(
            (name, bytes) ->
                texts.put(name, new String(bytes, java.nio.charset.StandardCharsets.UTF_8)));
    return texts;
  }
}
