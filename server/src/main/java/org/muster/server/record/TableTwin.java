package org.muster.server.record;

import java.util.ArrayList;
import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Row;
import org.muster.server.frame.Page;

/// Rows of one table as a table for the eye: columns that no row fills are left out.
public record TableTwin(List<Head> heads, List<Line> lines) {

  /// A column.
  public record Head(String title, Column column, boolean number) {}

  /// A row with where it is read.
  public record Line(String href, List<Cell> cells) {}

  /// A cell in words.
  public record Cell(Head head, String words, boolean first, boolean illustrative) {}

  /// The rows of a list of facts.
  public static TableTwin of(FactsModel model, Page page) {
    ClaimTable table = model.table().orElseThrow();
    List<Row> rows = model.lines().stream().map(FactsModel.Line::row).toList();
    List<Head> heads = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean filled = rows.stream().anyMatch(r -> !r.text(column.name()).isEmpty());
      boolean dull =
          column.name().equals("about")
              || column.name().equals("document")
              || column.name().equals("digest");
      if (filled && !dull) {
        boolean number =
            column.domain() instanceof Domain.Whole || column.domain() instanceof Domain.Degrees;
        heads.add(new Head(FactsModel.label(column), column, number));
      }
    }
    List<Line> lines = new ArrayList<>();
    for (FactsModel.Line line : model.lines()) {
      List<Cell> cells = new ArrayList<>();
      for (Head head : heads) {
        cells.add(
            new Cell(
                head,
                model.words().cell(line.row(), head.column()),
                cells.isEmpty(),
                head.column().name().equals("kind") && line.row().isIllustrative()));
      }
      lines.add(new Line(line.href(), cells));
    }
    return new TableTwin(heads, lines);
  }
}
