package org.muster.operate.evacuation.replay;

import org.muster.operate.evacuation.custody.Rule;

/// An error that the replay makes on purpose, which has to be found.
///
/// @param rule by which it is found
/// @param about number of a person, flight or station
/// @param atTheDoor whether the desk refuses it, so that it never comes into the log
record Planted(Rule rule, String about, boolean atTheDoor) {}
