package org.muster.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.Window;
import org.muster.record.Row;
import org.muster.store.Sha256;

/// The newest published plan, against which change is counted.
final class PublishedMapping {
  private final Intake intake;

  PublishedMapping(Intake intake) {
    this.intake = intake;
  }

  /// Its tours, as far as they are of units, officers and lines that are planned; empty where there
  /// is no such plan, or none that can be read.
  ///
  /// @param judged a plan that is judged: where it is published itself, it is measured against the
  ///     one before
  Optional<List<Tour>> tours(Optional<PlanDocument> judged, Set<String> known) {
    List<Row> rows = new ArrayList<>(intake.list(GenerateTables.PLANS));
    rows.sort(PlanNumber.oldestFirst());
    if (judged.isPresent() && !rows.isEmpty()) {
      String digest = Sha256.of(PlanFile.write(judged.get()).strip());
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).text("digest").equals(digest)) {
          rows = rows.subList(0, i);
        }
      }
    }
    return rows.isEmpty() ? Optional.empty() : tours(rows.getLast(), known);
  }

  private Optional<List<Tour>> tours(Row row, Set<String> known) {
    intake.narrow(row.about(), row);
    return switch (PlanReading.of(row)) {
      case PlanReading.Bad bad -> {
        intake.note(
            row.text("name")
                + ", the newest that is published, cannot be read: change against it is not"
                + " counted. "
                + bad.why());
        yield Optional.empty();
      }
      case PlanReading.Sound sound -> Optional.of(tours(sound.document(), known));
    };
  }

  private List<Tour> tours(PlanDocument plan, Set<String> known) {
    List<Tour> tours = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (PlannedTour tour : plan.tours()) {
      Optional<Window> window = intake.slots().touched(tour.from(), tour.to());
      if (window.isPresent() && known.contains(tour.resource()) && known.contains(tour.line())) {
        Window at = window.get();
        Tour found = new Tour(tour.resource(), tour.line(), at.from(), at.slots());
        if (taken.add(found.toString())) {
          tours.add(found);
        }
      }
    }
    return tours;
  }
}
