package org.muster.review;

import org.muster.desk.Side;

/// Said of a step that one side wrote down for the other: nobody acts for the other side in
/// silence.
///
/// @param by the side that wrote it down
/// @param why it was not left to the side itself
/// @param word by whose word: a person of that side, or a paper that says so
public record Behalf(Side by, String why, String word) {}
