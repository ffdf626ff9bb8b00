package org.muster.bench.guard.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.guard.GuardDuties;

/// A guard roster as Timefold changes it: a cell for each person and day in that order, then what
/// came before. Costs count in parts of [GuardDuties#PARTS].
@PlanningSolution
public final class Board {
  private static final int DAY = 24;

  private int days;
  private int persons;

  @ProblemFactCollectionProperty private List<Soldier> people = List.of();
  @ProblemFactCollectionProperty private List<Need> needs = List.of();
  @ProblemFactCollectionProperty private List<Share> shares = List.of();
  @PlanningEntityCollectionProperty private List<Cell> cells = List.of();
  @PlanningScore private @Nullable HardSoftLongScore score;

  /// For the solver, which copies boards.
  public Board() {}

  /// An empty board of the problem.
  static Board of(GuardDuties problem) {
    Board board = new Board();
    board.days = problem.days();
    board.persons = problem.people();
    List<Duty> duties = new ArrayList<>();
    for (int t = 0; t < problem.duties(); t++) {
      duties.add(
          new Duty(t, problem.from(t), problem.until(t), problem.counted(t), problem.night(t)));
    }
    Need[][] byDay = new Need[problem.days()][problem.duties()];
    int[][][] borne = new int[problem.days()][GuardDuties.Burden.values().length][problem.duties()];
    List<Need> needs = new ArrayList<>();
    // Somebody of no use must never be worth a nation's share.
    long useless = (long) GuardDuties.PARTS * (problem.prices().share() + 1);
    for (int d = 0; d < problem.days(); d++) {
      for (int t = 0; t < problem.duties(); t++) {
        List<GuardDuties.Step> parts = new ArrayList<>();
        for (GuardDuties.Step step : problem.steps(d, t)) {
          parts.add(new GuardDuties.Step(step.people(), GuardDuties.PARTS * step.cost()));
        }
        byDay[d][t] = new Need(problem.useful(d, t), parts, useless);
        needs.add(byDay[d][t]);
        for (GuardDuties.Burden burden : GuardDuties.Burden.values()) {
          borne[d][burden.ordinal()][t] = problem.borne(burden, d, t);
        }
      }
    }
    Map<String, Share> shares = new TreeMap<>();
    problem
        .terms()
        .shares()
        .keySet()
        .forEach(
            nation ->
                shares.put(nation, new Share(problem.due(nation), useless - GuardDuties.PARTS)));
    List<Soldier> people = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int p = 0; p < problem.people(); p++) {
      int person = p;
      Soldier soldier =
          new Soldier(
              p,
              problem.terms(),
              problem.days(),
              Arrays.stream(GuardDuties.Burden.values())
                  .mapToInt(burden -> problem.share(burden, person))
                  .toArray(),
              Arrays.stream(GuardDuties.Burden.values()).mapToInt(problem::price).toArray(),
              problem.past().stream().filter(tour -> tour.person() == person).toList(),
              shares.get(problem.nation(p)));
      people.add(soldier);
      for (int d = 0; d < problem.days(); d++) {
        int day = d;
        List<Duty> able =
            duties.stream().filter(duty -> problem.able(person, day, duty.index())).toList();
        long[] costs = new long[problem.duties() + 1];
        for (Duty duty : able) {
          costs[duty.index()] = GuardDuties.PARTS * problem.cost(p, d, duty.index());
        }
        costs[problem.duties()] = GuardDuties.PARTS * problem.cost(p, d, -1);
        cells.add(new Cell(cells.size(), soldier, d, able, costs, byDay[d], borne[d]));
      }
    }
    for (GuardDuties.Past tour : problem.past()) {
      int midnight = tour.day() * DAY;
      Duty was =
          new Duty(
              -1, tour.from() - midnight, tour.until() - midnight, tour.counted(), tour.night());
      cells.add(new Cell(cells.size(), people.get(tour.person()), tour.day(), was));
    }
    board.people = people;
    board.needs = needs;
    board.shares = List.copyOf(shares.values());
    board.cells = cells;
    return board;
  }

  int days() {
    return days;
  }

  int persons() {
    return persons;
  }

  /// The cell of a person on a day.
  Cell cell(int person, int day) {
    return cells.get(person * days + day);
  }

  @Nullable HardSoftLongScore score() {
    return score;
  }

  /// By person and day: the duty, or -1.
  int[][] rows() {
    int[][] rows = new int[persons][days];
    for (int p = 0; p < persons; p++) {
      for (int d = 0; d < days; d++) {
        Duty duty = cell(p, d).getDuty();
        rows[p][d] = duty == null ? -1 : duty.index();
      }
    }
    return rows;
  }
}
