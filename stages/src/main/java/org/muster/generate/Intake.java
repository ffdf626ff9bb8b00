package org.muster.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.engine.duty.tour.Window;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Counting;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.store.Sha256;

/// What the mappings of one case share: its rows that count, each table read and indexed once, and
/// what went into the problem, with whose it is. For one thread.
final class Intake {
  private final CaseData data;
  private final Counting counting;
  private final PlanningSettings settings;
  private final Slots slots;
  private final Map<String, List<Row>> lists = new HashMap<>();
  private final Map<String, Map<String, Row>> byAbout = new HashMap<>();
  private final Map<String, Map<String, List<Row>>> groups = new HashMap<>();
  private final Map<String, Edtf> dates = new HashMap<>();
  private final List<Row> used = new ArrayList<>();
  private final Map<String, Releasability> release = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  Intake(CaseData data) {
    this.data = data;
    counting = new Counting(data);
    settings = PlanningSettings.get(data.planning());
    slots = Slots.of(data.header().horizonFrom(), data.header().horizonTo(), settings.slot());
  }

  String caseId() {
    return data.header().id();
  }

  PlanningSettings settings() {
    return settings;
  }

  Slots slots() {
    return slots;
  }

  /// How many slots a number of months has; at least one.
  int slotsOf(int months) {
    return Math.max(1, Slots.ofMonths(months, settings.slot()));
  }

  /// The rows of a table that plans may rest on, sorted by id.
  List<Row> list(ClaimTable table) {
    return lists.computeIfAbsent(table.name(), t -> counting.list(table));
  }

  /// The same by what they are about.
  Map<String, Row> byAbout(ClaimTable table) {
    return byAbout.computeIfAbsent(
        table.name(),
        t -> {
          Map<String, Row> rows = new LinkedHashMap<>();
          list(table).forEach(row -> rows.put(row.about(), row));
          return rows;
        });
  }

  /// Those of a table whose column names a thing, such as the tours of a unit.
  List<Row> listOf(ClaimTable table, String column, String id) {
    return groups
        .computeIfAbsent(
            table.name() + " " + column,
            t -> {
              Map<String, List<Row>> rows = new HashMap<>();
              for (Row row : list(table)) {
                row.find(column)
                    .ifPresent(of -> rows.computeIfAbsent(of, o -> new ArrayList<>()).add(row));
              }
              return rows;
            })
        .getOrDefault(id, List.of());
  }

  /// When a claim held; many share a date, which is the dearest part of a row to read.
  Edtf held(Row row) {
    return findHeld(row).orElseThrow();
  }

  Optional<Edtf> findHeld(Row row) {
    return row.find("held").map(text -> dates.computeIfAbsent(text, Edtf::of));
  }

  /// The slots that a claim touches, perhaps touched ones among them.
  Optional<Window> touched(Row row) {
    Edtf held = held(row);
    return slots.touched(held.startEarliest(), held.endLatest());
  }

  /// Counts a row as part of the problem.
  ///
  /// @param name what people call the thing that it is about
  void use(Row row, String name) {
    used.add(row);
    names.putIfAbsent(row.about(), name);
    narrow(row.about(), row);
  }

  /// Counts a row as part of what is said of another thing, which becomes as narrow as it.
  void useFor(String id, Row row, String name) {
    use(row, name);
    narrow(id, row);
  }

  /// The thing is as narrow as the row.
  void narrow(String id, Row row) {
    Releasability of = new Releasability(List.of(row.text("owner")), row.text("release"));
    release.merge(id, of, Releasability::and);
  }

  void name(String id, String name) {
    names.put(id, name);
  }

  /// The name that people use for an id; the id where there is none yet.
  String name(String id) {
    return names.getOrDefault(id, id);
  }

  /// Says something about the problem. A note that names a thing is about a row that [#use] or
  /// [#narrow] has, so that the plan is as narrow as what its notes tell.
  void note(String text) {
    notes.add(text);
  }

  /// Says that something is not planned, and why.
  void leaveOut(Row row, String name, String why) {
    note(name + why);
    narrow(row.about(), row);
  }

  Map<String, Releasability> release() {
    return release;
  }

  Map<String, String> names() {
    return names;
  }

  List<String> notes() {
    return notes;
  }

  boolean isIllustrative() {
    return used.stream().anyMatch(Row::isIllustrative);
  }

  /// The word for the length of a slot.
  String grain() {
    return settings.slot().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// SHA-256 of everything that went into the problem.
  ///
  /// @param beside what went in beside rows, one line an entry
  String digest(List<String> beside) {
    List<String> texts = new ArrayList<>();
    texts.add(data.header().id());
    texts.add(slots.first() + "/" + slots.last());
    texts.add(data.planning());
    used.stream()
        .map(row -> row.table().name() + " " + row.cells())
        .distinct()
        .sorted()
        .forEach(texts::add);
    texts.addAll(beside);
    return Sha256.of(String.join("\n", texts));
  }
}
