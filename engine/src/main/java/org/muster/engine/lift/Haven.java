package org.muster.engine.lift;

/// A safe haven.
///
/// @param capacity people there at once, at most
/// @param onwardPerDay people it sends onward in a day, steadily from minute 0 while any are there
/// @param parking aircraft on the ground at once, at most, each from its arrival on for its
///     `groundHaven`
public record Haven(String id, int capacity, int onwardPerDay, int parking, Others others) {}
