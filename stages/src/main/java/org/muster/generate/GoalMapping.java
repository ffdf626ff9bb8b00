package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.engine.duty.tour.Goal;
import org.muster.engine.duty.tour.Window;
import org.muster.record.Row;
import org.muster.review.ReviewTables;

/// Levels that goals want of units, from the slot after the day on which they are due.
final class GoalMapping {
  private GoalMapping() {}

  /// @param units ids of the units that are planned
  static List<Goal> goals(Intake intake, LadderMapping ladder, Set<String> units) {
    Slots slots = intake.slots();
    Map<String, Row> goals = intake.byAbout(ReviewTables.GOALS);
    List<Goal> out = new ArrayList<>();
    for (Row row : intake.list(ReviewTables.GOAL_UNITS)) {
      Row goal = goals.get(row.text("goal"));
      String unit = row.text("unit");
      if (goal == null || !units.contains(unit)) {
        String code = goal == null ? row.text("goal") : goal.text("code");
        intake.leaveOut(
            row,
            "What goal " + code + " wants of " + intake.name(unit),
            " is left out: its goal or unit is not planned.");
        continue;
      }
      LocalDate due = row.findDay("due").orElseThrow();
      int from = slots.slotFrom(due.plusDays(1));
      if (from >= slots.count()) {
        continue;
      }
      intake.use(row, goal.text("code") + " " + goal.text("title"));
      intake.narrow(row.about(), goal);
      out.add(
          new Goal(
              row.about(),
              unit,
              ladder.level(row, "level"),
              new Window(from, slots.count()),
              intake.settings().prices().lateGoal(goal.whole("priority"))));
    }
    return out;
  }
}
