package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  private final TourProblem problem;
  private final Resource resource;
  private final TourCompiler.Cover cover;
  private final TourTerms terms;
  private final int slots;
  private final Map<Integer, List<Tour>> toursAt = new TreeMap<>();
  private final Map<Integer, PinnedTour> pinnedAt = new TreeMap<>();
  private final Map<Integer, List<Offering>> offeringsAt = new TreeMap<>();
  private final TreeSet<Integer> starts = new TreeSet<>();
  private final TreeSet<Integer> events = new TreeSet<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Activity> activities = new HashMap<>();
  private final List<Goal> goals;
  private final List<String> remembered = new ArrayList<>();
  private final Map<String, Integer> lastUse = new HashMap<>();
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
    problem.lines().forEach(line -> lines.put(line.id(), line));
    problem.activities().forEach(activity -> activities.put(activity.id(), activity));
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
        toursAt.computeIfAbsent(tour.start(), ignored -> new ArrayList<>()).add(tour);
        starts.add(tour.start());
        if (line(tour).level() > 0) {
          lastLevelTour = Math.max(lastLevelTour, tour.start());
        }
      }
    }
    if (resource instanceof Unit unit) {
      for (Offering offering : new Usefulness(unit).run()) {
        offeringsAt.computeIfAbsent(offering.start(), ignored -> new ArrayList<>()).add(offering);
      }
    }
    events.addAll(starts);
    events.addAll(pinnedAt.keySet());
    events.addAll(offeringsAt.keySet());
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
    Integer next = starts.ceiling(Math.max(slot, rest));
    if (next == null || state.left() == 0) {
      rest = NEVER;
    } else if (rest > 0) {
      rest = next;
    }
    long done = state.done();
    for (int bit = 0; bit < remembered.size(); bit++) {
      if (lastUse.getOrDefault(remembered.get(bit), -1) < slot) {
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
      outs.add(out(dutyOf(pin.tour()), pin.tour().end(), after));
      return outs;
    }
    starting(place, outs);
    outs.add(new Out(CalendarNetwork.IDLE, next(place)));
    return outs;
  }

  /// Where a resource that starts nothing here can next start something.
  private Place next(Place place) {
    for (Integer slot = events.higher(place.slot()); slot != null; slot = events.higher(slot)) {
      Place there = new Place(slot, normal(slot, place.state()));
      List<Out> outs = new ArrayList<>();
      if (!pinnedAt.containsKey(slot)) {
        starting(there, outs);
      }
      if (pinnedAt.containsKey(slot) || !outs.isEmpty()) {
        return there;
      }
    }
    return new Place(slots, place.state());
  }

  private void starting(Place place, List<Out> outs) {
    State state = place.state();
    if (state.rest() == 0 && state.left() > 0) {
      for (Tour tour : toursAt.getOrDefault(place.slot(), List.of())) {
        if (ready(state, tour)) {
          int rest = tour.end() + terms.restAfter(tour.slots());
          int left = state.left() == NEVER ? NEVER : state.left() - 1;
          State after = new State(state.level(), state.until(), rest, state.done(), left);
          outs.add(out(dutyOf(tour), tour.end(), after));
        }
      }
    }
    for (Offering offering : offeringsAt.getOrDefault(place.slot(), List.of())) {
      attend(place, offering, outs);
    }
  }

  private boolean ready(State state, Tour tour) {
    Line line = line(tour);
    if (line.kind() != Kind.UNIT || line.level() == 0) {
      return true;
    }
    boolean lapses = state.until() < tour.end() && line.hold() == Line.Hold.THROUGHOUT;
    return (lapses ? state.level() - 1 : state.level()) >= line.level();
  }

  private void attend(Place place, Offering offering, List<Out> outs) {
    State state = place.state();
    Activity activity = activity(offering);
    int end = place.slot() + activity.slots();
    int lowest = state.until() < end ? state.level() - 1 : state.level();
    int raisesTo = activity.raisesTo();
    boolean lawful =
        state.level() >= activity.needsLevel()
            && (raisesTo == 0 || (lowest >= raisesTo - 1 && state.level() <= raisesTo))
            && activity.prerequisites().stream().allMatch(needed -> done(state, needed));
    boolean tourAhead = state.rest() != NEVER && lastLevelTour >= Math.max(end, state.rest());
    boolean serves =
        (tourAhead || lastGoal > end)
            && (raisesTo == 0 ? !done(state, activity.id()) : !holdsForGood(state, raisesTo));
    if (!lawful || !serves) {
      return;
    }
    State after = state;
    long cost = activity.cost() * problem.prices().money();
    if (raisesTo > 0) {
      int validity = problem.ladder().get(raisesTo - 1).validitySlots();
      int until = validity == NEVER ? NEVER : end + validity;
      after = new State(raisesTo, until, state.rest(), state.done(), state.left());
      cost += late(end, after) - late(end, state);
    }
    int bit = remembered.indexOf(activity.id());
    if (bit >= 0) {
      long done = after.done() | 1L << bit;
      after = new State(after.level(), after.until(), after.rest(), done, after.left());
    }
    int index = problem.lines().size() + problem.offerings().indexOf(offering);
    Duty duty = new Duty(index, new Window(place.slot(), end), cost);
    outs.add(out(duty, end, after));
  }

  private static boolean holdsForGood(State state, int level) {
    return state.level() == level && state.until() == NEVER;
  }

  private boolean done(State state, String activity) {
    if (resource instanceof Unit unit && unit.done().contains(activity)) {
      return true;
    }
    int bit = remembered.indexOf(activity);
    return bit >= 0 && (state.done() >> bit & 1) == 1;
  }

  private Out out(Duty duty, int slot, State after) {
    int number = duties.computeIfAbsent(duty, ignored -> duties.size());
    Place to = slot >= slots ? new Place(slots, after) : new Place(slot, normal(slot, after));
    return new Out(number, to);
  }

  private Duty dutyOf(Tour tour) {
    long perDay = problem.prices().change();
    long cost = cover.beyond(tour, resource.strength());
    if (perDay > 0) {
      for (int slot = tour.start(); slot < tour.end(); slot++) {
        String was = published(slot);
        long days = problem.days(slot, slot + 1);
        cost += was.isEmpty() ? days * perDay : was.equals(tour.line()) ? -days * perDay : 0;
      }
    }
    int index = problem.lines().indexOf(line(tour));
    return new Duty(index, tour.window(), cost);
  }

  private String published(int slot) {
    String line = "";
    for (Tour tour : problem.published()) {
      if (tour.resource().equals(resource.id()) && tour.window().contains(slot)) {
        line = tour.line();
      }
    }
    return line;
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
    List<List<Long>> classOuts = new ArrayList<>(List.of(List.of()));
    for (var layer : reached.descendingMap().entrySet()) {
      int slot = layer.getKey();
      Map<List<Long>, Integer> alike = new HashMap<>();
      layer
          .getValue()
          .forEach(
              (state, outs) -> {
                Place place = new Place(slot, state);
                TreeSet<Long> ways = new TreeSet<>();
                for (Out out : outs) {
                  int to = out.to().slot() >= slots ? 0 : classes.getOrDefault(out.to(), 0);
                  ways.add(((long) out.duty() + 1) << 32 | to);
                }
                List<Long> signature = List.copyOf(ways);
                boolean waits = signature.size() == 1 && signature.getFirst() >> 32 == 0;
                if (waits && !place.equals(source)) {
                  classes.put(place, (int) (long) signature.getFirst());
                  return;
                }
                Integer known = alike.get(signature);
                if (known == null) {
                  known = classSlots.size();
                  classSlots.add(slot);
                  classOuts.add(signature);
                  alike.put(signature, known);
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
      for (long way : classOuts.get(c)) {
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
    cover.line(tour, resource.strength()).forEach(builder::covering);
    cover.kin(tour).forEach(row -> builder.covering(row, 1));
    return number;
  }

  private long fixed(Place source) {
    long cost = late(0, source.state());
    if (problem.prices().change() > 0) {
      for (int slot = 0; slot < slots; slot++) {
        if (!published(slot).isEmpty()) {
          cost += problem.days(slot, slot + 1) * problem.prices().change();
        }
      }
    }
    return cost;
  }

  private Line line(Tour tour) {
    Line line = lines.get(tour.line());
    if (line == null) {
      throw new IllegalArgumentException("No line " + tour.line() + ".");
    }
    return line;
  }

  private Activity activity(Offering offering) {
    Activity activity = activities.get(offering.activity());
    if (activity == null) {
      throw new IllegalArgumentException("No activity " + offering.activity() + ".");
    }
    return activity;
  }

  /// Which offerings can be of use to the unit. One that serves neither a tour nor a goal nor a
  /// later offering of use only costs money and binds seats, so that some best plan is without it.
  private final class Usefulness {
    private final Unit unit;
    private final int highest;

    Usefulness(Unit unit) {
      this.unit = unit;
      int most = 0;
      for (List<Tour> tours : toursAt.values()) {
        for (Tour tour : tours) {
          most = Math.max(most, line(tour).level());
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
          .filter(offering -> serves(offering, useful))
          .forEach(useful::add);
      for (Offering offering : useful) {
        for (String needed : activity(offering).prerequisites()) {
          if (!unit.done().contains(needed)) {
            if (!remembered.contains(needed)) {
              remembered.add(needed);
            }
            lastUse.merge(needed, offering.start(), Math::max);
          }
        }
      }
      if (remembered.size() > 63) {
        throw new IllegalArgumentException(
            "Unit " + unit.id() + " has more than 63 prerequisites to remember.");
      }
      return useful;
    }

    private boolean possible(Offering offering) {
      Activity activity = activity(offering);
      Window window = new Window(offering.start(), offering.start() + activity.slots());
      return offering.seats() > 0
          && activity.raisesTo() <= highest
          && Lawful.available(unit, window)
          && pinnedAt.values().stream().noneMatch(pin -> pin.tour().window().overlap(window) > 0);
    }

    private boolean serves(Offering offering, List<Offering> later) {
      Activity activity = activity(offering);
      int end = offering.start() + activity.slots();
      boolean raises = activity.raisesTo() > 0;
      if (raises && (lastLevelTour >= end || lastGoal > end)) {
        return true;
      }
      for (Offering next : later) {
        if (next.start() < end) {
          continue;
        }
        Activity of = activity(next);
        boolean needsLevel = of.raisesTo() > 0 || of.needsLevel() > 0;
        if (of.prerequisites().contains(activity.id()) || (raises && needsLevel)) {
          return true;
        }
      }
      return false;
    }
  }
}
