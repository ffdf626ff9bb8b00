package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Sha256;

/// What both sides have signed becomes claims of the record, in the transaction of the second
/// signature: the goal with its tasks and units, and the cycle where it stands. Their source is the
/// signed version itself, named by its digest.
final class SignedClaims {
  /// The Planning and Review Process, as frameworks of a case are called by people.
  private static final String PROCESS = "PARP";

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 4000;

  private final Desk desk;
  private final Claims claims;

  SignedClaims(Desk desk, Claims claims) {
    this.desk = desk;
    this.claims = claims;
  }

  /// Puts down a goal whose second key has just been turned.
  void goal(Desk.Work work, Cycle cycle, Negotiation signed, Own own) {
    GoalText text = signed.text();
    List<Row> units = counting(work, RecordTables.UNITS);
    Set<String> wanted =
        text.units().stream().map(GoalText.WantedUnit::unit).collect(Collectors.toSet());
    boolean illustrative =
        isIllustrative(work, cycle)
            || units.stream().anyMatch(u -> wanted.contains(u.about()) && u.isIllustrative());
    Mark mark =
        mark(
            cycle,
            tail(text.goal()),
            text.code() + ", " + text.title() + ", signed by both sides",
            signed.digest(),
            own.release(),
            illustrative);
    List<Row> rows = new ArrayList<>(List.of(mark.source()));
    rows.addAll(cycleRow(work, cycle, mark, Optional.empty()).stream().toList());
    String today = desk.today().toString();
    Map<String, String> goal = mark.cells(text.goal());
    goal.put("cycle", cycle.id());
    goal.put("code", text.code());
    goal.put("title", text.title());
    goal.put("text", cut(clauses(signed), LONGEST_TEXT));
    goal.put("area", text.area());
    goal.put("priority", String.valueOf(text.priority()));
    goal.put("holder", text.holder());
    goal.put("due", lastDue(text).map(LocalDate::toString).orElse(""));
    goal.put("held", today + "/..");
    rows.add(Row.of(ReviewTables.GOALS, goal));
    for (GoalText.Task task : text.tasks()) {
      Map<String, String> cells = mark.cells(task.id());
      cells.put("goal", text.goal());
      cells.put("text", task.text());
      cells.put("due", task.due().map(LocalDate::toString).orElse(""));
      cells.put("holder", task.holder());
      rows.add(Row.of(ReviewTables.GOAL_TASKS, cells));
    }
    List<Row> unitsBefore = of(work, ReviewTables.GOAL_UNITS, text.goal());
    for (GoalText.WantedUnit unit : text.units()) {
      String about =
          unitsBefore.stream()
              .filter(r -> r.text("unit").equals(unit.unit()))
              .map(Row::about)
              .findFirst()
              .orElse(cycle.nation() + ".goal-unit." + tail(text.goal()) + "-" + tail(unit.unit()));
      Map<String, String> cells = mark.cells(about);
      cells.put("goal", text.goal());
      cells.put("unit", unit.unit());
      cells.put("level", unit.level());
      cells.put("due", unit.due().toString());
      rows.add(Row.of(ReviewTables.GOAL_UNITS, cells));
    }
    Set<String> kept = rows.stream().map(Row::about).collect(Collectors.toCollection(HashSet::new));
    List<Row> ended =
        Stream.concat(of(work, ReviewTables.GOAL_TASKS, text.goal()).stream(), unitsBefore.stream())
            .filter(r -> r.text("owner").equals(cycle.nation()) && !kept.contains(r.about()))
            .toList();
    claims.decide(work.dsl(), work.caseId(), work.viewer(), rows, ended);
  }

  /// Puts down where a cycle stands once both sides have approved its goals or its assessment.
  ///
  /// @param goals how many goals are approved
  void cycle(Desk.Work work, Cycle cycle, CycleStep step, int goals, Own own) {
    Mark mark =
        mark(
            cycle,
            tail(cycle.id()) + "-" + step.word(),
            cycle.name() + ": " + step.words(),
            Sha256.of(cycle.id() + step.word() + goals),
            own.release(),
            isIllustrative(work, cycle));
    List<Row> rows = new ArrayList<>(List.of(mark.source()));
    rows.addAll(cycleRow(work, cycle, mark, Optional.of(goals)).stream().toList());
    claims.decide(work.dsl(), work.caseId(), work.viewer(), rows, List.of());
  }

  /// The claim about a cycle as it stands; with a framework, where the case has none for it.
  ///
  /// @param goals how many goals are approved; empty to leave a cycle that is on file as it is
  private List<Row> cycleRow(Desk.Work work, Cycle cycle, Mark mark, Optional<Integer> goals) {
    Optional<Row> before =
        counting(work, ReviewTables.CYCLES).stream()
            .filter(r -> r.about().equals(cycle.id()))
            .findFirst();
    if (before.isPresent() && goals.isEmpty()) {
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    String framework =
        before
            .map(r -> r.text("framework"))
            .or(
                () ->
                    counting(work, RecordTables.FRAMEWORKS).stream()
                        .filter(r -> r.text("short_name").equals(PROCESS))
                        .map(Row::about)
                        .findFirst())
            .orElseGet(
                () -> {
                  Map<String, String> cells = mark.cells(cycle.nation() + ".framework.parp");
                  cells.put("name", "Planning and Review Process");
                  cells.put("short_name", PROCESS);
                  rows.add(Row.of(RecordTables.FRAMEWORKS, cells));
                  return cycle.nation() + ".framework.parp";
                });
    Map<String, String> cells = mark.cells(cycle.id());
    cells.put("nation", cycle.nation());
    cells.put("framework", framework);
    cells.put("name", cut(cycle.name(), LONGEST_TITLE));
    cells.put("goals", goals.map(String::valueOf).orElse(""));
    cells.put("state", cycle.stateWord());
    cells.put(
        "held",
        before
            .map(r -> r.text("held"))
            .orElseGet(
                () ->
                    cycle.events().stream().findFirst().map(CycleEvent::day).orElse(desk.today())
                        + "/.."));
    rows.add(Row.of(ReviewTables.CYCLES, cells));
    return rows;
  }

  /// What all rows of one decision share.
  private record Mark(Row source, String kind, String owner, String release) {
    Map<String, String> cells(String id) {
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("id", id);
      cells.put("source", source.id());
      cells.put("kind", kind);
      cells.put("owner", owner);
      cells.put("release", release);
      return cells;
    }
  }

  private Mark mark(
      Cycle cycle, String tail, String title, String digest, String release, boolean invented) {
    String nation = cycle.nation();
    Map<String, String> source = new LinkedHashMap<>();
    source.put("id", nation + ".source." + tail + "-signed-" + digest.substring(0, 8));
    source.put("title", cut(title, LONGEST_TITLE));
    source.put("publisher", nation + " and the alliance staffs");
    source.put("published", desk.today().toString());
    source.put("locator", "signed version " + digest);
    source.put("grade", invented ? "illustrative" : "sound");
    source.put("owner", nation);
    source.put("release", release);
    return new Mark(
        Row.of(RecordTables.SOURCES, source),
        invented ? "illustrative" : "official",
        nation,
        release);
  }

  private boolean isIllustrative(Desk.Work work, Cycle cycle) {
    return counting(work, ReviewTables.CYCLES).stream()
        .anyMatch(r -> r.about().equals(cycle.id()) && r.isIllustrative());
  }

  private List<Row> of(Desk.Work work, ClaimTable table, String goal) {
    return claims.list(work.dsl(), from(work), table).stream()
        .filter(r -> r.text("goal").equals(goal))
        .toList();
  }

  private List<Row> counting(Desk.Work work, ClaimTable table) {
    return Choices.of(claims.list(work.dsl(), from(work), RecordTables.CHOICES))
        .counting(claims.list(work.dsl(), from(work), table));
  }

  private static Perspective from(Desk.Work work) {
    return Perspective.now(work.caseId(), work.viewer());
  }

  private static String clauses(Negotiation signed) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (GoalText.Clause clause : signed.text().clauses()) {
      out.append(out.isEmpty() ? "" : "\n")
          .append(++number)
          .append(". ")
          .append(clause.heading())
          .append(": ")
          .append(clause.text());
      new TreeMap<>(signed.listReservations().getOrDefault(clause.id(), Map.of()))
          .forEach(
              (whose, reserved) ->
                  out.append(" [reservation of ")
                      .append(whose.words())
                      .append(": ")
                      .append(reserved)
                      .append(']'));
    }
    return out.toString();
  }

  private static Optional<LocalDate> lastDue(GoalText text) {
    return Stream.concat(
            text.units().stream().map(GoalText.WantedUnit::due),
            text.tasks().stream().flatMap(t -> t.due().stream()))
        .max(Comparator.naturalOrder());
  }

  /// `pg-01` of `AZE.goal.pg-01`.
  private static String tail(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
