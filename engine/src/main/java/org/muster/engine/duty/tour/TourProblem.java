package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What is to be planned: who there is, what is asked for and under which terms. Time is slots; a
/// window is half open; levels count the steps of the ladder from 1, and 0 is none.
///
/// @param slotDays length of each slot in days
/// @param ladder the steps, in order
/// @param unitTerms terms of unit tours
/// @param staffTerms terms of staff officers' tours
/// @param published tours of the published plan, against which change is counted; empty with no
///     such plan when `prices.change` is zero
public record TourProblem(
    List<Integer> slotDays,
    List<LadderStep> ladder,
    TourTerms unitTerms,
    TourTerms staffTerms,
    List<Unit> units,
    List<Officer> officers,
    List<Activity> activities,
    List<Offering> offerings,
    List<EvaluatorPool> pools,
    List<Line> lines,
    List<Goal> goals,
    List<PinnedTour> pinned,
    List<Tour> published,
    Prices prices) {

  /// A slot after every horizon: what never lapses, lapses here; also "no limit".
  public static final int NEVER = Integer.MAX_VALUE;

  public TourProblem {
    slotDays = List.copyOf(slotDays);
    ladder = List.copyOf(ladder);
    units = ById.copyOf(units, Unit::id);
    officers = ById.copyOf(officers, Officer::id);
    activities = ById.copyOf(activities, Activity::id);
    offerings = ById.copyOf(offerings, Offering::id);
    pools = List.copyOf(pools);
    lines = ById.copyOf(lines, Line::id);
    goals = List.copyOf(goals);
    pinned = List.copyOf(pinned);
    published = List.copyOf(published);
    new Validation(
            slotDays, ladder, units, officers, activities, offerings, pools, lines, goals, pinned)
        .run();
  }

  /// How many slots there are.
  public int slots() {
    return slotDays.size();
  }

  /// Days in the window, which may reach past the horizon; the last slot's length is used there.
  public int days(int from, int to) {
    int days = 0;
    for (int slot = from; slot < to; slot++) {
      days += slotDays.get(Math.clamp(slot, 0, slotDays.size() - 1));
    }
    return days;
  }

  /// Units and officers, units first.
  public List<Resource> resources() {
    List<Resource> all = new ArrayList<>(units);
    all.addAll(officers);
    return all;
  }

  /// The terms of tours on lines of a kind.
  public TourTerms terms(Kind kind) {
    return kind == Kind.UNIT ? unitTerms : staffTerms;
  }

  /// The line of that id.
  public Line line(String id) {
    return findLine(id).orElseThrow(() -> none("line", id));
  }

  /// The unit or officer of that id.
  public Resource resource(String id) {
    return findResource(id).orElseThrow(() -> none("unit or officer", id));
  }

  /// The activity of that id.
  public Activity activity(String id) {
    return byId(activities).find(id).orElseThrow(() -> none("activity", id));
  }

  /// The offering of that id.
  public Offering offering(String id) {
    return findOffering(id).orElseThrow(() -> none("offering", id));
  }

  Optional<Line> findLine(String id) {
    return byId(lines).find(id);
  }

  Optional<Offering> findOffering(String id) {
    return byId(offerings).find(id);
  }

  Optional<Resource> findResource(String id) {
    Optional<Resource> unit = byId(units).find(id).map(one -> one);
    return unit.or(() -> byId(officers).find(id));
  }

  /// Place of a line among the lines, or -1.
  int indexOfLine(String id) {
    return byId(lines).indexOfId(id);
  }

  /// Place of an offering among the offerings, or -1.
  int indexOfOffering(String id) {
    return byId(offerings).indexOfId(id);
  }

  /// Place of a unit or officer among the resources, or -1.
  int indexOfResource(String id) {
    int unit = byId(units).indexOfId(id);
    int officer = byId(officers).indexOfId(id);
    return unit >= 0 || officer < 0 ? unit : units.size() + officer;
  }

  /// Every list that is looked up by id was made one that can be.
  private static <T> ById<T> byId(List<T> list) {
    return (ById<T>) list;
  }

  /// The name of a level; "none" for 0.
  public String levelName(int level) {
    return level == 0 ? "none" : ladder.get(level - 1).name();
  }

  /// The same problem with other units.
  public TourProblem withUnits(List<Unit> newUnits) {
    return new TourProblem(
        slotDays,
        ladder,
        unitTerms,
        staffTerms,
        newUnits,
        officers,
        activities,
        offerings,
        pools,
        lines,
        goals,
        pinned,
        published,
        prices);
  }

  /// The same problem with one unit changed.
  public TourProblem withUnit(String id, UnaryOperator<Unit> change) {
    return withUnits(
        units.stream().map(unit -> unit.id().equals(id) ? change.apply(unit) : unit).toList());
  }

  /// The same problem with other officers.
  public TourProblem withOfficers(List<Officer> newOfficers) {
    return new TourProblem(
        slotDays,
        ladder,
        unitTerms,
        staffTerms,
        units,
        newOfficers,
        activities,
        offerings,
        pools,
        lines,
        goals,
        pinned,
        published,
        prices);
  }

  /// The same problem with other offerings.
  public TourProblem withOfferings(List<Offering> newOfferings) {
    return new TourProblem(
        slotDays,
        ladder,
        unitTerms,
        staffTerms,
        units,
        officers,
        activities,
        newOfferings,
        pools,
        lines,
        goals,
        pinned,
        published,
        prices);
  }

  /// The same problem with other lines.
  public TourProblem withLines(List<Line> newLines) {
    return new TourProblem(
        slotDays,
        ladder,
        unitTerms,
        staffTerms,
        units,
        officers,
        activities,
        offerings,
        pools,
        newLines,
        goals,
        pinned,
        published,
        prices);
  }

  private static IllegalArgumentException none(String what, String id) {
    return new IllegalArgumentException("No " + what + " " + id + " in the problem.");
  }

  /// Dangling references and impossible figures, found before anything is planned.
  private record Validation(
      List<Integer> slotDays,
      List<LadderStep> ladder,
      List<Unit> units,
      List<Officer> officers,
      List<Activity> activities,
      List<Offering> offerings,
      List<EvaluatorPool> pools,
      List<Line> lines,
      List<Goal> goals,
      List<PinnedTour> pinned) {
    void run() {
      for (int days : slotDays) {
        require(days > 0, "A slot has " + days + " days.");
      }
      Set<String> resourceIds = new HashSet<>();
      Set<String> unitIds = new HashSet<>();
      units.forEach(
          unit -> {
            unique(resourceIds, unit.id());
            unitIds.add(unit.id());
            level(unit.level(), "Unit " + unit.id());
          });
      officers.forEach(officer -> unique(resourceIds, officer.id()));
      checkParents(unitIds);
      checkActivities();
      Set<String> lineIds = new HashSet<>();
      for (Line line : lines) {
        unique(lineIds, line.id());
        level(line.level(), "Line " + line.id());
        require(
            line.window().from() >= 0 && line.window().to() <= slotDays.size(),
            "Line " + line.id() + " leaves the horizon: " + line.window() + ".");
      }
      for (Goal goal : goals) {
        known(unitIds, goal.unit(), "Goal " + goal.id());
        level(goal.level(), "Goal " + goal.id());
      }
      checkPinned(resourceIds, lineIds);
    }

    private void checkParents(Set<String> unitIds) {
      Map<String, String> parents = new HashMap<>();
      for (Unit unit : units) {
        unit.findParent()
            .ifPresent(
                parent -> {
                  known(unitIds, parent, "The parent of unit " + unit.id());
                  parents.put(unit.id(), parent);
                });
      }
      for (Unit unit : units) {
        Set<String> seen = new HashSet<>();
        for (String at = unit.id(); at != null; at = parents.get(at)) {
          require(seen.add(at), "Unit " + unit.id() + " is its own ancestor.");
        }
      }
    }

    private void checkActivities() {
      Set<String> poolIds = new HashSet<>();
      for (EvaluatorPool pool : pools) {
        unique(poolIds, pool.id());
        require(
            pool.teams().size() == slotDays.size(),
            "Pool " + pool.id() + " gives teams for " + pool.teams().size() + " slots.");
      }
      Map<String, Activity> byId = new HashMap<>();
      for (Activity activity : activities) {
        require(byId.put(activity.id(), activity) == null, "Two activities " + activity.id() + ".");
        level(activity.raisesTo(), "Activity " + activity.id());
        level(activity.needsLevel(), "Activity " + activity.id());
        activity.findPool().ifPresent(p -> known(poolIds, p, "Activity " + activity.id()));
      }
      for (Activity activity : activities) {
        activity
            .prerequisites()
            .forEach(needed -> known(byId.keySet(), needed, "Activity " + activity.id()));
      }
      Set<String> offeringIds = new HashSet<>();
      for (Offering offering : offerings) {
        unique(offeringIds, offering.id());
        Activity activity = byId.get(offering.activity());
        if (activity == null) {
          throw new IllegalArgumentException(
              "Offering "
                  + offering.id()
                  + " is of activity "
                  + offering.activity()
                  + ", unknown.");
        }
        require(
            offering.start() >= 0 && offering.start() + activity.slots() <= slotDays.size(),
            "Offering " + offering.id() + " leaves the horizon.");
      }
    }

    private void checkPinned(Set<String> resourceIds, Set<String> lineIds) {
      Map<String, List<Tour>> byResource = new HashMap<>();
      for (PinnedTour pin : pinned) {
        Tour tour = pin.tour();
        known(resourceIds, tour.resource(), "A pinned tour");
        known(lineIds, tour.line(), "A pinned tour of " + tour.resource());
        require(
            tour.start() >= 0 && tour.end() <= slotDays.size(),
            "A pinned tour of " + tour.resource() + " leaves the horizon.");
        List<Tour> before = byResource.computeIfAbsent(tour.resource(), none -> new ArrayList<>());
        require(
            before.stream().allMatch(other -> tour.window().overlap(other.window()) == 0),
            "Two pinned tours of " + tour.resource() + " overlap.");
        before.add(tour);
      }
    }

    private void level(int level, String whose) {
      require(
          0 <= level && level <= ladder.size(),
          whose + " names level " + level + " of " + ladder.size() + ".");
    }

    private static void unique(Set<String> ids, String id) {
      require(ids.add(id), "The id " + id + " is used twice.");
    }

    private static void known(Set<String> ids, String id, String whose) {
      require(ids.contains(id), whose + " names " + id + ", which is not in the problem.");
    }

    private static void require(boolean holds, String message) {
      if (!holds) {
        throw new IllegalArgumentException(message);
      }
    }
  }
}
