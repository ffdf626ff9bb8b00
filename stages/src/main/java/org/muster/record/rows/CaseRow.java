package org.muster.record.rows;

import org.muster.record.CaseHeader;

/// A case as the database keeps it.
///
/// @param key internal; never leaves the database
/// @param revision grows with each change of the case or one of its rows
public record CaseRow(long key, CaseHeader header, String planning, long revision) {}
