package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.desk.Refusal;
import org.muster.desk.Seat;
import org.muster.desk.Side;
import org.muster.record.Claims;
import org.muster.record.Domain;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.GoalRows;
import org.muster.store.Trouble;

/// The partnership goals of a case under negotiation. Until the bilateral talks are held they are
/// the two sides'; from then on the allies' too.
public final class Goals {
  private static final String CIRCLE = Release.STAFFS.text();

  private final Desk desk;
  private final SignedClaims signed;
  private final PlanForecast forecast;

  /// @param claims the record, of which a signed goal becomes part
  /// @param forecast what the planning stages say that the plan can keep
  public Goals(Desk desk, Claims claims, PlanForecast forecast) {
    this.desk = desk;
    this.signed = new SignedClaims(desk, claims);
    this.forecast = forecast;
  }

  /// Puts a goal's draft on the table.
  ///
  /// @param supersedes the id of the earlier goal that it takes over from, if it has another id
  public Negotiation draft(
      String caseId, Viewer viewer, String cycle, GoalText text, Optional<String> supersedes) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          CycleRows.Found found = draftable(work, cycle);
          Desk.Actor actor = desk.writer(viewer, found.cycle().nation(), Side.ALLIANCE);
          if (!new Domain.Id().accepts(text.goal())
              || !text.goal().startsWith(found.cycle().nation() + ".")) {
            throw new Trouble(
                Trouble.Code.REFUSED,
                text.goal() + ": expected an id that begins with " + found.cycle().nation() + ".");
          }
          Negotiation begun =
              Negotiation.begin(text.withPlainSpaces(), false, actor.person(), desk.now());
          insert(work, found, begun, actor, supersedes);
          return begun;
        });
  }

  /// Carries the goals that an earlier cycle signed into this one, as the text from which the talks
  /// begin; a goal that this cycle has already is left alone.
  ///
  /// @return the goals carried
  public List<Negotiation> carry(String caseId, Viewer viewer, String cycle, String from) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          CycleRows.Found found = draftable(work, cycle);
          Desk.Actor actor = desk.writer(viewer, found.cycle().nation(), Side.ALLIANCE);
          CycleRows.Found earlier = CycleRows.get(work, from);
          List<Negotiation> carried = new ArrayList<>();
          for (GoalRows.Found goal : GoalRows.list(work.dsl(), caseId, from, work.sight())) {
            GoalText text = goal.negotiation().text();
            GoalNote fate = earlier.cycle().goals().get(text.goal());
            boolean ended = fate != null && fate.fate().ends();
            if (goal.negotiation().isSigned()
                && !ended
                && !GoalRows.exists(work.dsl(), caseId, cycle, text.goal())) {
              Negotiation begun = Negotiation.begin(text, true, actor.person(), desk.now());
              insert(work, found, begun, actor, Optional.empty());
              carried.add(begun);
            }
          }
          return carried;
        });
  }

  private CycleRows.Found draftable(Desk.Work work, String cycle) {
    CycleRows.Found found = CycleRows.get(work, cycle);
    found
        .cycle()
        .refuseResting()
        .or(() -> refuseLocked(found.cycle()))
        .ifPresent(
            r -> {
              throw new Trouble(Trouble.Code.REFUSED, r.why());
            });
    return found;
  }

  private void insert(
      Desk.Work work,
      CycleRows.Found found,
      Negotiation begun,
      Desk.Actor actor,
      Optional<String> supersedes) {
    String cycle = found.cycle().id();
    String goal = begun.base().goal();
    if (GoalRows.exists(work.dsl(), work.caseId(), cycle, goal)) {
      throw new Trouble(Trouble.Code.REFUSED, "the cycle has a goal " + goal + " already");
    }
    boolean open = found.cycle().reached().containsKey(CycleStep.BILATERAL_TALKS);
    GoalRows.insert(
        work.dsl(),
        work.caseId(),
        cycle,
        begun,
        actor.person(),
        desk.now(),
        supersedes.orElse(""),
        new Own(found.cycle().nation(), open ? Release.ALLIES.text() : CIRCLE));
    desk.log(work, "goal-draft", cycle, goal);
  }

  /// The goals of a cycle that the viewer sees, in order.
  public List<Negotiation> list(String caseId, Viewer viewer, String cycle) {
    return list(caseId, viewer, cycle, Optional.empty());
  }

  /// The same as they stood at the end of a day.
  public List<Negotiation> list(
      String caseId, Viewer viewer, String cycle, Optional<LocalDate> by) {
    return desk.look(
        caseId,
        viewer,
        work ->
            GoalRows.list(work.dsl(), caseId, cycle, work.sight(), by).stream()
                .map(GoalRows.Found::negotiation)
                .toList());
  }

  /// The same, for a person or a program to read. The reading of those that are restricted is
  /// audited.
  ///
  /// @param by as they stood at the end of a day; empty for now
  public List<Negotiation> readAll(
      String caseId, Viewer viewer, String cycle, Optional<LocalDate> by) {
    return desk.act(
        caseId,
        viewer,
        work -> listAudited(work, cycle, by).stream().map(GoalRows.Found::negotiation).toList());
  }

  private List<GoalRows.Found> listAudited(Desk.Work work, String cycle, Optional<LocalDate> by) {
    List<GoalRows.Found> found = GoalRows.list(work.dsl(), work.caseId(), cycle, work.sight(), by);
    desk.logReads(
        work,
        "goal-read",
        Optional.of(cycle),
        found,
        f -> f.own().release(),
        f -> f.negotiation().base().goal());
    return found;
  }

  public Optional<Negotiation> find(String caseId, Viewer viewer, String cycle, String goal) {
    return desk.look(
        caseId,
        viewer,
        work ->
            GoalRows.find(work.dsl(), caseId, cycle, goal, work.sight())
                .map(GoalRows.Found::negotiation));
  }

  /// One goal's talks, for a person to read. The reading is audited.
  ///
  /// @param by as they stood at the end of a day; empty for now
  public Optional<Negotiation> read(
      String caseId, Viewer viewer, String cycle, String goal, Optional<LocalDate> by) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Optional<GoalRows.Found> found =
              GoalRows.find(work.dsl(), caseId, cycle, goal, work.sight(), by);
          found.ifPresent(f -> desk.logRead(work, f.own().release(), "goal-read", cycle, goal));
          return found.map(GoalRows.Found::negotiation);
        });
  }

  /// Says something in a goal's talks for the viewer's side. With the second key the goal becomes
  /// claims of the record.
  ///
  /// @param seen the number of the last step that the speaker saw: if somebody said something about
  ///     the same clause since, it is refused, and they read it first
  public Negotiation.Outcome say(
      String caseId, Viewer viewer, String cycle, String goal, int seen, GoalStep.Said said) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Cycle stage = CycleRows.get(work, cycle).cycle();
          GoalRows.Found found =
              GoalRows.find(work.dsl(), caseId, cycle, goal, work.sight())
                  .orElseThrow(() -> Desk.notFound("goal " + goal));
          Desk.Actor actor =
              switch (said) {
                case GoalStep.Said.TurnKey k -> desk.signer(viewer, stage.nation());
                case GoalStep.Said.Reserve r -> desk.reserver(viewer, stage.nation());
                case GoalStep.Said.Lift l -> desk.reserver(viewer, stage.nation());
                case GoalStep.Said.Propose p -> desk.writer(viewer, stage.nation());
                case GoalStep.Said.Accept a -> desk.writer(viewer, stage.nation());
              };
          Seat seat = Seat.of(viewer, stage.nation());
          Optional<String> ally = seat.writes().isPresent() ? Optional.empty() : seat.ally();
          Negotiation talk = found.negotiation();
          Optional<Refusal> refusal =
              stage
                  .refuseResting()
                  .or(() -> refuseLocked(stage))
                  .or(
                      () ->
                          talk.movedOnSince(seen, said)
                              ? Optional.of(
                                  new Refusal(
                                      "review.goal.moved-on",
                                      "Somebody spoke on this clause meanwhile; read it first."))
                              : Optional.empty());
          if (refusal.isPresent()) {
            return new Negotiation.Outcome.Refused(refusal.get());
          }
          Negotiation.Outcome outcome =
              talk.decide(
                  new GoalStep(
                      talk.nextNumber(),
                      desk.now(),
                      actor.side(),
                      actor.person(),
                      ally,
                      talk.taken(said)));
          if (outcome instanceof Negotiation.Outcome.Taken taken) {
            GoalRows.append(work.dsl(), caseId, cycle, goal, taken.step(), found.own());
            if (taken.negotiation().isSigned()) {
              signed.goal(work, stage, taken.negotiation(), found.own());
            }
            desk.log(work, "goal-say", cycle, goal);
          }
          return outcome;
        });
  }

  /// Records that the goals of a cycle were taken away as a paper.
  public void logExport(String caseId, Viewer viewer, String cycle) {
    desk.act(
        caseId,
        viewer,
        work -> {
          CycleRows.get(work, cycle);
          desk.log(work, "goal-export", cycle);
          return true;
        });
  }

  /// The difference of the goals of two cycles as they stand, as far as the viewer sees them. The
  /// reading of those that are restricted is audited.
  ///
  /// @param by as they stood at the end of a day; empty for now
  public GoalDiff diff(
      String caseId, Viewer viewer, String before, String after, Optional<LocalDate> by) {
    return desk.act(
        caseId,
        viewer,
        work -> {
          Map<String, String> supersedes = new LinkedHashMap<>();
          List<GoalText> now = new ArrayList<>();
          for (GoalRows.Found goal : listAudited(work, after, by)) {
            now.add(goal.negotiation().text());
            if (!goal.supersedes().isEmpty()) {
              supersedes.put(goal.negotiation().base().goal(), goal.supersedes());
            }
          }
          List<GoalText> then =
              listAudited(work, before, by).stream().map(g -> g.negotiation().text()).toList();
          return GoalDiff.of(then, now, supersedes);
        });
  }

  /// What the plan can keep of a goal's wanted units; empty where no plan says.
  public List<PlanForecast.Forecast> listForecasts(String caseId, Viewer viewer, GoalText goal) {
    return goal.units().stream()
        .map(u -> forecast.find(caseId, viewer, u.unit(), u.level(), u.due()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Refusal> refuseLocked(Cycle cycle) {
    return cycle.goalsAreLocked()
        ? Optional.of(
            new Refusal(
                "review.goal.approved",
                "Both sides have approved the goals; change them in a new cycle."))
        : Optional.empty();
  }
}
