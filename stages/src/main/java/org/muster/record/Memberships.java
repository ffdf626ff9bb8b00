package org.muster.record;

import static org.muster.record.rows.RowTable.KNOWN_TO;
import static org.muster.record.rows.RowTable.OWNER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.muster.access.Viewer;
import org.muster.record.rows.CaseRow;
import org.muster.record.rows.ClaimRows;

/// Which frameworks a nation is a member of, for the release `framework:ID`.
final class Memberships {
  private Memberships() {}

  /// Frameworks of which the body is surely a member on the day. Only events count that the case's
  /// owner or the alliance states: a nation cannot let itself in by a claim of its own. In doubt
  /// about a date the answer is no: a vague joining counts from its latest day, a vague leaving
  /// from its earliest.
  static Set<String> frameworks(
      DSLContext dsl, ClaimRows rows, CaseRow found, String body, LocalDate today) {
    var table = rows.of(RecordTables.MEMBERSHIP_EVENTS);
    Condition counts =
        table
            .cell("nation")
            .eq(body)
            .and(OWNER.in(List.of(found.header().owner(), Viewer.ALLIANCE)))
            .and(KNOWN_TO.isNull().or(KNOWN_TO.gt(today.toString())));
    List<Row> events = rows.list(dsl, found.key(), table, counts);
    if (events.isEmpty()) {
      return Set.of();
    }
    Condition open = KNOWN_TO.isNull().or(KNOWN_TO.gt(today.toString()));
    return of(events, rows.list(dsl, found.key(), rows.of(RecordTables.CHOICES), open), today);
  }

  /// The same from rows at hand.
  ///
  /// @param events all of the case
  /// @param choices all of the case
  static Set<String> frameworks(
      List<Row> events, List<Row> choices, String owner, String body, LocalDate today) {
    List<Row> counting =
        events.stream()
            .filter(e -> e.text("nation").equals(body))
            .filter(e -> List.of(owner, Viewer.ALLIANCE).contains(e.text("owner")))
            .filter(e -> InForce.isOpenOn(e, today))
            .toList();
    return counting.isEmpty()
        ? Set.of()
        : of(counting, choices.stream().filter(c -> InForce.isOpenOn(c, today)).toList(), today);
  }

  /// A step that cannot be read may have led out of its framework: it lets nobody in.
  private static Set<String> of(List<Row> events, List<Row> choices, LocalDate today) {
    Set<String> doubtful = new TreeSet<>();
    List<Row> read = new ArrayList<>();
    for (Row event : events) {
      if (event.errors().isEmpty()) {
        read.add(event);
      } else {
        doubtful.add(event.text("framework"));
      }
    }
    Set<String> frameworks = new TreeSet<>(memberOf(Choices.of(choices).settled(read), today));
    frameworks.removeAll(doubtful);
    return frameworks;
  }

  /// The frameworks that a series of events of one nation leaves it a member of.
  static Set<String> memberOf(List<Row> events, LocalDate day) {
    Map<String, Boolean> member = new HashMap<>();
    events.stream()
        .sorted(Comparator.comparing((Row row) -> effective(row)).thenComparing(Row::id))
        .filter(row -> !effective(row).isAfter(day))
        .forEach(row -> member.put(row.text("framework"), lets(row)));
    Set<String> frameworks = new TreeSet<>();
    member.forEach(
        (framework, in) -> {
          if (in) {
            frameworks.add(framework);
          }
        });
    return frameworks;
  }

  private static LocalDate effective(Row event) {
    Edtf held = event.findHeld().orElseThrow();
    return lets(event) ? held.startLatest() : held.startEarliest();
  }

  /// Whether the step leads into the framework; a membership that went over into the succeeding
  /// framework has ended in this one.
  private static boolean lets(Row event) {
    return switch (event.text("event")) {
      case "joined", "signed", "resumed" -> true;
      default -> false;
    };
  }
}
