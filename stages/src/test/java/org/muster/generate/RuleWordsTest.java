package org.muster.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.tour.RuleId;
import org.muster.engine.duty.tour.TourRule;
import org.muster.engine.duty.tour.TourRules;

/// Every rule of the rulebook has an id of its own and words of its own.
class RuleWordsTest {
  @Test
  void theIdsAreThoseOfTheRulebook() {
    assertThat(TourRules.all())
        .extracting(TourRule::id)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RuleId.values()).map(RuleId::id).toList());
    assertThat(TourRules.all()).allMatch(rule -> RuleId.find(rule.id()).isPresent());
  }

  @Test
  void everyRuleHasBriefWordsOfItsOwn() {
    assertThat(TourRules.all().stream().map(rule -> RuleWords.brief(rule.id())))
        .doesNotHaveDuplicates()
        .doesNotContain("stopped by a rule");
    assertThat(RuleWords.brief("NO-SUCH-RULE")).isEqualTo("stopped by a rule");
  }

  @Test
  void lengthsAreDaysAndFromTwoOnMonths() {
    assertThat(RuleWords.length(1)).isEqualTo("1 day");
    assertThat(RuleWords.length(58)).isEqualTo("58 days");
    assertThat(RuleWords.length(184)).isEqualTo("6 months");
  }
}
