package org.muster.thread.casefile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.muster.develop.DevelopTables;
import org.muster.generate.GenerateTables;
import org.muster.operate.guard.GuardTables;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.RowChange;
import org.muster.record.RowsOnFile;
import org.muster.review.ReviewTables;

/// Which rows a change can have made wrong: those about the same things, and the whole of those
/// tables whose rules look at the changed one.
final class Affected {

  /// By table, the others whose rows are held against it.
  private static final Map<ClaimTable, Set<ClaimTable>> HELD_AGAINST =
      Map.ofEntries(
          Map.entry(
              RecordTables.OPERATIONS,
              Set.of(RecordTables.LIFT_GROUPS, RecordTables.CONTRIBUTIONS, GenerateTables.TOURS)),
          Map.entry(RecordTables.MANDATES, Set.of(RecordTables.CONTRIBUTIONS)),
          Map.entry(RecordTables.UNITS, Set.of(GenerateTables.TOURS)),
          Map.entry(ReviewTables.LADDER, Set.of(ReviewTables.LADDER, DevelopTables.ACTIVITIES)),
          Map.entry(GenerateTables.REQUIREMENT_LINES, Set.of(GenerateTables.TOURS)),
          Map.entry(GenerateTables.STAFF_POSTS, Set.of(GenerateTables.TOURS)),
          Map.entry(GenerateTables.TOURS, Set.of(GenerateTables.TOURS)),
          Map.entry(GuardTables.SKILLS, Set.of(GuardTables.SKILLS)),
          Map.entry(GuardTables.CLOCKS, Set.of(GuardTables.CLOCKS)),
          Map.entry(GuardTables.POSTS, Set.of(GuardTables.POSTS)),
          Map.entry(GuardTables.SEATS, Set.of(GuardTables.SEATS)),
          Map.entry(GuardTables.MEMBERS, Set.of(GuardTables.MEMBERS)));

  private final Map<ClaimTable, Set<String>> abouts = new HashMap<>();
  private final Set<ClaimTable> wholly = new HashSet<>();

  private Affected() {}

  /// By a change, and what stands on file before it.
  static Affected by(List<ClaimTable> tables, RowsOnFile before, RowChange change) {
    Affected affected = new Affected();
    for (Row row : Stream.concat(change.closed().stream(), change.added().stream()).toList()) {
      affected.add(row.table(), row.about());
      for (ClaimTable table : tables) {
        boolean chosen = row.table().shape() == Shape.CHOICE && table.shape() == Shape.CLAIM;
        // Others may be about an id that was none's.
        boolean named = change.added().contains(row) && !table.equals(row.table());
        if (chosen && before.has(table, row.about())) {
          affected.add(table, row.about());
        } else if (named && table.shape() == Shape.CLAIM && before.has(table, row.id())) {
          affected.add(table, row.id());
        }
      }
    }
    return affected;
  }

  private void add(ClaimTable table, String about) {
    abouts.computeIfAbsent(table, t -> new TreeSet<>()).add(about);
    wholly.addAll(HELD_AGAINST.getOrDefault(table, Set.of()));
  }

  /// Whether every row of a table is to be judged.
  boolean wholly(ClaimTable table) {
    return wholly.contains(table);
  }

  /// What the rows of a table are about that are to be judged.
  Set<String> abouts(ClaimTable table) {
    return abouts.getOrDefault(table, Set.of());
  }
}
