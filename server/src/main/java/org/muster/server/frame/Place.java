package org.muster.server.frame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.thread.Stage;

/// Where in the thread a page stands: the overview (no stage) or a stage, and which of the
/// stage's pages it is.
///
/// @param stage empty for the overview and what crosses stages
/// @param tab address of the page within its stage's tabs, such as `timeline`
public record Place(Optional<Stage> stage, String tab) {
  public static final Place OVERVIEW = new Place(Optional.empty(), "overview");

  /// Crosses the stages, but is not the overview: search and help.
  public static final Place ELSEWHERE = new Place(Optional.empty(), "");

  private static final String GUARD = "Guard";
  private static final String EVACUATION = "Evacuation";

  /// A page of a stage.
  public static Place of(Stage stage, String tab) {
    return new Place(Optional.of(stage), tab);
  }

  /// One page of a stage beside its others.
  ///
  /// @param path after `/case/ID/`
  /// @param group of pages that belong together, such as those of the guard; empty for none
  public record Tab(String path, String title, String group) {
    Tab(String path, String title) {
      this(path, title, "");
    }
  }

  /// The pages of the stage as they are offered here: those of this page's group one by one, of
  /// each other group its first under the group's name.
  public List<Tab> offered() {
    List<Tab> all = stage.map(Place::tabs).orElse(List.of());
    String here =
        all.stream().filter(t -> t.path().equals(tab)).map(Tab::group).findFirst().orElse("");
    Set<String> folded = new HashSet<>();
    List<Tab> offered = new ArrayList<>();
    for (Tab each : all) {
      if (each.group().isEmpty() || each.group().equals(here)) {
        offered.add(each);
      } else if (folded.add(each.group())) {
        offered.add(new Tab(each.path(), each.group()));
      }
    }
    return List.copyOf(offered);
  }

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
              new Tab("operate/guard", "Roster", GUARD),
              new Tab("operate/guard/now", "Now", GUARD),
              new Tab("operate/guard/fairness", "Fairness", GUARD),
              new Tab("operate/guard/people", "People", GUARD),
              new Tab("operate/guard/posts", "Posts", GUARD),
              new Tab("operate/evacuation", "Board", EVACUATION),
              new Tab("operate/evacuation/lift", "Lift", EVACUATION),
              new Tab("operate/evacuation/inbox", "Inbox", EVACUATION),
              new Tab("operate/evacuation/register", "Register", EVACUATION),
              new Tab("operate/evacuation/forms", "Forms", EVACUATION),
              new Tab("operate/evacuation/duplicates", "Duplicates", EVACUATION),
              new Tab("operate/evacuation/party", "Parties", EVACUATION),
              new Tab("operate/evacuation/calls", "Calls", EVACUATION),
              new Tab("operate/evacuation/flights", "Flights", EVACUATION),
              new Tab("operate/evacuation/contradictions", "Contradictions", EVACUATION),
              new Tab("operate/evacuation/stations", "Stations", EVACUATION),
              new Tab("operate/evacuation/map", "Map", EVACUATION),
              new Tab("operate/evacuation/estimates", "Estimates", EVACUATION),
              new Tab("operate/evacuation/roles", "Roles", EVACUATION),
              new Tab("operate", "On file"));
    };
  }
}
