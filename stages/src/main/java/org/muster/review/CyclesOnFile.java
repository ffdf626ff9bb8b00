package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.desk.Seat;
import org.muster.desk.Side;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Days;
import org.muster.record.Edtf;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.rows.AssessmentRows;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.GoalRows;
import org.muster.review.rows.NoteRows;
import org.muster.review.rows.SurveyRows;
import org.muster.store.Trouble;

/// The cycles that the record tells of, and the way from there to the talks. The record says what
/// was; the talks are where both sides work. A cycle of the record is taken up into the talks under
/// the same id, with the steps that it had reached and its goals; what both sides then sign goes
/// back to the record.
public final class CyclesOnFile {
  private static final String CIRCLE = Release.ALLIES.text();

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

  /// What taking a cycle up writes down.
  ///
  /// @param steps that the record says were reached, in order
  /// @param day on which, where the record gives a day; the person says it where it does not
  /// @param others of them those of the other side, which the person writes down for it
  public record TakingUp(List<CycleStep> steps, Optional<LocalDate> day, List<CycleStep> others) {
    public TakingUp {
      steps = List.copyOf(steps);
      others = List.copyOf(others);
    }

    /// Whether the person has to say on which day the last of the steps was reached.
    public boolean asksDay() {
      return !steps.isEmpty() && day.isEmpty();
    }
  }

  /// What a person says of the steps that they write down.
  ///
  /// @param day on which the last of them was reached, where the record does not say
  /// @param why those of the other side are not left to it
  /// @param word by whose word they were reached
  public record Saying(Optional<LocalDate> day, String why, String word) {
    /// Nothing: enough where no step is written down for the other side.
    public static Saying nothing() {
      return new Saying(Optional.empty(), "", "");
    }
  }

  /// What taking a cycle up would write down for somebody of that side.
  ///
  /// @param claim of the table `cycles` that counts
  public static TakingUp takingUp(Row claim, Side side, LocalDate today) {
    Optional<CycleStep> last = CycleStep.find(claim.text("state"));
    if (last.isEmpty()) {
      return new TakingUp(List.of(), Optional.empty(), List.of());
    }
    Set<CycleStep> needed = new LinkedHashSet<>();
    collect(last.get(), needed);
    List<CycleStep> steps = needed.stream().sorted().toList();
    Edtf held = claim.findHeld().orElseThrow();
    LocalDate day = held.startEarliest();
    boolean known = day.equals(held.startLatest()) && !held.uncertain() && !day.isAfter(today);
    return new TakingUp(
        steps,
        known ? Optional.of(day) : Optional.empty(),
        steps.stream().filter(s -> sides(s).contains(side.other())).toList());
  }

  /// Takes a cycle of the record up into the talks, with the steps that it had reached. Those
  /// of the other side stand as written down for it, with why and by whose word, until it
  /// confirms them or takes them back.
  ///
  /// @throws Trouble NOT_FOUND, FORBIDDEN; REFUSED if it is there already, if the day of its steps
  ///     is not known, or if nothing is said of the steps of the other side
  public Cycle takeUp(String caseId, Viewer viewer, String cycle, Saying saying) {
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
          List<CycleEvent> reached = reached(claim, actor, saying);
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

  /// The steps that the record says were reached, on the day that the claim or the person gives.
  private List<CycleEvent> reached(Row claim, Desk.Actor actor, Saying saying) {
    TakingUp taking = takingUp(claim, actor.side(), desk.today());
    if (taking.steps().isEmpty()) {
      return List.of();
    }
    LocalDate day =
        taking
            .day()
            .or(saying::day)
            .orElseThrow(
                () ->
                    refused(
                        claim.text("name")
                            + " had reached \""
                            + taking.steps().getLast().words()
                            + "\", and the record does not say on which day; say it"));
    if (day.isAfter(desk.today())) {
      throw refused(Days.text(day) + " has not come yet");
    }
    if (!taking.others().isEmpty() && (saying.why().isBlank() || saying.word().isBlank())) {
      throw refused(
          "you would write down for "
              + actor.side().other().words()
              + ": "
              + taking.others().stream().map(CycleStep::words).collect(Collectors.joining(", "))
              + "; say why, and by whose word");
    }
    Behalf behalf = new Behalf(actor.side(), saying.why().strip(), saying.word().strip());
    List<CycleEvent> events = new ArrayList<>();
    for (CycleStep step : taking.steps()) {
      for (Side side : sides(step)) {
        events.add(
            new CycleEvent(
                day,
                side,
                actor.person(),
                new CycleMove.Reach(step),
                side == actor.side() ? Optional.empty() : Optional.of(behalf)));
      }
    }
    return events;
  }

  private static Trouble refused(String why) {
    return new Trouble(Trouble.Code.REFUSED, why);
  }

  /// Whether a cycle could go back on file: it came from there, and nothing has been done in it
  /// since but to write down what the record tells.
  public boolean isAsTakenUp(String caseId, Viewer viewer, String cycle) {
    return desk.look(
        caseId,
        viewer,
        work ->
            Seat.of(viewer, CycleRows.get(work, cycle).cycle().nation()).writes().isPresent()
                && findDone(work, cycle).isEmpty());
  }

  /// Puts a cycle that was taken up back on file: out of the talks, and the record as before.
  ///
  /// @throws Trouble NOT_FOUND, FORBIDDEN; REFUSED once anything was done in it
  public void putBack(String caseId, Viewer viewer, String cycle) {
    desk.act(
        caseId,
        viewer,
        work -> {
          desk.writer(viewer, CycleRows.get(work, cycle).cycle().nation());
          findDone(work, cycle)
              .ifPresent(
                  done -> {
                    throw refused("the cycle stays in the talks: " + done);
                  });
          GoalRows.delete(work.dsl(), caseId, cycle);
          CycleRows.delete(work.dsl(), caseId, cycle);
          desk.log(work, "cycle-put-back", cycle);
          return true;
        });
  }

  /// What has been done in a cycle beyond writing down what the record tells.
  private Optional<String> findDone(Desk.Work work, String cycle) {
    Optional<Row> claim =
        counting(work, ReviewTables.CYCLES).stream()
            .filter(r -> r.about().equals(cycle))
            .findFirst();
    if (claim.isEmpty()) {
      return Optional.of("no source tells of it");
    }
    Cycle now = CycleRows.get(work, cycle).cycle();
    int told =
        takingUp(claim.get(), Side.NATION, desk.today()).steps().stream()
            .mapToInt(s -> sides(s).size())
            .sum();
    if (now.events().size() != told) {
      return Optional.of("a step was recorded since");
    }
    if (SurveyRows.find(work.dsl(), work.caseId(), cycle, work.sight()).isPresent()
        || AssessmentRows.exists(work.dsl(), work.caseId(), cycle)
        || NoteRows.existIn(work.dsl(), work.caseId(), cycle)) {
      return Optional.of("somebody has written in it");
    }
    Set<String> onFile = new HashSet<>();
    counting(work, ReviewTables.GOALS).stream()
        .filter(r -> r.text("cycle").equals(cycle))
        .forEach(r -> onFile.add(r.about()));
    return GoalRows.list(work.dsl(), work.caseId(), cycle, work.sight()).stream()
        .map(GoalRows.Found::negotiation)
        .filter(g -> !g.steps().isEmpty() || !onFile.contains(g.base().goal()))
        .findFirst()
        .map(g -> g.base().code() + " has been talked about");
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
                    new Own(nation, open ? CIRCLE : Release.STAFFS.text())));
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
