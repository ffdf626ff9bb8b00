package org.muster.operate.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.Claims;
import org.muster.record.Row;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// A guard into which one of its nations takes a file in.
///
/// @param rows of the case that count
/// @param terms the guard's claim
/// @param nation whose file it is
record TakenIn(CountingRows rows, Row terms, String nation) {

  /// Opens a guard for whoever plans for one of the two.
  ///
  /// @param others what is told to everybody else
  /// @throws Trouble NOT_FOUND or FORBIDDEN
  static TakenIn open(CaseData data, Viewer viewer, String guard, Halves halves, String others) {
    CountingRows rows = new CountingRows(data);
    Row terms = rows.byAbout(GuardTables.GUARDS).get(guard);
    if (terms == null) {
      throw new Trouble(Trouble.Code.NOT_FOUND, "there is no guard " + guard);
    }
    GuardPlace place = GuardPlace.of(viewer, halves);
    if (!place.plans() || place.nation().isEmpty()) {
      throw new Trouble(Trouble.Code.FORBIDDEN, others);
    }
    return new TakenIn(rows, terms, place.nation().get());
  }

  /// What goes on file in one transaction, or not at all.
  ///
  /// @param verb of the audit log
  /// @param source of the rows; it is put down once
  /// @param ended claims that hold no more
  record Change(String verb, Row source, List<Row> fresh, List<Row> ended) {

    /// Puts it on file.
    ///
    /// @return why it was refused, if it was
    Optional<String> put(
        Store store, Claims claims, Audit audit, String caseId, Viewer viewer, String guard) {
      try {
        store.write(
            dsl -> {
              List<Row> decided = new ArrayList<>();
              if (!claims.isTaken(dsl, caseId, source.id())) {
                decided.add(source);
              }
              decided.addAll(fresh);
              claims.decide(dsl, caseId, viewer, decided, ended);
              audit.append(dsl, viewer.actor(), verb, List.of(caseId, guard));
              return "";
            });
        return Optional.empty();
      } catch (Trouble trouble) {
        if (trouble.code() == Trouble.Code.REFUSED) {
          return Optional.of(String.valueOf(trouble.getMessage()));
        }
        throw trouble;
      }
    }
  }
}
