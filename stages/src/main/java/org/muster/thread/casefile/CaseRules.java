package org.muster.thread.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.record.ClaimTable;
import org.muster.record.Problem;

/// What must hold between the rows of a case.
public final class CaseRules {
  private CaseRules() {}

  /// Everything that is wrong between rows.
  ///
  /// @param unread tables whose file could not be read whole: what refers to them is not judged
  public static List<Problem> check(
      List<ClaimTable> tables, Map<String, List<Placed>> rows, Set<String> unread) {
    List<Problem> problems = new ArrayList<>();
    CaseIndex index = FileIndex.of(tables, rows, unread, problems);
    problems.addAll(check(index));
    return problems;
  }

  /// Everything that is wrong with the rows that are to be judged.
  static List<Problem> check(CaseIndex index) {
    List<Problem> problems = new ArrayList<>();
    ReferenceRules.check(index, problems);
    ClaimRules.check(index, problems);
    CycleRules.check(index, problems);
    RecordRules.check(index, problems);
    PlanningRules.check(index, problems);
    GuardRules.check(index, problems);
    return problems;
  }
}
