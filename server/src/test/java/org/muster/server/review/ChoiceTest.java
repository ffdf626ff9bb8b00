package org.muster.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muster.review.GoalFate;
import org.muster.server.frame.BadAddressException;

class ChoiceTest {

  @Test
  void aChoiceOfTheFormIsTaken() {
    assertThat(Choice.of(GoalFate.class, "CONTINUES")).isEqualTo(GoalFate.CONTINUES);
  }

  @Test
  void whatTheFormDoesNotOfferIsRefusedByName() {
    assertThatThrownBy(() -> Choice.of(GoalFate.class, "lost"))
        .isInstanceOf(BadAddressException.class)
        .hasMessageContaining("lost")
        .hasMessageContaining("CONTINUES");
  }
}
