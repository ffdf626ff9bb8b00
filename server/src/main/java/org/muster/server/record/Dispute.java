package org.muster.server.record;

import java.util.List;

/// A conflict as the page shows it.
///
/// @param settled who chose, when and why; empty while it is open
public record Dispute(String about, String question, List<Rival> rivals, String settled) {}
