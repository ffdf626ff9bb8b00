package org.muster.engine.duty.tour;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// Why one resource does not fill a gap: the tour that comes nearest when it is put into the plan
/// as it is, and the rules that it breaks there.
///
/// @param tour the tour that was tried
/// @param dropped activities of the resource taken out for it, because they lie in its time
/// @param breaches the rules that the plan with the tour breaks; empty when it breaks none, so that
///     cost alone speaks against it
/// @param shortDays days short over all breaches
/// @param extraCost what the resource's cheapest lawful calendar with such a tour would add to the
///     cost of the plan, everything else as it is; empty when it has no such calendar
public record Reason(
    String resource,
    Tour tour,
    List<Attendance> dropped,
    List<Breach> breaches,
    int shortDays,
    OptionalLong extraCost) {

  /// Nearest first: fewest broken rules, then fewest days short, then the earliest and longest.
  static final Comparator<Reason> NEAREST =
      Comparator.<Reason>comparingLong(reason -> reason.rules().size())
          .thenComparingInt(Reason::shortDays)
          .thenComparingInt(reason -> reason.dropped().size())
          .thenComparingInt(reason -> reason.tour().start())
          .thenComparingInt(reason -> -reason.tour().slots())
          .thenComparing(Reason::resource);

  public Reason {
    dropped = List.copyOf(dropped);
    breaches = List.copyOf(breaches);
  }

  /// Ids of the rules broken, each once.
  public List<String> rules() {
    return breaches.stream().map(Breach::rule).distinct().toList();
  }
}
