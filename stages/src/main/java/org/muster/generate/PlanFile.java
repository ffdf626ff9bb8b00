package org.muster.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.muster.engine.duty.tour.TourCost;
import org.muster.generate.PlannedRemedy.Change;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;

/// The plan file: a plan document as JSON and back. `docs/plan-file.md` tells the format.
public final class PlanFile {
  /// What the file says of itself in its first key.
  public static final String FORMAT = "muster-plan/2";

  private PlanFile() {}

  /// The text of a plan file. Equal documents give equal bytes.
  public static String write(PlanDocument plan) {
    return Json.write(tree(plan));
  }

  /// The file as maps, lists and values.
  static Map<String, Object> tree(PlanDocument plan) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("format", FORMAT);
    out.put("case", plan.caseId());
    out.put("input", plan.input());
    out.put("from", plan.from().toString());
    out.put("to", plan.to().toString());
    out.put("slot", plan.grain());
    out.put("illustrative", plan.illustrative());
    release(out, plan.release());
    Map<String, Object> search = new LinkedHashMap<>();
    search.put("solver", plan.search().solver());
    search.put("seed", plan.search().seed());
    plan.search().steps().ifPresent(steps -> search.put("steps", steps));
    search.put("threads", plan.search().threads());
    search.put("ended", plan.search().ended().word());
    out.put("search", search);
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("total", plan.cost().total());
    cost.put("unfilled", plan.cost().unfilled());
    cost.put("late_goals", plan.cost().late());
    cost.put("money", plan.cost().money());
    cost.put("overfill", plan.cost().overfill());
    cost.put("change", plan.cost().change());
    out.put("cost", cost);
    out.put("bound", plan.bound());
    out.put("lines", list(plan.lines(), PlanFile::line));
    out.put("tours", list(plan.tours(), PlanFile::tour));
    out.put("activities", list(plan.activities(), PlanFile::activity));
    out.put("readiness", list(plan.readiness(), PlanFile::readiness));
    out.put("gaps", list(plan.gaps(), PlanFile::gap));
    out.put("late_goals", list(plan.late(), PlanFile::late));
    out.put("notes", plan.notes());
    return out;
  }

  /// Reads a plan file. What it does not know it refuses: a key that is missing, given twice or not
  /// of the format, and a value of another kind.
  ///
  /// @throws Trouble naming the key, its line and what was expected there
  public static PlanDocument read(String text) {
    PlanNode root = PlanNode.root(Json.read(text));
    String format = root.text("format");
    if (!format.equals(FORMAT)) {
      throw new Trouble(
          Code.UNREADABLE,
          "The plan file says format: " + format + ". Expected " + FORMAT + "; plan again.");
    }
    PlanDocument document =
        new PlanDocument(
            root.text("case"),
            root.text("input"),
            root.day("from"),
            root.day("to"),
            root.text("slot"),
            root.flag("illustrative"),
            root.release(),
            root.node("search", PlanFile::readSearch),
            root.node("cost", PlanFile::readCost),
            root.number("bound"),
            root.list("lines", PlanFile::readLine),
            root.list("tours", PlanFile::readTour),
            root.list("activities", PlanFile::readActivity),
            root.list("readiness", PlanFile::readReadiness),
            root.list("gaps", PlanFile::readGap),
            root.list("late_goals", PlanFile::readLate),
            root.texts("notes"));
    root.end();
    return document;
  }

  private static PlanDocument.Search readSearch(PlanNode n) {
    return new PlanDocument.Search(
        n.text("solver"),
        n.number("seed"),
        n.findNumber("steps"),
        n.small("threads"),
        n.word("ended", SearchEnd.values(), SearchEnd::word));
  }

  private static TourCost readCost(PlanNode n) {
    TourCost cost =
        new TourCost(
            n.number("unfilled"),
            n.number("late_goals"),
            n.number("money"),
            n.number("overfill"),
            n.number("change"));
    if (n.number("total") != cost.total()) {
      throw new Trouble(
          Code.UNREADABLE,
          "The plan file says a total cost of "
              + n.number("total")
              + ", but its terms add up to "
              + cost.total()
              + ".");
    }
    return cost;
  }

  private static PlanDocument.LineFill readLine(PlanNode n) {
    return new PlanDocument.LineFill(
        n.text("line"),
        n.number("needed_person_days"),
        n.number("filled_person_days"),
        n.release());
  }

  private static PlannedTour readTour(PlanNode n) {
    return new PlannedTour(
        n.text("who"),
        n.text("line"),
        n.day("from"),
        n.day("to"),
        n.small("people"),
        n.has("changes")
            ? n.list(
                "changes", c -> new PlannedTour.StrengthChange(c.day("from"), c.small("people")))
            : List.of(),
        n.flag("fixed"),
        n.release());
  }

  private static PlannedActivity readActivity(PlanNode n) {
    return new PlannedActivity(
        n.text("unit"),
        n.text("offering"),
        n.text("activity"),
        n.day("from"),
        n.day("to"),
        n.findText("raises_to"),
        n.release());
  }

  private static PlanDocument.Readiness readReadiness(PlanNode n) {
    return new PlanDocument.Readiness(
        n.text("unit"), n.text("level"), n.day("from"), n.day("to"), n.flag("lapses"), n.release());
  }

  private static PlanDocument.OpenGap readGap(PlanNode n) {
    return new PlanDocument.OpenGap(
        n.text("line"),
        n.day("from"),
        n.day("to"),
        n.small("people"),
        n.number("person_days"),
        n.number("cost"),
        n.flag("explained"),
        n.list("reasons", PlanFile::readWhy),
        n.word("remedies_looked", PlanDocument.Looked.values(), PlanFile::word),
        n.small("remedies_tried"),
        n.has("remedy") ? Optional.of(n.node("remedy", PlanFile::readRemedy)) : Optional.empty(),
        n.release());
  }

  private static PlanDocument.Why readWhy(PlanNode n) {
    return new PlanDocument.Why(
        n.text("who"),
        n.day("tried_from"),
        n.day("tried_to"),
        n.list("rules", PlanFile::readRule),
        n.small("short_days"),
        n.findNumber("extra_cost"),
        n.release());
  }

  private static PlanDocument.BrokenRule readRule(PlanNode n) {
    return new PlanDocument.BrokenRule(
        n.text("rule"),
        n.text("about"),
        n.day("from"),
        n.day("to"),
        n.number("measured"),
        n.number("limit"),
        n.text("measure"),
        n.small("short_days"));
  }

  private static PlannedRemedy readRemedy(PlanNode n) {
    return new PlannedRemedy(
        readChange(n),
        n.number("price"),
        n.flag("closes"),
        n.number("person_days"),
        n.number("cost_after"),
        n.texts("who"),
        n.list("tours", PlanFile::readTour),
        n.list("activities", PlanFile::readActivity),
        n.release());
  }

  private static Change readChange(PlanNode n) {
    String subject = n.text("subject");
    return switch (n.text("kind")) {
      case "bring-forward" -> new Change.BringForward(subject, n.day("day"));
      case "add-evaluation" -> new Change.AddEvaluation(subject, n.day("day"));
      case "waive-caveat" -> new Change.WaiveCaveat(n.text("unit"), subject);
      case "shift-line" -> new Change.ShiftLine(subject, n.small("days"));
      case "one-more-unit" -> new Change.OneMoreUnit(subject, n.small("people"));
      default ->
          throw n.wrong(
              "kind", "bring-forward, add-evaluation, waive-caveat, shift-line or one-more-unit");
    };
  }

  private static PlanDocument.LateGoal readLate(PlanNode n) {
    return new PlanDocument.LateGoal(
        n.text("goal"),
        n.text("unit"),
        n.text("level"),
        n.day("due"),
        n.small("days"),
        n.number("cost"),
        n.release());
  }

  private static Map<String, Object> line(PlanDocument.LineFill line) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("line", line.line());
    out.put("needed_person_days", line.needed());
    out.put("filled_person_days", line.filled());
    return release(out, line.release());
  }

  private static Map<String, Object> tour(PlannedTour tour) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("who", tour.resource());
    out.put("line", tour.line());
    out.put("from", tour.from().toString());
    out.put("to", tour.to().toString());
    out.put("people", tour.people());
    if (!tour.changes().isEmpty()) {
      out.put("changes", list(tour.changes(), PlanFile::change));
    }
    out.put("fixed", tour.fixed());
    return release(out, tour.release());
  }

  private static Map<String, Object> change(PlannedTour.StrengthChange change) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("from", change.from().toString());
    out.put("people", change.people());
    return out;
  }

  private static Map<String, Object> activity(PlannedActivity activity) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("unit", activity.unit());
    out.put("offering", activity.offering());
    out.put("activity", activity.activity());
    out.put("from", activity.from().toString());
    out.put("to", activity.to().toString());
    if (!activity.raisesTo().isEmpty()) {
      out.put("raises_to", activity.raisesTo());
    }
    return release(out, activity.release());
  }

  private static Map<String, Object> readiness(PlanDocument.Readiness readiness) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("unit", readiness.unit());
    out.put("level", readiness.level());
    out.put("from", readiness.from().toString());
    out.put("to", readiness.to().toString());
    out.put("lapses", readiness.lapses());
    return release(out, readiness.release());
  }

  private static Map<String, Object> gap(PlanDocument.OpenGap gap) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("line", gap.line());
    out.put("from", gap.from().toString());
    out.put("to", gap.to().toString());
    out.put("people", gap.people());
    out.put("person_days", gap.personDays());
    out.put("cost", gap.cost());
    out.put("explained", gap.explained());
    out.put("reasons", list(gap.reasons(), PlanFile::why));
    out.put("remedies_looked", word(gap.looked()));
    out.put("remedies_tried", gap.remediesTried());
    gap.remedy().ifPresent(remedy -> out.put("remedy", remedy(remedy)));
    return release(out, gap.release());
  }

  private static String word(PlanDocument.Looked looked) {
    return looked.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> why(PlanDocument.Why why) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("who", why.resource());
    out.put("tried_from", why.from().toString());
    out.put("tried_to", why.to().toString());
    out.put("rules", list(why.rules(), PlanFile::rule));
    out.put("short_days", why.shortDays());
    why.extraCost().ifPresent(extra -> out.put("extra_cost", extra));
    return release(out, why.release());
  }

  private static Map<String, Object> rule(PlanDocument.BrokenRule rule) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("rule", rule.rule());
    out.put("about", rule.about());
    out.put("from", rule.from().toString());
    out.put("to", rule.to().toString());
    out.put("measured", rule.measured());
    out.put("limit", rule.limit());
    out.put("measure", rule.measure());
    out.put("short_days", rule.shortDays());
    return out;
  }

  private static Map<String, Object> remedy(PlannedRemedy remedy) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("kind", remedy.kind());
    out.put("subject", remedy.subject());
    switch (remedy.change()) {
      case Change.BringForward forward -> out.put("day", forward.day().toString());
      case Change.AddEvaluation added -> out.put("day", added.day().toString());
      case Change.WaiveCaveat waived -> out.put("unit", waived.unit());
      case Change.ShiftLine shifted -> out.put("days", shifted.days());
      case Change.OneMoreUnit more -> out.put("people", more.people());
    }
    out.put("price", remedy.price());
    out.put("closes", remedy.closes());
    out.put("person_days", remedy.personDays());
    out.put("cost_after", remedy.costAfter());
    out.put("who", remedy.who());
    out.put("tours", list(remedy.tours(), PlanFile::tour));
    out.put("activities", list(remedy.activities(), PlanFile::activity));
    return release(out, remedy.release());
  }

  private static Map<String, Object> late(PlanDocument.LateGoal late) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("goal", late.goal());
    out.put("unit", late.unit());
    out.put("level", late.level());
    out.put("due", late.due().toString());
    out.put("days", late.days());
    out.put("cost", late.cost());
    return release(out, late.release());
  }

  private static Map<String, Object> release(Map<String, Object> out, Releasability release) {
    out.put("owners", release.owners());
    out.put("release", release.release());
    return out;
  }

  private static <T> List<Object> list(List<T> all, Function<T, Map<String, Object>> write) {
    return all.stream().<Object>map(write::apply).toList();
  }
}
