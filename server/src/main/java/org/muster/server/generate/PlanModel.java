package org.muster.server.generate;

import java.util.List;
import java.util.Optional;
import org.muster.generate.PlanHead;
import org.muster.generate.Plans;
import org.muster.server.picture.Drawing;
import org.muster.thread.PlanBoard;

/// A plan as its template draws it.
///
/// @param gap number of the gap that is selected, 0 where there is none
/// @param proof what the certificate line says of the bound
/// @param pins what of its tours can be pinned, in the order of the document
/// @param beside another plan to compare with
/// @param trial the remedy of the selected gap, where it is tried
public record PlanModel(
    PlanBoard board,
    PlanHead head,
    List<KeyLine> keys,
    String proof,
    Drawing wide,
    Drawing narrow,
    int gap,
    boolean asTable,
    List<Other> others,
    List<Pin> pins,
    Optional<DifferenceModel> beside,
    Optional<TrialModel> trial,
    Optional<RunModel> run,
    Plans.Doors doors) {

  /// Another plan.
  public record Other(String id, String name, String state) {}

  /// A side's key, turned or not.
  public record KeyLine(String side, String says, boolean turned) {}

  /// A tour that may be pinned.
  ///
  /// @param number in the document, from 0
  public record Pin(int number, String says) {}

  /// A remedy that is tried beside the plan.
  public record TrialModel(
      String says,
      String before,
      String after,
      boolean better,
      DifferenceModel difference,
      List<String> writes) {}

  /// A run as the page shows it.
  ///
  /// @param percent of the time given
  /// @param left about how long it will still take, in words
  /// @param best the best so far, in words
  /// @param keeps whether stopping it now leaves a plan
  /// @param over empty while it runs; else what came of it
  public record RunModel(
      String heading,
      int percent,
      String left,
      String best,
      boolean keeps,
      Optional<String> over) {}

  public String plan() {
    return head.id();
  }

  public String name() {
    return head.name();
  }

  /// Whether the reader may plan and keep drafts.
  public boolean mayPlan() {
    return doors.plan().isEmpty();
  }

  /// The gap that is selected, if any.
  public Optional<PlanBoard.GapCard> selected() {
    return board.gaps().stream().filter(g -> g.number() == gap).findFirst();
  }

  /// The gaps, the selected one first: what is chosen stands beside the picture.
  public List<PlanBoard.GapCard> gaps() {
    return java.util.stream.Stream.concat(
            selected().stream(), board.gaps().stream().filter(g -> g.number() != gap))
        .toList();
  }

  /// To whom a plan is released now, in words.
  public static String reach(PlanHead plan) {
    return switch (plan.reach()) {
      case "owner" -> plan.owner() + " only";
      case "staffs" -> plan.owner() + " and staffs";
      case "allies" -> plan.owner() + " and Allies";
      case "public" -> "everybody";
      default -> plan.owner() + " and members of " + plan.reach().replaceFirst("^framework:", "");
    };
  }
}
