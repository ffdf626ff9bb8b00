package org.muster.bench.drawn;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.muster.generate.PlanningSettings;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.thread.CaseFile;

/// A case drawn by seed: the same seed and size give the same bytes. All that it says is marked as
/// illustrative.
public final class DrawnCase {
  private static final String TERMS =
      """
      format: muster-planning/1
      slot: half-month
      rest_ratio: 2.0
      unit_tours:
        min_months: 6
        max_months: 6
        start: month
      staff_tours:
        min_months: 6
        max_months: 12
        step_months: 3
        start: month
      """;

  private DrawnCase() {}

  /// Draws one.
  ///
  /// @param equal units of 54 and lines of multiples of it, instead of a ladder from a team of 6 to
  ///     a battalion of 420 and lines that fit none of them
  public static CaseData draw(DrawnSize size, boolean equal, long seed) {
    DrawnRows rows = new DrawnRows();
    DrawnTime time = new DrawnTime(size.months());
    DrawnReview review = new DrawnReview(rows, seed);
    List<String> nations = review.nations(size.units());
    List<DrawnUnit> units = new DrawnForces(rows, time, nations, equal, seed).draw(size.units());
    DrawnDevelopment.draw(rows, time, size.units(), seed);
    new DrawnDemand(rows, time, equal, seed).draw(size, nations, units);
    review.goals(time, units);
    String id = "drawn-" + size.units() + "-" + seed + (equal ? "-equal" : "");
    String name = "Drawn: " + size.units() + (equal ? " equal" : "") + " units, seed " + seed;
    CaseHeader header =
        new CaseHeader(
            id, name, DrawnRows.OWNER, LocalDate.of(2026, 12, 1), DrawnTime.FIRST, time.last());
    return new CaseData(header, PlanningSettings.get(TERMS).toYaml(), rows.all());
  }

  /// Writes a drawn case into a folder.
  ///
  /// Arguments: `--units N --seed S --out DIR`, and as wanted `--equal` or `--unequal` (preset),
  /// `--lines N`, `--posts N`, `--officers N`, `--months N`, which else go by the units.
  public static void main(String[] args) {
    DrawnArguments wanted = DrawnArguments.of(args);
    CaseData data = draw(wanted.size(), wanted.equal(), wanted.seed());
    CaseFile.write(data, Path.of(wanted.out()));
    int rows = data.rows().values().stream().mapToInt(List::size).sum();
    System.out.println(
        wanted.out() + ": " + data.header().name() + ", " + wanted.size() + ", " + rows + " rows");
  }
}
