package org.muster.server.record;

import java.util.List;

/// A conflict as the page shows it.
///
/// @param settled who chose, when and why; empty while it is open
/// @param since on a page that looks back: what has been chosen since; empty where nothing was
public record Dispute(
    String about, String question, List<Rival> rivals, String settled, String since) {}
