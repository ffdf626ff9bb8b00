package org.muster.thread.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.thread.DateWords;
import org.muster.thread.Edge;
import org.muster.thread.Timeline.Membership;
import org.muster.thread.Timeline.Moment;
import org.muster.thread.Timeline.Shape;
import org.muster.thread.Timeline.Stretch;

/// Memberships in frameworks as stretches between their dated steps, and evaluations on the row of
/// the programme that they belong to.
final class FrameworkReader {
  private final TimelineClaims claims;

  FrameworkReader(TimelineClaims claims) {
    this.claims = claims;
  }

  List<Membership> memberships() {
    Map<String, List<Row>> byFramework = new HashMap<>();
    for (Row event : claims.view.chosen(RecordTables.MEMBERSHIP_EVENTS)) {
      if (event.text("nation").equals(claims.nation) && claims.seen(event)) {
        byFramework.computeIfAbsent(event.text("framework"), none -> new ArrayList<>()).add(event);
      }
    }
    byFramework.values().forEach(events -> events.sort(Comparator.comparing(claims::order)));
    List<Row> frameworks =
        claims.view.chosen(RecordTables.FRAMEWORKS).stream()
            .filter(f -> byFramework.containsKey(f.about()))
            .sorted(
                Comparator.comparing(
                        (Row f) ->
                            claims.order(byFramework.getOrDefault(f.about(), List.of()).getFirst()))
                    .thenComparing(f -> f.find("succeeds").isPresent()))
            .toList();
    List<Membership> found = new ArrayList<>();
    boolean evaluationsShown = false;
    for (Row framework : frameworks) {
      boolean evaluates =
          framework.text("short_name").toUpperCase(Locale.ROOT).startsWith("OCC")
              && !evaluationsShown;
      evaluationsShown |= evaluates;
      Optional<Row> successor =
          frameworks.stream().filter(f -> f.text("succeeds").equals(framework.about())).findFirst();
      found.add(
          new Membership(
              framework.about(),
              framework.text("short_name"),
              framework.text("name"),
              stretches(
                  byFramework.getOrDefault(framework.about(), List.of()),
                  successor,
                  successor.map(s -> byFramework.getOrDefault(s.about(), List.<Row>of()))),
              evaluates ? evaluations() : List.of()));
    }
    if (!evaluationsShown) {
      List<Moment> marks = evaluations();
      if (!marks.isEmpty()) {
        found.add(
            new Membership("evaluations", "Evaluations", "Evaluations of units", List.of(), marks));
      }
    }
    return found;
  }

  /// Walks the events of one framework. A membership that went over into a successor ends where the
  /// event says so or, failing that, where the membership of the successor begins.
  private List<Stretch> stretches(
      List<Row> events, Optional<Row> successor, Optional<List<Row>> successorEvents) {
    List<Stretch> found = new ArrayList<>();
    Edge from = null;
    boolean suspended = false;
    List<String> words = List.of();
    for (Row event : events) {
      Edtf held = event.findHeld().orElseThrow();
      Edge at = Edge.startOf(held);
      String what = event.text("event");
      String date = DateWords.held(held);
      claims.entry(
          event, claims.nameOf(event.text("framework")), eventWords(what, successor), "", "");
      boolean ends =
          what.equals("left")
              || (what.equals("succeeded") && from != null && successor.isPresent());
      if (from != null && (ends || what.equals("suspended") || what.equals("resumed"))) {
        List<String> told =
            what.equals("succeeded") ? became(words, successor.orElseThrow()) : words;
        found.add(new Stretch(within(from, at.earliest()), at, false, suspended, told));
        from = null;
      }
      if (ends || from != null) {
        continue;
      }
      from = at;
      suspended = what.equals("suspended");
      words =
          switch (what) {
            case "suspended" -> List.of("suspended " + date, "suspended");
            case "resumed" -> List.of("resumed " + date, "resumed");
            case "succeeded" -> List.of("since " + date, "since " + at.latest().getYear());
            default -> List.of(what + " " + date, what + " " + at.latest().getYear());
          };
    }
    if (from != null) {
      Optional<Edge> over =
          successorEvents
              .filter(list -> !list.isEmpty())
              .map(list -> Edge.startOf(list.getFirst().findHeld().orElseThrow()));
      if (over.isPresent() && successor.isPresent()) {
        found.add(
            new Stretch(
                within(from, over.get().earliest()),
                over.get(),
                false,
                suspended,
                became(words, successor.get())));
      } else {
        found.add(
            new Stretch(within(from, claims.asOf), Edge.on(claims.asOf), true, suspended, words));
      }
    }
    return found;
  }

  /// An edge that lies no later than a day on which what it begins was over.
  private static Edge within(Edge edge, LocalDate last) {
    return edge.latest().isAfter(last) && !edge.earliest().isAfter(last)
        ? new Edge(edge.earliest(), last)
        : edge;
  }

  private static List<String> became(List<String> words, Row successor) {
    String name = successor.text("short_name");
    List<String> all = new ArrayList<>();
    words.forEach(w -> all.add(w + ", became " + name));
    all.add(words.getLast().replaceFirst("^[a-z]+ ", "") + ", became " + name);
    all.addAll(words);
    return all;
  }

  private static String eventWords(String event, Optional<Row> successor) {
    return event.equals("succeeded")
        ? successor
            .map(s -> "went over into " + s.text("short_name"))
            .orElse("took over the membership")
        : event;
  }

  /// Declarations, evaluations and lapsed certificates that are not invented.
  private List<Moment> evaluations() {
    List<Moment> marks = new ArrayList<>();
    for (Row row : reported(ReviewTables.DECLARATIONS)) {
      String unit = claims.unitName(row.text("unit"));
      marks.add(mark(row, Shape.DONE, List.of(unit + " declared"), unit + " declared"));
      claims.entry(row, "OCC E&F", unit + " declared to the pool of forces", "", "");
    }
    for (Row row : reported(ReviewTables.EVALUATIONS)) {
      String unit = claims.unitName(row.text("unit"));
      String level = claims.levelName(row.text("level"));
      String result = row.text("result").replace("not-recorded", "evaluated");
      marks.add(
          mark(
              row,
              Shape.DONE,
              List.of(unit + " " + result + " " + level, unit + " " + level),
              unit + ": " + result + " at " + level));
      claims.entry(row, "OCC E&F", unit + " " + result + " at " + level, "", "");
    }
    List<Row> certificates = reported(ReviewTables.CERTIFICATES);
    for (Row row : certificates) {
      Edtf held = row.findHeld().orElseThrow();
      String unit = claims.unitName(row.text("unit"));
      String level = claims.levelName(row.text("level"));
      claims.entry(row, "OCC E&F", "certificate of " + unit + " at " + level, "", "");
      boolean ended = held.endEarliest().isBefore(claims.asOf) && !held.isOpenEnded();
      boolean renewed =
          certificates.stream()
              .filter(o -> o != row && o.text("unit").equals(row.text("unit")))
              .map(o -> o.findHeld().orElseThrow())
              .anyMatch(
                  o ->
                      o.endLatest().isAfter(held.endLatest())
                          && !o.startLatest().isAfter(held.endLatest().plusMonths(1)));
      if (ended && !renewed && !held.endLatest().equals(LocalDate.MAX)) {
        Edge at =
            new Edge(
                held.endEarliest().equals(LocalDate.MIN) ? held.endLatest() : held.endEarliest(),
                held.endLatest());
        marks.add(
            new Moment(
                row.about(),
                at,
                at,
                Shape.LAPSED,
                List.of(unit + " lapsed", "lapsed"),
                unit + ": certificate at " + level + " lapsed " + until(held),
                false));
      }
    }
    marks.sort(Comparator.comparing(m -> m.from().latest()));
    return marks;
  }

  private static String until(Edtf held) {
    String text = held.text();
    int slash = text.indexOf('/');
    return slash < 0
        ? DateWords.held(held)
        : Edtf.find(text.substring(slash + 1)).map(DateWords::held).orElse("");
  }

  private List<Row> reported(ClaimTable table) {
    return claims.view.chosen(table).stream()
        .filter(
            r ->
                !r.isIllustrative()
                    && claims.unitNation(r.text("unit")).equals(claims.nation)
                    && claims.seen(r))
        .sorted(Comparator.comparing(claims::order))
        .toList();
  }

  private Moment mark(Row row, Shape shape, List<String> words, String says) {
    Edtf held = row.findHeld().orElseThrow();
    Edge at = Edge.startOf(held);
    return new Moment(
        row.about(),
        at,
        at,
        shape,
        words,
        says + ", " + DateWords.held(held),
        row.isIllustrative());
  }
}
