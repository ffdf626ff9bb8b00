package org.muster.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Releasability;
import org.muster.access.Viewer;
import org.muster.record.rows.CaseRow;

/// A whole case as it stood at one revision, shared by everybody who looks at it: what each of them
/// sees of it is a [CaseLook]. Nothing in it changes; a change of the case makes another.
///
/// @param revision grows with each change of any table of the case
/// @param stamps how often each table was changed, by its name
/// @param tables every table, by name, in the order of the case file
/// @param header what of the case's own settings cannot be read
record CaseSnapshot(
    CaseRow caseRow,
    long revision,
    Map<String, Long> stamps,
    Map<String, KeptTable> tables,
    List<Unreadable> header,
    Bounded<Circle, CaseLook> looks) {

  /// Circles of one case whose looks are kept: each nation and body with and without the staffs.
  private static final int MOST_CIRCLES = 64;

  /// Who sees the same of a case on one day: all that [Releasability] asks of a viewer but the
  /// frameworks, which follow from the body and the case.
  record Circle(boolean everything, String body, boolean staff, boolean ally, LocalDate day) {
    static Circle of(Viewer viewer, LocalDate today) {
      return switch (viewer) {
        case Viewer.Operator operator -> new Circle(true, "", true, true, today);
        case Viewer.Anonymous nobody -> new Circle(false, "", false, false, today);
        case Viewer.Person person ->
            new Circle(false, person.body(), person.isStaff(), person.isAlly(), today);
      };
    }
  }

  static CaseSnapshot of(CaseRow caseRow, Map<String, Long> stamps, Map<String, KeptTable> tables) {
    long revision = stamps.values().stream().mapToLong(Long::longValue).sum();
    return new CaseSnapshot(
        caseRow,
        revision,
        Map.copyOf(stamps),
        tables,
        caseRow.unreadable(),
        new Bounded<>(MOST_CIRCLES));
  }

  /// The rows of a table.
  KeptTable table(ClaimTable table) {
    return Optional.ofNullable(tables.get(table.name())).orElseGet(() -> new KeptTable(List.of()));
  }

  /// How many rows there are.
  long size() {
    return KeptTable.count(tables.values());
  }

  /// What a viewer sees of it. Rights are judged by today and not by the page's day.
  CaseLook look(Viewer viewer, LocalDate today) {
    Circle circle = Circle.of(viewer, today);
    return looks
        .find(circle)
        .orElseGet(
            () ->
                looks.keep(
                    circle,
                    new CaseLook(
                        caseRow, revision, tables, header, releasability(viewer, today), today)));
  }

  private Releasability releasability(Viewer viewer, LocalDate today) {
    Set<String> frameworks =
        viewer instanceof Viewer.Person person
            ? Memberships.frameworks(
                table(RecordTables.MEMBERSHIP_EVENTS).rows().stream().map(KeptRow::row).toList(),
                table(RecordTables.CHOICES).rows().stream().map(KeptRow::row).toList(),
                caseRow.header().owner(),
                person.body(),
                today)
            : Set.of();
    return Releasability.of(viewer, frameworks);
  }
}
