package org.muster.thread;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.generate.RuleWords;

/// A plan as its page shows it: the finding first, then what proves the plan, lines with what fills
/// them, units with their readiness, and each gap with why it is open and what would close it.
///
/// @param heading the finding: "AG-22 2022–2027: two gaps in 2023"
/// @param count "Two gaps, 432 person-days of 3,600"
/// @param share "88.0 % filled. Worst first."
/// @param from first day planned
/// @param to last day planned, inclusive
/// @param lines requirement lines, then staff posts
/// @param gaps the dearest first
/// @param ahead what will matter next
/// @param notes certificates that lapse in the middle of a tour, then what was left out of the plan
public record PlanBoard(
    String heading,
    String count,
    String share,
    boolean illustrative,
    LocalDate from,
    LocalDate to,
    Certificate certificate,
    List<LineRow> lines,
    List<UnitRow> units,
    List<GapCard> gaps,
    List<Ahead> ahead,
    List<String> notes) {

  private static final int NEAREST_SHOWN = 5;

  public PlanBoard {
    lines = List.copyOf(lines);
    units = List.copyOf(units);
    gaps = List.copyOf(gaps);
    ahead = List.copyOf(ahead);
    notes = List.copyOf(notes);
  }

  /// The plan in a sentence, for those who do not see the picture.
  public String summary() {
    return heading
        + ". "
        + count
        + ". "
        + String.join(
            " ", gaps.stream().map(g -> "Gap: " + g.title() + "." + g.inShort()).toList());
  }

  /// The line of an id.
  public Optional<LineRow> findLine(String id) {
    return lines.stream().filter(l -> l.id().equals(id)).findFirst();
  }

  /// What proves the plan.
  ///
  /// @param broken rules broken, as sentences; empty where it passed
  /// @param terms the terms of the cost that are not zero, in words
  /// @param search how it was looked for
  /// @param changed whether the case has changed since the plan was made
  public record Certificate(
      long cost,
      long bound,
      String room,
      List<String> broken,
      String terms,
      String search,
      boolean changed) {
    public Certificate {
      broken = List.copyOf(broken);
    }

    public boolean passed() {
      return broken.isEmpty();
    }
  }

  /// A requirement line or staff post.
  ///
  /// @param staff whether an officer fills it
  /// @param from first day on which it must be filled
  /// @param to last day, inclusive
  public record LineRow(
      String id,
      String name,
      int needed,
      boolean staff,
      LocalDate from,
      LocalDate to,
      List<Fill> fills) {
    public LineRow {
      fills = List.copyOf(fills);
    }
  }

  /// A tour on a line.
  ///
  /// @param fixed settled in the case, not chosen by the planner
  public record Fill(
      String resource, String name, LocalDate from, LocalDate to, int people, boolean fixed) {}

  /// A unit over the horizon.
  ///
  /// @param note why it does nothing, where it does nothing
  public record UnitRow(
      String id,
      String name,
      int people,
      List<Ready> readiness,
      List<Doing> doings,
      List<Rest> rests,
      String note) {
    public UnitRow {
      readiness = List.copyOf(readiness);
      doings = List.copyOf(doings);
      rests = List.copyOf(rests);
    }
  }

  /// A stretch at a level.
  ///
  /// @param step place in the ladder, from 0 for none
  /// @param steps how many steps the ladder has
  /// @param lapses whether the certificate runs out on the last day
  public record Ready(
      LocalDate from, LocalDate to, String level, int step, int steps, boolean lapses) {}

  /// What a unit does.
  public enum Duty {
    TOUR,
    TRAINING,
    EVALUATION
  }

  /// A stretch of duty.
  public record Doing(
      Duty kind, LocalDate from, LocalDate to, List<String> words, String activity) {
    public Doing {
      words = List.copyOf(words);
    }
  }

  /// A stretch of rest due after a tour, cut at the horizon.
  public record Rest(LocalDate from, LocalDate to, String words) {}

  /// A gap with its why-panel.
  ///
  /// @param number from 1, the worst first
  /// @param title "Guard company 2, 1 JUL–31 DEC 2023: nobody"
  /// @param size "54 people, 9,936 person-days, cost 29,808"
  public record GapCard(
      int number,
      String line,
      String lineName,
      LocalDate from,
      LocalDate to,
      int people,
      String title,
      String size,
      List<WhyRow> why,
      Optional<RemedyCard> remedy,
      String noRemedy,
      boolean maySearch,
      List<Link> thread) {
    public GapCard {
      why = List.copyOf(why);
      thread = List.copyOf(thread);
    }

    /// How long it is: `6 months`, `16 days`.
    public String length() {
      return RuleWords.length((int) java.time.temporal.ChronoUnit.DAYS.between(from, to) + 1);
    }

    /// Begins its address: `gap-3`.
    public String id() {
      return "gap-" + number;
    }

    /// The candidates that come first to mind.
    public List<WhyRow> nearest() {
      return why.subList(0, Math.min(NEAREST_SHOWN, why.size()));
    }

    /// The others.
    public List<WhyRow> farther() {
      return why.subList(Math.min(NEAREST_SHOWN, why.size()), why.size());
    }

    /// The nearest candidate and the remedy, in a sentence each.
    String inShort() {
      String nearest =
          why.isEmpty()
              ? ""
              : " Nearest: " + why.getFirst().who() + ", " + why.getFirst().says() + ".";
      return nearest + remedy.map(r -> " " + r.title() + ": " + r.says()).orElse("");
    }
  }

  /// Candidates that the same rules stop in the same way.
  ///
  /// @param who "B, D Coy"
  /// @param rules ids of the rules
  public record WhyRow(String who, String says, List<String> rules) {
    public WhyRow {
      rules = List.copyOf(rules);
    }
  }

  /// What would close a gap, or fill most of it.
  ///
  /// @param title "Cheapest remedy"
  /// @param cost "cost 1,284 → 696"
  public record RemedyCard(String title, String cost, String says, boolean closes) {}

  /// A step of the thread from the gap to what it hangs on.
  ///
  /// @param about id of what it leads to; empty for the gap itself
  public record Link(String words, String about) {}

  /// Something that will matter.
  public record Ahead(String title, String says, LocalDate day) {}
}
