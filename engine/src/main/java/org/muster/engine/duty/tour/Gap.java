package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A stretch of a line on which the same number of people is missing.
///
/// @param window the stretch, as long as it can be
/// @param people missing in each of its slots
/// @param personDays missing in all
/// @param cost person-days at the line's priority
public record Gap(String line, Window window, int people, long personDays, long cost) {

  /// Every gap of a plan, the dearest first.
  public static List<Gap> list(TourProblem problem, TourPlan plan) {
    List<Gap> gaps = new ArrayList<>();
    Map<String, int[]> people = TourChecker.filled(problem, plan);
    for (Line line : problem.lines()) {
      int[] filled = people.getOrDefault(line.id(), new int[problem.slots()]);
      int slot = line.window().from();
      while (slot < line.window().to()) {
        int missing = Math.max(0, line.needed() - filled[slot]);
        int end = slot + 1;
        while (end < line.window().to() && Math.max(0, line.needed() - filled[end]) == missing) {
          end++;
        }
        if (missing > 0) {
          long personDays = (long) missing * problem.days(slot, end);
          gaps.add(
              new Gap(
                  line.id(),
                  new Window(slot, end),
                  missing,
                  personDays,
                  personDays * line.priority()));
        }
        slot = end;
      }
    }
    gaps.sort(
        Comparator.comparingLong(Gap::cost)
            .reversed()
            .thenComparing(Gap::line)
            .thenComparing(gap -> gap.window().from()));
    return gaps;
  }

  /// Person-days still missing in the gap's window under another plan, at most as many a slot as
  /// the gap had. A slot keeps the days that it has in the gap, also where the line has moved to
  /// slots of other lengths: nobody is found because a month is short.
  ///
  /// @param shift by how many slots the line has moved
  public long missing(TourProblem problem, TourPlan plan, int shift) {
    int[] filled = TourChecker.filled(problem, plan, line);
    int needed = problem.line(line).needed();
    long missing = 0;
    for (int slot = window.from(); slot < window.to(); slot++) {
      int open = Math.clamp(needed - filled[slot + shift], 0, people);
      missing += (long) open * problem.days(slot, slot + 1);
    }
    return missing;
  }
}
