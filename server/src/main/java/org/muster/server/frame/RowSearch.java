package org.muster.server.frame;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks for what breaks a page by halving: of the rows in the order of the tables, the shortest
/// beginning with which the page breaks ends with a row that breaks it.
final class RowSearch {

  /// More than this is no broken row but a broken program.
  static final int MOST_ROWS = 32;

  /// Makes the page again.
  interface Trial<R> {
    /// Whether it breaks without these rows.
    boolean breaks(List<R> without) throws Exception;
  }

  private RowSearch() {}

  /// The rows without which the page can be made, those that are known already first.
  ///
  /// @param rows all of them
  /// @param known rows that break other pages: they stay left out, or the pages would take turns in
  ///     forgetting each other's
  /// @return empty where no row is to blame: it breaks without any, or with too many
  static <R> Optional<List<R>> find(List<R> rows, List<R> known, Trial<R> trial) throws Exception {
    if (trial.breaks(union(known, rows))) {
      return Optional.empty();
    }
    List<R> others = new ArrayList<>(rows);
    others.removeAll(known);
    List<R> left = new ArrayList<>(known);
    int holds = 0;
    while (trial.breaks(left)) {
      if (left.size() >= MOST_ROWS) {
        return Optional.empty();
      }
      int breaks = others.size();
      while (breaks - holds > 1) {
        int middle = (holds + breaks) / 2;
        if (trial.breaks(union(left, others.subList(middle, others.size())))) {
          breaks = middle;
        } else {
          holds = middle;
        }
      }
      left.add(others.remove(breaks - 1));
    }
    return Optional.of(left);
  }

  private static <R> List<R> union(List<R> some, List<R> others) {
    Set<R> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return new ArrayList<>(all);
  }
}
