package org.muster.server.record;

import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.server.record.FactsModel.Line;

/// Rows of one table that refer to a thing.
public record Referring(ClaimTable table, List<Line> lines) {}
