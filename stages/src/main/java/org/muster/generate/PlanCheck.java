package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Breach;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCost;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.record.CaseData;

/// Judges a plan file against a case: every rule and every figure is worked out anew from the case
/// and the file's tours and activities; nothing else that the file says is believed.
///
/// @param plan the plan as the planner sees it
/// @param breaches rules that it breaks
/// @param differences figures of the file that are not what the case gives, as sentences
/// @param sameInput whether the case still is what was planned
public record PlanCheck(
    PlanningCase planning,
    TourPlan plan,
    TourChecker.Verdict verdict,
    List<Breach> breaches,
    List<String> differences,
    boolean sameInput) {
  public PlanCheck {
    breaches = List.copyOf(breaches);
    differences = List.copyOf(differences);
  }

  /// Whether no rule is broken and every figure is right.
  public boolean passed() {
    return breaches.isEmpty() && differences.isEmpty();
  }

  /// Checks a plan against a case that was checked.
  public static PlanCheck of(CaseData data, PlanDocument document) {
    PlanningCase planning = TourMapping.of(data);
    List<String> differences = new ArrayList<>();
    TourPlan plan = plan(planning, document, differences);
    TourChecker.Verdict verdict = TourChecker.check(planning.problem(), plan);
    differ(differences, "case", document.caseId(), planning.caseId());
    differ(differences, "cost", document.cost(), verdict.cost());
    differ(
        differences,
        "lines",
        document.lines(),
        PlanViews.lines(planning, Gap.list(planning.problem(), plan)));
    differ(differences, "tours", document.tours(), PlanViews.tours(planning, plan));
    differ(differences, "activities", document.activities(), PlanViews.activities(planning, plan));
    differ(differences, "readiness", document.readiness(), PlanViews.readiness(planning, plan));
    differ(differences, "late_goals", document.late(), PlanViews.late(planning, plan));
    differ(
        differences,
        "gaps",
        document.gaps().stream()
            .map(gap -> gap.line() + " " + gap.from() + " " + gap.people() + " " + gap.cost())
            .toList(),
        Gap.list(planning.problem(), plan).stream()
            .map(
                gap ->
                    gap.line()
                        + " "
                        + planning.slots().firstDay(gap.window().from())
                        + " "
                        + gap.people()
                        + " "
                        + gap.cost())
            .toList());
    if (document.bound() > verdict.cost().total()) {
      differences.add(
          "bound: the file says "
              + document.bound()
              + ", which is above the cost "
              + verdict.cost().total()
              + ".");
    }
    return new PlanCheck(
        planning,
        plan,
        verdict,
        verdict.breaches(),
        differences,
        document.input().equals(planning.digest()));
  }

  private static void differ(List<String> differences, String key, Object file, Object anew) {
    if (!file.equals(anew)) {
      differences.add(key + ": the file says " + cut(file) + ", the case gives " + cut(anew) + ".");
    }
  }

  private static String cut(Object value) {
    String text = value instanceof TourCost cost ? words(cost) : value.toString();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  /// `33,328 (unfilled 31,818, money 1,510)`.
  private static String words(TourCost cost) {
    Map<String, Long> terms = new LinkedHashMap<>();
    terms.put("unfilled", cost.unfilled());
    terms.put("late", cost.late());
    terms.put("money", cost.money());
    terms.put("overfill", cost.overfill());
    terms.put("change", cost.change());
    return terms.entrySet().stream()
        .filter(t -> t.getValue() != 0)
        .map(t -> String.format(Locale.UK, "%s %,d", t.getKey(), t.getValue()))
        .collect(Collectors.joining(", ", String.format(Locale.UK, "%,d (", cost.total()), ")"))
        .replace(" ()", "");
  }

  /// The tours and activities of a document in the slots of a case; empty where they do not fit
  /// its days.
  static Optional<TourPlan> findPlan(PlanningCase planning, PlanDocument document) {
    List<String> differences = new ArrayList<>();
    TourPlan plan = plan(planning, document, differences);
    return differences.isEmpty() ? Optional.of(plan) : Optional.empty();
  }

  private static TourPlan plan(
      PlanningCase planning, PlanDocument document, List<String> differences) {
    List<Tour> tours = new ArrayList<>();
    for (PlanDocument.PlannedTour tour : document.tours()) {
      Optional<Integer> from = start(planning.slots(), tour.from());
      Optional<Integer> end = start(planning.slots(), tour.to().plusDays(1));
      if (from.isEmpty() || end.isEmpty() || from.get() >= end.get()) {
        differences.add(
            "tours: "
                + tour.resource()
                + " from "
                + tour.from()
                + " to "
                + tour.to()
                + " does not begin and end with slots of the plan.");
      } else {
        tours.add(new Tour(tour.resource(), tour.line(), from.get(), end.get() - from.get()));
      }
    }
    List<Attendance> attendances =
        document.activities().stream().map(a -> new Attendance(a.unit(), a.offering())).toList();
    return new TourPlan(tours, attendances);
  }

  private static Optional<Integer> start(Slots slots, LocalDate day) {
    int slot = slots.starts().indexOf(day);
    return slot < 0 ? Optional.empty() : Optional.of(slot);
  }
}
