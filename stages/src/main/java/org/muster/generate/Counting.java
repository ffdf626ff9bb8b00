package org.muster.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.record.CaseData;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.InForce;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// The rows of a case that count: held true now, and chosen where several are about one thing.
final class Counting {
  private final CaseData data;
  private final Choices choices;

  Counting(CaseData data) {
    this.data = data;
    this.choices = Choices.of(current(RecordTables.CHOICES));
  }

  /// One row for each thing, by what it is about; where claims conflict and nobody chose, none.
  Map<String, Row> byAbout(ClaimTable table) {
    Map<String, Row> counting = new LinkedHashMap<>();
    list(table).forEach(row -> counting.put(row.about(), row));
    return counting;
  }

  List<Row> list(ClaimTable table) {
    return choices.settled(current(table));
  }

  private List<Row> current(ClaimTable table) {
    return data.list(table).stream().filter(InForce::isOpen).toList();
  }
}
