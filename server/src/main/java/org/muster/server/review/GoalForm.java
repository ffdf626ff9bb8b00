package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.record.Slug;
import org.muster.review.GoalText;

/// The form that drafts a goal: what was typed, and what of it does not fit.
///
/// @param sent by field name
/// @param errors by field name
public record GoalForm(String nation, Map<String, String> sent, Map<String, String> errors) {
  public static final int CLAUSES = 6;
  public static final int TASKS = 4;
  public static final int UNITS = 4;
  public static final List<String> AREAS = List.of("land", "air", "maritime", "joint", "special");
  private static final Pattern MONEY = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");

  static GoalForm blank(String nation) {
    return new GoalForm(nation, Map.of("priority", "3"), Map.of());
  }

  static GoalForm of(String nation, HttpServletRequest request) {
    Map<String, String> sent = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> sent.put(name, values[0].replace("\r\n", "\n").strip()));
    return new GoalForm(nation, sent, new LinkedHashMap<>());
  }

  public String sent(String field) {
    return sent.getOrDefault(field, "");
  }

  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  Optional<String> supersedes() {
    return Optional.of(sent("supersedes")).filter(s -> !s.isEmpty());
  }

  /// The goal, if everything fits; else the errors are at their fields.
  Optional<GoalText> read() {
    need("code", 12, "a number such as PG-07");
    need("title", 160, "a title of at most 160 characters");
    String slug = Slug.of(sent("title"), "x");
    String id = sent("id").isEmpty() ? nation + ".goal." + slug : sent("id");
    List<GoalText.Clause> clauses = clauses();
    List<GoalText.Task> tasks = tasks(id.substring(id.lastIndexOf('.') + 1));
    List<GoalText.WantedUnit> units = units();
    Optional<GoalText.Money> money = money();
    String area = AREAS.contains(sent("area")) ? sent("area") : AREAS.getFirst();
    int priority = sent("priority").matches("[1-5]") ? Integer.parseInt(sent("priority")) : 0;
    if (priority == 0) {
      errors.put("priority", "Enter a priority from 1, the highest, to 5.");
    }
    return errors.isEmpty()
        ? Optional.of(
            new GoalText(
                id,
                sent("code"),
                sent("title"),
                area,
                priority,
                sent("capability"),
                sent("holder"),
                money,
                clauses,
                tasks,
                units))
        : Optional.empty();
  }

  private void need(String field, int max, String expected) {
    String value = sent(field);
    if (value.isEmpty() || value.length() > max) {
      errors.put(field, (value.isEmpty() ? "Missing. " : "Too long. ") + "Enter " + expected + ".");
    }
  }

  private List<GoalText.Clause> clauses() {
    List<GoalText.Clause> clauses = new ArrayList<>();
    for (int i = 0; i < CLAUSES; i++) {
      String heading = sent("heading." + i);
      String text = sent("text." + i);
      if (heading.isEmpty() && text.isEmpty()) {
        continue;
      }
      if (heading.isEmpty() || text.isEmpty()) {
        errors.put("clause." + i, "A clause needs a heading and a text.");
        continue;
      }
      String stem = Slug.of(heading, "x");
      String id = stem;
      for (int n = 2; taken(clauses, id); n++) {
        id = stem + "-" + n;
      }
      clauses.add(new GoalText.Clause(id, heading, text));
    }
    if (clauses.isEmpty() && errors.keySet().stream().noneMatch(e -> e.startsWith("clause."))) {
      errors.put("clause.0", "A goal needs at least one clause.");
    }
    return clauses;
  }

  private static boolean taken(List<GoalText.Clause> clauses, String id) {
    return clauses.stream().anyMatch(c -> c.id().equals(id));
  }

  private List<GoalText.Task> tasks(String goal) {
    List<GoalText.Task> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      String text = sent("task." + i);
      String due = sent("task-due." + i);
      if (text.isEmpty() && due.isEmpty()) {
        continue;
      }
      if (text.isEmpty()) {
        errors.put("task." + i, "Say what is to be done.");
      } else if (!due.isEmpty() && CycleController.day(due).isEmpty()) {
        errors.put("task." + i, CycleController.notADay(due));
      } else {
        tasks.add(
            new GoalText.Task(
                nation + ".goal-task." + goal + "-" + (tasks.size() + 1),
                text,
                CycleController.day(due),
                sent("task-holder." + i)));
      }
    }
    return tasks;
  }

  private List<GoalText.WantedUnit> units() {
    List<GoalText.WantedUnit> units = new ArrayList<>();
    for (int i = 0; i < UNITS; i++) {
      String unit = sent("unit." + i);
      if (unit.isEmpty()) {
        continue;
      }
      Optional<LocalDate> due = CycleController.day(sent("unit-due." + i));
      if (sent("level." + i).isEmpty() || due.isEmpty()) {
        errors.put("unit." + i, "A unit needs the level and the day by which it is wanted.");
      } else {
        units.add(new GoalText.WantedUnit(unit, sent("level." + i), due.get()));
      }
    }
    return units;
  }

  private Optional<GoalText.Money> money() {
    String typed = sent("money");
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    String currency = sent("currency").toUpperCase(Locale.ROOT);
    if (!MONEY.matcher(typed).matches() || !currency.matches("[A-Z]{3}")) {
      errors.put("money", "Enter an amount such as 250000.00 and a currency such as EUR.");
      return Optional.empty();
    }
    return Optional.of(
        new GoalText.Money(new BigDecimal(typed).movePointRight(2).longValueExact(), currency));
  }
}
