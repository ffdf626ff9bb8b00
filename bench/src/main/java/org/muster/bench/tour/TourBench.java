package org.muster.bench.tour;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;
import org.muster.engine.duty.portfolio.PortfolioSolver;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourProblem;

/// The engine and CP-SAT alone on the same calendar models of random tour problems, with equal
/// threads and equal processor time, each plan checked. Prints a line of CSV for each solver and
/// problem.
public final class TourBench {
  private static final Map<String, DutySolver> SOLVERS = new LinkedHashMap<>();

  static {
    SOLVERS.put("muster", new PortfolioSolver());
    SOLVERS.put("columns", new ColumnGenerationSolver());
    SOLVERS.put("cp-sat", new CpSatSolver());
  }

  private TourBench() {}

  /// Arguments: first seed, number of problems, seconds, threads, then names of solvers.
  public static void main(String[] args) {
    long from = Long.parseLong(args[0]);
    long count = Long.parseLong(args[1]);
    double seconds = Double.parseDouble(args[2]);
    int threads = Integer.parseInt(args[3]);
    System.out.println("problem,resources,arcs,rows,solver,seconds,cost,bound");
    for (long seed = from; seed < from + count; seed++) {
      CompiledTours compiled = TourCompiler.compile(MiddlingTours.of(seed));
      for (int i = 4; i < args.length; i++) {
        System.out.println(run(compiled, seed, args[i], seconds, threads));
      }
    }
  }

  private static String run(
      CompiledTours compiled, long seed, String name, double seconds, int threads) {
    DutySolver solver = SOLVERS.get(name);
    if (solver == null) {
      throw new IllegalArgumentException("No solver " + name + ", one of " + SOLVERS.keySet());
    }
    DutyProblem problem = compiled.problem();
    long began = processorNanos();
    BooleanSupplier stop = () -> (processorNanos() - began) / 1e9 >= seconds * threads;
    DutySolution solution = solver.solve(problem, SolveLimits.until(stop, threads, seed));
    double took = (processorNanos() - began) / 1e9 / threads;
    String cost =
        solution.plan().map(plan -> Long.toString(cost(compiled, plan, name, seed))).orElse("");
    return String.format(
        Locale.ROOT,
        "%d,%d,%d,%d,%s,%.1f,%s,%.2f",
        seed,
        problem.resources().size(),
        problem.resources().stream().mapToInt(TourBench::arcs).sum(),
        problem.demands().size(),
        name,
        took,
        cost,
        solution.bound());
  }

  private static int arcs(CalendarModel model) {
    return model.network().arcs();
  }

  /// The processor time of this process, so that what else runs on the machine does not count.
  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// The cost by the rulebook's checker.
  ///
  /// @throws IllegalStateException when a rule is broken
  private static long cost(CompiledTours compiled, DutyPlan plan, String name, long seed) {
    TourProblem problem = compiled.source();
    TourChecker.Verdict verdict = TourChecker.check(problem, compiled.toTours(plan));
    if (!verdict.passed() || !PlanEvaluation.of(compiled.problem(), plan).faults().isEmpty()) {
      throw new IllegalStateException(name + " broke rules of " + seed + ": " + verdict.breaches());
    }
    return verdict.cost().total();
  }
}
