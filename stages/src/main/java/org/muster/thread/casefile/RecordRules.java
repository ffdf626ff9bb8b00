package org.muster.thread.casefile;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.Problem;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// What holds between operations, mandates and contributions.
final class RecordRules {
  private RecordRules() {}

  static void check(CaseIndex index, List<Problem> problems) {
    withinOperation(index, RecordTables.LIFT_GROUPS, problems);
    withinOperation(index, RecordTables.CONTRIBUTIONS, problems);
    withinMandate(index, problems);
  }

  /// Nobody is deployed in an operation at a time at which it certainly did not run.
  private static void withinOperation(CaseIndex index, ClaimTable table, List<Problem> problems) {
    for (Placed placed : index.countingJudged(table)) {
      Row row = placed.row();
      Optional<Edtf> held = row.findHeld();
      Optional<Edtf> ran =
          index
              .findCounting(RecordTables.OPERATIONS, row.text("operation"))
              .flatMap(p -> p.row().findHeld());
      boolean deployed =
          table.findColumn("basis").isEmpty() || row.text("basis").equals("deployed");
      if (deployed && held.isPresent() && ran.isPresent() && apart(held.get(), ran.get())) {
        problems.add(
            placed.problem(
                "held",
                held.get().text(),
                "a time at which " + row.text("operation") + " ran, " + ran.get().text()));
      }
    }
  }

  /// A nation deploys no more people than it authorised. Only figures that count are compared, only
  /// where the times certainly meet; a figure meant as "about" is not held against anybody. A
  /// mandate with one date applies from then on, until the next one of the same nation in the
  /// operation.
  private static void withinMandate(CaseIndex index, List<Problem> problems) {
    List<Placed> contributions = index.countingJudged(RecordTables.CONTRIBUTIONS);
    if (contributions.isEmpty()) {
      return;
    }
    Map<String, List<Placed>> mandates = new HashMap<>();
    for (Placed mandate : index.counting(RecordTables.MANDATES)) {
      if (mandate.row().findHeld().isPresent() && mandate.row().find("authorised").isPresent()) {
        mandates.computeIfAbsent(subject(mandate.row()), s -> new ArrayList<>()).add(mandate);
      }
    }
    mandates.values().forEach(list -> list.sort(comparing(m -> held(m).startEarliest())));
    for (Placed contribution : contributions) {
      Row row = contribution.row();
      if (!row.text("basis").equals("deployed")
          || row.text("qualifier").equals("about")
          || row.find("value").isEmpty()
          || row.findHeld().isEmpty()) {
        continue;
      }
      List<Placed> applying =
          applying(mandates.getOrDefault(subject(row), List.of()), held(contribution));
      applying.stream()
          .max(comparing(m -> m.row().whole("authorised")))
          .filter(m -> m.row().whole("authorised") < row.whole("value"))
          .ifPresent(mandate -> problems.add(above(index, contribution, mandate)));
    }
  }

  private static List<Placed> applying(List<Placed> mandates, Edtf time) {
    List<Placed> applying = new ArrayList<>();
    for (int i = 0; i < mandates.size(); i++) {
      Edtf held = held(mandates.get(i));
      LocalDate last = held.endEarliest();
      if (!held.interval()) {
        LocalDate next =
            i + 1 < mandates.size() ? held(mandates.get(i + 1)).startEarliest() : LocalDate.MAX;
        last = next.equals(LocalDate.MAX) ? next : next.minusDays(1);
      }
      if (meet(held.startLatest(), last, time)) {
        applying.add(mandates.get(i));
      }
    }
    return applying;
  }

  /// Whether the time certainly has a day from `first` to `last`, both inclusive.
  private static boolean meet(LocalDate first, LocalDate last, Edtf time) {
    return time.interval()
        ? !later(first, time.startLatest()).isAfter(earlier(last, time.endEarliest()))
        : !time.startEarliest().isBefore(first) && !time.endLatest().isAfter(last);
  }

  private static Problem above(CaseIndex index, Placed contribution, Placed mandate) {
    Row row = mandate.row();
    return contribution.problem(
        "value",
        contribution.row().text("value"),
        "at most "
            + row.text("authorised")
            + ", the mandate "
            + row.id()
            + " at "
            + mandate.place()
            + "; the contribution is from "
            + source(index, contribution.row())
            + ", the mandate from "
            + source(index, row));
  }

  private static String source(CaseIndex index, Row row) {
    String id = row.text("source");
    return id + index.find(id).map(s -> " (" + s.row().text("title") + ")").orElse("");
  }

  private static String subject(Row row) {
    return row.text("nation") + " " + row.text("operation");
  }

  private static Edtf held(Placed placed) {
    return placed.row().findHeld().orElseThrow();
  }

  /// Whether the two certainly have no day in common.
  private static boolean apart(Edtf a, Edtf b) {
    return a.endLatest().isBefore(b.startEarliest()) || b.endLatest().isBefore(a.startEarliest());
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
