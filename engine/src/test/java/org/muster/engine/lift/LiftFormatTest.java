package org.muster.engine.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.muster.engine.text.TextException;

/// The text of problems and plans: the same when read again, and every fault named.
class LiftFormatTest {
  private static final String PROBLEM = LiftFormat.write(LiftExamples.plain());
  private static final String PLAN =
      LiftFormat.write(LiftExamples.together().costing(68.6, OptionalDouble.of(1.5)));

  private static String why(Runnable reading) {
    try {
      reading.run();
    } catch (TextException e) {
      return String.valueOf(e.getMessage());
    }
    return "nothing";
  }

  private static LiftProblem problem(String text) {
    return LiftFormat.readProblem("p", text);
  }

  private static LiftPlan plan(String text) {
    return LiftFormat.readPlan(LiftExamples.plain(), "p", text);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(LiftFormat.write(problem(PROBLEM))).isEqualTo(PROBLEM);
    assertThat(problem(PROBLEM)).isEqualTo(LiftExamples.plain());
    assertThat(LiftFormat.write(plan(PLAN))).isEqualTo(PLAN);
  }

  @Test
  void everyFieldThatIsMissingOrWrongIsNamed() {
    assertThat(BrokenFields.named(PROBLEM, text -> why(() -> problem(text)))).isGreaterThan(50);
  }

  @Test
  void everyFieldOfAPlanThatIsMissingOrWrongIsNamed() {
    assertThat(BrokenFields.named(PLAN, text -> why(() -> plan(text)))).isGreaterThan(15);
  }

  @Test
  void anIdThatTheProblemDoesNotKnowIsAnError() {
    assertThat(why(() -> plan(PLAN.replace("\"parties\": [\"P1\"", "\"parties\": [\"P9\""))))
        .contains("parties must be ids of the problem, was \"P9\"");
    for (String field : List.of("party", "gate", "aircraft", "from", "to")) {
      String changed =
          PLAN.replaceAll("\"" + field + "\": \"[A-Z0-9]+\"", "\"" + field + "\": \"X\"");
      assertThat(why(() -> plan(changed)))
          .contains(field + " must be an id of the problem, was \"X\"");
    }
    assertThat(why(() -> problem(PROBLEM.replace("\"gates\": [\"ABBEY\"]", "\"gates\": [\"X\"]"))))
        .contains("parties P1: gates names \"X\"");
    assertThat(why(() -> problem(PROBLEM.replace("\"id\": \"P2\"", "\"id\": \"P1\""))))
        .contains("parties: id \"P1\" stands twice");
  }

  @Test
  void whatIsUnknownIsKept() {
    String more =
        PROBLEM
            .replace("\"holding\": 10", "\"holding\": 10, \"lights\": {\"on\": [1, 2.5, null]}")
            .replace("\"people\": 5", "\"people\": 5, \"note\": \"with \\\"pram\\\"\"");
    assertThat(LiftFormat.write(problem(more)))
        .contains("\"lights\": {\"on\": [1, 2.5, null]}")
        .contains("\"note\": \"with \\\"pram\\\"\"");
    assertThat(LiftFormat.write(plan(PLAN.replace("\"left\":", "\"mood\": true, \"left\":"))))
        .contains("\"mood\": true");
  }

  @Test
  void figuresAreWrittenPlainly() {
    String text =
        LiftFormat.write(
            LiftExamples.together().costing(123456789012.25, OptionalDouble.of(0.00001)));
    assertThat(text).contains("\"cost\": 123456789012.25").contains("\"bound\": 0.00001");
  }

  @Test
  void intervalsAreSortedAndDisjoint() {
    String turned = PROBLEM.replace("[[0, 700], [800, 1440]]", "[[800, 1440], [0, 700]]");
    assertThatThrownBy(() -> problem(turned))
        .isInstanceOf(TextException.class)
        .hasMessageContaining("airfield: open intervals must be sorted and disjoint");
    String over = PROBLEM.replace("[[0, 700], [800, 1440]]", "[[0, 900], [800, 1440]]");
    assertThat(why(() -> problem(over))).contains("sorted and disjoint");
    String back = PROBLEM.replace("[[0, 700], [800, 1440]]", "[[900, 800]]");
    assertThat(why(() -> problem(back))).contains("must not end before it begins");
  }
}
