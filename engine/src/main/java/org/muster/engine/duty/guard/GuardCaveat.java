package org.muster.engine.duty.guard;

/// A limit that a nation put on its people: no post with this task.
///
/// @param id of the caveat
/// @param task that may not be done
/// @param from hour since the horizon's first midnight, inclusive
/// @param until exclusive
public record GuardCaveat(String id, String task, int from, int until) {
  /// A caveat that always holds.
  public static GuardCaveat always(String id, String task) {
    return new GuardCaveat(id, task, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
