package org.muster.server.operate.guard;

import java.util.List;
import java.util.Optional;
import org.muster.operate.guard.GuardRequest;
import org.muster.operate.guard.PeopleSheet;

/// What the page of a guard's people shows.
///
/// @param problems cells of a file that was just sent and not taken
/// @param wrong why what was just asked for was refused; empty where nothing was
/// @param nation whose people the reader takes in; empty for whoever does not
public record PeopleModel(
    List<Half> halves,
    List<Asked> requests,
    List<PeopleSheet.CellProblem> problems,
    String wrong,
    Optional<String> nation) {

  /// A nation's people.
  public record Half(String nation, boolean first, List<Line> people) {}

  /// Somebody.
  public record Line(
      String number,
      String called,
      String rank,
      String party,
      String novice,
      String skills,
      String absent,
      String href) {}

  /// Something asked for.
  ///
  /// @param decides whether the reader may decide it
  public record Asked(GuardRequest request, String says, String when, boolean decides) {}
}
