package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.muster.desk.Side;
import org.muster.record.Days;
import org.muster.record.Edtf;
import org.muster.record.HeldWords;

/// Where a cycle stands, whose move it is, what is due, and the next action: what the bar over each
/// page of a cycle shows.
///
/// @param cells six, from the survey to the assessment
/// @param next the step that the next action leads to; absent while it rests and when it is
///     finished
/// @param turn whose move it is
/// @param due the day by which that move is due, if one is planned
/// @param overdue whether that day has passed
/// @param nextAction one sentence
public record StageBar(
    List<Cell> cells,
    Optional<CycleStep> next,
    Turn turn,
    Optional<Edtf> due,
    boolean overdue,
    String nextAction) {

  public StageBar {
    cells = List.copyOf(cells);
  }

  /// How a cell is marked; each mark has its shape and word.
  public enum Mark {
    DONE,
    UNDER_WAY,
    DUE,
    NOT_BEGUN,
    SUSPENDED
  }

  /// Whose move it is.
  public enum Turn {
    NATION,
    ALLIANCE,
    EITHER,
    BOTH,
    NOBODY
  }

  /// One cell of the bar.
  ///
  /// @param detail what was counted, and when it is due or was done
  public record Cell(String title, Mark mark, String detail) {}

  /// What the survey and the goals count at this moment; zeros where there are none yet.
  public record Counts(
      int sections, int sectionsDone, int goals, int goalsAgreed, int judgements, int judged) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
  }

  /// When and where a step is planned.
  ///
  /// @param when as precisely as it is set; a month alone reads "day not set"
  /// @param place may be empty
  public record Planned(Edtf when, String place) {}

  private enum Group {
    SURVEY("Survey", CycleStep.GUIDANCE, CycleStep.SURVEY_ANSWERED),
    DRAFT("Goals drafted", CycleStep.GOALS_DRAFTED, CycleStep.GOALS_DRAFTED),
    TWO("Talks, two sides", CycleStep.BILATERAL_TALKS, CycleStep.BILATERAL_TALKS),
    ALL("Talks, all Allies", CycleStep.JOINT_TALKS, CycleStep.JOINT_TALKS),
    APPROVED("Approved", CycleStep.GOALS_APPROVED, CycleStep.GOALS_APPROVED),
    ASSESSMENT("Assessment", CycleStep.ASSESSMENT_DRAFTED, CycleStep.ASSESSMENT_APPROVED);

    private final String title;
    private final Set<CycleStep> steps;
    private final CycleStep last;

    Group(String title, CycleStep from, CycleStep to) {
      this.title = title;
      this.steps = EnumSet.range(from, to);
      this.last = to;
    }
  }

  /// The bar of a cycle on a day.
  public static StageBar of(
      Cycle cycle, Map<CycleStep, Planned> plan, Counts counts, LocalDate today) {
    List<CycleStep> open = cycle.listOpenSteps();
    List<Cell> cells = new ArrayList<>();
    for (Group group : Group.values()) {
      cells.add(cell(group, cycle, open, plan, counts, today));
    }
    if (cycle.isSuspended()) {
      return new StageBar(
          cells,
          Optional.empty(),
          Turn.BOTH,
          Optional.empty(),
          false,
          "Suspended; resume it and say how each goal goes on.");
    }
    if (open.isEmpty()) {
      return new StageBar(
          cells,
          Optional.empty(),
          Turn.NOBODY,
          Optional.empty(),
          false,
          "Finished; the text is locked.");
    }
    CycleStep next = mostPressing(open, plan);
    Optional<Edtf> due = Optional.ofNullable(plan.get(next)).map(Planned::when);
    boolean overdue = due.filter(d -> d.endLatest().isBefore(today)).isPresent();
    return new StageBar(
        cells, Optional.of(next), turn(cycle, next), due, overdue, action(cycle, next));
  }

  /// The open step with the earliest planned day; the order of the process decides between equals
  /// and among those without a plan.
  private static CycleStep mostPressing(List<CycleStep> open, Map<CycleStep, Planned> plan) {
    CycleStep best = open.getFirst();
    for (CycleStep step : open) {
      Planned its = plan.get(step);
      Planned bests = plan.get(best);
      if (its != null
          && (bests == null || its.when().endLatest().isBefore(bests.when().endLatest()))) {
        best = step;
      }
    }
    return best;
  }

  private static Turn turn(Cycle cycle, CycleStep step) {
    Set<Side> took = cycle.halves().getOrDefault(step, Map.of()).keySet();
    return switch (step.mover()) {
      case NATION -> Turn.NATION;
      case ALLIANCE -> Turn.ALLIANCE;
      case EITHER -> Turn.EITHER;
      case BOTH ->
          took.isEmpty() ? Turn.BOTH : took.contains(Side.NATION) ? Turn.ALLIANCE : Turn.NATION;
    };
  }

  private static String action(Cycle cycle, CycleStep step) {
    return switch (step) {
      case GUIDANCE -> "Record the ministerial guidance.";
      case SURVEY_ISSUED -> "Issue the survey.";
      case SURVEY_ANSWERED -> "Answer the survey.";
      case GOALS_DRAFTED -> "Draft the partnership goals.";
      case BILATERAL_TALKS -> "Hold the bilateral talks and settle the open clauses.";
      case JOINT_TALKS -> "Hold the joint talks with all Allies.";
      case GOALS_APPROVED -> both(cycle, step, "Approve the goals");
      case ASSESSMENT_DRAFTED -> "Draft the assessment.";
      case ASSESSMENT_AGREED -> both(cycle, step, "Agree the assessment");
      case ASSESSMENT_APPROVED -> both(cycle, step, "Approve the assessment");
    };
  }

  private static String both(Cycle cycle, CycleStep step, String what) {
    Set<Side> took = cycle.halves().getOrDefault(step, Map.of()).keySet();
    return took.isEmpty()
        ? what + ": both sides have still to."
        : what + ": it waits for " + took.iterator().next().other().words() + ".";
  }

  private static Cell cell(
      Group group,
      Cycle cycle,
      List<CycleStep> open,
      Map<CycleStep, Planned> plan,
      Counts counts,
      LocalDate today) {
    LocalDate done = cycle.reached().get(group.last);
    if (done != null) {
      return new Cell(group.title, Mark.DONE, Days.text(done));
    }
    boolean begun =
        group.steps.stream().anyMatch(cycle.reached()::containsKey)
            || group.steps.stream().anyMatch(cycle.halves()::containsKey)
            || open.contains(group.last)
            || (group == Group.ASSESSMENT && counts.judgements() > 0);
    Optional<Planned> planned =
        group.steps.stream()
            .filter(s -> !cycle.reached().containsKey(s))
            .map(plan::get)
            .filter(Objects::nonNull)
            .findFirst();
    boolean late = begun && planned.filter(p -> p.when().endLatest().isBefore(today)).isPresent();
    List<String> parts = new ArrayList<>();
    if (begun) {
      count(group, counts).ifPresent(parts::add);
    }
    planned.ifPresent(p -> parts.add((begun ? "due " : "") + when(p)));
    Mark mark =
        cycle.isSuspended()
            ? Mark.SUSPENDED
            : late ? Mark.DUE : begun ? Mark.UNDER_WAY : Mark.NOT_BEGUN;
    return new Cell(group.title, mark, parts.isEmpty() ? "day not set" : String.join(" · ", parts));
  }

  private static Optional<String> count(Group group, Counts c) {
    return switch (group) {
      case SURVEY ->
          c.sections() == 0
              ? Optional.empty()
              : Optional.of(c.sectionsDone() + " of " + c.sections() + " sections");
      case DRAFT, TWO, ALL, APPROVED ->
          c.goals() == 0
              ? Optional.empty()
              : Optional.of(
                  c.goals()
                      + (c.goals() == 1 ? " goal: " : " goals: ")
                      + c.goalsAgreed()
                      + " agreed, "
                      + (c.goals() - c.goalsAgreed())
                      + " open");
      case ASSESSMENT ->
          c.judgements() == 0
              ? Optional.empty()
              : Optional.of(c.judged() + " of " + c.judgements() + " judged");
    };
  }

  private static String when(Planned planned) {
    Edtf when = planned.when();
    String day =
        when.endLatest().equals(LocalDate.MAX)
            ? HeldWords.of(when)
            : when.startsOnKnownDay()
                ? Days.text(when.endLatest())
                : Days.text(when.endLatest()).replaceFirst("^\\d+ ", "") + ", day not set";
    return planned.place().isEmpty() ? day : day + ", " + planned.place();
  }
}
