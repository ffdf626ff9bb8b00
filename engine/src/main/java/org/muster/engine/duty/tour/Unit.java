package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A unit: it climbs the ladder by activities and goes on tours as a whole.
///
/// @param strength people it counts for, slot by slot; some in at least one
/// @param level steps of the ladder held at slot 0; 0 is none
/// @param certifiedUntil first slot in which the certificate of that level no longer holds;
///     [TourProblem#NEVER] when it does not lapse
/// @param parent the unit that it is part of, or null
/// @param tasks what it can do
/// @param done activities finished before slot 0
/// @param lastTour the tour before slot 0, or null
public record Unit(
    String id,
    Strength strength,
    int level,
    int certifiedUntil,
    List<Window> available,
    @Nullable String parent,
    List<String> tasks,
    List<Caveat> caveats,
    List<String> done,
    @Nullable LastTour lastTour)
    implements Resource {
  public Unit {
    Objects.requireNonNull(id);
    if (strength.most() < 1 || level < 0) {
      throw new IllegalArgumentException(
          "Unit " + id + " has strength " + strength + " and level " + level + ".");
    }
    available = List.copyOf(available);
    tasks = List.copyOf(tasks);
    caveats = List.copyOf(caveats);
    done = List.copyOf(done);
  }

  /// A unit without a level, available in the window, that can do the tasks.
  public static Unit of(String id, int strength, Window available, String... tasks) {
    return new Unit(
        id,
        Strength.of(strength),
        0,
        TourProblem.NEVER,
        List.of(available),
        null,
        List.of(tasks),
        List.of(),
        List.of(),
        null);
  }

  @Override
  public Kind kind() {
    return Kind.UNIT;
  }

  @Override
  public Optional<LastTour> findLastTour() {
    return Optional.ofNullable(lastTour);
  }

  /// Its parent's id, when it has one.
  public Optional<String> findParent() {
    return Optional.ofNullable(parent);
  }

  /// The same unit with other numbers.
  public Unit withStrength(Strength newStrength) {
    return new Unit(
        id, newStrength, level, certifiedUntil, available, parent, tasks, caveats, done, lastTour);
  }

  /// The same unit, holding a level until a slot.
  public Unit withLevel(int newLevel, int newCertifiedUntil) {
    return new Unit(
        id,
        strength,
        newLevel,
        newCertifiedUntil,
        available,
        parent,
        tasks,
        caveats,
        done,
        lastTour);
  }

  /// The same unit, as part of another.
  public Unit withParent(String newParent) {
    return new Unit(
        id, strength, level, certifiedUntil, available, newParent, tasks, caveats, done, lastTour);
  }

  /// The same unit with one more caveat.
  public Unit withCaveat(Caveat caveat) {
    List<Caveat> more = new ArrayList<>(caveats);
    more.add(caveat);
    return withCaveats(more);
  }

  /// The same unit with these caveats and no others.
  public Unit withCaveats(List<Caveat> newCaveats) {
    return new Unit(
        id, strength, level, certifiedUntil, available, parent, tasks, newCaveats, done, lastTour);
  }

  /// The same unit, having finished these activities before slot 0.
  public Unit withDone(List<String> newDone) {
    return new Unit(
        id, strength, level, certifiedUntil, available, parent, tasks, caveats, newDone, lastTour);
  }

  /// The same unit, back from a tour before slot 0.
  public Unit withLastTour(LastTour newLastTour) {
    return new Unit(
        id, strength, level, certifiedUntil, available, parent, tasks, caveats, done, newLastTour);
  }

  /// The same unit, available in these windows.
  public Unit withAvailable(List<Window> windows) {
    return new Unit(
        id, strength, level, certifiedUntil, windows, parent, tasks, caveats, done, lastTour);
  }
}
