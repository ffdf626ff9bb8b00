package org.muster.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.muster.engine.duty.tour.LadderStep;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.record.Row;
import org.muster.review.ReviewTables;

/// The ladder; its levels count from 1.
final class LadderMapping {
  private final List<LadderStep> ladder = new ArrayList<>();
  private final Map<String, Integer> levels = new HashMap<>();
  private final NavigableMap<Integer, Integer> ofStep = new TreeMap<>();

  LadderMapping(Intake intake) {
    intake.list(ReviewTables.LADDER).stream()
        .sorted(Comparator.comparingInt(row -> row.whole("step")))
        .forEach(
            row -> {
              intake.use(row, row.text("name"));
              int validity =
                  row.find("validity_months")
                      .map(months -> intake.slotsOf(Integer.parseInt(months)))
                      .orElse(TourProblem.NEVER);
              ladder.add(new LadderStep(row.text("name"), validity));
              levels.put(row.about(), ladder.size());
              ofStep.put(row.whole("step"), ladder.size());
            });
  }

  List<LadderStep> ladder() {
    return ladder;
  }

  /// The level that a column names; 0 for none.
  int level(Row row, String column) {
    return row.find(column).map(id -> levels.getOrDefault(id, 0)).orElse(0);
  }

  /// The level that a step of the ladder is; 0 below the first.
  int levelOf(int step) {
    Map.Entry<Integer, Integer> found = ofStep.floorEntry(step);
    return found == null ? 0 : found.getValue();
  }

  /// What people call a level.
  String name(int level) {
    return level == 0 ? "no level" : ladder.get(level - 1).name();
  }
}
