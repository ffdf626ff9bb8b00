package org.muster.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.tour.LastTour;
import org.muster.engine.duty.tour.PinnedTour;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.Window;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// The rows of `tours`: what was done before the horizon, and what is settled within it. Before the
/// horizon slots have their mean length.
final class TourHistory {
  private final Intake intake;

  TourHistory(Intake intake) {
    this.intake = intake;
  }

  /// The last tour of a unit or officer that was over before the horizon, or null.
  ///
  /// @param column unit or officer
  @Nullable LastTour lastTour(String resource, String column) {
    LastTour last = null;
    for (Row row : intake.listOf(GenerateTables.TOURS, column, resource)) {
      Edtf held = intake.held(row);
      if (held.endLatest().isBefore(intake.slots().first())) {
        intake.useFor(resource, row, resource);
        int gone = slotsBetween(held.endLatest().plusDays(1), intake.slots().first());
        int length = Math.max(1, slotsBetween(held.startEarliest(), held.endLatest().plusDays(1)));
        if (last == null || -gone > last.end()) {
          last = new LastTour(-gone, length);
        }
      }
    }
    return last;
  }

  /// Tours that every plan keeps.
  ///
  /// @param resources ids of units and officers that are planned
  /// @param lines ids of lines that are planned
  List<PinnedTour> pinned(Set<String> resources, Set<String> lines) {
    List<PinnedTour> pinned = new ArrayList<>();
    for (Row row : intake.list(GenerateTables.TOURS)) {
      String resource = row.find("unit").orElse(row.text("officer"));
      Optional<Window> window = intake.touched(row);
      if (window.isEmpty()) {
        continue;
      }
      if (!resources.contains(resource) || !lines.contains(row.text("serves"))) {
        intake.leaveOut(
            row,
            "The tour of " + intake.name(resource) + " from " + row.text("held"),
            " is left out: its unit, officer or line is not planned.");
        continue;
      }
      intake.useFor(resource, row, resource);
      LocalDate start = intake.held(row).startEarliest();
      LocalDate first = intake.slots().first();
      int before = start.isBefore(first) ? slotsBetween(start, first) : 0;
      Window at = window.get();
      pinned.add(
          new PinnedTour(new Tour(resource, row.text("serves"), at.from(), at.slots()), before));
    }
    return pinned;
  }

  /// Slots of mean length between two days, rounded.
  private int slotsBetween(LocalDate from, LocalDate to) {
    Slots slots = intake.slots();
    double mean = (double) ChronoUnit.DAYS.between(slots.first(), slots.last()) / slots.count();
    return (int) Math.round(ChronoUnit.DAYS.between(from, to) / mean);
  }
}
