package org.muster.server.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.record.Row;
import org.muster.review.CycleStep;
import org.muster.review.CyclesOnFile;
import org.muster.server.frame.StageModel;
import org.muster.thread.DateWords;

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

  /// How many findings stand open on the page; what is due later is folded under them.
  private static final int PRESSING = 4;

  /// What is wrong, and what is due soonest.
  public List<StageModel.Seen> pressing() {
    return findings.subList(0, shown());
  }

  /// What is due later.
  public List<StageModel.Seen> later() {
    return findings.subList(shown(), findings.size());
  }

  private int shown() {
    int wrong = (int) findings.stream().filter(s -> s.finding().isWrong()).count();
    return Math.min(findings.size(), Math.max(wrong, PRESSING));
  }

  /// The cycles in which something is still to be done.
  public List<CycleVisit> open() {
    return cycles.stream().filter(c -> !isFinished(c)).toList();
  }

  /// The cycles whose every step is reached.
  public List<CycleVisit> finished() {
    return cycles.stream().filter(HomeModel::isFinished).toList();
  }

  private static boolean isFinished(CycleVisit c) {
    return c.bar().next().isEmpty() && !c.cycle().isSuspended();
  }

  /// A nation by code and name.
  public record Nation(String code, String name) {}

  /// A claim about a cycle, and its sentence.
  ///
  /// @param taking what taking it up would write down; empty for whoever does not write at its
  ///     table
  public record OnFile(Row row, String says, Optional<CyclesOnFile.TakingUp> taking) {
    /// The steps in words: "ministerial guidance given, survey issued".
    public static String words(List<CycleStep> steps) {
      return steps.stream().map(CycleStep::words).collect(Collectors.joining(", "));
    }

    /// The day of the steps in words; empty where the record does not say.
    public String day() {
      return taking.flatMap(CyclesOnFile.TakingUp::day).map(DateWords::day).orElse("");
    }
  }

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
