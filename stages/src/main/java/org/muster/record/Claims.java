package org.muster.record;

import static org.muster.record.rows.RowTable.ABOUT_KEY;
import static org.muster.record.rows.RowTable.FOLDED;
import static org.muster.record.rows.RowTable.HELD_FROM_EARLIEST;
import static org.muster.record.rows.RowTable.HELD_TO_LATEST;
import static org.muster.record.rows.RowTable.ID;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.muster.access.Audit;
import org.muster.access.Releasability;
import org.muster.access.Viewer;
import org.muster.record.rows.CaseRow;
import org.muster.record.rows.CaseRows;
import org.muster.record.rows.ClaimRows;
import org.muster.record.rows.RowTable;
import org.muster.store.Fold;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The claims of a case, one by one: looking, searching, adding, changing, withdrawing, choosing.
///
/// Nothing is overwritten: a change closes the old claim and adds a new one about the same thing,
/// so that "as known on" keeps its answer. Every look goes through the viewer's releasability.
public final class Claims {

  /// Hits that a search gives of one table at most.
  private static final int MOST_OF_ONE_TABLE = 200;

  /// Leaves room for a number in an id of at most 120 characters.
  private static final int LONGEST_STEM = 110;

  /// The same for a code of at most 12.
  private static final int LONGEST_CODE_STEM = 9;

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;
  private final ClaimRows rows;
  private final Set<ClaimTable> computed;
  private final RowRules rules;

  /// @param tables every claim table of every stage, in the order of the case file
  /// @param computed those whose rows are computed and checked, never written by hand
  /// @param rules what must hold between rows, asked before anything is written
  public Claims(
      Store store,
      Audit audit,
      InstantSource clock,
      List<ClaimTable> tables,
      Set<ClaimTable> computed,
      RowRules rules) {
    this.rules = rules;
    this.computed = Set.copyOf(computed);
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.rows = new ClaimRows(tables);
  }

  /// The rows of a table that can be read, by id.
  public List<Row> list(Perspective from, ClaimTable table) {
    return readable(listStored(from, table));
  }

  /// The rows of a table as they are stored, by id; some of their cells may not be what their
  /// columns say.
  public List<Row> listStored(Perspective from, ClaimTable table) {
    return look(from, (dsl, sight) -> known(dsl, sight, from, table, DSL.noCondition()));
  }

  private static List<Row> readable(List<Row> rows) {
    return rows.stream().filter(row -> row.errors().isEmpty()).toList();
  }

  /// A row with the days between which it was known.
  ///
  /// @param row only the cells that were asked for; the others are empty
  /// @param knownSince inclusive, as ISO 8601 text
  public record Known(Row row, String knownSince) {}

  /// All rows of a table that can be read, closed ones among them, with the named cells and
  /// `known_to` only, in no order. Such rows are read and never written back.
  public List<Known> listEver(
      String caseId, Viewer viewer, ClaimTable table, List<String> columns) {
    List<String> wanted = new ArrayList<>(columns);
    wanted.add("known_to");
    List<Column> read = wanted.stream().map(c -> table.findColumn(c).orElseThrow()).toList();
    return look(
            Perspective.now(caseId, viewer),
            (dsl, sight) ->
                rows.listNarrow(
                    dsl,
                    sight.caseRow().key(),
                    rows.of(table),
                    sight.visible(),
                    wanted,
                    Known::new))
        .stream()
        .filter(known -> known.row().errors(read).isEmpty())
        .toList();
  }

  /// The rows that held on a day, surely or perhaps; rows that do not say when are among them.
  public List<Row> listHeldOn(Perspective from, ClaimTable table, LocalDate day) {
    Condition held =
        HELD_FROM_EARLIEST
            .isNull()
            .or(HELD_FROM_EARLIEST.le(day.toString()).and(HELD_TO_LATEST.ge(day.toString())));
    return readable(look(from, (dsl, sight) -> known(dsl, sight, from, table, held)));
  }

  /// The rows that had begun by a day, surely or perhaps: the steps of a series up to then.
  public List<Row> listBegunBy(Perspective from, ClaimTable table, LocalDate day) {
    Condition begun = HELD_FROM_EARLIEST.isNull().or(HELD_FROM_EARLIEST.le(day.toString()));
    return readable(look(from, (dsl, sight) -> known(dsl, sight, from, table, begun)));
  }

  /// How many rows of each table the viewer sees, by table name; tables without any are absent.
  public Map<String, Integer> counts(Perspective from) {
    return look(
        from,
        (dsl, sight) -> {
          Map<String, Integer> counts = new LinkedHashMap<>();
          for (RowTable table : rows.tables()) {
            int count =
                rows.count(dsl, sight.caseRow().key(), table, sight.known(from.knownOn(), today()));
            if (count > 0) {
              counts.put(table.table().name(), count);
            }
          }
          return counts;
        });
  }

  /// The row of an id, open or closed.
  public Optional<Row> find(Perspective from, String id) {
    return look(from, (dsl, sight) -> find(dsl, sight, id).map(Found::row));
  }

  /// What stands today in the place of a row that was changed; empty if nothing follows it, as
  /// after it was withdrawn.
  public Optional<Row> findSuccessor(String caseId, Viewer viewer, Row old) {
    return listAbout(Perspective.now(caseId, viewer), old.about()).stream()
        .filter(row -> row.table().equals(old.table()) && !row.id().equals(old.id()))
        .filter(row -> stem(row).equals(stem(old)))
        .findFirst();
  }

  /// All claims about a thing, in whichever table they lie, by id.
  public List<Row> listAbout(Perspective from, String about) {
    return look(
        from,
        (dsl, sight) -> {
          List<Row> found = new ArrayList<>();
          for (RowTable table : rows.tables()) {
            if (table.table().shape() != ClaimTable.Shape.CHOICE) {
              found.addAll(known(dsl, sight, from, table.table(), ABOUT_KEY.eq(about)));
            }
          }
          return found;
        });
  }

  /// All that was ever claimed about a thing, closed claims included, in the order in which it
  /// became known.
  public List<Row> listHistory(Perspective from, String about) {
    return look(
        from,
        (dsl, sight) -> {
          List<Row> found = new ArrayList<>();
          for (RowTable table : rows.tables()) {
            if (table.table().shape() != ClaimTable.Shape.CHOICE) {
              found.addAll(
                  rows.list(
                      dsl, sight.caseRow().key(), table, sight.visible().and(ABOUT_KEY.eq(about))));
            }
          }
          found.sort(
              java.util.Comparator.comparing((Row row) -> row.find("known_to").orElse("9999-12-31"))
                  .thenComparing(Row::id));
          return found;
        });
  }

  /// Rows in which every word of the text occurs, whatever its case and diacritics, in the order of
  /// the case file.
  public List<Row> search(Perspective from, String text, int limit) {
    Condition hit = DSL.noCondition();
    String folded = Fold.of(text).strip();
    if (folded.isEmpty()) {
      return List.of();
    }
    for (String word : folded.split("\\s+")) {
      hit = hit.and(FOLDED.contains(word));
    }
    Condition all = hit;
    return look(
        from,
        (dsl, sight) -> {
          List<Row> found = new ArrayList<>();
          for (RowTable table : rows.tables()) {
            if (found.size() < limit) {
              found.addAll(
                  rows.list(
                      dsl,
                      sight.caseRow().key(),
                      table,
                      sight.known(from.knownOn(), today()).and(all),
                      Math.min(limit - found.size(), MOST_OF_ONE_TABLE)));
            }
          }
          return found;
        });
  }

  /// Things about which several claims are known, in the order of the case file, each with its
  /// claims side by side and the choice if one is made.
  public List<Conflict> listConflicts(Perspective from) {
    return look(
        from,
        (dsl, sight) -> {
          Map<String, Row> sources = new LinkedHashMap<>();
          for (Row source :
              rows.list(
                  dsl, sight.caseRow().key(), rows.of(RecordTables.SOURCES), sight.visible())) {
            sources.put(source.about(), source);
          }
          Choices choices =
              Choices.of(known(dsl, sight, from, RecordTables.CHOICES, DSL.noCondition()));
          List<Conflict> conflicts = new ArrayList<>();
          for (RowTable table : rows.tables()) {
            if (table.table().shape() == ClaimTable.Shape.CLAIM) {
              conflictsOf(dsl, sight, from, table, choices, sources, conflicts);
            }
          }
          return conflicts;
        });
  }

  private void conflictsOf(
      DSLContext dsl,
      Sight sight,
      Perspective from,
      RowTable table,
      Choices choices,
      Map<String, Row> sources,
      List<Conflict> conflicts) {
    Map<String, List<Row>> byAbout = new LinkedHashMap<>();
    for (Row row :
        rows.listRivals(dsl, sight.caseRow().key(), table, sight.known(from.knownOn(), today()))) {
      byAbout.computeIfAbsent(row.about(), a -> new ArrayList<>()).add(row);
    }
    byAbout.forEach(
        (about, claims) -> {
          List<Row> cited =
              claims.stream()
                  .map(claim -> claim.text("source"))
                  .distinct()
                  .filter(sources::containsKey)
                  .map(sources::get)
                  .toList();
          conflicts.add(
              new Conflict(table.table(), about, claims, cited, choices.find(about).orElse(null)));
        });
  }

  /// Adds a claim. A plan is not added here but by [#addChecked].
  public Changed add(String caseId, Viewer viewer, Row row) {
    return store.write(dsl -> add(dsl, caseId, viewer, row));
  }

  /// Adds a claim within the caller's transaction; whoever finds that it was not taken rolls back.
  public Changed add(DSLContext dsl, String caseId, Viewer viewer, Row row) {
    if (computed.contains(row.table())) {
      return new Changed.Refused(
          row.table().title() + " are computed and checked, not written by hand");
    }
    return add(dsl, sight(dsl, caseId, viewer), row, "claim-add");
  }

  /// Puts down what a decision has made so, within the transaction of that decision: a goal that
  /// both sides signed, a cycle that both approved. The caller has judged that the viewer may
  /// decide it, so that the rows may be another body's; a row about which its owner has an open
  /// claim takes that claim's place.
  ///
  /// @param ended abouts of the table's open claims that hold no more by the decision
  /// @return the rows as they stand
  /// @throws Trouble REFUSED if a row is not as it must be; the transaction must not stand then
  public List<Row> decide(
      DSLContext dsl, String caseId, Viewer viewer, List<Row> decided, List<Row> ended) {
    CaseRow found = caseRow(dsl, caseId);
    Viewer everything = new Viewer.Operator(viewer.actor());
    Sight sight = Sight.of(dsl, rows, found, everything, today());
    List<Decided> standing = new ArrayList<>();
    List<Row> closed = new ArrayList<>(ended.stream().map(this::closed).toList());
    List<Row> added = new ArrayList<>();
    for (Row row : decided) {
      Decided one = decided(dsl, sight, row);
      standing.add(one);
      closed.addAll(one.before().stream().map(this::closed).toList());
      added.add(one.fresh());
      one.before().forEach(old -> moved(dsl, sight, old, one.fresh()).into(closed, added));
    }
    new RowJudge(dsl, rows, sight, rules)
        .findFault(new RowChange(closed, added))
        .ifPresent(
            fault -> {
              throw new Trouble(Trouble.Code.REFUSED, fault);
            });
    apply(dsl, sight, new RowChange(closed, added));
    ended.forEach(gone -> log(dsl, found, viewer, "claim-withdraw", gone));
    standing.forEach(
        one ->
            log(
                dsl,
                found,
                viewer,
                one.before().isEmpty() ? "claim-add" : "claim-edit",
                one.fresh()));
    CaseRows.touch(dsl, found.key());
    return standing.stream().map(Decided::fresh).toList();
  }

  /// A row that a decision puts down, and those whose place it takes.
  private record Decided(Row fresh, List<Row> before) {}

  private Decided decided(DSLContext dsl, Sight sight, Row row) {
    List<Row> before =
        rows
            .list(
                dsl,
                sight.caseRow().key(),
                rows.of(row.table()),
                sight.known(null, today()).and(ABOUT_KEY.eq(row.about())))
            .stream()
            .filter(r -> r.text("owner").equals(row.text("owner")))
            .toList();
    boolean taken = rows.findTableOf(dsl, sight.caseRow().key(), row.id()).isPresent();
    Row fresh = taken ? row.with("id", freshId(dsl, sight, row)) : row;
    if (row.table().findColumn("about").isPresent()) {
      fresh = fresh.with("about", row.about());
    }
    return new Decided(withoutEnds(fresh).with("known_from", today().toString()), before);
  }

  /// What people signed may have been typed with white space around it, which is no part of a text.
  private static Row withoutEnds(Row row) {
    Row cut = row;
    for (Column column : row.table().columns()) {
      if (column.isFreeText() && !LongCells.isLong(column)) {
        cut = cut.with(column.name(), TextEnds.cut(row.text(column.name())));
      }
    }
    return cut;
  }

  private void log(DSLContext dsl, CaseRow found, Viewer viewer, String verb, Row row) {
    audit.append(dsl, viewer.actor(), verb, List.of(found.header().id(), row.id()));
  }

  /// The rows of a table as they stand within the caller's transaction, by id.
  public List<Row> list(DSLContext dsl, Perspective from, ClaimTable table) {
    return readable(
        known(dsl, sight(dsl, from.caseId(), from.viewer()), from, table, DSL.noCondition()));
  }

  /// The rows of a table that are known by now, with the named cells only, within the caller's
  /// transaction: for lists of rows with a large cell. Such rows are read and never written back.
  ///
  /// @param released what of the case reaches the viewer
  public List<Row> listNarrow(
      DSLContext dsl,
      String caseId,
      Viewer viewer,
      Releasability released,
      ClaimTable table,
      List<String> columns) {
    CaseRow found = caseRow(dsl, caseId);
    return rows.listNarrow(
        dsl,
        found.key(),
        rows.of(table),
        new Sight(found, viewer, released).known(null, today()),
        columns,
        (row, since) -> row);
  }

  /// The row of an id within the caller's transaction, open or closed.
  public Optional<Row> find(DSLContext dsl, String caseId, Viewer viewer, String id) {
    return find(dsl, sight(dsl, caseId, viewer), id).map(Found::row);
  }

  /// Whether an id is taken in a case, by a row that is seen or by one that is not.
  public boolean isTaken(DSLContext dsl, String caseId, String id) {
    return rows.findTableOf(dsl, caseRow(dsl, caseId).key(), id).isPresent();
  }

  /// Adds a row that was computed from others, such as a plan. It is known from today: nobody knew
  /// it before, whatever its inputs say.
  ///
  /// @param checked whether its checker passed it; nothing is saved unless it did
  /// @param inputs the releases of all that it was computed from: it is as narrow as the narrowest
  public Changed addChecked(
      String caseId, Viewer viewer, Row row, boolean checked, List<String> inputs) {
    if (!checked) {
      return new Changed.Refused("it did not pass its checker");
    }
    List<String> all = new ArrayList<>(inputs);
    all.add(row.text("release"));
    Row narrowed =
        row.with("release", Releasability.narrowest(all)).with("known_from", today().toString());
    return change(caseId, viewer, (dsl, sight) -> add(dsl, sight, narrowed, "plan-save"));
  }

  private Changed add(DSLContext dsl, Sight sight, Row row, String verb) {
    Optional<String> forbidden = forbidden(sight, row);
    if (forbidden.isPresent()) {
      return new Changed.Refused(forbidden.get());
    }
    Optional<Changed> refusal =
        new RowJudge(dsl, rows, sight, rules).refusal(RowChange.adding(row), row);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    insert(dsl, sight, row);
    return done(dsl, sight, verb, row);
  }

  /// Why the viewer may not put down such a row.
  private static Optional<String> forbidden(Sight sight, Row row) {
    String caseOwner = sight.caseRow().header().owner();
    if (row.table().shape() == ClaimTable.Shape.CHOICE && !row.text("owner").equals(caseOwner)) {
      return Optional.of("choices in this case are " + caseOwner + "'s");
    }
    return Whose.authorship(row, caseOwner).findRefusal(sight.viewer());
  }

  /// Changes a claim: closes it today and adds the changed one about the same thing, under an id of
  /// its own.
  ///
  /// @param changed the row with its new cells, read under the id that it still has
  public Changed edit(String caseId, Viewer viewer, Row changed) {
    return change(
        caseId,
        viewer,
        (dsl, sight) ->
            withOpen(dsl, sight, changed.id(), found -> edit(dsl, sight, found, changed)));
  }

  private Changed edit(DSLContext dsl, Sight sight, Found found, Row changed) {
    Row old = found.row;
    if (computed.contains(old.table()) || old.table().shape() == ClaimTable.Shape.CHOICE) {
      return new Changed.Refused(old.table().title() + " are not changed; make another");
    }
    if (old.table().shape() == ClaimTable.Shape.SOURCE && isCited(dsl, sight, old.about())) {
      return new Changed.Refused(
          "claims stand on this source; add another source and let new claims name it");
    }
    String today = today().toString();
    Row fresh =
        changed.with("id", freshId(dsl, sight, old)).with("known_from", today).with("known_to", "");
    if (old.table().findColumn("about").isPresent()) {
      fresh = fresh.with("about", old.about());
    }
    Optional<String> forbidden = forbidden(sight, fresh);
    if (forbidden.isPresent()) {
      return new Changed.Refused(forbidden.get());
    }
    List<Row> closed = new ArrayList<>(List.of(closed(old)));
    List<Row> added = new ArrayList<>(List.of(fresh));
    moved(dsl, sight, old, fresh).into(closed, added);
    RowChange change = new RowChange(closed, added);
    Optional<Changed> refusal = new RowJudge(dsl, rows, sight, rules).refusal(change, fresh);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    apply(dsl, sight, change);
    audit.append(
        dsl,
        sight.viewer().actor(),
        "claim-edit",
        List.of(sight.caseRow().header().id(), old.id(), fresh.id()));
    CaseRows.touch(dsl, sight.caseRow().key());
    return new Changed.Done(fresh);
  }

  /// Closes a claim today. Nothing takes its place, and "as known on" an earlier day still shows
  /// it.
  public Changed withdraw(String caseId, Viewer viewer, String id) {
    return store.write(dsl -> withdraw(dsl, caseId, viewer, id));
  }

  /// Closes a claim within the caller's transaction.
  public Changed withdraw(DSLContext dsl, String caseId, Viewer viewer, String id) {
    Sight sight = sight(dsl, caseId, viewer);
    return withOpen(dsl, sight, id, found -> withdraw(dsl, sight, found));
  }

  private Changed withdraw(DSLContext dsl, Sight sight, Found found) {
    if (found.row.table().shape() == ClaimTable.Shape.SOURCE
        && isCited(dsl, sight, found.row.about())) {
      return new Changed.Refused("claims stand on this source; withdraw them first");
    }
    RowChange change = new RowChange(List.of(closed(found.row)), List.of());
    Optional<String> fault = new RowJudge(dsl, rows, sight, rules).findFault(change);
    if (fault.isPresent()) {
      return new Changed.Refused(fault.get());
    }
    apply(dsl, sight, change);
    return done(dsl, sight, "claim-withdraw", closed(found.row));
  }

  /// Says which of several claims about a thing counts, in the place of an earlier choice.
  ///
  /// A choice is the case owner's: figures, pictures and checks follow it for everybody.
  public Changed choose(String caseId, Viewer viewer, String chosen, String reason, String person) {
    return store.write(dsl -> choose(dsl, caseId, viewer, chosen, reason, person));
  }

  /// Chooses within the caller's transaction.
  public Changed choose(
      DSLContext dsl, String caseId, Viewer viewer, String chosen, String reason, String person) {
    Sight sight = sight(dsl, caseId, viewer);
    Optional<Found> found = find(dsl, sight, chosen).filter(f -> isOpen(f.row));
    return found.isEmpty()
        ? new Changed.NotFound(chosen)
        : choose(dsl, sight, found.get(), reason, person);
  }

  private Changed choose(DSLContext dsl, Sight sight, Found found, String reason, String person) {
    String owner = sight.caseRow().header().owner();
    if (!sight.viewer().mayEdit(owner)) {
      return new Changed.Refused("choices in this case are " + owner + "'s");
    }
    String about = found.row.about();
    List<Row> rivals =
        rows.list(
            dsl,
            sight.caseRow().key(),
            found.table,
            sight.known(null, today()).and(ABOUT_KEY.eq(about)));
    if (rivals.size() < 2) {
      return new Changed.Refused("there is only one claim about " + about);
    }
    String today = today().toString();
    Row choice =
        Row.of(
            RecordTables.CHOICES,
            Map.of(
                "id", choiceId(dsl, sight, about),
                "about", about,
                "chosen", found.row.id(),
                "reason", reason,
                "person", person,
                "chosen_on", today,
                "owner", owner,
                "release",
                    Releasability.narrowest(rivals.stream().map(r -> r.text("release")).toList())));
    RowChange change =
        new RowChange(
            choices(dsl, sight, about).stream().map(this::closed).toList(), List.of(choice));
    Optional<Changed> refusal = new RowJudge(dsl, rows, sight, rules).refusal(change, choice);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    apply(dsl, sight, change);
    return done(dsl, sight, "choose", choice);
  }

  /// Takes the choice about a thing back.
  public Changed undoChoice(String caseId, Viewer viewer, String about) {
    return store.write(dsl -> undoChoice(dsl, caseId, viewer, about));
  }

  /// Takes a choice back within the caller's transaction.
  public Changed undoChoice(DSLContext dsl, String caseId, Viewer viewer, String about) {
    Sight sight = sight(dsl, caseId, viewer);
    String owner = sight.caseRow().header().owner();
    if (!sight.viewer().mayEdit(owner)) {
      return new Changed.Refused("choices in this case are " + owner + "'s");
    }
    List<Row> closed = choices(dsl, sight, about).stream().map(this::closed).toList();
    if (closed.isEmpty()) {
      return new Changed.NotFound(about);
    }
    RowChange change = new RowChange(closed, List.of());
    Optional<String> fault = new RowJudge(dsl, rows, sight, rules).findFault(change);
    if (fault.isPresent()) {
      return new Changed.Refused(fault.get());
    }
    apply(dsl, sight, change);
    return done(dsl, sight, "choice-undo", closed.getFirst());
  }

  /// The choices in force about a thing.
  private List<Row> choices(DSLContext dsl, Sight sight, String about) {
    return choices(dsl, sight, rows.of(RecordTables.CHOICES).cell("about").eq(about));
  }

  private List<Row> choices(DSLContext dsl, Sight sight, Condition condition) {
    return rows.list(
        dsl,
        sight.caseRow().key(),
        rows.of(RecordTables.CHOICES),
        sight.known(null, today()).and(condition));
  }

  /// What follows for the choices when a claim takes another's place: a choice stands for the claim
  /// that somebody meant.
  private record Moved(List<Row> closed, List<Row> added) {
    void into(List<Row> allClosed, List<Row> allAdded) {
      allClosed.addAll(closed);
      allAdded.addAll(added);
    }
  }

  private Moved moved(DSLContext dsl, Sight sight, Row old, Row fresh) {
    List<Row> before =
        choices(dsl, sight, rows.of(RecordTables.CHOICES).cell("chosen").eq(old.id()));
    return new Moved(
        before.stream().map(this::closed).toList(),
        before.stream()
            .map(
                choice ->
                    choice
                        .with("id", choiceId(dsl, sight, old.about()))
                        .with("chosen", fresh.id())
                        .with("known_from", today().toString()))
            .toList());
  }

  /// A row as it stands when it is closed today.
  private Row closed(Row row) {
    return row.with("known_to", today().toString());
  }

  private void apply(DSLContext dsl, Sight sight, RowChange change) {
    long key = sight.caseRow().key();
    for (Row row : change.closed()) {
      rows.close(dsl, key, rows.of(row.table()), row.id(), row.text("known_to"));
    }
    change.added().forEach(row -> insert(dsl, sight, row));
  }

  private record Found(RowTable table, Row row) {}

  private Optional<Found> find(DSLContext dsl, Sight sight, String id) {
    return rows.findTableOf(dsl, sight.caseRow().key(), id)
        .flatMap(
            table ->
                rows
                    .list(dsl, sight.caseRow().key(), table, sight.visible().and(ID.eq(id)))
                    .stream()
                    .findFirst()
                    .map(row -> new Found(table, row)));
  }

  /// Hands on the row of that id if it can be seen, is the viewer's to change and still stands.
  private Changed withOpen(
      DSLContext dsl, Sight sight, String id, Function<Found, Changed> change) {
    Optional<Found> found = find(dsl, sight, id);
    if (found.isEmpty()) {
      return new Changed.NotFound(id);
    }
    Row row = found.get().row;
    if (!sight.viewer().mayEdit(row.text("owner"))) {
      return new Changed.Refused("this row is " + row.text("owner") + "'s");
    }
    return isOpen(row) ? change.apply(found.get()) : stale(dsl, sight, found.get());
  }

  private Changed stale(DSLContext dsl, Sight sight, Found found) {
    List<Row> since =
        rows.list(
            dsl,
            sight.caseRow().key(),
            found.table,
            sight.known(null, today()).and(ABOUT_KEY.eq(found.row.about())));
    return new Changed.Stale(since.isEmpty() ? found.row : since.getLast());
  }

  private boolean isOpen(Row row) {
    return InForce.isOpenOn(row, today());
  }

  /// Whether any claim, seen or not, stands on a source.
  private boolean isCited(DSLContext dsl, Sight sight, String source) {
    return rows.tables().stream()
        .filter(t -> t.table().shape() == ClaimTable.Shape.CLAIM)
        .anyMatch(t -> rows.any(dsl, sight.caseRow().key(), t, t.cell("source").eq(source)));
  }

  private void insert(DSLContext dsl, Sight sight, Row row) {
    rows.insert(dsl, sight.caseRow().key(), rows.of(row.table()), List.of(row), clock.instant());
  }

  private Changed done(DSLContext dsl, Sight sight, String verb, Row row) {
    audit.append(
        dsl, sight.viewer().actor(), verb, List.of(sight.caseRow().header().id(), row.id()));
    CaseRows.touch(dsl, sight.caseRow().key());
    return new Changed.Done(row);
  }

  /// The first free of `AZE.unit.x-2`, `AZE.unit.x-3` and so on.
  private String freshId(DSLContext dsl, Sight sight, Row old) {
    boolean code = isCode(old);
    return firstFree(
        dsl, sight, code ? cut(stem(old), LONGEST_CODE_STEM) : cut(stem(old), LONGEST_STEM) + "-");
  }

  private static boolean isCode(Row row) {
    return row.table().findColumn("id").orElseThrow().domain() instanceof Domain.Code;
  }

  /// What the ids of a row and of all that followed it have in common.
  private static String stem(Row row) {
    return row.id().replaceFirst(isCode(row) ? "(?<=[A-Z])[0-9]+$" : "-[0-9]+$", "");
  }

  private String choiceId(DSLContext dsl, Sight sight, String about) {
    String owner = sight.caseRow().header().owner();
    String rest = about.startsWith(owner + ".") ? about.substring(owner.length() + 1) : about;
    return firstFree(dsl, sight, cut(owner + ".choice." + rest, LONGEST_STEM) + "-");
  }

  private static String cut(String stem, int longest) {
    return stem.substring(0, Math.min(stem.length(), longest)).replaceFirst("[-.]+$", "");
  }

  private String firstFree(DSLContext dsl, Sight sight, String stem) {
    for (int n = 2; ; n++) {
      if (rows.findTableOf(dsl, sight.caseRow().key(), stem + n).isEmpty()) {
        return stem + n;
      }
    }
  }

  private List<Row> known(
      DSLContext dsl, Sight sight, Perspective from, ClaimTable table, Condition condition) {
    return rows.list(
        dsl,
        sight.caseRow().key(),
        rows.of(table),
        sight.known(from.knownOn(), today()).and(condition));
  }

  private <T> T look(Perspective from, BiFunction<DSLContext, Sight, T> query) {
    return store.read(
        dsl -> query.apply(dsl, Sight.of(dsl, rows, from.caseId(), from.viewer(), today())));
  }

  private Changed change(
      String caseId, Viewer viewer, BiFunction<DSLContext, Sight, Changed> change) {
    return store.write(dsl -> change.apply(dsl, sight(dsl, caseId, viewer)));
  }

  private Sight sight(DSLContext dsl, String caseId, Viewer viewer) {
    return Sight.of(dsl, rows, caseRow(dsl, caseId), viewer, today());
  }

  private static CaseRow caseRow(DSLContext dsl, String caseId) {
    return CaseRows.find(dsl, caseId)
        .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + caseId));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
