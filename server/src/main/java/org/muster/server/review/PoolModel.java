package org.muster.server.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.review.Evaluations;
import org.muster.review.Reevaluation;
import org.muster.review.ReviewTables;
import org.muster.review.UnitEvaluation;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.PoolOfForces;

/// What the page of the pool shows.
///
/// @param mayDeclare whether the reader may declare a unit
/// @param within only certificates that lapse within so many months; 0 for every unit
public record PoolModel(
    List<Line> declared, List<Line> outside, int unknown, boolean mayDeclare, int within) {

  /// The months that can be asked for: an evaluation is booked eighteen ahead.
  public static final List<String> WITHIN = List.of("3", "6", "12", "18", "24");

  /// A unit.
  ///
  /// @param rating the last evaluation that was passed, its band beside its raw figures
  /// @param again what is to be done about the certificate
  public record Line(
      PoolOfForces.Entry entry,
      String href,
      Mark mark,
      String declared,
      String people,
      String equipment,
      String level,
      String rating,
      String countdown,
      String again,
      boolean urgent,
      List<Row> claims) {

    public boolean illustrative() {
      return entry.state().illustrative();
    }
  }

  static PoolModel of(PoolOfForces pool, Visit visit, List<Evaluations.Held> held, int within) {
    Map<String, UnitEvaluation> byId = UnitPages.byId(held);
    return new PoolModel(
        pool.declared().stream().map(e -> line(e, visit, byId)).toList(),
        pool.outside().stream().map(e -> line(e, visit, byId)).toList(),
        pool.unknown(),
        visit.mayEdit(),
        within);
  }

  private static Line line(
      PoolOfForces.Entry entry, Visit visit, Map<String, UnitEvaluation> byId) {
    Optional<Row> declaration = entry.findDeclaration();
    Optional<Row> last = findLastPassed(entry, visit);
    List<Row> claims = new ArrayList<>(List.of(entry.unit()));
    declaration.ifPresent(claims::add);
    entry.findCertificate().ifPresent(claims::add);
    last.ifPresent(claims::add);
    return new Line(
        entry,
        visit.to("review/units/" + entry.state().unit()),
        UnitPages.mark(entry.state().standing()),
        declaration.map(UnitPages::held).orElse("not declared"),
        declaration
            .map(
                d ->
                    d.find("people")
                        .map(p -> DateWords.people(Long.parseLong(p)))
                        .orElse("strength not given"))
            .orElse(""),
        declaration.flatMap(d -> d.find("equipment")).orElse(""),
        entry.level(),
        last.map(e -> UnitPages.rating(e, Optional.ofNullable(byId.get(e.id())))).orElse(""),
        entry.countdown(visit.asked().asOf()),
        again(entry.again(), visit),
        entry
            .again()
            .map(r -> r.on(visit.asked().asOf()))
            .filter(
                u ->
                    u == Reevaluation.Urgency.DUE
                        || u == Reevaluation.Urgency.TOO_LATE
                        || u == Reevaluation.Urgency.LAPSED)
            .isPresent(),
        claims);
  }

  /// What a certificate asks for, in words.
  static String again(Optional<Reevaluation> again, Visit visit) {
    return again
        .map(
            r ->
                switch (r.on(visit.asked().asOf())) {
                  case LAPSED -> "no evaluation is scheduled";
                  case TOO_LATE ->
                      "scheduled to end "
                          + DateWords.day(r.scheduled().orElseThrow().to())
                          + ", after it lapses";
                  case DUE -> "due since " + DateWords.day(r.dueFrom()) + ", none is scheduled";
                  case SCHEDULED ->
                      "scheduled, ends " + DateWords.day(r.scheduled().orElseThrow().to());
                  case LATER ->
                      "to begin "
                          + DateWords.distance(visit.asked().asOf(), r.dueFrom())
                          + ", "
                          + DateWords.day(r.dueFrom());
                })
        .orElse("");
  }

  private static Optional<Row> findLastPassed(PoolOfForces.Entry entry, Visit visit) {
    Stream<Row> passed =
        visit.view().chosen(ReviewTables.EVALUATIONS).stream()
            .filter(e -> e.text("unit").equals(entry.state().unit()))
            .filter(e -> e.text("result").equals("passed"))
            .filter(
                e -> e.findHeld().orElseThrow().begunBy(visit.asked().asOf()) != Edtf.Answer.NO);
    return passed.max(Comparator.comparing((Row e) -> e.findHeld().orElseThrow().startEarliest()));
  }
}
