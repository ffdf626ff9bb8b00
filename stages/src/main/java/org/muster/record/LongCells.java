package org.muster.record;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

/// The cells of a row of which the long ones, such as a plan's document, are read when somebody
/// asks for them: rows are kept by the thousand, and most are looked at without them.
///
/// Should its row be gone by then, a long cell is empty; should the row be another, the cell is the
/// other's. So a table with a long column has a column `digest` with the SHA-256 of the cell: by it
/// rows differ that differ in a long cell only, and whoever reads the cell holds it against that.
public final class LongCells extends AbstractList<String> {

  /// Longer texts stay where they are until they are asked for.
  private static final int SHORT = 10_000;

  private final String[] cells;
  private final Set<Integer> late;
  private final IntFunction<String> read;

  /// @param cells with anything in place of the late ones
  /// @param late the positions of the cells that `read` gives
  public LongCells(List<String> cells, Set<Integer> late, IntFunction<String> read) {
    this.cells = cells.toArray(String[]::new);
    this.late = Set.copyOf(late);
    this.read = read;
  }

  /// Whether a column may hold so long a text that rows are kept without it.
  public static boolean isLong(Column column) {
    return column.domain() instanceof Domain.FreeText text && text.maxLength() > SHORT;
  }

  /// The same with another cell, the late ones still late.
  List<String> with(int position, String value) {
    if (late.contains(position)) {
      List<String> all = Arrays.asList(toArray(String[]::new));
      all.set(position, value);
      return all;
    }
    String[] changed = cells.clone();
    changed[position] = value;
    return new LongCells(Arrays.asList(changed), late, read);
  }

  /// Whether all cells are the same as far as that can be told without reading a late one.
  boolean isLike(LongCells other) {
    if (!late.equals(other.late)) {
      return false;
    }
    for (int i = 0; i < cells.length; i++) {
      if (!late.contains(i) && !cells[i].equals(other.cells[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String get(int index) {
    return late.contains(index) ? Objects.requireNonNull(read.apply(index)) : cells[index];
  }

  @Override
  public int size() {
    return cells.length;
  }
}
