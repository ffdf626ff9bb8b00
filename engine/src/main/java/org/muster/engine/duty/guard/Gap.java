package org.muster.engine.duty.guard;

/// A seat that nobody holds for a turn.
///
/// @param seat of the post, from zero
/// @param from first hour of the turn
/// @param until hour after the last
public record Gap(String post, int seat, int from, int until) {}
