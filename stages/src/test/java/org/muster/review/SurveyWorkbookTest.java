package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/// A workbook goes out, is edited by a spreadsheet library, and comes back.
class SurveyWorkbookTest {
  private static final Instant AT = Instant.parse("2021-10-02T08:00:00Z");

  private interface Edit {
    void on(XSSFWorkbook book, XSSFSheet answers) throws Exception;
  }

  private static byte[] edited(byte[] bytes, Edit edit) throws Exception {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      edit.on(book, book.getSheet("Answers"));
      book.write(out);
      return out.toByteArray();
    }
  }

  private static org.apache.poi.ss.usermodel.Cell cell(
      XSSFSheet sheet, String question, int column) {
    for (var row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).getStringCellValue().equals(question)) {
        return row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
      }
    }
    throw new AssertionError("no row for " + question);
  }

  @Test
  void comesBackUntouchedAsItWentOut() {
    Survey survey =
        SurveyTest.saved(SurveyTest.fresh(), "policy.law", "=HYPERLINK(\"x\")\n_x0041_");
    WorkbookReturn back =
        SurveyWorkbook.read(SurveyWorkbook.write(survey, "AZE and NATO staffs"), survey);
    assertThat(back).isEqualTo(new WorkbookReturn(List.of(), List.of(), List.of(), List.of(), 19));
  }

  @Test
  void holdsNoFormulaWhateverAnAnswerSays() throws Exception {
    Survey survey = SurveyTest.fresh();
    for (String evil : List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1")) {
      survey = SurveyTest.saved(survey, "policy.law", evil);
      try (XSSFWorkbook book =
          new XSSFWorkbook(new ByteArrayInputStream(SurveyWorkbook.write(survey, "AZE")))) {
        var cell = cell(book.getSheet("Answers"), "policy.law", 4);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        assertThat(cell.getStringCellValue()).isEqualTo(evil.strip());
      }
    }
  }

  @Test
  void editsComeBackAndConflictsAndErrorsAreListedByCell() throws Exception {
    Survey out = SurveyTest.saved(SurveyTest.fresh(), "policy.law", "Law of 1999.");
    byte[] back =
        edited(
            SurveyWorkbook.write(out, "AZE"),
            (book, answers) -> {
              cell(answers, "policy.law", 4).setCellValue("Law of 2004.");
              cell(answers, "policy.notice", 4).setCellValue(30);
              cell(answers, "policy.notice", 5).setCellValue("ask the parliament");
              cell(answers, "plans.aims", 4).setCellFormula("A1&B1");
              cell(answers, "structure.professional", 4).setCellValue("most");
              CellStyle date = book.createCellStyle();
              date.setDataFormat(book.createDataFormat().getFormat("dd.mm.yyyy"));
              cell(answers, "plans.horizon", 4).setCellValue(LocalDate.of(2025, 12, 31));
              cell(answers, "plans.horizon", 4).setCellStyle(date);
              XSSFSheet table = book.getSheet("T1");
              var row = table.createRow(2);
              row.createCell(0).setCellValue("Guard company");
              row.createCell(1).setCellValue("formed");
              row.createCell(2).setCellValue("2021-09-01");
              row.createCell(3).setCellValue(120);
              XSSFSheet exercises = book.getSheet("T2");
              exercises.createRow(2).createCell(1).setCellValue("soon");
              answers.shiftRows(3, answers.getLastRowNum(), 2);
            });
    // Meanwhile somebody answers the first question otherwise.
    Survey now = SurveyTest.saved(out, "policy.law", "Law of 1999, article 4.");
    WorkbookReturn read = SurveyWorkbook.read(back, now);
    assertThat(read.changes())
        .containsExactly(
            new WorkbookReturn.Change("Answers!E7", "policy.notice", 0, "30"),
            new WorkbookReturn.Change("Answers!E8", "plans.horizon", 0, "2025-12-31"),
            new WorkbookReturn.Change(
                "T1", "structure.changes", 0, "Guard company\tformed\t2021-09-01\t120"));
    assertThat(read.conflicts())
        .containsExactly(
            new WorkbookReturn.CellConflict(
                "Answers!E6", "policy.law", 1, "Law of 2004.", now.answer("policy.law")));
    assertThat(read.problems().stream().map(WorkbookReturn.CellProblem::toString))
        .containsExactly(
            "Answers!E9: found \"=A1&B1\", expected a value, not a formula",
            "Answers!E11: found \"most\", expected a number with at most 1 decimal from 0 to 100, in %",
            "T2!B3: found \"soon\", expected a day that exists, as 2021-10-28");
    assertThat(read.comments())
        .containsExactly(
            new WorkbookReturn.NewComment("Answers!F7", "policy.notice", "ask the parliament"));
    assertThat(read.untouched()).isEqualTo(12);
  }

  @Test
  void deletedDoubledAndUnknownRowsChangeNothing() throws Exception {
    Survey survey = SurveyTest.saved(SurveyTest.fresh(), "policy.law", "Law of 1999.");
    byte[] back =
        edited(
            SurveyWorkbook.write(survey, "AZE"),
            (book, answers) -> {
              answers.removeRow(cell(answers, "policy.law", 0).getRow());
              cell(answers, "policy.notice", 0).setCellValue("policy.unknown");
              cell(answers, "plans.aims", 0).setCellValue("plans.horizon");
              book.removeSheetAt(book.getSheetIndex("T2"));
            });
    WorkbookReturn read = SurveyWorkbook.read(back, survey);
    assertThat(read.changes()).isEmpty();
    assertThat(read.problems().stream().map(WorkbookReturn.CellProblem::toString))
        .containsExactly(
            "Answers!A5: found \"policy.unknown\", expected the id of a question of this survey",
            "Answers!A7: found \"plans.horizon\", expected each question once; the first row was read");
  }

  @Test
  void refusesWhatIsNoWorkbookOfThisSurvey() throws Exception {
    Survey survey = SurveyTest.fresh();
    assertThat(SurveyWorkbook.read(new byte[] {1, 2, 3}, survey).problems()).hasSize(1);
    Survey other =
        Survey.issue("AZE.cycle.2023", survey.questionnaire(), java.util.Optional.empty(), "d", AT);
    assertThat(
            SurveyWorkbook.read(SurveyWorkbook.write(other, "AZE"), survey)
                .problems()
                .getFirst()
                .toString())
        .isEqualTo(
            "found \"AZE.cycle.2023\", expected the workbook of cycle AZE.cycle.2021 in format muster-survey-workbook/1");
    byte[] bare =
        edited(
            SurveyWorkbook.write(survey, "AZE"),
            (book, a) -> book.removeSheetAt(book.getSheetIndex("muster")));
    assertThat(SurveyWorkbook.read(bare, survey).problems().getFirst().expected())
        .isEqualTo("the sheets Answers and muster; export the survey again and fill that in");
  }
}
