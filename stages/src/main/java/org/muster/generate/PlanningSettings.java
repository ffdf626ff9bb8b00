package org.muster.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.record.Domain;
import org.muster.record.Domain.Form;
import org.muster.record.Domain.Whole;
import org.muster.record.Domain.Words;
import org.muster.record.Problem;
import org.muster.record.SettingsFile;
import org.muster.record.SettingsFile.Setting;

/// The terms under which a case is planned: `planning.yaml`.
///
/// @param slot the grain of planned time
/// @param restTenths rest after a tour in tenths of its length: 40 is one to four
/// @param unitTours how long units go for
/// @param staffTours how long staff officers go for
public record PlanningSettings(
    Slot slot,
    int restTenths,
    TourLengths unitTours,
    TourLengths staffTours,
    Prices prices,
    RemedyPrices remedies) {

  /// The grain of planned time. A half-month begins on the 1st or the 16th, a week on the day of
  /// the week on which the horizon begins.
  public enum Slot {
    DAY,
    WEEK,
    HALF_MONTH,
    MONTH
  }

  /// When tours may begin: at every slot, or at the first slot of a month or of a quarter.
  public enum Start {
    SLOT,
    MONTH,
    QUARTER
  }

  /// How long a tour may be: the shortest, or longer by a multiple of the step, up to the longest.
  ///
  /// @param maxTours most tours of one unit or officer within the horizon; 0 for no limit
  public record TourLengths(
      int minMonths, int maxMonths, int stepMonths, Start start, int maxTours) {}

  /// What the named terms of a plan's cost count for, in the unit in which a requirement line's
  /// priority prices one person-day.
  ///
  /// @param overfill one person too many for one day
  /// @param lateGoal one day late, for goals of priority 1 to 5 in this order
  /// @param money one thousand of an activity's cost
  /// @param change one day on which a unit or officer is elsewhere than in the published plan
  public record Prices(int overfill, List<Integer> lateGoal, int money, int change) {
    public Prices {
      lateGoal = List.copyOf(lateGoal);
      if (lateGoal.size() != 5) {
        throw new IllegalArgumentException(
            "late goals need a price for each of 5 priorities, found " + lateGoal.size());
      }
    }

    /// The price of one day late for a goal of this priority, 1 to 5.
    public int lateGoal(int priority) {
      return lateGoal.get(priority - 1);
    }
  }

  /// What a remedy costs those who would have to grant it; the cheapest that closes a gap is shown
  /// first.
  ///
  /// @param bringForward an activity held earlier
  /// @param addEvaluation one more evaluation or offering
  /// @param waiveCaveat a caveat waived for a tour
  /// @param shiftLine a requirement line moved, for each slot
  /// @param oneMoreUnit one more unit offered
  public record RemedyPrices(
      int bringForward, int addEvaluation, int waiveCaveat, int shiftLine, int oneMoreUnit) {}

  /// What came of reading: the settings, or what is wrong with them.
  public sealed interface Reading {
    record Sound(PlanningSettings settings) implements Reading {}

    record Unsound(List<Problem> problems) implements Reading {
      public Unsound {
        problems = List.copyOf(problems);
      }
    }
  }

  private static final Whole PRICE = new Whole(0, 100_000);
  private static final Whole MONTHS = new Whole(1, 36);

  /// The file: every key with its domain, its preset and its meaning.
  public static final SettingsFile FILE =
      new SettingsFile("planning.yaml", "muster-planning/1", settingList());

  /// What counts where a case does not say.
  public static final PlanningSettings PRESET = of(FILE.read("format: muster-planning/1\n"));

  /// Reads the text of `planning.yaml`.
  public static Reading read(String text) {
    SettingsFile.Reading reading = FILE.read(text);
    if (!reading.problems().isEmpty()) {
      return new Reading.Unsound(reading.problems());
    }
    PlanningSettings settings = of(reading);
    List<Problem> problems = new ArrayList<>();
    checkLengths(reading, "unit_tours", settings.unitTours, problems);
    checkLengths(reading, "staff_tours", settings.staffTours, problems);
    return problems.isEmpty() ? new Reading.Sound(settings) : new Reading.Unsound(problems);
  }

  /// The settings of a case that was checked.
  ///
  /// @throws IllegalArgumentException if the text has problems
  public static PlanningSettings get(String text) {
    return switch (read(text)) {
      case Reading.Sound sound -> sound.settings;
      case Reading.Unsound unsound ->
          throw new IllegalArgumentException(unsound.problems.toString());
    };
  }

  /// The canonical text of `planning.yaml`.
  public String toYaml() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("slot", word(slot));
    values.put("rest_ratio", restTenths / 10 + "." + restTenths % 10);
    put(values, "unit_tours", unitTours);
    put(values, "staff_tours", staffTours);
    values.put("prices.overfill", text(prices.overfill));
    for (int priority = 1; priority <= 5; priority++) {
      values.put("prices.late_goal_" + priority, text(prices.lateGoal(priority)));
    }
    values.put("prices.money", text(prices.money));
    values.put("prices.change", text(prices.change));
    values.put("remedies.bring_forward", text(remedies.bringForward));
    values.put("remedies.add_evaluation", text(remedies.addEvaluation));
    values.put("remedies.waive_caveat", text(remedies.waiveCaveat));
    values.put("remedies.shift_line", text(remedies.shiftLine));
    values.put("remedies.one_more_unit", text(remedies.oneMoreUnit));
    return FILE.write(values);
  }

  private static void checkLengths(
      SettingsFile.Reading reading, String group, TourLengths tours, List<Problem> problems) {
    String key = group + ".max_months";
    if (tours.maxMonths < tours.minMonths) {
      problems.add(
          new Problem(
              FILE.name(),
              reading.line(key),
              key,
              text(tours.maxMonths),
              "a longest tour not shorter than the shortest, " + tours.minMonths + " months"));
    }
  }

  private static PlanningSettings of(SettingsFile.Reading reading) {
    Map<String, String> v = reading.values();
    String[] rest = v.getOrDefault("rest_ratio", "").split("\\.");
    List<Integer> late = new ArrayList<>();
    for (int priority = 1; priority <= 5; priority++) {
      late.add(whole(v, "prices.late_goal_" + priority));
    }
    return new PlanningSettings(
        Slot.valueOf(
            v.getOrDefault("slot", "").replace('-', '_').toUpperCase(java.util.Locale.ROOT)),
        Integer.parseInt(rest[0]) * 10 + (rest.length > 1 ? Integer.parseInt(rest[1]) : 0),
        lengths(v, "unit_tours"),
        lengths(v, "staff_tours"),
        new Prices(
            whole(v, "prices.overfill"), late, whole(v, "prices.money"), whole(v, "prices.change")),
        new RemedyPrices(
            whole(v, "remedies.bring_forward"),
            whole(v, "remedies.add_evaluation"),
            whole(v, "remedies.waive_caveat"),
            whole(v, "remedies.shift_line"),
            whole(v, "remedies.one_more_unit")));
  }

  private static TourLengths lengths(Map<String, String> values, String group) {
    return new TourLengths(
        whole(values, group + ".min_months"),
        whole(values, group + ".max_months"),
        whole(values, group + ".step_months"),
        Start.valueOf(values.getOrDefault(group + ".start", "").toUpperCase(java.util.Locale.ROOT)),
        whole(values, group + ".max_tours"));
  }

  private static void put(Map<String, String> values, String group, TourLengths tours) {
    values.put(group + ".min_months", text(tours.minMonths));
    values.put(group + ".max_months", text(tours.maxMonths));
    values.put(group + ".step_months", text(tours.stepMonths));
    values.put(group + ".start", word(tours.start));
    values.put(group + ".max_tours", text(tours.maxTours));
  }

  private static int whole(Map<String, String> values, String key) {
    return Integer.parseInt(values.getOrDefault(key, ""));
  }

  private static String text(int value) {
    return Integer.toString(value);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static List<Setting> settingList() {
    List<Setting> all = new ArrayList<>();
    all.add(
        new Setting(
            "slot",
            new Words(List.of("day", "week", "half-month", "month")),
            "half-month",
            "the grain of planned time"));
    all.add(
        new Setting(
            "rest_ratio",
            new Form("[1-4]\\.[0-9]|5\\.0", "a ratio from 1.0 to 5.0 with one decimal"),
            "4.0",
            "rest after a tour for each day of it: 4.0 is one to four"));
    addTours(all, "unit_tours", "a unit", "6", "6");
    addTours(all, "staff_tours", "a staff officer", "6", "12");
    price(all, "prices.overfill", "1", "one person too many for one day");
    String[] late = {"50", "40", "30", "20", "10"};
    for (int priority = 1; priority <= 5; priority++) {
      price(
          all,
          "prices.late_goal_" + priority,
          late[priority - 1],
          "one day late for a goal of priority " + priority);
    }
    price(all, "prices.money", "1", "one thousand of an activity's cost");
    price(
        all,
        "prices.change",
        "2",
        "one day on which a unit or officer is elsewhere than in the published plan");
    price(all, "remedies.bring_forward", "20", "bringing an activity forward");
    price(all, "remedies.add_evaluation", "60", "one more evaluation or offering");
    price(all, "remedies.waive_caveat", "40", "waiving a caveat for a tour");
    price(all, "remedies.shift_line", "10", "shifting a requirement line, for each slot");
    price(all, "remedies.one_more_unit", "200", "one more unit");
    return all;
  }

  private static void addTours(
      List<Setting> all, String group, String who, String min, String max) {
    all.add(new Setting(group + ".min_months", MONTHS, min, "shortest tour of " + who));
    all.add(new Setting(group + ".max_months", MONTHS, max, "longest tour of " + who));
    all.add(
        new Setting(
            group + ".step_months", MONTHS, "1", "a longer tour is longer by a multiple of this"));
    all.add(
        new Setting(
            group + ".start",
            new Words(List.of("slot", "month", "quarter")),
            "month",
            "a tour begins at any slot, or at the first slot of a month or of a quarter"));
    all.add(
        new Setting(
            group + ".max_tours",
            new Whole(0, 50),
            "0",
            "most tours of " + who + " within the horizon; 0 for no limit"));
  }

  private static void price(List<Setting> all, String key, String preset, String doc) {
    Domain domain = PRICE;
    all.add(new Setting(key, domain, preset, "price of " + doc));
  }
}
