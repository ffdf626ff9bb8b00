package org.muster.server.operate.evacuation;

import java.time.InstantSource;
import org.muster.operate.evacuation.Evacuations;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Visit;
import org.springframework.stereotype.Component;

/// Finds the evacuation that a page is about: the newest of the case that reaches the reader.
@Component
class EvacuationVisits {
  private final Evacuations evacuations;
  private final InstantSource clock;

  EvacuationVisits(Evacuations evacuations, InstantSource clock) {
    this.evacuations = evacuations;
    this.clock = clock;
  }

  /// @throws NotFoundException where there is none
  EvacuationVisit get(Visit visit) {
    return evacuations
        .findNewest(visit.caseId(), visit.who().viewer())
        .map(evacuation -> new EvacuationVisit(visit, evacuation, clock.instant()))
        .orElseThrow(
            () -> new NotFoundException("There is no evacuation in this case that you may see."));
  }
}
