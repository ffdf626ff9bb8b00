package org.muster.bench.drawn;

import java.nio.file.Path;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.generate.PlanningSettings;
import org.muster.operate.guard.DrawnGuard;
import org.muster.record.CaseData;
import org.muster.thread.CaseFile;

/// Writes the guard cases that ship: `cases/guard-120` and `cases/guard-500`, the same bytes each
/// time.
public final class DrawnGuardCases {
  private static final long SEED = 1;

  private DrawnGuardCases() {}

  /// @param arguments the folder that holds the cases
  public static void main(String[] arguments) {
    Path cases = Path.of(arguments.length > 0 ? arguments[0] : "cases");
    write(
        DrawnGuard.of(GuardDraw.guard120(SEED), "guard-120", "Joint guard of 120", SEED),
        cases.resolve("guard-120"));
    write(
        DrawnGuard.of(GuardDraw.guard500(SEED), "guard-500", "Joint guard of 500", SEED),
        cases.resolve("guard-500"));
  }

  private static void write(CaseData data, Path folder) {
    CaseFile.write(
        new CaseData(data.header(), PlanningSettings.PRESET.toYaml(), data.rows()), folder);
  }
}
