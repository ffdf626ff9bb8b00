package org.muster.server.frame;

import java.util.List;
import java.util.Optional;
import org.muster.thread.Stage;

/// Where in the thread a page stands: the overview (no stage) or a stage, and which of the stage's
/// pages it is.
///
/// @param stage empty for the overview and what crosses stages
/// @param tab address of the page within its stage's tabs, such as `timeline`
public record Place(Optional<Stage> stage, String tab) {
  public static final Place OVERVIEW = new Place(Optional.empty(), "overview");

  /// Crosses the stages, but is not the overview: search and help.
  public static final Place ELSEWHERE = new Place(Optional.empty(), "");

  /// A page of a stage.
  public static Place of(Stage stage, String tab) {
    return new Place(Optional.of(stage), tab);
  }

  /// One page of a stage beside its others.
  ///
  /// @param path after `/case/ID/`
  public record Tab(String path, String title) {}

  /// The pages of a stage, the one that the thread leads to first.
  public static List<Tab> tabs(Stage stage) {
    return switch (stage) {
      case RECORD ->
          List.of(
              new Tab("timeline", "Timeline"),
              new Tab("map", "Map"),
              new Tab("facts", "Facts"),
              new Tab("conflicts", "Conflicts"),
              new Tab("sources", "Sources"));
      case REVIEW ->
          List.of(
              new Tab("review", "Cycles"),
              new Tab("review/pool", "Pool of forces"),
              new Tab("review/evaluations", "Evaluations"),
              new Tab("review/readiness", "Readiness"),
              new Tab("review/calendar", "Calendar"),
              new Tab("review/file", "On file"));
      case DEVELOP -> List.of(new Tab("develop", "Develop"));
      case GENERATE ->
          List.of(
              new Tab("generate", "Plan"),
              new Tab("generate/plans", "Plans"),
              new Tab("generate/data", "What it is made of"));
      case OPERATE ->
          List.of(
              new Tab("operate/guard", "Roster"),
              new Tab("operate/guard/now", "Now"),
              new Tab("operate/guard/fairness", "Fairness"),
              new Tab("operate/guard/people", "People"),
              new Tab("operate/guard/posts", "Posts"),
              new Tab("operate/evacuation", "Evacuation"),
              new Tab("operate/evacuation/register", "Register"),
              new Tab("operate/evacuation/party", "Parties"),
              new Tab("operate/evacuation/calls", "Calls"),
              new Tab("operate/evacuation/flights", "Flights"),
              new Tab("operate/evacuation/contradictions", "Contradictions"),
              new Tab("operate/evacuation/stations", "Stations"),
              new Tab("operate", "On file"));
    };
  }
}
