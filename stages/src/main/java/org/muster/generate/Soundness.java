package org.muster.generate;

import java.util.List;
import org.muster.record.CaseData;
import org.muster.record.Problem;

/// The rules between the rows of a case, as whoever knows all tables asks them.
@FunctionalInterface
public interface Soundness {
  /// Everything that is wrong with a case.
  List<Problem> listProblems(CaseData data);
}
