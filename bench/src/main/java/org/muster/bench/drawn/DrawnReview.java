package org.muster.bench.drawn;

import java.util.ArrayList;
import java.util.List;
import org.muster.record.RecordTables;
import org.muster.review.ReviewTables;

/// Sources, nations with their membership, and the goals that want units at a level by a day.
final class DrawnReview {
  private static final List<String> NAMES =
      List.of(
          "Northmark",
          "Østerland",
          "Ελαιώνας",
          "Заречье",
          "მთისძირი",
          "Լեռնաշխարհ",
          "Çınarova",
          "سهلستان",
          "Łąkowo",
          "川辺",
          "Ṭhānapura",
          "Île-sous-Bois");
  private static final String FRAMEWORK = "NATO.framework.drawn";

  private final DrawnRows rows;
  private final Dice dice;

  DrawnReview(DrawnRows rows, long seed) {
    this.rows = rows;
    dice = new Dice(seed, "goals");
  }

  /// Codes of the range that ISO 3166 leaves to users, one for about every twelve units.
  List<String> nations(int units) {
    source(DrawnRows.SOURCE, "2026-09-01");
    source("HQ.source.vague", "2025?");
    rows.add(
        RecordTables.FRAMEWORKS,
        "NATO",
        FRAMEWORK,
        "name",
        "Drawn partnership",
        "short_name",
        "DP",
        "held",
        "2001/..");
    List<String> nations = new ArrayList<>();
    for (int i = 0; i < Math.clamp(units / 12, 3, NAMES.size()); i++) {
      String code = "XA" + (char) ('A' + i);
      rows.add(
          RecordTables.NATIONS,
          code,
          code,
          "name",
          NAMES.get(i),
          "standing",
          "partner",
          "source",
          "HQ.source.vague");
      rows.add(
          RecordTables.PLACES,
          code,
          code + ".place.home",
          "name",
          "Garrison of " + NAMES.get(i),
          "nation",
          code,
          "lat",
          (40 + i) + ".5",
          "lon",
          (10 + 3 * i) + ".25");
      rows.add(
          RecordTables.MEMBERSHIP_EVENTS,
          code,
          code + ".membership.1",
          "nation",
          code,
          "framework",
          FRAMEWORK,
          "event",
          "joined",
          "held",
          dice.pick(List.of("2004", "2010-05-08", "2012-03~")));
      nations.add(code);
    }
    return nations;
  }

  private void source(String id, String published) {
    rows.add(
        RecordTables.SOURCES,
        DrawnRows.OWNER,
        id,
        "title",
        "Drawn by seed (" + published + ")",
        "publisher",
        "Muster bench",
        "published",
        published,
        "locator",
        "org.muster.bench.drawn",
        "grade",
        "illustrative");
  }

  /// One unit in ten is wanted one or two levels higher within the horizon.
  void goals(DrawnTime time, List<DrawnUnit> units) {
    int number = 0;
    for (DrawnUnit unit : units) {
      if (unit.level() == 4 || !dice.chance(12)) {
        continue;
      }
      String nation = unit.nation();
      String cycle = nation + ".cycle.2026";
      if (!rows.all().getOrDefault("cycles", List.of()).stream()
          .anyMatch(row -> row.id().equals(cycle))) {
        rows.add(
            ReviewTables.CYCLES,
            nation,
            cycle,
            "nation",
            nation,
            "framework",
            FRAMEWORK,
            "name",
            "Cycle of 2026",
            "state",
            "goals-approved",
            "held",
            "2026/2028");
      }
      number++;
      String goal = nation + ".goal.g%03d".formatted(number);
      String due = DrawnTime.FIRST.plusMonths(dice.between(6, time.months() - 6)).toString();
      rows.add(
          ReviewTables.GOALS,
          nation,
          goal,
          "cycle",
          cycle,
          "code",
          "PG-" + number,
          "title",
          "A unit at its level",
          "text",
          "The unit holds the level by the day.",
          "area",
          "land",
          "priority",
          Integer.toString(1 + dice.below(5)),
          "due",
          due);
      rows.add(
          ReviewTables.GOAL_TASKS,
          nation,
          nation + ".goal-task.g%03d".formatted(number),
          "goal",
          goal,
          "text",
          "Send the unit through what it lacks.",
          "due",
          due);
      rows.add(
          ReviewTables.GOAL_UNITS,
          nation,
          nation + ".goal-unit.g%03d".formatted(number),
          "goal",
          goal,
          "unit",
          unit.id(),
          "level",
          DrawnDevelopment.levelId(Math.min(4, unit.level() + 1 + dice.below(2))),
          "due",
          due);
    }
  }
}
