package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Workbooks that were once misread, each in its own way: they lie in the folder that the
/// environment names as `MUSTER_FOUND`, and without it this is skipped by name. Each went out with
/// the answers below.
class FoundWorkbooksTest {
  private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");

  private final Path folder = Path.of(System.getenv().getOrDefault("MUSTER_FOUND", "nowhere"));

  @BeforeEach
  void needsTheFolder() {
    assumeTrue(Files.isDirectory(folder), "MUSTER_FOUND names no folder: found workbooks skipped");
  }

  @Test
  void columnsThatMovedWipeNothing() throws IOException {
    for (String file :
        List.of(
            "survey-T1-columns-swapped",
            "survey-answer-and-comment-columns-swapped",
            "survey-column-inserted-before-answer")) {
      assertThat(read(file, survey(Map.of())))
          .as(file)
          .isEqualTo(new WorkbookReturn(List.of(), List.of(), List.of(), List.of(), 19));
    }
  }

  @Test
  void cellsAreReadAsTheyAreShownOrRefused() throws IOException {
    assertThat(read("survey-percent-cell-E9-50pct", survey(Map.of())).changes())
        .containsExactly(new WorkbookReturn.Change("Answers!E9", "structure.professional", 1, "50"));

    Survey later = survey(Map.of("structure.professional", "5 1.1"));
    WorkbookReturn noon = read("survey-time-cell-E6-1200", later);
    assertThat(noon.changes()).isEmpty();
    assertThat(noon.problems().stream().map(WorkbookReturn.CellProblem::toString))
        .containsExactly(
            "Answers!E6: found \"12:00\", expected a day that exists, as 2021-10-28");

    Survey latest =
        survey(Map.of("structure.professional", "5 1.1", "plans.horizon", "4 1900-02-28"));
    assertThat(read("survey-time-cell-E7-1430-in-text", latest).changes())
        .containsExactly(new WorkbookReturn.Change("Answers!E7", "plans.aims", 1, "14:30"));
  }

  @Test
  void whatIsSentAgainOnceItIsMendedIsTakenOnce() throws IOException {
    WorkbookReturn twice = read("survey-comment-uploaded-twice", survey(Map.of()));
    assertThat(twice.changes())
        .containsExactly(new WorkbookReturn.Change("Answers!E4", "policy.law", 1, "Law of 2001."));
    assertThat(twice.comments()).hasSize(1);
    WorkbookReturn again =
        read("survey-comment-uploaded-twice", survey(Map.of("policy.law", "2 Law of 2001.")));
    assertThat(again.changes()).isEmpty();
    assertThat(again.conflicts()).isEmpty();

    Survey out = survey(Map.of("policy.law", "2 Law of 2001."));
    WorkbookReturn first = read("survey-mend-and-send-again-1", out);
    assertThat(first.changes()).isEmpty();
    assertThat(first.problems()).hasSize(1);
    assertThat(first.problems().getFirst().cell()).isEqualTo("Answers!E5");
    WorkbookReturn mended = read("survey-mend-and-send-again-2", out);
    assertThat(mended.problems()).isEmpty();
    assertThat(mended.changes())
        .containsExactly(new WorkbookReturn.Change("Answers!E5", "policy.notice", 1, "45"));
    assertThat(mended.comments().stream().map(WorkbookReturn.NewComment::text))
        .containsExactlyElementsOf(
            first.comments().stream().map(WorkbookReturn.NewComment::text).toList());
  }

  /// Each went out from a cycle of its own.
  private WorkbookReturn read(String file, Survey survey) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(file + ".xlsx"));
    String cycle;
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      cycle = book.getSheet("muster").getRow(0).getCell(1).getStringCellValue();
    }
    return SurveyWorkbook.read(
        bytes,
        new Survey(cycle, survey.questionnaire(), survey.answers(), Map.of(), Map.of()));
  }

  /// The survey as it went out.
  ///
  /// @param otherwise answers of another version, as `version value`
  private static Survey survey(Map<String, String> otherwise) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("policy.changed", "1 no");
    said.put("policy.law", "1 Law of 1999.");
    said.put("policy.notice", "1 30");
    said.put("plans.horizon", "1 2030-12-31");
    said.put("plans.aims", "1 Two companies at once.");
    said.put(
        "structure.changes",
        "1 1 Coy\tformed\t2026-05-01\t120\n2 Coy\tmoved\t2025-01-31\t90");
    said.put("structure.professional", "1 42.5");
    said.put("forces.any", "1 yes");
    said.put("forces.caveats", "1 None.\n=1+1\nƏliyev");
    said.put("training.exercises", "1 Exercise A\t2027-03-01\t50");
    said.putAll(otherwise);
    Map<String, Answer> answers = new LinkedHashMap<>();
    said.forEach(
        (question, text) -> {
          int space = text.indexOf(' ');
          answers.put(
              question,
              new Answer(
                  question,
                  Integer.parseInt(text.substring(0, space)),
                  text.substring(space + 1),
                  Answer.Status.ANSWERED,
                  "planner",
                  AT));
        });
    return new Survey(
        "AZE.cycle.x1", Questionnaire.shipped(), answers, Map.of(), Map.of());
  }
}
