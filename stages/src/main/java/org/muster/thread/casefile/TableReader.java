package org.muster.thread.casefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Problem;
import org.muster.record.Row;

/// Reads one table's file: header, cells, domains.
public final class TableReader {
  /// Rows in one file.
  public static final int MAX_ROWS = 500_000;

  /// The rows as they stand in the file, whether or not something is wrong with them.
  ///
  /// @param whole whether every row could be read with its id; where not, nobody can say that a row
  ///     is missing
  public record Read(List<Row> rows, List<Placed> placed, List<Problem> problems, boolean whole) {}

  private static final int MISSING = -1;

  private final ClaimTable table;
  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Integer> broken = new HashSet<>();

  private TableReader(ClaimTable table) {
    this.table = table;
    this.file = table.name() + ".csv";
  }

  /// Reads a file's bytes.
  public static Read read(ClaimTable table, byte[] bytes) {
    return new TableReader(table).run(bytes);
  }

  private Read run(byte[] bytes) {
    Text text = Text.of(file, bytes);
    problems.addAll(text.problems());
    Csv.Parsed parsed = Csv.parse(text.text(), MAX_ROWS + 1);
    if (parsed.lines().isEmpty()) {
      problems.add(new Problem(file, 1, "", "", "the header " + header()));
      return new Read(List.of(), List.of(), problems, false);
    }
    Csv.Line head = parsed.lines().getFirst();
    int[] positions = positions(head);
    faults(parsed.faults(), head);
    boolean whole = positions[table.indexOf("id")] != MISSING && parsed.faults().isEmpty();
    List<Row> rows = new ArrayList<>();
    List<Placed> placed = new ArrayList<>();
    for (int i = 1; i < parsed.lines().size(); i++) {
      Csv.Line line = parsed.lines().get(i);
      if (line.cells().size() != head.cells().size()) {
        // A cell that was cut wrongly has its own message; one about the count would only repeat
        // it.
        if (!broken.contains(i)) {
          problems.add(
              new Problem(
                  file,
                  line.line(),
                  "",
                  Problem.cut(String.join(",", line.cells())),
                  head.cells().size() + " cells, as in the header, not " + line.cells().size()));
        }
        whole = false;
        continue;
      }
      row(line, positions, rows, placed);
    }
    return new Read(rows, placed, problems, whole);
  }

  /// For each column of the table its position in the file.
  private int[] positions(Csv.Line head) {
    int[] positions = new int[table.columns().size()];
    Arrays.fill(positions, MISSING);
    for (int i = 0; i < head.cells().size(); i++) {
      String name = head.cells().get(i);
      int line = head.lines()[i];
      if (table.findColumn(name).isEmpty()) {
        problems.add(
            new Problem(
                file, line, "", Problem.cut(name), "only columns of the header " + header()));
        continue;
      }
      int column = table.indexOf(name);
      if (positions[column] != MISSING) {
        problems.add(new Problem(file, line, name, name, "each column once"));
      } else {
        positions[column] = i;
      }
    }
    for (Column column : table.columns()) {
      if (positions[table.indexOf(column.name())] == MISSING) {
        problems.add(
            new Problem(
                file,
                head.line(),
                column.name(),
                "",
                "the column " + column.name() + " in the header"));
      }
    }
    return positions;
  }

  private void faults(List<Csv.Fault> faults, Csv.Line head) {
    for (Csv.Fault fault : faults) {
      broken.add(fault.record());
      String column =
          fault.record() > 0 && fault.cell() >= 0 && fault.cell() < head.cells().size()
              ? head.cells().get(fault.cell())
              : "";
      problems.add(
          new Problem(
              file,
              fault.line(),
              table.findColumn(column).isPresent() ? column : "",
              Problem.cut(fault.found()),
              fault.expected()));
    }
  }

  private void row(Csv.Line line, int[] positions, List<Row> rows, List<Placed> placed) {
    List<String> cells = new ArrayList<>();
    List<String> sound = new ArrayList<>();
    int[] lines = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      Column column = table.columns().get(i);
      boolean there = positions[i] != MISSING;
      String cell = there ? line.cells().get(positions[i]) : "";
      lines[i] = there ? line.lines()[positions[i]] : line.line();
      boolean good = cell.isEmpty() ? !column.required() : column.domain().accepts(cell);
      if (!good && there) {
        String expected = column.domain().problemOf(cell).orElse(column.domain().expected());
        problems.add(new Problem(file, lines[i], column.name(), Problem.cut(cell), expected));
      }
      cells.add(cell);
      sound.add(good ? cell : "");
    }
    rows.add(new Row(table, cells));
    boolean refused = !sound.equals(cells);
    placed.add(new Placed(file, new Row(table, sound), refused, line.line(), lines));
  }

  private String header() {
    return String.join(",", table.columns().stream().map(Column::name).toList());
  }
}
