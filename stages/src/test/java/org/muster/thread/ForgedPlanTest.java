package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.generate.Forgery;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlanJudge;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.record.CaseData;
import org.muster.store.Trouble;

/// Every leaf of a plan of the shipped case changed in turn, every element taken out and doubled:
/// each is found, or its key is named as claimed.
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedPlanTest {
  private static final CaseData CASE =
      CaseFile.get(
          Path.of(System.getProperty("muster.root", "..")).resolve("cases").resolve("azerbaijan"));

  private Optional<PlanRun.State.Done> made = Optional.empty();
  private final List<PlanDocument> kept = new ArrayList<>();

  @BeforeAll
  void make() {
    PlanRequest request = PlanRequest.ofSteps(400, 1).by(PlanSolver.COLUMNS);
    made =
        new PlanRun(CASE, request, (plan, proof) -> kept.add(plan)).work()
                instanceof PlanRun.State.Done done
            ? Optional.of(done)
            : Optional.empty();
  }

  private PlanDocument plan() {
    return made.orElseThrow().plan();
  }

  @Test
  void thePlanItselfPassesAndItsBoundIsProven() {
    PlanCheck check = PlanJudge.checkWhole(CASE, plan(), certificate());

    assertThat(check.breaches()).isEmpty();
    assertThat(check.differences()).isEmpty();
    assertThat(check.boundProven()).isTrue();
    assertThat(check.claims())
        .contains("search.seed", "gaps.0.remedies_tried")
        .doesNotContain("bound");
    assertThat(plan().gaps()).anySatisfy(gap -> assertThat(gap.remedy()).isPresent());
  }

  @Test
  void everyForgedLeafIsFoundOrNamedAsClaimed() throws IOException {
    List<Forgery> forgeries = Forgery.listOf(PlanFile.write(plan()));
    PlanJudge judge = new PlanJudge(CASE, plan(), certificate());
    List<String> believed = new ArrayList<>();
    int found = 0;
    int claimed = 0;
    for (Forgery forgery : forgeries) {
      Verdict verdict = judge(judge, forgery);
      switch (verdict) {
        case FOUND -> found++;
        case CLAIMED -> claimed++;
        case BELIEVED -> believed.add(forgery.key() + ": " + forgery.how());
      }
    }
    String counted =
        "%d forgeries: %d found, %d claimed, %d believed"
            .formatted(forgeries.size(), found, claimed, believed.size());
    String told = System.getenv("MUSTER_FORGERIES");
    if (told != null) {
      Files.writeString(Path.of(told), counted);
    }
    assertThat(believed).isEmpty();
    assertThat(found).isGreaterThan(10 * claimed);
  }

  /// A run that was cut short has no reasons, and a plan does not show whether one was.
  @Test
  void thatAGapIsNotExplainedIsClaimed() {
    PlanDocument.OpenGap bare =
        kept.stream()
            .filter(one -> one.cost().equals(plan().cost()))
            .map(one -> one.gaps().getFirst())
            .filter(gap -> !gap.explained())
            .findFirst()
            .orElseThrow();

    PlanCheck check = PlanJudge.checkWhole(CASE, plan().withGap(0, bare), certificate());

    assertThat(check.passed()).isTrue();
    assertThat(check.claims()).contains("gaps.0.explained").doesNotContain("gaps.1.explained");
    assertThat(PlanJudge.checkWhole(CASE, plan(), certificate()).claims())
        .doesNotContain("gaps.0.explained");
  }

  @Test
  void withoutACertificateTheBoundIsClaimed() {
    assertThat(PlanJudge.checkWhole(CASE, plan(), Optional.empty()).claims()).contains("bound");
  }

  private enum Verdict {
    FOUND,
    CLAIMED,
    BELIEVED
  }

  private static Verdict judge(PlanJudge judge, Forgery forgery) {
    PlanCheck check;
    try {
      check = judge.whole(PlanFile.read(forgery.text()));
    } catch (Trouble unreadable) {
      return Verdict.FOUND;
    }
    if (!check.passed()) {
      return Verdict.FOUND;
    }
    return check.claims().contains(forgery.key()) ? Verdict.CLAIMED : Verdict.BELIEVED;
  }

  private Optional<String> certificate() {
    return made.orElseThrow().proof().map(proof -> proof.certificate());
  }
}
