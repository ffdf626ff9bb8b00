package org.muster.engine.lift;

import java.util.List;

/// A safe haven.
///
/// @param capacity people there at once, at most
/// @param there people who are there at minute 0
/// @param onwardPerDay people it sends onward in a day, steadily from minute 0 while any are there
/// @param parking aircraft on the ground at once, at most, each from its arrival on for its
///     `groundHaven`
/// @param taken of these, when a stand is taken by an aircraft that no plan moves: one stretch an
///     aircraft
public record Haven(
    String id,
    int capacity,
    int there,
    int onwardPerDay,
    int parking,
    List<Span> taken,
    Others others) {
  public Haven {
    taken = List.copyOf(taken);
  }

  /// One whose stands nobody else takes.
  public Haven(String id, int capacity, int there, int onwardPerDay, int parking, Others others) {
    this(id, capacity, there, onwardPerDay, parking, List.of(), others);
  }

  /// One that is empty at minute 0.
  public Haven(String id, int capacity, int onwardPerDay, int parking, Others others) {
    this(id, capacity, 0, onwardPerDay, parking, others);
  }

  /// The same haven with so many people there at minute 0.
  public Haven with(int people) {
    return new Haven(id, capacity, people, onwardPerDay, parking, taken, others);
  }

  /// The same haven with another room.
  public Haven holding(int newCapacity) {
    return new Haven(id, newCapacity, there, onwardPerDay, parking, taken, others);
  }

  /// The same haven with so many stands more.
  public Haven roomier(int stands) {
    return new Haven(id, capacity, there, onwardPerDay, parking + stands, taken, others);
  }

  /// The same haven where other aircraft take stands.
  public Haven with(List<Span> newTaken) {
    return new Haven(id, capacity, there, onwardPerDay, parking, newTaken, others);
  }
}
