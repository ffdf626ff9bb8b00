package org.muster.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Row;
import org.muster.store.Fold;

/// Finds claims by words, kind and table.
public final class FactSearch {
  private static final Pattern GAPS = Pattern.compile("[\\s,;:.()“”\"]+");

  private FactSearch() {}

  /// What to find.
  ///
  /// @param words every one of them must occur; empty finds all
  /// @param kind official, reported or illustrative
  /// @param onlyConflicts only claims that another claim contradicts
  public record Wanted(
      String words,
      Optional<String> kind,
      Optional<Stage> stage,
      Optional<ClaimTable> table,
      boolean onlyConflicts) {

    /// Everything in which these words occur.
    public static Wanted words(String words) {
      return new Wanted(words, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
  }

  /// The claims found, in the order of the tables and their ids.
  public static List<Row> list(CaseView view, Wanted wanted) {
    PlainWords plain = PlainWords.of(view);
    List<String> words = words(wanted.words());
    var contested =
        view.conflicts().stream()
            .map(CaseView.Conflict::about)
            .collect(java.util.stream.Collectors.toSet());
    List<Row> found = new ArrayList<>();
    for (ClaimTable table : CaseTables.ALL) {
      boolean tableWanted = wanted.table().map(table::equals).orElse(true);
      boolean stageWanted = wanted.stage().map(s -> s == Stage.of(table)).orElse(true);
      if (!tableWanted || !stageWanted) {
        continue;
      }
      for (Row row : view.list(table)) {
        boolean kind =
            wanted.kind().isEmpty()
                || (table.shape() == Shape.CLAIM
                    && row.text("kind").equals(wanted.kind().orElseThrow()));
        boolean conflict = !wanted.onlyConflicts() || contested.contains(row.about());
        if (kind && conflict && (words.isEmpty() || holds(view, plain, row, words))) {
          found.add(row);
        }
      }
    }
    return found;
  }

  private static boolean holds(CaseView view, PlainWords plain, Row row, List<String> words) {
    StringBuilder text = new StringBuilder(plain.sentence(row));
    row.table()
        .columns()
        .forEach(
            c -> {
              if (!c.name().equals("document")) {
                text.append(' ').append(row.text(c.name()));
              }
            });
    if (row.table().shape() == Shape.CLAIM) {
      view.findSource(row.text("source")).ifPresent(s -> text.append(' ').append(s.text("title")));
    }
    String folded = Fold.of(text.toString());
    return words.stream().allMatch(folded::contains);
  }

  private static List<String> words(String text) {
    return GAPS.splitAsStream(Fold.of(text)).filter(w -> !w.isEmpty()).toList();
  }
}
