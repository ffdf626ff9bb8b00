package org.muster.thread.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.muster.develop.DevelopTables;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanReading;
import org.muster.operate.guard.GuardTables;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.Problem;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.store.Sha256;

/// What the planner has to rely on: the ladder, activities, days known exactly, tours, plans.
final class PlanningRules {
  /// Tables whose rows say from which day to which.
  static final List<ClaimTable> TO_THE_DAY =
      List.of(
          DevelopTables.OFFERINGS,
          GenerateTables.REQUIREMENT_LINES,
          GenerateTables.STAFF_POSTS,
          GuardTables.ABSENCES,
          GuardTables.WISHES,
          GuardTables.HOLIDAYS);

  private PlanningRules() {}

  static void check(CaseIndex index, List<Problem> problems) {
    ladder(index, problems);
    activities(index, problems);
    TO_THE_DAY.forEach(table -> index.judged(table).forEach(p -> exactDays(p, problems)));
    for (Placed tour : index.judged(GenerateTables.TOURS)) {
      if (tour.row().text("state").equals("fixed")) {
        exactDays(tour, problems);
      }
      whoServesWhat(index, tour, problems);
    }
    toursInTime(index, problems);
    toursApart(index, problems);
    index.judged(GenerateTables.PLANS).forEach(p -> plan(p, problems));
  }

  /// Steps count from 1 without a gap, and no two levels share one.
  private static void ladder(CaseIndex index, List<Problem> problems) {
    TreeMap<Integer, Placed> steps = new TreeMap<>();
    for (Placed level : index.judged(ReviewTables.LADDER)) {
      if (!CaseIndex.isCurrent(level.row()) || level.row().find("step").isEmpty()) {
        continue;
      }
      Placed first = steps.putIfAbsent(level.row().whole("step"), level);
      if (first != null && !first.row().about().equals(level.row().about())) {
        problems.add(
            level.problem(
                "step",
                level.row().text("step"),
                "a step of its own; " + first.place() + " has it"));
      }
    }
    int expected = 1;
    for (Map.Entry<Integer, Placed> step : steps.entrySet()) {
      if (step.getKey() > expected) {
        problems.add(
            step.getValue()
                .problem(
                    "step",
                    step.getKey().toString(),
                    "steps without a gap; no level has step " + expected));
      }
      expected = step.getKey() + 1;
    }
  }

  /// An activity does not ask for a higher level than it gives.
  private static void activities(CaseIndex index, List<Problem> problems) {
    for (Placed activity : index.countingJudged(DevelopTables.ACTIVITIES)) {
      Optional<Integer> needs = step(index, activity.row().text("requires_level"));
      Optional<Integer> gives = step(index, activity.row().text("raises_to"));
      if (needs.isPresent() && gives.isPresent() && needs.get() > gives.get()) {
        problems.add(
            activity.problem(
                "requires_level",
                activity.row().text("requires_level"),
                "a level not above the one that it raises to, "
                    + activity.row().text("raises_to")));
      }
    }
  }

  private static Optional<Integer> step(CaseIndex index, String level) {
    return index
        .findCounting(ReviewTables.LADDER, level)
        .filter(p -> p.row().find("step").isPresent())
        .map(p -> p.row().whole("step"));
  }

  /// The planner needs the first and the last day.
  private static void exactDays(Placed placed, List<Problem> problems) {
    Optional<Edtf> held = placed.row().findHeld();
    if (held.isPresent() && !isExact(held.get())) {
      problems.add(
          placed.problem(
              "held",
              held.get().text(),
              "first and last day to the day, such as 2024-03-01/2024-08-31"));
    }
  }

  private static boolean isExact(Edtf held) {
    return !held.uncertain()
        && held.startsOnKnownDay()
        && held.endEarliest().equals(held.endLatest())
        && !held.endLatest().equals(LocalDate.MAX);
  }

  /// A tour is a unit's or an officer's; officers serve on staff posts, units do not.
  private static void whoServesWhat(CaseIndex index, Placed tour, List<Problem> problems) {
    Row row = tour.row();
    boolean unit = row.find("unit").isPresent();
    boolean officer = row.find("officer").isPresent();
    if (unit && officer) {
      problems.add(tour.problem("officer", row.text("officer"), "a unit or an officer, not both"));
    } else if (!unit && !officer && !tour.refused()) {
      problems.add(tour.problem("unit", "", "a unit or an officer"));
    }
    String serves = row.text("serves");
    boolean post = index.has("staff_posts", serves);
    if (unit && !officer && post) {
      problems.add(tour.problem("serves", serves, "a requirement line or operation, for a unit"));
    } else if (officer && !unit && index.has("requirement_lines", serves)) {
      problems.add(tour.problem("serves", serves, "a staff post or operation, for an officer"));
    }
  }

  /// A tour lies within the time of what it serves.
  private static void toursInTime(CaseIndex index, List<Problem> problems) {
    for (Placed tour : index.countingJudged(GenerateTables.TOURS)) {
      String serves = tour.row().text("serves");
      Optional<Edtf> held = tour.row().findHeld();
      Optional<Edtf> window =
          List.of(
                  GenerateTables.REQUIREMENT_LINES,
                  GenerateTables.STAFF_POSTS,
                  RecordTables.OPERATIONS)
              .stream()
              .filter(table -> index.has(table, serves))
              .findFirst()
              .flatMap(table -> index.findCounting(table, serves))
              .flatMap(p -> p.row().findHeld());
      if (held.isPresent()
          && window.isPresent()
          && (held.get().startLatest().isBefore(window.get().startEarliest())
              || held.get().endEarliest().isAfter(window.get().endLatest()))) {
        problems.add(
            tour.problem(
                "held",
                held.get().text(),
                "days within those of " + serves + ", " + window.get().text()));
      }
    }
  }

  /// Nobody is on two tours on one day; a unit and its parent count as one.
  private static void toursApart(CaseIndex index, List<Problem> problems) {
    Map<String, List<Placed>> tours = new HashMap<>();
    for (Placed tour : index.countingJudged(GenerateTables.TOURS)) {
      String who = tour.row().find("unit").orElse(tour.row().text("officer"));
      if (tour.row().findHeld().isPresent() && !who.isEmpty()) {
        tours.computeIfAbsent(who, w -> new ArrayList<>()).add(tour);
      }
    }
    tours.forEach(
        (who, own) -> {
          for (int i = 0; i < own.size(); i++) {
            for (int j = 0; j < i; j++) {
              apart(own.get(i), own.get(j), "", problems);
            }
            for (String parent : ancestors(index, who)) {
              for (Placed other : tours.getOrDefault(parent, List.of())) {
                apart(own.get(i), other, " of its parent " + parent, problems);
              }
            }
          }
        });
  }

  private static void apart(Placed tour, Placed other, String whose, List<Problem> problems) {
    Edtf a = tour.row().findHeld().orElseThrow();
    Edtf b = other.row().findHeld().orElseThrow();
    boolean together =
        !a.startLatest().isAfter(b.endEarliest()) && !b.startLatest().isAfter(a.endEarliest());
    if (together) {
      problems.add(
          tour.problem(
              "held",
              a.text(),
              "days apart from the tour" + whose + " at " + other.place() + ", " + b.text()));
    }
  }

  private static Set<String> ancestors(CaseIndex index, String unit) {
    Set<String> ancestors = new HashSet<>();
    Optional<String> at = parent(index, unit);
    while (at.isPresent() && ancestors.add(at.get())) {
      at = parent(index, at.get());
    }
    ancestors.remove(unit);
    return ancestors;
  }

  private static Optional<String> parent(CaseIndex index, String unit) {
    return index.findCounting(RecordTables.UNITS, unit).flatMap(p -> p.row().find("parent"));
  }

  /// A plan costs no less than its bound, and its document is the one that was checked.
  private static void plan(Placed plan, List<Problem> problems) {
    Row row = plan.row();
    Optional<Long> cost = row.find("cost").map(Long::valueOf);
    Optional<Long> bound = row.find("bound").map(Long::valueOf);
    if (cost.isPresent() && bound.isPresent() && bound.get() > cost.get()) {
      problems.add(
          plan.problem("bound", row.text("bound"), "no more than the cost, " + cost.get()));
    }
    Optional<String> document = row.find("document");
    Optional<String> digest = row.find("digest");
    document.ifPresent(text -> document(plan, text, problems));
    if (document.isPresent()
        && digest.isPresent()
        && !digest.get().equals(Sha256.of(document.get()))) {
      problems.add(
          plan.problem(
              "digest", digest.get(), "the document's SHA-256, " + Sha256.of(document.get())));
    }
  }

  /// The document is a plan file, and says what its row says.
  private static void document(Placed plan, String text, List<Problem> problems) {
    switch (PlanReading.of(text)) {
      case PlanReading.Bad bad ->
          problems.add(plan.problem("document", text, "a plan file. " + bad.why()));
      case PlanReading.Sound sound -> {
        same(plan, "cost", sound.document().cost().total(), problems);
        same(plan, "bound", sound.document().bound(), problems);
      }
    }
  }

  private static void same(Placed plan, String column, long inDocument, List<Problem> problems) {
    Optional<String> cell = plan.row().find(column);
    if (cell.isPresent() && !cell.get().equals(Long.toString(inDocument))) {
      problems.add(plan.problem(column, cell.get(), "what the document says, " + inDocument));
    }
  }
}
