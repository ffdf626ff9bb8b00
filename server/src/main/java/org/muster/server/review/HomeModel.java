package org.muster.server.review;

import java.util.List;
import java.util.Map;
import org.muster.record.Row;
import org.muster.server.frame.StageModel;

/// The first page of Review.
///
/// @param cycles what is late first
/// @param onFile what the record tells of cycles
/// @param nations at whose table the reader writes, and may begin a cycle
/// @param sent what the form to begin one brought
public record HomeModel(
    List<CycleVisit> cycles,
    List<StageModel.Seen> findings,
    List<OnFile> onFile,
    List<Nation> nations,
    Map<String, String> sent,
    Wrong wrong) {

  /// A nation by code and name.
  public record Nation(String code, String name) {}

  /// A claim about a cycle, and its sentence.
  public record OnFile(Row row, String says) {}

  /// Whether the reader may take a cycle that is on file up into the talks: they write at its
  /// nation's table, and it is not there yet.
  public boolean mayTakeUp(Row cycle) {
    return nations.stream().anyMatch(n -> n.code().equals(cycle.text("nation")))
        && cycles.stream().noneMatch(c -> c.cycle().id().equals(cycle.about()));
  }

  public String sent(String field) {
    return sent.getOrDefault(field, "");
  }
}
