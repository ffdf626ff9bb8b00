package org.muster.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.LongCells;
import org.muster.record.Row;
import org.muster.server.frame.Visit;
import org.muster.thread.CaseTables;
import org.muster.thread.CaseView;
import org.muster.thread.DateWords;
import org.muster.thread.FactSearch;
import org.muster.thread.PlainWords;
import org.muster.thread.Stage;

/// Claims in a list, with the source of one of them beside it.
///
/// @param counted how many were found, of which `lines` are one page
/// @param next address of the following page of lines
public record FactsModel(
    Map<Stage, List<TableLine>> tables,
    Filter filter,
    List<Line> lines,
    int counted,
    Optional<String> previous,
    Optional<String> next,
    Optional<Beside> beside,
    Optional<ClaimTable> table,
    boolean asTable,
    boolean mayEdit,
    PlainWords words) {

  static final int PAGE = 60;

  /// One table in the list at the side.
  public record TableLine(String title, String href, int count, boolean current) {}

  /// What the filter is set to, and where its choices lead.
  public record Filter(String action, String words, List<Choice> choices, String kind) {}

  /// A filter that is on or off.
  public record Choice(String title, String href, boolean on) {}

  /// One claim.
  ///
  /// @param counts whether figures use it: false where another claim was chosen
  /// @param contested whether another claim says otherwise
  /// @param added when it was really added to this database; empty where that is from before it
  ///     was kept
  /// @param late whether the page shows it as known on an earlier day than that
  public record Line(
      Row row,
      String says,
      String href,
      boolean selected,
      boolean counts,
      boolean contested,
      String source,
      Optional<LocalDate> added,
      boolean late) {

    public boolean isClaim() {
      return row.table().shape() == Shape.CLAIM;
    }

    public String kind() {
      return isClaim() ? row.text("kind") : "";
    }

    public String held() {
      return row.findHeld().map(DateWords::held).orElse("");
    }

    public String release() {
      return row.text("release");
    }
  }

  /// A claim's cells and its source, read beside the list.
  public record Beside(Row row, String says, List<Cell> cells, Optional<SourceCard> source) {}

  /// One cell in words.
  ///
  /// @param href where the thing that it refers to is shown, or empty
  public record Cell(String name, String words, String href) {}

  /// A source with what was drawn from it.
  public record SourceCard(Row row, String published, List<Line> drawn, String locatorHref) {}

  static Line line(Visit visit, Row row, String href, boolean selected) {
    CaseView view = visit.view();
    boolean claim = row.table().shape() == Shape.CLAIM;
    boolean contested = claim && view.findConflict(row.about()).isPresent();
    boolean counts =
        !claim
            || view.find(row.table(), row.about()).map(r -> r.id().equals(row.id())).orElse(true);
    String source =
        claim ? view.findSource(row.text("source")).map(s -> s.text("title")).orElse("") : "";
    return new Line(
        row,
        visit.words().sentence(row),
        href,
        selected,
        counts,
        contested,
        source,
        visit.arrivals().findDay(row.id()),
        visit.looksBack() && visit.arrivals().isAddedAfter(row.id(), visit.asked().knownOn()));
  }

  static Beside beside(Visit visit, Row row) {
    Optional<SourceCard> source =
        row.table().shape() == Shape.CLAIM
            ? visit.view().findSource(row.text("source")).map(s -> card(visit, s))
            : row.table().shape() == Shape.SOURCE
                ? Optional.of(card(visit, row))
                : Optional.empty();
    return new Beside(row, visit.words().sentence(row), cells(visit, row), source);
  }

  static SourceCard card(Visit visit, Row source) {
    List<Line> drawn = new ArrayList<>();
    for (Row row : visit.view().listFrom(source.id())) {
      drawn.add(line(visit, row, visit.to("about/" + row.about()), false));
    }
    String locator = source.text("locator");
    boolean address = locator.startsWith("https://") || locator.startsWith("http://");
    return new SourceCard(
        source,
        source
            .find("published")
            .map(p -> DateWords.held(org.muster.record.Edtf.of(p)))
            .orElse("day not recorded"),
        drawn,
        address && locator.indexOf(' ') < 0 ? locator : "");
  }

  /// The filled cells of a row, in the order of the table, long documents left out.
  static List<Cell> cells(Visit visit, Row row) {
    PlainWords words = visit.words();
    List<Cell> cells = new ArrayList<>();
    for (Column column : row.table().columns()) {
      if (LongCells.isLong(column)) {
        continue;
      }
      String cell = row.text(column.name());
      if (cell.isEmpty()
          || column.name().equals("source")
          || (column.name().equals("about") && cell.equals(row.id()))) {
        continue;
      }
      String href = column.domain() instanceof Domain.Reference ? visit.to("about/" + cell) : "";
      cells.add(new Cell(label(column), words.cell(row, column), href));
    }
    if (row.find("known_from").isEmpty()) {
      visit
          .view()
          .findKnownSince(row)
          .ifPresent(
              day -> cells.add(new Cell("Known from", DateWords.day(day) + ", by its date", "")));
    }
    cells.add(new Cell("Added here", added(visit, row), ""));
    return cells;
  }

  /// When a row was really added to this database, and what that makes of the day since which it
  /// is said to be known.
  static String added(Visit visit, Row row) {
    String day =
        visit
            .arrivals()
            .findDay(row.id())
            .map(DateWords::day)
            .orElse("before Muster kept such days");
    return visit.arrivals().isDatedBack(row.id(), visit.view().findKnownSince(row))
        ? day + "; that it was known before is its owner's word"
        : day;
  }

  /// A column's name as people say it.
  static String label(Column column) {
    String words =
        switch (column.name()) {
          case "held" -> "when";
          case "known_from" -> "known from";
          case "known_to" -> "known until before";
          case "release" -> "who may see it";
          case "lat" -> "latitude";
          case "lon" -> "longitude";
          case "icao" -> "airfield code";
          case "about" -> "same thing as";
          case "priority" ->
              column.domain() instanceof Domain.Whole whole && whole.max() == 5
                  ? "priority, 1 is highest"
                  : "priority, 100 is highest";
          default -> column.name().replace('_', ' ');
        };
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  static Map<Stage, List<TableLine>> tables(Visit visit, Optional<ClaimTable> current) {
    Map<Stage, List<TableLine>> all = new LinkedHashMap<>();
    for (ClaimTable table : CaseTables.ALL) {
      all.computeIfAbsent(Stage.of(table), key -> new ArrayList<>())
          .add(
              new TableLine(
                  table.title(),
                  visit.to("facts/" + table.name()),
                  visit.view().list(table).size(),
                  current.equals(Optional.of(table))));
    }
    return all;
  }

  static FactSearch.Wanted wanted(
      String words, String kind, Optional<ClaimTable> table, boolean onlyConflicts) {
    return new FactSearch.Wanted(
        words,
        kind.isEmpty() ? Optional.empty() : Optional.of(kind),
        Optional.empty(),
        table,
        onlyConflicts);
  }
}
