package org.muster.record.rows;

import java.util.List;
import org.muster.record.CaseHeader;
import org.muster.record.Unreadable;

/// A case as the database keeps it.
///
/// @param key internal; never leaves the database
/// @param revision grows with each change of the case or one of its rows
/// @param unreadable what of its settings cannot be read: other values stand in the header for it
public record CaseRow(
    long key, CaseHeader header, String planning, long revision, List<Unreadable> unreadable) {
  public CaseRow {
    unreadable = List.copyOf(unreadable);
  }
}
