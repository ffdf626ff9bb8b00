package org.muster.server.generate;

import java.util.List;
import java.util.Optional;
import org.muster.server.picture.Drawing;
import org.muster.thread.PlanBoard;

/// A plan as its template draws it.
///
/// @param gap number of the gap that is selected, 0 where there is none
/// @param beside another plan to compare with
/// @param mayPlan whether the reader may plan and save
public record PlanModel(
    PlanBoard board,
    String plan,
    String name,
    Drawing wide,
    Drawing narrow,
    int gap,
    boolean asTable,
    List<Other> others,
    Optional<Comparison> beside,
    Optional<RunModel> run,
    boolean mayPlan) {

  /// Another saved plan.
  public record Other(String id, String name) {}

  /// Two plans side by side.
  public record Comparison(String left, String right, List<Line> lines) {
    /// One thing compared.
    ///
    /// @param change what the right one is more or less by; empty where they are equal
    public record Line(String what, String left, String right, String change) {}
  }

  /// A run as the page shows it.
  ///
  /// @param percent of the time given
  /// @param left about how long it will still take, in words
  /// @param best the best so far, in words
  /// @param over empty while it runs; else what came of it
  /// @param tried costs side by side, where a remedy was tried
  public record RunModel(
      String heading,
      int percent,
      String left,
      String best,
      Optional<String> over,
      Optional<Tried> tried) {}

  /// A remedy that was tried.
  ///
  public record Tried(
      String says, String before, String after, String gapsAfter, String bound, boolean better) {}

  /// The gap that is selected, if any.
  public Optional<PlanBoard.GapCard> selected() {
    return board.gaps().stream().filter(g -> g.number() == gap).findFirst();
  }
}
