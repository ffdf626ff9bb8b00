package org.muster.engine.duty.tour;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that develops a unit: a course, an exercise, an evaluation. A unit takes it at an
/// [Offering].
///
/// @param slots how long it takes
/// @param prerequisites activities that the unit must have finished before
/// @param needsLevel level that the unit must hold when it starts; 0 for none
/// @param raisesTo level that the unit holds when it ends; 0 when it raises none
/// @param cost money for one unit
/// @param pool the pool of evaluator teams that it draws on, or null
/// @param teams how many teams of the pool it binds in each of its slots
public record Activity(
    String id,
    int slots,
    List<String> prerequisites,
    int needsLevel,
    int raisesTo,
    long cost,
    @Nullable String pool,
    int teams) {
  public Activity {
    Objects.requireNonNull(id);
    prerequisites = List.copyOf(prerequisites);
    if (slots < 1 || cost < 0 || teams < 0) {
      throw new IllegalArgumentException(
          "Activity " + id + ": slots " + slots + ", cost " + cost + ", teams " + teams + ".");
    }
  }

  /// A course or exercise: no level raised, no evaluators.
  public static Activity course(String id, int slots, long cost, String... prerequisites) {
    return new Activity(id, slots, List.of(prerequisites), 0, 0, cost, null, 0);
  }

  /// An evaluation that raises a unit to a level, without evaluators of a pool.
  public static Activity evaluation(
      String id, int slots, int raisesTo, long cost, String... prerequisites) {
    return new Activity(id, slots, List.of(prerequisites), 0, raisesTo, cost, null, 0);
  }

  /// The same activity, binding teams of a pool.
  public Activity withTeams(String newPool, int newTeams) {
    return new Activity(id, slots, prerequisites, needsLevel, raisesTo, cost, newPool, newTeams);
  }

  /// The pool that it draws on, when it does.
  public Optional<String> findPool() {
    return Optional.ofNullable(pool);
  }
}
