package org.muster.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.muster.record.rows.CaseRow;
import org.muster.record.rows.CaseRows;
import org.muster.record.rows.ClaimRows;
import org.muster.record.rows.RowTable;
import org.muster.record.rows.StampRows;
import org.muster.store.Store;

/// The newest snapshot of each case that somebody looks at. Whether it still is the newest is asked
/// of the database at each look, which costs one small query; a change by whatever program replaces
/// it, and only the tables that changed are read again.
final class Snapshots {

  /// Rows kept of all cases together: some hundred bytes each.
  private static final long MOST_ROWS = 1_000_000;

  private final Store store;
  private final ClaimRows rows;
  private final Bounded<String, CaseSnapshot> newest = new Bounded<>(MOST_ROWS, CaseSnapshot::size);

  /// Held while a case is read, so that those who come meanwhile wait and do not read it, too.
  private final Map<String, Object> reading = new ConcurrentHashMap<>();

  Snapshots(Store store, ClaimRows rows) {
    this.store = store;
    this.rows = rows;
  }

  /// The case as it stands now.
  Optional<CaseSnapshot> find(String caseId) {
    return find(caseId, store.read(StampRows::revisions));
  }

  /// The case as it stands now.
  ///
  /// @param revisions of all cases, read a moment ago
  Optional<CaseSnapshot> find(String caseId, Map<Long, Long> revisions) {
    Optional<CaseSnapshot> kept = newest.find(caseId).filter(k -> isNewest(k, revisions));
    if (kept.isPresent()) {
      return kept;
    }
    if (store.read(dsl -> CaseRows.find(dsl, caseId)).isEmpty()) {
      return Optional.empty();
    }
    synchronized (reading.computeIfAbsent(caseId, id -> new Object())) {
      Map<Long, Long> now = store.read(StampRows::revisions);
      Optional<CaseSnapshot> meanwhile = newest.find(caseId).filter(k -> isNewest(k, now));
      if (meanwhile.isPresent()) {
        return meanwhile;
      }
      Optional<CaseSnapshot> fresh = store.read(dsl -> read(dsl, caseId));
      fresh.ifPresent(f -> newest.put(caseId, f));
      return fresh;
    }
  }

  /// The case if it is kept and was not changed since; nothing of it is read.
  Optional<CaseSnapshot> findKept(String caseId, Map<Long, Long> revisions) {
    return newest.find(caseId).filter(k -> isNewest(k, revisions));
  }

  private static boolean isNewest(CaseSnapshot kept, Map<Long, Long> revisions) {
    return revisions.getOrDefault(kept.caseRow().key(), -1L) == kept.revision();
  }

  /// Reads in one state of the database.
  private Optional<CaseSnapshot> read(DSLContext dsl, String caseId) {
    return CaseRows.find(dsl, caseId).map(found -> read(dsl, found, newest.find(caseId)));
  }

  private CaseSnapshot read(DSLContext dsl, CaseRow found, Optional<CaseSnapshot> before) {
    Map<String, Long> stamps = StampRows.stamps(dsl, found.key());
    Map<String, KeptTable> tables = new LinkedHashMap<>();
    for (RowTable table : rows.tables()) {
      String name = table.table().name();
      Optional<KeptTable> old = before.map(b -> b.tables().get(name));
      boolean same =
          before.isPresent()
              && before.get().caseRow().key() == found.key()
              && stamps.getOrDefault(name, 0L).equals(before.get().stamps().getOrDefault(name, 0L));
      tables.put(
          name, old.filter(rowsBefore -> same).orElseGet(() -> read(dsl, found, table, old)));
    }
    return CaseSnapshot.of(found, stamps, tables);
  }

  /// Rows that did not change stay the same objects.
  private KeptTable read(
      DSLContext dsl, CaseRow found, RowTable table, Optional<KeptTable> before) {
    Map<String, KeptRow> old = new HashMap<>();
    before.ifPresent(b -> b.rows().forEach(kept -> old.put(kept.row().id(), kept)));
    List<KeptRow> all =
        rows.listAll(
            dsl,
            found.key(),
            table,
            (id, column) -> store.read(at -> rows.cell(at, found.key(), table, id, column)),
            (row, since) -> {
              @Nullable KeptRow kept = old.get(row.id());
              return kept != null && kept.knownSince().equals(since) && kept.row().equals(row)
                  ? kept
                  : KeptRow.of(row, since);
            });
    return new KeptTable(new ArrayList<>(all));
  }
}
