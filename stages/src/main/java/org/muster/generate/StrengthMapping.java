package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// How many people a unit counts for in each slot, from all its strengths on record.
///
/// A strength holds from its first day to its last; one without a last day until the next begins.
/// Where a date is vague, a change counts on the latest day that it may have if it grows and on the
/// earliest if it shrinks; a slot counts those who are there on every day of it. So a plan never
/// counts on people who may not be there.
final class StrengthMapping {
  private final Intake intake;

  StrengthMapping(Intake intake) {
    this.intake = intake;
  }

  /// Whether any strength of the unit is on record for a day of the horizon.
  boolean isOnRecord(String unit) {
    return !rows(unit).isEmpty();
  }

  /// People in each slot; 0 where none are on record. The unit is as narrow as every row of it that
  /// touches the horizon.
  int[] people(String unit) {
    rows(unit).forEach(row -> intake.useFor(unit, row, unit));
    TreeMap<LocalDate, Integer> from = stretches(unit);
    int[] people = new int[intake.slots().count()];
    for (int slot = 0; slot < people.length; slot++) {
      LocalDate first = intake.slots().firstDay(slot);
      LocalDate last = intake.slots().lastDay(slot + 1);
      int least = from.floorEntry(first).getValue();
      for (int within : from.subMap(first, false, last, true).values()) {
        least = Math.min(least, within);
      }
      people[slot] = least;
    }
    return people;
  }

  private List<Row> rows(String unit) {
    return intake.listOf(RecordTables.UNIT_STRENGTHS, "unit", unit).stream()
        .filter(
            row -> {
              Edtf held = intake.held(row);
              boolean over = hasLastDay(held) && held.endLatest().isBefore(intake.slots().first());
              return !over && !held.startEarliest().isAfter(intake.slots().last());
            })
        .toList();
  }

  /// People from a day on, until the next entry.
  private TreeMap<LocalDate, Integer> stretches(String unit) {
    List<Row> rows = new ArrayList<>(intake.listOf(RecordTables.UNIT_STRENGTHS, "unit", unit));
    rows.sort(
        Comparator.comparing((Row row) -> intake.held(row).startEarliest())
            .thenComparing(row -> intake.held(row).startLatest())
            .thenComparing(Row::id));
    TreeMap<LocalDate, Integer> from = new TreeMap<>();
    from.put(LocalDate.MIN, 0);
    LocalDate gone = LocalDate.MAX;
    LocalDate surelyOver = LocalDate.MAX;
    for (Row row : rows) {
      Edtf held = intake.held(row);
      int people = row.whole("people");
      // Two strengths with no day between them hand over within the days that may be either's.
      boolean handOver =
          gone.isBefore(held.startEarliest()) && !held.startEarliest().isAfter(surelyOver);
      LocalDate doubtful = handOver ? gone : held.startEarliest();
      from.tailMap(doubtful, true).clear();
      Map.Entry<LocalDate, Integer> before = from.lowerEntry(doubtful);
      from.put(doubtful, before == null ? 0 : Math.min(before.getValue(), people));
      if (!held.startLatest().equals(LocalDate.MAX)) {
        from.put(held.startLatest(), people);
      }
      gone = LocalDate.MAX;
      surelyOver = LocalDate.MAX;
      if (hasLastDay(held)) {
        gone = held.endEarliest().plusDays(1);
        surelyOver = held.endLatest().plusDays(1);
        from.tailMap(gone, true).clear();
        from.put(gone, 0);
      }
    }
    return from;
  }

  private static boolean hasLastDay(Edtf held) {
    return held.interval() && !held.endLatest().equals(LocalDate.MAX);
  }
}
