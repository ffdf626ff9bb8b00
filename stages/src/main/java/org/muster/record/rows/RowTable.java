package org.muster.record.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.store.Fold;

/// A claim table as the database keeps it: a column a cell (BIGINT for whole numbers, TEXT for
/// everything else, NULL for an empty cell), and columns derived from the cells when a row is
/// written, so that queries need not understand EDTF, `about` or letters.
public final class RowTable {

  /// Stand for an end that is open or unknown; every real day lies between them.
  static final String FIRST_DAY = "0000-01-01";

  static final String LAST_DAY = "9999-12-31";

  /// Longer free texts, such as a plan's document, are not searched.
  private static final int LONGEST_SEARCHED = 4000;

  public static final Field<Long> CASE_KEY = field(name("case_key"), Long.class);

  /// The `about`, or the id where that is empty.
  public static final Field<String> ABOUT_KEY = field(name("about_key"), String.class);

  /// The four days of [Edtf]; NULL where the row does not say when it held.
  public static final Field<String> HELD_FROM_EARLIEST =
      field(name("held_from_earliest"), String.class);

  public static final Field<String> HELD_FROM_LATEST =
      field(name("held_from_latest"), String.class);
  public static final Field<String> HELD_TO_EARLIEST =
      field(name("held_to_earliest"), String.class);
  public static final Field<String> HELD_TO_LATEST = field(name("held_to_latest"), String.class);

  /// First day on which it was known: `known_from`, or what stands in for it.
  public static final Field<String> KNOWN_SINCE = field(name("known_since"), String.class);

  /// All that search looks at, folded.
  public static final Field<String> FOLDED = field(name("folded"), String.class);

  /// Columns that every claim table has.
  public static final Field<String> ID = field(name("id"), String.class);

  public static final Field<String> KNOWN_FROM = field(name("known_from"), String.class);
  public static final Field<String> KNOWN_TO = field(name("known_to"), String.class);
  public static final Field<String> OWNER = field(name("owner"), String.class);
  public static final Field<String> RELEASE = field(name("release"), String.class);

  private static final List<Field<String>> DERIVED =
      List.of(
          ABOUT_KEY,
          HELD_FROM_EARLIEST,
          HELD_FROM_LATEST,
          HELD_TO_EARLIEST,
          HELD_TO_LATEST,
          KNOWN_SINCE,
          FOLDED);

  private final ClaimTable table;
  private final Table<Record> sql;
  private final List<Field<?>> cells;

  private RowTable(ClaimTable table) {
    this.table = table;
    this.sql = DSL.table(name(table.name()));
    List<Field<?>> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      fields.add(
          isWhole(column)
              ? field(name(column.name()), Long.class)
              : field(name(column.name()), String.class));
    }
    this.cells = List.copyOf(fields);
  }

  public static RowTable of(ClaimTable table) {
    return new RowTable(table);
  }

  /// Whether a column is kept as a number.
  public static boolean isWhole(Column column) {
    return column.domain() instanceof Domain.Whole;
  }

  public ClaimTable table() {
    return table;
  }

  Table<Record> sql() {
    return sql;
  }

  /// The cells' columns, in the table's order.
  List<Field<?>> cells() {
    return cells;
  }

  /// A cell's column.
  public Field<String> cell(String column) {
    return field(name(column), String.class);
  }

  /// Every column: the case, the cells, then the derived ones.
  public List<Field<?>> all() {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(CASE_KEY);
    fields.addAll(cells);
    fields.addAll(DERIVED);
    return fields;
  }

  /// The values of [#all] for a row.
  ///
  /// @param sourceDay earliest day of the row's source, for a claim without `known_from`
  Object[] values(long caseKey, Row row, String sourceDay) {
    List<Object> values = new ArrayList<>();
    values.add(caseKey);
    for (int i = 0; i < cells.size(); i++) {
      String cell = row.cells().get(i);
      values.add(
          cell.isEmpty() ? null : isWhole(table.columns().get(i)) ? Long.valueOf(cell) : cell);
    }
    values.add(row.about());
    Edtf held = row.findHeld().orElse(null);
    values.add(held == null ? null : day(held.startEarliest()));
    values.add(held == null ? null : day(held.startLatest()));
    values.add(held == null ? null : day(held.endEarliest()));
    values.add(held == null ? null : day(held.endLatest()));
    values.add(knownSince(row, sourceDay));
    values.add(folded(row));
    return values.toArray();
  }

  /// The row back from its cells, each as the text that it is: a number's column may hold what is
  /// none where another program wrote it.
  Row row(ResultSet found) throws SQLException {
    String[] texts = new String[cells.size()];
    for (int i = 0; i < texts.length; i++) {
      String text = found.getString(i + 1);
      texts[i] = text == null ? "" : text;
    }
    return new Row(table, List.of(texts));
  }

  /// The day since which a row is known.
  static String knownSince(Row row, String sourceDay) {
    return row.find("known_from")
        .orElseGet(
            () ->
                switch (row.table().shape()) {
                  case CLAIM -> sourceDay;
                  case SOURCE -> publishedDay(row);
                  case CHOICE -> row.find("chosen_on").orElse(FIRST_DAY);
                });
  }

  /// The earliest day on which a source can have been published.
  static String publishedDay(Row source) {
    return source
        .find("published")
        .flatMap(Edtf::find)
        .map(published -> day(published.startEarliest()))
        .orElse(FIRST_DAY);
  }

  static String day(LocalDate day) {
    return day.getYear() < 1 ? FIRST_DAY : day.getYear() > 9999 ? LAST_DAY : day.toString();
  }

  private String folded(Row row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (isSearched(table.columns().get(i)) && !row.cells().get(i).isEmpty()) {
        text.append(row.cells().get(i)).append('\n');
      }
    }
    return Fold.of(text.toString());
  }

  private static boolean isSearched(Column column) {
    return switch (column.domain()) {
      case Domain.FreeText text -> text.maxLength() <= LONGEST_SEARCHED;
      case Domain.Id id -> true;
      case Domain.Code code -> !column.name().equals("owner");
      case Domain.Reference reference -> true;
      case Domain.References references -> true;
      case Domain.Words words -> !column.name().equals("kind");
      case Domain.Form form -> !column.name().equals("digest");
      case Domain.Held held -> true;
      case Domain.Day day -> false;
      case Domain.Degrees degrees -> false;
      case Domain.Whole whole -> false;
      case Domain.ReleaseTo release -> false;
    };
  }
}
