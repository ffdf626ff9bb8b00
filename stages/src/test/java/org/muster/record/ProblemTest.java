package org.muster.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void readsAsOneLineThatNamesThePlace() {
    assertThat(new Problem("contributions.csv", 12, "value", "many", "a whole number"))
        .hasToString("contributions.csv:12: value: found \"many\", expected a whole number");
    assertThat(new Problem("case.yaml", 0, "", "", "this file"))
        .hasToString("case.yaml: expected this file");
  }

  @Test
  void controlsInAValueAreShownAndNotObeyed() {
    assertThat(new Problem("a.csv", 1, "note", "x\u001B[2J\n\u202Ey\u0000", "text"))
        .hasToString("a.csv:1: note: found \"x\\u001B[2J\\n\\u202Ey\\u0000\", expected text");
  }

  @Test
  void aLongValueIsCutBetweenCharacters() {
    assertThat(Problem.cut("x".repeat(80))).isEqualTo("x".repeat(80));
    assertThat(Problem.cut("x".repeat(81))).isEqualTo("x".repeat(79) + "…");
    assertThat(Problem.cut("x".repeat(78) + "🪖🪖")).isEqualTo("x".repeat(78) + "…");
  }
}
