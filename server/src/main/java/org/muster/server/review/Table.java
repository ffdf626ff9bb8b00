package org.muster.server.review;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.muster.desk.Seat;
import org.muster.review.Cycle;
import org.muster.review.Review;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Visit;
import org.springframework.stereotype.Component;

/// Opens a cycle for whoever visits one of its pages.
@Component
class Table {
  private final Review review;
  private final InstantSource clock;

  Table(Review review, InstantSource clock) {
    this.review = review;
    this.clock = clock;
  }

  LocalDate now() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// Now, to the minute: as exact as a word processor shows when a change was made.
  Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }

  /// @throws NotFoundException if the reader may not know of such a cycle
  CycleVisit open(Visit visit, String cycle) {
    return of(
        visit,
        review
            .cycles()
            .find(visit.caseId(), visit.who().viewer(), cycle)
            .orElseThrow(() -> new NotFoundException("There is no cycle “" + cycle + "” here.")));
  }

  CycleVisit of(Visit visit, Cycle cycle) {
    LocalDate today = visit.asked().asOfGiven() ? visit.asked().asOf() : now();
    return new CycleVisit(
        visit,
        cycle,
        review.cycles().bar(visit.caseId(), visit.who().viewer(), cycle.id(), today),
        Seat.of(visit.who().viewer(), cycle.nation()),
        today,
        now());
  }
}
