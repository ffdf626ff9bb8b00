package org.muster.thread.casefile;

import java.util.Arrays;
import org.muster.record.Problem;
import org.muster.record.Row;

/// A row and where its cells stand in their file.
///
/// @param row cells outside their domain are empty here, so that a cell is complained of once
/// @param refused whether some cell is outside its domain, so that its emptiness says nothing
/// @param line physical line on which it begins
/// @param lines physical line on which each cell begins, in the table's order of columns
public record Placed(String file, Row row, boolean refused, int line, int[] lines) {

  /// A row that stands in no file.
  ///
  /// @param number by which its problems are told from those of others
  static Placed onFile(Row row, boolean refused, int number) {
    int[] lines = new int[row.table().columns().size()];
    Arrays.fill(lines, -number);
    return new Placed(row.table().name(), row, refused, -number, lines);
  }

  /// A problem with one of its cells.
  public Problem problem(String column, String found, String expected) {
    return new Problem(
        file, lines[row.table().indexOf(column)], column, Problem.cut(found), expected);
  }

  /// Where it stands, for the problem of another row: its line, or its id where there is no file.
  public String place() {
    return line > 0 ? file + ":" + line : row.id();
  }
}
