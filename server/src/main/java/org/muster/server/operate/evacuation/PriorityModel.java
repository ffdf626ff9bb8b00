package org.muster.server.operate.evacuation;

import java.util.List;
import java.util.Map;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.PriorityDesk;
import org.muster.operate.evacuation.priority.Priority;

/// Why a party stands where it stands.
///
/// @param band how soon it is called, in words
/// @param people nothing where names are hidden: a class or an illness is theirs
/// @param decided what an officer decided in the rule's place; empty where nobody did
public record PriorityModel(
    String version,
    String band,
    String byRule,
    String place,
    String waits,
    List<Line> people,
    String decided,
    String reason) {

  /// Somebody with what the rule gives them.
  public record Line(String number, String called, List<Reason> reasons, int points) {}

  /// A line of the rule.
  public record Reason(String words, int points) {}

  static PriorityModel of(
      EvacuationVisit at, PriorityDesk.Explained told, Map<String, Particulars> names) {
    return new PriorityModel(
        told.version(),
        told.band() == 0 ? "not said" : String.valueOf(told.band()),
        told.byRule() == 0 ? "not said" : String.valueOf(told.byRule()),
        told.before() < 0
            ? ""
            : told.before() + " waiting parties before, " + told.behind() + " behind",
        told.waits()
            .map(since -> InboxModel.age(java.time.Duration.between(since, at.now())))
            .orElse(""),
        names.isEmpty() ? List.of() : told.people().stream().map(one -> line(one, names)).toList(),
        told.decision()
            .map(d -> d.band() + ", decided by " + d.officer() + " at " + at.hour(d.at()))
            .orElse(""),
        names.isEmpty() ? "" : told.decision().map(PriorityDesk.Decision::reason).orElse(""));
  }

  private static Line line(PriorityDesk.Told told, Map<String, Particulars> names) {
    Priority priority = told.priority();
    String name = names.getOrDefault(told.person(), Particulars.NONE).name();
    return new Line(
        told.person(),
        name.isEmpty() ? told.person() : name,
        priority.reasons().stream().map(r -> new Reason(r.words(), r.points())).toList(),
        priority.points());
  }
}
