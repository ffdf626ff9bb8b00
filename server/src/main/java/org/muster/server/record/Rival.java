package org.muster.server.record;

import org.muster.record.Row;

/// One of several claims, as its card shows it.
///
/// @param value that in which it differs from the others
/// @param added when it was really added to this database
public record Rival(
    Row row,
    String value,
    String says,
    boolean counts,
    String source,
    String publisher,
    String published,
    String grade,
    String summary,
    String added) {}
