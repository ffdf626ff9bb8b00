package org.muster.server.review;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Seat;
import org.muster.review.Cycle;
import org.muster.review.Cycles;
import org.muster.review.Review;
import org.muster.review.StageBar;
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
    return review
        .cycles()
        .find(visit.caseId(), visit.who().viewer(), cycle)
        .flatMap(found -> find(visit, found))
        .orElseThrow(
            () ->
                new NotFoundException(
                    visit.looksBack()
                        ? "Nothing had happened in a cycle “"
                            + cycle
                            + "” by "
                            + visit.asked().knownDay()
                            + "."
                        : "There is no cycle “" + cycle + "” here."));
  }

  /// A cycle as the page sees it: one that looks back shows what had happened by then, and none in
  /// which nothing had.
  Optional<CycleVisit> find(Visit visit, Cycle cycle) {
    LocalDate today = visit.asked().asOf();
    Seat seat = Seat.of(visit.who().viewer(), cycle.nation());
    if (visit.looksBack()) {
      return cycle
          .findBy(visit.asked().knownOn())
          .map(
              then ->
                  new CycleVisit(
                      visit,
                      then,
                      StageBar.of(then, Map.of(), StageBar.Counts.NONE, today),
                      List.of(),
                      seat,
                      today,
                      now()));
    }
    Cycles.Standing standing =
        review.cycles().standing(visit.caseId(), visit.who().viewer(), cycle.id(), today);
    return Optional.of(
        new CycleVisit(visit, cycle, standing.bar(), standing.moves(), seat, today, now()));
  }
}
