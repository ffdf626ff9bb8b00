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
/// is asked with the problem of now. What the draft itself allowed, to come to a gate or to take
/// off a little earlier than would be planned now, stands.
final class LiftFit {
  private static final int MOST = 8;

  private LiftFit() {}

  /// What does not fit any more, in sentences; empty where all does.
  static List<String> misfits(Lift draft, LiftProblems.Built.Done now, LiftHours hours) {
    Set<String> wrong = new LinkedHashSet<>();
    LiftShift.Shifted moved = LiftShift.asItIs(draft, now);
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
    LiftProblem allowed = allowed(draft, now);
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

  private static LiftProblem allowed(Lift draft, LiftProblems.Built.Done now) {
    LiftProblem fresh = now.problem();
    int shift = LiftShift.between(draft, now.clock());
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
                  return before == null
                          || !before.haven().equals(one.haven())
                          || before.from() - shift >= one.from()
                      ? one
                      : one.available(before.from() - shift, one.until());
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
}
