package org.muster.thread;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.muster.record.CaseData;
import org.muster.record.Claims;
import org.muster.record.Problem;
import org.muster.record.RowChange;
import org.muster.record.RowRules;
import org.muster.record.RowsOnFile;

/// Claims put on file as another program would, past the rules between rows.
public final class Lawless {
  private Lawless() {}

  public static Claims over(Workspace workspace) {
    return new Claims(
        workspace.store(),
        workspace.audit(),
        InstantSource.system(),
        CaseTables.ALL,
        Set.of(),
        new NoRules());
  }

  private record NoRules() implements RowRules {
    @Override
    public List<Breach> listBreaches(RowsOnFile before, RowChange change) {
      return List.of();
    }

    @Override
    public List<Problem> listProblems(CaseData data) {
      return List.of();
    }
  }
}
