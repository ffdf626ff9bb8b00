package org.muster.bench.drawn;

import java.util.List;

/// A drawn unit, as far as what is drawn after it asks for it.
///
/// @param nation whose
/// @param people on its full strength
/// @param tasks names of what it can be sent for
/// @param level step of the ladder when the horizon begins
/// @param free nothing stands in the way of a tour in the first half year: no gap, caveat, earlier
///     tour, parent or change of strength, and its certificate holds
record DrawnUnit(
    String id, String nation, int people, List<String> tasks, int level, boolean free) {
  DrawnUnit {
    tasks = List.copyOf(tasks);
  }
}
