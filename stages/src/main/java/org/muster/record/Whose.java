package org.muster.record;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.muster.access.Authorship;

/// Of whose things a row speaks, read off its ids, each of which begins with its owner.
final class Whose {

  /// Columns that name the thing spoken of. Others name what stands beside it: where a unit is at
  /// home, which line an offer fills, in whose contingent people served.
  private static final Set<String> SUBJECTS =
      Set.of("nation", "nations", "unit", "officer", "parent", "cycle", "goal");

  private Whose() {}

  /// What the rule of who writes about whom is asked of a row.
  static Authorship authorship(Row row, String caseOwner) {
    return new Authorship(
        row.text("owner"), row.text("release"), caseOwner, bodies(row, caseOwner));
  }

  /// The nations and bodies of whose things the row speaks; none where the thing is common to its
  /// case.
  private static Set<String> bodies(Row row, String caseOwner) {
    return switch (row.table().shape()) {
      // A choice makes figures follow it for everybody.
      case CHOICE -> Set.of(caseOwner);
      case SOURCE -> Set.of(body(row.id()));
      case CLAIM -> bodiesOfClaim(row);
    };
  }

  private static Set<String> bodiesOfClaim(Row row) {
    Set<String> bodies = new TreeSet<>();
    if (!row.about().equals(row.id()) || row.table().equals(RecordTables.NATIONS)) {
      bodies.add(body(row.about()));
    }
    for (Column column : row.table().columns()) {
      if (SUBJECTS.contains(column.name()) && !isMereFlag(row, column)) {
        addSubjects(row, column, bodies);
      }
    }
    return bodies;
  }

  /// A nation that may be left out tells for whom a thing is meant, and not whose it is.
  private static boolean isMereFlag(Row row, Column column) {
    return row.text(column.name()).isEmpty()
        || (column.name().equals("nation") && !column.required());
  }

  /// Of several nations named together one may speak.
  private static void addSubjects(Row row, Column column, Set<String> bodies) {
    List<String> named =
        column.domain() instanceof Domain.References
            ? row.list(column.name())
            : List.of(row.text(column.name()));
    List<String> theirs = named.stream().map(Whose::body).toList();
    String owner = row.text("owner");
    if (theirs.contains(owner)) {
      bodies.add(owner);
    } else {
      bodies.addAll(theirs);
    }
  }

  private static String body(String id) {
    int dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }
}
