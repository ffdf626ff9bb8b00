package org.muster.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.develop.DevelopTables;
import org.muster.engine.duty.tour.Activity;
import org.muster.engine.duty.tour.Caveat;
import org.muster.engine.duty.tour.EvaluatorPool;
import org.muster.engine.duty.tour.Goal;
import org.muster.engine.duty.tour.Kind;
import org.muster.engine.duty.tour.LadderStep;
import org.muster.engine.duty.tour.LastTour;
import org.muster.engine.duty.tour.Line;
import org.muster.engine.duty.tour.Offering;
import org.muster.engine.duty.tour.Officer;
import org.muster.engine.duty.tour.PinnedTour;
import org.muster.engine.duty.tour.RemedyPrices;
import org.muster.engine.duty.tour.Strength;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.TourTerms;
import org.muster.engine.duty.tour.Unit;
import org.muster.engine.duty.tour.Window;
import org.muster.record.CaseData;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.store.Sha256;

/// Makes the tour problem of a case. Days become slots on the safe side: demand, caveats and
/// absences hold in every slot that they touch, availability only in slots that lie in it wholly, a
/// certificate only while it covers the whole slot, and an activity takes as many slots as its
/// longest offering touches. `docs/plan-file.md` tells it for users.
final class TourMapping {
  private static final String POOL = "evaluator teams";
  private static final int LONGEST_SHIFT_MONTHS = 3;

  private final CaseData data;
  private final Counting counting;
  private final PlanningSettings settings;
  private final Slots slots;
  private final List<Row> used = new ArrayList<>();
  private final Map<String, Releasability> release = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Integer> steps = new HashMap<>();
  private final List<LadderStep> ladder = new ArrayList<>();

  private TourMapping(CaseData data) {
    this.data = data;
    counting = new Counting(data);
    settings = PlanningSettings.get(data.planning());
    slots = Slots.of(data.header().horizonFrom(), data.header().horizonTo(), settings.slot());
  }

  /// The planning view of a case that was checked.
  static PlanningCase of(CaseData data) {
    return new TourMapping(data).run();
  }

  private PlanningCase run() {
    readLadder();
    List<Line> lines = new ArrayList<>(requirementLines());
    lines.addAll(staffPosts());
    List<Activity> activities = new ArrayList<>();
    List<Offering> offerings = new ArrayList<>();
    readActivities(activities, offerings);
    List<Unit> units = units(lines);
    List<Officer> officers = officers();
    TourProblem problem =
        new TourProblem(
            slots.days(),
            ladder,
            terms(settings.unitTours()),
            terms(settings.staffTours()),
            units,
            officers,
            activities,
            offerings,
            List.of(pool()),
            lines,
            goals(units),
            pinned(units, officers, lines),
            List.of(),
            new org.muster.engine.duty.tour.Prices(
                settings.prices().money(), settings.prices().overfill(), 0));
    PlanningSettings.RemedyPrices prices = settings.remedies();
    return new PlanningCase(
        data.header().id(),
        problem,
        slots,
        settings.slot().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        new RemedyPrices(
            prices.bringForward(),
            prices.addEvaluation(),
            prices.waiveCaveat(),
            prices.shiftLine(),
            prices.oneMoreUnit(),
            0,
            Slots.ofMonths(LONGEST_SHIFT_MONTHS, settings.slot())),
        digest(),
        release,
        names,
        used.stream().anyMatch(Row::isIllustrative),
        notes);
  }

  private TourTerms terms(PlanningSettings.TourLengths tours) {
    int every =
        switch (tours.start()) {
          case SLOT -> 1;
          case MONTH -> Slots.ofMonths(1, settings.slot());
          case QUARTER -> Slots.ofMonths(3, settings.slot());
        };
    int offset = 0;
    boolean months =
        settings.slot() == PlanningSettings.Slot.HALF_MONTH
            || settings.slot() == PlanningSettings.Slot.MONTH;
    if (months && every > 1) {
      while (offset < slots.count() && !beginsPeriod(slots.firstDay(offset), tours.start())) {
        offset++;
      }
    }
    return new TourTerms(
        Math.max(1, Slots.ofMonths(tours.minMonths(), settings.slot())),
        Math.max(1, Slots.ofMonths(tours.maxMonths(), settings.slot())),
        Math.max(1, Slots.ofMonths(tours.stepMonths(), settings.slot())),
        Math.max(1, every),
        offset,
        settings.restTenths() * 10,
        tours.maxTours() == 0 ? TourProblem.NEVER : tours.maxTours());
  }

  private static boolean beginsPeriod(LocalDate day, PlanningSettings.Start start) {
    return day.getDayOfMonth() == 1
        && (start != PlanningSettings.Start.QUARTER || day.getMonthValue() % 3 == 1);
  }

  private void readLadder() {
    counting.byAbout(ReviewTables.LADDER).entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().whole("step")))
        .forEach(
            entry -> {
              Row row = entry.getValue();
              use(row, row.text("name"));
              int validity =
                  row.find("validity_months")
                      .map(m -> Slots.ofMonths(Integer.parseInt(m), settings.slot()))
                      .orElse(TourProblem.NEVER);
              ladder.add(new LadderStep(row.text("name"), validity));
              steps.put(entry.getKey(), ladder.size());
            });
  }

  private int level(Row row, String column) {
    return row.find(column).map(id -> steps.getOrDefault(id, 0)).orElse(0);
  }

  private List<Line> requirementLines() {
    List<Line> lines = new ArrayList<>();
    for (Row row : counting.list(GenerateTables.REQUIREMENT_LINES)) {
      Optional<Window> window = touched(row);
      if (window.isEmpty()) {
        leaveOut(row, row.about(), " lies outside the horizon.");
        continue;
      }
      use(row, row.text("name"));
      Line line =
          Line.units(
              row.about(),
              row.whole("people"),
              window.get(),
              level(row, "level"),
              row.whole("priority"),
              row.list("tasks").toArray(String[]::new));
      boolean arrival = row.text("level_when").equals("on-arrival");
      lines.add(arrival ? line.withHold(Line.Hold.ON_ARRIVAL) : line);
    }
    return lines;
  }

  private List<Line> staffPosts() {
    List<Line> lines = new ArrayList<>();
    for (Row row : counting.list(GenerateTables.STAFF_POSTS)) {
      Optional<Window> window = touched(row);
      if (window.isEmpty()) {
        leaveOut(row, row.about(), " lies outside the horizon.");
        continue;
      }
      use(row, row.text("title"));
      List<String> flag = row.find("nation").map(n -> List.of(flag(n))).orElse(List.of());
      lines.add(
          new Line(
              row.about(),
              Kind.STAFF,
              flag,
              1,
              window.get(),
              0,
              Line.Hold.THROUGHOUT,
              row.whole("priority"),
              rank(row.text("rank")),
              language(row.text("english"))));
    }
    return lines;
  }

  private static String flag(String nation) {
    return "flagged to " + nation;
  }

  /// OR-1 to OR-9 are 1 to 9, OF-1 to OF-10 are 11 to 20.
  private static int rank(String code) {
    int grade = Integer.parseInt(code.substring(3));
    return code.startsWith("OF") ? 10 + grade : grade;
  }

  private static List<Integer> language(String profile) {
    return profile.chars().map(Character::getNumericValue).boxed().toList();
  }

  private void readActivities(List<Activity> activities, List<Offering> offerings) {
    Map<String, Integer> longest = new HashMap<>();
    Map<String, Window> windows = new LinkedHashMap<>();
    Map<String, Row> rows = counting.byAbout(DevelopTables.ACTIVITIES);
    for (Row row : counting.list(DevelopTables.OFFERINGS)) {
      Optional<Window> window = touched(row);
      Edtf held = row.findHeld().orElseThrow();
      boolean inside =
          !held.startEarliest().isBefore(slots.first()) && !held.endLatest().isAfter(slots.last());
      if (window.isPresent() && inside && rows.containsKey(row.text("activity"))) {
        windows.put(row.about(), window.get());
        longest.merge(row.text("activity"), window.get().slots(), Math::max);
      }
    }
    for (Row row : rows.values()) {
      use(row, row.text("name"));
      int least = slotsOfDays(row.whole("duration_days"));
      activities.add(
          new Activity(
              row.about(),
              longest.getOrDefault(row.about(), least),
              row.list("requires_activities").stream().filter(rows::containsKey).toList(),
              level(row, "requires_level"),
              level(row, "raises_to"),
              row.whole("cost"),
              row.whole("evaluator_teams") > 0 ? POOL : null,
              row.whole("evaluator_teams")));
    }
    for (Row row : counting.list(DevelopTables.OFFERINGS)) {
      Window window = windows.get(row.about());
      int length = longest.getOrDefault(row.text("activity"), 1);
      if (window == null || window.from() + length > slots.count()) {
        leaveOut(row, row.about(), " does not lie within the horizon.");
        continue;
      }
      use(row, names.getOrDefault(row.text("activity"), row.about()));
      offerings.add(
          new Offering(row.about(), row.text("activity"), window.from(), row.whole("seats")));
    }
  }

  private int slotsOfDays(int days) {
    int longest = slots.days().stream().mapToInt(Integer::intValue).max().orElse(1);
    return Math.ceilDiv(days, longest);
  }

  private EvaluatorPool pool() {
    List<Row> rows = counting.list(DevelopTables.EVALUATOR_TEAMS);
    rows.forEach(row -> use(row, "evaluator teams"));
    List<Integer> teams = new ArrayList<>();
    for (int slot = 0; slot < slots.count(); slot++) {
      int sum = 0;
      for (Row row : rows) {
        if (holdsThroughout(row, slot)) {
          sum += row.whole("teams");
        }
      }
      teams.add(sum);
    }
    names.put(POOL, POOL);
    return new EvaluatorPool(POOL, teams);
  }

  private boolean holdsThroughout(Row row, int slot) {
    Edtf held = row.findHeld().orElseThrow();
    return !held.startLatest().isAfter(slots.firstDay(slot))
        && !held.endEarliest().isBefore(slots.lastDay(slot + 1));
  }

  private List<Unit> units(List<Line> lines) {
    Map<String, Row> rows = counting.byAbout(RecordTables.UNITS);
    Map<String, Row> planned = new LinkedHashMap<>();
    Map<String, Integer> strengths = new HashMap<>();
    for (Map.Entry<String, Row> entry : rows.entrySet()) {
      String id = entry.getKey();
      Row row = entry.getValue();
      boolean serves =
          lines.stream()
              .anyMatch(
                  line ->
                      line.kind() == Kind.UNIT
                          && line.tasks().stream().anyMatch(row.list("tasks")::contains));
      boolean hasGoal =
          counting.list(ReviewTables.GOAL_UNITS).stream().anyMatch(g -> g.text("unit").equals(id));
      if (!serves && !hasGoal) {
        continue;
      }
      Optional<Row> strength = strength(id);
      if (strength.isEmpty() || strength.get().whole("people") < 1) {
        leaveOut(row, id, " is left out: its strength in the horizon is not recorded.");
        continue;
      }
      use(row, row.text("short_name"));
      narrow(id, strength.get());
      strengths.put(id, strength.get().whole("people"));
      planned.put(id, row);
    }
    List<Unit> units = new ArrayList<>();
    planned.forEach((id, row) -> units.add(unit(id, row, strengths, planned, rows)));
    return units;
  }

  /// The strength that holds when the horizon begins, or else the first that begins within it.
  private Optional<Row> strength(String unit) {
    return counting.list(RecordTables.UNIT_STRENGTHS).stream()
        .filter(row -> row.text("unit").equals(unit))
        .filter(row -> !row.findHeld().orElseThrow().endLatest().isBefore(slots.first()))
        .filter(row -> !row.findHeld().orElseThrow().startEarliest().isAfter(slots.last()))
        .min(Comparator.comparing(row -> row.findHeld().orElseThrow().startEarliest()));
  }

  private Unit unit(
      String id,
      Row row,
      Map<String, Integer> strengths,
      Map<String, Row> planned,
      Map<String, Row> all) {
    Held held = held(id);
    String parent = row.find("parent").orElse("");
    while (!parent.isEmpty() && !planned.containsKey(parent)) {
      Row above = all.get(parent);
      parent = above == null ? "" : above.find("parent").orElse("");
    }
    List<Caveat> caveats = new ArrayList<>();
    for (Row caveat : counting.list(GenerateTables.CAVEATS)) {
      if (caveat.text("unit").equals(id)) {
        touched(caveat)
            .ifPresent(
                window -> {
                  use(caveat, caveat.text("code"));
                  narrow(id, caveat);
                  caveats.add(new Caveat(caveat.about(), caveat.text("task"), window));
                });
      }
    }
    return new Unit(
        id,
        Strength.of(strengths.getOrDefault(id, 1)),
        held.level(),
        held.until(),
        available(id, row),
        parent.isEmpty() ? null : parent,
        row.list("tasks"),
        caveats,
        List.of(),
        lastTour(id, "unit"));
  }

  private record Held(int level, int until) {}

  /// The level at the first day of the horizon: the highest step passed or certified before it,
  /// one lower when its certificate had lapsed.
  private Held held(String unit) {
    int level = 0;
    LocalDate until = LocalDate.MAX;
    for (Row row : counting.list(ReviewTables.EVALUATIONS)) {
      Edtf when = row.findHeld().orElseThrow();
      if (row.text("unit").equals(unit)
          && row.text("result").equals("passed")
          && when.endLatest().isBefore(slots.first())) {
        use(row, unit);
        narrow(unit, row);
        int step = level(row, "level");
        LocalDate expiry = expiry(step, when.endEarliest());
        if (step > level || (step == level && expiry.isAfter(until))) {
          level = step;
          until = expiry;
        }
      }
    }
    for (Row row : counting.list(ReviewTables.CERTIFICATES)) {
      Edtf when = row.findHeld().orElseThrow();
      int step = level(row, "level");
      if (row.text("unit").equals(unit)
          && step >= level
          && when.startEarliest().isBefore(slots.first())) {
        use(row, unit);
        narrow(unit, row);
        LocalDate end = when.endEarliest();
        LocalDate expiry =
            when.isOpenEnded() || end.equals(LocalDate.MAX) ? LocalDate.MAX : end.plusDays(1);
        level = step;
        until = expiry;
      }
    }
    if (until.equals(LocalDate.MAX)) {
      return new Held(level, TourProblem.NEVER);
    }
    if (!until.isAfter(slots.first())) {
      return new Held(Math.max(0, level - 1), TourProblem.NEVER);
    }
    int slot = slots.slotOf(until);
    return new Held(level, slot >= slots.count() ? TourProblem.NEVER : slot);
  }

  private LocalDate expiry(int step, LocalDate passed) {
    return counting.byAbout(ReviewTables.LADDER).values().stream()
        .filter(row -> row.whole("step") == step)
        .findFirst()
        .flatMap(row -> row.find("validity_months"))
        .map(months -> passed.plusDays(1).plusMonths(Integer.parseInt(months)))
        .orElse(LocalDate.MAX);
  }

  private List<Window> available(String unit, Row row) {
    int from = row.findHeld().map(held -> slots.slotFrom(held.startLatest())).orElse(0);
    int to = slots.count();
    Optional<Edtf> exists = row.findHeld();
    if (exists.isPresent() && exists.get().endEarliest().isBefore(slots.last())) {
      boolean open = exists.get().isOpenEnded() || !exists.get().interval();
      to = open ? to : slots.slotFrom(exists.get().endEarliest().plusDays(1));
    }
    boolean[] away = new boolean[slots.count()];
    for (Row absence : counting.list(RecordTables.UNIT_AVAILABILITY)) {
      if (absence.text("unit").equals(unit)) {
        use(absence, unit);
        narrow(unit, absence);
        touched(absence)
            .ifPresent(window -> java.util.Arrays.fill(away, window.from(), window.to(), true));
      }
    }
    List<Window> windows = new ArrayList<>();
    int start = -1;
    for (int slot = from; slot <= to; slot++) {
      boolean open = slot < to && !away[slot];
      if (open && start < 0) {
        start = slot;
      }
      if (!open && start >= 0) {
        windows.add(new Window(start, slot));
        start = -1;
      }
    }
    return windows;
  }

  private List<Officer> officers() {
    List<Officer> officers = new ArrayList<>();
    for (Row row : counting.list(GenerateTables.STAFF_OFFICERS)) {
      Edtf held = row.findHeld().orElseThrow();
      int from = slots.slotFrom(held.startLatest());
      int to =
          held.endEarliest().isBefore(slots.last())
              ? slots.slotFrom(held.endEarliest().plusDays(1))
              : slots.count();
      if (to < slots.count() && !held.endEarliest().plusDays(1).equals(slots.firstDay(to))) {
        to--;
      }
      if (from >= to) {
        leaveOut(row, row.about(), " cannot be posted within the horizon.");
        continue;
      }
      use(row, row.text("pseudonym"));
      Officer officer =
          new Officer(
              row.about(),
              rank(row.text("rank")),
              language(row.text("english")),
              List.of(new Window(from, to)),
              otherFlags(row.text("nation")),
              lastTour(row.about(), "officer"));
      officers.add(officer);
    }
    return officers;
  }

  /// A post flagged to one nation is closed to the officers of others.
  private List<Caveat> otherFlags(String nation) {
    Window always = new Window(0, slots.count());
    return counting.list(GenerateTables.STAFF_POSTS).stream()
        .flatMap(post -> post.find("nation").stream())
        .distinct()
        .filter(flag -> !flag.equals(nation))
        .map(flag -> new Caveat(flag(flag), flag(flag), always))
        .toList();
  }

  private @Nullable LastTour lastTour(String resource, String column) {
    LastTour last = null;
    for (Row row : counting.list(GenerateTables.TOURS)) {
      Edtf held = row.findHeld().orElseThrow();
      if (row.text(column).equals(resource) && held.endLatest().isBefore(slots.first())) {
        use(row, resource);
        narrow(resource, row);
        int gone = slotsBetween(held.endLatest().plusDays(1), slots.first());
        int length = Math.max(1, slotsBetween(held.startEarliest(), held.endLatest().plusDays(1)));
        if (last == null || -gone > last.end()) {
          last = new LastTour(-gone, length);
        }
      }
    }
    return last;
  }

  /// Slots of mean length between two days, rounded.
  private int slotsBetween(LocalDate from, LocalDate to) {
    double mean = (double) ChronoUnit.DAYS.between(slots.first(), slots.last()) / slots.count();
    return (int) Math.round(ChronoUnit.DAYS.between(from, to) / mean);
  }

  private List<PinnedTour> pinned(List<Unit> units, List<Officer> officers, List<Line> lines) {
    List<PinnedTour> pinned = new ArrayList<>();
    for (Row row : counting.list(GenerateTables.TOURS)) {
      String resource = row.find("unit").orElse(row.text("officer"));
      boolean known =
          units.stream().anyMatch(unit -> unit.id().equals(resource))
              || officers.stream().anyMatch(officer -> officer.id().equals(resource));
      boolean line = lines.stream().anyMatch(one -> one.id().equals(row.text("serves")));
      Optional<Window> window = touched(row);
      if (window.isEmpty()) {
        continue;
      }
      if (!known || !line) {
        leaveOut(row, row.about(), " is left out: its unit, officer or line is not planned.");
        continue;
      }
      use(row, resource);
      narrow(resource, row);
      Edtf held = row.findHeld().orElseThrow();
      int before =
          held.startEarliest().isBefore(slots.first())
              ? slotsBetween(held.startEarliest(), slots.first())
              : 0;
      Window at = window.get();
      pinned.add(
          new PinnedTour(new Tour(resource, row.text("serves"), at.from(), at.slots()), before));
    }
    return pinned;
  }

  private List<Goal> goals(List<Unit> units) {
    Map<String, Row> goals = counting.byAbout(ReviewTables.GOALS);
    List<Goal> out = new ArrayList<>();
    for (Row row : counting.list(ReviewTables.GOAL_UNITS)) {
      Row goal = goals.get(row.text("goal"));
      boolean known = units.stream().anyMatch(unit -> unit.id().equals(row.text("unit")));
      if (goal == null || !known) {
        leaveOut(row, row.about(), " is left out: its goal or unit is not planned.");
        continue;
      }
      LocalDate due = row.findDay("due").orElseThrow();
      int from = Math.max(0, slots.slotFrom(due.plusDays(1)));
      if (from >= slots.count()) {
        continue;
      }
      use(row, goal.text("code") + " " + goal.text("title"));
      narrow(row.about(), goal);
      out.add(
          new Goal(
              row.about(),
              row.text("unit"),
              level(row, "level"),
              new Window(from, slots.count()),
              settings.prices().lateGoal(goal.whole("priority"))));
    }
    return out;
  }

  private Optional<Window> touched(Row row) {
    Edtf held = row.findHeld().orElseThrow();
    return slots.touched(held.startEarliest(), held.endLatest());
  }

  private void use(Row row, String name) {
    used.add(row);
    names.putIfAbsent(row.about(), name);
    narrow(row.about(), row);
  }

  /// Notes what is not planned. The note names it, so that the plan is as narrow as it.
  private void leaveOut(Row row, String id, String why) {
    notes.add(id + why);
    narrow(id, row);
  }

  private void narrow(String id, Row row) {
    Releasability of = new Releasability(List.of(row.text("owner")), row.text("release"));
    release.merge(id, of, Releasability::and);
  }

  private String digest() {
    List<String> texts =
        used.stream()
            .map(row -> row.table().name() + " " + row.cells())
            .distinct()
            .sorted()
            .toList();
    String all =
        data.header().id()
            + "\n"
            + slots.first()
            + "/"
            + slots.last()
            + "\n"
            + data.planning()
            + "\n"
            + String.join("\n", texts);
    return Sha256.of(all);
  }
}
