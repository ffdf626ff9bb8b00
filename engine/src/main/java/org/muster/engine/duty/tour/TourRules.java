package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rules, one method each. A method looks at a whole plan and lists every breach of its rule.
public final class TourRules {
  /// Id of the rule that a plan names only what the problem has.
  public static final String IN_PROBLEM = RuleId.IN_PROBLEM.id();

  private static final List<TourRule> ALL =
      List.of(
          new TourRule(
              IN_PROBLEM,
              "A plan names resources, lines and offerings of its problem, within its slots.",
              "Muster, design: equal ids mean equal things",
              TourRules::inProblem),
          new TourRule(
              RuleId.PINNED.id(),
              "A settled tour stays as it is.",
              "NATO, Troop contributions: nations decide, and a decided tour stands",
              TourRules::pinned),
          new TourRule(
              RuleId.KIND.id(),
              "Units fill unit lines, staff officers fill staff posts.",
              "NATO, Troop contributions: units and individual posts are asked for apart",
              TourRules::kind),
          new TourRule(
              RuleId.LINE_WINDOW.id(),
              "A tour lies within the window of its line.",
              "NATO, Troop contributions: a line of the statement of requirements has dates",
              TourRules::lineWindow),
          new TourRule(
              RuleId.TOUR_LENGTH.id(),
              "A tour has one of the lengths of its kind.",
              "Azernews 2014 (65513): half-yearly rotation",
              TourRules::tourLength),
          new TourRule(
              RuleId.TOUR_START.id(),
              "A tour starts on a slot of its kind's grid.",
              "Azernews 2014 (65513): contingents rotate at fixed times of the year",
              TourRules::tourStart),
          new TourRule(
              RuleId.REST.id(),
              "After a tour a resource stays at home for a multiple of its length.",
              "Iraq Inquiry, section 16.1: a tour interval of 24 months after six on tour",
              TourRules::rest),
          new TourRule(
              RuleId.MAX_TOURS.id(),
              "A resource goes on no more tours than its kind allows.",
              "Iraq Inquiry, section 16.1: at most 415 days away in any 30 months",
              TourRules::maxTours),
          new TourRule(
              RuleId.DOUBLE_BOOKED.id(),
              "A resource does one thing at a time.",
              "NATO, Troop contributions: balancing moves offers and never books a unit twice",
              TourRules::doubleBooked),
          new TourRule(
              RuleId.AVAILABLE.id(),
              "A resource is on duty only when its nation makes it available.",
              "UN, PCRS 2019.01: a pledge states from when it can be had",
              TourRules::available),
          new TourRule(
              RuleId.PARENT_CHILD.id(),
              "A unit and a part of it are never both on tour.",
              "Muster, design, Claims: a unit has a parent, and the two are never both sent",
              TourRules::parentChild),
          new TourRule(
              RuleId.TASK.id(),
              "A unit can do every task of its line.",
              "UN, Force Generation Manual: units are matched to a statement of requirement",
              TourRules::task),
          new TourRule(
              RuleId.CAVEAT.id(),
              "No caveat of the resource touches a task of its line during the tour.",
              "EU, Force Generation Concept: states name their caveats early",
              TourRules::caveat),
          new TourRule(
              RuleId.READY.id(),
              "A unit stands at the level of its line when it arrives.",
              "UN, PCRS 2019.01: level reached before deployment",
              TourRules::ready),
          new TourRule(
              RuleId.CERT_EXPIRY.id(),
              "A unit keeps the level of its line on every day of the tour.",
              "Azerbaijan MFA, OCC: a certificate holds for three years",
              TourRules::certExpiry),
          new TourRule(
              RuleId.RANK.id(),
              "A staff officer has at least the rank of the post.",
              "NATO, crisis establishment: a post has a rank",
              TourRules::rank),
          new TourRule(
              RuleId.LANGUAGE.id(),
              "A staff officer has at least the language levels of the post, skill by skill.",
              "NATO School, CREVAL course: English 3333",
              TourRules::language),
          new TourRule(
              RuleId.LADDER_ORDER.id(),
              "A step of the ladder is taken from the step below it, or repeated.",
              "NATO HQ Sarajevo: SEL1, NEL1, SEL2, NEL2, one step at a time",
              TourRules::ladderOrder),
          new TourRule(
              RuleId.NEEDS_LEVEL.id(),
              "An activity starts only at the level that it asks for.",
              "Landpower 2020: level 2 builds on level 1",
              TourRules::needsLevel),
          new TourRule(
              RuleId.PREREQUISITE.id(),
              "An activity starts only after those that it builds on.",
              "Landpower 2020: criteria and preparation agreed first, some 18 months",
              TourRules::prerequisite),
          new TourRule(
              RuleId.SEATS.id(),
              "An offering takes no more units than it has seats.",
              "LANDCOM 2017: a course of 33 students",
              TourRules::seats),
          new TourRule(
              RuleId.EVALUATORS.id(),
              "Evaluations at one time bind no more teams than there are.",
              "JFC Brunssum 2015: a national team, two nations' evaluators and a monitor",
              TourRules::evaluators));

  private TourRules() {}

  /// Every rule, in the order in which they are walked.
  public static List<TourRule> all() {
    return ALL;
  }

  /// The rule of that id.
  public static TourRule get(String id) {
    return ALL.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No tour rule " + id + "."));
  }

  /// Source: Muster, design: ids are never reused and equal ids mean equal things.
  static List<Breach> inProblem(Sight sight) {
    List<Breach> out = new ArrayList<>();
    int slots = sight.problem().slots();
    for (Tour tour : sight.plan().tours()) {
      boolean known =
          sight.findResource(tour.resource()).isPresent()
              && sight.findLine(tour.line()).isPresent();
      if (!known || tour.start() < 0 || tour.end() > slots) {
        out.add(
            new Breach(
                IN_PROBLEM,
                tour.resource(),
                tour.line(),
                tour.window(),
                known ? tour.end() : 0,
                known ? slots : 1,
                known ? Measure.SLOTS : Measure.COUNT,
                tour.slots()));
      }
    }
    for (Attendance attendance : sight.plan().attendances()) {
      boolean unit =
          sight.findResource(attendance.unit()).filter(Unit.class::isInstance).isPresent();
      if (!unit || sight.findOffering(attendance.offering()).isEmpty()) {
        out.add(
            new Breach(
                IN_PROBLEM,
                attendance.unit(),
                attendance.offering(),
                new Window(0, slots),
                0,
                1,
                Measure.COUNT,
                1));
      }
    }
    return out;
  }

  /// Source: NATO, Troop contributions (nato.int, topics_50316).
  static List<Breach> pinned(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (PinnedTour pin : sight.problem().pinned()) {
      Tour tour = pin.tour();
      if (sight.judges(tour.resource()) && !sight.plan().has(tour)) {
        out.add(
            new Breach(
                RuleId.PINNED.id(),
                tour.resource(),
                tour.line(),
                tour.window(),
                0,
                1,
                Measure.COUNT,
                days(sight, tour.window())));
      }
    }
    return out;
  }

  /// Source: NATO, Troop contributions (nato.int, topics_50316).
  static List<Breach> kind(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, line) -> {
          if (resource.kind() != line.kind()) {
            out.add(whole(sight, RuleId.KIND.id(), tour, line.id(), 0, 1, Measure.COUNT));
          }
        });
    return out;
  }

  /// Source: NATO, Troop contributions (nato.int, topics_50316).
  static List<Breach> lineWindow(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (ignored, tour, line) -> {
          int inside = tour.window().overlap(line.window());
          if (inside < tour.slots()) {
            int outsideDays = 0;
            for (int slot = tour.start(); slot < tour.end(); slot++) {
              outsideDays +=
                  line.window().contains(slot) ? 0 : sight.problem().days(slot, slot + 1);
            }
            out.add(
                breach(
                    RuleId.LINE_WINDOW.id(),
                    tour,
                    line.id(),
                    line.window(),
                    inside,
                    tour.slots(),
                    Measure.SLOTS,
                    outsideDays));
          }
        });
    return out;
  }

  /// Source: Azernews 2014 (azernews.az/nation/65513): half-yearly rotation.
  static List<Breach> tourLength(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, ignored) -> {
          TourTerms terms = sight.problem().terms(resource.kind());
          int slots = tour.slots();
          int nearest = slots;
          if (slots < terms.minSlots()) {
            nearest = terms.minSlots();
          } else if (slots > terms.maxSlots()) {
            nearest = terms.maxSlots();
          } else if ((slots - terms.minSlots()) % terms.stepSlots() != 0) {
            nearest = slots - (slots - terms.minSlots()) % terms.stepSlots();
          }
          if (nearest != slots) {
            int shorter = Math.min(nearest, slots);
            int longer = Math.max(nearest, slots);
            out.add(
                breach(
                    RuleId.TOUR_LENGTH.id(),
                    tour,
                    tour.line(),
                    tour.window(),
                    slots,
                    nearest,
                    Measure.SLOTS,
                    sight.problem().days(tour.start() + shorter, tour.start() + longer)));
          }
        });
    return out;
  }

  /// Source: Azernews 2014 (azernews.az/nation/65513): rotation at fixed times of the year.
  static List<Breach> tourStart(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, ignored) -> {
          TourTerms terms = sight.problem().terms(resource.kind());
          int late = Math.floorMod(tour.start() - terms.startOffset(), terms.startEvery());
          if (late != 0) {
            out.add(
                breach(
                    RuleId.TOUR_START.id(),
                    tour,
                    tour.line(),
                    tour.window(),
                    late,
                    0,
                    Measure.SLOTS,
                    sight.problem().days(tour.start() - late, tour.start())));
          }
        });
    return out;
  }

  /// Source: Iraq Inquiry, section 16.1 (army mean tour interval of 24 months).
  static List<Breach> rest(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (Resource resource : sight.subjects()) {
      TourTerms terms = sight.problem().terms(resource.kind());
      List<Tour> tours = sight.tours(resource);
      for (Tour next : tours) {
        resource
            .findLastTour()
            .filter(ignored -> !sight.isPinned(next))
            .ifPresent(last -> restBetween(sight, terms, last.end(), last.slots(), next, out));
        for (Tour before : tours) {
          boolean settled = sight.isPinned(before) && sight.isPinned(next);
          if (!settled && before.end() <= next.start()) {
            restBetween(sight, terms, before.end(), sight.served(before), next, out);
          }
        }
      }
    }
    return out;
  }

  private static void restBetween(
      Sight sight, TourTerms terms, int end, int served, Tour next, List<Breach> out) {
    int due = terms.restAfter(served);
    int rested = next.start() - end;
    if (rested < due) {
      out.add(
          breach(
              RuleId.REST.id(),
              next,
              next.line(),
              new Window(end, end + due),
              rested,
              due,
              Measure.SLOTS,
              sight.problem().days(next.start(), end + due)));
    }
  }

  /// Source: Iraq Inquiry, section 16.1 (a limit on time away in a period).
  static List<Breach> maxTours(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (Resource resource : sight.subjects()) {
      int most = sight.problem().terms(resource.kind()).maxTours();
      List<Tour> tours = sight.tours(resource);
      boolean anyPlanned = tours.stream().anyMatch(tour -> !sight.isPinned(tour));
      if (tours.size() > most && anyPlanned) {
        Tour last = tours.getLast();
        out.add(
            whole(
                sight,
                RuleId.MAX_TOURS.id(),
                last,
                last.line(),
                tours.size(),
                most,
                Measure.TOURS));
      }
    }
    return out;
  }

  /// Source: NATO, Troop contributions (nato.int, topics_50316).
  static List<Breach> doubleBooked(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (Resource resource : sight.subjects()) {
      List<Sight.Busy> busy = sight.busy(resource);
      for (int i = 0; i < busy.size(); i++) {
        for (int j = 0; j < i; j++) {
          Window one = busy.get(i).window();
          Window other = busy.get(j).window();
          int both = one.overlap(other);
          if (both > 0 && !(busy.get(i).pinned() && busy.get(j).pinned())) {
            int from = Math.max(one.from(), other.from());
            Window common = new Window(from, from + both);
            out.add(
                new Breach(
                    RuleId.DOUBLE_BOOKED.id(),
                    resource.id(),
                    busy.get(j).what(),
                    common,
                    2,
                    1,
                    Measure.COUNT,
                    days(sight, common)));
          }
        }
      }
    }
    return out;
  }

  /// Source: UN, PCRS 2019.01 (a pledge states its availability).
  static List<Breach> available(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (Resource resource : sight.subjects()) {
      for (Sight.Busy busy : sight.busy(resource)) {
        int missing = 0;
        int missingDays = 0;
        int first = -1;
        int last = -1;
        for (int slot = busy.window().from(); slot < busy.window().to(); slot++) {
          int at = slot;
          if (resource.available().stream().noneMatch(window -> window.contains(at))) {
            missing++;
            missingDays += sight.problem().days(slot, slot + 1);
            first = first < 0 ? slot : first;
            last = slot;
          }
        }
        if (missing > 0 && !busy.pinned()) {
          int slots = busy.window().slots();
          out.add(
              new Breach(
                  RuleId.AVAILABLE.id(),
                  resource.id(),
                  busy.what(),
                  new Window(first, last + 1),
                  slots - missing,
                  slots,
                  Measure.SLOTS,
                  missingDays));
        }
      }
    }
    return out;
  }

  /// Source: Muster, design, Claims (parent and child are never both sent).
  static List<Breach> parentChild(Sight sight) {
    List<Breach> out = new ArrayList<>();
    List<Unit> units = sight.problem().units();
    for (Unit child : units) {
      for (Unit ancestor : ancestors(sight, child)) {
        if (!sight.judges(child.id()) && !sight.judges(ancestor.id())) {
          continue;
        }
        for (Tour one : sight.tours(child)) {
          for (Tour other : sight.tours(ancestor)) {
            int both = one.window().overlap(other.window());
            if (both > 0 && !(sight.isPinned(one) && sight.isPinned(other))) {
              int from = Math.max(one.start(), other.start());
              Window common = new Window(from, from + both);
              out.add(
                  new Breach(
                      RuleId.PARENT_CHILD.id(),
                      child.id(),
                      ancestor.id(),
                      common,
                      2,
                      1,
                      Measure.COUNT,
                      days(sight, common)));
            }
          }
        }
      }
    }
    return out;
  }

  private static List<Unit> ancestors(Sight sight, Unit unit) {
    List<Unit> out = new ArrayList<>();
    Unit at = unit;
    while (at.findParent().isPresent()) {
      at = (Unit) sight.findResource(at.findParent().orElseThrow()).orElseThrow();
      out.add(at);
    }
    return out;
  }

  /// Source: UN, Force Generation Manual (matching against a statement of unit requirement).
  static List<Breach> task(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, line) -> {
          if (resource instanceof Unit unit) {
            for (String task : line.tasks()) {
              if (!unit.tasks().contains(task)) {
                out.add(whole(sight, RuleId.TASK.id(), tour, task, 0, 1, Measure.COUNT));
              }
            }
          }
        });
    return out;
  }

  /// Source: EU, Force Generation Concept (states name caveats early).
  static List<Breach> caveat(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, line) -> {
          for (Caveat caveat : resource.caveats()) {
            int touched = tour.window().overlap(caveat.window());
            if (touched > 0 && line.tasks().contains(caveat.task())) {
              int from = Math.max(tour.start(), caveat.window().from());
              out.add(
                  breach(
                      RuleId.CAVEAT.id(),
                      tour,
                      caveat.id(),
                      caveat.window(),
                      touched,
                      0,
                      Measure.SLOTS,
                      sight.problem().days(from, from + touched)));
            }
          }
        });
    return out;
  }

  /// Source: UN, PCRS 2019.01 (the level is reached before the unit deploys).
  static List<Breach> ready(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, line) -> {
          if (resource instanceof Unit unit && line.kind() == Kind.UNIT) {
            int[] levels = sight.levels(unit);
            if (levels[tour.start()] < line.level()) {
              int reached = tour.start();
              while (reached < levels.length && levels[reached] < line.level()) {
                reached++;
              }
              out.add(
                  breach(
                      RuleId.READY.id(),
                      tour,
                      line.id(),
                      new Window(tour.start(), reached),
                      levels[tour.start()],
                      line.level(),
                      Measure.LEVEL,
                      sight.problem().days(tour.start(), reached)));
            }
          }
        });
    return out;
  }

  /// Source: Azerbaijan MFA, OCC (a certificate holds for three years).
  static List<Breach> certExpiry(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, line) -> {
          if (resource instanceof Unit unit
              && line.kind() == Kind.UNIT
              && line.hold() == Line.Hold.THROUGHOUT) {
            int[] levels = sight.levels(unit);
            if (levels[tour.start()] < line.level()) {
              return; // not ready to begin with: that is READY's finding
            }
            int slot = tour.start();
            while (slot < tour.end() && levels[slot] >= line.level()) {
              slot++;
            }
            if (slot < tour.end()) {
              out.add(
                  breach(
                      RuleId.CERT_EXPIRY.id(),
                      tour,
                      line.id(),
                      new Window(slot, tour.end()),
                      levels[slot],
                      line.level(),
                      Measure.LEVEL,
                      sight.problem().days(slot, tour.end())));
            }
          }
        });
    return out;
  }

  /// Source: NATO, crisis establishment (a post has a rank).
  static List<Breach> rank(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, line) -> {
          if (resource instanceof Officer officer && officer.rank() < line.minRank()) {
            out.add(
                whole(
                    sight,
                    RuleId.RANK.id(),
                    tour,
                    line.id(),
                    officer.rank(),
                    line.minRank(),
                    Measure.RANK));
          }
        });
    return out;
  }

  /// Source: NATO School, CREVAL course (English 3333).
  static List<Breach> language(Sight sight) {
    List<Breach> out = new ArrayList<>();
    forEachPlanned(
        sight,
        (resource, tour, line) -> {
          if (resource instanceof Officer officer) {
            for (int skill = 0; skill < line.language().size(); skill++) {
              int has = officer.language().isEmpty() ? 0 : officer.language().get(skill);
              int asked = line.language().get(skill);
              if (has < asked) {
                out.add(
                    whole(
                        sight,
                        RuleId.LANGUAGE.id(),
                        tour,
                        line.id(),
                        has,
                        asked,
                        Measure.LANGUAGE));
                return;
              }
            }
          }
        });
    return out;
  }

  /// Source: NATO HQ Sarajevo (SEL1, NEL1, SEL2, NEL2, one step each).
  static List<Breach> ladderOrder(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (Unit unit : sight.units()) {
      for (Attendance attendance : sight.attendances(unit)) {
        int raisesTo = sight.activity(attendance).raisesTo();
        if (raisesTo == 0) {
          continue;
        }
        Window window = sight.window(attendance);
        int[] levels = sight.levels(unit);
        int lowest = Integer.MAX_VALUE;
        for (int slot = window.from(); slot < window.to(); slot++) {
          lowest = Math.min(lowest, levels[slot]);
        }
        if (lowest < raisesTo - 1 || levels[window.from()] > raisesTo) {
          int measured = lowest < raisesTo - 1 ? lowest : levels[window.from()];
          out.add(
              new Breach(
                  RuleId.LADDER_ORDER.id(),
                  unit.id(),
                  attendance.offering(),
                  window,
                  measured,
                  raisesTo - 1,
                  Measure.LEVEL,
                  days(sight, window)));
        }
      }
    }
    return out;
  }

  /// Source: Landpower 2020 (level 2 builds on level 1).
  static List<Breach> needsLevel(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (Unit unit : sight.units()) {
      for (Attendance attendance : sight.attendances(unit)) {
        Window window = sight.window(attendance);
        int level = sight.levels(unit)[window.from()];
        int needed = sight.activity(attendance).needsLevel();
        if (level < needed) {
          out.add(
              new Breach(
                  RuleId.NEEDS_LEVEL.id(),
                  unit.id(),
                  attendance.offering(),
                  window,
                  level,
                  needed,
                  Measure.LEVEL,
                  days(sight, window)));
        }
      }
    }
    return out;
  }

  /// Source: Landpower 2020 (preparation before evaluation).
  static List<Breach> prerequisite(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (Unit unit : sight.units()) {
      for (Attendance attendance : sight.attendances(unit)) {
        Window window = sight.window(attendance);
        for (String needed : sight.activity(attendance).prerequisites()) {
          boolean before =
              unit.done().contains(needed)
                  || sight.attendances(unit).stream()
                      .anyMatch(
                          other ->
                              sight.activity(other).id().equals(needed)
                                  && sight.window(other).to() <= window.from());
          if (!before) {
            out.add(
                new Breach(
                    RuleId.PREREQUISITE.id(),
                    unit.id(),
                    needed,
                    window,
                    0,
                    1,
                    Measure.COUNT,
                    days(sight, window)));
          }
        }
      }
    }
    return out;
  }

  /// Source: LANDCOM 2017 (a course of 33 students).
  static List<Breach> seats(Sight sight) {
    List<Breach> out = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    sight.plan().attendances().forEach(a -> taken.merge(a.offering(), 1, Integer::sum));
    for (Offering offering : sight.problem().offerings()) {
      int count = taken.getOrDefault(offering.id(), 0);
      if (count > offering.seats()) {
        int end = offering.start() + sight.activity(offering).slots();
        Window window = new Window(offering.start(), end);
        out.add(
            new Breach(
                RuleId.SEATS.id(),
                "",
                offering.id(),
                window,
                count,
                offering.seats(),
                Measure.SEATS,
                days(sight, window)));
      }
    }
    return out;
  }

  /// Source: JFC Brunssum 2015 (an evaluation binds a team).
  static List<Breach> evaluators(Sight sight) {
    List<Breach> out = new ArrayList<>();
    for (EvaluatorPool pool : sight.problem().pools()) {
      int[] bound = new int[sight.problem().slots()];
      for (Attendance attendance : sight.plan().attendances()) {
        Activity activity = sight.activity(attendance);
        if (activity.findPool().filter(pool.id()::equals).isPresent()) {
          Window window = sight.window(attendance);
          for (int slot = window.from(); slot < window.to(); slot++) {
            bound[slot] += activity.teams();
          }
        }
      }
      for (int slot = 0; slot < bound.length; slot++) {
        if (bound[slot] > pool.teams().get(slot)) {
          out.add(
              new Breach(
                  RuleId.EVALUATORS.id(),
                  "",
                  pool.id(),
                  new Window(slot, slot + 1),
                  bound[slot],
                  pool.teams().get(slot),
                  Measure.TEAMS,
                  sight.problem().days(slot, slot + 1)));
        }
      }
    }
    return out;
  }

  /// A pinned tour is a fact and is left out.
  private static void forEachPlanned(Sight sight, TourLook look) {
    for (Resource resource : sight.subjects()) {
      for (Tour tour : sight.tours(resource)) {
        if (!sight.isPinned(tour)) {
          look.at(resource, tour, sight.line(tour));
        }
      }
    }
  }

  private interface TourLook {
    void at(Resource resource, Tour tour, Line line);
  }

  private static Breach whole(
      Sight sight, String rule, Tour tour, String about, long measured, long limit, Measure m) {
    return breach(rule, tour, about, tour.window(), measured, limit, m, days(sight, tour.window()));
  }

  private static Breach breach(
      String rule,
      Tour tour,
      String about,
      Window window,
      long measured,
      long limit,
      Measure measure,
      int shortDays) {
    return new Breach(rule, tour.resource(), about, window, measured, limit, measure, shortDays);
  }

  private static int days(Sight sight, Window window) {
    return sight.problem().days(window.from(), window.to());
  }
}
