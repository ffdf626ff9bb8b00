package org.muster.generate;

import java.util.Comparator;
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
        .max(Comparator.comparingInt(PublishedPlan::numberOf).thenComparing(Row::id))
        .map(row -> new PublishedPlan(row, PlanReading.of(row)));
  }

  /// The document, where it can be read.
  public Optional<PlanDocument> findDocument() {
    return reading instanceof PlanReading.Sound sound
        ? Optional.of(sound.document())
        : Optional.empty();
  }

  /// The number at the end of a plan's id; 0 where it ends otherwise.
  static int numberOf(Row row) {
    String last = row.id().substring(row.id().lastIndexOf('.') + 1);
    return last.matches("[0-9]{1,9}") ? Integer.parseInt(last) : 0;
  }
}
