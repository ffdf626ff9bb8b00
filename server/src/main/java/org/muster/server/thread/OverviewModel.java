package org.muster.server.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.Finding;
import org.muster.thread.NextAction;
import org.muster.thread.Overview;

/// The overview as its template draws it.
///
/// @param rest findings beyond those that the page has room for
public record OverviewModel(
    List<Item> wrong,
    List<Item> due,
    List<Item> rest,
    List<Next> next,
    List<Report> newest,
    Picture people,
    Readiness readiness,
    Picture requirement) {

  private static final int MOST_WRONG = 5;
  private static final int MOST_DUE = 5;
  private static final int MOST_NEXT = 5;

  /// Something for the reader to do.
  ///
  /// @param number its key; 0 where it has none
  /// @param of what it belongs to; may be empty
  /// @param when in words; empty where it has no day
  public record Next(
      int number, String todo, String of, String stage, String href, String when, boolean late) {}

  /// A finding with its place on the page.
  ///
  /// @param first whether it is the worst: its button is the primary one
  public record Item(Finding finding, String href, boolean first) {

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

  /// @param actions what the reader can do next
  static OverviewModel of(
      Visit visit,
      List<NextAction> actions,
      List<Report> newest,
      Picture people,
      Readiness readiness,
      Picture requirement) {
    Overview overview = visit.overview();
    List<Item> wrong = new ArrayList<>();
    List<Item> due = new ArrayList<>();
    List<Item> rest = new ArrayList<>();
    for (Finding finding : overview.wrong()) {
      (wrong.size() < MOST_WRONG ? wrong : rest).add(item(visit, finding, wrong.isEmpty()));
    }
    // The last place is kept for a conflict: it has no day.
    Optional<Finding> conflict =
        overview.due().stream().filter(f -> f.kind() == Finding.Kind.CONFLICT).findFirst();
    int dated = conflict.isPresent() ? MOST_DUE - 1 : MOST_DUE;
    for (Finding finding : overview.due()) {
      boolean kept = conflict.equals(Optional.of(finding)) || due.size() < dated;
      (kept ? due : rest).add(item(visit, finding, wrong.isEmpty() && due.isEmpty()));
    }
    List<Next> next = new ArrayList<>();
    for (NextAction action : actions) {
      int number = next.size() + 1;
      next.add(
          new Next(
              number <= MOST_NEXT ? number : 0,
              action.todo(),
              action.of(),
              action.stage().title(),
              visit.to(action.target()),
              action.when(),
              action.isLate(visit.asked().asOf())));
    }
    return new OverviewModel(wrong, due, rest, next, newest, people, readiness, requirement);
  }

  public int more() {
    return rest.size();
  }

  /// The first of them, each with a key.
  public List<Next> nextNumbered() {
    return next.stream().filter(n -> n.number() > 0).toList();
  }

  /// The others, which are folded.
  public List<Next> nextLater() {
    return next.stream().filter(n -> n.number() == 0).toList();
  }

  private static Item item(Visit visit, Finding finding, boolean first) {
    return new Item(finding, visit.to(finding.target()), first);
  }
}
