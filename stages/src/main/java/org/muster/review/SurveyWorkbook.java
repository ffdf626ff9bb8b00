package org.muster.review;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muster.paper.Cells;
import org.muster.paper.Columns;
import org.muster.paper.StrictWorkbook;
import org.muster.store.Sha256;

/// A survey as a workbook, out and back. A row of the sheet "Answers" is found again by its
/// question id and a column by its heading, so that rows may be sorted, filtered or deleted and
/// columns moved or added; a deleted row changes nothing, and a sheet without one of its
/// headings is not read. What went out is kept in a hidden sheet, by version and digest, so
/// that a changed cell is told from an untouched one and from one that somebody else changed
/// meanwhile.
public final class SurveyWorkbook {
  private static final String ANSWERS = "Answers";
  private static final String ORIGIN = "muster";
  private static final String FORMAT = "muster-survey-workbook/1";
  private static final String ID = "Question id";
  private static final String ANSWER = "Answer";
  private static final String COMMENT = "New comment";

  /// Columns as they go out.
  private static final int ANSWER_OUT = 4;

  private static final int COMMENT_OUT = 5;
  private static final int MAX_BYTES = 20_000_000;
  private static final int MAX_ROWS = 5_000;

  /// Of one part of a workbook, unpacked, in bytes: a small file can unpack to more than the
  /// memory.
  private static final long MAX_UNPACKED = 30_000_000;

  static {
    ZipSecureFile.setMaxEntrySize(MAX_UNPACKED);
  }

  private SurveyWorkbook() {}

  /// The survey as an XLSX file. Every answer is written as text that no spreadsheet computes.
  ///
  /// @param releasable to whom the page may be shown, printed on the first sheet
  public static byte[] write(Survey survey, String releasable) {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Cells cells = new Cells(book);
      Questionnaire form = survey.questionnaire();
      Sheet about = book.createSheet("About");
      about.setColumnWidth(0, 100 * 256);
      List<String> lines = new ArrayList<>();
      lines.add(form.title());
      lines.add(
          "Cycle "
              + survey.cycle()
              + ", questionnaire "
              + form.id()
              + " version "
              + form.version());
      lines.add("Releasable to: " + releasable);
      if (form.illustrative()) {
        lines.add("ILLUSTRATIVE DATA: this questionnaire was made up for planning.");
      }
      lines.add(
          "Write into the columns \"Answer\" and \"New comment\" of the sheet Answers, and into the sheets T1, T2 and so on.");
      lines.add(
          "Send the workbook back whole. Write values, not formulas. Rows may be sorted and columns moved; their headings stay. A deleted row changes nothing.");
      for (int i = 0; i < lines.size(); i++) {
        cells.put(about, i, 0, lines.get(i), i == 0 ? Cells.Style.HEAD : Cells.Style.PLAIN);
      }
      Sheet answers = book.createSheet(ANSWERS);
      Sheet origin = book.createSheet(ORIGIN);
      book.setSheetHidden(book.getSheetIndex(origin), true);
      cells.row(
          origin,
          0,
          Cells.Style.PLAIN,
          FORMAT,
          survey.cycle(),
          form.id(),
          String.valueOf(form.version()));
      cells.row(
          answers,
          0,
          Cells.Style.HEAD,
          ID,
          "Section",
          "Question",
          "Expected",
          ANSWER,
          COMMENT,
          "State");
      int[] widths = {22, 22, 50, 34, 60, 40, 30};
      for (int i = 0; i < widths.length; i++) {
        answers.setColumnWidth(i, widths[i] * 256);
      }
      answers.createFreezePane(1, 1);
      int row = 1;
      int tables = 0;
      for (Questionnaire.Section section : form.sections()) {
        for (Question question : section.questions()) {
          Answer answer = survey.answer(question.id());
          String sheet = question.type() instanceof QuestionType.Table ? "T" + ++tables : ANSWERS;
          String expected = question.type().expected() + when(question);
          cells.row(
              answers,
              row,
              Cells.Style.PLAIN,
              question.id(),
              section.title(),
              question.text(),
              expected);
          cells.put(answers, row, 6, answer.status().words(), Cells.Style.PLAIN);
          cells.put(answers, row, COMMENT_OUT, "", Cells.Style.INPUT);
          if (question.type() instanceof QuestionType.Table table) {
            cells.put(answers, row, ANSWER_OUT, "see sheet " + sheet, Cells.Style.PLAIN);
            table(cells, book.createSheet(sheet), question, table, answer);
          } else {
            cells.put(answers, row, ANSWER_OUT, answer.value(), Cells.Style.INPUT);
            if (question.type() instanceof QuestionType.Choice choice && !choice.several()) {
              offer(answers, row, choice.options());
            }
          }
          cells.row(
              origin,
              row,
              Cells.Style.PLAIN,
              question.id(),
              sheet,
              String.valueOf(answer.version()),
              Sha256.of(answer.value()));
          row++;
        }
      }
      book.setActiveSheet(1);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a workbook against the survey as it stands now. Never throws for what a person put into
  /// it.
  public static WorkbookReturn read(byte[] bytes, Survey survey) {
    if (bytes.length > MAX_BYTES) {
      return whole(bytes.length + " bytes", "a workbook of at most " + MAX_BYTES + " bytes");
    }
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(StrictWorkbook.plain(bytes, MAX_UNPACKED)))) {
      return new Returned(book, survey).read();
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for a file that is damaged, encrypted or no workbook at all.
      return whole("", "an XLSX workbook that Muster wrote (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static WorkbookReturn whole(String found, String expected) {
    return new WorkbookReturn(
        List.of(),
        List.of(),
        List.of(new WorkbookReturn.CellProblem("", found, expected)),
        List.of(),
        0);
  }

  private static String when(Question question) {
    return question
        .when()
        .map(
            w ->
                "; asked if "
                    + w.question()
                    + (w.is().isEmpty() ? " is answered" : " is " + String.join(" or ", w.is())))
        .orElse("");
  }

  private static void table(
      Cells cells, Sheet sheet, Question question, QuestionType.Table table, Answer answer) {
    cells.put(sheet, 0, 0, question.id(), Cells.Style.PLAIN);
    cells.put(sheet, 0, 1, question.text(), Cells.Style.PLAIN);
    for (int i = 0; i < table.columns().size(); i++) {
      QuestionType.TableColumn column = table.columns().get(i);
      cells.put(
          sheet, 1, i, column.name() + " (" + column.type().expected() + ")", Cells.Style.HEAD);
      sheet.setColumnWidth(i, 36 * 256);
    }
    List<List<String>> rows = QuestionType.Table.rows(answer.value());
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < rows.get(r).size(); i++) {
        cells.put(sheet, r + 2, i, rows.get(r).get(i), Cells.Style.INPUT);
      }
    }
  }

  private static void offer(Sheet sheet, int row, List<String> options) {
    // A spreadsheet takes at most 255 characters of options in line and parts them at commas.
    if (String.join(",", options).length() > 255
        || options.stream().anyMatch(o -> o.contains(","))) {
      return;
    }
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidation offered =
        helper.createValidation(
            helper.createExplicitListConstraint(options.toArray(String[]::new)),
            new CellRangeAddressList(row, row, ANSWER_OUT, ANSWER_OUT));
    offered.setSuppressDropDownArrow(true);
    sheet.addValidationData(offered);
  }

  /// One reading.
  private static final class Returned {
    private record Origin(String sheet, int version, String digest) {}

    private final XSSFWorkbook book;
    private final Survey survey;
    private final List<WorkbookReturn.Change> changes = new ArrayList<>();
    private final List<WorkbookReturn.CellConflict> conflicts = new ArrayList<>();
    private final List<WorkbookReturn.CellProblem> problems = new ArrayList<>();
    private final List<WorkbookReturn.NewComment> comments = new ArrayList<>();
    private int untouched;

    Returned(XSSFWorkbook book, Survey survey) {
      this.book = book;
      this.survey = survey;
    }

    WorkbookReturn read() {
      Sheet origin = book.getSheet(ORIGIN);
      Sheet answers = book.getSheet(ANSWERS);
      if (origin == null || answers == null) {
        return whole("", "the sheets Answers and muster; export the survey again and fill that in");
      }
      String format = Cells.text(origin, 0, 0);
      String cycle = Cells.text(origin, 0, 1);
      if (!format.equals(FORMAT) || !cycle.equals(survey.cycle())) {
        return whole(
            format.equals(FORMAT) ? cycle : format,
            "the workbook of cycle " + survey.cycle() + " in format " + FORMAT);
      }
      Map<String, Origin> went = new LinkedHashMap<>();
      for (int r = 1; r <= Math.min(origin.getLastRowNum(), MAX_ROWS); r++) {
        String version = Cells.text(origin, r, 2);
        if (version.matches("[0-9]{1,9}")) {
          went.put(
              Cells.text(origin, r, 0),
              new Origin(
                  Cells.text(origin, r, 1), Integer.parseInt(version), Cells.text(origin, r, 3)));
        }
      }
      if (answers.getLastRowNum() > MAX_ROWS) {
        problem(ANSWERS, answers.getLastRowNum() + " rows", "at most " + MAX_ROWS + " rows");
      }
      switch (Columns.find(answers, List.of(ID, ANSWER, COMMENT))) {
        case Columns.Search.Missing missing -> problem(ANSWERS, "", missing.expected());
        case Columns.Search.Found columns -> {
          Set<String> seen = new HashSet<>();
          int last = Math.min(answers.getLastRowNum(), MAX_ROWS);
          for (int r = columns.headingRow() + 1; r <= last; r++) {
            if (answers.getRow(r) != null) {
              answerRow(answers, r, columns, went, seen);
            }
          }
        }
      }
      return new WorkbookReturn(changes, conflicts, problems, comments, untouched);
    }

    private void answerRow(
        Sheet sheet,
        int r,
        Columns.Search.Found columns,
        Map<String, Origin> went,
        Set<String> seen) {
      int idAt = columns.of(ID);
      int answerAt = columns.of(ANSWER);
      int commentAt = columns.of(COMMENT);
      String id = Cells.text(sheet, r, idAt).strip();
      boolean written =
          !Cells.text(sheet, r, answerAt).isBlank() || !Cells.text(sheet, r, commentAt).isBlank();
      if (id.isEmpty()) {
        if (written) {
          problem(
              address(sheet, r, idAt), "", "the question id of this row; its answer was not read");
        }
        return;
      }
      Optional<Question> question = survey.questionnaire().findQuestion(id);
      Origin origin = went.get(id);
      if (question.isEmpty() || origin == null) {
        problem(address(sheet, r, idAt), id, "the id of a question of this survey");
        return;
      }
      if (!seen.add(id)) {
        problem(address(sheet, r, idAt), id, "each question once; the first row was read");
        return;
      }
      switch (Cells.read(sheet, r, commentAt)) {
        case Cells.Found.Value v -> {
          if (!v.text().isBlank()) {
            comments.add(
                new WorkbookReturn.NewComment(address(sheet, r, commentAt), id, v.text().strip()));
          }
        }
        case Cells.Found.Bad b -> problem(address(sheet, r, commentAt), b.found(), b.expected());
      }
      if (question.get().type() instanceof QuestionType.Table table) {
        tableSheet(origin, id, table);
      } else {
        switch (Cells.read(sheet, r, answerAt)) {
          case Cells.Found.Bad b -> problem(address(sheet, r, answerAt), b.found(), b.expected());
          case Cells.Found.Value v ->
              judge(address(sheet, r, answerAt), id, origin, question.get().type().read(v.text()));
        }
      }
    }

    private void tableSheet(Origin origin, String id, QuestionType.Table table) {
      Sheet sheet = book.getSheet(origin.sheet);
      if (sheet == null) {
        return;
      }
      List<String> names = table.columns().stream().map(QuestionType.TableColumn::name).toList();
      switch (Columns.find(sheet, names)) {
        case Columns.Search.Missing missing -> problem(origin.sheet, "", missing.expected());
        case Columns.Search.Found columns -> tableRows(sheet, columns, origin, id, table);
      }
    }

    private void tableRows(
        Sheet sheet,
        Columns.Search.Found columns,
        Origin origin,
        String id,
        QuestionType.Table table) {
      List<List<String>> rows = new ArrayList<>();
      int before = problems.size();
      int last = Math.min(sheet.getLastRowNum(), MAX_ROWS);
      for (int r = columns.headingRow() + 1; r <= last; r++) {
        List<String> cells = new ArrayList<>();
        for (QuestionType.TableColumn column : table.columns()) {
          int c = columns.of(column.name());
          switch (Cells.read(sheet, r, c)) {
            case Cells.Found.Bad b -> problem(address(sheet, r, c), b.found(), b.expected());
            case Cells.Found.Value v -> {
              switch (column.type().read(v.text())) {
                case QuestionType.Reading.Fits f -> cells.add(f.text());
                case QuestionType.Reading.Unfit u ->
                    problem(address(sheet, r, c), u.found(), u.expected());
              }
            }
          }
        }
        rows.add(cells);
      }
      if (problems.size() == before) {
        judge(origin.sheet, id, origin, table.readRows(rows));
      }
    }

    private void judge(String cell, String id, Origin origin, QuestionType.Reading reading) {
      switch (reading) {
        case QuestionType.Reading.Unfit u -> problem(cell, u.found(), u.expected());
        case QuestionType.Reading.Fits f -> {
          Answer now = survey.answer(id);
          if (Sha256.of(f.text()).equals(origin.digest) || now.value().equals(f.text())) {
            untouched++;
          } else if (now.version() == origin.version) {
            changes.add(new WorkbookReturn.Change(cell, id, origin.version, f.text()));
          } else {
            conflicts.add(new WorkbookReturn.CellConflict(cell, id, origin.version, f.text(), now));
          }
        }
      }
    }

    private void problem(String cell, String found, String expected) {
      problems.add(new WorkbookReturn.CellProblem(cell, found, expected));
    }

    private static String address(Sheet sheet, int row, int column) {
      return sheet.getSheetName() + "!" + new CellReference(row, column).formatAsString();
    }
  }
}
