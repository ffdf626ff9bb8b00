package org.muster.thread.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.thread.DateWords;
import org.muster.thread.Edge;
import org.muster.thread.Timeline.Moment;
import org.muster.thread.Timeline.Shape;

/// Events as marks: the steps of a crisis, and visits and statements.
final class EventReader {
  private final TimelineClaims claims;

  EventReader(TimelineClaims claims) {
    this.claims = claims;
  }

  List<Moment> crisis() {
    return moments(
        RecordTables.CRISIS_EVENTS,
        row -> row.text("title"),
        row -> shortened(row.text("title")),
        row -> row.text("text"));
  }

  /// Engagements and statements together, oldest first.
  List<Moment> dealings() {
    List<Moment> dealings = new ArrayList<>();
    dealings.addAll(
        moments(
            RecordTables.ENGAGEMENTS,
            row -> row.text("title"),
            row -> row.text("type"),
            row -> row.text("purpose")));
    dealings.addAll(
        moments(
            RecordTables.STATEMENTS,
            row -> row.text("speaker") + ": " + row.text("topic").replace('-', ' '),
            row -> row.text("topic").replace('-', ' '),
            row -> row.text("text")));
    dealings.sort(Comparator.comparing(m -> m.from().earliest()));
    return dealings;
  }

  private List<Moment> moments(
      ClaimTable table,
      Function<Row, String> title,
      Function<Row, String> inShort,
      Function<Row, String> text) {
    List<Moment> found = new ArrayList<>();
    for (Row row : claims.view.chosen(table)) {
      if (!claims.seen(row)) {
        continue;
      }
      Edtf held = row.findHeld().orElseThrow();
      Edge from = Edge.startOf(held);
      Edge to =
          held.interval() && !held.endLatest().equals(LocalDate.MAX)
              ? TimelineClaims.endEdge(held)
              : from;
      String what = title.apply(row);
      found.add(
          new Moment(
              row.about(),
              from,
              to,
              Shape.EVENT,
              List.of(what, inShort.apply(row)),
              DateWords.held(held)
                  + ": "
                  + what
                  + (text.apply(row).isEmpty() ? "" : ". " + text.apply(row)),
              row.isIllustrative()));
      claims.entry(row, table.title(), what, "", "");
    }
    found.sort(Comparator.comparing(m -> m.from().earliest()));
    return found;
  }

  private static String shortened(String text) {
    if (text.length() <= 28) {
      return text;
    }
    int space = text.lastIndexOf(' ', 27);
    return text.substring(0, space < 12 ? 27 : space) + "…";
  }
}
