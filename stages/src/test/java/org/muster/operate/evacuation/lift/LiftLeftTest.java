package org.muster.operate.evacuation.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;

/// Whom a plan leaves behind, and what is said of them.
class LiftLeftTest {
  private static final Instant NOW = Instant.parse("2021-08-24T12:20:00Z");

  /// One party must be gone before it can pass any gate; fourteen more could go, and nobody does.
  @Test
  void saysOfWhomNoChangeWasSought() {
    LiftExample log = new LiftExample().havens(500).party("C2", 4, 1);
    for (int i = 4; i < 18; i++) {
      log.party("C" + i, 1, 3);
    }
    String means = LiftExample.MEANS.replace("2021-08-25T06:00Z", "2021-08-24T13:00Z");
    LiftProblems.Built.Done built =
        (LiftProblems.Built.Done)
            LiftProblems.of(log.situation(NOW), LiftMeansText.read("means.json", means));
    LiftPlan nobody =
        new LiftPlan(
            List.of(),
            List.of(),
            built.problem().parties().stream()
                .map(Party::id)
                .map(id -> new LiftPlan.Left(id, "not in the plan"))
                .toList(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Others.NONE);

    List<LiftLeft> left =
        LiftLeft.of(Lift.apart(built.problem(), nobody), new LiftHours(ZoneOffset.UTC, NOW));

    assertThat(left).hasSize(15);
    assertThat(left.getFirst()).matches(one -> one.surely() && !one.sought());
    assertThat(left.subList(1, 13))
        .allMatch(one -> !one.surely() && one.sought() && !one.change().isEmpty());
    assertThat(left.subList(13, 15))
        .allMatch(one -> !one.surely() && !one.sought() && one.change().isEmpty());
  }
}
