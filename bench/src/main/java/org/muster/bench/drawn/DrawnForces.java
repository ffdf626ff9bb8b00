package org.muster.bench.drawn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.generate.GenerateTables;
import org.muster.record.RecordTables;
import org.muster.review.ReviewTables;

/// Units of several nations: a ladder of sizes from a team to a battalion, tasks by branch, what
/// they hold of the ladder of levels, when they are away, what they may not do, where they were.
final class DrawnForces {
  private record Echelon(String word, int people) {}

  private static final List<Echelon> ECHELONS =
      List.of(
          new Echelon("team", 6),
          new Echelon("section", 12),
          new Echelon("platoon", 30),
          new Echelon("company", 54),
          new Echelon("company", 110),
          new Echelon("battalion", 420));
  private static final Echelon EQUAL = new Echelon("company", 54);

  private static final List<String> BRANCHES =
      List.of("infantry", "reconnaissance", "engineer", "medical", "logistics");

  /// Names in several alphabets, with what is awkward in a file: quotes, commas, a leading minus.
  private static final List<String> NAMES =
      List.of(
          "Unit %d",
          "%d-я рота",
          "%dος Λόχος",
          "%d-րդ վաշտ",
          "მე-%d ასეული",
          "第%d中隊",
          "السرية %d",
          "%d. İstihkâm Bölüğü",
          "\"Wolf\" %d, reserve",
          "-%d Bataljonsgrupp Åland");

  private final DrawnRows rows;
  private final DrawnTime time;
  private final List<String> nations;
  private final boolean equal;
  private final Dice shape;
  private final Dice state;
  private final List<DrawnUnit> drawn = new ArrayList<>();
  private final List<String> headquarters = new ArrayList<>();

  DrawnForces(DrawnRows rows, DrawnTime time, List<String> nations, boolean equal, long seed) {
    this.rows = rows;
    this.time = time;
    this.nations = nations;
    this.equal = equal;
    shape = new Dice(seed, "units");
    state = new Dice(seed, "readiness");
  }

  /// Draws them, and headquarters above them, which are not sent themselves.
  List<DrawnUnit> draw(int count) {
    int digits = Integer.toString(count).length();
    for (int i = 0; i < count; i++) {
      String nation = nations.get(i % nations.size());
      String number = ("%0" + digits + "d").formatted(i + 1);
      drawn.add(unit(i, nation, number));
    }
    return drawn;
  }

  private DrawnUnit unit(int index, String nation, String number) {
    String id = nation + ".unit.u" + number;
    String branch = shape.pick(BRANCHES, 45, 10, 15, 12, 18);
    List<String> tasks = tasks(branch);
    Echelon echelon = echelon(branch);
    String parent = parent(index, nation, echelon);
    String name = NAMES.get(index % NAMES.size()).formatted(index + 1);
    rows.add(
        RecordTables.UNITS,
        nation,
        id,
        "nation",
        nation,
        "name",
        name,
        "short_name",
        "U" + number,
        "branch",
        branch,
        "echelon",
        echelon.word,
        "parent",
        parent,
        "home",
        nation + ".place.home",
        "tasks",
        String.join(" ", tasks.stream().map(DrawnDemand::taskId).toList()),
        "held",
        state.pick(List.of("2019/..", "2021-06~/..", "2015-03-01/..", "2024?/..")));
    boolean steady = strength(id, nation, number, echelon.people);
    boolean still = absences(id, nation, number);
    boolean may = caveats(id, nation, number, tasks);
    boolean single = parent.isEmpty() || headquarters.contains(parent);
    boolean home = earlierTour(id, nation, number, single);
    int level = state.pick(List.of(0, 1, 2, 3, 4), 20, 15, 25, 10, 30);
    boolean holds = readiness(id, nation, number, level);
    if (state.chance(30)) {
      rows.add(
          ReviewTables.DECLARATIONS,
          nation,
          nation + ".declaration.u" + number,
          "unit",
          id,
          "people",
          Integer.toString(echelon.people),
          "held",
          state.pick(List.of("2024", "2025-02-11", "2023-09~")));
    }
    return new DrawnUnit(
        id,
        nation,
        echelon.people,
        tasks,
        level,
        steady && still && may && home && holds && single);
  }

  private List<String> tasks(String branch) {
    List<String> tasks = new ArrayList<>();
    switch (branch) {
      case "infantry" -> {
        tasks.add("guard");
        addBy(60, "patrol", tasks);
        addBy(30, "escort", tasks);
      }
      case "reconnaissance" -> {
        tasks.add("patrol");
        addBy(50, "escort", tasks);
      }
      case "logistics" -> {
        tasks.add("logistics");
        addBy(40, "escort", tasks);
      }
      case "engineer" -> {
        tasks.add("engineer");
        addBy(20, "guard", tasks);
      }
      case "medical" -> tasks.add("medical");
      default -> throw new IllegalArgumentException("no branch " + branch);
    }
    return tasks;
  }

  private void addBy(int percent, String task, List<String> tasks) {
    if (shape.chance(percent)) {
      tasks.add(task);
    }
  }

  private Echelon echelon(String branch) {
    Echelon echelon =
        branch.equals("medical")
            ? shape.pick(ECHELONS, 40, 40, 20, 0, 0, 0)
            : shape.pick(ECHELONS, 4, 20, 33, 12, 29, 2);
    return equal ? EQUAL : echelon;
  }

  /// One unit in seven is part of an earlier one, if any is larger; of the others every second has
  // a
  /// headquarters above it.
  private String parent(int index, String nation, Echelon echelon) {
    if (shape.chance(15)) {
      List<DrawnUnit> above =
          drawn.stream()
              .filter(unit -> unit.nation().equals(nation))
              .filter(unit -> equal ? unit.people() == 54 : unit.people() > 2 * echelon.people)
              .toList();
      if (!above.isEmpty()) {
        return shape.pick(above).id();
      }
    }
    if (shape.chance(50)) {
      return "";
    }
    int block = index / (10 * nations.size());
    String id = nation + ".unit.hq" + (block + 1);
    if (!headquarters.contains(id)) {
      headquarters.add(id);
      rows.add(
          RecordTables.UNITS,
          nation,
          id,
          "nation",
          nation,
          "name",
          "Headquarters " + (block + 1) + " of " + nation,
          "short_name",
          "HQ " + (block + 1),
          "branch",
          "headquarters",
          "echelon",
          "brigade");
    }
    return id;
  }

  /// Whether the strength stays the same through the horizon.
  private boolean strength(String id, String nation, String number, int people) {
    String row = nation + ".strength.u" + number;
    if (!equal && state.chance(12)) {
      int month = 3 * state.between(2, time.months() / 3 - 2);
      LocalDate change = DrawnTime.FIRST.plusMonths(month);
      boolean grows = state.chance(60);
      int other = Math.max(2, people * state.between(30, 70) / 100);
      String early = "2024-01-01/" + change.minusDays(1);
      strength(row + "-a", nation, id, grows ? other : people, early, "");
      strength(row + "-b", nation, id, grows ? people : other, change + "/..", "");
      return false;
    }
    if (state.chance(3)) {
      // Two sources disagree, and somebody chose.
      strength(row, nation, id, people, "2024-01-01/..", "");
      strength(row + "-other", nation, id, people + 4, "2024/..", row);
      rows.add(
          RecordTables.CHOICES,
          nation,
          nation + ".choice.u" + number,
          "about",
          row,
          "chosen",
          row,
          "reason",
          "The return of the unit itself.",
          "person",
          "Planner",
          "chosen_on",
          "2026-10-01");
      return true;
    }
    String held = state.pick(List.of("2024-01-01/..", "2023?/..", "2025-05~/.."));
    strength(row, nation, id, people, held, "");
    return true;
  }

  private void strength(
      String row, String nation, String unit, int people, String held, String about) {
    rows.add(
        RecordTables.UNIT_STRENGTHS,
        nation,
        row,
        "about",
        about,
        "unit",
        unit,
        "people",
        Integer.toString(people),
        "held",
        held);
  }

  /// Whether the unit is always there in the first year.
  private boolean absences(String id, String nation, String number) {
    int count = state.pick(List.of(0, 1, 2), 65, 25, 10);
    boolean early = false;
    for (int i = 0; i < count; i++) {
      int from = i * time.months() / 2 + state.below(time.months() / 2 - 6);
      int length = state.pick(List.of(1, 2, 3, 6), 40, 30, 20, 10);
      early |= from < 12;
      rows.add(
          RecordTables.UNIT_AVAILABILITY,
          nation,
          nation + ".availability.u" + number + "-" + (i + 1),
          "unit",
          id,
          "reason",
          state.pick(List.of("Re-equipping", "National exercise", "National task", "Leave")),
          "held",
          DrawnTime.held(from, from + length));
    }
    return !early;
  }

  /// Whether the unit has no caveat.
  private boolean caveats(String id, String nation, String number, List<String> tasks) {
    if (!state.chance(12)) {
      return true;
    }
    int from = state.below(time.months() / 2);
    rows.add(
        GenerateTables.CAVEATS,
        nation,
        nation + ".caveat.u" + number,
        "unit",
        id,
        "task",
        DrawnDemand.taskId(state.pick(tasks)),
        "code",
        "CAV-" + number,
        "text",
        "Not for the time named.",
        "held",
        state.chance(40) ? "2025/.." : DrawnTime.held(from, from + state.between(6, 18)));
    return false;
  }

  /// Whether the unit was not away before the horizon. A part of another unit never was: it would
  /// have to be at another time than the whole.
  private boolean earlierTour(String id, String nation, String number, boolean single) {
    if (!state.chance(20) || !single) {
      return true;
    }
    int end = -state.between(1, 9);
    rows.add(
        GenerateTables.TOURS,
        nation,
        nation + ".tour.u" + number,
        "unit",
        id,
        "serves",
        DrawnDemand.EARLIER,
        "state",
        "done",
        "held",
        DrawnTime.held(end - 6, end));
    return false;
  }

  /// Evaluations passed up to a level, each some months after the one before, and the certificate
  // of
  /// the highest where allies gave it.
  ///
  /// @return whether what is held holds through the first year
  private boolean readiness(String id, String nation, String number, int level) {
    int first = 2 + state.below(24);
    int ago = first;
    for (int step = level; step >= 1; step--) {
      LocalDate passed = DrawnTime.FIRST.minusMonths(ago).plusDays(state.below(20));
      String day =
          step == level || !state.chance(30)
              ? passed.toString()
              : state
                  .pick(List.of("%d-%02d~", "%d?", "%d-%02d"))
                  .formatted(passed.getYear(), passed.getMonthValue());
      evaluation(id, nation, number, step, "passed", day);
      if (step == level && step % 2 == 0) {
        String until = passed.plusMonths(36).minusDays(1).toString();
        rows.add(
            ReviewTables.CERTIFICATES,
            nation,
            nation + ".certificate.u" + number,
            "unit",
            id,
            "level",
            DrawnDevelopment.levelId(step),
            "held",
            passed + "/" + (state.chance(15) ? until.substring(0, 4) : until));
      }
      ago += 4 + state.below(8);
    }
    if (level < 4 && state.chance(10)) {
      LocalDate failed = DrawnTime.FIRST.minusMonths(1).plusDays(state.below(20));
      evaluation(id, nation, number, level + 1, "failed", failed.toString());
    }
    return level <= 1 || first <= 20;
  }

  private void evaluation(
      String id, String nation, String number, int step, String result, String held) {
    rows.add(
        ReviewTables.EVALUATIONS,
        nation,
        nation + ".evaluation.u" + number + "-" + step + (result.equals("failed") ? "-failed" : ""),
        "unit",
        id,
        "level",
        DrawnDevelopment.levelId(step),
        "result",
        result,
        "held",
        held);
  }
}
