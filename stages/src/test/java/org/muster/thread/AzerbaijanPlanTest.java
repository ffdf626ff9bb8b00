package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.generate.Keeper;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.SearchEnd;

/// What the invented requirement of the Azerbaijan case plans to: three gaps, each of another kind.
@Tag("long")
class AzerbaijanPlanTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");

  @Test
  void plansToThreeGapsWithARemedyEach() {
    PlanRequest request = PlanRequest.ofSteps(2000, 1).by(PlanSolver.COLUMNS);
    PlanRun run = new PlanRun(CaseFile.get(FOLDER), request, Keeper.nothing());
    assertThat(run.work())
        .asInstanceOf(type(PlanRun.State.Done.class))
        .satisfies(
            done -> {
              inspect(done.plan());
              assertThat(done.proven()).isTrue();
              assertThat(done.end()).isEqualTo(SearchEnd.PROVEN);
            });
  }

  private static void inspect(PlanDocument document) {
    assertThat(document.cost().total()).isEqualTo(33_328);
    assertThat(document.bound()).isEqualTo(33_328);
    assertThat(document.gaps())
        .extracting(gap -> gap.line() + " " + gap.from() + " " + gap.to() + " " + gap.people())
        .containsExactlyInAnyOrder(
            "AZE.line.guard-2 2022-07-01 2022-09-30 54",
            "AZE.line.guard-2 2023-04-01 2023-06-30 54",
            "AZE.line.sappers 2023-01-01 2023-06-30 4");
    assertThat(document.gaps())
        .extracting(
            gap ->
                gap.remedy()
                    .map(r -> r.kind() + " " + r.subject() + " " + r.price() + " " + r.closes())
                    .orElse("none"))
        .containsExactlyInAnyOrder(
            "bring-forward AZE.offering.nel2-2022-08-16 20 true",
            "bring-forward AZE.offering.nel2-2022-08-16 20 true",
            "waive-caveat AZE.caveat.2-sapper-3-clearance 40 true");
    // Each is the cheapest of those tried.
    assertThat(document.gaps())
        .extracting(PlanDocument.OpenGap::looked)
        .doesNotContain(PlanDocument.Looked.NOT_YET);
    List<String> guard2022 = rules(document, "2022-07-01", "AZE.unit.b-coy");
    assertThat(guard2022).contains("READY");
    assertThat(rules(document, "2023-04-01", "AZE.unit.recce-coy")).contains("CAVEAT");
    assertThat(rules(document, "2023-01-01", "AZE.unit.sapper-3")).contains("CAVEAT");
  }

  private static List<String> rules(PlanDocument document, String from, String unit) {
    return document.gaps().stream()
        .filter(gap -> gap.from().toString().equals(from))
        .flatMap(gap -> gap.reasons().stream())
        .filter(why -> why.resource().equals(unit))
        .flatMap(why -> why.rules().stream())
        .map(PlanDocument.BrokenRule::rule)
        .toList();
  }
}
