package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A problem of the size that a nation has: 12 units, 8 officers, five years in half months, five
/// lines, 40 offerings.
final class RealisticTours {
  static final int SLOTS = 120;

  private RealisticTours() {}

  static TourProblem of(long seed) {
    Random random = new Random(seed);
    List<Integer> days = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      days.add(15 + slot % 2);
    }
    List<LadderStep> ladder =
        List.of(
            new LadderStep("SEL1", 72),
            new LadderStep("NEL1", 72),
            new LadderStep("SEL2", 72),
            new LadderStep("NEL2", 72));
    List<Unit> units = new ArrayList<>();
    Window all = new Window(0, SLOTS);
    for (int i = 0; i < 12; i++) {
      int strength = List.of(54, 54, 40, 12, 6).get(random.nextInt(5));
      Unit unit = Unit.of("unit" + i, strength, all, "guard", i % 3 == 0 ? "sapper" : "medical");
      int level = random.nextInt(5);
      unit = unit.withLevel(level, 10 + random.nextInt(60));
      if (i % 4 == 1) {
        unit = unit.withCaveat(new Caveat("CAV-" + i, "guard", new Window(20, 90)));
      }
      if (i % 5 == 4) {
        unit = unit.withParent("unit" + (i - 1));
      }
      units.add(unit);
    }
    List<Officer> officers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      officers.add(
          Officer.of("officer" + i, 2 + random.nextInt(4), List.of(3, 3, 3, 2 + i % 2), all));
    }
    List<Activity> activities =
        List.of(
            Activity.course("course", 2, 10),
            Activity.course("exercise", 1, 20, "course"),
            Activity.evaluation("sel1", 1, 1, 5, "course").withTeams("teams", 1),
            Activity.evaluation("nel1", 1, 2, 10, "exercise").withTeams("teams", 1),
            Activity.evaluation("sel2", 1, 3, 5).withTeams("teams", 1),
            Activity.evaluation("nel2", 1, 4, 20, "exercise").withTeams("teams", 1));
    List<Offering> offerings = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int start = 2 + i * 112 / 40;
      String activity = activities.get(random.nextInt(6)).id();
      offerings.add(new Offering("of" + i, activity, start, 2));
    }
    List<Integer> teams = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      teams.add(2);
    }
    List<Line> lines =
        List.of(
            Line.units("guard1", 54, new Window(12, 108), 4, 5, "guard"),
            Line.units("guard2", 54, new Window(12, 108), 4, 4, "guard"),
            Line.units("sappers", 6, new Window(12, 120), 3, 3, "sapper"),
            Line.units("medical", 6, new Window(24, 120), 2, 3, "medical"),
            Line.staff("staff", 3, new Window(0, 120), 10, 3, List.of(3, 3, 3, 3)));
    List<Goal> goals =
        List.of(
            new Goal("g1", "unit0", 4, new Window(60, 120), 5),
            new Goal("g2", "unit5", 3, new Window(40, 120), 5));
    return new TourProblem(
        days,
        ladder,
        new TourTerms(8, 12, 4, 2, 0, 200, TourProblem.NEVER),
        new TourTerms(12, 24, 12, 2, 0, 100, TourProblem.NEVER),
        units,
        officers,
        activities,
        offerings,
        List.of(new EvaluatorPool("teams", teams)),
        lines,
        goals,
        List.of(),
        List.of(),
        new Prices(1, 1, 0));
  }
}
