package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanDocument.OpenGap;
import org.muster.generate.PlanNumber;
import org.muster.generate.PlanReading;
import org.muster.generate.PlannedRemedy.Change;
import org.muster.generate.RuleWords;
import org.muster.record.FieldError;
import org.muster.record.Row;
import org.muster.record.Unreadable;
import org.muster.thread.Finding.Kind;
import org.muster.thread.Finding.Target;

/// The gaps of the newest saved plan, as findings.
public final class PlanGaps {
  private static final List<String> RESOURCES = List.of("units", "staff_officers");
  private static final List<String> LINES = List.of("requirement_lines", "staff_posts");

  private PlanGaps() {}

  /// The newest plan among those that the view shows.
  public static Optional<PlanDocument> findNewest(CaseView view) {
    return newest(view).map(Newest::document);
  }

  /// One finding for each gap that has not passed by.
  public static List<Finding> listOf(CaseView view) {
    Optional<Newest> newest = newest(view);
    if (newest.isEmpty()) {
      return List.of();
    }
    PlanDocument plan = newest.get().document();
    PlainWords words = PlainWords.of(view);
    List<Finding> found = new ArrayList<>();
    for (OpenGap gap : plan.gaps()) {
      if (gap.to().isBefore(view.asOf())) {
        continue;
      }
      List<Row> claims = new ArrayList<>(List.of(newest.get().row()));
      view.find(GenerateTables.REQUIREMENT_LINES, gap.line())
          .or(() -> view.find(GenerateTables.STAFF_POSTS, gap.line()))
          .ifPresent(claims::add);
      found.add(
          new Finding(
              Kind.GAP,
              Stage.GENERATE,
              words.name(LINES, gap.line())
                  + ": "
                  + (gap.people() == 1 ? "1 person" : gap.people() + " people")
                  + " short, "
                  + span(gap.from(), gap.to()),
              detail(plan, gap, words),
              Optional.of(gap.from()),
              gap.from().isAfter(view.asOf())
                  ? DateWords.distance(view.asOf(), gap.from())
                  : "since " + DateWords.day(gap.from()),
              Math.toIntExact(Math.min(Integer.MAX_VALUE, gap.personDays())),
              new Target.PlanGap(gap.line()),
              "See why",
              claims));
    }
    return found;
  }

  private static String detail(PlanDocument plan, OpenGap gap, PlainWords words) {
    StringBuilder out = new StringBuilder();
    if (gap.reasons().isEmpty()) {
      out.append("Nobody comes near it.");
    } else {
      PlanDocument.Why nearest = gap.reasons().getFirst();
      out.append("Nearest: ").append(words.name(RESOURCES, nearest.resource()));
      if (!nearest.rules().isEmpty()) {
        String rule = nearest.rules().getFirst().rule();
        out.append(", ").append(RuleWords.brief(rule)).append(" (").append(rule).append(')');
      }
      out.append('.');
    }
    gap.remedy()
        .ifPresent(
            remedy ->
                out.append(" Cheapest remedy: ")
                    .append(remedy(remedy.change()))
                    .append(", cost ")
                    .append(String.format(java.util.Locale.UK, "%,d", plan.cost().total()))
                    .append(" → ")
                    .append(String.format(java.util.Locale.UK, "%,d", remedy.costAfter()))
                    .append(remedy.closes() ? "." : "; it fills a part."));
    return out.toString();
  }

  private static String remedy(Change change) {
    return switch (change) {
      case Change.BringForward forward -> "bring an activity forward";
      case Change.AddEvaluation added -> "add an evaluation";
      case Change.WaiveCaveat waived -> "lift a caveat";
      case Change.ShiftLine shifted -> "move the line";
      case Change.OneMoreUnit more -> "one more unit";
    };
  }

  private static String span(LocalDate from, LocalDate to) {
    return DateWords.held(org.muster.record.Edtf.of(from + "/" + to));
  }

  private record Newest(Row row, PlanDocument document) {}

  /// The newest whose document can be read, and those passed over.
  private record Found(Optional<Newest> newest, List<Unreadable> passedOver) {}

  private static Optional<Newest> newest(CaseView view) {
    return found(view).newest();
  }

  /// Plans newer than the newest that can be read.
  static List<Unreadable> listUnreadable(CaseView view) {
    return found(view).passedOver();
  }

  /// Only one document is read where it can be: they are large.
  private static Found found(CaseView view) {
    return view.derived(
        Found.class,
        seen -> {
          List<Unreadable> passedOver = new ArrayList<>();
          List<Row> newestFirst =
              seen.list(GenerateTables.PLANS).stream()
                  .sorted(PlanNumber.oldestFirst().reversed())
                  .toList();
          for (Row row : newestFirst) {
            switch (PlanReading.of(row)) {
              case PlanReading.Sound sound -> {
                return new Found(Optional.of(new Newest(row, sound.document())), passedOver);
              }
              case PlanReading.Bad bad ->
                  passedOver.add(
                      Unreadable.of(
                          row,
                          List.of(new FieldError("document", "", "a plan file: " + bad.why()))));
            }
          }
          return new Found(Optional.empty(), passedOver);
        });
  }
}
