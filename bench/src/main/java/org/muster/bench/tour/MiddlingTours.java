package org.muster.bench.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.muster.engine.duty.tour.Activity;
import org.muster.engine.duty.tour.Caveat;
import org.muster.engine.duty.tour.EvaluatorPool;
import org.muster.engine.duty.tour.Goal;
import org.muster.engine.duty.tour.LadderStep;
import org.muster.engine.duty.tour.LastTour;
import org.muster.engine.duty.tour.Line;
import org.muster.engine.duty.tour.Offering;
import org.muster.engine.duty.tour.Officer;
import org.muster.engine.duty.tour.PinnedTour;
import org.muster.engine.duty.tour.Prices;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.TourTerms;
import org.muster.engine.duty.tour.Unit;
import org.muster.engine.duty.tour.Window;

/// Random tour problems of one year in weeks for 8 to 20 resources, with everything in them: a
/// ladder of four levels, certificates that lapse, rest, caveats, activities with prerequisites,
/// seats and evaluators, parents, last and settled tours, goals and a published plan. The same seed
/// gives the same problem.
public final class MiddlingTours {
  private static final int SLOTS = 52;
  private static final int DAYS = 7;
  private static final Window YEAR = new Window(0, SLOTS);
  private static final List<String> TASKS = List.of("guard", "sapper", "medical");
  private static final int[] STRENGTHS = {6, 12, 20, 40, 54};

  private final Random random;

  private MiddlingTours(long seed) {
    random = new Random(seed);
  }

  /// The problem of a seed.
  public static TourProblem of(long seed) {
    return new MiddlingTours(seed).next();
  }

  private TourProblem next() {
    int resources = 8 + random.nextInt(13);
    int officerCount = random.nextInt(resources / 3 + 1);
    List<Unit> units = units(resources - officerCount);
    List<Officer> officers = new ArrayList<>();
    for (int i = 0; i < officerCount; i++) {
      List<Integer> language = List.of(3, 3, 2 + random.nextInt(2), 2);
      Officer officer = Officer.of("officer" + i, 1 + random.nextInt(4), language, YEAR);
      officers.add(officer);
    }
    List<Activity> activities = activities();
    List<Line> lines = lines(officerCount > 0);
    List<PinnedTour> pinned = new ArrayList<>();
    if (chance(30)) {
      String last = units.getLast().id();
      pinned.add(new PinnedTour(new Tour(last, lines.getFirst().id(), 0, 6), random.nextInt(12)));
    }
    List<Tour> published = new ArrayList<>();
    for (Unit unit : units) {
      if (chance(40)) {
        published.add(new Tour(unit.id(), pick(lines).id(), 4 + random.nextInt(24), 12));
      }
    }
    return new TourProblem(
        filled(DAYS),
        List.of(
            new LadderStep("SEL1", 104),
            new LadderStep("NEL1", 40 + random.nextInt(40)),
            new LadderStep("SEL2", 30 + random.nextInt(40)),
            new LadderStep("NEL2", 26 + random.nextInt(40))),
        terms(100 + 50 * random.nextInt(3)),
        terms(100),
        units,
        officers,
        activities,
        offerings(activities),
        List.of(new EvaluatorPool("teams", filled(1 + random.nextInt(3)))),
        lines,
        goals(units),
        pinned,
        published,
        new Prices(1 + random.nextInt(3), 1 + random.nextInt(2), chance(50) ? 1 : 0));
  }

  private static List<Integer> filled(int value) {
    List<Integer> all = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      all.add(value);
    }
    return all;
  }

  private TourTerms terms(int restPercent) {
    int shortest = 6 + 2 * random.nextInt(3);
    int longest = shortest + 4 * random.nextInt(4);
    int startEvery = 1 + random.nextInt(2);
    int most = chance(30) ? 2 : TourProblem.NEVER;
    return new TourTerms(shortest, longest, 2, startEvery, 0, restPercent, most);
  }

  private List<Unit> units(int count) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[] tasks = {pick(TASKS), pick(TASKS)};
      Window available = chance(80) ? YEAR : new Window(random.nextInt(12), 40 + random.nextInt(9));
      Unit unit =
          Unit.of("unit" + i, STRENGTHS[random.nextInt(STRENGTHS.length)], available, tasks);
      unit = unit.withLevel(random.nextInt(5), chance(30) ? TourProblem.NEVER : random.nextInt(60));
      if (chance(30)) {
        int from = random.nextInt(SLOTS - 12);
        Window when = new Window(from, from + 6 + random.nextInt(20));
        unit = unit.withCaveat(new Caveat("CAV-" + i, pick(TASKS), when));
      }
      if (chance(30)) {
        unit = unit.withLastTour(new LastTour(-random.nextInt(10), 8 + random.nextInt(12)));
      }
      if (chance(40)) {
        unit = unit.withDone(List.of("course"));
      }
      if (i > 0 && chance(20)) {
        unit = unit.withParent("unit" + random.nextInt(i));
      }
      units.add(unit);
    }
    return units;
  }

  private List<Activity> activities() {
    return List.of(
        Activity.course("course", 2, 5 + random.nextInt(10)),
        Activity.course("exercise", 1, 10 + random.nextInt(20), "course"),
        Activity.evaluation("sel1", 1, 1, 5, "course"),
        Activity.evaluation("nel1", 1, 2, 10, "exercise").withTeams("teams", 1),
        Activity.evaluation("sel2", 1, 3, 5 + random.nextInt(10)),
        Activity.evaluation("nel2", 2, 4, 20, "exercise")
            .withTeams("teams", 1 + random.nextInt(2)));
  }

  private List<Offering> offerings(List<Activity> activities) {
    List<Offering> offerings = new ArrayList<>();
    int count = 12 + random.nextInt(19);
    for (int i = 0; i < count; i++) {
      Activity activity = pick(activities);
      int start = random.nextInt(SLOTS - 8);
      offerings.add(new Offering("of" + i, activity.id(), start, 1 + random.nextInt(3)));
    }
    return offerings;
  }

  private List<Line> lines(boolean staff) {
    List<Line> lines = new ArrayList<>();
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(14);
      Window window = new Window(from, from + 24 + random.nextInt(SLOTS - from - 24));
      int needed = STRENGTHS[random.nextInt(STRENGTHS.length)] * (1 + random.nextInt(2));
      long priority = 1 + random.nextInt(9);
      Line line = Line.units("line" + i, needed, window, random.nextInt(5), priority, pick(TASKS));
      lines.add(chance(30) ? line.withHold(Line.Hold.ON_ARRIVAL) : line);
    }
    if (staff) {
      List<Integer> language = List.of(3, 3, 2, 2);
      long priority = 5 + random.nextInt(20);
      lines.add(Line.staff("post", 1 + random.nextInt(2), YEAR, priority, 2, language));
    }
    return lines;
  }

  private List<Goal> goals(List<Unit> units) {
    List<Goal> goals = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Window due = new Window(20 + random.nextInt(20), SLOTS);
      goals.add(new Goal("goal" + i, units.get(i).id(), 2 + random.nextInt(3), due, 3));
    }
    return goals;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
