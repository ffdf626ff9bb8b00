package org.muster.engine.duty.tour;

import java.util.Collections;
import java.util.List;

/// A company that needs NEL1 for a line of 54, and whoever else a test puts beside it: twelve slots
/// of 15 days, a ladder of SEL1 and NEL1.
final class LadderTours {
  static final Window ALL = new Window(0, 12);
  private static final TourTerms TERMS = new TourTerms(4, 4, 1, 1, 0, 100, TourProblem.NEVER);

  private LadderTours() {}

  /// @param offerings of the activities sel1 and nel1, which raise to SEL1 and NEL1, and course
  static TourProblem of(List<Unit> units, List<Line> lines, Offering... offerings) {
    return of(Collections.nCopies(12, 15), units, lines, offerings);
  }

  static TourProblem of(
      List<Integer> days, List<Unit> units, List<Line> lines, Offering... offerings) {
    return new TourProblem(
        days,
        List.of(
            new LadderStep("SEL1", TourProblem.NEVER), new LadderStep("NEL1", TourProblem.NEVER)),
        TERMS,
        TERMS,
        units,
        List.of(),
        List.of(
            Activity.course("course", 1, 1),
            Activity.evaluation("sel1", 1, 1, 1),
            Activity.evaluation("nel1", 1, 2, 1, "course")),
        List.of(offerings),
        List.of(),
        lines,
        List.of(),
        List.of(),
        List.of(),
        new Prices(1, 1, 0));
  }

  static Unit company(String id) {
    return Unit.of(id, 54, ALL, "guard").withDone(List.of("course"));
  }

  static Line guard() {
    return Line.units("guard", 54, new Window(8, 12), 2, 2, "guard");
  }
}
