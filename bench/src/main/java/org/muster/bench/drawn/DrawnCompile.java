package org.muster.bench.drawn;

import java.nio.file.Path;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.generate.Planning;
import org.muster.record.CaseData;
import org.muster.thread.CaseFile;

/// How long it takes to read a case and to compile its networks, on the clock.
public final class DrawnCompile {
  private DrawnCompile() {}

  /// Argument: the folder of a case. Prints the second of two rounds, when the virtual machine is
  /// warm.
  public static void main(String[] args) {
    for (int round = 0; round < 2; round++) {
      long began = System.nanoTime();
      CaseData data = CaseFile.get(Path.of(args[0]));
      TourProblem problem = Planning.read(data).problem();
      long read = System.nanoTime();
      CompiledTours compiled = TourCompiler.compile(problem);
      long done = System.nanoTime();
      if (round == 1) {
        System.out.printf(
            "figures: planned-units=%d rows=%d arcs=%d read-ms=%d compile-ms=%d%n",
            problem.units().size(),
            compiled.problem().demands().size(),
            compiled.problem().resources().stream().mapToLong(r -> r.network().arcs()).sum(),
            (read - began) / 1_000_000,
            (done - read) / 1_000_000);
      }
    }
  }
}
