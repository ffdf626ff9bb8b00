package org.muster.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What differs between two plans: which tours, activities and gaps moved, appeared or vanished.
///
/// Two tours of one unit on one line are the same tour moved; which of several is whose is told by
/// the days that lie nearest.
///
/// @param costs the terms of the cost that differ, and the total always
public record PlanDifference(
    List<Term> costs, Changes tours, Changes activities, Changes gaps, boolean same) {

  public PlanDifference {
    costs = List.copyOf(costs);
  }

  /// A term of the cost in both plans.
  public record Term(String what, long before, long after) {}

  /// What became of the entries of one kind.
  ///
  /// @param kept how many stand in both plans alike
  public record Changes(int kept, List<Change> changes) {
    public Changes {
      changes = List.copyOf(changes);
    }

    /// How many moved, appeared or vanished.
    public int count() {
      return changes.size();
    }
  }

  /// An entry that is not in both plans alike: one of the two sides is empty where it appeared or
  /// vanished.
  public record Change(String who, String what, Optional<Stretch> before, Optional<Stretch> after) {
    /// Whether it is in both, at other days or with other people.
    public boolean isMoved() {
      return before.isPresent() && after.isPresent();
    }

    /// The first day that it touches in either plan.
    public LocalDate from() {
      LocalDate first = before.map(Stretch::from).orElse(LocalDate.MAX);
      LocalDate then = after.map(Stretch::from).orElse(LocalDate.MAX);
      return first.isBefore(then) ? first : then;
    }
  }

  /// First and last day, both inclusive.
  ///
  /// @param people in it; 0 where that says nothing
  public record Stretch(LocalDate from, LocalDate to, int people) {}

  /// One entry of a plan.
  private record Entry(String who, String what, Stretch stretch) {
    String key() {
      return who + "\n" + what;
    }
  }

  /// What the second plan changes of the first.
  public static PlanDifference between(PlanDocument before, PlanDocument after) {
    Changes tours =
        changes(
            before.tours(),
            after.tours(),
            t -> new Entry(t.resource(), t.line(), new Stretch(t.from(), t.to(), t.people())));
    Changes activities =
        changes(
            before.activities(),
            after.activities(),
            a -> new Entry(a.unit(), a.activity(), new Stretch(a.from(), a.to(), 0)));
    Changes gaps =
        changes(
            before.gaps(),
            after.gaps(),
            g -> new Entry(g.line(), "", new Stretch(g.from(), g.to(), g.people())));
    List<Term> costs = costs(before, after);
    boolean same =
        tours.count() + activities.count() + gaps.count() == 0
            && before.cost().equals(after.cost());
    return new PlanDifference(costs, tours, activities, gaps, same);
  }

  private static List<Term> costs(PlanDocument before, PlanDocument after) {
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("Cost", before.cost().total(), after.cost().total()));
    term(terms, "of it unfilled lines", before.cost().unfilled(), after.cost().unfilled());
    term(terms, "of it late goals", before.cost().late(), after.cost().late());
    term(terms, "of it money", before.cost().money(), after.cost().money());
    term(terms, "of it overfill", before.cost().overfill(), after.cost().overfill());
    term(terms, "of it change", before.cost().change(), after.cost().change());
    term(terms, "Bound", before.bound(), after.bound());
    term(terms, "Gaps", before.gaps().size(), after.gaps().size());
    term(terms, "Person-days open", open(before), open(after));
    return terms;
  }

  private static void term(List<Term> terms, String what, long before, long after) {
    if (before != after) {
      terms.add(new Term(what, before, after));
    }
  }

  private static long open(PlanDocument plan) {
    return plan.gaps().stream().mapToLong(PlanDocument.OpenGap::personDays).sum();
  }

  private static <T> Changes changes(List<T> before, List<T> after, Function<T, Entry> entry) {
    List<Entry> left = new ArrayList<>(before.stream().map(entry).toList());
    List<Entry> gone = new ArrayList<>();
    List<Entry> fresh = new ArrayList<>(after.stream().map(entry).toList());
    int kept = 0;
    for (Entry one : left) {
      if (fresh.remove(one)) {
        kept++;
      } else {
        gone.add(one);
      }
    }
    return new Changes(kept, paired(gone, fresh));
  }

  /// Entries of the same who and what are paired, the nearest days first.
  private static List<Change> paired(List<Entry> gone, List<Entry> fresh) {
    Map<String, List<Entry>> candidates = new LinkedHashMap<>();
    fresh.forEach(f -> candidates.computeIfAbsent(f.key(), k -> new ArrayList<>()).add(f));
    List<Change> changes = new ArrayList<>();
    for (Entry old : gone) {
      List<Entry> same = candidates.getOrDefault(old.key(), List.of());
      Optional<Entry> nearest =
          same.stream().min(Comparator.comparingLong(f -> distance(old.stretch(), f.stretch())));
      nearest.ifPresent(same::remove);
      changes.add(
          new Change(
              old.who(), old.what(), Optional.of(old.stretch()), nearest.map(Entry::stretch)));
    }
    candidates
        .values()
        .forEach(
            left ->
                left.forEach(
                    f ->
                        changes.add(
                            new Change(
                                f.who(), f.what(), Optional.empty(), Optional.of(f.stretch())))));
    changes.sort(
        Comparator.comparing(Change::from).thenComparing(Change::who).thenComparing(Change::what));
    return changes;
  }

  private static long distance(Stretch one, Stretch other) {
    return Math.abs(ChronoUnit.DAYS.between(one.from(), other.from()))
        + Math.abs(ChronoUnit.DAYS.between(one.to(), other.to()));
  }
}
