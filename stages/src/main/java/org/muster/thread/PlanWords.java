package org.muster.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.engine.duty.tour.Breach;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanDocument.BrokenRule;
import org.muster.generate.PlannedRemedy;
import org.muster.generate.PlannedRemedy.Change;
import org.muster.generate.PlanningCase;
import org.muster.generate.RuleWords;
import org.muster.record.RecordTables;

/// Rules, reasons and remedies of a plan as sentences of a page. What they say was measured by
/// walking the rules; nothing is guessed here.
final class PlanWords {
  private final CaseView view;
  private final PlanningCase planning;
  private final RuleWords words;

  PlanWords(CaseView view, PlanningCase planning) {
    this.view = view;
    this.planning = planning;
    this.words = new RuleWords(planning, this::name, this::caveat);
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
        String says = words.of(broken);
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

  /// As the planner names it, else as the case does: the planner has no names for tasks.
  private String name(String id) {
    String name = planning.name(id);
    return name.equals(id)
        ? view.find(RecordTables.TASKS, id).map(t -> t.text("name")).orElse(id)
        : name;
  }

  /// `caveat CAV-3: no static guard`: the limit itself, as the nation put it.
  private Optional<String> caveat(String id) {
    return view.find(GenerateTables.CAVEATS, id)
        .map(c -> "caveat " + c.text("code") + ": " + withoutStop(lowerFirst(c.text("text"))))
        .or(
            () ->
                view.find(GenerateTables.OFFERS, id)
                    .map(o -> "its nation withdrew the offer for this line"));
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
