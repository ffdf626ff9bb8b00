package org.muster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftFinding;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.plan.LiftReplan;
import org.muster.engine.text.Json;
import org.muster.engine.text.TextException;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;

/// Reads and writes the files of the lift commands; what cannot be read becomes trouble in plain
/// words.
final class LiftFiles {
  private LiftFiles() {}

  static LiftProblem problem(Path path) {
    return parsed(path, LiftFormat::readProblem);
  }

  static LiftPlan plan(LiftProblem problem, Path path) {
    return parsed(path, (source, text) -> LiftFormat.readPlan(problem, source, text));
  }

  /// A plan that breaks no rule.
  static LiftPlan lawful(LiftProblem problem, Path path) {
    LiftPlan plan = plan(problem, path);
    requireNone(LiftChecker.check(problem, plan).findings(), path);
    return plan;
  }

  /// A problem, and a plan for it from which it can be planned again: it breaks no rule, but that
  /// somebody may be inside without a flight.
  record Begun(LiftProblem problem, LiftPlan plan) {}

  /// Reads both files side by side.
  static Begun begun(Path problemFile, Path planFile, int now) {
    CompletableFuture<Json> json =
        CompletableFuture.supplyAsync(() -> parsed(planFile, Json::read));
    LiftProblem problem = problem(problemFile);
    LiftPlan plan = plainly(() -> LiftFormat.readPlan(problem, planFile.toString(), joined(json)));
    requireNone(LiftReplan.breaches(problem, plan, now), planFile);
    return new Begun(problem, plan);
  }

  private static void requireNone(List<LiftFinding> breaches, Path path) {
    if (!breaches.isEmpty()) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          path + ": breaks a rule (" + breaches.getFirst() + "); see muster lift check");
    }
  }

  /// The prices that a plan carries to prove its bound.
  static Optional<LiftPrices> prices(LiftProblem problem, LiftPlan plan) {
    return plainly(() -> plan.prices(problem));
  }

  static <T> T parsed(Path path, BiFunction<String, String, T> format) {
    return RosterFiles.parsed(path, (source, text) -> plainly(() -> format.apply(source, text)));
  }

  private static <T> T plainly(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (TextException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private static <T> T joined(CompletableFuture<T> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Trouble trouble) {
        throw trouble;
      }
      throw e;
    }
  }

  /// Writes a file as a whole: whoever reads meanwhile, or finds it after a crash, has the old one
  /// or the new one.
  static void replace(Path path, String text) {
    Path whole = path.toAbsolutePath();
    Path draft = whole.resolveSibling("." + whole.getFileName() + ".draft");
    try {
      Files.deleteIfExists(draft);
      PrivateFiles.create(draft);
      Files.writeString(draft, text);
      Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.UNABLE, path + ": cannot be written: " + Trouble.why(e), e);
    }
  }
}
