package org.muster.server.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.Finding;
import org.muster.thread.Overview;

/// The overview as its template draws it.
///
/// @param rest findings beyond those that the page has room for
public record OverviewModel(
    List<Item> wrong,
    List<Item> due,
    List<Item> rest,
    List<Item> next,
    List<Report> newest,
    Picture people,
    Readiness readiness,
    Picture requirement) {

  private static final int MOST_WRONG = 5;
  private static final int MOST_DUE = 5;
  private static final int MOST_NEXT = 5;

  /// A finding with its place on the page.
  ///
  /// @param number its key among the next actions
  /// @param todo what to do about it, for the list of next actions
  /// @param first whether it is the worst: its button is the primary one
  public record Item(Finding finding, String href, int number, String todo, boolean first) {

    public String icon() {
      return switch (finding.kind()) {
        case LAPSED, GAP, OVERDUE -> "stop";
        case SUSPENDED -> "suspended";
        case DUE, OPEN -> "due";
        case CONFLICT -> "conflict";
      };
    }

    public String tone() {
      return finding.isWrong() ? "stop" : "warn";
    }

    /// When, among the next actions.
    public String inNext() {
      return finding.kind() == Finding.Kind.CONFLICT ? "two presses" : finding.dayWords();
    }

    public String stage() {
      return finding.stage().title();
    }

    /// The day itself under the distance, where the source gives it.
    public String dayFine() {
      String words = finding.day().map(DateWords::day).orElse("");
      return finding.dayWords().contains(words) ? "" : words;
    }
  }

  /// A source that is new on the day looked at.
  public record Report(String words, String source) {}

  /// A small picture with its title.
  public record Picture(String title, String svg, boolean illustrative) {}

  /// Where the units stand.
  ///
  /// @param steps how many steps the ladder has
  public record Readiness(int steps, List<UnitStanding> units, boolean illustrative) {}

  /// One unit's place on the ladder.
  public record UnitStanding(
      String name, String svg, String level, String icon, String word, String tone) {}

  static OverviewModel of(
      Visit visit, List<Report> newest, Picture people, Readiness readiness, Picture requirement) {
    Overview overview = visit.overview();
    List<Item> wrong = new ArrayList<>();
    List<Item> due = new ArrayList<>();
    List<Item> rest = new ArrayList<>();
    for (Finding finding : overview.wrong()) {
      (wrong.size() < MOST_WRONG ? wrong : rest).add(item(visit, finding, 0, wrong.isEmpty()));
    }
    // The last place is kept for a conflict: it has no day, and is settled in two presses.
    Optional<Finding> conflict =
        overview.due().stream().filter(f -> f.kind() == Finding.Kind.CONFLICT).findFirst();
    int dated = conflict.isPresent() ? MOST_DUE - 1 : MOST_DUE;
    for (Finding finding : overview.due()) {
      boolean kept = conflict.equals(Optional.of(finding)) || due.size() < dated;
      (kept ? due : rest).add(item(visit, finding, 0, wrong.isEmpty() && due.isEmpty()));
    }
    // What is quickest to settle comes first among the next actions: a choice takes two presses.
    List<Finding> actions = new ArrayList<>();
    overview.wrong().stream().limit(3).forEach(actions::add);
    overview.due().stream()
        .filter(f -> f.kind() != Finding.Kind.CONFLICT)
        .limit(1)
        .forEach(actions::add);
    overview.due().stream().filter(f -> f.kind() == Finding.Kind.CONFLICT).forEach(actions::add);
    List<Item> next = new ArrayList<>();
    for (Finding finding : actions.subList(0, Math.min(MOST_NEXT, actions.size()))) {
      next.add(item(visit, finding, next.size() + 1, false));
    }
    return new OverviewModel(wrong, due, rest, next, newest, people, readiness, requirement);
  }

  public int more() {
    return rest.size();
  }

  private static Item item(Visit visit, Finding finding, int number, boolean first) {
    String todo =
        switch (finding.kind()) {
          case LAPSED -> "Renew: " + finding.title();
          case GAP -> "Close the gap: " + finding.title();
          case SUSPENDED, OVERDUE, DUE, OPEN -> finding.title();
          case CONFLICT -> "Choose: " + finding.title();
        };
    return new Item(finding, visit.to(finding.target()), number, todo, first);
  }
}
