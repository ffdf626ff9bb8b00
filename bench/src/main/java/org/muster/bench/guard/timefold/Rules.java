package org.muster.bench.guard.timefold;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.score.stream.common.ConnectedRange;
import java.util.Locale;
import org.muster.engine.duty.guard.GuardDuties;
import org.muster.engine.duty.guard.GuardRule;

/// The rules of sequence and the cost as constraint streams; who may hold what is kept by the value
/// ranges. Each rule is charged by how far it is broken, so that the search sees the way back. What
/// came before counts and is not itself charged.
public final class Rules implements ConstraintProvider {
  private static final int A_TOUR = 8;

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {
      rest(factory),
      run(factory),
      nights(factory),
      hours(factory),
      cover(factory),
      costs(factory),
      shares(factory),
      beyond(factory, GuardDuties.Burden.NIGHTS),
      beyond(factory, GuardDuties.Burden.WEEKENDS),
      beyond(factory, GuardDuties.Burden.HARD),
      beyond(factory, GuardDuties.Burden.COLD)
    };
  }

  Constraint rest(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .join(
            factory.forEach(Cell.class).filter(Cell::planned),
            Joiners.equal(Cell::person),
            Joiners.lessThan(Cell::day),
            Joiners.greaterThan(Cell::rested, Cell::from))
        .penalizeLong(
            HardSoftLongScore.ONE_HARD, (one, next) -> Math.min(A_TOUR, one.rested() - next.from()))
        .asConstraint(GuardRule.REST.id());
  }

  /// Tours that lie nearer than a long rest are one range; twice the hours and one less keep apart
  /// what only touches.
  Constraint run(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .groupBy(
            Cell::person,
            ConstraintCollectors.toConnectedRanges(
                (Cell cell) -> 2L * cell.from(),
                (Cell cell) -> 2L * (cell.until() + cell.person().terms().longRestHours()) - 1))
        .flattenLast(chain -> chain.getConnectedRanges())
        .filter((person, range) -> range.getContainedRangeCount() > person.terms().maxRun())
        .penalizeLong(
            HardSoftLongScore.ofHard(A_TOUR),
            (person, range) ->
                Math.min(planned(range), range.getContainedRangeCount() - person.terms().maxRun()))
        .asConstraint(GuardRule.RUN.id());
  }

  private static int planned(ConnectedRange<Cell, Long, Long> range) {
    int planned = 0;
    for (Cell cell : range) {
      planned += cell.past() ? 0 : 1;
    }
    return planned;
  }

  Constraint nights(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .filter(Cell::night)
        .groupBy(Cell::person, ConstraintCollectors.toConsecutiveSequences(Cell::day))
        .flattenLast(chain -> chain.getConsecutiveSequences())
        .filter((person, row) -> row.getCount() > person.terms().maxNights())
        .penalizeLong(
            HardSoftLongScore.ofHard(A_TOUR),
            (person, row) ->
                Math.clamp(
                    row.getLastItem().day() + 1L, 0, row.getCount() - person.terms().maxNights()))
        .asConstraint(GuardRule.NIGHTS.id());
  }

  /// All windows at once: a person's row is short, and a change would touch some thirty sums.
  Constraint hours(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .filter(Cell::planned)
        .groupBy(Cell::person, ConstraintCollectors.toList())
        .filter((person, cells) -> person.excess(cells) > 0)
        .penalizeLong(HardSoftLongScore.ONE_HARD, (person, cells) -> person.excess(cells))
        .asConstraint(GuardRule.HOURS_7.id());
  }

  Constraint cover(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .filter(cell -> cell.need() != null)
        .groupBy(Cell::need, ConstraintCollectors.count())
        .complement(Need.class, need -> 0)
        .filter((need, given) -> need.cost(given) > 0)
        .penalizeLong(HardSoftLongScore.ONE_SOFT, (need, given) -> need.cost(given))
        .asConstraint("cover");
  }

  Constraint costs(ConstraintFactory factory) {
    return factory
        .forEachIncludingUnassigned(Cell.class)
        .filter(cell -> cell.planned() && cell.cost() > 0)
        .penalizeLong(HardSoftLongScore.ONE_SOFT, Cell::cost)
        .asConstraint("costs");
  }

  Constraint shares(ConstraintFactory factory) {
    return factory
        .forEach(Cell.class)
        .filter(cell -> cell.share() != null)
        .groupBy(Cell::share, ConstraintCollectors.count())
        .complement(Share.class, share -> 0)
        .filter((share, given) -> share.missing(given) > 0)
        .penalizeLong(HardSoftLongScore.ONE_SOFT, (share, given) -> share.missing(given))
        .asConstraint("shares");
  }

  private static Constraint beyond(ConstraintFactory factory, GuardDuties.Burden burden) {
    return factory
        .forEach(Cell.class)
        .filter(cell -> cell.planned() && cell.borne(burden) > 0)
        .groupBy(Cell::person, ConstraintCollectors.sum(cell -> cell.borne(burden)))
        .filter((person, borne) -> person.beyond(burden, borne) > 0)
        .penalizeLong(HardSoftLongScore.ONE_SOFT, (person, borne) -> person.beyond(burden, borne))
        .asConstraint(burden.name().toLowerCase(Locale.ROOT) + " beyond");
  }
}
