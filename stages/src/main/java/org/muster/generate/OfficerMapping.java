package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.engine.duty.tour.Caveat;
import org.muster.engine.duty.tour.Officer;
import org.muster.engine.duty.tour.Window;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// Staff officers: posted only in slots that lie in their time wholly.
final class OfficerMapping {
  private final Intake intake;
  private final TourHistory history;
  private final SortedSet<String> flags = new TreeSet<>();
  private final Map<String, List<Caveat>> otherFlags = new TreeMap<>();

  OfficerMapping(Intake intake, TourHistory history) {
    this.intake = intake;
    this.history = history;
    intake
        .list(GenerateTables.STAFF_POSTS)
        .forEach(post -> post.find("nation").ifPresent(flags::add));
  }

  List<Officer> officers() {
    Slots slots = intake.slots();
    List<Officer> officers = new ArrayList<>();
    for (Row row : intake.list(GenerateTables.STAFF_OFFICERS)) {
      StaffOfficer officer = StaffOfficer.of(row);
      Edtf held = intake.held(row);
      int from = slots.slotFrom(held.startLatest());
      int to =
          held.endEarliest().isBefore(slots.last())
              ? slots.slotFrom(held.endEarliest().plusDays(1))
              : slots.count();
      if (to < slots.count() && !held.endEarliest().plusDays(1).equals(slots.firstDay(to))) {
        to--;
      }
      if (from >= to) {
        intake.leaveOut(row, officer.pseudonym(), " cannot be posted within the horizon.");
        continue;
      }
      intake.use(row, officer.pseudonym());
      officers.add(
          new Officer(
              officer.id(),
              officer.rank(),
              officer.english(),
              List.of(new Window(from, to)),
              otherFlags.computeIfAbsent(officer.nation(), this::closedTo),
              history.lastTour(officer.id(), "officer")));
    }
    return officers;
  }

  /// A post flagged to one nation is closed to the officers of others.
  private List<Caveat> closedTo(String nation) {
    Window always = new Window(0, intake.slots().count());
    return flags.stream()
        .filter(flag -> !flag.equals(nation))
        .map(LineMapping::flag)
        .map(flag -> new Caveat(flag, flag, always))
        .toList();
  }
}
