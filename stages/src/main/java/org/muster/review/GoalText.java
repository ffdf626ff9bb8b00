package org.muster.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.paper.Spaces;
import org.muster.store.Sha256;

/// The whole text of a partnership goal at one moment: what both sides sign.
///
/// @param goal the goal's id, stable across cycles and renumbering
/// @param code its number in the cycle, such as PG-07
/// @param area land, air, maritime, joint or special
/// @param priority from 1, the highest, to 5
/// @param capability a capability code; may be empty
/// @param holder who answers for it in the nation; may be empty
/// @param money what it costs, where given
public record GoalText(
    String goal,
    String code,
    String title,
    String area,
    int priority,
    String capability,
    String holder,
    Optional<Money> money,
    List<Clause> clauses,
    List<Task> tasks,
    List<WantedUnit> units) {

  public GoalText {
    clauses = List.copyOf(clauses);
    tasks = List.copyOf(tasks);
    units = List.copyOf(units);
    if (priority < 1 || priority > 5) {
      throw new IllegalArgumentException(
          "goal " + goal + " has priority " + priority + ", expected 1 to 5");
    }
  }

  /// The same with plain spaces in its clauses, whatever a word processor put in their place.
  GoalText withPlainSpaces() {
    return new GoalText(
        goal,
        code,
        title,
        area,
        priority,
        capability,
        holder,
        money,
        clauses.stream()
            .map(c -> new Clause(c.id(), Spaces.plain(c.heading()), Spaces.plain(c.text())))
            .toList(),
        tasks,
        units);
  }

  /// A numbered sentence of the text.
  ///
  /// @param id stable within the goal, such as `standard`; its place in the list is its number
  public record Clause(String id, String heading, String text) {}

  /// A dated step towards the goal.
  ///
  /// @param holder may be empty
  public record Task(String id, String text, Optional<LocalDate> due, String holder) {}

  /// A unit that the goal wants at a level.
  ///
  /// @param due inclusive
  public record WantedUnit(String unit, String level, LocalDate due) {}

  /// An amount.
  ///
  /// @param cents in hundredths of the currency
  /// @param currency ISO 4217
  public record Money(long cents, String currency) {
    static Optional<Money> find(String text) {
      int space = text.indexOf(' ');
      return space < 0
          ? Optional.empty()
          : Optional.of(
              new Money(
                  new BigDecimal(text.substring(0, space)).movePointRight(2).longValueExact(),
                  text.substring(space + 1)));
    }

    public String text() {
      return BigDecimal.valueOf(cents, 2).toPlainString() + " " + currency;
    }
  }

  /// The clause of that id.
  public Optional<Clause> findClause(String clause) {
    return clauses.stream().filter(c -> c.id().equals(clause)).findFirst();
  }

  /// The same goal with other clauses.
  public GoalText withClauses(List<Clause> other) {
    return new GoalText(
        goal, code, title, area, priority, capability, holder, money, other, tasks, units);
  }

  /// The same goal under another number.
  public GoalText withCode(String other) {
    return new GoalText(
        goal, other, title, area, priority, capability, holder, money, clauses, tasks, units);
  }

  /// The text from which the digest is taken: every field on lines of its own, each line of a value
  /// indented by a tab, so that no two different goals have the same text.
  public String canonical() {
    StringBuilder out = new StringBuilder("muster-goal/1\n");
    field(out, "goal", goal);
    field(out, "code", code);
    field(out, "title", title);
    field(out, "area", area);
    field(out, "priority", String.valueOf(priority));
    field(out, "capability", capability);
    field(out, "holder", holder);
    field(out, "money", money.map(Money::text).orElse(""));
    for (Clause clause : clauses) {
      field(out, "clause", clause.id());
      field(out, "heading", clause.heading());
      field(out, "text", clause.text());
    }
    for (Task task : tasks) {
      field(out, "task", task.id());
      field(out, "text", task.text());
      field(out, "due", task.due().map(LocalDate::toString).orElse(""));
      field(out, "holder", task.holder());
    }
    for (WantedUnit unit : units) {
      field(out, "unit", unit.unit());
      field(out, "level", unit.level());
      field(out, "due", unit.due().toString());
    }
    return out.toString();
  }

  /// Reads a canonical text back.
  ///
  /// @throws IllegalArgumentException if the text is none
  public static GoalText parse(String canonical) {
    List<String[]> fields = new ArrayList<>();
    List<String> lines = canonical.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals("muster-goal/1")) {
      throw new IllegalArgumentException("not the canonical text of a goal: " + canonical);
    }
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("\t")) {
        String[] last = fields.getLast();
        last[1] = last[2].isEmpty() ? line.substring(1) : last[1] + "\n" + line.substring(1);
        last[2] = "begun";
      } else {
        fields.add(new String[] {line, "", ""});
      }
    }
    List<Clause> clauses = new ArrayList<>();
    List<Task> tasks = new ArrayList<>();
    List<WantedUnit> units = new ArrayList<>();
    for (int i = 8; i < fields.size(); ) {
      String first = fields.get(i)[1];
      String second = fields.get(i + 1)[1];
      String third = fields.get(i + 2)[1];
      switch (fields.get(i)[0]) {
        case "clause" -> {
          clauses.add(new Clause(first, second, third));
          i += 3;
        }
        case "task" -> {
          tasks.add(new Task(first, second, day(third), fields.get(i + 3)[1]));
          i += 4;
        }
        case "unit" -> {
          units.add(new WantedUnit(first, second, LocalDate.parse(third)));
          i += 3;
        }
        default ->
            throw new IllegalArgumentException("unknown field of a goal: " + fields.get(i)[0]);
      }
    }
    return new GoalText(
        fields.get(0)[1],
        fields.get(1)[1],
        fields.get(2)[1],
        fields.get(3)[1],
        Integer.parseInt(fields.get(4)[1]),
        fields.get(5)[1],
        fields.get(6)[1],
        Money.find(fields.get(7)[1]),
        clauses,
        tasks,
        units);
  }

  private static Optional<LocalDate> day(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  /// SHA-256 over the canonical text in UTF-8, in lower-case hexadecimal.
  public String digest() {
    return Sha256.of(canonical());
  }

  private static void field(StringBuilder out, String name, String value) {
    out.append(name).append('\n');
    out.append(value.lines().map(l -> "\t" + l + "\n").collect(Collectors.joining()));
  }
}
