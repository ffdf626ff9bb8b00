package org.muster.thread.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDiscrepancy;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanJudge;
import org.muster.generate.PublishedPlan;
import org.muster.record.CaseData;
import org.muster.record.Problem;
import org.muster.record.Row;

/// The plan that counts is what its document says: for as long as the case is the one that was
/// planned, the document is written anew from its tours and activities and compared. An older plan
/// is of an older case.
public final class PublishedRules {
  private PublishedRules() {}

  /// The first thing that the document of the newest plan says otherwise than the case gives.
  ///
  /// @param data a case in which nothing else is wrong
  /// @param plans its plans where they stand
  public static List<Problem> check(CaseData data, List<Placed> plans) {
    List<Row> open = plans.stream().map(Placed::row).filter(CaseIndex::isCurrent).toList();
    Optional<PublishedPlan> newest = PublishedPlan.find(with(data, open));
    Optional<PlanDocument> document = newest.flatMap(PublishedPlan::findDocument);
    if (document.isEmpty()) {
      return List.of();
    }
    String id = newest.orElseThrow().row().id();
    // What was published is measured against the plan before it.
    CaseData before =
        with(
            data,
            data.list(GenerateTables.PLANS).stream().filter(r -> !r.id().equals(id)).toList());
    Optional<PlanDiscrepancy> fault = PlanJudge.findFault(before, document.get());
    return plans.stream()
        .filter(placed -> placed.row().id().equals(id))
        .flatMap(placed -> fault.map(wrong -> problem(placed, wrong)).stream())
        .toList();
  }

  private static Problem problem(Placed plan, PlanDiscrepancy wrong) {
    return plan.problem(
        "document", wrong.key() + ": " + wrong.found(), "what the case gives, " + wrong.derived());
  }

  private static CaseData with(CaseData data, List<Row> plans) {
    Map<String, List<Row>> rows = new LinkedHashMap<>(data.rows());
    rows.put(GenerateTables.PLANS.name(), plans);
    return new CaseData(data.header(), data.planning(), rows);
  }
}
