package org.muster.generate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muster.engine.duty.tour.Breach;
import org.muster.generate.PlannedRemedy.Change;

/// A plan in words for the terminal; pages say the same of a gap.
public final class PlanText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final int REASONS_SHOWN = 4;

  /// What is said where a remedy may be missed.
  public static final String SEARCH_CUT = "the search was cut short, another may close it for less";

  private final PlanningCase planning;
  private final PlanDocument plan;
  private final RuleWords words;

  public PlanText(PlanningCase planning, PlanDocument plan) {
    this.planning = planning;
    this.plan = plan;
    words = new RuleWords(planning);
  }

  /// The whole plan, one line an entry; the last is [#summary].
  ///
  /// @param proven whether the second pricer proved the bound
  public List<String> lines(boolean proven) {
    List<String> out = new ArrayList<>();
    out.add("Plan of " + plan.caseId() + ", " + span(plan.from(), plan.to()) + ".");
    if (plan.illustrative()) {
      out.add("ILLUSTRATIVE DATA: some of what is planned is invented.");
    }
    out.add("Releasable to: " + plan.release().release() + ".");
    out.add("");
    out.add("Requirement lines");
    for (PlanDocument.LineFill line : plan.lines()) {
      long open = line.needed() - line.filled();
      out.add(
          "  %-34s %s"
              .formatted(
                  cut(planning.name(line.line()), 34),
                  open == 0 ? "filled" : percent(line) + " filled, " + open + " person-days open"));
    }
    out.add("");
    out.add("Tours");
    for (PlannedTour tour : plan.tours()) {
      out.add(
          "  %-14s %-26s %s, %d %s%s"
              .formatted(
                  cut(planning.name(tour.resource()), 14),
                  span(tour.from(), tour.to()),
                  planning.name(tour.line()),
                  tour.people(),
                  tour.people() == 1 ? "person" : "people",
                  tour.fixed() ? ", fixed" : ""));
    }
    out.add("");
    out.add("Activities");
    for (PlannedActivity activity : plan.activities()) {
      out.add(
          "  %-14s %-26s %s%s"
              .formatted(
                  cut(planning.name(activity.unit()), 14),
                  span(activity.from(), activity.to()),
                  planning.name(activity.activity()),
                  activity.raisesTo().isEmpty() ? "" : ": " + activity.raisesTo()));
    }
    for (PlanDocument.LateGoal late : plan.late()) {
      out.add("");
      out.add(late(late));
    }
    for (PlanDocument.OpenGap gap : plan.gaps()) {
      out.add("");
      out.addAll(gap(gap));
    }
    if (!plan.notes().isEmpty()) {
      out.add("");
      out.add("What the plan rests on");
      plan.notes().forEach(note -> out.add("  " + note));
    }
    out.add("");
    out.add(
        "Cost %d: unfilled %d, late goals %d, money %d, overfill %d, change %d."
            .formatted(
                plan.cost().total(),
                plan.cost().unfilled(),
                plan.cost().late(),
                plan.cost().money(),
                plan.cost().overfill(),
                plan.cost().change()));
    out.add(
        "No plan can cost less than "
            + plan.bound()
            + (proven ? " (proven by the second pricer): at most " : " (solver's bound): at most ")
            + gapPercent()
            + " % better is possible.");
    out.add(summary(proven));
    return out;
  }

  /// The last line of a plan that passed its check: lines filled and open, goals late, cost, bound
  /// and gap.
  ///
  /// @param proven whether the second pricer proved the bound
  public String summary(boolean proven) {
    return "filled=%d open=%d late=%d cost=%d bound=%d gap=%s%% checked, bound %s"
        .formatted(
            plan.filledLines(),
            plan.openLines(),
            plan.late().size(),
            plan.cost().total(),
            plan.bound(),
            gapPercent(),
            proven ? "proven" : "claimed");
  }

  /// A gap with its reasons and remedy.
  public List<String> gap(PlanDocument.OpenGap gap) {
    List<String> out = new ArrayList<>();
    out.add(
        "GAP %s, %s: %d %s missing, %d person-days, cost %d."
            .formatted(
                planning.name(gap.line()),
                span(gap.from(), gap.to()),
                gap.people(),
                gap.people() == 1 ? "person" : "people",
                gap.personDays(),
                gap.cost()));
    int shown = 0;
    for (PlanDocument.Why why : gap.reasons()) {
      if (shown++ == REASONS_SHOWN) {
        out.add("  … and " + (gap.reasons().size() - REASONS_SHOWN) + " farther.");
        break;
      }
      out.add("  " + why(why));
    }
    out.add("  " + gap.remedy().map(remedy -> remedy(gap, remedy)).orElse(noRemedy(gap)));
    return out;
  }

  private static String noRemedy(PlanDocument.OpenGap gap) {
    return switch (gap.looked()) {
      case NOT_YET -> "Remedy: not looked for yet.";
      case CUT ->
          "No remedy of " + gap.remediesTried() + " tried fills any of it; " + SEARCH_CUT + ".";
      case ALL -> "No remedy of " + gap.remediesTried() + " tried fills any of it.";
    };
  }

  /// Why one resource does not fill a gap.
  public String why(PlanDocument.Why why) {
    StringBuilder out = new StringBuilder(planning.name(why.resource())).append(": ");
    if (why.rules().isEmpty()) {
      out.append("breaks no rule ").append(span(why.from(), why.to()));
    }
    String comma = "";
    Set<String> said = new HashSet<>();
    for (PlanDocument.BrokenRule rule : why.rules()) {
      if (!said.add(rule.rule())) {
        continue; // one line a rule; the plan file has every breach
      }
      out.append(comma).append(words.of(rule)).append(' ').append(rule.rule());
      comma = "; ";
    }
    if (why.extraCost().isPresent()) {
      long extra = why.extraCost().getAsLong();
      out.append("; could go at ")
          .append(extra >= 0 ? extra + " more" : -extra + " less")
          .append(" than this plan costs");
    }
    return out.append('.').toString();
  }

  /// What would close a gap.
  public String remedy(PlanDocument.OpenGap gap, PlannedRemedy remedy) {
    String subject = planning.name(remedy.subject());
    String what =
        switch (remedy.change()) {
          case Change.BringForward forward ->
              "bring " + subject + " forward to " + day(forward.day());
          case Change.AddEvaluation added -> "add " + subject + " on " + day(added.day());
          case Change.WaiveCaveat waived ->
              "waive caveat " + subject + " of " + planning.name(waived.unit());
          case Change.ShiftLine shifted ->
              "move the line by "
                  + Math.abs(shifted.days())
                  + " days "
                  + (shifted.days() > 0 ? "later" : "earlier");
          case Change.OneMoreUnit more -> "one more unit of " + more.people();
        };
    String effect =
        remedy.closes()
            ? "It closes the gap"
            : "None tried closes it; this fills "
                + remedy.personDays()
                + " of "
                + gap.personDays()
                + " person-days";
    return "%s: %s (price %d). %s: cost %d → %d%s."
        .formatted(
            title(gap, remedy),
            what,
            remedy.price(),
            effect,
            plan.cost().total(),
            remedy.costAfter(),
            gap.looked() == PlanDocument.Looked.CUT ? "; " + SEARCH_CUT : "");
  }

  /// What a remedy may be called: the cheapest only where every cheaper one was proven not to
  /// close the gap.
  public static String title(PlanDocument.OpenGap gap, PlannedRemedy remedy) {
    if (!remedy.closes()) {
      return "Best remedy";
    }
    return gap.looked() == PlanDocument.Looked.ALL ? "Cheapest remedy" : "Cheapest remedy found";
  }

  /// What ended a search: `by time`.
  public static String ended(SearchEnd end) {
    return switch (end) {
      case PROVEN -> "where its bound met the cost";
      case TIME -> "by time";
      case STEPS -> "by steps";
      case STOPPED -> "by a person";
    };
  }

  private String late(PlanDocument.LateGoal late) {
    return "LATE %s: %s at %s, due %s: %d days late in the horizon, cost %d."
        .formatted(
            planning.name(late.goal()),
            planning.name(late.unit()),
            late.level(),
            day(late.due()),
            late.days(),
            late.cost());
  }

  private String gapPercent() {
    return String.format(Locale.ROOT, "%.1f", plan.gapPercent());
  }

  private static String percent(PlanDocument.LineFill line) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * line.filled() / line.needed());
  }

  private static String span(LocalDate from, LocalDate to) {
    return from.getYear() == to.getYear()
        ? day(from).substring(0, day(from).length() - 5) + "–" + day(to)
        : day(from) + "–" + day(to);
  }

  private static String day(LocalDate day) {
    return DAY.format(day).toUpperCase(Locale.ROOT);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most - 1) + "…" : text;
  }

  /// What the checker found, for people: what is wrong, then what is only claimed, one line each.
  public static List<String> check(PlanCheck check) {
    List<String> out = new ArrayList<>();
    if (!check.sameInput()) {
      out.add("The case has changed since the plan was made.");
    }
    for (Breach breach : check.breaches()) {
      out.add(
          "%s: %s, %s, %s: found %d, expected %d (%s)."
              .formatted(
                  breach.rule(),
                  check.planning().name(breach.resource()),
                  check.planning().name(breach.about()),
                  slots(check, breach.window().from(), breach.window().to()),
                  breach.measured(),
                  breach.limit(),
                  breach.measure().name().toLowerCase(Locale.ROOT)));
    }
    check.differences().forEach(difference -> out.add("ERROR " + difference));
    check.claims().forEach(key -> out.add("claimed: " + key));
    check
        .proven()
        .ifPresent(
            again -> {
              out.add(
                  "The second pricer proves that no plan costs less than " + again.bound() + ".");
              if (!again.relaxed().isEmpty()) {
                out.add("Left out to stay tractable: " + String.join(", ", again.relaxed()));
              }
            });
    out.add(
        check.passed()
            ? "0 rules broken; worked out anew and as the file says: everything but "
                + check.claims().size()
                + " keys that are claimed: passed."
            : check.breaches().size()
                + " breaches of rules, "
                + check.differences().size()
                + " wrong values: FAILED.");
    return out;
  }

  private static String slots(PlanCheck check, int from, int end) {
    Slots slots = check.planning().slots();
    return span(
        slots.firstDay(Math.clamp(from, 0, slots.count() - 1)), slots.lastDay(Math.max(1, end)));
  }
}
