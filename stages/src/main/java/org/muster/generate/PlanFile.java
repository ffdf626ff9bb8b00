package org.muster.generate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.muster.engine.duty.tour.TourCost;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;

/// The plan file: a plan document as JSON and back. `docs/plan-file.md` tells the format.
public final class PlanFile {
  /// What the file says of itself in its first key.
  public static final String FORMAT = "muster-plan/2";

  private PlanFile() {}

  /// The text of a plan file. Equal documents give equal bytes.
  public static String write(PlanDocument plan) {
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
    return Json.write(out);
  }

  private static TourCost cost(Node node) {
    TourCost cost =
        new TourCost(
            node.number("unfilled"),
            node.number("late_goals"),
            node.number("money"),
            node.number("overfill"),
            node.number("change"));
    if (node.number("total") != cost.total()) {
      throw new Trouble(
          Code.UNREADABLE,
          "The plan file says a total cost of "
              + node.number("total")
              + ", but its terms add up to "
              + cost.total()
              + ".");
    }
    return cost;
  }

  /// Reads a plan file.
  ///
  /// @throws Trouble naming the key or the place where it is not one
  public static PlanDocument read(String text) {
    Node root = new Node("the plan file", Json.read(text));
    String format = root.text("format");
    if (!format.equals(FORMAT)) {
      throw new Trouble(
          Code.UNREADABLE, "The plan file says format: " + format + ". Expected " + FORMAT + ".");
    }
    Node search = root.node("search");
    TourCost cost = cost(root.node("cost"));
    return new PlanDocument(
        root.text("case"),
        root.text("input"),
        root.day("from"),
        root.day("to"),
        root.text("slot"),
        root.flag("illustrative"),
        root.release(),
        new PlanDocument.Search(
            search.text("solver"),
            search.number("seed"),
            search.findNumber("steps"),
            search.small("threads"),
            search.word("ended", PlanRun.End.values(), PlanRun.End::word)),
        cost,
        root.number("bound"),
        root.list(
            "lines",
            n ->
                new PlanDocument.LineFill(
                    n.text("line"),
                    n.number("needed_person_days"),
                    n.number("filled_person_days"),
                    n.release())),
        root.list("tours", PlanFile::readTour),
        root.list("activities", PlanFile::readActivity),
        root.list(
            "readiness",
            n ->
                new PlanDocument.Readiness(
                    n.text("unit"),
                    n.text("level"),
                    n.day("from"),
                    n.day("to"),
                    n.flag("lapses"),
                    n.release())),
        root.list("gaps", PlanFile::readGap),
        root.list(
            "late_goals",
            n ->
                new PlanDocument.LateGoal(
                    n.text("goal"),
                    n.text("unit"),
                    n.text("level"),
                    n.day("due"),
                    n.small("days"),
                    n.number("cost"),
                    n.release())),
        root.texts("notes"));
  }

  private static Map<String, Object> line(PlanDocument.LineFill line) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("line", line.line());
    out.put("needed_person_days", line.needed());
    out.put("filled_person_days", line.filled());
    return release(out, line.release());
  }

  private static Map<String, Object> tour(PlanDocument.PlannedTour tour) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("who", tour.resource());
    out.put("line", tour.line());
    out.put("from", tour.from().toString());
    out.put("to", tour.to().toString());
    out.put("people", tour.people());
    out.put("fixed", tour.fixed());
    return release(out, tour.release());
  }

  private static Map<String, Object> activity(PlanDocument.PlannedActivity activity) {
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

  private static Map<String, Object> remedy(PlanDocument.CheapestRemedy remedy) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("kind", remedy.kind());
    out.put("subject", remedy.subject());
    if (!remedy.unit().isEmpty()) {
      out.put("unit", remedy.unit());
    }
    remedy.day().ifPresent(day -> out.put("day", day.toString()));
    out.put("moved", remedy.moved());
    out.put("price", remedy.price());
    out.put("closes", remedy.closes());
    out.put("person_days", remedy.personDays());
    out.put("cost_after", remedy.costAfter());
    remedy.proof().ifPresent(proof -> out.put("instead", instead(proof)));
    return release(out, remedy.release());
  }

  private static Map<String, Object> instead(PlanChange proof) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("tours_gone", list(proof.toursGone(), PlanFile::tour));
    out.put("tours_new", list(proof.toursNew(), PlanFile::tour));
    out.put("activities_gone", list(proof.activitiesGone(), PlanFile::activity));
    out.put("activities_new", list(proof.activitiesNew(), PlanFile::activity));
    return out;
  }

  private static PlanChange readInstead(Node n) {
    return new PlanChange(
        n.list("tours_gone", PlanFile::readTour),
        n.list("tours_new", PlanFile::readTour),
        n.list("activities_gone", PlanFile::readActivity),
        n.list("activities_new", PlanFile::readActivity));
  }

  private static PlanDocument.PlannedTour readTour(Node n) {
    return new PlanDocument.PlannedTour(
        n.text("who"),
        n.text("line"),
        n.day("from"),
        n.day("to"),
        n.small("people"),
        n.flag("fixed"),
        n.release());
  }

  private static PlanDocument.PlannedActivity readActivity(Node n) {
    return new PlanDocument.PlannedActivity(
        n.text("unit"),
        n.text("offering"),
        n.text("activity"),
        n.day("from"),
        n.day("to"),
        n.findText("raises_to"),
        n.release());
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

  private static PlanDocument.OpenGap readGap(Node n) {
    Optional<PlanDocument.CheapestRemedy> remedy = Optional.empty();
    if (n.has("remedy")) {
      Node r = n.node("remedy");
      remedy =
          Optional.of(
              new PlanDocument.CheapestRemedy(
                  r.text("kind"),
                  r.text("subject"),
                  r.findText("unit"),
                  r.has("day") ? Optional.of(r.day("day")) : Optional.empty(),
                  r.small("moved"),
                  r.number("price"),
                  r.flag("closes"),
                  r.number("person_days"),
                  r.number("cost_after"),
                  r.has("instead") ? Optional.of(readInstead(r.node("instead"))) : Optional.empty(),
                  r.release()));
    }
    return new PlanDocument.OpenGap(
        n.text("line"),
        n.day("from"),
        n.day("to"),
        n.small("people"),
        n.number("person_days"),
        n.number("cost"),
        n.flag("explained"),
        n.list(
            "reasons",
            w ->
                new PlanDocument.Why(
                    w.text("who"),
                    w.day("tried_from"),
                    w.day("tried_to"),
                    w.list(
                        "rules",
                        b ->
                            new PlanDocument.BrokenRule(
                                b.text("rule"),
                                b.text("about"),
                                b.day("from"),
                                b.day("to"),
                                b.number("measured"),
                                b.number("limit"),
                                b.text("measure"),
                                b.small("short_days"))),
                    w.small("short_days"),
                    w.findNumber("extra_cost"),
                    w.release())),
        n.word("remedies_looked", PlanDocument.Looked.values(), PlanFile::word),
        n.small("remedies_tried"),
        remedy,
        n.release());
  }

  /// A JSON object with the way to it, so that a message can name the key.
  private record Node(String path, Object value) {
    private Map<?, ?> map() {
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw wrong("", "an object");
    }

    boolean has(String key) {
      return map().containsKey(key);
    }

    private Object get(String key, String expected) {
      Object found = map().get(key);
      if (found == null) {
        throw wrong(key, expected);
      }
      return found;
    }

    Node node(String key) {
      return new Node(path + " at " + key, get(key, "an object"));
    }

    String text(String key) {
      if (get(key, "a string") instanceof String text) {
        return text;
      }
      throw wrong(key, "a string");
    }

    String findText(String key) {
      return has(key) ? text(key) : "";
    }

    boolean flag(String key) {
      if (get(key, "true or false") instanceof Boolean flag) {
        return flag;
      }
      throw wrong(key, "true or false");
    }

    long number(String key) {
      if (get(key, "a whole number") instanceof Long number) {
        return number;
      }
      throw wrong(key, "a whole number");
    }

    OptionalLong findNumber(String key) {
      return has(key) ? OptionalLong.of(number(key)) : OptionalLong.empty();
    }

    int small(String key) {
      long number = number(key);
      if (number != (int) number) {
        throw wrong(key, "a whole number of at most nine digits");
      }
      return (int) number;
    }

    <T> T word(String key, T[] all, Function<T, String> word) {
      String found = text(key);
      for (T one : all) {
        if (word.apply(one).equals(found)) {
          return one;
        }
      }
      throw wrong(key, "one of " + String.join(", ", Arrays.stream(all).map(word).toList()));
    }

    LocalDate day(String key) {
      try {
        return LocalDate.parse(text(key));
      } catch (DateTimeException e) {
        throw wrong(key, "a day such as 2022-07-01");
      }
    }

    List<String> texts(String key) {
      List<String> out = new ArrayList<>();
      if (get(key, "a list of strings") instanceof List<?> list) {
        for (Object one : list) {
          if (!(one instanceof String text)) {
            throw wrong(key, "a list of strings");
          }
          out.add(text);
        }
        return out;
      }
      throw wrong(key, "a list of strings");
    }

    <T> List<T> list(String key, Function<Node, T> read) {
      List<T> out = new ArrayList<>();
      if (get(key, "a list") instanceof List<?> list) {
        for (Object one : list) {
          if (one != null) {
            out.add(read.apply(new Node(path + " at " + key + " " + (out.size() + 1), one)));
          }
        }
        return out;
      }
      throw wrong(key, "a list");
    }

    Releasability release() {
      return new Releasability(texts("owners"), text("release"));
    }

    private Trouble wrong(String key, String expected) {
      Object found = value instanceof Map<?, ?> map ? map.get(key) : value;
      String what = found == null ? "nothing" : found.toString();
      String shown = what.length() > 60 ? what.substring(0, 60) + "…" : what;
      return new Trouble(
          Code.UNREADABLE,
          "In "
              + path
              + (key.isEmpty() ? "" : ", key " + key)
              + ": found "
              + shown
              + ". Expected "
              + expected
              + ".");
    }
  }
}
