package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
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
  private final Map<String, Blocks> rowsByLine = new HashMap<>();
  private final Map<String, Integer> seatRow = new HashMap<>();
  private final Map<String, List<Integer>> poolRows = new HashMap<>();
  private final Map<String, List<KinRow>> kinRows = new HashMap<>();

  private record KinRow(int row, Window block) {}

  /// The rows of a line in order of time.
  ///
  /// @param firstAt by slot: which row is the first that begins there or later
  private record Blocks(List<LineRow> rows, int[] firstAt) {}

  /// Puts an amount on a row.
  @FunctionalInterface
  interface Putting {
    void put(int row, int amount);
  }

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
    Map<String, List<Tour>> pinned = new HashMap<>();
    for (PinnedTour pin : problem.pinned()) {
      pinned.computeIfAbsent(pin.tour().resource(), none -> new ArrayList<>()).add(pin.tour());
    }
    List<Resource> resources = problem.resources();
    // What each resource can do is its own, so that the order in which threads come to it is not
    // seen in the result.
    List<List<Tour>> found =
        resources.parallelStream()
            .map(
                resource -> {
                  if (!free.contains(resource.id())) {
                    return kept.listTours(resource.id());
                  }
                  List<Tour> tours = lawful.tours(resource);
                  tours.addAll(pinned.getOrDefault(resource.id(), List.of()));
                  return tours;
                })
            .toList();
    for (int r = 0; r < found.size(); r++) {
      possible.put(resources.get(r).id(), found.get(r));
    }
    lineRows(cuts(resources));
    seatRows();
    poolRows();
    kinRows();
    List<String> duties = new ArrayList<>();
    problem.lines().forEach(line -> duties.add(line.id()));
    problem.offerings().forEach(offering -> duties.add(offering.id()));
    DutyProblem duty = new DutyProblem(problem.slots(), duties, demands, models(lawful));
    return new CompiledTours(problem, duty, lineRows);
  }

  /// The models in order of the resources: each network is made once for all who are alike.
  private List<CalendarModel> models(Lawful lawful) {
    List<Resource> resources = problem.resources();
    Alike alike = new Alike(problem, lawful, kinRows.keySet());
    Map<Object, Integer> first = new HashMap<>();
    int[] like = new int[resources.size()];
    for (int r = 0; r < like.length; r++) {
      Resource resource = resources.get(r);
      like[r] = free.contains(resource.id()) ? first.computeIfAbsent(alike.key(resource), r(r)) : r;
    }
    Cover cover = new Cover();
    List<Optional<CalendarModel>> made =
        IntStream.range(0, like.length)
            .parallel()
            .mapToObj(
                r ->
                    like[r] == r
                        ? Optional.of(model(resources.get(r), cover))
                        : Optional.<CalendarModel>empty())
            .toList();
    List<CalendarModel> models = new ArrayList<>();
    for (int r = 0; r < like.length; r++) {
      CalendarModel model = made.get(like[r]).orElseThrow();
      models.add(
          like[r] == r
              ? model
              : new CalendarModel(
                  resources.get(r).id(),
                  model.network(),
                  model.fixedCost(),
                  model::activityCost,
                  model.quantities()));
    }
    return models;
  }

  private static Function<Object, Integer> r(int number) {
    return ignored -> number;
  }

  private CalendarModel model(Resource resource, Cover cover) {
    return free.contains(resource.id())
        ? new ResourceCompiler(
                problem, resource, possible.getOrDefault(resource.id(), List.of()), cover)
            .compile()
        : FrozenCalendar.of(problem, resource, kept, cover);
  }

  /// Rows that a duty puts something on.
  final class Cover {
    /// Puts the people of a tour on the rows of the blocks that it fills, in order of time, as many
    /// on each as the resource has in that block. Nobody puts more on a row than it needs: the
    /// people beyond are never of use and are charged to the tour itself ({@link #beyond}), which
    /// costs every plan the same and makes the linear relaxation much tighter, since a large unit
    /// no longer fills a small need by a fraction.
    void line(Tour tour, Strength strength, Putting putting) {
      for (LineRow row : blocks(tour)) {
        int people = strength.at(row.block().from());
        int amount = (int) Math.min(people, demands.get(row.row()).needed());
        if (amount > 0) {
          putting.put(row.row(), amount);
        }
      }
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

    private List<LineRow> blocks(Tour tour) {
      Blocks blocks = rowsByLine.get(tour.line());
      return blocks == null
          ? List.of()
          : blocks.rows().subList(blocks.firstAt()[tour.start()], blocks.firstAt()[tour.end()]);
    }

    /// Rows on which a tour must not meet one of a parent or a part of the resource.
    List<Integer> kin(Tour tour) {
      List<Integer> rows = new ArrayList<>();
      for (KinRow row : kinRows.getOrDefault(tour.resource(), List.of())) {
        if (tour.window().contains(row.block().from())) {
          rows.add(row.row());
        }
      }
      return rows;
    }

    /// The row of an offering's seats, and of the evaluator teams that it binds.
    Map<Integer, Integer> offering(Offering offering) {
      Map<Integer, Integer> amounts = new TreeMap<>();
      Integer seats = seatRow.get(offering.id());
      if (seats != null) {
        amounts.put(seats, 1);
      }
      for (int row : poolRows.getOrDefault(offering.id(), List.of())) {
        amounts.put(row, problem.activity(offering.activity()).teams());
      }
      return amounts;
    }
  }

  /// By line: the slots at which a tour on it could start or end or the strength of one on it
  /// change, and the ends of its window.
  private List<BitSet> cuts(List<Resource> resources) {
    List<BitSet> cuts = new ArrayList<>();
    for (Line line : problem.lines()) {
      BitSet own = new BitSet();
      own.set(line.window().from());
      own.set(line.window().to());
      cuts.add(own);
    }
    for (Resource resource : resources) {
      boolean steady = resource.strength().isSteady();
      for (Tour tour : possible.getOrDefault(resource.id(), List.of())) {
        BitSet own = cuts.get(problem.indexOfLine(tour.line()));
        own.set(tour.start());
        own.set(tour.end());
        if (!steady) {
          resource.strength().cuts(tour.window()).forEach(own::set);
        }
      }
    }
    return cuts;
  }

  private void lineRows(List<BitSet> cuts) {
    for (int l = 0; l < cuts.size(); l++) {
      Line line = problem.lines().get(l);
      List<LineRow> rows = new ArrayList<>();
      int from = cuts.get(l).nextSetBit(0);
      for (int to = cuts.get(l).nextSetBit(from + 1); to >= 0; ) {
        rows.add(lineRow(line, l, new Window(from, to)));
        from = to;
        to = cuts.get(l).nextSetBit(from + 1);
      }
      lineRows.addAll(rows);
      int[] firstAt = new int[problem.slots() + 1];
      int next = 0;
      for (int slot = 0; slot < firstAt.length; slot++) {
        while (next < rows.size() && rows.get(next).block().from() < slot) {
          next++;
        }
        firstAt[slot] = next;
      }
      rowsByLine.put(line.id(), new Blocks(rows, firstAt));
    }
  }

  private LineRow lineRow(Line line, int index, Window block) {
    long days = problem.days(block.from(), block.to());
    LineRow row = new LineRow(demands.size(), line.id(), block);
    demands.add(
        new Demand(
            line.id() + "@" + block.from() + "-" + block.to(),
            block.slots() == 1 ? block.from() : Demand.ANY,
            index,
            line.window().contains(block.from()) ? line.needed() : 0,
            Demand.UNLIMITED,
            line.priority() * days,
            problem.prices().overfill() * days));
    return row;
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
