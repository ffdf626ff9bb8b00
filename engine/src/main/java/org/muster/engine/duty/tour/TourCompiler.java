package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;

/// Compiles a tour problem to the calendar model. The construction is told in `package.md`: rows
/// are blocks of slots that no tour divides, and each resource's network is made by
/// [ResourceCompiler].
public final class TourCompiler {
  private final TourProblem problem;
  private final Map<String, List<Tour>> possible = new HashMap<>();
  private final List<Demand> demands = new ArrayList<>();
  private final List<LineRow> lineRows = new ArrayList<>();
  private final Map<String, TreeMap<Integer, LineRow>> rowsByLine = new HashMap<>();
  private final Map<String, Integer> seatRow = new HashMap<>();
  private final Map<String, List<Integer>> poolRows = new HashMap<>();
  private final Map<String, List<KinRow>> kinRows = new HashMap<>();

  private record KinRow(int row, Window block) {}

  private final TourPlan kept;
  private final Set<String> free;

  private TourCompiler(TourProblem problem, TourPlan kept, Set<String> free) {
    this.problem = problem;
    this.kept = kept;
    this.free = free;
  }

  /// The calendar model of a tour problem.
  public static CompiledTours compile(TourProblem problem) {
    Set<String> all = new HashSet<>();
    problem.resources().forEach(resource -> all.add(resource.id()));
    return new TourCompiler(problem, TourPlan.empty(), all).run();
  }

  /// The calendar model in which only some resources are free and the others keep their calendars,
  /// whose own costs are left out.
  ///
  /// @param plan whose calendars are kept; they must be lawful
  public static CompiledTours compile(TourProblem problem, TourPlan plan, Set<String> free) {
    return new TourCompiler(problem, plan, Set.copyOf(free)).run();
  }

  private CompiledTours run() {
    Lawful lawful = new Lawful(problem);
    for (Resource resource : problem.resources()) {
      if (!free.contains(resource.id())) {
        possible.put(resource.id(), kept.listTours(resource.id()));
        continue;
      }
      List<Tour> tours = new ArrayList<>(lawful.tours(resource));
      for (PinnedTour pin : problem.pinned()) {
        if (pin.tour().resource().equals(resource.id())) {
          tours.add(pin.tour());
        }
      }
      possible.put(resource.id(), tours);
    }
    problem.lines().forEach(this::rowsOf);
    seatRows();
    poolRows();
    kinRows();
    List<String> duties = new ArrayList<>();
    problem.lines().forEach(line -> duties.add(line.id()));
    problem.offerings().forEach(offering -> duties.add(offering.id()));
    List<CalendarModel> models = new ArrayList<>();
    for (Resource resource : problem.resources()) {
      List<Tour> tours = possible.getOrDefault(resource.id(), List.of());
      models.add(
          free.contains(resource.id())
              ? new ResourceCompiler(problem, resource, tours, new Cover()).compile()
              : FrozenCalendar.of(problem, resource, kept, new Cover()));
    }
    DutyProblem duty = new DutyProblem(problem.slots(), duties, demands, models);
    return new CompiledTours(problem, duty, lineRows);
  }

  /// Rows that a duty puts something on.
  final class Cover {
    /// Units that a tour of so many people puts on the rows of the blocks that it fills. Nobody
    /// puts more on a row than it needs: the people beyond are never of use and are charged to the
    /// tour itself ({@link #beyond}), which costs every plan the same and makes the linear
    /// relaxation much tighter, since a large unit no longer fills a small need by a fraction.
    Map<Integer, Integer> line(Tour tour, Strength strength) {
      Map<Integer, Integer> amounts = new TreeMap<>();
      for (LineRow row : blocks(tour)) {
        int amount =
            (int) Math.min(strength.at(row.block().from()), demands.get(row.row()).needed());
        if (amount > 0) {
          amounts.put(row.row(), amount);
        }
      }
      return amounts;
    }

    /// What the people of a tour cost who are beyond what its rows need even when nobody else is
    /// there.
    long beyond(Tour tour, Strength strength) {
      long cost = 0;
      for (LineRow row : blocks(tour)) {
        cost += demands.get(row.row()).overCost(strength.at(row.block().from()));
      }
      return cost;
    }

    private Collection<LineRow> blocks(Tour tour) {
      return rowsByLine
          .getOrDefault(tour.line(), new TreeMap<>())
          .subMap(tour.start(), tour.end())
          .values();
    }

    /// Rows on which a tour must not meet one of a parent or a part of the resource.
    List<Integer> kin(Tour tour) {
      return kinRows.getOrDefault(tour.resource(), List.of()).stream()
          .filter(row -> tour.window().contains(row.block().from()))
          .map(KinRow::row)
          .toList();
    }

    /// The row of an offering's seats, and of the evaluator teams that it binds.
    Map<Integer, Integer> offering(Offering offering) {
      Map<Integer, Integer> amounts = new TreeMap<>();
      if (seatRow.containsKey(offering.id())) {
        amounts.put(seatRow.get(offering.id()), 1);
      }
      for (int row : poolRows.getOrDefault(offering.id(), List.of())) {
        amounts.put(row, problem.activity(offering.activity()).teams());
      }
      return amounts;
    }
  }

  private void rowsOf(Line line) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(line.window().from(), line.window().to()));
    possible.values().stream()
        .flatMap(List::stream)
        .filter(tour -> tour.line().equals(line.id()))
        .forEach(
            tour -> {
              cuts.add(tour.start());
              cuts.add(tour.end());
              cuts.addAll(problem.resource(tour.resource()).strength().cuts(tour.window()));
            });
    TreeMap<Integer, LineRow> rows = new TreeMap<>();
    Integer from = null;
    for (int to : cuts) {
      if (from != null) {
        Window block = new Window(from, to);
        long days = problem.days(from, to);
        long needed = line.window().contains(from) ? line.needed() : 0;
        LineRow row = new LineRow(demands.size(), line.id(), block);
        demands.add(
            new Demand(
                line.id() + "@" + from + "-" + to,
                block.slots() == 1 ? from : Demand.ANY,
                problem.lines().indexOf(line),
                needed,
                Demand.UNLIMITED,
                line.priority() * days,
                problem.prices().overfill() * days));
        rows.put(from, row);
        lineRows.add(row);
      }
      from = to;
    }
    rowsByLine.put(line.id(), rows);
  }

  private void seatRows() {
    for (Offering offering : problem.offerings()) {
      if (offering.seats() < problem.units().size()) {
        seatRow.put(offering.id(), demands.size());
        demands.add(
            Demand.atMost(
                "seats " + offering.id(), offering.start(), Demand.ANY, offering.seats()));
      }
    }
  }

  /// One row for each run of slots in which the same offerings draw on a pool; the fewest teams of
  /// the run bind.
  private void poolRows() {
    for (EvaluatorPool pool : problem.pools()) {
      Set<Offering> last = Set.of();
      int row = -1;
      for (int slot = 0; slot < problem.slots(); slot++) {
        int at = slot;
        Set<Offering> now = new HashSet<>();
        for (Offering offering : problem.offerings()) {
          Activity activity = problem.activity(offering.activity());
          boolean draws = activity.findPool().filter(pool.id()::equals).isPresent();
          if (draws
              && activity.teams() > 0
              && offering.start() <= at
              && at < offering.start() + activity.slots()) {
            now.add(offering);
          }
        }
        long teams = pool.teams().get(slot);
        if (!now.isEmpty() && (!now.equals(last) || row < 0)) {
          row = demands.size();
          demands.add(Demand.atMost("teams " + pool.id() + "@" + slot, slot, Demand.ANY, teams));
          int made = row;
          now.forEach(
              offering ->
                  poolRows.computeIfAbsent(offering.id(), ignored -> new ArrayList<>()).add(made));
        } else if (!now.isEmpty() && teams < demands.get(row).capacity()) {
          Demand before = demands.get(row);
          demands.set(row, Demand.atMost(before.id(), before.slot(), Demand.ANY, teams));
        }
        last = now;
      }
    }
  }

  private void kinRows() {
    Map<String, Unit> byId = new HashMap<>();
    problem.units().forEach(unit -> byId.put(unit.id(), unit));
    for (Unit child : problem.units()) {
      String at = child.parent();
      while (at != null) {
        kinRows(child.id(), at);
        Unit parent = byId.get(at);
        at = parent == null ? null : parent.parent();
      }
    }
  }

  private void kinRows(String child, String ancestor) {
    TreeSet<Integer> cuts = new TreeSet<>();
    for (String unit : List.of(child, ancestor)) {
      for (Tour tour : possible.getOrDefault(unit, List.of())) {
        cuts.add(tour.start());
        cuts.add(tour.end());
      }
    }
    Integer from = null;
    for (int to : cuts) {
      if (from != null && !(pinnedAt(child, from) && pinnedAt(ancestor, from))) {
        KinRow row = new KinRow(demands.size(), new Window(from, to));
        demands.add(
            Demand.atMost(
                "kin " + child + " " + ancestor + "@" + from,
                to - from == 1 ? from : Demand.ANY,
                Demand.ANY,
                1));
        for (String unit : List.of(child, ancestor)) {
          kinRows.computeIfAbsent(unit, ignored -> new ArrayList<>()).add(row);
        }
      }
      from = to;
    }
  }

  private boolean pinnedAt(String unit, int slot) {
    return problem.pinned().stream()
        .map(PinnedTour::tour)
        .anyMatch(tour -> tour.resource().equals(unit) && tour.window().contains(slot));
  }
}
