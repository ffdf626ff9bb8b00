package org.muster.operate.evacuation.exchange;

import java.util.ArrayList;
import java.util.List;

/// CSV as people send it around (RFC 4180): comma, or semicolon where the head has no comma;
/// CRLF or LF; quotation marks where a cell needs them.
public final class CsvRows {
  private CsvRows() {}

  /// A row.
  ///
  /// @param line line of the text on which it begins, from 1
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// Reads all rows; empty lines are none.
  ///
  /// @param most how many rows are read at most
  /// @throws ExchangeException where a quotation mark stays open or there are more rows
  public static List<Row> read(String text, int most) {
    String all = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int headEnd = all.indexOf('\n');
    String head = headEnd < 0 ? all : all.substring(0, headEnd);
    char between = head.indexOf(',') < 0 && head.indexOf(';') >= 0 ? ';' : ',';
    List<Row> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inside = false;
    boolean quoted = false;
    int line = 1;
    int began = 1;
    int opened = 1;
    for (int i = 0; i <= all.length(); i++) {
      boolean end = i == all.length();
      char c = end ? '\n' : all.charAt(i);
      if (inside && !end) {
        if (c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          inside = false;
        } else {
          line += c == '\n' ? 1 : 0;
          cell.append(c);
        }
        continue;
      }
      if (inside) {
        throw new ExchangeException("line " + opened, "a quotation mark", "its closing one");
      }
      if (c == '"' && cell.isEmpty() && !quoted) {
        inside = true;
        quoted = true;
        opened = line;
      } else if (c == between || c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        quoted = false;
        if (c == '\n') {
          if (cells.size() > 1 || !cells.getFirst().isBlank()) {
            if (rows.size() == most) {
              throw new ExchangeException("line " + began, "more rows", "at most " + most);
            }
            rows.add(new Row(began, cells));
          }
          cells = new ArrayList<>();
          line++;
          began = line;
        }
      } else if (c != '\r' || (i + 1 < all.length() && all.charAt(i + 1) != '\n')) {
        cell.append(c);
      }
    }
    return rows;
  }

  /// Writes one row with its line end. A cell that a spreadsheet would compute gets an apostrophe.
  public static void write(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i > 0 ? "," : "").append(quoted(guarded(cells.get(i))));
    }
    out.append("\r\n");
  }

  /// Writes one row as it is, for programs and not for spreadsheets.
  public static void writeExactly(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i > 0 ? "," : "").append(quoted(cells.get(i)));
    }
    out.append('\n');
  }

  private static String guarded(String cell) {
    boolean computed =
        !cell.isEmpty()
            && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
            && !cell.matches("[+-]?[0-9 .]+");
    return computed ? "'" + cell : cell;
  }

  /// The apostrophe that keeps a text from being computed is none of the text.
  public static String unguarded(String cell) {
    return cell.matches("(?s)'[=+\\-@\t\r].*") ? cell.substring(1) : cell;
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[,;\"\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
