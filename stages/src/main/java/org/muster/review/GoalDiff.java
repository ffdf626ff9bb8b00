package org.muster.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.paper.WordDiff;
import org.muster.record.Days;

/// The difference of the goals of any two versions or cycles. Goals and clauses are matched by
/// their stable ids and never by number or place, so that renumbering, moving and deletion show
/// as what they are.
///
/// @param goals in the order of the new set; a goal that was removed stands after the one that it
///     stood after
public record GoalDiff(List<GoalRow> goals) {

  public GoalDiff {
    goals = List.copyOf(goals);
  }

  /// What became of a goal or clause. A goal can be several of these at once.
  public enum Mark {
    ADDED("added"),
    REMOVED("removed"),
    RENUMBERED("renumbered"),
    MOVED("moved"),
    CHANGED("changed");

    private final String words;

    Mark(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// A goal in both, or in one.
  ///
  /// @param goal the id, of the new text where there is one
  /// @param fields what changed outside the clauses: name of the field, and its words
  public record GoalRow(
      String goal,
      Optional<GoalText> before,
      Optional<GoalText> after,
      Set<Mark> marks,
      Map<String, WordDiff> fields,
      List<ClauseRow> clauses) {
    public GoalRow {
      marks = Set.copyOf(marks);
      fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      clauses = List.copyOf(clauses);
    }

    /// Whether nothing became of it.
    public boolean isSame() {
      return marks.isEmpty();
    }
  }

  /// A clause in both, or in one. Its number is its place, from 1; 0 where it is absent.
  public record ClauseRow(
      String clause,
      String heading,
      int numberBefore,
      int numberAfter,
      Set<Mark> marks,
      WordDiff text) {
    public ClauseRow {
      marks = Set.copyOf(marks);
    }
  }

  /// The difference of two sets of goals.
  public static GoalDiff of(List<GoalText> before, List<GoalText> after) {
    return of(before, after, Map.of());
  }

  /// The difference of two sets of goals, where some goals of the new set take over from goals of
  /// the old one under another id.
  ///
  /// @param supersedes new goal's id to old goal's id
  public static GoalDiff of(
      List<GoalText> before, List<GoalText> after, Map<String, String> supersedes) {
    Map<String, GoalText> old =
        before.stream().collect(Collectors.toMap(GoalText::goal, Function.identity()));
    Map<String, String> oldIds = new HashMap<>();
    for (GoalText goal : after) {
      String id =
          old.containsKey(goal.goal())
              ? goal.goal()
              : supersedes.getOrDefault(goal.goal(), goal.goal());
      oldIds.put(goal.goal(), id);
    }
    Set<String> moved =
        moved(
            before.stream().map(GoalText::goal).toList(),
            after.stream().map(g -> oldIds.getOrDefault(g.goal(), g.goal())).toList());
    List<GoalRow> rows = new ArrayList<>();
    Set<String> met = new LinkedHashSet<>();
    for (GoalText goal : after) {
      String id = oldIds.getOrDefault(goal.goal(), goal.goal());
      met.add(id);
      rows.add(
          row(
              goal.goal(),
              Optional.ofNullable(old.get(id)),
              Optional.of(goal),
              moved.contains(id)));
    }
    for (int i = 0; i < before.size(); i++) {
      GoalText goal = before.get(i);
      if (met.contains(goal.goal())) {
        continue;
      }
      GoalRow row = row(goal.goal(), Optional.of(goal), Optional.empty(), false);
      rows.add(
          placeAfter(rows, i == 0 ? Optional.empty() : Optional.of(before.get(i - 1).goal())), row);
    }
    return new GoalDiff(rows);
  }

  /// How many rows carry a mark.
  public int count(Mark mark) {
    return (int) goals.stream().filter(g -> g.marks().contains(mark)).count();
  }

  private static int placeAfter(List<GoalRow> rows, Optional<String> neighbour) {
    for (int i = 0; i < rows.size(); i++) {
      Optional<String> id = rows.get(i).before().map(GoalText::goal);
      if (id.isPresent() && id.equals(neighbour)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static GoalRow row(
      String id, Optional<GoalText> before, Optional<GoalText> after, boolean moved) {
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    Map<String, WordDiff> fields = new LinkedHashMap<>();
    List<ClauseRow> clauses =
        clauses(
            before.map(GoalText::clauses).orElse(List.of()),
            after.map(GoalText::clauses).orElse(List.of()));
    if (before.isEmpty()) {
      marks.add(Mark.ADDED);
    } else if (after.isEmpty()) {
      marks.add(Mark.REMOVED);
    } else {
      GoalText a = before.get();
      GoalText b = after.get();
      if (!a.code().equals(b.code())) {
        marks.add(Mark.RENUMBERED);
      }
      if (moved) {
        marks.add(Mark.MOVED);
      }
      field(fields, "Title", a.title(), b.title());
      field(fields, "Area", a.area(), b.area());
      field(fields, "Priority", "" + a.priority(), "" + b.priority());
      field(fields, "Capability", a.capability(), b.capability());
      field(fields, "Holder", a.holder(), b.holder());
      field(fields, "Money", money(a), money(b));
      field(fields, "Tasks", tasks(a), tasks(b));
      field(fields, "Units", units(a), units(b));
      if (!fields.isEmpty() || clauses.stream().anyMatch(c -> !c.marks().isEmpty())) {
        marks.add(Mark.CHANGED);
      }
    }
    return new GoalRow(id, before, after, marks, fields, clauses);
  }

  private static List<ClauseRow> clauses(
      List<GoalText.Clause> before, List<GoalText.Clause> after) {
    Set<String> moved =
        moved(
            before.stream().map(GoalText.Clause::id).toList(),
            after.stream().map(GoalText.Clause::id).toList());
    List<ClauseRow> rows = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      GoalText.Clause clause = after.get(i);
      int was = index(before, clause.id());
      String text = was < 0 ? "" : before.get(was).text();
      EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
      if (was < 0) {
        marks.add(Mark.ADDED);
      } else {
        if (moved.contains(clause.id())) {
          marks.add(Mark.MOVED);
        }
        if (!text.equals(clause.text()) || !before.get(was).heading().equals(clause.heading())) {
          marks.add(Mark.CHANGED);
        }
      }
      rows.add(
          new ClauseRow(
              clause.id(),
              clause.heading(),
              was + 1,
              i + 1,
              marks,
              WordDiff.of(text, clause.text())));
    }
    for (int i = 0; i < before.size(); i++) {
      GoalText.Clause clause = before.get(i);
      if (index(after, clause.id()) < 0) {
        rows.add(
            new ClauseRow(
                clause.id(),
                clause.heading(),
                i + 1,
                0,
                EnumSet.of(Mark.REMOVED),
                WordDiff.of(clause.text(), "")));
      }
    }
    return rows;
  }

  private static int index(List<GoalText.Clause> clauses, String id) {
    for (int i = 0; i < clauses.size(); i++) {
      if (clauses.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /// The ids that stand in both lists and out of their old order: all but those of a longest run
  /// that kept it.
  private static Set<String> moved(List<String> before, List<String> after) {
    Map<String, Integer> place = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      place.put(before.get(i), i);
    }
    List<String> both = after.stream().filter(place::containsKey).toList();
    int[] length = new int[both.size()];
    int[] previous = new int[both.size()];
    int best = -1;
    for (int i = 0; i < both.size(); i++) {
      length[i] = 1;
      previous[i] = -1;
      for (int j = 0; j < i; j++) {
        if (place.getOrDefault(both.get(j), 0) < place.getOrDefault(both.get(i), 0)
            && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          previous[i] = j;
        }
      }
      if (best < 0 || length[i] > length[best]) {
        best = i;
      }
    }
    Set<String> moved = new LinkedHashSet<>(both);
    for (int i = best; i >= 0; i = previous[i]) {
      moved.remove(both.get(i));
    }
    return moved;
  }

  private static void field(Map<String, WordDiff> fields, String name, String a, String b) {
    if (!a.equals(b)) {
      fields.put(name, WordDiff.of(a, b));
    }
  }

  private static String money(GoalText goal) {
    return goal.money().map(GoalText.Money::text).orElse("");
  }

  private static String tasks(GoalText goal) {
    return goal.tasks().stream()
        .sorted(Comparator.comparing(GoalText.Task::id))
        .map(
            t ->
                t.text()
                    + t.due().map(d -> ", by " + Days.text(d)).orElse("")
                    + (t.holder().isEmpty() ? "" : ", " + t.holder()))
        .collect(Collectors.joining("\n"));
  }

  private static String units(GoalText goal) {
    return goal.units().stream()
        .sorted(
            Comparator.comparing(GoalText.WantedUnit::unit)
                .thenComparing(GoalText.WantedUnit::level))
        .map(u -> u.unit() + " at " + u.level() + " by " + Days.text(u.due()))
        .collect(Collectors.joining("\n"));
  }
}
