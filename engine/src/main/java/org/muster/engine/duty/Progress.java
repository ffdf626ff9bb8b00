package org.muster.engine.duty;

import java.util.Optional;
import java.util.OptionalLong;

/// How far a solver has come.
///
/// @param phase what it is doing, a word or two for a person
/// @param steps units of work done
/// @param cost of the best plan so far, if there is one
/// @param bound proven: no plan costs less; negative infinity before there is one
/// @param best the best plan so far, to be kept in case the run is cut short; empty where there is
///     none yet, or where whoever tells knows only its cost
public record Progress(
    String phase, long steps, OptionalLong cost, double bound, Optional<DutyPlan> best) {

  /// Progress without the plan.
  public Progress(String phase, long steps, OptionalLong cost, double bound) {
    this(phase, steps, cost, bound, Optional.empty());
  }

  /// At most so much better is possible, as a fraction of the cost: zero when proven best, infinite
  /// without a plan or a bound.
  public double gap() {
    return cost.isPresent() ? gap(cost.getAsLong(), bound) : Double.POSITIVE_INFINITY;
  }

  /// `(cost - bound) / |cost|`, with the bound rounded up, since costs are whole numbers.
  public static double gap(long cost, double bound) {
    if (bound == Double.NEGATIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    double whole = Math.ceil(bound - 1e-6);
    return whole >= cost ? 0 : (cost - whole) / Math.max(1, Math.abs(cost));
  }

  /// Hears of progress, from any thread of the solver; returns quickly.
  @FunctionalInterface
  public interface Listener {
    void progressed(Progress progress);

    /// Hears nothing.
    Listener SILENT = progress -> {};
  }
}
