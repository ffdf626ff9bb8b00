package org.muster.engine.duty.shift;

/// How many are wanted on a shift on a day.
///
/// @param need people wanted
/// @param underWeight cost of each who is missing
/// @param overWeight cost of each who is too many
public record Cover(int day, String shift, int need, int underWeight, int overWeight) {}
