package org.muster.generate;

import java.util.Comparator;
import org.muster.record.Row;

/// The number at the end of a plan's id: plans are older and newer by it.
public final class PlanNumber {
  /// The highest that an id can have.
  static final long LAST = 999_999_999_999_999_999L;

  private PlanNumber() {}

  /// The number at the end of an id; 0 where it ends otherwise, or in more digits than
  /// [PlanNumber#LAST] has.
  public static long numberOf(String id) {
    String last = id.substring(id.lastIndexOf('.') + 1);
    return last.matches("[0-9]{1,18}") ? Long.parseLong(last) : 0;
  }

  /// Rows of plans, oldest first.
  public static Comparator<Row> oldestFirst() {
    return Comparator.comparingLong((Row row) -> numberOf(row.id())).thenComparing(Row::id);
  }
}
