package org.muster.bench.drawn;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.muster.develop.DevelopTables;
import org.muster.review.ReviewTables;

/// The ladder of levels, what raises a unit on it, when it is offered and who evaluates.
final class DrawnDevelopment {
  private static final List<String> LEVELS = List.of("SEL1", "NEL1", "SEL2", "NEL2");

  private record Kind(
      String name, String type, int days, String needs, int from, int to, int teams, int cost) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("course", "course", 28, "", 0, 0, 0, 20),
          new Kind("exercise", "exercise", 21, "course", 0, 0, 0, 60),
          new Kind("sel1", "evaluation", 5, "", 0, 1, 0, 5),
          new Kind("nel1", "evaluation", 5, "", 1, 2, 1, 25),
          new Kind("sel2", "evaluation", 5, "exercise", 2, 3, 0, 10),
          new Kind("nel2", "evaluation", 10, "", 3, 4, 1, 40));

  private DrawnDevelopment() {}

  /// The id of a step, from 1.
  static String levelId(int step) {
    return "NATO.level." + LEVELS.get(step - 1).toLowerCase(Locale.ROOT);
  }

  /// Draws it for so many units: an activity is offered every other month, with seats for about one
  /// unit in twelve.
  static void draw(DrawnRows rows, DrawnTime time, int units, long seed) {
    Dice dice = new Dice(seed, "development");
    for (int step = 1; step <= LEVELS.size(); step++) {
      rows.add(
          ReviewTables.LADDER,
          "NATO",
          levelId(step),
          "name",
          LEVELS.get(step - 1),
          "step",
          Integer.toString(step),
          "evaluator",
          step % 2 == 1 ? "self" : "alliance",
          "validity_months",
          step == 1 ? "" : "36",
          "release",
          "public");
    }
    for (Kind kind : KINDS) {
      rows.add(
          DevelopTables.ACTIVITIES,
          DrawnRows.OWNER,
          activity(kind.name),
          "name",
          kind.name.toUpperCase(Locale.ROOT),
          "type",
          kind.type,
          "duration_days",
          Integer.toString(kind.days),
          "requires_level",
          kind.from == 0 ? "" : levelId(kind.from),
          "requires_activities",
          kind.needs.isEmpty() ? "" : activity(kind.needs),
          "raises_to",
          kind.to == 0 ? "" : levelId(kind.to),
          "evaluator_teams",
          Integer.toString(kind.teams),
          "cost",
          Integer.toString(kind.cost));
      int number = 0;
      for (int month = dice.below(2); month < time.months() - 2; month += 2) {
        LocalDate from =
            DrawnTime.FIRST.plusMonths(month).plusDays(dice.chance(50) ? 0 : 15 + dice.below(3));
        rows.add(
            DevelopTables.OFFERINGS,
            DrawnRows.OWNER,
            "HQ.offering.%s-%02d".formatted(kind.name, ++number),
            "activity",
            activity(kind.name),
            "seats",
            Integer.toString(Math.max(1, units * dice.between(6, 11) / 100)),
            "held",
            from + "/" + from.plusDays(kind.days - 1));
      }
    }
    rows.add(
        DevelopTables.EVALUATOR_TEAMS,
        DrawnRows.OWNER,
        "HQ.evaluator-teams.all",
        "teams",
        Integer.toString(Math.max(2, units / 20)),
        "held",
        time.whole());
  }

  private static String activity(String name) {
    return "HQ.activity." + name;
  }
}
