package org.muster.engine.duty.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every rule with a fortnight that breaks it, and no other, and one that keeps all.
class ShiftRulesTest {
  /// Early, night and day shifts of eight hours; a night is not followed by an early. 40 to 56
  /// hours, at most two nights; runs of 2 to 4 days, rests of at least 2; one weekend; the first
  /// Wednesday off.
  private static final ShiftProblem BASE =
      new ShiftProblem(
          14,
          List.of(
              new ShiftType("E", 480, List.of()),
              new ShiftType("N", 480, List.of("E")),
              new ShiftType("D", 480, List.of())),
          List.of(new Employee("A", Map.of("N", 2), 7 * 480, 5 * 480, 4, 2, 2, 1, List.of(2))),
          List.of(),
          List.of(),
          List.of());

  private record Pair(String breaks, String keeps, ShiftFinding found) {}

  private static final Map<ShiftRule, Pair> EXAMPLES = new EnumMap<>(ShiftRule.class);

  static {
    pair(ShiftRule.SUCCESSION, "EE--NE- -EE----", "EE--EN- -EE----", 5, 1, 0);
    pair(ShiftRule.MAX_SHIFTS, "NN--NN- -EE----", "NN--EE- -EE----", 13, 4, 2);
    pair(ShiftRule.MAX_MINUTES, "EE--EEE --EEE--", "EE--EEE --EE---", 13, 3840, 3360);
    pair(ShiftRule.MIN_MINUTES, "EE--EE- -------", "EE--EEE -------", 13, 1920, 2400);
    pair(ShiftRule.MAX_RUN, "EE----- EEEEE--", "EE----- EEEE---", 11, 5, 4);
    pair(ShiftRule.MIN_RUN, "EE--E-- EEE----", "EE--EE- -EE----", 4, 1, 2);
    pair(ShiftRule.MIN_REST, "EE--EE- EE-----", "EE--EE- -EE----", 6, 1, 2);
    pair(ShiftRule.MAX_WEEKENDS, "E----EE --EE--E", "E----EE --EEE--", 13, 2, 1);
    pair(ShiftRule.DAY_OFF, "EEE---- -EE----", "EE----- -EEE---", 2, 1, 0);
  }

  private static void pair(
      ShiftRule rule, String breaks, String keeps, int day, long measured, long limit) {
    EXAMPLES.put(rule, new Pair(breaks, keeps, new ShiftFinding(rule, "A", day, measured, limit)));
  }

  @Test
  void everyRuleHasAnExampleThatBreaksItAloneAndOneThatKeepsAll() {
    assertThat(EXAMPLES.keySet()).containsExactlyInAnyOrder(ShiftRule.values());
    EXAMPLES.forEach(
        (rule, pair) -> {
          assertThat(rule.findings(BASE, roster(pair.breaks), 0)).containsExactly(pair.found);
          assertThat(ShiftChecker.check(BASE, roster(pair.breaks)).findings())
              .containsExactly(pair.found);
          assertThat(ShiftChecker.check(BASE, roster(pair.keeps)).findings())
              .as(rule.id())
              .isEmpty();
        });
  }

  @Test
  void everyRuleCitesAPlaceOfItsOwnAndSaysWhatABreachIs() {
    assertThat(ShiftRule.values())
        .allSatisfy(
            rule -> {
              assertThat(rule.source()).matches("Curtois and Qu 2014, SECTION_[A-Z_]+: .+");
              assertThat(rule.sentence()).isNotBlank();
              assertThat(rule.id()).matches("shift\\.[a-z]+(-[a-z]+)*");
            })
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(ShiftRule.values()).map(ShiftRule::source)).doesNotHaveDuplicates();
  }

  @Test
  void whatTouchesAnEdgeOfTheHorizonMayBeShort() {
    assertThat(ShiftChecker.check(BASE, roster("E--EE-- -EE---E")).findings()).isEmpty();
    assertThat(ShiftChecker.check(BASE, roster("-EE--EE --EE---")).findings())
        .extracting(ShiftFinding::rule)
        .containsExactly(ShiftRule.DAY_OFF);
  }

  /// Letters of shifts and `-`, two weeks.
  private static Roster roster(String text) {
    int[] days = text.replace(" ", "").chars().map(c -> "END".indexOf(c)).toArray();
    assertThat(days).hasSize(BASE.days());
    return Roster.of(new int[][] {days});
  }
}
