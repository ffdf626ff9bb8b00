package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// A case's history in a few lines, each with its source: the steps of the owner's contributions to
/// the chain of operations in which they changed most often, tasks that it carried out at a known
/// place, and memberships suspended or resumed. Illustrative rows are left out.
public final class Headlines {

  /// One line of it.
  ///
  /// @param when the claim's date in words
  /// @param text the claim in words
  /// @param source title and publisher of its source
  public record Headline(Row row, LocalDate from, String when, String text, String source) {}

  private Headlines() {}

  /// The headlines of what a view knows, oldest first.
  public static List<Headline> of(CaseView view) {
    PlainWords words = PlainWords.of(view);
    List<Row> rows = new ArrayList<>(contributionSteps(view));
    String owner = view.header().owner();
    view.chosen(RecordTables.ASSIGNMENTS).stream()
        .filter(r -> r.list("nations").contains(owner) && r.find("place").isPresent())
        .forEach(rows::add);
    view.chosen(RecordTables.MEMBERSHIP_EVENTS).stream()
        .filter(r -> r.text("nation").equals(owner))
        .filter(r -> Set.of("suspended", "resumed").contains(r.text("event")))
        .forEach(rows::add);
    return rows.stream()
        .filter(r -> !r.isIllustrative())
        .map(
            r -> {
              Edtf held = r.findHeld().orElseThrow();
              return new Headline(
                  r,
                  held.startEarliest(),
                  DateWords.held(held),
                  words.sentence(r),
                  view.findSource(r.text("source"))
                      .map(s -> s.text("title") + ", " + s.text("publisher"))
                      .orElse(r.text("source")));
            })
        .sorted(Comparator.comparing(Headline::from).thenComparing(h -> h.row().id()))
        .toList();
  }

  /// Where the owner's deployed strength changed, in the chain of succeeding operations in which it
  /// changed most often. Counts of a single day confirm a step and are none themselves.
  private static List<Row> contributionSteps(CaseView view) {
    Map<String, String> before = new HashMap<>();
    view.chosen(RecordTables.OPERATIONS)
        .forEach(o -> o.find("succeeds").ifPresent(p -> before.put(o.about(), p)));
    Map<String, List<Row>> chains = new HashMap<>();
    for (Row row : view.chosen(RecordTables.CONTRIBUTIONS)) {
      if (row.text("nation").equals(view.header().owner())
          && row.text("basis").equals("deployed")
          && row.findHeld().map(Edtf::interval).orElse(false)) {
        chains
            .computeIfAbsent(first(row.text("operation"), before), k -> new ArrayList<>())
            .add(row);
      }
    }
    return chains.values().stream()
        .map(Headlines::changes)
        .max(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private static List<Row> changes(List<Row> chain) {
    List<Row> sorted =
        chain.stream()
            .sorted(Comparator.comparing(r -> r.findHeld().orElseThrow().startEarliest()))
            .toList();
    List<Row> changes = new ArrayList<>();
    for (Row row : sorted) {
      if (changes.isEmpty() || changes.getLast().whole("value") != row.whole("value")) {
        changes.add(row);
      }
    }
    return changes;
  }

  private static String first(String operation, Map<String, String> before) {
    Set<String> seen = new HashSet<>();
    String at = operation;
    while (before.containsKey(at) && seen.add(at)) {
      at = before.getOrDefault(at, at);
    }
    return at;
  }
}
