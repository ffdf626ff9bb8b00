package org.muster.thread.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.record.ClaimTable;
import org.muster.record.FieldError;
import org.muster.record.Problem;
import org.muster.record.Row;
import org.muster.record.RowChange;
import org.muster.record.RowRules.Breach;
import org.muster.record.RowsOnFile;

/// The rules between rows asked of a change to a case on file.
public final class ChangeRules {
  private ChangeRules() {}

  /// Whether the rows of a table say from which day to which, and nothing vaguer.
  public static boolean isToTheDay(ClaimTable table) {
    return PlanningRules.TO_THE_DAY.contains(table);
  }

  /// What the change breaks that is not broken without it. What was wrong before is no reason to
  /// refuse a change of something else.
  public static List<Breach> listBreaches(
      List<ClaimTable> tables, RowsOnFile before, RowChange change) {
    Affected affected = Affected.by(tables, before, change);
    List<Breach> after = list(tables, before, change, affected);
    if (after.isEmpty()) {
      return List.of();
    }
    Map<Key, Integer> known = new HashMap<>();
    for (Breach old : list(tables, before, new RowChange(List.of(), List.of()), affected)) {
      known.merge(Key.of(old, change), 1, Integer::sum);
    }
    List<Breach> fresh = new ArrayList<>();
    for (Breach breach : after) {
      if (known.merge(Key.of(breach, change), -1, Integer::sum) < 0) {
        fresh.add(breach);
      }
    }
    return fresh;
  }

  /// What is wrong, at rows that the change adds last.
  private static List<Breach> list(
      List<ClaimTable> tables, RowsOnFile before, RowChange change, Affected affected) {
    Subjects subjects = new Subjects();
    List<Breach> breaches = new ArrayList<>();
    for (Problem problem :
        CaseRules.check(new ChangeIndex(tables, before, change, affected, subjects))) {
      breaches.add(
          new Breach(
              subjects.get(-problem.line()),
              new FieldError(problem.column(), problem.found(), problem.expected())));
    }
    Set<String> added = change.added().stream().map(Row::id).collect(Collectors.toSet());
    breaches.sort(Comparator.comparing(breach -> added.contains(breach.row().id())));
    return breaches;
  }

  /// By what a breach is the same before a change and after it: a row that takes another's place is
  /// about the same thing.
  private record Key(String table, String about, FieldError error) {
    static Key of(Breach breach, RowChange change) {
      String expected = breach.error().expected();
      for (Row gone : change.closed()) {
        for (Row next : change.added()) {
          if (next.table().equals(gone.table()) && next.about().equals(gone.about())) {
            expected = expected.replace(gone.id(), next.id());
          }
        }
      }
      return new Key(
          breach.row().table().name(),
          breach.row().about(),
          new FieldError(breach.error().column(), breach.error().found(), expected));
    }
  }
}
