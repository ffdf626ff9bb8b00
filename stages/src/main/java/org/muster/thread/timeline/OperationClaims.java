package org.muster.thread.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.thread.Edge;

/// What is on file about the operations in which a nation took part.
final class OperationClaims {
  private final TimelineClaims claims;

  OperationClaims(TimelineClaims claims) {
    this.claims = claims;
  }

  /// Operations of the nation that are not invented, those that succeeded one another
  /// together.
  List<List<Row>> chains() {
    Set<String> own = new LinkedHashSet<>();
    for (ClaimTable table :
        List.of(RecordTables.CONTRIBUTIONS, RecordTables.MANDATES, RecordTables.LIFT_GROUPS)) {
      for (Row row : claims.view.chosen(table)) {
        if (row.text("nation").equals(claims.nation)) {
          own.add(row.text("operation"));
        }
      }
    }
    Map<String, Row> operations = new LinkedHashMap<>();
    claims.view.chosen(RecordTables.OPERATIONS).stream()
        .filter(o -> own.contains(o.about()) && !o.isIllustrative())
        .forEach(o -> operations.put(o.about(), o));
    Map<String, String> next = new HashMap<>();
    operations
        .values()
        .forEach(
            o ->
                o.find("succeeds")
                    .filter(operations::containsKey)
                    .ifPresent(before -> next.put(before, o.about())));
    List<List<Row>> chains = new ArrayList<>();
    for (Row operation : operations.values()) {
      if (next.containsValue(operation.about())) {
        continue;
      }
      List<Row> chain = new ArrayList<>();
      String at = operation.about();
      while (at != null && chain.size() < operations.size()) {
        Row one = operations.get(at);
        if (one != null) {
          chain.add(one);
        }
        at = next.get(at);
      }
      chains.add(chain);
    }
    return chains;
  }

  List<Row> contributions(Collection<Row> operations, String basis) {
    Set<String> ids = operations.stream().map(Row::about).collect(Collectors.toSet());
    return claims.view.chosen(RecordTables.CONTRIBUTIONS).stream()
        .filter(
            c ->
                ids.contains(c.text("operation"))
                    && c.text("nation").equals(claims.nation)
                    && c.text("basis").equals(basis)
                    && !c.isIllustrative())
        .sorted(Comparator.comparing(claims::order).thenComparing(Row::id))
        .toList();
  }

  List<Row> authorisations(List<Row> chain) {
    Set<String> ids = chain.stream().map(Row::about).collect(Collectors.toSet());
    return Stream.concat(
            claims.view.chosen(RecordTables.MANDATES).stream()
                .filter(
                    m ->
                        ids.contains(m.text("operation"))
                            && m.text("nation").equals(claims.nation)),
            contributions(chain, "authorised").stream())
        .filter(m -> !m.isIllustrative())
        .sorted(Comparator.comparing(claims::order))
        .toList();
  }

  static Optional<Edge> endOf(Row operation) {
    return operation
        .findHeld()
        .filter(h -> h.interval() && !h.endLatest().equals(LocalDate.MAX))
        .map(TimelineClaims::endEdge);
  }

  /// What they were or did, and with whom.
  String roleOf(Row count) {
    String host =
        count.find("host").map(h -> "in the contingent of " + claims.nationName(h)).orElse("");
    String role = count.find("role").orElse("");
    return Stream.of(role, host).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
  }
}
