package org.muster.server.record;

import java.util.ArrayList;
import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Row;
import org.muster.server.frame.Page;
import org.muster.thread.DateWords;

/// Rows of one table as a table for the eye: columns that no row fills are left out.
public record TableTwin(List<Head> heads, List<Line> lines) {

  /// A column.
  public record Head(String title, boolean number) {}

  /// A row with where it is read.
  public record Line(String href, List<Cell> cells) {}

  /// A cell in words.
  public record Cell(Head head, String words, boolean first, boolean illustrative) {}

  /// The rows of a list of facts.
  public static TableTwin of(FactsModel model, Page page) {
    ClaimTable table = model.table().orElseThrow();
    List<Row> rows = model.lines().stream().map(FactsModel.Line::row).toList();
    List<Head> heads = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean filled = rows.stream().anyMatch(r -> !r.text(column.name()).isEmpty());
      boolean dull =
          column.name().equals("about")
              || column.name().equals("document")
              || column.name().equals("digest");
      if (filled && !dull) {
        boolean number =
            column.domain() instanceof Domain.Whole || column.domain() instanceof Domain.Degrees;
        heads.add(new Head(FactsModel.label(column), number));
        columns.add(column);
      }
    }
    Head added = new Head("Added here", false);
    heads.add(added);
    List<Line> lines = new ArrayList<>();
    for (FactsModel.Line line : model.lines()) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        cells.add(
            new Cell(
                heads.get(i),
                model.words().cell(line.row(), column),
                cells.isEmpty(),
                column.name().equals("kind") && line.row().isIllustrative()));
      }
      cells.add(new Cell(added, line.added().map(DateWords::day).orElse(""), false, false));
      lines.add(new Line(line.href(), cells));
    }
    return new TableTwin(heads, lines);
  }
}
