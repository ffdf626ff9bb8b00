package org.muster.generate;

import java.time.LocalDate;

/// A unit takes part in an offering: first and last day that it is held to, both inclusive.
///
/// @param raisesTo name of the level reached on the day after; empty when it raises none
public record PlannedActivity(
    String unit,
    String offering,
    String activity,
    LocalDate from,
    LocalDate to,
    String raisesTo,
    Releasability release) {}
