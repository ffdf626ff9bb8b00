package org.muster.operate.guard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muster.paper.Cells;
import org.muster.paper.StrictWorkbook;

/// The table of a nation's guards as people send it around: CSV (RFC 4180) or XLSX, one head, one
/// person a row.
public final class PeopleSheet {
  /// The columns, in this order.
  public static final List<String> HEAD =
      List.of(
          "number",
          "name",
          "rank",
          "group",
          "novice",
          "weapons",
          "languages",
          "qualifications",
          "from",
          "to");

  private static final int MAX_BYTES = 5_000_000;
  private static final long MAX_UNPACKED = 30_000_000;
  private static final int MAX_ROWS = 5_000;

  static {
    ZipSecureFile.setMaxEntrySize(MAX_UNPACKED);
  }

  private PeopleSheet() {}

  /// Something wrong, placed so that a person can go there and mend it.
  ///
  /// @param cell such as `C7`; empty where the whole file is meant
  public record CellProblem(String cell, String found, String expected) {}

  /// What came of reading: rows below the head, each with as many cells as the head, or problems.
  ///
  /// @param rows by their number in the sheet, from 1
  public record Table(List<Line> rows, List<CellProblem> problems) {
    public Table {
      rows = List.copyOf(rows);
      problems = List.copyOf(problems);
    }
  }

  /// A row.
  ///
  /// @param row its number in the sheet, from 1
  public record Line(int row, List<String> cells) {
    public Line {
      cells = List.copyOf(cells);
    }

    /// A cell by the head of its column.
    public String of(String column) {
      return cells.get(HEAD.indexOf(column));
    }

    /// Where that cell is.
    public String cell(String column) {
      return new CellReference(row - 1, HEAD.indexOf(column)).formatAsString();
    }
  }

  /// Reads a file, whatever it is.
  public static Table read(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      return wrong(bytes.length + " bytes", "a file of 1 to " + MAX_BYTES + " bytes");
    }
    boolean workbook = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    return workbook ? workbook(bytes) : csv(bytes);
  }

  /// The table as CSV.
  public static String csv(List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    List<List<String>> all = new ArrayList<>(List.of(HEAD));
    all.addAll(rows);
    for (List<String> row : all) {
      out.append(String.join(",", row.stream().map(PeopleSheet::quoted).toList())).append("\r\n");
    }
    return out.toString();
  }

  /// The table as XLSX.
  public static byte[] xlsx(List<List<String>> rows) {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Cells cells = new Cells(book);
      Sheet sheet = book.createSheet("People");
      cells.row(sheet, 0, Cells.Style.HEAD, HEAD.toArray(String[]::new));
      sheet.createFreezePane(1, 1);
      for (int i = 0; i < HEAD.size(); i++) {
        sheet.setColumnWidth(i, 18 * 256);
      }
      for (int r = 0; r < rows.size(); r++) {
        cells.row(sheet, r + 1, Cells.Style.INPUT, rows.get(r).toArray(String[]::new));
      }
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String cell) {
    boolean formula =
        !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 && !cell.matches("[+-]?[0-9.]+");
    String safe = formula ? "'" + cell : cell;
    return safe.matches("(?s).*[,\"\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  private static Table workbook(byte[] bytes) {
    try (XSSFWorkbook book =
        new XSSFWorkbook(new ByteArrayInputStream(StrictWorkbook.plain(bytes, MAX_UNPACKED)))) {
      Sheet sheet = book.getSheetAt(0);
      List<List<String>> all = new ArrayList<>();
      List<CellProblem> problems = new ArrayList<>();
      if (sheet.getLastRowNum() > MAX_ROWS) {
        return wrong(sheet.getLastRowNum() + " rows", "at most " + MAX_ROWS + " people");
      }
      for (int r = 0; r <= sheet.getLastRowNum(); r++) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < HEAD.size(); c++) {
          switch (Cells.read(sheet, r, c)) {
            case Cells.Found.Value value -> cells.add(value.text().strip());
            case Cells.Found.Bad bad -> {
              problems.add(
                  new CellProblem(
                      new CellReference(r, c).formatAsString(), bad.found(), bad.expected()));
              cells.add("");
            }
          }
        }
        all.add(cells);
      }
      Table table = table(all);
      problems.addAll(table.problems());
      return new Table(table.rows(), problems);
    } catch (IOException | RuntimeException e) {
      // The library throws many kinds for a file that is damaged, encrypted or no workbook at all.
      return wrong("", "an XLSX workbook or a CSV file (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Table csv(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return wrong("", "a CSV file in UTF-8, or an XLSX workbook");
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inside = false;
    String all = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (inside && c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"' && (inside || cell.isEmpty())) {
        inside = !inside;
      } else if (!inside && (c == ',' || c == '\n')) {
        row.add(plain(cell.toString()));
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
          if (rows.size() > MAX_ROWS + 1) {
            return wrong("more rows", "at most " + MAX_ROWS + " people");
          }
        }
      } else {
        cell.append(c);
      }
    }
    if (inside) {
      return wrong("", "a closing quotation mark; one is open at the end of the file");
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
      row.add(plain(cell.toString()));
      rows.add(row);
    }
    return table(rows);
  }

  /// The apostrophe that keeps a text from being computed is none of the text.
  private static String plain(String cell) {
    String bare = cell.strip();
    return bare.matches("'[=+\\-@].*") ? bare.substring(1) : bare;
  }

  private static Table table(List<List<String>> all) {
    if (all.isEmpty()
        || !all.getFirst().stream()
            .map(h -> h.toLowerCase(java.util.Locale.ROOT))
            .toList()
            .equals(HEAD)) {
      return new Table(
          List.of(),
          List.of(
              new CellProblem(
                  "A1",
                  all.isEmpty() ? "" : cut(String.join(", ", all.getFirst())),
                  "the heads " + String.join(", ", HEAD))));
    }
    List<Line> lines = new ArrayList<>();
    List<CellProblem> problems = new ArrayList<>();
    for (int r = 1; r < all.size(); r++) {
      List<String> cells = all.get(r);
      if (cells.stream().allMatch(String::isEmpty)) {
        continue;
      }
      if (cells.size() != HEAD.size()) {
        problems.add(
            new CellProblem(
                "A" + (r + 1), cells.size() + " cells", HEAD.size() + " cells, as the head has"));
        continue;
      }
      lines.add(new Line(r + 1, cells));
    }
    if (lines.isEmpty() && problems.isEmpty()) {
      problems.add(new CellProblem("A2", "", "somebody; the file has no row below its head"));
    }
    return new Table(lines, problems);
  }

  private static Table wrong(String found, String expected) {
    return new Table(List.of(), List.of(new CellProblem("", found, expected)));
  }

  private static String cut(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
