package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Problem;
import org.muster.record.Row;

/// A small case to which a test adds the rows that it is about; required cells that a test does not
/// care for are filled with something sound.
final class SmallCase {
  private final Map<String, List<Row>> rows = new TreeMap<>();
  private final CaseData start = NewCase.of("small", "Small", "AZE", LocalDate.of(2022, 1, 1));

  SmallCase() {
    start.rows().forEach((table, list) -> rows.put(table, new ArrayList<>(list)));
    add("sources", "id=AZE.source.a; title=First; grade=sound; published=2014-05-01");
    add("sources", "id=AZE.source.b; title=Second; grade=sound; published=2018-01-09");
    add("operations", "id=AZE.operation.op; held=2001/..");
    add("units", "id=AZE.unit.bn");
    add("units", "id=AZE.unit.coy; parent=AZE.unit.bn");
    add("requirement_lines", "id=AZE.line.guard; held=2022-01-01/2023-12-31");
    add("staff_posts", "id=AZE.post.g3; held=2022-01-01/2023-12-31; rank=OF-3; english=3333");
    add("staff_officers", "id=AZE.officer.a; rank=OF-3; english=3333");
  }

  /// Adds a row, written `column=value; column=value`.
  SmallCase add(String table, String cells) {
    ClaimTable found = Objects.requireNonNull(CaseTables.BY_NAME.get(table), table);
    Row row = new Row(found, found.columns().stream().map(this::filler).toList());
    for (String cell : cells.split("; ")) {
      int equals = cell.indexOf('=');
      row = row.with(cell.substring(0, equals), cell.substring(equals + 1));
    }
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
    return this;
  }

  CaseData data() {
    return new CaseData(start.header(), start.planning(), rows);
  }

  List<String> problems() {
    return CaseFile.check(data()).stream().map(Problem::toString).toList();
  }

  private String filler(Column column) {
    if (!column.required()) {
      return "";
    }
    return switch (column.domain()) {
      case Domain.FreeText text -> "x";
      case Domain.Words words -> words.words().getFirst();
      case Domain.Whole whole -> Long.toString(whole.min());
      case Domain.Degrees degrees -> "0";
      case Domain.Day day -> "2022-01-01";
      case Domain.Held held -> "2022-01-01/2022-12-31";
      case Domain.ReleaseTo release -> "owner";
      case Domain.Code code -> "AZE";
      case Domain.Reference reference -> first(reference.tables().getFirst());
      case Domain.References references -> first(references.tables().getFirst());
      case Domain.Form form -> "";
      case Domain.Id id -> "";
    };
  }

  private String first(String table) {
    if (table.equals("sources")) {
      return "AZE.source.a";
    }
    List<Row> list = rows.getOrDefault(table, List.of());
    return list.isEmpty() ? "" : list.getFirst().about();
  }
}
