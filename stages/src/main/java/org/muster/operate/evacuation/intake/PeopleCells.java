package org.muster.operate.evacuation.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muster.operate.evacuation.exchange.CsvRows;
import org.muster.operate.evacuation.exchange.ExchangeException;
import org.muster.paper.Cells;
import org.muster.paper.StrictWorkbook;

/// Cells of a file before they are understood. What a person puts right is put right here, and
/// the whole is read again.
///
/// @param numbers of the rows in the file, from 1
/// @param problems of cells, or of the whole file, that could not be read at all
public record PeopleCells(
    List<List<String>> rows, List<Integer> numbers, List<PeopleCells.Problem> problems) {
  private static final int MOST_BYTES = 20_000_000;
  private static final long MOST_UNPACKED = 150_000_000;
  private static final int MOST_ROWS = 50_000;
  private static final int MOST_COLUMNS = 100;

  /// Something wrong, by cell.
  ///
  /// @param cell such as `C7`; empty where the whole file is meant
  /// @param found in kind where it is personal
  public record Problem(String cell, String found, String expected) {}

  public PeopleCells {
    rows = List.copyOf(rows);
    numbers = List.copyOf(numbers);
    problems = List.copyOf(problems);
  }

  /// The same with another text in a cell.
  ///
  /// @param cell such as `C7`; one beyond the table changes nothing
  public PeopleCells with(String cell, String text) {
    Optional<int[]> at = at(cell);
    if (at.isEmpty()) {
      return this;
    }
    List<List<String>> changed = new ArrayList<>(rows);
    List<String> row = new ArrayList<>(changed.get(at.get()[0]));
    while (row.size() <= at.get()[1]) {
      row.add("");
    }
    row.set(at.get()[1], text.strip());
    changed.set(at.get()[0], row);
    return new PeopleCells(
        changed, numbers, problems.stream().filter(p -> !p.cell().equals(cell)).toList());
  }

  /// What stands in a cell.
  public String text(String cell) {
    return at(cell)
        .filter(at -> at[1] < rows.get(at[0]).size())
        .map(at -> rows.get(at[0]).get(at[1]))
        .orElse("");
  }

  /// The same without a row.
  ///
  /// @param number in the file, from 1
  public PeopleCells without(int number) {
    int at = numbers.indexOf(number);
    if (at < 0) {
      return this;
    }
    List<List<String>> left = new ArrayList<>(rows);
    left.remove(at);
    List<Integer> numbered = new ArrayList<>(numbers);
    numbered.remove(at);
    return new PeopleCells(
        left, numbered, problems.stream().filter(p -> rowOf(p.cell()) != number).toList());
  }

  private Optional<int[]> at(String cell) {
    if (!cell.matches("[A-Z]{1,2}[1-9][0-9]{0,6}")) {
      return Optional.empty();
    }
    CellReference place = new CellReference(cell);
    int row = numbers.indexOf(place.getRow() + 1);
    return row < 0 || place.getCol() >= MOST_COLUMNS
        ? Optional.empty()
        : Optional.of(new int[] {row, place.getCol()});
  }

  /// The row of a cell such as `C7`; 0 where the whole file is meant.
  public static int rowOf(String cell) {
    String digits = cell.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /// The cells of a file, whatever it is.
  public static PeopleCells of(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      return none("", bytes.length + " bytes", "a file of 1 to " + MOST_BYTES + " bytes");
    }
    boolean workbook = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    return workbook ? workbook(bytes) : csv(bytes);
  }

  private static PeopleCells none(String cell, String found, String expected) {
    return new PeopleCells(List.of(), List.of(), List.of(new Problem(cell, found, expected)));
  }

  private static PeopleCells csv(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      List<List<String>> rows = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      int number = 0;
      for (CsvRows.Row row : CsvRows.read(text, MOST_ROWS + 1)) {
        number++;
        rows.add(row.cells().stream().map(c -> CsvRows.unguarded(c.strip())).toList());
        numbers.add(number);
      }
      return new PeopleCells(rows, numbers, List.of());
    } catch (CharacterCodingException e) {
      return none("", "another encoding", "a CSV file in UTF-8, or an XLSX workbook");
    } catch (ExchangeException e) {
      return none("", "no table", String.valueOf(e.getMessage()));
    }
  }

  private static PeopleCells workbook(byte[] bytes) {
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(StrictWorkbook.plain(bytes, MOST_UNPACKED)))) {
      Sheet sheet = book.getSheetAt(0);
      if (sheet.getLastRowNum() > MOST_ROWS) {
        return none("", sheet.getLastRowNum() + " rows", "at most " + MOST_ROWS + " people");
      }
      List<List<String>> rows = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      List<Problem> problems = new ArrayList<>();
      for (int r = 0; r <= sheet.getLastRowNum(); r++) {
        int wide =
            sheet.getRow(r) == null
                ? 0
                : Math.min(MOST_COLUMNS, Math.max(0, sheet.getRow(r).getLastCellNum()));
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < wide; c++) {
          switch (Cells.read(sheet, r, c)) {
            case Cells.Found.Value value -> cells.add(value.text().strip());
            case Cells.Found.Bad bad -> {
              problems.add(new Problem(place(r + 1, c), bad.found(), bad.expected()));
              cells.add("");
            }
          }
        }
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
          rows.add(cells);
          numbers.add(r + 1);
        }
      }
      return new PeopleCells(rows, numbers, problems);
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for a file that is damaged, encrypted or no workbook at all.
      return none("", e.getClass().getSimpleName(), "an XLSX workbook or a CSV file in UTF-8");
    }
  }

  /// A cell as people call it.
  ///
  /// @param row from 1
  /// @param column from 0
  static String place(int row, int column) {
    return new CellReference(row - 1, column).formatAsString();
  }
}
