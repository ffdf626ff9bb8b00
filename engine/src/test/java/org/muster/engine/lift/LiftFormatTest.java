package org.muster.engine.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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
  void aNumberIsWholeHoweverItIsWritten() {
    String same =
        PROBLEM
            .replace("\"peoplePerHour\": 6", "\"peoplePerHour\": 6.0")
            .replace("\"onwardPerDay\": 1440", "\"onwardPerDay\": 1.44e3")
            .replace("[[0, 700], [800, 1440]]", "[[-0.0, 700.0], [800, 1440]]");
    assertThat(same).isNotEqualTo(PROBLEM);
    assertThat(problem(same)).isEqualTo(LiftExamples.plain());
    assertThat(why(() -> problem(PROBLEM.replace("\"seats\": 9", "\"seats\": 9.5"))))
        .contains("seats must be a whole number");
    assertThat(why(() -> problem(PROBLEM.replace("[[0, 700]", "[[0, 700.5]"))))
        .contains("open must be a list of pairs of whole numbers");
  }

  @Test
  void aPartyMayNameAGateOrHavenTwice() {
    String twice =
        PROBLEM
            .replace("\"gates\": [\"ABBEY\"]", "\"gates\": [\"ABBEY\", \"ABBEY\"]")
            .replace("\"havens\": [\"OTBH\"]", "\"havens\": [\"OTBH\", \"OTBH\"]");
    assertThat(twice).isNotEqualTo(PROBLEM);
    assertThat(problem(twice)).isEqualTo(LiftExamples.plain());
    assertThat(why(() -> problem(PROBLEM.replace("[\"ABBEY\"]", "[\"ABBEY\", 1]"))))
        .contains("gates must be a list of texts");
  }

  @Test
  void moreThanAPlannerTakesIsRefusedByName() {
    LiftProblem plain = LiftExamples.plain();
    assertThat(why(() -> problem(LiftFormat.write(with(plain, 62, 61))))).isEqualTo("nothing");
    assertThat(why(() -> problem(LiftFormat.write(with(plain, 63, 61)))))
        .contains("gates must be a list of up to 63, has 64");
    assertThat(why(() -> problem(LiftFormat.write(with(plain, 62, 62)))))
        .contains("havens must be a list of up to 63, has 64");
    assertThat(why(() -> problem(PROBLEM.replace("{\"OTBH\": 100}", "{\"OTBH\": 399911}"))))
        .contains("legs must be up to 399910 minutes beside groundHaven; OTBH has 399911");
  }

  /// With so many gates beside the first, and havens beside the first two.
  private static LiftProblem with(LiftProblem plain, int gates, int havens) {
    List<Gate> all = new ArrayList<>(List.of(plain.gates().getFirst()));
    for (int i = 0; i < gates; i++) {
      all.add(new Gate("G" + i, 6, List.of(new Span(0, 1440)), Others.NONE));
    }
    List<Haven> places = new ArrayList<>(plain.havens());
    for (int i = 0; i < havens; i++) {
      places.add(new Haven("H" + i, 6, 0, 1, Others.NONE));
    }
    return plain.with(plain.airfield(), all, places, plain.fleet(), plain.parties());
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
    assertThat(why(() -> problem(back)))
        .contains("airfield: open must be a list of intervals, none of which ends before it begins")
        .contains("one is [900, 800)");
    String gate = PROBLEM.replace("[[0, 400]]", "[[400, 0]]");
    assertThat(gate).isNotEqualTo(PROBLEM);
    assertThat(why(() -> problem(gate))).contains("gates[1]: open must be a list of intervals");
  }
}
