package org.muster.generate;

import java.util.List;
import java.util.stream.IntStream;
import org.muster.develop.DevelopTables;
import org.muster.engine.duty.tour.EvaluatorPool;
import org.muster.record.Edtf;
import org.muster.record.Row;

/// Evaluator teams: in a slot there are those that can be had on every day of it.
final class PoolMapping {
  /// Id and name of the one pool.
  static final String POOL = "evaluator teams";

  private PoolMapping() {}

  static EvaluatorPool pool(Intake intake) {
    List<Row> rows = intake.list(DevelopTables.EVALUATOR_TEAMS);
    rows.forEach(row -> intake.use(row, POOL));
    intake.name(POOL, POOL);
    return new EvaluatorPool(
        POOL,
        IntStream.range(0, intake.slots().count())
            .map(slot -> rows.stream().mapToInt(row -> teams(intake, row, slot)).sum())
            .boxed()
            .toList());
  }

  private static int teams(Intake intake, Row row, int slot) {
    Edtf held = intake.held(row);
    boolean throughout =
        !held.startLatest().isAfter(intake.slots().firstDay(slot))
            && !held.endEarliest().isBefore(intake.slots().lastDay(slot + 1));
    return throughout ? row.whole("teams") : 0;
  }
}
