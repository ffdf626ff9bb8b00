package org.muster.generate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muster.store.Trouble;

class PlanFileTest {
  @Test
  void aTotalThatItsTermsDoNotAddUpToIsRefused() {
    String text =
        """
        {
          "format": "muster-plan/1",
          "search": {},
          "cost": {
            "total": 1, "unfilled": 30, "late_goals": 4, "money": 5, "overfill": 2, "change": 1
          }
        }
        """;

    assertThatThrownBy(() -> PlanFile.read(text))
        .isInstanceOf(Trouble.class)
        .hasMessage("The plan file says a total cost of 1, but its terms add up to 42.");
  }
}
