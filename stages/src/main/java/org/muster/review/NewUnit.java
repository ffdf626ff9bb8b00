package org.muster.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.FieldError;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.Slug;

/// A unit that is put on file with its strength and its certificate, as people tell of one: all of
/// it is written, or nothing is.
public final class NewUnit {
  /// The tables that are written, in this order; a unit is written always.
  public static final List<ClaimTable> PARTS =
      List.of(RecordTables.UNITS, RecordTables.UNIT_STRENGTHS, ReviewTables.CERTIFICATES);

  private final Desk desk;
  private final Claims claims;

  NewUnit(Desk desk, Claims claims) {
    this.desk = desk;
    this.claims = claims;
  }

  /// How it ended. Only [Written] wrote anything.
  public sealed interface Outcome {

    /// @param rows the unit first
    record Written(List<Row> rows) implements Outcome {
      public Written {
        rows = List.copyOf(rows);
      }
    }

    /// Cells that are not as they must be, by the name of their table.
    record Invalid(Map<String, List<FieldError>> errors) implements Outcome {
      public Invalid {
        errors = Map.copyOf(errors);
      }
    }

    /// It may not be done, or not by this viewer.
    record Refused(String why) implements Outcome {}
  }

  /// Writes the unit, and each part of which anything was said.
  ///
  /// @param common cells that all rows share, such as source and release
  /// @param cells by table of [#PARTS], its own cells; a part without any is not written
  /// @param id of the unit; empty for one that is made from its short name, the first that is free
  public Outcome add(
      String caseId,
      Viewer viewer,
      Map<String, String> common,
      Map<String, Map<String, String>> cells,
      Optional<String> id) {
    try {
      return desk.act(
          caseId,
          viewer,
          work -> {
            Outcome outcome = add(work, common, cells, id);
            if (outcome instanceof Outcome.Written) {
              return outcome;
            }
            throw new NotTaken(outcome);
          });
    } catch (NotTaken nothing) {
      return nothing.outcome;
    }
  }

  private Outcome add(
      Desk.Work work,
      Map<String, String> common,
      Map<String, Map<String, String>> cells,
      Optional<String> typed) {
    String owner = common.getOrDefault("owner", "");
    Map<String, String> ofUnit = cells.getOrDefault(RecordTables.UNITS.name(), Map.of());
    String unit = typed.orElseGet(() -> proposed(work, owner, ofUnit));
    List<Row> written = new ArrayList<>();
    Map<String, List<FieldError>> errors = new TreeMap<>();
    for (ClaimTable table : PARTS) {
      Map<String, String> own = cells.getOrDefault(table.name(), Map.of());
      boolean isUnit = table.equals(RecordTables.UNITS);
      if (!isUnit && own.values().stream().allMatch(String::isEmpty)) {
        continue;
      }
      Map<String, String> all = new TreeMap<>(common);
      all.putAll(own);
      all.put("id", isUnit ? unit : firstFree(work, partId(unit, table)));
      if (!isUnit) {
        all.put("unit", unit);
        // What a person notes is of the unit; it stands once.
        all.remove("note");
      }
      switch (claims.add(work.dsl(), work.caseId(), work.viewer(), Row.of(table, all))) {
        case Changed.Done done -> written.add(done.row());
        case Changed.Invalid invalid -> errors.put(table.name(), invalid.errors());
        case Changed.Refused refused -> {
          return new Outcome.Refused(refused.why());
        }
        case Changed.NotFound gone ->
            throw new IllegalStateException("nothing was changed: " + gone);
        case Changed.Stale stale ->
            throw new IllegalStateException("nothing was changed: " + stale);
      }
    }
    return errors.isEmpty()
        ? new Outcome.Written(written)
        : new Outcome.Invalid(withoutConsequences(errors));
  }

  /// A part that names a unit which could not be written says so too; that is mended with the unit.
  private static Map<String, List<FieldError>> withoutConsequences(
      Map<String, List<FieldError>> errors) {
    if (!errors.containsKey(RecordTables.UNITS.name())) {
      return errors;
    }
    Map<String, List<FieldError>> own = new TreeMap<>();
    errors.forEach(
        (table, all) -> {
          boolean ofUnit = table.equals(RecordTables.UNITS.name());
          List<FieldError> left =
              all.stream()
                  .filter(e -> ofUnit || !e.column().equals("unit") && !e.column().equals("id"))
                  .toList();
          if (!left.isEmpty()) {
            own.put(table, left);
          }
        });
    return own;
  }

  /// The id that a unit gets where nobody types one: its owner's, made from its short name.
  private String proposed(Desk.Work work, String owner, Map<String, String> unit) {
    String name = unit.getOrDefault("short_name", "");
    String spoken = name.isEmpty() ? unit.getOrDefault("name", "") : name;
    return firstFree(work, owner + ".unit." + Slug.of(spoken, "unit"));
  }

  private static String partId(String unit, ClaimTable table) {
    String middle = table.equals(ReviewTables.CERTIFICATES) ? ".certificate." : ".strength.";
    int dot = unit.indexOf('.');
    String owner = dot < 0 ? unit : unit.substring(0, dot);
    return owner + middle + unit.substring(unit.lastIndexOf('.') + 1);
  }

  private String firstFree(Desk.Work work, String id) {
    DSLContext dsl = work.dsl();
    String free = id;
    for (int n = 2; claims.isTaken(dsl, work.caseId(), free); n++) {
      free = id + "-" + n;
    }
    return free;
  }

  /// Takes back what was written so far.
  private static final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NotTaken(Outcome outcome) {
      super("not taken", null, true, false);
      this.outcome = outcome;
    }
  }
}
