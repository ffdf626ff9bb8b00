package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// Tiny random tour problems with everything in them: levels, certificates that lapse, rest,
/// caveats, activities with seats and evaluators, parents, settled tours, a published plan.
public final class TinyTours {
  private final Random random;

  /// Apart, so that problems stay as they are but for the strengths that change.
  private final Random changes;

  private TinyTours(long seed) {
    random = new Random(seed);
    changes = new Random(~seed);
  }

  public static TourProblem of(long seed) {
    return new TinyTours(seed).next();
  }

  private TourProblem next() {
    int slots = 6 + random.nextInt(4);
    List<Integer> days = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      days.add(1 + random.nextInt(3));
    }
    List<LadderStep> ladder =
        List.of(
            new LadderStep("L1", chance(50) ? TourProblem.NEVER : 2 + random.nextInt(4)),
            new LadderStep("L2", 2 + random.nextInt(5)));
    List<Line> lines = lines(slots);
    List<Unit> units = units(slots);
    List<Officer> officers = new ArrayList<>();
    if (chance(40)) {
      int skill = 2 + random.nextInt(2);
      officers.add(
          Officer.of(
              "officer",
              1 + random.nextInt(3),
              List.of(3, 3, skill, 3),
              new Window(random.nextInt(2), slots)));
    }
    List<Activity> activities = activities();
    List<Offering> offerings = new ArrayList<>();
    int offered = random.nextInt(5);
    for (int i = 0; i < offered; i++) {
      Activity activity = pick(activities);
      int start = random.nextInt(slots - activity.slots() + 1);
      offerings.add(new Offering("of" + i, activity.id(), start, 1 + random.nextInt(2)));
    }
    List<Integer> teams = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      teams.add(1 + random.nextInt(2));
    }
    List<Goal> goals = new ArrayList<>();
    if (chance(40)) {
      int by = random.nextInt(slots - 1);
      goals.add(
          new Goal(
              "goal",
              units.getFirst().id(),
              1 + random.nextInt(2),
              new Window(by, chance(70) ? slots : by + 1),
              1 + random.nextInt(8)));
    }
    Prices prices = new Prices(random.nextInt(3), random.nextInt(3), chance(30) ? 2 : 0);
    TourTerms unitTerms = terms();
    TourProblem problem =
        new TourProblem(
            days,
            ladder,
            unitTerms,
            terms(),
            units,
            officers,
            activities,
            offerings,
            List.of(new EvaluatorPool("teams", teams)),
            lines,
            goals,
            pinned(units, lines, slots),
            published(units, lines, slots),
            prices);
    return problem;
  }

  private List<PinnedTour> pinned(List<Unit> units, List<Line> lines, int slots) {
    if (!chance(20)) {
      return List.of();
    }
    int start = random.nextInt(slots - 2);
    Tour tour = new Tour(units.getLast().id(), lines.getFirst().id(), start, 1 + random.nextInt(2));
    return List.of(new PinnedTour(tour, start == 0 ? random.nextInt(2) : 0));
  }

  private List<Tour> published(List<Unit> units, List<Line> lines, int slots) {
    return List.of(new Tour(pick(units).id(), pick(lines).id(), random.nextInt(slots - 2), 2));
  }

  private TourTerms terms() {
    int min = 1 + random.nextInt(2);
    return new TourTerms(
        min,
        min + random.nextInt(3),
        1 + random.nextInt(2),
        1 + random.nextInt(2),
        random.nextInt(2),
        List.of(0, 50, 100, 200).get(random.nextInt(4)),
        chance(30) ? 1 + random.nextInt(2) : TourProblem.NEVER);
  }

  private List<Line> lines(int slots) {
    List<Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(3);
      int to = Math.min(slots, from + 3 + random.nextInt(5));
      Line line =
          Line.units(
              "line" + i,
              1 + random.nextInt(5),
              new Window(from, to),
              random.nextInt(3),
              1 + random.nextInt(9),
              chance(50) ? new String[] {"guard"} : new String[] {});
      lines.add(chance(30) ? line.withHold(Line.Hold.ON_ARRIVAL) : line);
    }
    if (chance(40)) {
      lines.add(
          Line.staff(
              "post",
              1,
              new Window(1, slots),
              1 + random.nextInt(20),
              1 + random.nextInt(3),
              List.of(3, 3, 3, 3)));
    }
    return lines;
  }

  private List<Unit> units(int slots) {
    List<Unit> units = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Unit unit =
          Unit.of(
              "unit" + i,
              1 + random.nextInt(4),
              new Window(chance(80) ? 0 : 2, chance(80) ? slots : slots - 2),
              chance(80) ? new String[] {"guard"} : new String[] {});
      int level = random.nextInt(3);
      unit = unit.withLevel(level, chance(40) ? TourProblem.NEVER : 1 + random.nextInt(slots));
      if (chance(25)) {
        int from = random.nextInt(slots - 2);
        Window window = new Window(from, from + 1 + random.nextInt(slots - from - 1));
        unit = unit.withCaveat(new Caveat("CAV-" + i, "guard", window));
      }
      if (chance(30)) {
        unit = unit.withLastTour(new LastTour(-random.nextInt(2), 1 + random.nextInt(3)));
      }
      if (chance(20)) {
        unit = unit.withDone(List.of("course"));
      }
      if (i > 0 && chance(35)) {
        unit = unit.withParent("unit" + random.nextInt(i));
      }
      units.add(changing(unit, slots));
    }
    return units;
  }

  /// Now and then there are other people in it from a slot on, twice at most; perhaps none.
  private Unit changing(Unit unit, int slots) {
    TreeMap<Integer, Integer> steps = new TreeMap<>(unit.strength().fromSlot());
    while (changes.nextInt(100) < 35 && steps.size() < 3) {
      steps.put(1 + changes.nextInt(slots - 1), changes.nextInt(5));
    }
    return unit.withStrength(Strength.steps(steps));
  }

  private List<Activity> activities() {
    String[] before = chance(50) ? new String[] {"course"} : new String[] {};
    Activity first = Activity.evaluation("eval1", 1, 1, random.nextInt(6), before);
    Activity second = Activity.evaluation("eval2", 1 + random.nextInt(2), 2, random.nextInt(6));
    return List.of(
        Activity.course("course", 1 + random.nextInt(2), random.nextInt(4)),
        first,
        chance(50) ? second.withTeams("teams", 1 + random.nextInt(2)) : second,
        new Activity("advanced", 1, List.of("eval1"), 1, 2, 3, null, 0));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
