package org.muster.server.operate.evacuation;

import java.util.Optional;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Evacuations;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Visit;
import org.springframework.stereotype.Component;

/// Finds the evacuation that a page is about: the newest of the case that reaches the reader, as of
/// its own clock.
@Component
class EvacuationVisits {
  private final Evacuations evacuations;
  private final CustodyBook book;

  EvacuationVisits(Evacuations evacuations, CustodyBook book) {
    this.evacuations = evacuations;
    this.book = book;
  }

  Optional<EvacuationVisit> find(Visit visit) {
    return evacuations
        .findNewest(visit.caseId(), visit.who().viewer())
        .map(evacuation -> new EvacuationVisit(visit, evacuation, book.now(evacuation)));
  }

  /// @throws NotFoundException where there is none
  EvacuationVisit get(Visit visit) {
    return find(visit)
        .orElseThrow(
            () -> new NotFoundException("There is no evacuation in this case that you may see."));
  }
}
