package org.muster.engine.duty.tour;

/// The demand row of a block of a line's slots: no tour can start or end within the block.
///
/// @param row index among the demands
public record LineRow(int row, String line, Window block) {}
