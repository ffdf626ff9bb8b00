package org.muster.thread.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;
import org.muster.thread.CaseView;
import org.muster.thread.DateWords;
import org.muster.thread.Edge;
import org.muster.thread.Timeline.Backing;
import org.muster.thread.Timeline.Dispute;
import org.muster.thread.Timeline.Option;

/// Claims that differ about what the timeline draws, with what each side says.
final class DisputeReader {
  private static final Set<String> COMMON =
      Set.of("id", "about", "source", "kind", "known_from", "known_to", "owner", "release", "note");

  private final TimelineClaims claims;

  DisputeReader(TimelineClaims claims) {
    this.claims = claims;
  }

  List<Dispute> disputes() {
    List<Dispute> found = new ArrayList<>();
    for (CaseView.Conflict conflict : claims.view.conflicts()) {
      Row first = conflict.claims().getFirst();
      Optional<String> row = rowOf(first);
      if (row.isEmpty() || !owned(first)) {
        continue;
      }
      List<String> differing = differing(conflict.claims());
      Row counts =
          conflict
              .choice()
              .flatMap(
                  c ->
                      conflict.claims().stream()
                          .filter(r -> r.id().equals(c.text("chosen")))
                          .findFirst())
              .or(() -> claims.view.find(first.table(), conflict.about()))
              .orElse(first);
      Optional<Edtf> held = counts.findHeld();
      if (differing.isEmpty()
          || held.isEmpty()
          || held.get().startEarliest().isAfter(claims.asOf)) {
        continue;
      }
      List<Option> options = options(conflict.claims(), differing, counts);
      if (options.size() < 2) {
        continue;
      }
      String asked = options.stream().map(Option::figure).collect(Collectors.joining(" or "));
      found.add(
          new Dispute(
              conflict.about(),
              subject(first) + ": " + asked + "?",
              Edge.startOf(held.get()),
              DateWords.held(held.get()),
              row.get(),
              first.table() == RecordTables.CONTRIBUTIONS && counts.text("basis").equals("deployed")
                  ? Optional.of(counts.whole("value"))
                  : Optional.empty(),
              options,
              conflict.choice().map(c -> c.text("chosen")),
              conflict.choice().map(c -> c.text("reason")).orElse("")));
    }
    return found;
  }

  private boolean owned(Row row) {
    if (row.table().findColumn("nation").isPresent()) {
      return row.text("nation").equals(claims.nation);
    }
    return row.table().findColumn("unit").isEmpty()
        || claims.unitNation(row.text("unit")).equals(claims.nation);
  }

  private static Optional<String> rowOf(Row row) {
    ClaimTable table = row.table();
    if (table == RecordTables.CONTRIBUTIONS || table == RecordTables.MANDATES) {
      return Optional.of(row.text("operation"));
    }
    if (table == RecordTables.MEMBERSHIP_EVENTS) {
      return Optional.of(row.text("framework"));
    }
    if (table == RecordTables.CRISIS_EVENTS) {
      return Optional.of("crisis");
    }
    if (table == ReviewTables.EVALUATIONS
        || table == ReviewTables.CERTIFICATES
        || table == ReviewTables.DECLARATIONS) {
      return Optional.of("evaluations");
    }
    return Optional.empty();
  }

  private static List<String> differing(List<Row> claims) {
    return claims.getFirst().table().columns().stream()
        .map(c -> c.name())
        .filter(c -> !COMMON.contains(c))
        .filter(c -> claims.stream().map(r -> r.text(c)).distinct().count() > 1)
        .toList();
  }

  /// One option a figure, the one that counts first.
  private List<Option> options(List<Row> claims, List<String> differing, Row counts) {
    Map<String, List<Row>> byFigure = new LinkedHashMap<>();
    byFigure.put(figureOf(counts, differing), new ArrayList<>());
    for (Row row : claims) {
      byFigure.computeIfAbsent(figureOf(row, differing), none -> new ArrayList<>()).add(row);
    }
    List<Option> options = new ArrayList<>();
    byFigure.forEach(
        (figure, rows) -> {
          boolean now = rows.contains(counts);
          Row named =
              now
                  ? counts
                  : rows.stream()
                      .min(Comparator.comparing((Row r) -> !r.text("kind").equals("official")))
                      .orElseThrow();
          options.add(
              new Option(
                  named.id(),
                  figure,
                  saysOf(named, differing),
                  rows.stream().map(this::backing).toList(),
                  now));
        });
    return options;
  }

  /// The figure of a claim among those that differ: its count where the counts differ, else its
  /// date, else the first cell that differs.
  private static String figureOf(Row row, List<String> differing) {
    if (differing.contains("value")) {
      return TimelineClaims.figure(row);
    }
    if (differing.contains("authorised")) {
      return row.text("authorised");
    }
    if (differing.contains("held")) {
      return row.findHeld().map(DateWords::held).orElse("no date");
    }
    return row.find(differing.getFirst()).orElse("not said");
  }

  private static String saysOf(Row row, List<String> differing) {
    List<String> says = new ArrayList<>();
    if (differing.contains("held")
        && (differing.contains("value") || differing.contains("authorised"))) {
      row.findHeld().map(DateWords::held).ifPresent(says::add);
    }
    if (row.table().findColumn("role").isPresent()) {
      row.find("role").ifPresent(says::add);
    }
    return String.join(", ", says);
  }

  private Backing backing(Row row) {
    Optional<Row> source = claims.view.findSource(row.text("source"));
    return new Backing(
        row.id(),
        row.text("source"),
        source.map(s -> s.text("title")).orElse(row.text("source")),
        row.text("kind"),
        source.map(s -> s.text("grade").equals("weak")).orElse(false));
  }

  private String subject(Row row) {
    String name = row.about();
    if (row.table().findColumn("operation").isPresent() && row.find("operation").isPresent()) {
      name = claims.operationName(row);
    } else if (row.table() == RecordTables.MEMBERSHIP_EVENTS) {
      name = claims.nameOf(row.text("framework")) + ", " + row.text("event");
    } else if (row.table().findColumn("unit").isPresent()) {
      name = claims.unitName(row.text("unit"));
    }
    return name;
  }
}
