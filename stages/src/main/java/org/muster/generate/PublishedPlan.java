package org.muster.generate;

import java.util.Optional;
import org.muster.record.CaseData;
import org.muster.record.Row;

/// The plan that counts: the newest row of plans that is known, whatever stands in it.
///
/// @param row the row that keeps it
/// @param reading its document, or why it holds none
public record PublishedPlan(Row row, PlanReading reading) {

  /// The plan that counts in a case as seen. Only its document is read.
  public static Optional<PublishedPlan> find(CaseData data) {
    return data.list(GenerateTables.PLANS).stream()
        .max(PlanNumber.oldestFirst())
        .map(row -> new PublishedPlan(row, PlanReading.of(row)));
  }

  /// The document, where it can be read.
  public Optional<PlanDocument> findDocument() {
    return reading instanceof PlanReading.Sound sound
        ? Optional.of(sound.document())
        : Optional.empty();
  }
}
