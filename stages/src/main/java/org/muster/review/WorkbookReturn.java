package org.muster.review;

import java.util.List;

/// What came back in a workbook, set against the survey as it stands. Nothing is saved by reading:
/// the changes are saved one by one, each on top of the version that its writer saw.
///
/// @param changes cells that were changed and can be saved
/// @param conflicts cells that were changed here and, since the workbook went out, by somebody else
/// @param problems cells that cannot be read
/// @param comments new comments, by question
/// @param untouched how many answers came back as they went out
public record WorkbookReturn(
    List<Change> changes,
    List<CellConflict> conflicts,
    List<CellProblem> problems,
    List<NewComment> comments,
    int untouched) {

  public WorkbookReturn {
    changes = List.copyOf(changes);
    conflicts = List.copyOf(conflicts);
    problems = List.copyOf(problems);
    comments = List.copyOf(comments);
  }

  /// A changed answer.
  ///
  /// @param cell where it stands, such as `Answers!E7`
  /// @param base the version that went out
  /// @param value the canonical text that came back
  public record Change(String cell, String question, int base, String value) {}

  /// An answer that two people changed. Both texts are kept until a person decides.
  ///
  /// @param yours the canonical text in the workbook
  /// @param theirs the version that stands in the survey
  public record CellConflict(String cell, String question, int base, String yours, Answer theirs) {}

  /// A cell that cannot be read.
  ///
  /// @param cell such as `Answers!E7`, or the sheet's name, or empty for the whole workbook
  /// @param found what stands there, cut
  /// @param expected what would fit, in words
  public record CellProblem(String cell, String found, String expected) {
    @Override
    public String toString() {
      return (cell.isEmpty() ? "" : cell + ": ")
          + (found.isEmpty() ? "" : "found \"" + found + "\", ")
          + "expected "
          + expected;
    }
  }

  /// A comment that was written into the workbook.
  public record NewComment(String cell, String question, String text) {}
}
