package org.muster.server.operate.evacuation;

/// One contradiction as the page draws it.
///
/// @param key by which it is explained
/// @param number of the person that it is about; empty where it is about none
public record ContradictionLine(
    String key, String rule, String words, String hour, String number, boolean explained) {}
