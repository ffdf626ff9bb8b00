package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.desk.Side;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Edtf;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.GoalRows;
import org.muster.store.Trouble;

/// The cycles that the record tells of, and the way from there to the talks. The record says what
/// was; the talks are where both sides work. A cycle of the record is taken up into the talks under
/// the same id, with the steps that it had reached and its goals; what both sides then sign goes
/// back to the record.
public final class CyclesOnFile {
  private static final String CIRCLE = "allies";

  private final Desk desk;
  private final Claims claims;

  public CyclesOnFile(Desk desk, Claims claims) {
    this.desk = desk;
    this.claims = claims;
  }

  /// A cycle as the record has it.
  ///
  /// @param goals how many partnership goals the source counts; absent where it does not say
  /// @param texts how many of them are on file with their text
  /// @param state word of the table `cycles`
  /// @param claim the claim that counts
  /// @param taken whether it has been taken up into the talks
  public record OnFile(
      String id,
      String nation,
      String name,
      Optional<Integer> goals,
      int texts,
      String state,
      Edtf held,
      Row claim,
      boolean taken) {

    /// The step that it had reached, if the record says.
    public Optional<CycleStep> findStep() {
      return CycleStep.find(state);
    }
  }

  /// The cycles that the record tells of, earliest first.
  public List<OnFile> list(Perspective from) {
    Choices choices = Choices.of(claims.list(from, RecordTables.CHOICES));
    List<Row> goals = choices.counting(claims.list(from, ReviewTables.GOALS));
    Set<String> taken = new HashSet<>();
    desk.look(
            from.caseId(),
            from.viewer(),
            work -> CycleRows.list(work.dsl(), from.caseId(), work.sight()))
        .forEach(c -> taken.add(c.cycle().id()));
    return choices.counting(claims.list(from, ReviewTables.CYCLES)).stream()
        .map(
            row ->
                new OnFile(
                    row.about(),
                    row.text("nation"),
                    row.text("name"),
                    row.find("goals").map(Integer::valueOf),
                    (int) goals.stream().filter(g -> g.text("cycle").equals(row.about())).count(),
                    row.text("state"),
                    row.findHeld().orElseThrow(),
                    row,
                    taken.contains(row.about())))
        .sorted(
            java.util.Comparator.comparing((OnFile c) -> c.held().startEarliest())
                .thenComparing(OnFile::id))
        .toList();
  }

  /// Takes a cycle of the record up into the talks.
  ///
  /// @throws Trouble NOT_FOUND, FORBIDDEN; REFUSED if it is there already, or if the days of the
  ///     steps that it had reached are not recorded
  public Cycle takeUp(String caseId, Viewer viewer, String cycle) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Row claim =
              counting(work, ReviewTables.CYCLES).stream()
                  .filter(r -> r.about().equals(cycle))
                  .findFirst()
                  .orElseThrow(() -> Desk.notFound("cycle " + cycle));
          String nation = claim.text("nation");
          Desk.Actor actor = desk.writer(viewer, nation);
          if (CycleRows.exists(work.dsl(), caseId, cycle)) {
            throw new Trouble(Trouble.Code.REFUSED, "cycle " + cycle + " is in the talks already");
          }
          Cycle begun = Cycle.begin(cycle, nation, claim.text("name"), Optional.empty());
          List<CycleEvent> reached = reached(claim, actor);
          Own own = new Own(nation, CIRCLE);
          CycleRows.insert(work.dsl(), caseId, begun, own);
          for (int i = 0; i < reached.size(); i++) {
            CycleRows.append(work.dsl(), caseId, cycle, i + 1, reached.get(i), own);
          }
          takeUpGoals(work, begun.after(reached), actor, nation);
          desk.log(work, "cycle-take-up", cycle);
          return begun.after(reached);
        });
  }

  /// The steps that the record says were reached, on the day that the claim gives.
  private List<CycleEvent> reached(Row claim, Desk.Actor actor) {
    Optional<CycleStep> last = CycleStep.find(claim.text("state"));
    if (last.isEmpty()) {
      return List.of();
    }
    Edtf held = claim.findHeld().orElseThrow();
    LocalDate day = held.startEarliest();
    if (!day.equals(held.startLatest()) || held.uncertain() || day.isAfter(desk.today())) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          claim.text("name")
              + " stays on file: it had reached \""
              + last.get().words()
              + "\", and the days of its steps are not recorded");
    }
    Set<CycleStep> needed = new LinkedHashSet<>();
    collect(last.get(), needed);
    List<CycleEvent> events = new ArrayList<>();
    for (CycleStep step : needed.stream().sorted().toList()) {
      for (Side side : sides(step)) {
        events.add(new CycleEvent(day, side, actor.person(), new CycleMove.Reach(step)));
      }
    }
    return events;
  }

  private static void collect(CycleStep step, Set<CycleStep> found) {
    step.needs(false).forEach(s -> collect(s, found));
    found.add(step);
  }

  private static List<Side> sides(CycleStep step) {
    return step.mover() == CycleStep.Mover.BOTH
        ? Arrays.asList(Side.values())
        : List.of(step.mover() == CycleStep.Mover.NATION ? Side.NATION : Side.ALLIANCE);
  }

  private void takeUpGoals(Desk.Work work, Cycle cycle, Desk.Actor actor, String nation) {
    boolean signed = cycle.goalsAreLocked();
    boolean open = cycle.reached().containsKey(CycleStep.BILATERAL_TALKS);
    List<Row> tasks = counting(work, ReviewTables.GOAL_TASKS);
    List<Row> units = counting(work, ReviewTables.GOAL_UNITS);
    counting(work, ReviewTables.GOALS).stream()
        .filter(r -> r.text("cycle").equals(cycle.id()))
        .sorted(java.util.Comparator.comparing((Row r) -> r.text("code")).thenComparing(Row::id))
        .forEach(
            goal ->
                GoalRows.insert(
                    work.dsl(),
                    work.caseId(),
                    cycle.id(),
                    Negotiation.begin(text(goal, tasks, units), signed, actor.person(), desk.now()),
                    actor.person(),
                    desk.now(),
                    "",
                    new Own(nation, open ? CIRCLE : "staffs")));
  }

  private static GoalText text(Row goal, List<Row> tasks, List<Row> units) {
    return new GoalText(
        goal.about(),
        goal.text("code"),
        goal.text("title"),
        goal.text("area"),
        goal.whole("priority"),
        "",
        goal.text("holder"),
        Optional.empty(),
        List.of(new GoalText.Clause("text", "What is to be reached", goal.text("text"))),
        tasks.stream()
            .filter(t -> t.text("goal").equals(goal.about()))
            .map(
                t ->
                    new GoalText.Task(
                        t.about(), t.text("text"), t.findDay("due"), t.text("holder")))
            .toList(),
        units.stream()
            .filter(u -> u.text("goal").equals(goal.about()))
            .map(
                u ->
                    new GoalText.WantedUnit(
                        u.text("unit"), u.text("level"), u.findDay("due").orElseThrow()))
            .toList());
  }

  private List<Row> counting(Desk.Work work, ClaimTable table) {
    Perspective from = Perspective.now(work.caseId(), work.viewer());
    return Choices.of(claims.list(work.dsl(), from, RecordTables.CHOICES))
        .counting(claims.list(work.dsl(), from, table));
  }
}
