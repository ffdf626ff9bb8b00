package org.muster.record;

import java.util.List;
import java.util.Optional;

/// The rows of a case as one viewer sees them, closed ones among them, asked for as they are
/// needed: what the rules between rows look at when somebody writes. A row that one may not see
/// is not there.
public interface RowsOnFile {

  /// The rows of a table, by id.
  List<Row> list(ClaimTable table);

  /// The rows of a table about one thing, by id.
  List<Row> listAbout(ClaimTable table, String about);

  /// The row of an id, whichever table it is in.
  Optional<Row> find(String id);

  /// Whether a row of the table is about that.
  boolean has(ClaimTable table, String about);
}
