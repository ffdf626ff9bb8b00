package org.muster.engine.duty.colgen;

/// The part of a resource's calendar that is open: from one pause of the path that it has to a
/// later one, with what the fixed parts before and after already add to each quantity.
///
/// @param fromNode the pause where the open part begins
/// @param toNode the pause where it ends
/// @param prefix activities before it
/// @param suffix activities after it
record Range(int fromNode, int toNode, int[] prefix, int[] suffix) {}
