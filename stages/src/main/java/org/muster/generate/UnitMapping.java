package org.muster.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.muster.engine.duty.tour.Caveat;
import org.muster.engine.duty.tour.Strength;
import org.muster.engine.duty.tour.Unit;
import org.muster.engine.duty.tour.Window;
import org.muster.record.Edtf;
import org.muster.record.HeldWords;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.UnitRow;
import org.muster.review.ReviewTables;

/// Units that can do a task of a line or that a goal wants at a level, with their strength, level,
/// absences and caveats. One without people in the horizon is left out, by name.
final class UnitMapping {
  private final Intake intake;
  private final StartMapping starts;
  private final StrengthMapping strengths;
  private final OfferMapping offers;
  private final TourHistory history;
  private final Map<String, Row> rows;

  UnitMapping(Intake intake, LadderMapping ladder, OfferMapping offers, TourHistory history) {
    this.intake = intake;
    this.offers = offers;
    this.history = history;
    starts = new StartMapping(intake, ladder);
    strengths = new StrengthMapping(intake);
    rows = intake.byAbout(RecordTables.UNITS);
  }

  List<Unit> units() {
    Set<String> wanted = new HashSet<>();
    intake.list(ReviewTables.GOAL_UNITS).forEach(goal -> wanted.add(goal.text("unit")));
    List<RequirementLine> lines =
        intake.list(GenerateTables.REQUIREMENT_LINES).stream()
            .filter(row -> intake.touched(row).isPresent())
            .map(RequirementLine::of)
            .toList();
    Set<String> tasks = new HashSet<>();
    lines.forEach(line -> tasks.addAll(line.tasks()));
    Map<String, Planned> planned = new LinkedHashMap<>();
    for (Row row : rows.values()) {
      UnitRow unit = UnitRow.of(row);
      if (wanted.contains(unit.id()) || unit.tasks().stream().anyMatch(tasks::contains)) {
        planned(row, unit).ifPresent(found -> planned.put(unit.id(), found));
      }
    }
    noteLinesWithoutUnits(lines, planned);
    return planned.values().stream().map(unit -> unit(unit, planned)).toList();
  }

  private record Planned(Row row, UnitRow unit, int[] people) {}

  private Optional<Planned> planned(Row row, UnitRow unit) {
    intake.name(unit.id(), unit.shortName());
    int[] people = strengths.people(unit.id());
    if (Arrays.stream(people).allMatch(p -> p == 0)) {
      intake.leaveOut(
          row,
          unit.shortName(),
          strengths.isOnRecord(unit.id())
              ? " is left out: its strength in the horizon is 0."
              : " is left out: no strength in the horizon is on record.");
      return Optional.empty();
    }
    intake.use(row, unit.shortName());
    return Optional.of(new Planned(row, unit, people));
  }

  /// Names the lines that no planned unit can fill whatever its level.
  private void noteLinesWithoutUnits(List<RequirementLine> lines, Map<String, Planned> planned) {
    for (RequirementLine line : lines) {
      if (planned.values().stream().noneMatch(p -> p.unit().tasks().containsAll(line.tasks()))) {
        intake.note(line.name() + ": no unit that is planned can do its tasks.");
      }
    }
  }

  private Unit unit(Planned planned, Map<String, Planned> all) {
    String id = planned.unit().id();
    StartMapping.Start start = starts.start(id);
    List<Window> exists = existing(planned.row());
    List<Window> available = windows(slot -> isIn(exists, slot) && planned.people()[slot] > 0);
    noteWithoutPeople(planned, exists, available);
    Set<String> tasks = new LinkedHashSet<>(planned.unit().tasks());
    tasks.addAll(offers.tasks());
    return new Unit(
        id,
        strength(planned.people()),
        start.level(),
        start.certifiedUntil(),
        available,
        parent(planned.unit(), all).orElse(null),
        List.copyOf(tasks),
        caveats(id),
        List.of(),
        history.lastTour(id, "unit"));
  }

  private static Strength strength(int[] people) {
    SortedMap<Integer, Integer> from = new TreeMap<>();
    for (int slot = 0; slot < people.length; slot++) {
      from.put(slot, people[slot]);
    }
    return Strength.steps(from);
  }

  /// The nearest unit above it that is planned.
  private Optional<String> parent(UnitRow unit, Map<String, Planned> all) {
    Optional<String> parent = unit.parent();
    while (parent.isPresent() && !all.containsKey(parent.get())) {
      parent = Optional.ofNullable(rows.get(parent.get())).flatMap(row -> row.find("parent"));
    }
    return parent;
  }

  private List<Caveat> caveats(String id) {
    List<Caveat> caveats = new ArrayList<>();
    for (Row caveat : intake.listOf(GenerateTables.CAVEATS, "unit", id)) {
      intake
          .touched(caveat)
          .ifPresent(
              window -> {
                intake.useFor(id, caveat, caveat.text("code"));
                caveats.add(new Caveat(caveat.about(), caveat.text("task"), window));
              });
    }
    caveats.addAll(offers.caveats(id));
    return caveats;
  }

  /// Slots in which it exists wholly and no absence touches it.
  private List<Window> existing(Row row) {
    Slots slots = intake.slots();
    Optional<Edtf> held = intake.findHeld(row);
    int from = held.map(h -> slots.slotFrom(h.startLatest())).orElse(0);
    int to =
        held.filter(h -> h.interval() && !h.isOpenEnded())
            .map(Edtf::endEarliest)
            .filter(end -> end.isBefore(slots.last()))
            .map(end -> Math.max(0, slots.slotOf(end.plusDays(1))))
            .orElse(slots.count());
    boolean[] away = new boolean[slots.count()];
    for (Row absence : intake.listOf(RecordTables.UNIT_AVAILABILITY, "unit", row.about())) {
      intake.useFor(row.about(), absence, intake.name(row.about()));
      intake.touched(absence).ifPresent(at -> Arrays.fill(away, at.from(), at.to(), true));
    }
    return windows(slot -> slot >= from && slot < to && !away[slot]);
  }

  private List<Window> windows(IntPredicate holds) {
    List<Window> windows = new ArrayList<>();
    int start = -1;
    for (int slot = 0; slot <= intake.slots().count(); slot++) {
      boolean open = slot < intake.slots().count() && holds.test(slot);
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

  private static boolean isIn(List<Window> windows, int slot) {
    return windows.stream().anyMatch(window -> window.contains(slot));
  }

  /// Says when a unit exists and is not absent, yet has nobody on record.
  private void noteWithoutPeople(Planned planned, List<Window> exists, List<Window> available) {
    for (Window window : windows(slot -> isIn(exists, slot) && !isIn(available, slot))) {
      intake.note(
          planned.unit().shortName()
              + " is not available from "
              + HeldWords.day(intake.slots().firstDay(window.from()))
              + " to "
              + HeldWords.day(intake.slots().lastDay(window.to()))
              + ": no people are on record for it then.");
    }
  }
}
