package org.muster.server.operate.guard;

import java.util.List;
import org.muster.operate.guard.GuardFairness;

/// What the page of the fairness ledger shows.
///
/// @param apart people further from their nation's rate than one duty, worst first
/// @param people how many they are
/// @param others how many are within one duty
public record FairnessModel(
    List<Strip> strips,
    List<Apart> apart,
    long people,
    long others,
    List<GuardFairness.Nation> nations,
    List<Line> lines,
    String day) {

  /// A measure with a strip for each nation.
  public record Strip(String title, String says, List<Row> rows) {}

  /// @param picture the strip as SVG
  /// @param rate per ten days there
  public record Row(String nation, boolean first, String picture, String rate, int all) {}

  /// @param why the rule that keeps it so; empty where none does
  /// @param remedy what evens it
  public record Apart(
      GuardFairness.Apart apart, String called, String href, String why, String remedy) {}

  public record Line(GuardFairness.Person person, String called) {}
}
