package org.muster.thread.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.muster.generate.GenerateTables;
import org.muster.record.CaseHeader;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.thread.PlanGaps;
import org.muster.thread.Timeline.OpenStretch;
import org.muster.thread.Timeline.Planned;
import org.muster.thread.Timeline.Wanted;

/// What illustrative requirement lines want, and the gaps that the newest plan leaves in them.
final class PlannedReader {
  private final TimelineClaims claims;
  private final List<OpenStretch> gaps;

  PlannedReader(TimelineClaims claims) {
    this.claims = claims;
    this.gaps = gaps();
  }

  /// What illustrative lines and posts want, an operation each; its lines may be seen by some who
  /// may not see the operation.
  List<Planned> planned() {
    Map<String, List<Wanted>> parts = new LinkedHashMap<>();
    for (Row line : claims.view.chosen(GenerateTables.REQUIREMENT_LINES)) {
      wanted(line, line.text("name") + ", " + line.text("people") + " people", parts);
    }
    for (Row post : claims.view.chosen(GenerateTables.STAFF_POSTS)) {
      wanted(post, post.text("title") + ", 1 post", parts);
    }
    List<Planned> found = new ArrayList<>();
    parts.forEach(
        (operation, wanted) ->
            found.add(
                new Planned(
                    operation,
                    claims.view.operationName(operation),
                    "invented, place not named",
                    summed(wanted),
                    gaps.stream().filter(g -> g.operation().equals(operation)).toList())));
    return found;
  }

  private void wanted(Row row, String what, Map<String, List<Wanted>> parts) {
    if (!row.isIllustrative() || row.findHeld().isEmpty()) {
      return;
    }
    Edtf held = row.findHeld().get();
    String operation = row.text("operation");
    int people = row.table() == GenerateTables.STAFF_POSTS ? 1 : row.whole("people");
    parts
        .computeIfAbsent(operation, none -> new ArrayList<>())
        .add(new Wanted(within(held.startEarliest()), within(held.endLatest()), people));
    claims.entry(row, claims.view.operationName(operation), "required: " + what, "", "");
  }

  /// A line without an end is wanted to the end of the horizon, one without a beginning from its
  /// start or the day looked at.
  private LocalDate within(LocalDate day) {
    CaseHeader header = claims.view.header();
    LocalDate first = TimelineClaims.min(header.horizonFrom(), claims.asOf);
    LocalDate last = TimelineClaims.max(header.horizonTo(), claims.asOf);
    return day.equals(LocalDate.MIN) ? first : day.equals(LocalDate.MAX) ? last : day;
  }

  private static List<Wanted> summed(List<Wanted> parts) {
    TreeSet<LocalDate> cuts = new TreeSet<>();
    for (Wanted part : parts) {
      cuts.add(part.from());
      cuts.add(part.to().plusDays(1));
    }
    List<LocalDate> days = List.copyOf(cuts);
    List<Wanted> steps = new ArrayList<>();
    for (int i = 0; i + 1 < days.size(); i++) {
      LocalDate day = days.get(i);
      int people =
          parts.stream()
              .filter(p -> !p.from().isAfter(day) && !p.to().isBefore(day))
              .mapToInt(Wanted::people)
              .sum();
      if (people > 0) {
        steps.add(new Wanted(day, days.get(i + 1).minusDays(1), people));
      }
    }
    return steps;
  }

  private List<OpenStretch> gaps() {
    List<OpenStretch> gaps = new ArrayList<>();
    PlanGaps.findNewest(claims.view)
        .ifPresent(
            plan ->
                plan.gaps()
                    .forEach(
                        gap ->
                            claims
                                .view
                                .find(GenerateTables.REQUIREMENT_LINES, gap.line())
                                .or(() -> claims.view.find(GenerateTables.STAFF_POSTS, gap.line()))
                                .ifPresent(
                                    line ->
                                        gaps.add(
                                            new OpenStretch(
                                                line.text("operation"),
                                                gap.from(),
                                                gap.to(),
                                                gap.people())))));
    return gaps;
  }
}
