package org.muster.generate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.HeldWords;
import org.muster.record.Row;
import org.muster.review.Footing;
import org.muster.review.Readiness;
import org.muster.review.ReviewTables;

/// Where units stand on the first day of the horizon, as [Readiness] judges it. Where it says
/// perhaps, a plan counts on the level below, which is sure, and a note says so.
final class StartMapping {
  private final Intake intake;
  private final LadderMapping ladder;
  private final Map<String, Footing> footings = new HashMap<>();

  StartMapping(Intake intake, LadderMapping ladder) {
    this.intake = intake;
    this.ladder = ladder;
    Readiness.of(intake::list)
        .on(intake.slots().first())
        .units()
        .forEach(unit -> footings.put(unit.unit(), unit.footing()));
  }

  /// A level at slot 0, and the first slot in which its certificate no longer holds.
  record Start(int level, int certifiedUntil) {}

  Start start(String unit) {
    use(unit, ReviewTables.EVALUATIONS);
    use(unit, ReviewTables.CERTIFICATES);
    Footing footing = footings.getOrDefault(unit, Footing.NONE);
    int level = ladder.levelOf(footing.sure());
    int perhaps = ladder.levelOf(footing.perhaps());
    if (perhaps > level) {
      intake.note(
          intake.name(unit)
              + " may or may not hold "
              + ladder.name(perhaps)
              + " on "
              + HeldWords.day(intake.slots().first())
              + ": its dates or its certificate are not on record. The plan counts on "
              + ladder.name(level)
              + ".");
    }
    LocalDate until = footing.until();
    int lost =
        until.equals(LocalDate.MAX)
            ? intake.slots().count()
            : intake.slots().slotOf(until.plusDays(1));
    return new Start(level, lost >= intake.slots().count() ? TourProblem.NEVER : lost);
  }

  private void use(String unit, ClaimTable table) {
    List<Row> rows = intake.listOf(table, "unit", unit);
    for (Row row : rows) {
      if (intake.held(row).begunBy(intake.slots().first()) != Edtf.Answer.NO) {
        intake.useFor(unit, row, unit);
      }
    }
  }
}
