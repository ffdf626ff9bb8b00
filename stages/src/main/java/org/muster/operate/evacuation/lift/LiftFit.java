package org.muster.operate.evacuation.lift;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftFinding;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Party;

/// Whether a draft still fits the state, which may have moved since it was planned: the checker
/// is asked with the problem of now. What the draft allowed and only the passing of time forbids,
/// to come to a gate or to take off a little earlier than would be planned now, stands.
final class LiftFit {
  private static final int MOST = 8;

  private LiftFit() {}

  /// What does not fit any more, in sentences; empty where all does.
  static List<String> misfits(
      Lift draft, LiftProblems.Built.Done now, LiftSituation situation, LiftHours hours) {
    Set<String> wrong = new LinkedHashSet<>();
    LiftShift.Shifted moved = LiftShift.asItIs(draft, now, situation);
    Set<String> known = now.problem().partiesById().keySet();
    for (String party : moved.dropped()) {
      wrong.add(
          known.contains(party)
              ? "The flight of party " + party + " does not stand any more."
              : "Party " + party + " cannot go any more: it is held, listed or gone.");
    }
    if (!moved.ids().equals(draft.ids())) {
      List<String> gone = new ArrayList<>(draft.ids());
      gone.removeAll(moved.ids());
      gone.forEach(id -> wrong.add("Flight " + id + " does not stand any more."));
    }
    LiftProblem allowed = allowed(draft, now, situation);
    for (LiftFinding finding : LiftChecker.check(allowed, moved.plan()).findings()) {
      wrong.add(
          Lift.gateCode(finding.subject())
              + " at "
              + hours.of(now.clock().instant(finding.minute()))
              + ": "
              + finding.rule().words()
              + ", but "
              + finding.measured()
              + ", "
              + finding.limit()
              + ".");
    }
    return wrong.stream().limit(MOST).toList();
  }

  private static LiftProblem allowed(
      Lift draft, LiftProblems.Built.Done now, LiftSituation situation) {
    LiftProblem fresh = now.problem();
    int shift = LiftShift.between(draft, now.clock());
    int elapsed = now.now() - (draft.now() - shift);
    Map<String, Party> old = draft.parties();
    Map<String, Aircraft> fleet = draft.problem().fleetById();
    return fresh.with(
        fresh.airfield(),
        fresh.gates(),
        fresh.havens(),
        fresh.fleet().stream()
            .map(
                one -> {
                  Aircraft before = fleet.get(one.id());
                  return before != null
                          && before.haven().equals(one.haven())
                          && before.from() - shift < one.from()
                          && isLaterByTimeAlone(one, before.from() - shift, elapsed, now, situation)
                      ? one.available(before.from() - shift, one.until())
                      : one;
                })
            .toList(),
        fresh.parties().stream()
            .map(
                one -> {
                  Party before = old.get(one.id());
                  return before != null
                          && LiftMark.of(before).where() == LiftMark.of(one).where()
                          && before.ready() - shift < one.ready()
                      ? one.within(before.ready() - shift, one.due())
                      : one;
                })
            .toList());
  }

  /// Whether an aircraft is free now, or is on a flight that should have left and is counted as
  /// leaving now, whenever that is asked.
  private static boolean isLaterByTimeAlone(
      Aircraft one, int before, int elapsed, LiftProblems.Built.Done now, LiftSituation situation) {
    LiftSituation.Begun last = situation.begun().get(one.id());
    boolean due = last != null && !last.arrived() && last.at().equals(situation.now());
    return one.from() <= now.now() || (due && one.from() - before <= elapsed);
  }
}
