package org.muster.server.operate.evacuation;

import java.util.List;
import org.muster.operate.evacuation.custody.Waiting;

/// Parties that wait, in the order in which they are called; numbers, and never a name.
///
/// @param all how many wait, of which the first are here
/// @param longest how long the one waits that waits longest; empty where nobody does
public record QueueModel(List<Line> lines, int all, String longest) {
  static final QueueModel NONE = new QueueModel(List.of(), 0, "");

  private static final int MOST = 100;

  /// A party.
  public record Line(String party, int people, String priority, String waits, String since) {}

  static QueueModel of(EvacuationVisit at, List<Waiting> queue) {
    return new QueueModel(
        queue.stream()
            .limit(MOST)
            .map(
                w ->
                    new Line(
                        w.party(),
                        w.people(),
                        w.priority() == 0 ? "not said" : String.valueOf(w.priority()),
                        InboxModel.age(w.age(at.now())),
                        at.hour(w.since())))
            .toList(),
        queue.size(),
        queue.stream()
            .map(w -> w.age(at.now()))
            .max(java.util.Comparator.naturalOrder())
            .map(InboxModel::age)
            .orElse(""));
  }
}
