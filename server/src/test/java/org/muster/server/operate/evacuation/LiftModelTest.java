package org.muster.server.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.operate.evacuation.lift.LiftLeft;

/// What the page of the lift says in words.
class LiftModelTest {
  private static String why(boolean surely, boolean sought, String change) {
    return LiftModel.why(new LiftLeft("K4-1", 2, 1, false, surely, sought, change));
  }

  @Test
  void saysThatNoChangeHelpsOnlyWhereOneWasSought() {
    assertThat(why(true, false, "")).startsWith("No plan takes them");
    assertThat(why(false, true, "2 seats more")).isEqualTo("Smallest change: 2 seats more.");
    assertThat(why(false, true, "")).isEqualTo("No single change takes them along.");
    assertThat(why(false, false, "")).startsWith("No change was sought");
  }

  @Test
  void aTableThatEndsSaysHowMuchMoreThereIs() {
    List<Integer> hours = IntStream.range(0, 408).boxed().toList();
    LiftModel.Rows<String> some = LiftModel.Rows.of(hours, 200, "hour", h -> "hour " + h);
    assertThat(some.rows()).hasSize(200).last().isEqualTo("hour 199");
    assertThat(some.more()).isEqualTo("and 208 hours more");
    assertThat(LiftModel.Rows.of(hours, 407, "hour", h -> h).more()).isEqualTo("and 1 hour more");
    assertThat(LiftModel.Rows.of(hours, 408, "hour", h -> h).more()).isEmpty();
  }
}
