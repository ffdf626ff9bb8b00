package org.muster.record;

import static org.muster.record.rows.RowTable.KNOWN_SINCE;
import static org.muster.record.rows.RowTable.KNOWN_TO;
import static org.muster.record.rows.RowTable.OWNER;
import static org.muster.record.rows.RowTable.RELEASE;

import java.time.LocalDate;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.muster.access.Releasability;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.record.rows.CaseRow;
import org.muster.record.rows.CaseRows;
import org.muster.record.rows.ClaimRows;
import org.muster.store.Trouble;

/// What one viewer sees of one case: the conditions that go into every query.
record Sight(CaseRow caseRow, Viewer viewer, Releasability releasability) {

  /// Looks up the case and the frameworks in which the viewer's body is a member today. Rights are
  /// judged by today and not by the page's day: who was suspended cannot go back to before it.
  static Sight of(DSLContext dsl, ClaimRows rows, String caseId, Viewer viewer, LocalDate today) {
    CaseRow found = CaseRows.find(dsl, caseId).orElseThrow(() -> noCase(caseId));
    return of(dsl, rows, found, viewer, today);
  }

  static Sight of(DSLContext dsl, ClaimRows rows, CaseRow found, Viewer viewer, LocalDate today) {
    Set<String> frameworks =
        viewer instanceof Viewer.Person person
            ? Memberships.frameworks(dsl, rows, found, person.body(), today)
            : Set.of();
    return new Sight(found, viewer, Releasability.of(viewer, frameworks));
  }

  static Trouble noCase(String caseId) {
    return new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + caseId);
  }

  /// The rows released to the viewer.
  Condition visible() {
    return releasability.admits(OWNER, RELEASE);
  }

  /// The rows released to the viewer that were known on a day.
  ///
  /// @param knownOn the day, or null for all that is known by now
  Condition known(@Nullable LocalDate knownOn, LocalDate today) {
    Condition known =
        KNOWN_TO.isNull().or(KNOWN_TO.gt((knownOn == null ? today : knownOn).toString()));
    if (knownOn != null && InForce.asksSince(knownOn, today)) {
      known = known.and(KNOWN_SINCE.le(knownOn.toString()));
    }
    return visible().and(known);
  }

  /// Whether the whole case is the viewer's body's.
  boolean ownsCase() {
    return releasability.admits(caseRow.header().owner(), Release.OWNER.text());
  }
}
