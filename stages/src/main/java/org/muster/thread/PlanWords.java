package org.muster.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muster.engine.duty.tour.Breach;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanDocument.BrokenRule;
import org.muster.generate.PlannedRemedy;
import org.muster.generate.PlannedRemedy.Change;
import org.muster.generate.PlanningCase;
import org.muster.record.RecordTables;

/// Rules, reasons and remedies of a plan as sentences of a page. What they say was measured by
/// walking the rules; nothing is guessed here.
final class PlanWords {
  private final CaseView view;
  private final PlanningCase planning;

  PlanWords(CaseView view, PlanningCase planning) {
    this.view = view;
    this.planning = planning;
  }

  /// What stops a candidate, with the ids of the rules.
  record Told(String says, List<String> rules) {
    Told {
      rules = List.copyOf(rules);
    }
  }

  Told why(PlanDocument.Why why) {
    List<String> parts = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (BrokenRule broken : why.rules()) {
      if (!rules.contains(broken.rule())) {
        // Two rules may stop the same thing for the same reason: said once, with both ids.
        String says = rule(broken);
        if (!parts.contains(says)) {
          parts.add(says);
        }
        rules.add(broken.rule());
      }
    }
    if (parts.isEmpty()) {
      parts.add("no rule stops it");
    }
    why.extraCost()
        .ifPresent(
            extra ->
                parts.add(
                    "could go for " + number(Math.abs(extra)) + (extra >= 0 ? " more" : " less")));
    return new Told(String.join("; ", parts), rules);
  }

  private String rule(BrokenRule broken) {
    String about = name(broken.about());
    String span = DateSpan.of(broken.from(), broken.to());
    return switch (broken.rule()) {
      case "REST" ->
          "rests until " + DateWords.day(broken.to()) + ", " + shortBy(broken.shortDays());
      case "DOUBLE-BOOKED" -> "busy with " + about + ", " + span;
      case "CAVEAT" -> caveat(broken.about(), about);
      case "READY" ->
          "at "
              + level(broken.measured())
              + ", needs "
              + level(broken.limit())
              + (broken.shortDays() > 0 ? ", " + length(broken.shortDays()) + " late" : "");
      case "CERT-EXPIRY" ->
          level(broken.limit())
              + " lapses "
              + DateWords.day(broken.from().minusDays(1))
              + ", "
              + length(broken.shortDays())
              + " too early";
      case "AVAILABLE" -> "not available " + span;
      case "TASK" -> "cannot do " + about.toLowerCase(Locale.ROOT);
      case "PARENT-CHILD" -> about + " is away " + span;
      case "RANK" -> "rank " + rank(broken.measured()) + ", the post needs " + rank(broken.limit());
      case "LANGUAGE" -> "English too low: " + broken.measured() + ", needs " + broken.limit();
      case "MAX-TOURS" -> broken.measured() + " tours, at most " + broken.limit();
      case "TOUR-LENGTH" -> "no tour of an allowed length fits";
      case "TOUR-START" -> "tours do not start on that day";
      case "PINNED" -> "its settled tour would move";
      case "LADDER-ORDER", "NEEDS-LEVEL" ->
          "at " + level(broken.measured()) + " then, needs " + level(broken.limit()) + " first";
      case "PREREQUISITE" -> "has not done " + about + " before";
      case "SEATS" -> "no seat left, " + broken.limit() + " in all";
      case "EVALUATORS" -> "no evaluator team free " + span + ", " + broken.limit() + " in all";
      default -> about + " " + span;
    };
  }

  /// As the planner names it, else as the case does: the planner has no names for tasks.
  private String name(String id) {
    String name = planning.name(id);
    return name.equals(id)
        ? view.find(RecordTables.TASKS, id).map(t -> t.text("name")).orElse(id)
        : name;
  }

  /// `caveat: no static guard`: the limit itself, as the nation put it.
  private String caveat(String id, String name) {
    return view.find(org.muster.generate.GenerateTables.CAVEATS, id)
        .map(c -> "caveat " + c.text("code") + ": " + withoutStop(lowerFirst(c.text("text"))))
        .orElse("caveat " + name);
  }

  String breach(Breach breach) {
    return breach.rule()
        + ": "
        + planning.name(breach.resource())
        + ", "
        + planning.name(breach.about())
        + ": found "
        + breach.measured()
        + ", expected "
        + breach.limit()
        + " ("
        + breach.measure().name().toLowerCase(Locale.ROOT)
        + ").";
  }

  String remedy(PlannedRemedy remedy) {
    String subject = planning.name(remedy.subject());
    return switch (remedy.change()) {
      case Change.BringForward forward ->
          "Bring " + subject + " forward to " + DateWords.day(forward.day()) + ".";
      case Change.AddEvaluation added ->
          "Add " + subject + " from " + DateWords.day(added.day()) + ".";
      case Change.WaiveCaveat waived ->
          planning.name(waived.unit()) + ": lift caveat " + subject + ".";
      case Change.ShiftLine shifted ->
          "Move "
              + subject
              + " by "
              + DateWords.count(Math.abs(shifted.days()), "day")
              + (shifted.days() > 0 ? " later." : " earlier.");
      case Change.OneMoreUnit more ->
          "One more unit of "
              + DateWords.count(more.people(), "person").replace("persons", "people")
              + ", ready for "
              + subject
              + ".";
    };
  }

  private String level(long level) {
    return level == 0 ? "no level" : planning.problem().levelName((int) level);
  }

  private static String rank(long rank) {
    return rank > 10 ? "OF-" + (rank - 10) : "OR-" + rank;
  }

  private static String shortBy(int days) {
    return length(days) + " short";
  }

  /// Days as people say them: months from two on.
  static String length(int days) {
    return days >= 59
        ? DateWords.count(Math.round(days / 30.4375), "month")
        : DateWords.count(days, "day");
  }

  private static String lowerFirst(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  static String number(long value) {
    return String.format(Locale.UK, "%,d", value);
  }
}
