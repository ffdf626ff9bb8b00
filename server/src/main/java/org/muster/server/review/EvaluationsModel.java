package org.muster.server.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.muster.record.HeldWords;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.Checklist;
import org.muster.review.Evaluations;
import org.muster.review.Readiness;
import org.muster.review.Reevaluation;
import org.muster.review.Reevaluation.Urgency;
import org.muster.review.ReviewTables;
import org.muster.review.UnitEvaluation;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;

/// What the page of all evaluations shows: what is due, what is under way, what is recorded here.
///
/// @param again what certificates ask for, most urgent first
/// @param mayOpen whether the reader can open one at any level
public record EvaluationsModel(
    String heading,
    List<Again> again,
    List<Line> underWay,
    List<Line> recorded,
    OpeningForm form,
    boolean mayOpen,
    List<Choice> units,
    List<Choice> levels,
    List<Choice> nations,
    Checklist checklist,
    List<Row> claims) {

  /// A certificate that asks for a re-evaluation.
  public record Again(
      String unit, String href, Mark mark, String says, String openHref, boolean invented) {}

  /// An evaluation.
  public record Line(
      String title,
      String href,
      String when,
      String figures,
      String band,
      String findings,
      int against,
      boolean illustrative) {}

  /// One of a list to choose from.
  public record Choice(String value, String label) {}

  static EvaluationsModel of(Visit visit, List<Evaluations.Held> held, OpeningForm form) {
    Readiness.State state = Readiness.of(visit.view().data()::list).on(visit.asked().asOf());
    List<UnitEvaluation> open =
        held.stream().filter(h -> !h.recorded()).map(Evaluations.Held::evaluation).toList();
    List<Again> again =
        Reevaluation.list(state, open).stream()
            .sorted(
                Comparator.comparing((Reevaluation r) -> r.on(visit.asked().asOf()))
                    .thenComparing(Reevaluation::lastDay))
            .map(r -> again(visit, r))
            .toList();
    int due = (int) again.stream().filter(a -> !a.mark().tone().equals("dim")).count();
    List<Row> claims = new ArrayList<>();
    claims.addAll(visit.view().chosen(ReviewTables.CERTIFICATES));
    boolean may =
        visit.view().chosen(ReviewTables.LADDER).stream()
            .anyMatch(
                l ->
                    org.muster.review.Ladder.of(List.of(l)).levels().stream()
                        .anyMatch(
                            level ->
                                visit.view().chosen(RecordTables.UNITS).stream()
                                    .anyMatch(
                                        u ->
                                            Evaluations.mayEvaluate(
                                                visit.who().viewer(), u.text("nation"), level))));
    return new EvaluationsModel(
        "Evaluations: "
            + (due == 0
                ? "none due"
                : HeldWords.number(due)
                    + (due == 1 ? " certificate to renew" : " certificates to renew"))
            + ", "
            + (open.isEmpty() ? "none" : HeldWords.number(open.size()))
            + " under way",
        again,
        lines(visit, held, false),
        lines(visit, held, true),
        form,
        may,
        visit.view().chosen(RecordTables.UNITS).stream()
            .map(u -> new Choice(u.about(), u.text("name")))
            .sorted(Comparator.comparing(Choice::label))
            .toList(),
        visit.view().chosen(ReviewTables.LADDER).stream()
            .sorted(Comparator.comparingInt(l -> l.whole("step")))
            .map(l -> new Choice(l.about(), l.text("name")))
            .toList(),
        visit.view().chosen(RecordTables.NATIONS).stream()
            .map(n -> new Choice(n.about(), n.text("name")))
            .sorted(Comparator.comparing(Choice::label))
            .toList(),
        Checklist.shipped(),
        claims);
  }

  private static Again again(Visit visit, Reevaluation again) {
    Urgency urgency = again.on(visit.asked().asOf());
    Mark mark =
        switch (urgency) {
          case LAPSED -> new Mark("stop", "Lapsed", "stop");
          case TOO_LATE -> new Mark("stop", "Too late", "stop");
          case DUE -> new Mark("due", "Due", "warn");
          case SCHEDULED -> new Mark("ok", "Scheduled", "dim");
          case LATER -> new Mark("none", "Not yet", "dim");
        };
    String last =
        urgency == Urgency.LAPSED
            ? (again.state().standing() == Readiness.Standing.PERHAPS
                    ? "certificate may have lapsed "
                    : "certificate lapsed ")
                + (again.endIsKnown() ? "after " : "")
                + again.state().endWords()
            : again.lapses()
                + (again.endIsKnown()
                    ? ", " + DateWords.distance(visit.asked().asOf(), again.lastDay())
                    : "");
    return new Again(
        again.state().name(),
        visit.to("review/units/" + again.state().unit()),
        mark,
        last + "; " + PoolModel.again(java.util.Optional.of(again), visit),
        again.scheduled().isPresent()
            ? visit.to("review/evaluations/" + again.scheduled().get().id())
            : visit.to(
                "review/evaluations?unit="
                    + again.state().unit()
                    + "&level="
                    + again.state().level().orElse("")
                    + "#open"),
        again.state().illustrative());
  }

  private static List<Line> lines(Visit visit, List<Evaluations.Held> held, boolean recorded) {
    Stream<Evaluations.Held> some = held.stream().filter(h -> h.recorded() == recorded);
    return some.sorted(
            Comparator.comparing((Evaluations.Held h) -> h.evaluation().from()).reversed())
        .map(
            h -> {
              UnitEvaluation e = h.evaluation();
              long open = e.findings().stream().filter(f -> !f.isClosed()).count();
              return new Line(
                  e.level().name() + " of " + visit.words().name(List.of("units"), e.unit()),
                  visit.to("review/evaluations/" + e.id()),
                  DateWords.held(org.muster.record.Edtf.of(e.from() + "/" + e.to())),
                  e.rating().figures(),
                  e.rating().isComplete() ? e.rating().band().name() : "not complete",
                  e.findings().isEmpty() ? "none" : open + " open of " + e.findings().size(),
                  0,
                  e.checklist().illustrative());
            })
        .toList();
  }
}
