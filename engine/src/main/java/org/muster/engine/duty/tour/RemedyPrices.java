package org.muster.engine.duty.tour;

/// What remedies cost.
///
/// @param bringForward an offering held earlier
/// @param addEvaluation one more offering
/// @param waiveCaveat a caveat waived
/// @param shiftLineSlot a line moved by one slot
/// @param oneMoreUnit one more unit
/// @param earliestSlot no remedy reaches back before this slot
/// @param longestShift most slots by which a line is moved
public record RemedyPrices(
    long bringForward,
    long addEvaluation,
    long waiveCaveat,
    long shiftLineSlot,
    long oneMoreUnit,
    int earliestSlot,
    int longestShift) {}
