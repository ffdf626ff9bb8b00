package org.muster.engine.lift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Eight people arrive at 260 where there are eight beds, and one leaves each minute.
class HavenRoomTest {
  private static final LiftProblem PROBLEM = LiftExamples.plain();
  private static final HavenRoom ROOM =
      HavenRoom.of(PROBLEM, LiftExamples.together(), PROBLEM.havens().getFirst());

  @Test
  void bedsThatAreLackingThenOrLaterAreCounted() {
    assertThat(ROOM.lacking(260, 1)).isEqualTo(1);
    assertThat(ROOM.lacking(261, 1)).isZero();
    assertThat(ROOM.lacking(261, 3)).isEqualTo(2);
    assertThat(ROOM.lacking(257, 3)).isZero();
    assertThat(ROOM.lacking(258, 3)).isEqualTo(1);
    assertThat(ROOM.lacking(100, 10)).isEqualTo(2);
  }

  @Test
  void flightsThatHaveLeftDoNotSayWhenToStop() {
    HavenRoom.Stop stop = ROOM.stop().orElseThrow();
    assertThat(stop.departs()).isEqualTo(160);
    assertThat(ROOM.stop(160)).contains(stop);
    assertThat(ROOM.stop(161)).isEmpty();
  }
}
