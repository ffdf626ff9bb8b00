package org.muster.thread;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// How many people a nation had in an operation and those that it succeeded or was succeeded by, as
/// steps: a count holds until the next one, or until its own end.
///
/// @param operation id of the first operation of the chain
/// @param name of the country or place where it was, or of the operation where the place is not
/// named
/// @param steps in the order of their days
/// @param claims the counts drawn
public record PeopleOverTime(String operation, String name, List<Step> steps, List<Row> claims) {

  /// From a day on, so many people.
  ///
  /// @param dayKnown whether the source gives the day itself
  /// @param label the figure as the source means it: `~45`, `≥ 30`
  public record Step(LocalDate from, boolean dayKnown, int people, String label) {}

  public PeopleOverTime {
    steps = List.copyOf(steps);
    claims = List.copyOf(claims);
  }

  /// Every chain of operations in which the nation had people: first where the most person-days
  /// were spent in the year up to the day looked at, then where the most were spent in all.
  public static List<PeopleOverTime> listOf(CaseView view, String nation) {
    Map<String, List<Row>> byChain = new TreeMap<>();
    for (Row row : view.chosen(RecordTables.CONTRIBUTIONS)) {
      boolean begun =
          row.findHeld().map(h -> h.begunBy(view.asOf()) != Edtf.Answer.NO).orElse(false);
      if (row.text("nation").equals(nation) && row.text("basis").equals("deployed") && begun) {
        byChain
            .computeIfAbsent(rootOf(view, row.text("operation")), key -> new ArrayList<>())
            .add(row);
      }
    }
    List<PeopleOverTime> all = new ArrayList<>();
    byChain.forEach((root, rows) -> all.add(of(view, root, rows)));
    all.sort(
        Comparator.comparingLong((PeopleOverTime c) -> c.lately(view.asOf()))
            .thenComparingLong(c -> c.personDays(LocalDate.MIN, view.asOf()))
            .reversed());
    return all;
  }

  /// The greatest number reached.
  public int most() {
    return steps.stream().mapToInt(Step::people).max().orElse(0);
  }

  /// The number at the end of what is drawn: on the day looked at.
  public int last() {
    return steps.isEmpty() ? 0 : steps.getLast().people();
  }

  private long lately(LocalDate day) {
    return personDays(day.minusYears(1), day);
  }

  private long personDays(LocalDate since, LocalDate until) {
    long days = 0;
    for (int i = 0; i < steps.size(); i++) {
      LocalDate from = steps.get(i).from().isBefore(since) ? since : steps.get(i).from();
      LocalDate end = i + 1 < steps.size() ? steps.get(i + 1).from() : until;
      days += steps.get(i).people() * Math.max(0, ChronoUnit.DAYS.between(from, end));
    }
    return days;
  }

  private static PeopleOverTime of(CaseView view, String root, List<Row> rows) {
    List<Row> sorted =
        rows.stream()
            .sorted(Comparator.comparing(r -> Edtf.of(r.text("held")).startEarliest()))
            .toList();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Row row = sorted.get(i);
      Edtf held = Edtf.of(row.text("held"));
      LocalDate from = held.startEarliest();
      // A count that only confirms the one before is no step.
      boolean same = !steps.isEmpty() && steps.getLast().label().equals(label(row));
      if (!same) {
        steps.add(new Step(from, held.startsOnKnownDay(), row.whole("value"), label(row)));
      }
      boolean ends = held.interval() && held.endLatest().isBefore(view.asOf());
      boolean followed =
          i + 1 < sorted.size()
              && followsOn(held, Edtf.of(sorted.get(i + 1).text("held")).startEarliest());
      if (ends && !followed && row.whole("value") > 0) {
        steps.add(
            new Step(
                held.endLatest().plusDays(1), held.endEarliest().equals(held.endLatest()), 0, "0"));
      }
    }
    Optional<Row> operation = view.find(RecordTables.OPERATIONS, root);
    String name =
        operation
            .flatMap(o -> o.find("place"))
            .flatMap(p -> view.find(RecordTables.PLACES, p))
            .map(
                p ->
                    p.find("nation")
                        .flatMap(n -> view.find(RecordTables.NATIONS, n))
                        .map(n -> n.text("name"))
                        .orElse(p.text("name")))
            .or(() -> operation.map(o -> o.text("short_name")))
            .orElse(root);
    return new PeopleOverTime(root, name, steps, sorted);
  }

  /// Whether there is no day between; a stretch without an end leaves none.
  private static boolean followsOn(Edtf before, LocalDate next) {
    return !next.isAfter(before.endLatest()) || next.equals(before.endLatest().plusDays(1));
  }

  private static String label(Row row) {
    return switch (row.text("qualifier")) {
          case "about" -> "~";
          case "at-least" -> "≥ ";
          default -> "";
        }
        + row.text("value");
  }

  private static String rootOf(CaseView view, String operation) {
    Map<String, Boolean> seen = new HashMap<>();
    String at = operation;
    while (seen.put(at, true) == null) {
      Optional<String> before =
          view.find(RecordTables.OPERATIONS, at).flatMap(o -> o.find("succeeds"));
      if (before.isEmpty()) {
        return at;
      }
      at = before.get();
    }
    return at;
  }
}
