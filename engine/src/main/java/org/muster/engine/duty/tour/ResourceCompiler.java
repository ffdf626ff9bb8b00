package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;

/// Makes the network of one resource: states that can be reached from the first slot, then those
/// alike in everything that may follow made one. `package.md` tells the construction.
final class ResourceCompiler {
  private static final int NEVER = TourProblem.NEVER;

  /// What a resource remembers: the level held and the slot at which it lapses, the first slot at
  /// which it may go on tour again, the prerequisites finished, the tours still allowed.
  private record State(int level, int until, int rest, long done, int left) {}

  private record Place(int slot, State state) {}

  /// A duty in the network: a line or an offering, when, and what it adds to the cost.
  private record Duty(int index, Window window, long cost) {}

  private record Out(int duty, Place to) {}

  /// A tour that may start, with what its state is asked for.
  private static final class Start {
    final Tour tour;
    final int level;
    final boolean throughout;

    /// Number of its duty; -1 until it is first used.
    int number = -1;

    Start(Tour tour, Line line) {
      this.tour = tour;
      level = line.kind() == Kind.UNIT ? line.level() : 0;
      throughout = line.hold() == Line.Hold.THROUGHOUT;
    }
  }

  /// An offering that may be taken.
  ///
  /// @param bit of the activity among those remembered, or -1
  /// @param needed bits of the prerequisites that must have been finished
  /// @param again whether the unit has finished the activity before slot 0
  private record Taking(
      Activity activity, int index, int start, int end, int bit, long needed, boolean again) {}

  /// The ways on of a place, in order, each once.
  private record Ways(long[] all) {
    static Ways of(long[] ways) {
      Arrays.sort(ways);
      int count = 0;
      for (int i = 0; i < ways.length; i++) {
        if (i == 0 || ways[i] != ways[i - 1]) {
          ways[count++] = ways[i];
        }
      }
      return new Ways(count == ways.length ? ways : Arrays.copyOf(ways, count));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ways ways && Arrays.equals(all, ways.all);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(all);
    }
  }

  private final TourProblem problem;
  private final Resource resource;
  private final TourCompiler.Cover cover;
  private final TourTerms terms;
  private final int slots;
  private final List<List<Start>> toursAt = new ArrayList<>();
  private final Map<Integer, PinnedTour> pinnedAt = new TreeMap<>();
  private final List<List<Taking>> offeringsAt = new ArrayList<>();

  /// By slot: the first from it on at which a tour could start, and at which anything could begin;
  /// the number of slots for none.
  private final int[] nextStart;

  private final int[] nextEvent;
  private final String[] published;
  private final List<Goal> goals;
  private final List<String> remembered = new ArrayList<>();
  private int[] lastUse = {};
  private final Map<Duty, Integer> duties = new LinkedHashMap<>();
  private final Map<Place, Long> lateFrom = new HashMap<>();
  private int lastGoal;
  private int lastLevelTour = -1;

  ResourceCompiler(
      TourProblem problem, Resource resource, List<Tour> tours, TourCompiler.Cover cover) {
    this.problem = problem;
    this.resource = resource;
    this.cover = cover;
    this.terms = problem.terms(resource.kind());
    this.slots = problem.slots();
    for (int slot = 0; slot <= slots; slot++) {
      toursAt.add(new ArrayList<>());
      offeringsAt.add(new ArrayList<>());
    }
    nextStart = new int[slots + 1];
    nextEvent = new int[slots + 1];
    published = published();
    goals = problem.goals().stream().filter(goal -> goal.unit().equals(resource.id())).toList();
    goals.forEach(goal -> lastGoal = Math.max(lastGoal, goal.window().to()));
    problem.pinned().stream()
        .filter(pin -> pin.tour().resource().equals(resource.id()))
        .forEach(pin -> pinnedAt.put(pin.tour().start(), pin));
    Set<Tour> settled = new HashSet<>();
    pinnedAt.values().forEach(pin -> settled.add(pin.tour()));
    boolean mayTour = pinnedAt.size() < terms.maxTours();
    for (Tour tour : tours) {
      if (!settled.contains(tour) && mayTour) {
        Start start = new Start(tour, problem.line(tour.line()));
        toursAt.get(tour.start()).add(start);
        if (problem.line(tour.line()).level() > 0) {
          lastLevelTour = Math.max(lastLevelTour, tour.start());
        }
      }
    }
    if (resource instanceof Unit unit) {
      take(unit, new Usefulness(unit).run());
    }
    nextStart[slots] = slots;
    nextEvent[slots] = slots;
    for (int slot = slots - 1; slot >= 0; slot--) {
      boolean starts = !toursAt.get(slot).isEmpty();
      boolean begins = starts || pinnedAt.containsKey(slot) || !offeringsAt.get(slot).isEmpty();
      nextStart[slot] = starts ? slot : nextStart[slot + 1];
      nextEvent[slot] = begins ? slot : nextEvent[slot + 1];
    }
  }

  private void take(Unit unit, List<Offering> useful) {
    for (Offering offering : useful) {
      Activity activity = problem.activity(offering.activity());
      long needed = 0;
      for (String before : activity.prerequisites()) {
        if (!unit.done().contains(before)) {
          needed |= 1L << remembered.indexOf(before);
        }
      }
      offeringsAt
          .get(offering.start())
          .add(
              new Taking(
                  activity,
                  problem.lines().size() + problem.indexOfOffering(offering.id()),
                  offering.start(),
                  offering.start() + activity.slots(),
                  remembered.indexOf(activity.id()),
                  needed,
                  unit.done().contains(activity.id())));
    }
  }

  CalendarModel compile() {
    Place source = new Place(0, normal(0, first()));
    TreeMap<Integer, Map<State, List<Out>>> reached = new TreeMap<>();
    reached.put(0, new LinkedHashMap<>(Map.of(source.state(), List.of())));
    for (var entry = reached.firstEntry();
        entry != null;
        entry = reached.higherEntry(entry.getKey())) {
      int at = entry.getKey();
      entry
          .getValue()
          .replaceAll(
              (state, ignored) -> {
                List<Out> outs = outs(new Place(at, state));
                for (Out out : outs) {
                  if (out.to().slot() < slots) {
                    reached
                        .computeIfAbsent(out.to().slot(), none -> new LinkedHashMap<>())
                        .putIfAbsent(out.to().state(), List.of());
                  }
                }
                return outs;
              });
    }
    return build(source, reached);
  }

  private State first() {
    int rest =
        resource.findLastTour().map(last -> last.end() + terms.restAfter(last.slots())).orElse(0);
    int left = terms.maxTours() == NEVER ? NEVER : Math.max(0, terms.maxTours() - pinnedAt.size());
    return resource instanceof Unit unit
        ? new State(unit.level(), unit.certifiedUntil(), rest, 0, left)
        : new State(0, NEVER, rest, 0, left);
  }

  /// The same state without what no longer matters at the slot.
  private State normal(int slot, State state) {
    int level = state.level();
    int until = state.until();
    if (level > 0 && until <= slot) {
      level--;
      until = NEVER;
    }
    if (until >= slots || level == 0) {
      until = NEVER;
    }
    int rest = state.rest();
    if (rest <= slot) {
      rest = 0;
    }
    int next = nextStart[Math.min(slots, Math.max(slot, rest))];
    if (next == slots || state.left() == 0) {
      rest = NEVER;
    } else if (rest > 0) {
      rest = next;
    }
    long done = state.done();
    for (int bit = 0; bit < lastUse.length; bit++) {
      if (lastUse[bit] < slot) {
        done &= ~(1L << bit);
      }
    }
    return new State(level, until, rest, done, rest == NEVER ? 0 : state.left());
  }

  private List<Out> outs(Place place) {
    PinnedTour pin = pinnedAt.get(place.slot());
    List<Out> outs = new ArrayList<>();
    if (pin != null) {
      State state = place.state();
      int rested = pin.tour().end() + terms.restAfter(pin.tour().slots() + pin.servedBefore());
      // The rest of the state may have been raised to NEVER because no tour could start before.
      int rest = state.rest() == NEVER ? rested : Math.max(state.rest(), rested);
      int left = terms.maxTours() == NEVER ? NEVER : state.left();
      State after = new State(state.level(), state.until(), rest, state.done(), left);
      outs.add(new Out(number(dutyOf(pin.tour())), place(pin.tour().end(), after)));
      return outs;
    }
    starting(place, outs);
    outs.add(new Out(CalendarNetwork.IDLE, next(place)));
    return outs;
  }

  /// Where a resource that starts nothing here can next start something.
  private Place next(Place place) {
    for (int slot = nextEvent(place.slot()); slot < slots; slot = nextEvent(slot)) {
      State state = normal(slot, place.state());
      if (pinnedAt.containsKey(slot) || starts(slot, state)) {
        return new Place(slot, state);
      }
    }
    return new Place(slots, place.state());
  }

  private int nextEvent(int after) {
    return nextEvent[after + 1];
  }

  /// Whether anything can start.
  private boolean starts(int slot, State state) {
    if (state.rest() == 0 && state.left() > 0) {
      for (Start start : toursAt.get(slot)) {
        if (ready(state, start)) {
          return true;
        }
      }
    }
    for (Taking taking : offeringsAt.get(slot)) {
      if (serves(state, taking)) {
        return true;
      }
    }
    return false;
  }

  private void starting(Place place, List<Out> outs) {
    State state = place.state();
    if (state.rest() == 0 && state.left() > 0) {
      // All tours of a length lead to one place.
      Map<Integer, Place> ends = new HashMap<>();
      int left = state.left() == NEVER ? NEVER : state.left() - 1;
      for (Start start : toursAt.get(place.slot())) {
        if (ready(state, start)) {
          if (start.number < 0) {
            start.number = number(dutyOf(start.tour));
          }
          Place to =
              ends.computeIfAbsent(
                  start.tour.end(),
                  end -> {
                    int rest = end + terms.restAfter(end - place.slot());
                    return place(
                        end, new State(state.level(), state.until(), rest, state.done(), left));
                  });
          outs.add(new Out(start.number, to));
        }
      }
    }
    for (Taking taking : offeringsAt.get(place.slot())) {
      if (serves(state, taking)) {
        outs.add(attend(state, taking));
      }
    }
  }

  private static boolean ready(State state, Start start) {
    if (start.level == 0) {
      return true;
    }
    boolean lapses = start.throughout && state.until() < start.tour.end();
    return (lapses ? state.level() - 1 : state.level()) >= start.level;
  }

  /// Whether the offering may be taken in the state and is of use there.
  private boolean serves(State state, Taking taking) {
    Activity activity = taking.activity();
    int end = taking.end();
    int lowest = state.until() < end ? state.level() - 1 : state.level();
    int raisesTo = activity.raisesTo();
    boolean lawful =
        state.level() >= activity.needsLevel()
            && (raisesTo == 0 || (lowest >= raisesTo - 1 && state.level() <= raisesTo))
            && (state.done() & taking.needed()) == taking.needed();
    boolean tourAhead = state.rest() != NEVER && lastLevelTour >= Math.max(end, state.rest());
    boolean finished =
        taking.again() || (taking.bit() >= 0 && (state.done() >> taking.bit() & 1) == 1);
    return lawful
        && (tourAhead || lastGoal > end)
        && (raisesTo == 0 ? !finished : !holdsForGood(state, raisesTo));
  }

  private Out attend(State state, Taking taking) {
    Activity activity = taking.activity();
    int end = taking.end();
    int raisesTo = activity.raisesTo();
    State after = state;
    long cost = activity.cost() * problem.prices().money();
    if (raisesTo > 0) {
      int validity = problem.ladder().get(raisesTo - 1).validitySlots();
      int until = validity == NEVER ? NEVER : end + validity;
      after = new State(raisesTo, until, state.rest(), state.done(), state.left());
      cost += late(end, after) - late(end, state);
    }
    if (taking.bit() >= 0) {
      long done = after.done() | 1L << taking.bit();
      after = new State(after.level(), after.until(), after.rest(), done, after.left());
    }
    Duty duty = new Duty(taking.index(), new Window(taking.start(), end), cost);
    return new Out(number(duty), place(end, after));
  }

  private static boolean holdsForGood(State state, int level) {
    return state.level() == level && state.until() == NEVER;
  }

  private int number(Duty duty) {
    return duties.computeIfAbsent(duty, ignored -> duties.size());
  }

  private Place place(int slot, State after) {
    return slot >= slots ? new Place(slots, after) : new Place(slot, normal(slot, after));
  }

  private Duty dutyOf(Tour tour) {
    long perDay = problem.prices().change();
    long cost = cover.beyond(tour, resource.strength());
    if (perDay > 0) {
      for (int slot = tour.start(); slot < tour.end(); slot++) {
        String was = published[slot];
        long days = problem.days(slot, slot + 1);
        cost += was.isEmpty() ? days * perDay : was.equals(tour.line()) ? -days * perDay : 0;
      }
    }
    return new Duty(problem.indexOfLine(tour.line()), tour.window(), cost);
  }

  /// By slot: the line that the resource is on in the published plan, or nothing.
  private String[] published() {
    String[] lines = new String[slots];
    Arrays.fill(lines, "");
    if (problem.prices().change() > 0) {
      for (Tour tour : problem.published()) {
        if (tour.resource().equals(resource.id())) {
          int from = Math.clamp(tour.start(), 0, slots);
          Arrays.fill(lines, from, Math.clamp(tour.end(), from, slots), tour.line());
        }
      }
    }
    return lines;
  }

  /// Cost of late goals from the slot on when the unit takes no further activity.
  private long late(int from, State state) {
    if (goals.isEmpty()) {
      return 0;
    }
    State key = new State(state.level(), state.until(), 0, 0, 0);
    return lateFrom.computeIfAbsent(new Place(from, key), this::lateOf);
  }

  private long lateOf(Place place) {
    long cost = 0;
    for (Goal goal : goals) {
      for (int slot = place.slot(); slot < slots; slot++) {
        boolean lapsed = slot >= place.state().until() && place.state().level() > 0;
        int level = place.state().level() - (lapsed ? 1 : 0);
        if (goal.window().contains(slot) && level < goal.level()) {
          cost += problem.days(slot, slot + 1) * goal.perDay();
        }
      }
    }
    return cost;
  }

  private CalendarModel build(Place source, TreeMap<Integer, Map<State, List<Out>>> reached) {
    // Backwards: places whose ways on are the same become one; a place that only waits becomes the
    // place that it waits for.
    Map<Place, Integer> classes = new HashMap<>();
    List<Integer> classSlots = new ArrayList<>(List.of(slots));
    List<Ways> classOuts = new ArrayList<>(List.of(new Ways(new long[0])));
    for (var layer : reached.descendingMap().entrySet()) {
      int slot = layer.getKey();
      Map<Ways, Integer> alike = new HashMap<>();
      layer
          .getValue()
          .forEach(
              (state, outs) -> {
                Place place = new Place(slot, state);
                long[] each = new long[outs.size()];
                for (int i = 0; i < each.length; i++) {
                  Out out = outs.get(i);
                  int to = out.to().slot() >= slots ? 0 : classes.getOrDefault(out.to(), 0);
                  each[i] = ((long) out.duty() + 1) << 32 | to;
                }
                Ways ways = Ways.of(each);
                boolean waits = ways.all().length == 1 && ways.all()[0] >> 32 == 0;
                if (waits && !place.equals(source)) {
                  classes.put(place, (int) ways.all()[0]);
                  return;
                }
                Integer known = alike.get(ways);
                if (known == null) {
                  known = classSlots.size();
                  classSlots.add(slot);
                  classOuts.add(ways);
                  alike.put(ways, known);
                }
                classes.put(place, known);
              });
    }
    CalendarNetwork.Builder builder = CalendarNetwork.builder(slots, 0);
    int[] numbers = new int[duties.size()];
    List<Long> costs = new ArrayList<>();
    for (Map.Entry<Duty, Integer> entry : duties.entrySet()) {
      numbers[entry.getValue()] = add(builder, entry.getKey());
      costs.add(entry.getKey().cost());
    }
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < classSlots.size(); c++) {
      order.add(c);
    }
    order.sort(Comparator.comparingInt(classSlots::get));
    order.remove(Integer.valueOf(0));
    order.add(0);
    int[] nodes = new int[order.size()];
    for (int c : order) {
      nodes[c] = builder.node(classSlots.get(c));
    }
    for (int c : order) {
      for (long way : classOuts.get(c).all()) {
        int duty = (int) (way >> 32) - 1;
        int activity = duty < 0 ? CalendarNetwork.IDLE : numbers[duty];
        builder.arc(nodes[c], nodes[(int) way], activity);
      }
    }
    CalendarNetwork network = builder.sink(nodes[0]).build();
    return new CalendarModel(resource.id(), network, fixed(source), costs::get, List.of());
  }

  private int add(CalendarNetwork.Builder builder, Duty duty) {
    int number = builder.activity(duty.index(), duty.window().from(), duty.window().to());
    int lineCount = problem.lines().size();
    if (duty.index() >= lineCount) {
      cover.offering(problem.offerings().get(duty.index() - lineCount)).forEach(builder::covering);
      return number;
    }
    String line = problem.lines().get(duty.index()).id();
    Tour tour = new Tour(resource.id(), line, duty.window().from(), duty.window().slots());
    cover.line(tour, resource.strength(), builder::covering);
    cover.kin(tour).forEach(row -> builder.covering(row, 1));
    return number;
  }

  private long fixed(Place source) {
    long cost = late(0, source.state());
    if (problem.prices().change() > 0) {
      for (int slot = 0; slot < slots; slot++) {
        if (!published[slot].isEmpty()) {
          cost += problem.days(slot, slot + 1) * problem.prices().change();
        }
      }
    }
    return cost;
  }

  /// Which offerings can be of use to the unit. One that serves neither a tour nor a goal nor a
  /// later offering of use only costs money and binds seats, so that some best plan is without it.
  private final class Usefulness {
    private final Unit unit;
    private final int highest;
    private final int[] freeUntil;

    /// By activity: the last start of an offering of use that builds on it.
    private final Map<String, Integer> lastBuilding = new HashMap<>();

    /// The last start of an offering of use that asks for a level.
    private int lastAsking = -1;

    Usefulness(Unit unit) {
      this.unit = unit;
      freeUntil = Lawful.freeUntil(slots, unit);
      int most = 0;
      for (List<Start> tours : toursAt) {
        for (Start start : tours) {
          most = Math.max(most, start.level);
        }
      }
      for (Goal goal : goals) {
        most = Math.max(most, goal.level());
      }
      for (Activity activity : problem.activities()) {
        most = Math.max(most, activity.needsLevel());
      }
      // One step above the highest is of use too: when it lapses, the step below stays for good.
      highest = most + 1;
    }

    List<Offering> run() {
      List<Offering> useful = new ArrayList<>();
      problem.offerings().stream()
          .sorted(Comparator.comparingInt(Offering::start).reversed().thenComparing(Offering::id))
          .filter(this::possible)
          .filter(this::serves)
          .forEach(
              offering -> {
                useful.add(offering);
                serve(offering);
              });
      List<Integer> last = new ArrayList<>();
      for (Offering offering : useful) {
        for (String needed : activity(offering).prerequisites()) {
          if (!unit.done().contains(needed)) {
            if (!remembered.contains(needed)) {
              remembered.add(needed);
              last.add(lastBuilding.getOrDefault(needed, -1));
            }
          }
        }
      }
      if (remembered.size() > 63) {
        throw new IllegalArgumentException(
            "Unit " + unit.id() + " has more than 63 prerequisites to remember.");
      }
      lastUse = last.stream().mapToInt(Integer::intValue).toArray();
      return useful;
    }

    private void serve(Offering useful) {
      Activity activity = activity(useful);
      activity
          .prerequisites()
          .forEach(needed -> lastBuilding.merge(needed, useful.start(), Math::max));
      if (activity.raisesTo() > 0 || activity.needsLevel() > 0) {
        lastAsking = Math.max(lastAsking, useful.start());
      }
    }

    private Activity activity(Offering offering) {
      return problem.activity(offering.activity());
    }

    private boolean possible(Offering offering) {
      Activity activity = activity(offering);
      Window window = new Window(offering.start(), offering.start() + activity.slots());
      return offering.seats() > 0
          && activity.raisesTo() <= highest
          && freeUntil[window.from()] >= window.to()
          && pinnedAt.values().stream().noneMatch(pin -> pin.tour().window().overlap(window) > 0);
    }

    private boolean serves(Offering offering) {
      Activity activity = activity(offering);
      int end = offering.start() + activity.slots();
      boolean raises = activity.raisesTo() > 0;
      return (raises && (lastLevelTour >= end || lastGoal > end || lastAsking >= end))
          || lastBuilding.getOrDefault(activity.id(), -1) >= end;
    }
  }
}
