package org.muster.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which of several claims about the same thing counts.
///
/// @param byAbout the choice that stands for each thing that has one
public record Choices(Map<String, Row> byAbout) {

  /// Rivals that nobody has chosen between: the better kind, then the earlier id, so that figures
  /// do not depend on the order of rows.
  private static final Comparator<Row> UNCHOSEN =
      Comparator.comparing((Row row) -> rank(row)).thenComparing(Row::id);

  public Choices {
    byAbout = Map.copyOf(byAbout);
  }

  /// The choices that stand among these rows; the last made counts where several do.
  ///
  /// @param choices rows of the table of choices that are known on the day that is asked about
  public static Choices of(Collection<Row> choices) {
    Map<String, Row> standing = new HashMap<>();
    choices.stream()
        .sorted(Comparator.comparing((Row row) -> row.text("chosen_on")).thenComparing(Row::id))
        .forEach(row -> standing.put(row.text("about"), row));
    return new Choices(standing);
  }

  /// The choice about a thing.
  public Optional<Row> find(String about) {
    return Optional.ofNullable(byAbout.get(about));
  }

  /// Of rows known on one day, the one about each thing to show, by id: the chosen one; while
  /// nobody has chosen, the official before the reported before the illustrative. Whoever shows
  /// it shows the conflict beside it.
  public List<Row> counting(Collection<Row> rows) {
    return pick(rows, rivals -> rivals.stream().min(UNCHOSEN));
  }

  /// Of rows known on one day, the one about each thing that plans, checks and rights may rest on,
  /// by id: the chosen one, or the only one. Where claims conflict and nobody chose, none does.
  public List<Row> settled(Collection<Row> rows) {
    return pick(
        rows, rivals -> rivals.size() == 1 ? Optional.of(rivals.getFirst()) : Optional.empty());
  }

  private List<Row> pick(Collection<Row> rows, Function<List<Row>, Optional<Row>> unchosen) {
    Map<String, List<Row>> rivals = new LinkedHashMap<>();
    rows.forEach(row -> rivals.computeIfAbsent(row.about(), a -> new ArrayList<>()).add(row));
    return rivals.entrySet().stream()
        .flatMap(
            e -> chosen(e.getKey(), e.getValue()).or(() -> unchosen.apply(e.getValue())).stream())
        .sorted(Comparator.comparing(Row::id))
        .toList();
  }

  private Optional<Row> chosen(String about, List<Row> rivals) {
    return find(about)
        .flatMap(
            choice ->
                rivals.stream().filter(r -> r.id().equals(choice.text("chosen"))).findFirst());
  }

  private static int rank(Row row) {
    if (row.table().shape() != ClaimTable.Shape.CLAIM) {
      return 0;
    }
    int rank = List.of("official", "reported", "illustrative").indexOf(row.text("kind"));
    return rank < 0 ? Integer.MAX_VALUE : rank;
  }
}
