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

  @Test
  void columnsAreFoundByTheirHeadingsWhereverTheyStand() throws Exception {
    Survey survey = SurveyTest.saved(SurveyTest.fresh(), "policy.law", "Law of 1999.");
    survey = SurveyTest.saved(survey, "structure.changes", "1 Coy\tformed\t2026-05-01\t120");
    byte[] back =
        edited(
            SurveyWorkbook.write(survey, "AZE"),
            (book, answers) -> {
              cell(answers, "policy.notice", 4).setCellValue(30);
              cell(answers, "policy.notice", 5).setCellValue("ask");
              // A column of the nation's own stands first, answers and comments change places, and
              // a line is written above the headings.
              for (var row : answers) {
                String answer = moved(row, 4);
                String comment = moved(row, 5);
                row.createCell(5).setCellValue(answer);
                row.createCell(4).setCellValue(comment);
                row.createCell(7).setCellValue(row.getRowNum() == 0 ? "Office" : "J5");
              }
              answers.shiftRows(0, answers.getLastRowNum(), 1);
              answers.createRow(0).createCell(0).setCellValue("Checked by J5");
              for (var row : book.getSheet("T1")) {
                String first = moved(row, 0);
                row.createCell(0).setCellValue(moved(row, 1));
                row.createCell(1).setCellValue(first);
              }
            });
    WorkbookReturn read = SurveyWorkbook.read(back, survey);
    assertThat(read.problems()).isEmpty();
    assertThat(read.changes())
        .containsExactly(new WorkbookReturn.Change("Answers!F6", "policy.notice", 0, "30"));
    assertThat(read.comments())
        .containsExactly(new WorkbookReturn.NewComment("Answers!E6", "policy.notice", "ask"));
    assertThat(read.untouched()).isEqualTo(18);
  }

  private static String moved(org.apache.poi.ss.usermodel.Row row, int column) {
    var cell = row.getCell(column);
    return cell == null
        ? ""
        : cell.getCellType() == CellType.NUMERIC
            ? String.valueOf((int) cell.getNumericCellValue())
            : cell.getStringCellValue();
  }

  @Test
  void aSheetWithoutAHeadingIsRefusedByItsNameAndWipesNothing() throws Exception {
    Survey survey = SurveyTest.saved(SurveyTest.fresh(), "policy.law", "Law of 1999.");
    survey = SurveyTest.saved(survey, "structure.changes", "1 Coy\tformed\t2026-05-01\t120");
    byte[] out = SurveyWorkbook.write(survey, "AZE");
    WorkbookReturn headless =
        SurveyWorkbook.read(edited(out, (book, a) -> a.removeRow(a.getRow(0))), survey);
    assertThat(headless.problems().stream().map(WorkbookReturn.CellProblem::toString))
        .containsExactly(
            "Answers: expected columns headed “Question id”, “Answer”, “New comment”; nothing of this sheet was read");
    assertThat(headless.changes()).isEmpty();

    WorkbookReturn renamed =
        SurveyWorkbook.read(
            edited(out, (book, a) -> a.getRow(0).getCell(4).setCellValue("Reply")), survey);
    assertThat(renamed.problems().stream().map(WorkbookReturn.CellProblem::toString))
        .containsExactly(
            "Answers: expected a column headed “Answer”; nothing of this sheet was read");

    WorkbookReturn doubled =
        SurveyWorkbook.read(
            edited(out, (book, a) -> a.getRow(0).createCell(9).setCellValue(" ANSWER ")), survey);
    assertThat(doubled.problems().stream().map(WorkbookReturn.CellProblem::toString))
        .containsExactly("Answers: expected one column headed “Answer”, and there are two");

    WorkbookReturn table =
        SurveyWorkbook.read(
            edited(
                out,
                (book, a) -> {
                  var sheet = book.getSheet("T1");
                  sheet.removeRow(sheet.getRow(1));
                }),
            survey);
    assertThat(table.problems().stream().map(WorkbookReturn.CellProblem::toString))
        .containsExactly(
            "T1: expected columns headed “Unit”, “Change”, “Day”, “People”; nothing of this sheet was read");
    assertThat(table.changes()).isEmpty();
  }

  @Test
  void cellsAreReadAsTheyAreShownOrRefusedByCell() throws Exception {
    Survey survey = SurveyTest.fresh();
    byte[] back =
        edited(
            SurveyWorkbook.write(survey, "AZE"),
            (book, answers) -> {
              styled(book, cell(answers, "structure.professional", 4), "0%").setCellValue(0.5);
              styled(book, cell(answers, "plans.horizon", 4), "h:mm").setCellValue(0.5);
              styled(book, cell(answers, "plans.aims", 4), "h:mm").setCellValue(14.5 / 24);
              styled(book, cell(answers, "policy.notice", 4), "0").setCellValue(29.6);
              styled(book, cell(answers, "training.english", 4), "#,##0").setCellValue(1200);
              styled(book, cell(answers, "budget.total", 4), "0.00").setCellValue(12.5);
              styled(book, cell(answers, "budget.abroad", 4), "0%").setCellValue(0.5);
              styled(book, cell(answers, "policy.law", 4), "dd/mm/yyyy").setCellValue(46143);
            });
    WorkbookReturn read = SurveyWorkbook.read(back, survey);
    assertThat(read.changes().stream().map(c -> c.question() + "=" + c.value()))
        .containsExactlyInAnyOrder(
            "structure.professional=50",
            "plans.aims=14:30",
            "training.english=1200",
            "budget.total=12.5",
            "policy.law=2026-05-01");
    assertThat(read.problems().stream().map(WorkbookReturn.CellProblem::toString))
        .containsExactly(
            "Answers!E5: found \"30\", expected a number shown as it is: the cell holds 29.6",
            "Answers!E6: found \"12:00\", expected a day that exists, as 2021-10-28",
            "Answers!E20: found \"50%\", expected a number with at most 1 decimal from 0 to 1000000");
  }

  private static org.apache.poi.ss.usermodel.Cell styled(
      XSSFWorkbook book, org.apache.poi.ss.usermodel.Cell cell, String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
    return cell;
  }

  @Test
  void aWorkbookSavedAsStrictOpenXmlIsReadAsAnyOther() throws Exception {
    Survey survey = SurveyTest.saved(SurveyTest.fresh(), "policy.law", "Law of 1999.");
    byte[] filled =
        edited(
            SurveyWorkbook.write(survey, "AZE"),
            (book, answers) -> cell(answers, "policy.notice", 4).setCellValue(30));
    byte[] strict = strict(filled);
    WorkbookReturn read = SurveyWorkbook.read(strict, survey);
    assertThat(read.problems()).isEmpty();
    assertThat(read.changes())
        .containsExactly(new WorkbookReturn.Change("Answers!E5", "policy.notice", 0, "30"));
  }

  /// As spreadsheets save under "Strict Open XML".
  private static byte[] strict(byte[] book) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(book));
        var to = new java.util.zip.ZipOutputStream(out)) {
      for (var part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        to.putNextEntry(new java.util.zip.ZipEntry(part.getName()));
        to.write(
            text.replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties")
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
                    "http://purl.oclc.org/ooxml/officeDocument/extendedProperties")
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/",
                    "http://purl.oclc.org/ooxml/officeDocument/")
                .replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        to.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
