package org.muster.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardCompiler;
import org.muster.engine.duty.guard.GuardFinding;
import org.muster.engine.duty.guard.GuardFormat;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.RosterFormat;
import org.muster.engine.text.TextException;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardMapping;
import org.muster.record.CaseData;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;

/// Reads what the guard commands are given; what cannot be read becomes trouble in plain words.
final class GuardFiles {
  /// The problem's file where a folder is given.
  private static final String IN_FOLDER = "guard.json";

  private static final int MOST_DAYS = 28;

  private GuardFiles() {}

  /// The guard problem of a file, of a folder that holds one, or of a case: the one door by which
  /// all guard commands come to a problem.
  static GuardProblem problem(Path path) {
    GuardProblem problem = read(path);
    try {
      GuardCompiler.requireFew(problem);
    } catch (IllegalArgumentException e) {
      throw new Trouble(Trouble.Code.REFUSED, path + ": terms: " + e.getMessage(), e);
    }
    return problem;
  }

  private static GuardProblem read(Path path) {
    if (Files.exists(path.resolve("case.yaml"))) {
      return ofCase(CaseFile.get(path));
    }
    Path file = Files.isDirectory(path) ? path.resolve(IN_FOLDER) : path;
    return RosterFiles.parsed(file, (source, text) -> told(() -> GuardFormat.read(source, text)));
  }

  /// The guard of a case over its horizon, at most four weeks.
  private static GuardProblem ofCase(CaseData data) {
    LocalDate from = data.header().horizonFrom();
    long days = ChronoUnit.DAYS.between(from, data.header().horizonTo()) + 1;
    return switch (GuardMapping.read(
        data, Optional.empty(), from, (int) Math.min(MOST_DAYS, days))) {
      case GuardCase.Reading.Sound sound -> sound.guard().problem();
      case GuardCase.Reading.Unsound unsound ->
          throw new Trouble(Trouble.Code.REFUSED, String.join(" ", unsound.problems()));
    };
  }

  /// A roster of the problem.
  static GuardRoster roster(GuardProblem problem, Path path) {
    return RosterFiles.parsed(
        path, (source, text) -> told(() -> RosterFormat.read(problem, source, text)));
  }

  /// A roster that breaks no rule.
  static GuardRoster lawful(GuardProblem problem, Path path) {
    GuardRoster roster = roster(problem, path);
    for (GuardFinding finding : GuardChecker.check(problem, roster).findings()) {
      throw new Trouble(
          Trouble.Code.REFUSED, path + ": breaks a rule (" + finding + "); see muster guard check");
    }
    return roster;
  }

  /// The hour of the horizon that an option names.
  static int hour(GuardProblem problem, String option, String text) {
    try {
      return GuardFormat.hour(problem, text);
    } catch (IllegalArgumentException e) {
      throw new Trouble(Trouble.Code.REFUSED, option + ": " + e.getMessage(), e);
    }
  }

  static void requirePost(GuardProblem problem, String post) {
    if (problem.findPost(post).isEmpty()) {
      throw new Trouble(Trouble.Code.REFUSED, "--post " + post + ": there is no such post");
    }
  }

  static void requirePerson(GuardProblem problem, String person) {
    if (problem.findPerson(person).isEmpty()) {
      throw new Trouble(Trouble.Code.REFUSED, "--person " + person + ": there is no such person");
    }
  }

  private static <T> T told(Supplier<T> read) {
    try {
      return read.get();
    } catch (TextException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }
}
