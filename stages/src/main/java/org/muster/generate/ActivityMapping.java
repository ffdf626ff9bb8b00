package org.muster.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.develop.DevelopTables;
import org.muster.engine.duty.tour.Activity;
import org.muster.engine.duty.tour.Offering;
import org.muster.engine.duty.tour.Window;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// Activities and their offerings: an activity takes as many slots as its longest offering touches.
final class ActivityMapping {
  private final Intake intake;
  private final LadderMapping ladder;
  private final Map<String, Integer> longest = new HashMap<>();
  private final Map<String, Window> windows = new LinkedHashMap<>();

  ActivityMapping(Intake intake, LadderMapping ladder) {
    this.intake = intake;
    this.ladder = ladder;
    Slots slots = intake.slots();
    Map<String, Row> activities = intake.byAbout(DevelopTables.ACTIVITIES);
    for (Row row : intake.list(DevelopTables.OFFERINGS)) {
      Optional<Window> window = intake.touched(row);
      Edtf held = intake.held(row);
      boolean inside =
          !held.startEarliest().isBefore(slots.first()) && !held.endLatest().isAfter(slots.last());
      if (window.isPresent() && inside && activities.containsKey(row.text("activity"))) {
        windows.put(row.about(), window.get());
        longest.merge(row.text("activity"), window.get().slots(), Math::max);
      }
    }
  }

  List<Activity> activities() {
    Map<String, Row> rows = intake.byAbout(DevelopTables.ACTIVITIES);
    List<Activity> activities = new ArrayList<>();
    for (Row row : rows.values()) {
      intake.use(row, row.text("name"));
      int teams = row.whole("evaluator_teams");
      activities.add(
          new Activity(
              row.about(),
              longest.getOrDefault(row.about(), slotsOfDays(row.whole("duration_days"))),
              row.list("requires_activities").stream().filter(rows::containsKey).toList(),
              ladder.level(row, "requires_level"),
              ladder.level(row, "raises_to"),
              row.whole("cost"),
              teams > 0 ? PoolMapping.POOL : null,
              teams));
    }
    return activities;
  }

  List<Offering> offerings() {
    List<Offering> offerings = new ArrayList<>();
    for (Row row : intake.list(DevelopTables.OFFERINGS)) {
      Window window = windows.get(row.about());
      int length = longest.getOrDefault(row.text("activity"), 1);
      String name = intake.name(row.text("activity"));
      if (window == null || window.from() + length > intake.slots().count()) {
        intake.leaveOut(
            row, name + ", " + row.text("held") + ",", " does not lie within the horizon.");
        continue;
      }
      intake.use(row, name);
      offerings.add(
          new Offering(row.about(), row.text("activity"), window.from(), row.whole("seats")));
    }
    return offerings;
  }

  private int slotsOfDays(int days) {
    int most = intake.slots().days().stream().mapToInt(Integer::intValue).max().orElse(1);
    return Math.ceilDiv(days, most);
  }
}
