package org.muster.generate;

import java.util.Optional;
import org.muster.record.CaseData;

/// A remedy beside the plan that it was found for: what it would put into the case, and the plan
/// that proved it, which is the one that adopting it keeps.
///
/// @param gap number of the gap that it is for, from 1
/// @param proof the plan with the remedy, a document of the case with the assumption made
public record RemedyTrial(
    int gap, Assumption assumption, PlanDocument proof, PlanDifference difference) {

  /// Tries the remedy of a gap: nothing is searched, the plan stands in the document.
  ///
  /// @param data the case as it is now
  /// @param gap from 1
  /// @param says the remedy in words
  /// @return empty where the gap has no remedy, or the case no longer has what it changes
  public static Optional<RemedyTrial> of(
      CaseData data, PlanDocument plan, int gap, String says, Assumption.Mark mark) {
    if (gap < 1 || gap > plan.gaps().size()) {
      return Optional.empty();
    }
    PlanDocument.OpenGap open = plan.gaps().get(gap - 1);
    return open.remedy()
        .flatMap(
            remedy ->
                RemedyRows.of(data, open.line(), remedy, says, mark)
                    .flatMap(
                        assumption ->
                            remedy
                                .proof()
                                .flatMap(
                                    proof ->
                                        Planning.document(
                                            assumption.applyTo(data),
                                            proof.renamed(assumption.ids()),
                                            plan.search()))
                                .map(
                                    document ->
                                        new RemedyTrial(
                                            gap,
                                            assumption,
                                            document,
                                            PlanDifference.between(plan, document)))));
  }
}
