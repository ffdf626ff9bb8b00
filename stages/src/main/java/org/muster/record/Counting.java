package org.muster.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a case that count: held true now, and chosen where several are about one thing.
public final class Counting {
  private final CaseData data;
  private final Choices choices;

  public Counting(CaseData data) {
    this.data = data;
    this.choices = Choices.of(current(RecordTables.CHOICES));
  }

  /// One row for each thing, by what it is about; where claims conflict and nobody chose, none.
  public Map<String, Row> byAbout(ClaimTable table) {
    Map<String, Row> counting = new LinkedHashMap<>();
    list(table).forEach(row -> counting.put(row.about(), row));
    return counting;
  }

  /// The same by id.
  public List<Row> list(ClaimTable table) {
    return choices.settled(current(table));
  }

  private List<Row> current(ClaimTable table) {
    return data.list(table).stream().filter(InForce::isOpen).toList();
  }
}
