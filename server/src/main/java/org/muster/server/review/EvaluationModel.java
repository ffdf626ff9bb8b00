package org.muster.server.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.review.CertificateTerm;
import org.muster.review.Checklist;
import org.muster.review.Evaluations;
import org.muster.review.Rating;
import org.muster.review.UnitEvaluation;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;

/// What the page of one evaluation shows.
///
/// @param refused what was tried just now and could not be done
/// @param against what stands against recording the result
/// @param certificate what a pass would give; empty where its level gives none
public record EvaluationModel(
    String heading,
    UnitEvaluation evaluation,
    boolean recorded,
    String unit,
    String unitHref,
    String when,
    Rating self,
    Rating rated,
    String certificate,
    List<String> refused,
    List<String> against,
    List<AreaPart> areas,
    List<FindingPart> findings,
    List<Checklist.Item> items,
    boolean mayEvaluate,
    boolean mayMarkSelf,
    boolean mayAct,
    List<EvaluationsModel.Choice> sources,
    LocalDate today) {

  /// A field of the checklist.
  public record AreaPart(String title, String self, String rated, List<ItemPart> items) {}

  /// An item with both marks.
  ///
  /// @param self the unit's own mark in words
  /// @param differs whether the two sides judge otherwise
  public record ItemPart(
      Checklist.Item item,
      Optional<Integer> selfMark,
      Optional<Integer> mark,
      String self,
      Mark rated,
      boolean differs,
      List<EvaluationsModel.Choice> scale) {

    /// The mark of a side as a form sends it.
    public String value(boolean own) {
      return (own ? selfMark : mark).map(String::valueOf).orElse("");
    }
  }

  /// A finding.
  public record FindingPart(
      UnitEvaluation.Finding finding, String item, Mark mark, List<ActionPart> actions) {}

  /// A remedial action.
  public record ActionPart(UnitEvaluation.RemedialAction action, Mark mark, String says) {}

  static EvaluationModel of(
      Visit visit, Evaluations evaluations, Evaluations.Held held, List<String> refused) {
    UnitEvaluation e = held.evaluation();
    Rating self = e.selfRating();
    Rating rated = e.rating();
    String unit = visit.words().name(List.of("units"), e.unit());
    long open = e.findings().stream().filter(f -> !f.isClosed()).count();
    LocalDate today = visit.asked().asOf();
    List<FindingPart> findings = e.findings().stream().map(f -> finding(e, f, today)).toList();
    List<String> against =
        held.recorded()
            ? List.of()
            : evaluations.listRefusals(visit.caseId(), visit.who().viewer(), e).stream()
                .map(Refusal::why)
                .toList();
    List<String> differ = e.listDisagreements();
    return new EvaluationModel(
        e.level().name()
            + " of "
            + unit
            + ": "
            + (rated.marked() == 0
                ? "nothing marked yet"
                : rated.met() + " of " + rated.items() + " met")
            + (rated.failedCriticals().isEmpty()
                ? ""
                : ", "
                    + DateWords.count(rated.failedCriticals().size(), "critical task")
                    + " failed")
            + (open == 0 ? "" : ", " + DateWords.count(open, "finding") + " open"),
        e,
        held.recorded(),
        visit.view().find(RecordTables.UNITS, e.unit()).map(r -> r.text("name")).orElse(e.unit()),
        visit.to("review/units/" + e.unit()),
        DateWords.held(Edtf.of(e.from() + "/" + e.to())),
        self,
        rated,
        e.level()
            .validityMonths()
            .map(
                m ->
                    "A pass gives a certificate of "
                        + DateWords.count(m, "month")
                        + ", to "
                        + DateWords.day(CertificateTerm.from(e.to(), m).findLastDay().orElseThrow())
                        + ".")
            .orElse("Its level gives no certificate that lapses."),
        refused,
        against,
        areas(e, self, rated, differ),
        findings,
        e.checklist().listItems(),
        !held.recorded() && evaluations.mayEvaluate(visit.who().viewer(), e),
        !held.recorded() && evaluations.mayMarkSelf(visit.who().viewer(), e),
        evaluations.mayAct(visit.who().viewer(), e),
        visit.view().list(RecordTables.SOURCES).stream()
            .map(s -> new EvaluationsModel.Choice(s.id(), s.text("title")))
            .sorted(java.util.Comparator.comparing(EvaluationsModel.Choice::label))
            .toList(),
        today);
  }

  private static List<AreaPart> areas(
      UnitEvaluation e, Rating self, Rating rated, List<String> differ) {
    List<AreaPart> areas = new ArrayList<>();
    for (int i = 0; i < e.checklist().areas().size(); i++) {
      Checklist.Area area = e.checklist().areas().get(i);
      areas.add(
          new AreaPart(
              area.title(),
              figures(self.areas().get(i)),
              figures(rated.areas().get(i)),
              area.items().stream().map(item -> item(e, item, differ)).toList()));
    }
    return areas;
  }

  private static String figures(Rating.AreaRating area) {
    return area.met() + " of " + area.items() + " met";
  }

  private static ItemPart item(UnitEvaluation e, Checklist.Item item, List<String> differ) {
    Optional<Integer> own = Optional.ofNullable(e.selfMarks().get(item.id()));
    Optional<Integer> theirs = Optional.ofNullable(e.marks().get(item.id()));
    List<EvaluationsModel.Choice> scale = new ArrayList<>();
    if (item.graded()) {
      Checklist.Grades grades = e.checklist().grades();
      for (int grade = grades.max(); grade >= grades.min(); grade--) {
        scale.add(
            new EvaluationsModel.Choice(
                String.valueOf(grade), grade + (grade >= grades.pass() ? ", met" : ", not met")));
      }
    } else {
      scale.add(new EvaluationsModel.Choice("1", "yes, met"));
      scale.add(new EvaluationsModel.Choice("0", "no, not met"));
    }
    return new ItemPart(
        item,
        own,
        theirs,
        own.map(m -> words(e, item, m)).orElse("not marked"),
        theirs
            .map(
                m ->
                    meets(e, item, m)
                        ? new Mark("ok", words(e, item, m), "ok")
                        : new Mark("stop", words(e, item, m), "stop"))
            .orElse(new Mark("none", "not looked at", "dim")),
        differ.contains(item.id()),
        scale);
  }

  private static boolean meets(UnitEvaluation e, Checklist.Item item, int mark) {
    return item.graded() ? mark >= e.checklist().grades().pass() : mark == 1;
  }

  private static String words(UnitEvaluation e, Checklist.Item item, int mark) {
    String met = meets(e, item, mark) ? "met" : "not met";
    return item.graded() ? mark + " of " + e.checklist().grades().max() + ", " + met : met;
  }

  private static FindingPart finding(
      UnitEvaluation e, UnitEvaluation.Finding finding, LocalDate today) {
    List<ActionPart> actions =
        finding.actions().stream()
            .map(
                a ->
                    new ActionPart(
                        a,
                        a.closed().isPresent()
                            ? new Mark("ok", "Closed", "ok")
                            : a.isOverdue(today)
                                ? new Mark("stop", "Overdue", "stop")
                                : new Mark("due", "Open", "warn"),
                        a.closed()
                            .map(
                                c ->
                                    "closed "
                                        + DateWords.day(c.day())
                                        + " by "
                                        + c.person()
                                        + ", evidence "
                                        + c.evidence())
                            .orElse(
                                "due "
                                    + DateWords.day(a.due())
                                    + ", "
                                    + DateWords.distance(today, a.due()))))
            .toList();
    String item =
        e.checklist()
            .findItem(finding.item())
            .map(i -> i.id() + ": " + i.text())
            .orElse(finding.item());
    Mark mark =
        finding.isClosed()
            ? new Mark("ok", "Closed", "ok")
            : finding.actions().isEmpty()
                ? new Mark("stop", "Nothing set", "stop")
                : new Mark("due", "Open", "warn");
    return new FindingPart(finding, item, mark, actions);
  }
}
