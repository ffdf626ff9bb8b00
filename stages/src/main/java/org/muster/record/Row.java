package org.muster.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One row of a claim table: its cells as the canonical text of the case file, in column order. An
/// empty cell is the empty string.
///
/// The typed readers throw IllegalStateException on a cell outside its domain: rows reach them only
/// after the case was checked.
public record Row(ClaimTable table, List<String> cells) {

  public Row {
    cells = List.copyOf(cells);
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

  /// The same row with one cell changed.
  public Row with(String column, String value) {
    List<String> changed = new ArrayList<>(cells);
    changed.set(table.indexOf(column), value);
    return new Row(table, changed);
  }
}
