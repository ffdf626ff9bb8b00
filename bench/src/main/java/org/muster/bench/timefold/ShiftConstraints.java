package org.muster.bench.timefold;

import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import org.muster.engine.duty.shift.ShiftRule;

/// The whole rulebook as constraint streams. Days off, and shifts with a maximum of zero, are kept
/// by the value ranges. Each rule is charged by how far it is broken, so that the search sees the
/// way back: a shift or a day counts [#A_DAY], minutes count by the begun hour.
public final class ShiftConstraints implements ConstraintProvider {
  private static final int A_DAY = 8;
  private static final int HOUR = 60;

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {
      succession(factory),
      maxShifts(factory),
      maxMinutes(factory),
      minMinutes(factory),
      maxRun(factory),
      minRun(factory),
      minRest(factory),
      maxWeekends(factory),
      requests(factory),
      cover(factory)
    };
  }

  Constraint succession(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .join(
            Cell.class,
            Joiners.equal(Cell::person),
            Joiners.equal(Cell::dayAfter, Cell::day),
            Joiners.filtering((one, next) -> one.given().forbids(next.given())))
        .penalize(HardSoftScore.ofHard(A_DAY))
        .asConstraint(ShiftRule.SUCCESSION.id());
  }

  Constraint maxShifts(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .groupBy(Cell::person, Cell::given, ConstraintCollectors.count())
        .filter((person, kind, count) -> count > person.most(kind))
        .penalize(HardSoftScore.ofHard(A_DAY), (person, kind, count) -> count - person.most(kind))
        .asConstraint(ShiftRule.MAX_SHIFTS.id());
  }

  Constraint maxMinutes(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .groupBy(Cell::person, ConstraintCollectors.sum(Cell::minutes))
        .filter((person, minutes) -> minutes > person.rules().maxMinutes())
        .penalize(
            HardSoftScore.ONE_HARD,
            (person, minutes) -> Math.ceilDiv(minutes - person.rules().maxMinutes(), HOUR))
        .asConstraint(ShiftRule.MAX_MINUTES.id());
  }

  Constraint minMinutes(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .groupBy(Cell::person, ConstraintCollectors.sum(Cell::minutes))
        .complement(Person.class, person -> 0)
        .filter((person, minutes) -> minutes < person.rules().minMinutes())
        .penalize(
            HardSoftScore.ONE_HARD,
            (person, minutes) -> Math.ceilDiv(person.rules().minMinutes() - minutes, HOUR))
        .asConstraint(ShiftRule.MIN_MINUTES.id());
  }

  Constraint maxRun(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .groupBy(Cell::person, ConstraintCollectors.toConsecutiveSequences(Cell::day))
        .flattenLast(chain -> chain.getConsecutiveSequences())
        .filter((person, run) -> run.getCount() > person.rules().maxRun())
        .penalize(
            HardSoftScore.ofHard(A_DAY), (person, run) -> run.getCount() - person.rules().maxRun())
        .asConstraint(ShiftRule.MAX_RUN.id());
  }

  /// A run that touches an edge of the horizon is exempt.
  Constraint minRun(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .groupBy(Cell::person, ConstraintCollectors.toConsecutiveSequences(Cell::day))
        .flattenLast(chain -> chain.getConsecutiveSequences())
        .filter(
            (person, run) ->
                run.getCount() < person.rules().minRun()
                    && !run.getFirstItem().firstOrLastDay()
                    && !run.getLastItem().firstOrLastDay())
        .penalize(
            HardSoftScore.ofHard(A_DAY), (person, run) -> person.rules().minRun() - run.getCount())
        .asConstraint(ShiftRule.MIN_RUN.id());
  }

  /// Only rests between two runs are breaks, so that those at the edges are exempt. The length of a
  /// break is the distance of the days worked before and after it.
  Constraint minRest(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .groupBy(Cell::person, ConstraintCollectors.toConsecutiveSequences(Cell::day))
        .flattenLast(chain -> chain.getBreaks())
        .filter((person, rest) -> rest.getLength() - 1 < person.rules().minRest())
        .penalize(
            HardSoftScore.ofHard(A_DAY),
            (person, rest) -> person.rules().minRest() - (rest.getLength() - 1))
        .asConstraint(ShiftRule.MIN_REST.id());
  }

  Constraint maxWeekends(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .filter(Cell::weekend)
        .groupBy(Cell::person, ConstraintCollectors.countDistinct(Cell::week))
        .filter((person, weekends) -> weekends > person.rules().maxWeekends())
        .penalize(
            HardSoftScore.ofHard(A_DAY),
            (person, weekends) -> weekends - person.rules().maxWeekends())
        .asConstraint(ShiftRule.MAX_WEEKENDS.id());
  }

  Constraint requests(ConstraintFactory factory) {
    return factory
        .forEachIncludingUnassigned(Cell.class)
        .filter(cell -> cell.requestCost() > 0)
        .penalize(HardSoftScore.ONE_SOFT, Cell::requestCost)
        .asConstraint("requests");
  }

  Constraint cover(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .filter(cell -> cell.need() != null)
        .groupBy(Cell::need, ConstraintCollectors.count())
        .complement(Need.class, need -> 0)
        .filter((need, given) -> need.cost(given) > 0)
        .penalize(HardSoftScore.ONE_SOFT, (need, given) -> need.cost(given))
        .asConstraint("cover");
  }
}
