package org.muster.thread.casefile;

import java.util.ArrayList;
import java.util.List;

/// RFC 4180 as the case file uses it: comma, LF, quotes only where needed. The parser is strict in
/// what it reports and goes on after every mistake, so that one reading finds them all.
public final class Csv {

  /// One record.
  ///
  /// @param line physical line, from 1, on which it begins
  /// @param cells their text, quotes taken away
  /// @param lines physical line on which each cell begins
  public record Line(int line, List<String> cells, int[] lines) {}

  /// A mistake in the syntax.
  ///
  /// @param cell index of the cell in its record, from 0; -1 where the whole line is meant
  public record Fault(int line, int record, int cell, String found, String expected) {}

  /// All records, and all mistakes.
  public record Parsed(List<Line> lines, List<Fault> faults) {}

  private final String text;
  private final int maxRecords;
  private final List<Line> records = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private int at;
  private int line = 1;
  private boolean recovered;

  private Csv(String text, int maxRecords) {
    this.text = text;
    this.maxRecords = maxRecords;
  }

  /// Parses a text whose line ends are LF.
  ///
  /// @param maxRecords what lies beyond is not read
  public static Parsed parse(String text, int maxRecords) {
    Csv csv = new Csv(text, maxRecords);
    csv.run();
    return new Parsed(csv.records, csv.faults);
  }

  /// Writes one record with its line end.
  public static void write(List<String> cells, StringBuilder out) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      String cell = cells.get(i);
      if (needsQuotes(cell) || (cells.size() == 1 && cell.isEmpty())) {
        out.append('"').append(cell.replace("\"", "\"\"")).append('"');
      } else {
        out.append(cell);
      }
    }
    out.append('\n');
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  private void run() {
    while (at < text.length() && records.size() < maxRecords) {
      record();
    }
    if (at < text.length()) {
      faults.add(new Fault(line, records.size(), -1, "", "at most " + (maxRecords - 1) + " rows"));
    } else if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      faults.add(
          new Fault(
              line,
              Math.max(0, records.size() - 1),
              -1,
              "",
              "a line end after the last line; the file may be cut short"));
    }
  }

  private void record() {
    int startLine = line;
    List<String> cells = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    while (true) {
      lines.add(line);
      cells.add(
          at < text.length() && text.charAt(at) == '"' ? quoted(cells.size()) : bare(cells.size()));
      if (at >= text.length()) {
        break;
      }
      char end = text.charAt(at++);
      if (end == '\n') {
        line++;
        break;
      }
    }
    records.add(new Line(startLine, cells, lines.stream().mapToInt(Integer::intValue).toArray()));
  }

  private String bare(int cell) {
    int start = at;
    boolean quote = false;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      quote |= text.charAt(at) == '"';
      at++;
    }
    String value = text.substring(start, at);
    if (quote) {
      fault(line, cell, value, "a cell that has a quote in quotes, with each quote in it doubled");
    }
    return value;
  }

  private String quoted(int cell) {
    int start = at;
    int startLine = line;
    StringBuilder value = new StringBuilder();
    at++;
    while (true) {
      int close = text.indexOf('"', at);
      if (close < 0) {
        return unclosed(cell, start, startLine);
      }
      count(at, close);
      value.append(text, at, close);
      at = close + 1;
      if (at < text.length() && text.charAt(at) == '"') {
        value.append('"');
        at++;
      } else {
        break;
      }
    }
    if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      int tail = at;
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
        at++;
      }
      fault(line, cell, text.substring(tail, at), "a comma or a line end after a closing quote");
      value.append(text, tail, at);
    }
    return value.toString();
  }

  /// A quote that never closes would swallow the rest of the file: the cell is taken to end with
  /// its line, so that what follows is read too. Once only: a second time it really takes the
  /// rest, so that no file is read over and over.
  private String unclosed(int cell, int start, int startLine) {
    int end = text.indexOf('\n', start);
    if (end < 0 || recovered) {
      end = text.length();
    }
    recovered = true;
    String value = text.substring(start + 1, end);
    fault(startLine, cell, value, "a closing quote");
    line = startLine;
    count(start, end);
    at = end;
    return value;
  }

  private void count(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
  }

  private void fault(int where, int cell, String found, String expected) {
    faults.add(new Fault(where, records.size(), cell, found, expected));
  }
}
