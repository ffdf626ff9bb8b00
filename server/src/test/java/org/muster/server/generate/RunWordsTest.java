package org.muster.server.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.tour.TourCost;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanProof;
import org.muster.generate.PlanRun;
import org.muster.generate.Releasability;
import org.muster.generate.SearchEnd;

class RunWordsTest {
  private static final PlanDocument PLAN =
      new PlanDocument(
          "case",
          "input",
          LocalDate.of(2022, 1, 1),
          LocalDate.of(2022, 12, 31),
          "month",
          true,
          Releasability.open(),
          new PlanDocument.Search("portfolio", 1, OptionalLong.empty(), 1, SearchEnd.PROVEN),
          new TourCost(10, 0, 0, 0, 0),
          10,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  @Test
  void provenBestIsSaidOnlyOfABoundThatTheSecondPricerProved() {
    String word = "By the solver's bound there is no cheaper plan; no second pricer has proven it.";

    assertThat(ended(proof(10))).isEqualTo("The plan is proven best: there is no cheaper one.");
    assertThat(ended(proof(9))).isEqualTo(word);
    assertThat(ended(Optional.empty())).isEqualTo(word);
  }

  private static Optional<PlanProof> proof(long proven) {
    return Optional.of(new PlanProof("certificate", OptionalLong.of(proven)));
  }

  private static String ended(Optional<PlanProof> proof) {
    PlanRun.State.Done done = new PlanRun.State.Done(PLAN, proof, SearchEnd.PROVEN);
    return RunWords.ended(done.end(), done.proven());
  }
}
