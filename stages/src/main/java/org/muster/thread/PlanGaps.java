package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanDocument.OpenGap;
import org.muster.generate.PlanReading;
import org.muster.generate.PlannedRemedy.Change;
import org.muster.generate.PublishedPlan;
import org.muster.record.Row;
import org.muster.thread.Finding.Kind;
import org.muster.thread.Finding.Target;

/// The gaps of the newest saved plan, as findings.
public final class PlanGaps {
  private static final List<String> RESOURCES = List.of("units", "staff_officers");
  private static final List<String> LINES = List.of("requirement_lines", "staff_posts");

  private PlanGaps() {}

  /// The newest plan among those that the view shows.
  public static Optional<PlanDocument> findNewest(CaseView view) {
    return PublishedPlan.find(view.data()).flatMap(PublishedPlan::findDocument);
  }

  /// One finding for each gap that has not passed by.
  public static List<Finding> listOf(CaseView view) {
    return PublishedPlan.find(view.data())
        .map(
            published ->
                switch (published.reading()) {
                  case PlanReading.Sound sound -> listOf(view, published.row(), sound.document());
                  case PlanReading.Bad bad -> List.of(unreadable(published.row(), bad));
                })
        .orElse(List.of());
  }

  /// Nobody is kept from the case by a row that holds no plan: they are told which it is.
  private static Finding unreadable(Row row, PlanReading.Bad bad) {
    return new Finding(
        Kind.OPEN,
        Stage.GENERATE,
        row.text("name") + " cannot be read: its row " + row.id() + " holds no plan",
        bad.why(),
        Optional.empty(),
        "open",
        0,
        new Target.About("plans", row.about()),
        "See the row",
        List.of(row));
  }

  private static List<Finding> listOf(CaseView view, Row row, PlanDocument plan) {
    PlainWords words = PlainWords.of(view);
    List<Finding> found = new ArrayList<>();
    for (OpenGap gap : plan.gaps()) {
      if (gap.to().isBefore(view.asOf())) {
        continue;
      }
      List<Row> claims = new ArrayList<>(List.of(row));
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
        out.append(", ").append(stopped(rule)).append(" (").append(rule).append(')');
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

  /// What a rule of the tour rulebook says of whoever it stops, in a few words.
  private static String stopped(String rule) {
    return switch (rule) {
      case "DOUBLE-BOOKED" -> "busy with another duty";
      case "REST" -> "still resting";
      case "CAVEAT" -> "kept back by a caveat";
      case "TASK" -> "not made for the task";
      case "READY" -> "not at the level";
      case "AVAILABLE" -> "not available";
      default -> "stopped by a rule";
    };
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
}
