package org.muster.review;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.desk.Refusal;
import org.muster.record.Row;

/// The levels of evaluation in order, as data. Every level needs all before it.
public record Ladder(List<Level> levels) {

  public Ladder {
    levels = levels.stream().sorted(Comparator.comparingInt(Level::step)).toList();
  }

  /// A level.
  ///
  /// @param self whether the nation evaluates itself
  /// @param validityMonths how long its certificate holds; absent where it gives none
  public record Level(
      String id, String name, int step, boolean self, Optional<Integer> validityMonths) {}

  /// The ladder of the rows of the table `ladder`, those that count.
  public static Ladder of(Collection<Row> rows) {
    return new Ladder(
        rows.stream()
            .map(
                r ->
                    new Level(
                        r.about(),
                        r.text("name"),
                        r.whole("step"),
                        r.text("evaluator").equals("self"),
                        r.find("validity_months").map(Integer::valueOf)))
            .toList());
  }

  /// The level of that id.
  public Optional<Level> find(String id) {
    return levels.stream().filter(l -> l.id().equals(id)).findFirst();
  }

  /// Why a unit cannot be evaluated at a level yet, if so.
  ///
  /// @param passed ids of the levels that it passed
  public Optional<Refusal> refuseAttempt(String level, Set<String> passed) {
    Optional<Level> wanted = find(level);
    if (wanted.isEmpty()) {
      return Optional.of(new Refusal("review.ladder.level", "There is no level " + level + "."));
    }
    String missing =
        levels.stream()
            .filter(l -> l.step() < wanted.get().step() && !passed.contains(l.id()))
            .map(Level::name)
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "review.ladder.order",
                wanted.get().name() + " needs first: " + missing + " passed."));
  }
}
