package org.muster.record;

import java.util.List;

/// The rules between the rows of a case, as whoever knows all tables asks them. They are asked at
/// every door, in the transaction that writes, and say the same everywhere.
public interface RowRules {
  /// What is expected of an id that is taken.
  String FREE_ID = "an id that no other row has or had";

  /// What is expected of an id that is another's.
  static String idOf(String owner) {
    return "an id that begins with its owner: " + owner + ".";
  }

  /// Whether an id begins with its row's owner; a nation's or body's own code is an id without a
  /// prefix.
  static boolean isOfItsOwner(Row row) {
    return row.id().indexOf('.') < 0 || row.id().startsWith(row.text("owner") + ".");
  }

  /// A rule that a row breaks.
  ///
  /// @param error the cell at which it is seen
  record Breach(Row row, FieldError error) {
    /// For who does not see the row on a form.
    public String words() {
      return row.table().name()
          + " "
          + row.id()
          + ": "
          + error.column()
          + (error.found().isEmpty() ? " is empty" : " is “" + error.found() + "”")
          + ", expected "
          + error.expected();
    }
  }

  /// What a change would break that is not broken already.
  ///
  /// @param change cells that hold what their columns do not take are passed over
  List<Breach> listBreaches(RowsOnFile before, RowChange change);

  /// Everything that is wrong with a whole case, at the lines of its canonical files.
  List<Problem> listProblems(CaseData data);
}
