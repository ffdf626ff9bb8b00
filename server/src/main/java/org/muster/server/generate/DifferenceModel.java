package org.muster.server.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.muster.generate.PlanDifference;
import org.muster.thread.DateSpan;
import org.muster.thread.DateWords;

/// Two plans beside each other, as a template draws them: the terms of the cost, and every tour,
/// activity and gap that moved, appeared or vanished.
///
/// @param left name of the plan before
/// @param right name of the plan after
/// @param says the finding in a sentence
public record DifferenceModel(
    String left, String right, String says, List<Term> costs, List<Part> parts) {

  /// A term of the cost.
  ///
  /// @param change what the right one is more or less by
  public record Term(String what, String left, String right, String change) {}

  /// Tours, activities or gaps.
  ///
  /// @param kept how many stand in both alike, in words
  public record Part(String title, String kept, List<Entry> entries) {}

  /// One that is not in both alike.
  ///
  /// @param how moved, new or gone
  public record Entry(String who, String what, String before, String after, String how) {}

  /// @param names what people call an id
  static DifferenceModel of(
      PlanDifference difference, String left, String right, UnaryOperator<String> names) {
    List<Term> costs = new ArrayList<>();
    for (PlanDifference.Term term : difference.costs()) {
      long change = term.after() - term.before();
      costs.add(
          new Term(
              term.what(),
              number(term.before()),
              number(term.after()),
              change == 0 ? "same" : (change > 0 ? "+" : "−") + number(Math.abs(change))));
    }
    List<Part> parts = new ArrayList<>();
    part(parts, "Tours", "tour", difference.tours(), names);
    part(parts, "Activities", "activity", difference.activities(), names);
    part(parts, "Gaps", "gap", difference.gaps(), names);
    return new DifferenceModel(left, right, says(difference), costs, parts);
  }

  private static String says(PlanDifference difference) {
    if (difference.same()) {
      return "The same plan: no tour, no activity and no gap differs.";
    }
    return DateWords.count(difference.tours().count(), "tour")
        + ", "
        + plural(difference.activities().count(), "activity", "activities")
        + " and "
        + DateWords.count(difference.gaps().count(), "gap")
        + " differ.";
  }

  private static void part(
      List<Part> parts,
      String title,
      String one,
      PlanDifference.Changes changes,
      UnaryOperator<String> names) {
    List<Entry> entries = new ArrayList<>();
    for (PlanDifference.Change change : changes.changes()) {
      entries.add(
          new Entry(
              names.apply(change.who()),
              change.what().isEmpty() ? "" : names.apply(change.what()),
              change.before().map(DifferenceModel::stretch).orElse("not there"),
              change.after().map(DifferenceModel::stretch).orElse("not there"),
              how(change)));
    }
    String kept =
        plural(changes.kept(), one, one.equals("activity") ? "activities" : one + "s")
            + " in both alike";
    parts.add(new Part(title, kept, entries));
  }

  private static String how(PlanDifference.Change change) {
    if (change.isMoved()) {
      return "moved";
    }
    return change.before().isEmpty() ? "new" : "gone";
  }

  private static String stretch(PlanDifference.Stretch stretch) {
    return DateSpan.of(stretch.from(), stretch.to())
        + Optional.of(stretch.people())
            .filter(p -> p > 0)
            .map(p -> ", " + number(p) + (p == 1 ? " person" : " people"))
            .orElse("");
  }

  private static String plural(int count, String one, String many) {
    return count == 1 ? "1 " + one : count + " " + many;
  }

  private static String number(long value) {
    return String.format(Locale.UK, "%,d", value);
  }
}
