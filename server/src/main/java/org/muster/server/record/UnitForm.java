package org.muster.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.FieldError;
import org.muster.record.RecordTables;
import org.muster.review.ReviewTables;
import org.muster.server.frame.Visit;

/// The form for a unit with its strength and its certificate. Its id is proposed from its name and
/// asked last.
///
/// @param trouble what is wrong with the whole, or empty
public record UnitForm(List<Part> parts, String trouble) {
  public UnitForm {
    parts = List.copyOf(parts);
  }

  /// Fields that belong together.
  ///
  /// @param folded whether it is opened only by who wants it
  public record Part(String title, String hint, List<EditForm.Field> fields, boolean folded) {
    public Part {
      fields = List.copyOf(fields);
    }
  }

  /// What all rows of it share.
  static final String COMMON = "all";

  /// The columns that are asked, by part of the form: the table's name, or what all share.
  static final Map<String, List<String>> COLUMNS =
      Map.of(
          RecordTables.UNITS.name(),
          List.of(
              "name",
              "short_name",
              "branch",
              "echelon",
              "nation",
              "parent",
              "home",
              "tasks",
              "held"),
          RecordTables.UNIT_STRENGTHS.name(),
          List.of("people", "held"),
          ReviewTables.CERTIFICATES.name(),
          List.of("level", "held"),
          COMMON,
          List.of("source", "kind", "owner", "release", "note"),
          "id",
          List.of("id"));

  /// The table in which a part's columns are described.
  static ClaimTable table(String part) {
    return part.equals(RecordTables.UNIT_STRENGTHS.name())
        ? RecordTables.UNIT_STRENGTHS
        : part.equals(ReviewTables.CERTIFICATES.name())
            ? ReviewTables.CERTIFICATES
            : RecordTables.UNITS;
  }

  /// What a blank form starts from, by part and column.
  static Map<String, Map<String, String>> blank(Visit visit) {
    Map<String, String> common = EditForm.fresh(visit, RecordTables.UNITS);
    common.remove("id");
    String body = visit.who().account().body();
    boolean nation =
        visit.view().chosen(RecordTables.NATIONS).stream().anyMatch(n -> n.about().equals(body));
    return Map.of(
        COMMON, common, RecordTables.UNITS.name(), nation ? Map.of("nation", body) : Map.of());
  }

  /// @param values by part and column
  /// @param errors by table
  static UnitForm of(
      Visit visit,
      Map<String, Map<String, String>> values,
      Map<String, List<FieldError>> errors,
      String trouble) {
    return new UnitForm(
        List.of(
            part(visit, RecordTables.UNITS.name(), "The unit", "", values, errors),
            part(
                visit,
                RecordTables.UNIT_STRENGTHS.name(),
                "Its strength",
                "Left empty where it is not known yet.",
                values,
                errors),
            part(
                visit,
                ReviewTables.CERTIFICATES.name(),
                "Its certificate",
                "Left empty where it has none.",
                values,
                errors),
            part(visit, COMMON, "Where this comes from, and who may see it", "", values, errors),
            part(
                visit,
                "id",
                "Id of the unit: made from its short name",
                "Only who wants another one types it.",
                values,
                errors)),
        trouble);
  }

  private static Part part(
      Visit visit,
      String part,
      String title,
      String hint,
      Map<String, Map<String, String>> values,
      Map<String, List<FieldError>> errors) {
    ClaimTable table = table(part);
    Map<String, FieldError> byColumn = new TreeMap<>();
    errors.getOrDefault(table.name(), List.of()).forEach(e -> byColumn.put(e.column(), e));
    if (part.equals(COMMON)) {
      // Of a cell that all rows share, whichever of them is wrong says so.
      errors.values().forEach(all -> all.forEach(e -> byColumn.putIfAbsent(e.column(), e)));
    }
    boolean must = part.equals(RecordTables.UNITS.name()) || part.equals(COMMON);
    List<EditForm.Field> fields = new ArrayList<>();
    for (String name : COLUMNS.getOrDefault(part, List.of())) {
      Column column = table.findColumn(name).orElseThrow();
      fields.add(
          EditForm.field(
                  visit,
                  table,
                  column,
                  values.getOrDefault(part, Map.of()).getOrDefault(name, ""),
                  Optional.ofNullable(byColumn.get(name)))
              .inPart(part, must));
    }
    boolean wrong = fields.stream().anyMatch(f -> !f.error().isEmpty() || !f.value().isEmpty());
    return new Part(title, hint, fields, part.equals("id") && !wrong);
  }
}
