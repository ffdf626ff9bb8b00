package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever is answered comes back from a workbook as it went out, and what two people changed is
/// never lost.
class SurveyWorkbookProperties {
  private static final Instant AT = Instant.parse("2021-10-02T08:00:00Z");

  @Property(tries = 60)
  void everyAnswerComesBackAsItWentOut(@ForAll long seed) {
    Random random = new Random(seed);
    Survey survey = SurveyTest.fresh();
    Survey answered = survey;
    Map<String, String> wanted = new HashMap<>();
    for (Question question : survey.questionnaire().listQuestions()) {
      if (random.nextInt(4) == 0) {
        continue;
      }
      if (question.type().read(typed(question.type(), random))
              instanceof QuestionType.Reading.Fits fits
          && !fits.text().isEmpty()) {
        wanted.put(question.id(), fits.text());
        answered =
            answered.with(
                new Answer(question.id(), 0, fits.text(), Answer.Status.ANSWERED, "p", AT));
      }
    }
    WorkbookReturn same = SurveyWorkbook.read(SurveyWorkbook.write(answered, "AZE"), answered);
    assertThat(same.problems()).isEmpty();
    assertThat(same.changes()).isEmpty();
    assertThat(same.untouched()).isEqualTo(19);
    assertThat(canonicalAgain(answered)).isEqualTo(wanted);
  }

  private static Map<String, String> canonicalAgain(Survey survey) {
    Map<String, String> read = new HashMap<>();
    survey
        .answers()
        .forEach(
            (id, answer) -> {
              QuestionType type = survey.questionnaire().findQuestion(id).orElseThrow().type();
              read.put(id, ((QuestionType.Reading.Fits) type.read(answer.value())).text());
            });
    return read;
  }

  private static String typed(QuestionType type, Random random) {
    return switch (type) {
      case QuestionType.Text t -> text(random);
      case QuestionType.Number n ->
          String.valueOf(random.nextInt(100)) + (n.decimals() > 0 ? ".5" : "");
      case QuestionType.Choice c -> c.options().get(random.nextInt(c.options().size()));
      case QuestionType.Day d ->
          "202" + random.nextInt(10) + "-0" + (1 + random.nextInt(9)) + "-15";
      case QuestionType.Units u -> "AZE.unit.a" + random.nextInt(9) + "\nAZE.unit.b";
      case QuestionType.Evidence e -> "AZE.evidence.e" + random.nextInt(9);
      case QuestionType.Table t -> {
        List<List<String>> rows = new ArrayList<>();
        for (int r = random.nextInt(5); r >= 0; r--) {
          List<String> cells = new ArrayList<>();
          for (QuestionType.TableColumn column : t.columns()) {
            cells.add(random.nextInt(3) == 0 ? "" : typed(column.type(), random));
          }
          rows.add(cells);
        }
        yield QuestionType.Table.text(rows);
      }
    };
  }

  private static String text(Random random) {
    String[] parts = {
      "=",
      "+",
      "_x0041_",
      "_x005F_",
      "\n",
      "\t",
      "  ",
      "ə",
      "\uD83D\uDE80",
      "<b>&amp;",
      "'",
      "\"",
      "\\",
      "\\n",
      "Law",
      "1999",
      "2021-01-02",
      "1.50",
      "TRUE",
      "#N/A",
      "\r\n",
      "\u00A0",
      "\u2028"
    };
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      out.append(parts[random.nextInt(parts.length)]);
    }
    return out.toString();
  }
}
