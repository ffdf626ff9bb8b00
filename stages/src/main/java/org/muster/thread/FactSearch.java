package org.muster.thread;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.LongCells;
import org.muster.record.Row;
import org.muster.store.Fold;

/// Finds claims by words, kind and table.
public final class FactSearch {
  private static final Pattern GAPS = Pattern.compile("[\\s,;:.()“”\"]+");

  /// Columns that say what something is called.
  private static final List<String> NAMES = List.of("id", "about", "name", "short_name", "title");

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
    List<String> words = words(wanted.words());
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
        boolean conflict = !wanted.onlyConflicts() || view.findConflict(row.about()).isPresent();
        if (kind && conflict && (words.isEmpty() || holds(view, row, words))) {
          found.add(row);
        }
      }
    }
    return found;
  }

  /// The claims in which every word occurs, those first whose thing is called so: by its whole name
  /// or id, then those whose name begins so, then those whose name has it; then those that have the
  /// words as they stand, and last those that have them within other words.
  public static List<Row> ranked(CaseView view, String words) {
    String phrase = Fold.of(words).strip();
    List<String> each = words(words);
    Texts texts = view.derived(Texts.class, Texts::of);
    return list(view, Wanted.words(words)).stream()
        .map(row -> new Ranked(row, rank(texts, row, phrase, each)))
        .sorted(Comparator.comparingInt(Ranked::rank))
        .map(Ranked::row)
        .toList();
  }

  private record Ranked(Row row, int rank) {}

  private static int rank(Texts texts, Row row, String phrase, List<String> each) {
    int best = 4;
    for (String name : texts.names().getOrDefault(row.id(), List.of())) {
      int rank =
          name.equals(phrase) ? 0 : name.startsWith(phrase) ? 1 : name.contains(phrase) ? 2 : 4;
      best = Math.min(best, rank);
    }
    if (best == 4) {
      Set<String> whole =
          GAPS.splitAsStream(texts.folded().getOrDefault(row.id(), "")).collect(Collectors.toSet());
      best = whole.containsAll(each) ? 3 : 4;
    }
    return best;
  }

  private static boolean holds(CaseView view, Row row, List<String> words) {
    String text = view.derived(Texts.class, Texts::of).folded.getOrDefault(row.id(), "");
    return words.stream().allMatch(text::contains);
  }

  /// What is looked through of each row, and what it is called, folded, by its id.
  private record Texts(Map<String, String> folded, Map<String, List<String>> names) {
    static Texts of(CaseView view) {
      Map<String, String> folded = new HashMap<>();
      Map<String, List<String>> names = new HashMap<>();
      for (ClaimTable table : CaseTables.ALL) {
        List<String> named =
            NAMES.stream().filter(name -> table.findColumn(name).isPresent()).toList();
        for (Row row : view.list(table)) {
          folded.put(row.id(), text(view, row));
          names.put(row.id(), named.stream().map(row::text).map(Fold::of).toList());
        }
      }
      return new Texts(folded, names);
    }
  }

  private static String text(CaseView view, Row row) {
    StringBuilder text = new StringBuilder(PlainWords.of(view).sentence(row));
    row.table()
        .columns()
        .forEach(
            c -> {
              if (!LongCells.isLong(c)) {
                text.append(' ').append(row.text(c.name()));
              }
            });
    if (row.table().shape() == Shape.CLAIM) {
      view.findSource(row.text("source")).ifPresent(s -> text.append(' ').append(s.text("title")));
    }
    return Fold.of(text.toString());
  }

  private static List<String> words(String text) {
    return GAPS.splitAsStream(Fold.of(text)).filter(w -> !w.isEmpty()).toList();
  }
}
