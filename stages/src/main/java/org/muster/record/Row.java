package org.muster.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a claim table: its cells as the canonical text of the case file, in column order. An
/// empty cell is the empty string.
///
/// The typed readers throw on a cell outside its domain: rows reach them only after [RowJudge] or
/// the case file's checker has judged them.
public record Row(ClaimTable table, List<String> cells) {

  public Row {
    cells = cells instanceof LongCells ? cells : List.copyOf(cells);
    if (cells.size() != table.columns().size()) {
      throw new IllegalArgumentException(
          table.name() + " has " + table.columns().size() + " columns, the row " + cells.size());
    }
  }

  /// A row of the named cells; the others are empty. Names that are no column are passed over.
  public static Row of(ClaimTable table, Map<String, String> cells) {
    return new Row(
        table, table.columns().stream().map(c -> cells.getOrDefault(c.name(), "")).toList());
  }

  /// The text of a cell, empty if it is.
  public String text(String column) {
    return cells.get(table.indexOf(column));
  }

  /// The text of a cell that may be empty.
  public Optional<String> find(String column) {
    String cell = text(column);
    return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
  }

  public String id() {
    return text("id");
  }

  /// What the row is about: its `about`, or its own id where that is empty or the table has none.
  public String about() {
    return table.shape() == ClaimTable.Shape.SOURCE ? id() : find("about").orElse(id());
  }

  /// A whole number; the cell must not be empty.
  public int whole(String column) {
    return Math.toIntExact(Long.parseLong(text(column)));
  }

  /// The parts of a list of references.
  public List<String> list(String column) {
    return find(column).map(c -> List.of(c.split(" "))).orElse(List.of());
  }

  /// A day.
  public Optional<LocalDate> findDay(String column) {
    return find(column).map(LocalDate::parse);
  }

  /// When the claim held, if it says so.
  public Optional<Edtf> findHeld() {
    return table.findColumn("held").isEmpty() ? Optional.empty() : find("held").map(Edtf::of);
  }

  /// Whether the row is invented for planning.
  public boolean isIllustrative() {
    return table.shape() == ClaimTable.Shape.CLAIM && text("kind").equals("illustrative");
  }

  /// Which cells are not as their columns want them; a row without any can be read. Long cells are
  /// not looked at.
  public List<FieldError> errors() {
    return errors(table.columns());
  }

  /// The same for some columns only.
  List<FieldError> errors(List<Column> columns) {
    return columns.stream()
        .filter(c -> !LongCells.isLong(c))
        .map(this::findError)
        .flatMap(Optional::stream)
        .toList();
  }

  /// What is wrong with one cell by itself.
  Optional<FieldError> findError(Column column) {
    String cell = text(column.name());
    Optional<String> problem =
        !cell.isEmpty()
            ? column.domain().problemOf(cell)
            : column.required() ? Optional.of(column.domain().expected()) : Optional.empty();
    return problem.map(expected -> new FieldError(column.name(), cell, expected));
  }

  /// The same row with one cell changed.
  public Row with(String column, String value) {
    if (cells instanceof LongCells late) {
      return new Row(table, late.with(table.indexOf(column), value));
    }
    List<String> changed = new ArrayList<>(cells);
    changed.set(table.indexOf(column), value);
    return new Row(table, changed);
  }

  /// By table and id, so that no long cell is read for it.
  @Override
  public int hashCode() {
    return 31 * table.name().hashCode() + id().hashCode();
  }

  /// By every cell, the long ones last and only where all others are the same.
  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Row row) || !table.equals(row.table) || !id().equals(row.id())) {
      return false;
    }
    return cells instanceof LongCells mine && row.cells instanceof LongCells theirs
        ? mine.isLike(theirs)
        : cells.equals(row.cells);
  }
}
