package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.generate.PlanningSettings;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.Cases;
import org.muster.record.ClaimTable;
import org.muster.record.ImportMode;
import org.muster.record.Imported;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.Slug;
import org.muster.review.CertificateTerm;
import org.muster.review.ReviewTables;
import org.muster.store.Trouble;

/// A small sound case to start from: one source, the owner as a nation, the ladder of evaluations
/// and a first task. All of it is marked as illustrative.
public final class NewCase {
  private NewCase() {}

  /// Makes one.
  ///
  /// @param today as-of day of the case, and first day of its horizon of five years
  public static CaseData of(String id, String name, String owner, LocalDate today) {
    return of(id, name, owner, name, today);
  }

  /// How beginning one in a database ends.
  public sealed interface Beginning {
    /// It is there, for its owner alone.
    record Begun(CaseHeader header) implements Beginning {}

    /// It cannot be begun, and why.
    record Refused(Refusal refusal) implements Beginning {}
  }

  /// Whether somebody may begin a case: it is their nation's or body's, and they write for it.
  public static boolean mayBegin(Viewer.Person person) {
    return person.mayEdit(person.body());
  }

  /// Begins a case of a person's own nation or body; its id is made from its name.
  ///
  /// @param nation the owner's name, as pages call it
  public static Beginning begin(
      Cases cases, Viewer.Person person, String name, String nation, LocalDate today) {
    if (!mayBegin(person)) {
      return refused("case.writer", "A case is begun by whoever writes for its nation or body.");
    }
    String id = Slug.of(name, "");
    if (id.length() < 2 || name.length() > 120) {
      return refused(
          "case.name", "A case needs a name of at most 120 characters, such as Georgia, 2027.");
    }
    if (nation.isBlank() || nation.length() > 120) {
      return refused("case.nation", "Say how pages are to call " + person.body() + ".");
    }
    CaseData fresh = of(id, name, person.body(), nation, today);
    Imported imported;
    try {
      imported = cases.importCase(fresh, ImportMode.NEW, person);
    } catch (Trouble trouble) {
      if (trouble.code() == Trouble.Code.FORBIDDEN) {
        // The name is another body's case: whose, is not told.
        return taken();
      }
      throw trouble;
    }
    return switch (imported) {
      case Imported.Done done -> new Beginning.Begun(fresh.header());
      case Imported.Filled filled -> taken();
      case Imported.Conflicting conflicting -> taken();
      // Only a merge brings rows together that may not stand together.
      case Imported.Unsound unsound ->
          throw new IllegalStateException("A new case is not sound: " + unsound.problems());
    };
  }

  private static Beginning taken() {
    return refused("case.taken", "A case has a name that reads like this already; take another.");
  }

  private static Beginning refused(String rule, String why) {
    return new Beginning.Refused(new Refusal(rule, why));
  }

  private static CaseData of(String id, String name, String owner, String nation, LocalDate today) {
    CaseHeader header =
        new CaseHeader(id, name, owner, today, today, today.plusYears(5).minusDays(1));
    String source = owner + ".source.start";
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    rows.put(
        "sources",
        List.of(
            row(
                RecordTables.SOURCES,
                "id=" + source,
                "title=Starting point of this case",
                "publisher=Muster",
                "published=" + today,
                "locator=Replace this source by your own",
                "grade=illustrative",
                "owner=" + owner,
                "release=owner")));
    rows.put(
        "nations",
        List.of(
            claim(
                RecordTables.NATIONS,
                owner,
                source,
                "id=" + owner,
                "name=" + nation,
                "standing=partner")));
    rows.put(
        "tasks",
        List.of(
            claim(
                RecordTables.TASKS,
                owner,
                source,
                "id=" + owner + ".task.guard",
                "name=Guard",
                "text=Guarding a place against attack")));
    List<Row> ladder = new ArrayList<>();
    List<String> levels = List.of("SEL1", "NEL1", "SEL2", "NEL2");
    for (int step = 1; step <= levels.size(); step++) {
      String level = levels.get(step - 1);
      ladder.add(
          claim(
              ReviewTables.LADDER,
              owner,
              source,
              "id=" + owner + ".level." + level.toLowerCase(java.util.Locale.ROOT),
              "name=" + level,
              "step=" + step,
              "evaluator=" + (level.startsWith("S") ? "self" : "alliance"),
              "validity_months=" + (level.equals("NEL2") ? CertificateTerm.DEFAULT_MONTHS : "")));
    }
    rows.put("ladder", ladder);
    return new CaseData(header, PlanningSettings.PRESET.toYaml(), rows);
  }

  private static Row claim(ClaimTable table, String owner, String source, String... cells) {
    List<String> all = new ArrayList<>(Arrays.asList(cells));
    all.add("source=" + source);
    all.add("kind=illustrative");
    all.add("owner=" + owner);
    all.add("release=owner");
    return row(table, all.toArray(String[]::new));
  }

  private static Row row(ClaimTable table, String... cells) {
    List<String> empty = new ArrayList<>(table.columns().stream().map(c -> "").toList());
    Row row = new Row(table, empty);
    for (String cell : cells) {
      int equals = cell.indexOf('=');
      row = row.with(cell.substring(0, equals), cell.substring(equals + 1));
    }
    return row;
  }
}
