package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.muster.record.Days;

/// What was agreed of a goal or of one of its tasks: what whoever judges it has to read, on the
/// page, in print and in the report alike.
///
/// @param id of the goal or task
/// @param lines its text: clause by clause, with the units that it wants and by when
/// @param due the last day that it names, if it names one
/// @param holder who answers for it; may be empty
public record AgreedItem(String id, List<String> lines, Optional<LocalDate> due, String holder) {

  public AgreedItem {
    lines = List.copyOf(lines);
  }

  /// What was agreed, by the id of each goal and task.
  ///
  /// @param names of units and levels by their ids
  public static Map<String, AgreedItem> byId(List<GoalText> goals, UnaryOperator<String> names) {
    Map<String, AgreedItem> all = new LinkedHashMap<>();
    for (GoalText goal : goals) {
      List<String> lines = new ArrayList<>();
      goal.clauses().forEach(c -> lines.add(c.heading() + ": " + c.text()));
      goal.units().forEach(u -> lines.add("Wanted: " + wanted(u, names)));
      Optional<LocalDate> last =
          goal.units().stream().map(GoalText.WantedUnit::due).max(LocalDate::compareTo);
      all.put(goal.goal(), new AgreedItem(goal.goal(), lines, last, goal.holder()));
      for (GoalText.Task task : goal.tasks()) {
        all.put(task.id(), new AgreedItem(task.id(), List.of(), task.due(), task.holder()));
      }
    }
    return all;
  }

  /// `B Coy at NEL2 by 30 JUN 2022`.
  public static String wanted(GoalText.WantedUnit unit, UnaryOperator<String> names) {
    return names.apply(unit.unit())
        + " at "
        + names.apply(unit.level())
        + " by "
        + Days.text(unit.due());
  }

  /// By when and by whom: `by 31 DEC 2022, Land Forces`; empty where neither is said.
  public String terms() {
    List<String> parts = new ArrayList<>();
    due.ifPresent(d -> parts.add("by " + Days.text(d)));
    if (!holder.isEmpty()) {
      parts.add(holder);
    }
    return String.join(", ", parts);
  }

  /// Everything of it, a line each, for a cell of a paper.
  String text() {
    List<String> all = new ArrayList<>(lines);
    if (!terms().isEmpty()) {
      all.add(terms());
    }
    return String.join("\n", all);
  }
}
