package org.muster.thread.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.thread.DateWords;
import org.muster.thread.Edge;
import org.muster.thread.Timeline.Presence;

/// An operation with few counts as one bar, and in words how many went.
final class PresenceReader {
  private final TimelineClaims claims;
  private final OperationClaims operations;

  PresenceReader(TimelineClaims claims, OperationClaims operations) {
    this.claims = claims;
    this.operations = operations;
  }

  Optional<Presence> presence(Row operation) {
    List<Row> chain = List.of(operation);
    List<String> figures = new ArrayList<>();
    List<Row> counts = new ArrayList<>();
    for (Row row : operations.authorisations(chain)) {
      if (claims.seen(row)) {
        String people =
            row.table() == RecordTables.MANDATES ? row.text("authorised") : row.text("value");
        figures.add("authorised " + people);
        claims.entry(
            row, operation.text("short_name"), TimelineClaims.authorityOf(row), people, "");
      }
    }
    for (Row row : operations.contributions(chain, "deployed")) {
      if (claims.seen(row)) {
        counts.add(row);
        if (row.whole("value") == 0) {
          claims.entry(row, operation.text("short_name"), "all home", "", "0");
          continue;
        }
        figures.add(
            (figures.isEmpty() || !figures.getFirst().startsWith("authorised") ? "" : "deployed ")
                + TimelineClaims.figure(row)
                + role(row)
                + claims.weak(row));
        claims.entry(
            row,
            operation.text("short_name"),
            operations.roleOf(row),
            "",
            TimelineClaims.figure(row));
      }
    }
    for (Row row : operations.contributions(chain, "total-served")) {
      if (claims.seen(row)) {
        figures.add(TimelineClaims.figure(row) + " served in all" + claims.weak(row));
        claims.entry(
            row,
            operation.text("short_name"),
            TimelineClaims.figure(row) + " served in all" + roleAfter(row),
            "",
            "");
      }
    }
    List<Edge> starts = new ArrayList<>();
    counts.forEach(c -> starts.add(Edge.startOf(c.findHeld().orElseThrow())));
    List<Row> lifts =
        claims.view.chosen(RecordTables.LIFT_GROUPS).stream()
            .filter(
                l ->
                    l.text("operation").equals(operation.about())
                        && l.text("nation").equals(claims.nation)
                        && claims.seen(l))
            .sorted(Comparator.comparing(claims::order))
            .toList();
    for (Row lift : lifts) {
      starts.add(Edge.startOf(lift.findHeld().orElseThrow()));
      Optional<Row> relieved =
          lift.find("relieves").flatMap(r -> claims.view.find(RecordTables.LIFT_GROUPS, r));
      String said =
          relieved
              .map(r -> "a lift of " + lift.text("people") + " relieved " + r.text("people"))
              .orElse("");
      if (!said.isEmpty()) {
        figures.add(said + shortDate(lift));
      }
      claims.entry(
          lift,
          operation.text("short_name"),
          said.isEmpty() ? "a lift group" : said,
          "",
          lift.text("people"));
    }
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    if (figures.isEmpty()) {
      figures.add("how many is not recorded");
    }
    Edge from = starts.stream().min(Comparator.comparing(Edge::earliest)).orElseThrow();
    Optional<Edge> end = presenceEnd(operation, counts);
    boolean goesOn = end.isEmpty() || end.get().earliest().isAfter(claims.asOf);
    Set<String> words = new LinkedHashSet<>();
    words.add(String.join("; ", figures));
    if (figures.size() > 2) {
      words.add(String.join("; ", figures.subList(0, 2)));
    }
    words.add(figures.getFirst());
    words.add(figures.getFirst().split(",| in ", 2)[0]);
    return Optional.of(
        new Presence(
            operation.about(),
            claims.placeName(operation).orElse(operation.text("short_name")),
            operation.text("short_name") + ledByOthers(operation),
            from,
            goesOn ? Edge.on(claims.asOf) : end.get(),
            goesOn,
            List.copyOf(words)));
  }

  private Optional<Edge> presenceEnd(Row operation, List<Row> counts) {
    if (!counts.isEmpty()) {
      Row last = counts.getLast();
      Edtf held = last.findHeld().orElseThrow();
      if (last.whole("value") == 0) {
        return Optional.of(Edge.startOf(held));
      }
      if (held.interval() && !held.endLatest().equals(LocalDate.MAX)) {
        return Optional.of(TimelineClaims.endEdge(held));
      }
    }
    return OperationClaims.endOf(operation);
  }

  /// A leader other than the alliance, where its name is short enough for the row.
  private static String ledByOthers(Row operation) {
    String leader = operation.text("leader").replace("United Nations", "UN");
    return leader.startsWith("NATO") || leader.length() > 14 ? "" : " (" + leader + ")";
  }

  private String role(Row count) {
    Optional<String> host =
        count.find("host").map(h -> " in the contingent of " + claims.nationName(h));
    String until =
        count
            .findHeld()
            .filter(
                h ->
                    h.interval()
                        && h.endEarliest().equals(h.endLatest())
                        && !h.endEarliest().equals(LocalDate.MAX))
            .map(h -> " until " + DateWords.day(h.endLatest()))
            .orElse("");
    return host.orElseGet(
            () -> count.find("role").map(r -> ", " + TimelineClaims.lowerFirst(r)).orElse(""))
        + until;
  }

  private static String roleAfter(Row count) {
    return count.find("role").map(r -> ", " + TimelineClaims.lowerFirst(r)).orElse("");
  }

  /// ` in JAN 2018`; nothing where the start is open.
  private static String shortDate(Row row) {
    return row.findHeld()
        .map(h -> Edge.startOf(h).latest())
        .filter(day -> !day.equals(LocalDate.MIN))
        .map(day -> " in " + DateWords.day(day).replaceFirst("^[0-9]+ ", ""))
        .orElse("");
  }
}
