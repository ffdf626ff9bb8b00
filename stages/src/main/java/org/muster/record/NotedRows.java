package org.muster.record;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a case that note which tables somebody asks for.
final class NotedRows extends AbstractMap<String, List<Row>> {
  private final Map<String, List<Row>> rows;
  private final Set<String> asked;

  /// @param asked gets the name of each table that is asked for, those without rows too
  NotedRows(Map<String, List<Row>> rows, Set<String> asked) {
    this.rows = rows;
    this.asked = asked;
  }

  @Override
  public @Nullable List<Row> get(@Nullable Object table) {
    asked.add(String.valueOf(table));
    return rows.get(table);
  }

  @Override
  public boolean containsKey(@Nullable Object table) {
    return get(table) != null;
  }

  @Override
  public List<Row> getOrDefault(@Nullable Object table, List<Row> none) {
    List<Row> found = get(table);
    return found == null ? none : found;
  }

  /// Whoever walks over all tables asks for all that there are, and for any that comes.
  @Override
  public Set<Entry<String, List<Row>>> entrySet() {
    asked.add(CaseData.EVERY_TABLE);
    return rows.entrySet();
  }
}
