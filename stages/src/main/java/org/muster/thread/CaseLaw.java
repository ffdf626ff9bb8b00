package org.muster.thread;

import java.util.List;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Problem;
import org.muster.record.RowChange;
import org.muster.record.RowRules;
import org.muster.record.RowsOnFile;
import org.muster.thread.casefile.ChangeRules;

/// The rules between rows that `muster check` asks of a case file, for every other door: forms,
/// API, remedies, signatures and merges.
///
/// @param tables those that the database has
public record CaseLaw(List<ClaimTable> tables) implements RowRules {

  /// Over every table of the case file.
  public static final CaseLaw OF_ALL = new CaseLaw(CaseTables.ALL);

  public CaseLaw {
    tables = List.copyOf(tables);
  }

  /// Whether the rows of a table say from which day to which, and nothing vaguer.
  public static boolean isToTheDay(ClaimTable table) {
    return ChangeRules.isToTheDay(table);
  }

  @Override
  public List<Breach> listBreaches(RowsOnFile before, RowChange change) {
    return ChangeRules.listBreaches(tables, before, change);
  }

  @Override
  public List<Problem> listProblems(CaseData data) {
    return CaseFile.check(data);
  }
}
