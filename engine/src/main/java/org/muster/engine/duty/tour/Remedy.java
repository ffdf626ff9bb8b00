package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.List;

/// A change of the problem that might close a gap, with its price.
public sealed interface Remedy {
  /// What it costs those who would have to grant it.
  long price();

  /// The problem with the change made.
  TourProblem applyTo(TourProblem problem);

  /// By how many slots it moves the line.
  default int shift(String line) {
    return 0;
  }

  /// An activity is held earlier.
  record BringForward(String offering, int toSlot, long price) implements Remedy {
    @Override
    public TourProblem applyTo(TourProblem problem) {
      return problem.withOfferings(
          problem.offerings().stream()
              .map(one -> one.id().equals(offering) ? one.at(toSlot) : one)
              .toList());
    }
  }

  /// One more offering of an activity, with one seat.
  record AddEvaluation(String activity, int slot, long price) implements Remedy {
    /// Id of the offering that it adds.
    public String offering() {
      return "added " + activity + "@" + slot;
    }

    @Override
    public TourProblem applyTo(TourProblem problem) {
      List<Offering> offerings = new ArrayList<>(problem.offerings());
      offerings.add(new Offering(offering(), activity, slot, 1));
      return problem.withOfferings(offerings);
    }
  }

  /// A unit's caveat is waived.
  record WaiveCaveat(String unit, String caveat, long price) implements Remedy {
    @Override
    public TourProblem applyTo(TourProblem problem) {
      return problem.withUnit(
          unit,
          one ->
              one.withCaveats(one.caveats().stream().filter(c -> !c.id().equals(caveat)).toList()));
    }
  }

  /// A line is moved; slots are negative when it is moved earlier.
  record ShiftLine(String line, int slots, long price) implements Remedy {
    @Override
    public TourProblem applyTo(TourProblem problem) {
      return problem.withLines(
          problem.lines().stream()
              .map(one -> one.id().equals(line) ? one.withWindow(one.window().shifted(slots)) : one)
              .toList());
    }

    @Override
    public int shift(String of) {
      return of.equals(line) ? slots : 0;
    }
  }

  /// One more unit, ready and able to do what the line asks.
  record OneMoreUnit(String line, int strength, long price) implements Remedy {
    /// Id of the unit that it adds.
    public static final String ID = "one more unit";

    @Override
    public TourProblem applyTo(TourProblem problem) {
      Line wanted = problem.line(line);
      Unit unit =
          Unit.of(
                  ID,
                  strength,
                  new Window(0, problem.slots()),
                  wanted.tasks().toArray(String[]::new))
              .withLevel(wanted.level(), TourProblem.NEVER);
      List<Unit> units = new ArrayList<>(problem.units());
      units.add(unit);
      return problem.withUnits(units);
    }
  }
}
