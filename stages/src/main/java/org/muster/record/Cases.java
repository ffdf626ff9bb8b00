package org.muster.record;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.muster.access.Audit;
import org.muster.access.Releasability;
import org.muster.access.Viewer;
import org.muster.record.rows.CaseRow;
import org.muster.record.rows.CaseRows;
import org.muster.record.rows.ClaimRows;
import org.muster.record.rows.RowTable;
import org.muster.record.rows.StampRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The cases of a database as wholes: which there are, import, export, and what planning reads.
public final class Cases {
  /// Rows whose arrival is kept at hand.
  private static final long MOST_ARRIVALS = 500_000;

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;
  private final ClaimRows rows;
  private final List<ClaimTable> tables;
  private final Snapshots snapshots;
  private final RowRules rules;

  /// Whether a viewer sees a case that nobody has open.
  private final Bounded<Object, Boolean> seen = new Bounded<>(10_000);

  /// The cases that a viewer may open, while no case changes.
  private final Bounded<Object, List<CaseHeader>> listed = new Bounded<>(100);

  /// When the rows of a case came, while none of them changes: every page of facts tells it.
  private final Bounded<Object, Arrivals> arrived =
      new Bounded<>(MOST_ARRIVALS, its -> 1L + its.later().size());

  /// @param tables every claim table of every stage, in the order of the case file
  /// @param rules what must hold between rows, asked before rows come together by an import
  public Cases(
      Store store, Audit audit, InstantSource clock, List<ClaimTable> tables, RowRules rules) {
    this.rules = rules;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.rows = new ClaimRows(tables);
    this.tables = List.copyOf(tables);
    this.snapshots = new Snapshots(store, rows);
  }

  /// The cases of which the viewer sees at least one row, by id.
  public List<CaseHeader> list(Viewer viewer) {
    return list(viewer, store.read(StampRows::revisions));
  }

  private List<CaseHeader> list(Viewer viewer, Map<Long, Long> revisions) {
    Object key = List.of(revisions, CaseSnapshot.Circle.of(viewer, today()));
    return listed
        .find(key)
        .orElseGet(
            () -> {
              // As many as there are now: a case that came since is listed under its revision.
              Map<Long, Long> now = new TreeMap<>();
              List<CaseHeader> found =
                  store.read(
                      dsl -> {
                        now.putAll(StampRows.revisions(dsl));
                        return CaseRows.list(dsl).stream()
                            .filter(row -> isSeen(dsl, row, viewer, now))
                            .map(CaseRow::header)
                            .toList();
                      });
              return listed.keep(List.of(now, CaseSnapshot.Circle.of(viewer, today())), found);
            });
  }

  /// What a viewer may open, and what they see of the case that they ask for.
  ///
  /// @param look empty where there is no such case, or none that the viewer may know of
  public record Glance(List<CaseHeader> cases, Optional<CaseLook> look) {
    public Glance {
      cases = List.copyOf(cases);
    }
  }

  /// Everything that a page of a case begins with, by one question to the database while nothing
  /// has changed.
  public Glance glance(String caseId, Viewer viewer) {
    Map<Long, Long> revisions = store.read(StampRows::revisions);
    Optional<CaseLook> look =
        snapshots
            .find(caseId, revisions)
            .map(snapshot -> snapshot.look(viewer, today()))
            .filter(CaseLook::isSeen);
    return new Glance(list(viewer, revisions), look);
  }

  /// Whether a case is seen is asked of the database once for each of its revisions, unless the
  /// case is open anyway.
  private boolean isSeen(DSLContext dsl, CaseRow found, Viewer viewer, Map<Long, Long> revisions) {
    Optional<CaseSnapshot> kept = snapshots.findKept(found.header().id(), revisions);
    if (kept.isPresent()) {
      return kept.get().look(viewer, today()).isSeen();
    }
    Object key =
        List.of(
            found.key(),
            revisions.getOrDefault(found.key(), 0L),
            CaseSnapshot.Circle.of(viewer, today()));
    return seen.find(key).orElseGet(() -> seen.keep(key, isSeen(dsl, found, viewer)));
  }

  /// What a viewer sees of a case at its newest revision; empty where there is no such case, or
  /// none that the viewer may know of.
  public Optional<CaseLook> look(String caseId, Viewer viewer) {
    return snapshots
        .find(caseId)
        .map(snapshot -> snapshot.look(viewer, today()))
        .filter(CaseLook::isSeen);
  }

  /// The header of a case of which the viewer sees at least one row.
  public Optional<CaseHeader> findHeader(String caseId, Viewer viewer) {
    return look(caseId, viewer).map(CaseLook::header);
  }

  /// The header of a case within the caller's transaction, whoever sees it.
  ///
  /// @throws Trouble NOT_FOUND if there is no such case
  public CaseHeader getHeader(DSLContext dsl, String caseId) {
    return CaseRows.find(dsl, caseId).orElseThrow(() -> Sight.noCase(caseId)).header();
  }

  /// A number that grows with each change of a case: what was judged while it stood still holds.
  public Optional<Long> findRevision(String caseId) {
    return store.read(dsl -> findRevision(dsl, caseId));
  }

  /// The same within the caller's transaction.
  public Optional<Long> findRevision(DSLContext dsl, String caseId) {
    return CaseRows.find(dsl, caseId).map(CaseRow::revision);
  }

  /// The one predicate over owner and release for a viewer of a case, for the stages that keep
  /// tables of their own. A case of which the viewer sees nothing has none.
  ///
  /// @throws Trouble NOT_FOUND if there is no such case, or none that the viewer may know of
  public Releasability releasability(DSLContext dsl, String caseId, Viewer viewer) {
    // By the stamps as the caller's transaction sees them: what it has written itself counts.
    Optional<CaseSnapshot> kept = snapshots.findKept(caseId, StampRows.revisions(dsl));
    if (kept.isPresent()) {
      return Optional.of(kept.get().look(viewer, today()))
          .filter(CaseLook::isSeen)
          .orElseThrow(() -> Sight.noCase(caseId))
          .releasability();
    }
    CaseRow found =
        CaseRows.find(dsl, caseId)
            .filter(c -> isSeen(dsl, c, viewer))
            .orElseThrow(() -> Sight.noCase(caseId));
    return Sight.of(dsl, rows, found, viewer, today()).releasability();
  }

  /// When the rows of a case were really added to this database. It tells no more than that rows
  /// are there: whoever shows it asks it of rows that the reader sees.
  ///
  /// @throws Trouble NOT_FOUND if there is no such case
  public Arrivals arrivals(String caseId) {
    return store.read(
        dsl -> {
          long key = CaseRows.find(dsl, caseId).orElseThrow(() -> Sight.noCase(caseId)).key();
          Object state = List.of(key, StampRows.revisions(dsl).getOrDefault(key, 0L));
          return arrived
              .find(state)
              .orElseGet(() -> arrived.keep(state, arrivals(rows.added(dsl, key))));
        });
  }

  private static Arrivals arrivals(ClaimRows.Added added) {
    Map<String, Instant> later = new TreeMap<>();
    added.later().forEach((id, at) -> later.put(id, Instant.parse(at)));
    return new Arrivals(
        added.first().isEmpty() ? Optional.empty() : Optional.of(Instant.parse(added.first())),
        later);
  }

  /// What the viewer sees of a case as it was known on a day: the input of planning and of pages.
  /// Rivals are all in it; [Choices] says which of them count. What was closed later is open in it,
  /// as it was on that day. Rows that cannot be read are left out; [CaseLook] names them.
  ///
  /// @param knownOn the day, or null for all that is known by now
  /// @throws Trouble NOT_FOUND if there is no such case
  public CaseData load(String caseId, Viewer viewer, @Nullable LocalDate knownOn) {
    return snapshots
        .find(caseId)
        .orElseThrow(() -> Sight.noCase(caseId))
        .look(viewer, today())
        .known(knownOn)
        .data();
  }

  /// The same within the caller's transaction, with what it has written.
  public CaseData load(DSLContext dsl, String caseId, Viewer viewer, @Nullable LocalDate knownOn) {
    Sight sight = Sight.of(dsl, rows, caseId, viewer, today());
    return open(load(dsl, sight, sight.known(knownOn, today())));
  }

  /// A case as whoever looks at one day sees it: nothing in it is closed yet.
  private static CaseData open(CaseData data) {
    Map<String, List<Row>> open = new LinkedHashMap<>();
    data.rows()
        .forEach(
            (table, list) ->
                open.put(
                    table,
                    list.stream()
                        .map(r -> r.text("known_to").isEmpty() ? r : r.with("known_to", ""))
                        .toList()));
    return new CaseData(data.header(), data.planning(), open);
  }

  /// What the viewer sees of a case with its whole history: what export writes. The export is
  /// audited.
  public CaseData export(String caseId, Viewer viewer) {
    CaseData data =
        store.read(
            dsl -> {
              Sight sight = Sight.of(dsl, rows, caseId, viewer, today());
              return load(dsl, sight, sight.visible());
            });
    store.note(
        dsl -> {
          audit.append(dsl, viewer.actor(), "export", List.of(caseId));
          return caseId;
        });
    return data;
  }

  /// Takes a checked case in, all of it or nothing.
  ///
  /// @throws Trouble FORBIDDEN if the viewer may not change rows of the case's owner
  public Imported importCase(CaseData fresh, ImportMode mode, Viewer viewer) {
    return store.transaction(dsl -> importCase(dsl, fresh, mode, viewer));
  }

  /// What an import would do, without doing it.
  public Imported preview(CaseData fresh, ImportMode mode, Viewer viewer) {
    return store.read(
        dsl -> {
          Optional<CaseRow> found = CaseRows.find(dsl, fresh.header().id());
          requireImport(found, fresh, viewer);
          return judge(dsl, fresh, difference(dsl, found, fresh, viewer), found, mode);
        });
  }

  private Imported importCase(DSLContext dsl, CaseData fresh, ImportMode mode, Viewer viewer) {
    Optional<CaseRow> found = CaseRows.find(dsl, fresh.header().id());
    requireImport(found, fresh, viewer);
    Difference difference = difference(dsl, found, fresh, viewer);
    Imported answer = judge(dsl, fresh, difference, found, mode);
    if (!(answer instanceof Imported.Done)) {
      return answer;
    }
    String caseOwner = found.map(c -> c.header().owner()).orElse(fresh.header().owner());
    requireOwners(fresh, caseOwner, difference, viewer);
    long key;
    if (found.isEmpty()) {
      key = CaseRows.insert(dsl, fresh.header(), fresh.planning());
    } else {
      key = found.get().key();
      if (mode == ImportMode.REPLACE) {
        CaseRows.update(dsl, key, fresh.header(), fresh.planning());
      }
    }
    apply(dsl, key, fresh, difference, mode == ImportMode.REPLACE);
    if (found.isPresent()) {
      CaseRows.touch(dsl, key);
    }
    audit.append(
        dsl,
        viewer.actor(),
        found.isEmpty() ? "import" : mode == ImportMode.REPLACE ? "import-replace" : "import-merge",
        List.of(fresh.header().id()));
    return answer;
  }

  private Imported judge(
      DSLContext dsl,
      CaseData fresh,
      Difference difference,
      Optional<CaseRow> found,
      ImportMode mode) {
    if (found.isPresent() && mode == ImportMode.NEW) {
      return new Imported.Filled(difference);
    }
    boolean differs = difference.changed() > 0 || !difference.settings().isEmpty();
    if (found.isPresent() && mode == ImportMode.MERGE && differs) {
      return new Imported.Conflicting(difference);
    }
    List<Problem> problems =
        found.isPresent() && mode == ImportMode.MERGE && difference.added() > 0
            ? problems(dsl, found.get(), fresh)
            : List.of();
    return problems.isEmpty()
        ? new Imported.Done(difference)
        : new Imported.Unsound(difference, problems);
  }

  /// What a merge would make wrong: each of the two may be sound and both together not. What is
  /// wrong on file already is no reason to refuse it.
  private List<Problem> problems(DSLContext dsl, CaseRow found, CaseData fresh) {
    CaseData before = visible(dsl, found, new Viewer.Operator("import"));
    Map<String, List<Row>> merged = new LinkedHashMap<>();
    for (ClaimTable table : tables) {
      Map<String, Row> byId = new TreeMap<>();
      before.list(table).forEach(row -> byId.put(row.id(), row));
      fresh.list(table).forEach(row -> byId.putIfAbsent(row.id(), row));
      merged.put(table.name(), List.copyOf(byId.values()));
    }
    List<Problem> after =
        rules.listProblems(new CaseData(before.header(), before.planning(), merged));
    if (after.isEmpty()) {
      return List.of();
    }
    Set<Problem> known = new HashSet<>();
    rules.listProblems(before).forEach(problem -> known.add(problem.withoutLines()));
    return after.stream().filter(problem -> !known.contains(problem.withoutLines())).toList();
  }

  private static void requireImport(Optional<CaseRow> found, CaseData fresh, Viewer viewer) {
    String owner = found.map(c -> c.header().owner()).orElse(fresh.header().owner());
    if (!viewer.mayEdit(owner)) {
      throw new Trouble(
          Trouble.Code.FORBIDDEN,
          "the case " + fresh.header().id() + " is " + owner + "'s; only its planners import it");
    }
  }

  /// Nobody puts words into another's mouth, nor speaks of what is not theirs to speak of: a row
  /// that an import adds or changes is the importer's to write.
  private void requireOwners(
      CaseData fresh, String caseOwner, Difference difference, Viewer viewer) {
    for (ClaimTable table : tables) {
      Difference.Changes changes = difference.tables().get(table.name());
      if (changes == null) {
        continue;
      }
      Set<String> touched = new TreeSet<>(changes.added());
      touched.addAll(changes.changed());
      for (Row row : fresh.list(table)) {
        if (touched.contains(row.id())) {
          Whose.authorship(row, caseOwner)
              .findRefusal(viewer)
              .ifPresent(
                  why -> {
                    throw new Trouble(
                        Trouble.Code.FORBIDDEN, table.name() + ": " + row.id() + ": " + why);
                  });
        }
      }
    }
  }

  private Difference difference(
      DSLContext dsl, Optional<CaseRow> found, CaseData fresh, Viewer viewer) {
    CaseData old =
        found
            .map(c -> visible(dsl, c, viewer))
            .orElseGet(() -> new CaseData(fresh.header(), fresh.planning(), Map.of()));
    return Difference.between(old, fresh, tables);
  }

  /// Rows are removed before any are added, since an id may have moved to another table; sources
  /// are written first, since claims take their first known day from them.
  private void apply(
      DSLContext dsl, long key, CaseData fresh, Difference difference, boolean replace) {
    // One instant for all of them: what came together came at once.
    Instant now = clock.instant();
    Set<String> sources = new TreeSet<>();
    if (replace) {
      difference
          .tables()
          .forEach(
              (name, changes) -> {
                RowTable table = rows.findTable(name).orElseThrow();
                List<String> gone = new ArrayList<>(changes.removed());
                gone.addAll(changes.changed());
                if (table.table().shape() == ClaimTable.Shape.SOURCE) {
                  sources.addAll(gone);
                }
                rows.delete(dsl, key, table, gone);
              });
    }
    List<RowTable> order = new ArrayList<>(rows.tables());
    order.sort(java.util.Comparator.comparing(t -> t.table().shape() != ClaimTable.Shape.SOURCE));
    for (RowTable table : order) {
      Difference.Changes changes = difference.tables().get(table.table().name());
      if (changes != null) {
        Set<String> wanted = new TreeSet<>(changes.added());
        wanted.addAll(changes.changed());
        rows.insert(
            dsl,
            key,
            table,
            fresh.list(table.table()).stream().filter(r -> wanted.contains(r.id())).toList(),
            now);
      }
    }
    rows.refreshKnown(dsl, key, sources);
  }

  private CaseData visible(DSLContext dsl, CaseRow found, Viewer viewer) {
    Sight sight = Sight.of(dsl, rows, found, viewer, today());
    return load(dsl, sight, sight.visible());
  }

  private CaseData load(DSLContext dsl, Sight sight, Condition condition) {
    Map<String, List<Row>> loaded = new LinkedHashMap<>();
    for (RowTable table : rows.tables()) {
      List<Row> list = rows.list(dsl, sight.caseRow().key(), table, condition);
      if (!list.isEmpty()) {
        loaded.put(table.table().name(), list);
      }
    }
    return new CaseData(sight.caseRow().header(), sight.caseRow().planning(), loaded);
  }

  private boolean isSeen(DSLContext dsl, CaseRow found, Viewer viewer) {
    Sight sight = Sight.of(dsl, rows, found, viewer, today());
    return sight.ownsCase()
        || rows.tables().stream().anyMatch(t -> rows.any(dsl, found.key(), t, sight.visible()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
