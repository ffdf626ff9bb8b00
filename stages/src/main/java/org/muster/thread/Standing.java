package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;

/// Where a unit stands on the ladder on the day looked at.
///
/// @param certificate the newest that had begun
/// @param evaluation the newest that was passed
/// @param step the highest step passed or certified, 0 for none
/// @param level the ladder's row of that step
/// @param current whether a certificate of that step holds, or the step never lapses
public record Standing(
    Row unit,
    Optional<Row> certificate,
    Optional<Row> evaluation,
    int step,
    Optional<Row> level,
    boolean isCurrent) {

  /// Every unit that has an evaluation or certificate, or is wanted at a level by a goal, in the
  /// order of their ids.
  public static List<Standing> listOf(CaseView view) {
    List<Standing> all = new ArrayList<>();
    for (Row unit : view.chosen(RecordTables.UNITS)) {
      Optional<Row> certificate =
          newest(view, view.chosen(ReviewTables.CERTIFICATES), unit.about());
      Optional<Row> evaluation =
          newest(
              view,
              view.chosen(ReviewTables.EVALUATIONS).stream()
                  .filter(e -> e.text("result").equals("passed"))
                  .toList(),
              unit.about());
      boolean wanted =
          view.chosen(ReviewTables.GOAL_UNITS).stream()
              .anyMatch(g -> g.text("unit").equals(unit.about()));
      if (certificate.isEmpty() && evaluation.isEmpty() && !wanted) {
        continue;
      }
      Optional<Row> certified = level(view, certificate);
      Optional<Row> passed = level(view, evaluation);
      Optional<Row> level = stepOf(certified) >= stepOf(passed) ? certified : passed;
      boolean holds =
          certificate
              .flatMap(Row::findHeld)
              .map(h -> !h.endLatest().isBefore(view.asOf()))
              .orElse(false);
      boolean never = level.map(l -> l.find("validity_months").isEmpty()).orElse(false);
      all.add(
          new Standing(
              unit,
              certificate,
              evaluation,
              stepOf(level),
              level,
              never || (holds && stepOf(certified) >= stepOf(level))));
    }
    return all;
  }

  /// `NEL2 to 14 OCT 2024`, `SEL1, lapsed 2020`, `no level`.
  public String words() {
    if (level.isEmpty()) {
      return "no level";
    }
    return level.get().text("name") + (until().isEmpty() ? "" : ", " + until());
  }

  /// `to 14 OCT 2024`, `lapsed 2020`; empty where nothing says until when.
  public String until() {
    return certificate
        .flatMap(Row::findHeld)
        .filter(h -> h.interval() && !h.endLatest().equals(LocalDate.MAX))
        .map(
            h -> {
              String end = DateWords.held(Edtf.of(h.text().substring(h.text().indexOf('/') + 1)));
              return (isCurrent ? "to " : "lapsed ") + end;
            })
        .orElse("");
  }

  private static Optional<Row> newest(CaseView view, List<Row> rows, String unit) {
    return rows.stream()
        .filter(r -> r.text("unit").equals(unit))
        .filter(r -> Edtf.of(r.text("held")).begunBy(view.asOf()) != Edtf.Answer.NO)
        .reduce(
            (a, b) ->
                Edtf.of(b.text("held"))
                        .startEarliest()
                        .isBefore(Edtf.of(a.text("held")).startEarliest())
                    ? a
                    : b);
  }

  private static Optional<Row> level(CaseView view, Optional<Row> row) {
    return row.flatMap(r -> view.find(ReviewTables.LADDER, r.text("level")));
  }

  private static int stepOf(Optional<Row> level) {
    return level.map(l -> l.whole("step")).orElse(0);
  }
}
