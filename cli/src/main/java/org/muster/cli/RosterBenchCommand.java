package org.muster.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.portfolio.PortfolioSolver;
import org.muster.engine.duty.shift.Roster;
import org.muster.engine.duty.shift.RosterPeer;
import org.muster.engine.duty.shift.RosterReview;
import org.muster.engine.duty.shift.ShiftChecker;
import org.muster.engine.duty.shift.ShiftCompiler;
import org.muster.engine.duty.shift.ShiftProblem;
import org.muster.store.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster roster bench`: the engine and its peers on every instance of a folder, one after the
/// other on the same machine with the same threads and seconds; the checker costs every roster.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Runs the engine and its peers on every instance of a folder.")
final class RosterBenchCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final String HEADER = "instance,solver,seconds,threads,cost,bound,best_known,gap";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "folder of Instance*.txt and best_known.csv")
  private @Nullable Path folder;

  @Option(names = "--seconds", defaultValue = "60", description = "for each run (${DEFAULT-VALUE})")
  private double seconds;

  @Option(names = "--threads", defaultValue = "2", description = "for each run (${DEFAULT-VALUE})")
  private int threads;

  @Option(names = "--seed", defaultValue = "1", description = "(${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--peers", split = ",", description = "peers to run too, such as cp-sat,timefold")
  private List<String> peers = List.of();

  @Option(names = "--only", split = ",", description = "numbers of instances, when not all")
  private List<Integer> only = List.of();

  @Option(names = "--out", required = true, description = "where the results go, as CSV")
  private @Nullable Path out;

  @Override
  public Integer call() {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Objects.requireNonNull(folder);
    Map<String, RosterPeer> known = new TreeMap<>();
    ServiceLoader.load(RosterPeer.class).forEach(peer -> known.put(peer.name(), peer));
    for (String peer : peers) {
      if (!known.containsKey(peer)) {
        throw new Trouble(
            Trouble.Code.NOT_FOUND,
            "--peers "
                + peer
                + ": this program holds "
                + (known.isEmpty() ? "no peers" : String.join(", ", known.keySet()))
                + ". Peers are no part of the product; ./muster in a checkout builds and adds them");
      }
    }
    Map<String, Long> best = bestKnown(directory.resolve("best_known.csv"));
    List<String> lines = new ArrayList<>(List.of(HEADER));
    Map<String, List<Double>> gaps = new TreeMap<>();
    for (Path path : instances(directory)) {
      ShiftProblem problem = RosterFiles.instance(path);
      String name = path.getFileName().toString().replace(".txt", "");
      for (Run run : runs(problem, known)) {
        Long target = best.get(name);
        String gap = "";
        if (target != null && run.cost.isPresent()) {
          double share = (run.cost.get() - target) / (double) Math.max(1, target);
          gaps.computeIfAbsent(run.solver, key -> new ArrayList<>()).add(share);
          gap = String.format(Locale.ROOT, "%.4f", share);
        }
        String line =
            String.join(
                ",",
                name,
                run.solver,
                String.format(Locale.ROOT, "%.1f", run.seconds),
                Integer.toString(threads),
                run.cost.map(Object::toString).orElse(""),
                run.bound == Double.NEGATIVE_INFINITY
                    ? ""
                    : String.format(Locale.ROOT, "%.2f", run.bound),
                target == null ? "" : target.toString(),
                gap);
        lines.add(line);
        print.println(line);
        print.flush();
        RosterFiles.write(Objects.requireNonNull(out), String.join("\n", lines) + "\n");
      }
    }
    gaps.forEach(
        (solver, shares) ->
            print.printf(
                Locale.ROOT,
                "%s: mean gap to best known %.2f%%, worst %.2f%%, on %d instances%n",
                solver,
                100 * shares.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                100 * shares.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                shares.size()));
    print.flush();
    return MusterCommand.OK;
  }

  /// One solver on one instance, as the checker saw it.
  private record Run(String solver, Optional<Long> cost, double bound, double seconds) {}

  private List<Run> runs(ShiftProblem problem, Map<String, RosterPeer> known) {
    List<Run> runs = new ArrayList<>();
    long began = System.nanoTime();
    ShiftCompiler compiled = compiled(problem);
    DutySolution solution =
        new PortfolioSolver()
            .solve(
                compiled.dutyProblem(),
                SolveLimits.until(() -> passed(began) >= seconds, threads, seed));
    double took = passed(began);
    runs.add(
        new Run(
            "muster",
            solution.plan().flatMap(plan -> cost(problem, compiled.roster(plan))),
            solution.bound(),
            took));
    for (String name : peers) {
      RosterPeer peer = Objects.requireNonNull(known.get(name));
      long start = System.nanoTime();
      RosterPeer.Answer answer =
          peer.solve(problem, seconds, threads, seed, () -> passed(start) >= seconds);
      double spent = passed(start);
      runs.add(
          new Run(
              name, answer.roster().flatMap(found -> cost(problem, found)), answer.bound(), spent));
    }
    return runs;
  }

  private static double passed(long began) {
    return (System.nanoTime() - began) / NANOS;
  }

  /// The cost by the checker; empty for a roster that breaks a rule.
  private static Optional<Long> cost(ShiftProblem problem, Roster roster) {
    RosterReview review = ShiftChecker.check(problem, roster);
    return review.findings().isEmpty() ? Optional.of(review.cost()) : Optional.empty();
  }

  /// Compiles; rules that leave somebody no row at all become trouble.
  static ShiftCompiler compiled(ShiftProblem problem) {
    try {
      return ShiftCompiler.compile(problem);
    } catch (IllegalArgumentException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private List<Path> instances(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(path -> path.getFileName().toString().matches("Instance\\d+\\.txt"))
          .filter(path -> only.isEmpty() || only.contains(number(path)))
          .sorted(Comparator.comparingInt(RosterBenchCommand::number))
          .toList();
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.NOT_FOUND, directory + ": cannot be read as a folder", e);
    }
  }

  private static int number(Path path) {
    return Integer.parseInt(path.getFileName().toString().replaceAll("\\D", ""));
  }

  private static Map<String, Long> bestKnown(Path path) {
    Map<String, Long> best = new TreeMap<>();
    if (Files.exists(path)) {
      for (String line : RosterFiles.parsed(path, (source, text) -> text.lines().toList())) {
        String[] fields = line.split(",", -1);
        if (fields.length > 5 && fields[5].matches("\\d+")) {
          best.put(fields[0], Long.valueOf(fields[5]));
        }
      }
    }
    return best;
  }
}
