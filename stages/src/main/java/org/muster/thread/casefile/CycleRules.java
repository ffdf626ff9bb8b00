package org.muster.thread.casefile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Problem;

/// Where a table refers to itself (parents, successions, reliefs, prerequisites), no row leads back
/// to itself.
final class CycleRules {
  private CycleRules() {}

  static void check(CaseIndex index, List<Problem> problems) {
    for (ClaimTable table : index.tables()) {
      for (Column column : table.columns()) {
        if (refersTo(column, table.name())) {
          acyclic(index, table, column, problems);
        }
      }
    }
  }

  private static boolean refersTo(Column column, String table) {
    return switch (column.domain()) {
      case Domain.Reference reference -> reference.tables().contains(table);
      case Domain.References references -> references.tables().contains(table);
      default -> false;
    };
  }

  /// Walks depth first from each row in turn, with a stack of its own because chains may be long;
  /// each cycle is reported once: of a whole case at the row whose reference closes it, of a change
  /// at the row that was changed.
  private static void acyclic(
      CaseIndex index, ClaimTable table, Column column, List<Problem> problems) {
    Set<String> done = new HashSet<>();
    Function<String, Optional<Placed>> counting = about -> index.findCounting(table, about);
    for (Placed start : index.countingJudged(table)) {
      if (done.contains(start.row().about())) {
        continue;
      }
      Deque<String> path = new ArrayDeque<>();
      Deque<Iterator<String>> open = new ArrayDeque<>();
      Set<String> onPath = new HashSet<>();
      enter(start.row().about(), column, counting, path, open, onPath);
      while (!open.isEmpty()) {
        String at = path.getLast();
        Optional<String> next = next(open.getLast(), done);
        if (next.isEmpty()) {
          open.removeLast();
          path.removeLast();
          onPath.remove(at);
          done.add(at);
        } else if (onPath.contains(next.get())) {
          boolean own = !index.judgesAll() && next.get().equals(path.getFirst());
          String leads = own && path.size() > 1 ? List.copyOf(path).get(1) : next.get();
          String circle = circle(path, next.get());
          (own ? Optional.of(start) : counting.apply(at))
              .ifPresent(
                  row ->
                      problems.add(
                          row.problem(column.name(), leads, "no circle; this one goes " + circle)));
        } else {
          enter(next.get(), column, counting, path, open, onPath);
        }
      }
    }
  }

  private static void enter(
      String about,
      Column column,
      Function<String, Optional<Placed>> counting,
      Deque<String> path,
      Deque<Iterator<String>> open,
      Set<String> onPath) {
    path.addLast(about);
    onPath.add(about);
    open.addLast(
        counting
            .apply(about)
            .map(placed -> placed.row().list(column.name()))
            .orElse(List.of())
            .iterator());
  }

  private static Optional<String> next(Iterator<String> references, Set<String> done) {
    while (references.hasNext()) {
      String reference = references.next();
      if (!done.contains(reference)) {
        return Optional.of(reference);
      }
    }
    return Optional.empty();
  }

  private static String circle(Deque<String> path, String back) {
    List<String> all = new ArrayList<>(path);
    List<String> circle = new ArrayList<>(all.subList(all.indexOf(back), all.size()));
    circle.add(back);
    return String.join(" > ", circle);
  }
}
