package org.muster.engine.duty.tour;

import java.util.List;
import java.util.Objects;

/// A requirement line: people wanted for tasks over a window.
///
/// @param tasks every one of which the resource must be able to do
/// @param needed people wanted in each slot
/// @param window when
/// @param level steps of the ladder that a unit must hold; 0 for none
/// @param hold when it must hold that level
/// @param priority cost of one person missing for one day
/// @param minRank least rank of a staff officer; 0 for any
/// @param language least level in listening, speaking, reading and writing; empty for any
public record Line(
    String id,
    Kind kind,
    List<String> tasks,
    int needed,
    Window window,
    int level,
    Hold hold,
    long priority,
    int minRank,
    List<Integer> language) {

  /// When a unit must hold a line's level.
  public enum Hold {
    /// In every slot of the tour.
    THROUGHOUT,
    /// In the first slot of the tour.
    ON_ARRIVAL
  }

  public Line {
    Objects.requireNonNull(id);
    tasks = List.copyOf(tasks);
    language = List.copyOf(language);
    if (needed < 1 || priority < 0 || level < 0) {
      throw new IllegalArgumentException(
          "Line "
              + id
              + ": needed "
              + needed
              + ", priority "
              + priority
              + ", level "
              + level
              + ".");
    }
    if (!language.isEmpty() && language.size() != 4) {
      throw new IllegalArgumentException(
          "Line " + id + " asks for " + language.size() + " language levels, expected four.");
    }
  }

  /// A line for units.
  public static Line units(
      String id, int needed, Window window, int level, long priority, String... tasks) {
    return new Line(
        id,
        Kind.UNIT,
        List.of(tasks),
        needed,
        window,
        level,
        Hold.THROUGHOUT,
        priority,
        0,
        List.of());
  }

  /// A line for staff officers.
  public static Line staff(
      String id, int needed, Window window, long priority, int minRank, List<Integer> language) {
    return new Line(
        id, Kind.STAFF, List.of(), needed, window, 0, Hold.THROUGHOUT, priority, minRank, language);
  }

  /// The same line in another window.
  public Line withWindow(Window newWindow) {
    return new Line(id, kind, tasks, needed, newWindow, level, hold, priority, minRank, language);
  }

  /// The same line with its level asked for otherwise.
  public Line withHold(Hold newHold) {
    return new Line(id, kind, tasks, needed, window, level, newHold, priority, minRank, language);
  }
}
