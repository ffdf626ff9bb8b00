package org.muster.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.develop.DevelopTables;
import org.muster.record.CaseData;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;

/// A remedy as the rows of the case that it changes: to plan with it before anybody decides, and to
/// write it down when somebody did.
public final class RemedyRows {

  /// A change of one row.
  public sealed interface Change {
    /// A row that is new.
    record Added(Row row) implements Change {}

    /// A row with other cells, under the id that it has.
    record Edited(Row row) implements Change {}

    /// A row that no longer counts.
    record Withdrawn(Row row) implements Change {}
  }

  private final CaseData data;
  private final String owner;

  private RemedyRows(CaseData data) {
    this.data = data;
    this.owner = data.header().owner();
  }

  /// The rows that a remedy changes.
  ///
  /// @param line the line whose gap it is for
  /// @return empty where the case no longer has what the remedy changes
  public static List<Change> of(CaseData data, String line, PlannedRemedy remedy) {
    RemedyRows rows = new RemedyRows(data);
    return switch (remedy.change()) {
      case PlannedRemedy.Change.BringForward forward -> rows.broughtForward(forward);
      case PlannedRemedy.Change.AddEvaluation added -> rows.added(added);
      case PlannedRemedy.Change.WaiveCaveat waived -> rows.waived(waived);
      case PlannedRemedy.Change.ShiftLine shifted -> rows.shifted(shifted);
      case PlannedRemedy.Change.OneMoreUnit more -> rows.oneMoreUnit(line, more);
    };
  }

  /// The case with the changes made.
  public static CaseData apply(CaseData data, List<Change> changes) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    data.rows().forEach((table, list) -> rows.put(table, new ArrayList<>(list)));
    for (Change change : changes) {
      switch (change) {
        case Change.Added added ->
            rows.computeIfAbsent(added.row().table().name(), t -> new ArrayList<>())
                .add(added.row());
        case Change.Edited edited ->
            rows.getOrDefault(edited.row().table().name(), new ArrayList<>())
                .replaceAll(r -> r.id().equals(edited.row().id()) ? edited.row() : r);
        case Change.Withdrawn withdrawn ->
            rows.getOrDefault(withdrawn.row().table().name(), new ArrayList<>())
                .removeIf(r -> r.id().equals(withdrawn.row().id()));
      }
    }
    return new CaseData(data.header(), data.planning(), rows);
  }

  /// Writes the changes into the case, one after the other.
  ///
  /// @return the first that was refused; empty when all were made
  public static Optional<Changed> write(
      Claims claims, String caseId, Viewer viewer, List<Change> changes) {
    for (Change change : changes) {
      Changed made =
          switch (change) {
            case Change.Added added -> claims.add(caseId, viewer, added.row());
            case Change.Edited edited -> claims.edit(caseId, viewer, edited.row());
            case Change.Withdrawn withdrawn ->
                claims.withdraw(caseId, viewer, withdrawn.row().id());
          };
      if (!(made instanceof Changed.Done)) {
        return Optional.of(made);
      }
    }
    return Optional.empty();
  }

  private List<Change> waived(PlannedRemedy.Change.WaiveCaveat remedy) {
    List<Change> changes = new ArrayList<>();
    for (Row row : about(GenerateTables.CAVEATS, remedy.subject())) {
      changes.add(new Change.Withdrawn(row));
    }
    // An offer that was withdrawn keeps a unit back as a caveat does.
    for (Row row : about(GenerateTables.OFFERS, remedy.subject())) {
      changes.add(new Change.Withdrawn(row));
    }
    return changes;
  }

  private List<Change> shifted(PlannedRemedy.Change.ShiftLine remedy) {
    List<Row> rows = new ArrayList<>(about(GenerateTables.REQUIREMENT_LINES, remedy.subject()));
    rows.addAll(about(GenerateTables.STAFF_POSTS, remedy.subject()));
    return rows.stream()
        .<Change>map(
            row -> {
              Edtf held = row.findHeld().orElseThrow();
              return new Change.Edited(
                  row.with(
                      "held",
                      held.startEarliest().plusDays(remedy.days())
                          + "/"
                          + held.endLatest().plusDays(remedy.days())));
            })
        .toList();
  }

  private List<Change> broughtForward(PlannedRemedy.Change.BringForward remedy) {
    LocalDate from = remedy.day();
    return about(DevelopTables.OFFERINGS, remedy.subject()).stream()
        .<Change>map(
            row -> {
              Edtf held = row.findHeld().orElseThrow();
              long days = ChronoUnit.DAYS.between(held.startEarliest(), held.endLatest());
              return new Change.Edited(row.with("held", from + "/" + from.plusDays(days)));
            })
        .toList();
  }

  private List<Change> added(PlannedRemedy.Change.AddEvaluation remedy) {
    Optional<Row> activity = about(DevelopTables.ACTIVITIES, remedy.subject()).stream().findFirst();
    if (activity.isEmpty()) {
      return List.of();
    }
    LocalDate from = remedy.day();
    LocalDate to = from.plusDays(activity.get().whole("duration_days") - 1);
    return List.of(
        new Change.Added(
            row(
                DevelopTables.OFFERINGS,
                activity.get(),
                Map.of(
                    "id",
                    freshId("offering.added"),
                    "activity",
                    remedy.subject(),
                    "seats",
                    "1",
                    "held",
                    from + "/" + to,
                    "note",
                    "Added to close a gap."))));
  }

  /// One more unit stands at the line's level from before the horizon on, as the remedy was priced.
  private List<Change> oneMoreUnit(String line, PlannedRemedy.Change.OneMoreUnit remedy) {
    Optional<Row> wanted = about(GenerateTables.REQUIREMENT_LINES, line).stream().findFirst();
    if (wanted.isEmpty()) {
      return List.of();
    }
    Row like = wanted.get();
    String unit = freshId("unit.one-more");
    String since = data.header().horizonFrom().minusDays(1) + "/..";
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change.Added(
            row(
                RecordTables.UNITS,
                like,
                Map.of(
                    "id",
                    unit,
                    "nation",
                    owner,
                    "name",
                    "One more unit for " + like.text("name"),
                    "short_name",
                    "One more",
                    "branch",
                    "infantry",
                    "echelon",
                    remedy.people() > 30 ? "company" : "section",
                    "tasks",
                    like.text("tasks"),
                    "held",
                    since,
                    "note",
                    "Added to close a gap."))));
    changes.add(
        new Change.Added(
            row(
                RecordTables.UNIT_STRENGTHS,
                like,
                Map.of(
                    "id",
                    freshId("strength.one-more"),
                    "unit",
                    unit,
                    "people",
                    Integer.toString(remedy.people()),
                    "held",
                    since))));
    like.find("level")
        .ifPresent(
            level ->
                changes.add(
                    new Change.Added(
                        row(
                            ReviewTables.CERTIFICATES,
                            like,
                            Map.of(
                                "id", freshId("certificate.one-more"),
                                "unit", unit,
                                "level", level,
                                "held", since)))));
    return changes;
  }

  private List<Row> about(ClaimTable table, String about) {
    return data.list(table).stream()
        .filter(r -> r.about().equals(about) && r.find("known_to").isEmpty())
        .toList();
  }

  /// A row of these cells, with source, kind and release of the row that it is modelled on.
  private Row row(ClaimTable table, Row like, Map<String, String> cells) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String common : List.of("source", "kind", "release")) {
      all.put(common, like.text(common));
    }
    all.put("owner", owner);
    all.putAll(cells);
    return Row.of(table, all);
  }

  private String freshId(String stem) {
    for (int n = 1; ; n++) {
      String id = owner + "." + stem + "-" + n;
      if (data.rows().values().stream().flatMap(List::stream).noneMatch(r -> r.id().equals(id))) {
        return id;
      }
    }
  }
}
