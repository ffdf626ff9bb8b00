package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.Readiness;

/// A case as one day saw it: the claims known on a day, looked at as of a day, with the chosen
/// claim of each conflict found once.
///
/// What the reader of the page may not see was left out before: a view never widens what it was
/// given. For one thread: what was looked up once is kept.
public final class CaseView {
  private final CaseData data;
  private final LocalDate asOf;
  private final LocalDate knownOn;
  private final Map<String, Map<String, List<Row>>> byAbout = new HashMap<>();
  private final Choices choices;
  private final Map<String, List<Row>> chosen = new HashMap<>();
  private final Map<String, Map<String, Row>> chosenByAbout = new HashMap<>();
  private final Map<String, Row> sources = new HashMap<>();

  private Optional<List<Conflict>> conflicts = Optional.empty();
  private Optional<Readiness.State> readiness = Optional.empty();

  private CaseView(CaseData data, LocalDate asOf, LocalDate knownOn) {
    this.data = data;
    this.asOf = asOf;
    this.knownOn = knownOn;
    for (ClaimTable table : CaseTables.ALL) {
      Map<String, List<Row>> groups = new TreeMap<>();
      for (Row row : data.list(table)) {
        groups.computeIfAbsent(row.about(), key -> new ArrayList<>()).add(row);
      }
      byAbout.put(table.name(), groups);
    }
    data.list(RecordTables.SOURCES).forEach(s -> sources.put(s.id(), s));
    this.choices = Choices.of(data.list(RecordTables.CHOICES));
  }

  /// Sees the claims of `data` that were known on that day.
  public static CaseView of(CaseData data, LocalDate asOf, LocalDate knownOn) {
    Map<String, LocalDate> publishedFrom = new HashMap<>();
    for (Row source : data.list(RecordTables.SOURCES)) {
      source
          .find("published")
          .ifPresent(p -> publishedFrom.put(source.id(), Edtf.of(p).startEarliest()));
    }
    Map<String, List<Row>> known = new LinkedHashMap<>();
    data.rows()
        .forEach(
            (table, rows) ->
                known.put(
                    table, rows.stream().filter(r -> isKnown(r, publishedFrom, knownOn)).toList()));
    return new CaseView(new CaseData(data.header(), data.planning(), known), asOf, knownOn);
  }

  private static boolean isKnown(Row row, Map<String, LocalDate> publishedFrom, LocalDate on) {
    Optional<LocalDate> otherwise =
        switch (row.table().shape()) {
          case CLAIM -> Optional.ofNullable(publishedFrom.get(row.text("source")));
          case SOURCE -> Optional.ofNullable(publishedFrom.get(row.id()));
          case CHOICE -> row.findDay("chosen_on");
        };
    LocalDate from = row.findDay("known_from").or(() -> otherwise).orElse(LocalDate.MIN);
    return !from.isAfter(on) && row.findDay("known_to").map(on::isBefore).orElse(true);
  }

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
    return chosen.computeIfAbsent(table.name(), key -> choices.counting(data.list(table)));
  }

  /// The claim that counts about a thing.
  public Optional<Row> find(ClaimTable table, String about) {
    return Optional.ofNullable(
        chosenByAbout
            .computeIfAbsent(
                table.name(),
                key ->
                    chosen(table).stream()
                        .collect(Collectors.toMap(Row::about, Function.identity(), (a, b) -> a)))
            .get(about));
  }

  /// The source of that id.
  public Optional<Row> findSource(String id) {
    return Optional.ofNullable(sources.get(id));
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
    for (ClaimTable table : CaseTables.ALL) {
      for (Row row : data.list(table)) {
        if (row.id().equals(id)) {
          return Optional.of(row);
        }
      }
    }
    return Optional.empty();
  }

  /// The claims drawn from a source.
  public List<Row> listFrom(String source) {
    return CaseTables.ALL.stream()
        .filter(t -> t.shape() == Shape.CLAIM)
        .flatMap(t -> data.list(t).stream())
        .filter(r -> r.text("source").equals(source))
        .toList();
  }

  /// Claims about one thing that differ, chosen between or not, in the order of the tables.
  public List<Conflict> conflicts() {
    if (conflicts.isEmpty()) {
      conflicts = Optional.of(List.copyOf(findConflicts()));
    }
    return conflicts.get();
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
    if (readiness.isEmpty()) {
      readiness = Optional.of(Readiness.of(data::list).on(asOf));
    }
    return readiness.get();
  }

  /// The choice made about a thing.
  public Optional<Row> findChoice(String about) {
    return choices.find(about);
  }

  /// Rows of a table that held on the day looked at, surely or perhaps; those without a date hold
  /// always.
  public List<Row> holding(ClaimTable table) {
    return chosen(table).stream()
        .filter(r -> r.findHeld().map(h -> h.on(asOf) != Edtf.Answer.NO).orElse(true))
        .toList();
  }

  private Map<String, List<Row>> groups(ClaimTable table) {
    return byAbout.getOrDefault(table.name(), Map.of());
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
