package org.muster.thread.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.thread.DateWords;
import org.muster.thread.Edge;
import org.muster.thread.Timeline.Ceiling;
import org.muster.thread.Timeline.Count;
import org.muster.thread.Timeline.Phase;
import org.muster.thread.Timeline.Step;
import org.muster.thread.Timeline.Theatre;

/// A chain of operations that succeeded one another as a stepped area: what was deployed, what was
/// authorised, which operation when.
final class TheatreReader {
  private final TimelineClaims claims;
  private final OperationClaims operations;

  TheatreReader(TimelineClaims claims, OperationClaims operations) {
    this.claims = claims;
    this.operations = operations;
  }

  List<Step> steps(List<Row> chain) {
    List<Row> counts =
        operations.contributions(chain, "deployed").stream()
            .filter(c -> claims.begun(c) != Edtf.Answer.NO && !withinAnother(c, chain))
            .toList();
    LocalDate end = OperationClaims.endOf(chain.getLast()).map(Edge::latest).orElse(claims.asOf);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      Row count = counts.get(i);
      Edtf held = count.findHeld().orElseThrow();
      Edge from = Edge.startOf(held);
      LocalDate to = TimelineClaims.min(end, claims.asOf);
      if (held.interval() && !held.endLatest().equals(LocalDate.MAX)) {
        to = TimelineClaims.min(to, held.endLatest());
      }
      for (Row later : counts.subList(i + 1, counts.size())) {
        to = TimelineClaims.min(to, Edge.startOf(later.findHeld().orElseThrow()).latest());
      }
      steps.add(
          new Step(
              count.id(),
              count.about(),
              from,
              to.isBefore(from.latest()) ? from.latest() : to,
              count.whole("value"),
              TimelineClaims.figure(count),
              stepWords(count, held),
              claims.begun(count) == Edtf.Answer.PERHAPS));
    }
    return steps;
  }

  /// Whether a count of one day lies in a stretch that another claim gives; a stretch says more.
  private boolean withinAnother(Row count, List<Row> chain) {
    Edtf held = count.findHeld().orElseThrow();
    return !held.interval()
        && operations.contributions(chain, "deployed").stream()
            .map(c -> c.findHeld().orElseThrow())
            .anyMatch(
                h ->
                    h.interval()
                        && !held.startEarliest().isBefore(h.startEarliest())
                        && !held.startEarliest().isAfter(h.endLatest()));
  }

  private static List<String> stepWords(Row count, Edtf held) {
    String when;
    if (!held.startsOnKnownDay()) {
      Edge from = Edge.startOf(held);
      boolean oneYear = from.earliest().getYear() == from.latest().getYear();
      when = oneYear ? "in " + from.latest().getYear() : "day unknown";
    } else {
      when = "from " + DateWords.day(held.startEarliest());
    }
    Set<String> words = new LinkedHashSet<>();
    count
        .find("role")
        .filter(r -> r.length() <= 48)
        .ifPresent(r -> words.add(when + ": " + TimelineClaims.lowerFirst(r)));
    words.add(when);
    words.add("");
    return List.copyOf(words);
  }

  Theatre theatre(List<Row> chain, List<Step> steps) {
    for (Row count : operations.contributions(chain, "deployed")) {
      if (claims.seen(count)) {
        claims.entry(
            count,
            claims.operationName(count),
            operations.roleOf(count),
            "",
            TimelineClaims.figure(count));
      }
    }
    List<Count> days =
        operations.contributions(chain, "deployed").stream()
            .filter(c -> claims.begun(c) != Edtf.Answer.NO && withinAnother(c, chain))
            .map(
                c ->
                    new Count(
                        Edge.startOf(c.findHeld().orElseThrow()),
                        c.whole("value"),
                        TimelineClaims.figure(c)
                            + " counted, "
                            + DateWords.held(c.findHeld().orElseThrow())))
            .toList();
    List<Ceiling> ceilings = new ArrayList<>();
    for (Row row : operations.authorisations(chain)) {
      if (!claims.seen(row)) {
        continue;
      }
      int people =
          row.table() == RecordTables.MANDATES ? row.whole("authorised") : row.whole("value");
      Edtf held = row.findHeld().orElseThrow();
      LocalDate end = OperationClaims.endOf(chain.getLast()).map(Edge::latest).orElse(claims.asOf);
      LocalDate to =
          held.interval()
              ? TimelineClaims.min(TimelineClaims.min(end, held.endLatest()), claims.asOf)
              : TimelineClaims.min(end, claims.asOf);
      ceilings.add(
          new Ceiling(
              Edge.startOf(held), to, people, List.of("authorised " + people, "auth. " + people)));
      claims.entry(
          row,
          claims.operationName(row),
          TimelineClaims.authorityOf(row),
          Integer.toString(people),
          "");
    }
    List<Phase> phases = new ArrayList<>();
    for (Row operation : chain) {
      List<Step> own = steps(List.of(operation));
      Edge from =
          own.isEmpty()
              ? operation.findHeld().map(Edge::startOf).orElse(Edge.on(claims.asOf))
              : own.getFirst().from();
      LocalDate to =
          OperationClaims.endOf(operation)
              .map(Edge::latest)
              .map(d -> TimelineClaims.min(d, claims.asOf))
              .orElse(claims.asOf);
      LocalDate lastStep = own.isEmpty() ? to : own.getLast().to();
      Optional<String> begun =
          own.isEmpty() || !own.getFirst().from().isKnown()
              ? Optional.empty()
              : Optional.of(DateWords.day(own.getFirst().from().latest()));
      boolean home = !own.isEmpty() && own.getLast().value() == 0;
      phases.add(
          new Phase(
              from,
              home ? own.getLast().from().latest() : TimelineClaims.max(to, lastStep),
              phaseWords(operation, begun)));
    }
    String note = "";
    if (ceilings.isEmpty()) {
      note = "authorised ceiling not recorded";
    } else {
      LocalDate known = ceilings.getFirst().from().latest();
      if (steps.getFirst().from().latest().isBefore(known)) {
        note = "authorised ceiling not recorded before " + known.getYear();
      }
    }
    return new Theatre(
        claims.placeName(chain.getFirst()).orElse(chain.getFirst().text("short_name")),
        chain.stream().map(o -> o.text("short_name")).collect(Collectors.joining(", then ")),
        steps,
        days,
        ceilings,
        phases,
        note);
  }

  private List<String> phaseWords(Row operation, Optional<String> from) {
    String name = operation.text("short_name");
    List<String> tasks = new ArrayList<>();
    List<String> inShort = new ArrayList<>();
    List<Row> jointFirst =
        claims.view.chosen(RecordTables.ASSIGNMENTS).stream()
            .sorted(
                Comparator.comparing((Row a) -> a.find("place").isEmpty())
                    .thenComparing(a -> -a.list("nations").size())
                    .thenComparing(claims::order))
            .toList();
    for (Row assignment : jointFirst) {
      if (!assignment.text("operation").equals(operation.about())
          || !assignment.list("nations").contains(claims.nation)
          || !claims.seen(assignment)) {
        continue;
      }
      String with =
          assignment.list("nations").stream()
              .filter(n -> !n.equals(claims.nation))
              .map(claims::nationName)
              .collect(Collectors.joining(" and "));
      String place =
          assignment
              .find("place")
              .flatMap(p -> claims.view.find(RecordTables.PLACES, p))
              .map(p -> ", " + p.text("name"))
              .orElse("");
      String task =
          claims
              .view
              .find(RecordTables.TASKS, assignment.text("task"))
              .map(t -> TimelineClaims.lowerFirst(t.text("name")))
              .orElse("");
      // A task without a place says no more than the operation's name.
      if (!place.isEmpty()) {
        tasks.add(task + place + (with.isEmpty() ? "" : " with " + with));
        inShort.add(task + (with.isEmpty() ? "" : " with " + with));
      }
      claims.entry(
          assignment,
          name,
          task + place + (with.isEmpty() ? "" : ", jointly with " + with),
          "",
          "");
    }
    Set<String> words = new LinkedHashSet<>();
    if (!tasks.isEmpty()) {
      words.add(name + ": " + String.join("; ", tasks));
      words.add(name + ": " + tasks.getFirst());
      words.add(name + ": " + inShort.getFirst());
    }
    from.ifPresent(f -> words.add(name + " from " + f));
    words.add(name);
    return List.copyOf(words);
  }
}
