package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.CaseLook;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Edtf;
import org.muster.record.InForce;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.Unreadable;
import org.muster.review.Readiness;

/// A case as one day saw it: the claims known on a day, looked at as of a day, with the chosen
/// claim of each conflict found once.
///
/// What the reader of the page may not see was left out before: a view never widens what it was
/// given. Shared by everybody who sees the same: nothing in it changes, and what is worked out of
/// it is worked out once, when somebody first asks for it.
public final class CaseView {
  private final CaseData data;
  private final List<Unreadable> unreadable;
  private final String version;
  private final LocalDate asOf;
  private final LocalDate knownOn;
  private final Answers answers;
  private final Lasting lasting = new Lasting();

  private CaseView(
      CaseData data,
      List<Unreadable> unreadable,
      String version,
      LocalDate asOf,
      LocalDate knownOn,
      Answers answers) {
    this.data = data;
    this.unreadable = List.copyOf(unreadable);
    this.version = version;
    this.asOf = asOf;
    this.knownOn = knownOn;
    this.answers = answers;
  }

  /// Sees the claims of a whole file that were known on that day, which is over for whoever asks.
  public static CaseView of(CaseData data, LocalDate asOf, LocalDate knownOn) {
    return of(new CaseLook.Known(wasKnown(data, knownOn), List.of(), ""), asOf, knownOn);
  }

  /// Sees what a look showed of a day of knowledge.
  ///
  /// @param knownOn that day; nothing is asked anew of it
  public static CaseView of(CaseLook.Known known, LocalDate asOf, LocalDate knownOn) {
    return of(known, asOf, knownOn, new Answers());
  }

  /// @param answers that are kept of this view and of others
  static CaseView of(CaseLook.Known known, LocalDate asOf, LocalDate knownOn, Answers answers) {
    Sound sound = Sound.of(known.data());
    List<Unreadable> unreadable = new ArrayList<>(known.unreadable());
    unreadable.addAll(sound.unreadable());
    return new CaseView(sound.data(), unreadable, known.version(), asOf, knownOn, answers);
  }

  private static CaseData wasKnown(CaseData data, LocalDate day) {
    Map<String, LocalDate> publishedFrom = new HashMap<>();
    for (Row source : data.list(RecordTables.SOURCES)) {
      source
          .find("published")
          .ifPresent(p -> publishedFrom.put(source.id(), Edtf.of(p).startEarliest()));
    }
    Function<String, Optional<LocalDate>> published =
        source -> Optional.ofNullable(publishedFrom.get(source));
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    data.rows()
        .forEach(
            (table, list) ->
                rows.put(
                    table,
                    list.stream().filter(row -> InForce.wasOn(row, day, published)).toList()));
    return new CaseData(data.header(), data.planning(), rows);
  }

  /// The answer to a question about this view, worked out by the first who asks and kept for those
  /// who ask again, until there is too much of such answers.
  ///
  /// @param type of the answer
  /// @param question what tells it from other answers of that type, by its `equals`
  /// @param how works it out of this view and the question alone
  public <T> T derived(Class<T> type, Object question, Function<CaseView, T> how) {
    // Whatever it is, it holds little more than the view does.
    long weight = Answers.LEAST + size();
    return answers.answer(this, type, question, weight, () -> how.apply(this));
  }

  /// The answer to a question about the case as it is seen, kept over changes of tables that it
  /// does not read.
  ///
  /// @param question what tells it from other answers of that type, by its `equals`
  /// @param how works it out of the data that it is given, and of the question alone
  public <T> T standing(Class<T> type, Object question, Function<CaseData, T> how) {
    return answers.standing(data, type, question, how);
  }

  /// The answer of a type that asks nothing more: kept as long as the view.
  public <T> T derived(Class<T> type, Function<CaseView, T> how) {
    return lasting.get(type, "", () -> how.apply(this));
  }

  /// What is stored of the case, is the reader's to see and cannot be read as a row; see
  /// [UnreadableRows].
  public List<Unreadable> unreadable() {
    return unreadable;
  }

  /// The same view without some rows, because a page could not be made with them.
  ///
  /// Its answers are its own: it may be one of many that are tried.
  ///
  /// @param left what is left out and why
  public CaseView without(List<Unreadable> left) {
    Set<String> ids = left.stream().map(Unreadable::id).collect(Collectors.toSet());
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    data.rows()
        .forEach(
            (table, list) ->
                rows.put(table, list.stream().filter(r -> !ids.contains(r.id())).toList()));
    List<Unreadable> all = new ArrayList<>(unreadable);
    all.addAll(left);
    return new CaseView(
        new CaseData(data.header(), data.planning(), rows),
        all,
        version,
        asOf,
        knownOn,
        new Answers());
  }

  /// How many rows it has.
  long size() {
    return data.rows().values().stream().mapToLong(List::size).sum();
  }

  /// The same for two views of one viewer that show the same rows; empty where nobody said.
  public String version() {
    return version;
  }

  /// The rows of a table that are worked out once.
  ///
  /// @param chosen those that count
  private record Indexed(
      Map<String, List<Row>> byAbout, List<Row> chosen, Map<String, Row> chosenByAbout) {}

  private Indexed indexed(ClaimTable table) {
    return lasting.get(
        Indexed.class,
        table.name(),
        () -> {
          List<Row> rows = data.list(table);
          Map<String, List<Row>> groups = new TreeMap<>();
          for (Row row : rows) {
            groups.computeIfAbsent(row.about(), key -> new ArrayList<>()).add(row);
          }
          List<Row> chosen = choices().counting(rows);
          Map<String, Row> byAbout = new HashMap<>();
          chosen.forEach(row -> byAbout.putIfAbsent(row.about(), row));
          return new Indexed(groups, chosen, byAbout);
        });
  }

  private Choices choices() {
    return derived(Choices.class, view -> Choices.of(data.list(RecordTables.CHOICES)));
  }

  /// Every row of all tables by its id.
  private record Ids(Map<String, Row> rows, Map<String, Row> sources) {}

  private Ids ids() {
    return derived(
        Ids.class,
        view -> {
          Map<String, Row> rows = new HashMap<>();
          data.rows().values().forEach(list -> list.forEach(r -> rows.putIfAbsent(r.id(), r)));
          Map<String, Row> sources = new HashMap<>();
          data.list(RecordTables.SOURCES).forEach(r -> sources.put(r.id(), r));
          return new Ids(rows, sources);
        });
  }

  /// Claims by the source that they stand on, in the order of the tables.
  private record BySource(Map<String, List<Row>> rows) {}

  private record Conflicts(List<Conflict> all, Map<String, Conflict> byAbout) {}

  public CaseHeader header() {
    return data.header();
  }

  /// The day looked at.
  public LocalDate asOf() {
    return asOf;
  }

  /// The day whose knowledge counts.
  public LocalDate knownOn() {
    return knownOn;
  }

  /// The claims seen, with their header.
  public CaseData data() {
    return data;
  }

  /// Every claim of a table, competing ones included, sorted by id.
  public List<Row> list(ClaimTable table) {
    return data.list(table);
  }

  /// The claims of a table that count: one for each thing spoken of, sorted by id.
  public List<Row> chosen(ClaimTable table) {
    return indexed(table).chosen;
  }

  /// The claim that counts about a thing.
  public Optional<Row> find(ClaimTable table, String about) {
    return Optional.ofNullable(indexed(table).chosenByAbout.get(about));
  }

  /// The source of that id.
  public Optional<Row> findSource(String id) {
    return Optional.ofNullable(ids().sources.get(id));
  }

  /// The short name of an operation; the end of its id where the operation itself may not be seen.
  public String operationName(String id) {
    return find(RecordTables.OPERATIONS, id)
        .map(r -> r.text("short_name"))
        .orElse(id.substring(id.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
  }

  /// Every claim of any table about a thing, competing ones included.
  public List<Row> listAbout(String about) {
    return CaseTables.ALL.stream()
        .filter(t -> t.shape() == Shape.CLAIM)
        .flatMap(t -> groups(t).getOrDefault(about, List.of()).stream())
        .toList();
  }

  /// The row of that id, in whichever table.
  public Optional<Row> findRow(String id) {
    return Optional.ofNullable(ids().rows.get(id));
  }

  /// First day on which a row was known, as it says or as its source's date has it; empty where
  /// nothing says. When it was really added to this database is another matter, and stands beside
  /// it.
  public Optional<LocalDate> findKnownSince(Row row) {
    return InForce.since(
        row,
        source ->
            findSource(source)
                .flatMap(found -> found.find("published"))
                .map(published -> Edtf.of(published).startEarliest())
                .filter(day -> !day.equals(LocalDate.MIN)));
  }

  /// The claims drawn from a source.
  public List<Row> listFrom(String source) {
    return derived(
            BySource.class,
            view -> {
              Map<String, List<Row>> rows = new HashMap<>();
              for (ClaimTable table : CaseTables.ALL) {
                if (table.shape() == Shape.CLAIM) {
                  for (Row row : data.list(table)) {
                    rows.computeIfAbsent(row.text("source"), s -> new ArrayList<>()).add(row);
                  }
                }
              }
              return new BySource(rows);
            })
        .rows
        .getOrDefault(source, List.of());
  }

  /// Claims about one thing that differ, chosen between or not, in the order of the tables.
  public List<Conflict> conflicts() {
    return conflictsByAbout().all;
  }

  /// The conflict about a thing, chosen between or not.
  public Optional<Conflict> findConflict(String about) {
    return Optional.ofNullable(conflictsByAbout().byAbout.get(about));
  }

  private Conflicts conflictsByAbout() {
    return derived(
        Conflicts.class,
        view -> {
          List<Conflict> all = findConflicts();
          Map<String, Conflict> byAbout = new HashMap<>();
          all.forEach(c -> byAbout.putIfAbsent(c.about(), c));
          return new Conflicts(List.copyOf(all), byAbout);
        });
  }

  private List<Conflict> findConflicts() {
    List<Conflict> found = new ArrayList<>();
    for (ClaimTable table : CaseTables.ALL) {
      if (table.shape() != Shape.CLAIM) {
        continue;
      }
      groups(table)
          .forEach(
              (about, rows) -> {
                if (rows.size() > 1) {
                  found.add(new Conflict(about, rows, findChoice(about)));
                }
              });
    }
    return found;
  }

  /// How ready units are on the day looked at: the one judge of it on every page.
  public Readiness.State readiness() {
    return derived(Readiness.State.class, view -> Readiness.of(view.data::list).on(view.asOf));
  }

  /// The choice made about a thing.
  public Optional<Row> findChoice(String about) {
    return choices().find(about);
  }

  /// Rows of a table that held on the day looked at, surely or perhaps; those without a date hold
  /// always.
  public List<Row> holding(ClaimTable table) {
    return chosen(table).stream()
        .filter(r -> r.findHeld().map(h -> h.on(asOf) != Edtf.Answer.NO).orElse(true))
        .toList();
  }

  private Map<String, List<Row>> groups(ClaimTable table) {
    return indexed(table).byAbout;
  }

  /// Several claims about one thing.
  ///
  /// @param claims two or more, sorted by id
  /// @param choice the row of `choices` that settles it
  public record Conflict(String about, List<Row> claims, Optional<Row> choice) {
    public Conflict {
      claims = List.copyOf(claims);
    }

    public boolean isOpen() {
      return choice.isEmpty();
    }
  }
}
