package org.muster.operate.evacuation.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.operate.evacuation.custody.Waiting;
import org.muster.store.Trouble;

/// The published rule: highest class and all needs, explained; an override is signed.
class PriorityTest {
  private static final PriorityRule RULE = PriorityRule.shipped();
  private static final Instant NOW = Instant.parse("2021-08-23T06:00:00Z");

  @Test
  void thePointsAreThoseOfTheHighestClassAndOfEachNeed() {
    Priority priority = RULE.of(Set.of("at-risk", "entitled"), Set.of("pregnant", "infant"));

    assertThat(priority.why())
        .isEqualTo(
            "rule 2026-1: Served our forces or embassy and holds a promise of entry 80"
                + " + Pregnant 25 + With a child below two years 15 = 120");
  }

  @Test
  void needsAddNoMoreThanTheRuleAllows() {
    Priority priority = RULE.of(Set.of("other"), Set.of("lone-minor", "medical", "disabled"));

    assertThat(priority.points()).isEqualTo(20 + 60);
    assertThat(priority.why()).contains("not to be had here (needs add no more) 20");
  }

  @Test
  void whatTheRuleDoesNotHaveIsTold() {
    assertThat(RULE.of(Set.of("friend"), Set.of("tall")).unknown())
        .containsExactly("friend", "tall");
  }

  @Test
  void aPartyHasThePriorityOfItsFirstMember() {
    Priority child = RULE.of(Set.of("other"), Set.of("medical"));
    Priority father = RULE.of(Set.of("other"), Set.of());

    assertThat(Priority.ofParty(List.of(father, child))).isEqualTo(child);
  }

  @Test
  void anOverrideNeedsASignerAndAReason() {
    assertThatThrownBy(() -> new Priority.Decision(200, " ", "asked by the minister", NOW))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("signer");
    assertThatThrownBy(() -> new Priority.Decision(200, "Lt Col Hart", "urgent", NOW))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("reason: expected why, in 10 to 500 characters");

    Priority decided =
        RULE.of(Set.of("other"), Set.of())
            .overriddenBy(new Priority.Decision(200, "Lt Col Hart", "threatened by name", NOW));
    assertThat(decided.counts()).isEqualTo(200);
    assertThat(decided.why())
        .isEqualTo(
            "200, decided by Lt Col Hart at 2021-08-23T06:00:00Z: threatened by name"
                + " (rule 2026-1: Anybody else on the list 20 = 20)");
  }

  private static Waiting waiting(String party, Priority priority, Instant since) {
    return new Waiting(party, List.of(party + ".1"), PriorityRule.band(priority.points()), since);
  }

  @Test
  void amongEqualsWhoWaitsLongerGoesFirst() {
    Priority low = RULE.of(Set.of("other"), Set.of());
    Priority high = RULE.of(Set.of("citizen"), Set.of());
    Waiting a = waiting("a", low, NOW.minusSeconds(60));
    Waiting b = waiting("b", high, NOW);
    Waiting c = waiting("c", low, NOW.minusSeconds(3_600));

    assertThat(Stream.of(a, b, c).sorted(Waiting.ORDER)).containsExactly(b, c, a);
    assertThat(c.age(NOW)).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'format: muster-priority/2' | format: expected muster-priority/1
          'a: [' | is no YAML
          'x' | expected fields such as format and version
          'format: muster-priority/1' | version
          """)
  void aRuleThatIsNoneIsToldByField(String text, String told) {
    if (told.equals("version")) {
      assertThatThrownBy(
              () ->
                  PriorityRule.read(
                      "rule.yaml",
                      """
                      format: muster-priority/1
                      version: '1'
                      from: '2026-01-01'
                      most-of-needs: -1
                      classes: [{id: a, words: A, points: 1}, {id: a, words: '', points: x}]
                      needs: 3
                      """))
          .hasMessage(
              "rule.yaml: most-of-needs: expected a number from 0 to 10000; classes[2].id: expected"
                  + " small letters, once; classes[2].words: expected a text of at most 200"
                  + " characters; classes[2].points: expected a number from 0 to 10000; needs:"
                  + " expected a list");
    } else {
      assertThatThrownBy(() -> PriorityRule.read("rule.yaml", text)).hasMessageContaining(told);
    }
  }
}
