package org.muster.record.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.muster.record.rows.RowTable.CASE_KEY;
import static org.muster.record.rows.RowTable.ID;
import static org.muster.record.rows.RowTable.KNOWN_FROM;
import static org.muster.record.rows.RowTable.KNOWN_SINCE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.LongCells;
import org.muster.record.Row;

/// Reads and writes rows of the claim tables. Knows nothing of viewers: whoever asks hands in the
/// condition of what may be seen.
public final class ClaimRows {
  private static final int BATCH = 1000;

  /// Which table has which id: an id is unique in its case over all tables.
  private static final Table<Record> IDS = table(name("claim_ids"));

  private static final Field<String> TABLE_NAME = field(name("table_name"), String.class);

  /// When an id was put on file, as ISO 8601 text; empty where that was before it was kept.
  private static final Field<String> ADDED_AT = field(name("added_at"), String.class);

  private final Map<String, RowTable> tables;

  public ClaimRows(List<ClaimTable> tables) {
    Map<String, RowTable> byName = new LinkedHashMap<>();
    tables.forEach(table -> byName.put(table.name(), RowTable.of(table)));
    this.tables = byName;
  }

  /// Every table, in the order of the case file.
  public Collection<RowTable> tables() {
    return tables.values();
  }

  /// The table of that name.
  public Optional<RowTable> findTable(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /// The table that keeps these claims.
  public RowTable of(ClaimTable table) {
    RowTable found = tables.get(table.name());
    if (found == null) {
      throw new IllegalArgumentException(
          "the database has no table " + table.name() + ". Maybe add it to the stages' tables");
    }
    return found;
  }

  /// The rows of a table that meet the condition, by id.
  public List<Row> list(DSLContext dsl, long caseKey, RowTable table, Condition condition) {
    return read(
        dsl.select(table.cells())
            .from(table.sql())
            .where(CASE_KEY.eq(caseKey).and(condition))
            .orderBy(inByteOrder(dsl, ID)),
        table);
  }

  /// Straight from the driver: the record that jOOQ makes of each row costs more than reading it.
  private static List<Row> read(ResultQuery<?> query, RowTable table) {
    List<Row> rows = new ArrayList<>();
    try (ResultSet found = query.fetchResultSet()) {
      while (found.next()) {
        rows.add(table.row(found));
      }
    } catch (SQLException e) {
      throw new DataAccessException("reading " + table.table().name(), e);
    }
    return rows;
  }

  /// Every row of a table, closed ones among them, by id; long cells are read when they are asked
  /// for.
  ///
  /// @param made of a row and the day since which it is known
  /// @param late gives the cell of a row, by id and column
  public <T> List<T> listAll(
      DSLContext dsl,
      long caseKey,
      RowTable table,
      BinaryOperator<String> late,
      BiFunction<Row, String, T> made) {
    List<Column> columns = table.table().columns();
    Set<Integer> positions = new TreeSet<>();
    List<Field<?>> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean isLate = LongCells.isLong(columns.get(i));
      if (isLate) {
        positions.add(i);
      }
      fields.add(isLate ? DSL.inline("") : table.cells().get(i));
    }
    fields.add(KNOWN_SINCE);
    List<T> rows = new ArrayList<>();
    try (ResultSet found =
        dsl.select(fields)
            .from(table.sql())
            .where(CASE_KEY.eq(caseKey))
            .orderBy(inByteOrder(dsl, ID))
            .fetchResultSet()) {
      while (found.next()) {
        Row row = table.row(found);
        if (!positions.isEmpty()) {
          String id = row.id();
          row =
              new Row(
                  table.table(),
                  new LongCells(
                      row.cells(), positions, i -> late.apply(id, columns.get(i).name())));
        }
        String since = found.getString(fields.size());
        rows.add(made.apply(row, since == null ? "" : since));
      }
    } catch (SQLException e) {
      throw new DataAccessException("reading " + table.table().name(), e);
    }
    return rows;
  }

  /// One cell of a row; empty if the row has none or is gone.
  public String cell(DSLContext dsl, long caseKey, RowTable table, String id, String column) {
    return dsl.select(table.cell(column))
        .from(table.sql())
        .where(CASE_KEY.eq(caseKey).and(ID.eq(id)))
        .fetchOptional(table.cell(column))
        .orElse("");
  }

  /// The rows that meet the condition with some of their cells only, in no order, each with the day
  /// since which it is known: for questions that walk thousands of rows.
  public <T> List<T> listNarrow(
      DSLContext dsl,
      long caseKey,
      RowTable table,
      Condition condition,
      List<String> columns,
      BiFunction<Row, String, T> made) {
    int[] positions = columns.stream().mapToInt(table.table()::indexOf).toArray();
    List<Field<?>> fields = new ArrayList<>();
    for (int position : positions) {
      fields.add(table.cells().get(position));
    }
    fields.add(KNOWN_SINCE);
    List<T> rows = new ArrayList<>();
    try (ResultSet found =
        dsl.select(fields)
            .from(table.sql())
            .where(CASE_KEY.eq(caseKey).and(condition))
            .fetchResultSet()) {
      while (found.next()) {
        String[] texts = new String[table.cells().size()];
        Arrays.fill(texts, "");
        for (int i = 0; i < positions.length; i++) {
          String text = found.getString(i + 1);
          texts[positions[i]] = text == null ? "" : text;
        }
        rows.add(
            made.apply(
                new Row(table.table(), List.of(texts)), found.getString(positions.length + 1)));
      }
    } catch (SQLException e) {
      throw new DataAccessException("reading " + table.table().name(), e);
    }
    return rows;
  }

  /// The first so many rows that meet the condition, by id.
  public List<Row> list(
      DSLContext dsl, long caseKey, RowTable table, Condition condition, int limit) {
    return read(
        dsl.select(table.cells())
            .from(table.sql())
            .where(CASE_KEY.eq(caseKey).and(condition))
            .orderBy(inByteOrder(dsl, ID))
            .limit(limit),
        table);
  }

  /// The rows that meet the condition and share their `about` with another that does, by about and
  /// id.
  public List<Row> listRivals(DSLContext dsl, long caseKey, RowTable table, Condition condition) {
    Condition mine = CASE_KEY.eq(caseKey).and(condition);
    return read(
        dsl.select(table.cells())
            .from(table.sql())
            .where(mine)
            .and(
                RowTable.ABOUT_KEY.in(
                    dsl.select(RowTable.ABOUT_KEY)
                        .from(table.sql())
                        .where(mine)
                        .groupBy(RowTable.ABOUT_KEY)
                        .having(DSL.count().gt(1))))
            .orderBy(inByteOrder(dsl, RowTable.ABOUT_KEY), inByteOrder(dsl, ID)),
        table);
  }

  /// How many rows meet the condition.
  public int count(DSLContext dsl, long caseKey, RowTable table, Condition condition) {
    return dsl.fetchCount(table.sql(), CASE_KEY.eq(caseKey).and(condition));
  }

  /// Whether any row meets the condition.
  public boolean any(DSLContext dsl, long caseKey, RowTable table, Condition condition) {
    return dsl.fetchExists(
        dsl.selectOne().from(table.sql()).where(CASE_KEY.eq(caseKey).and(condition)));
  }

  /// The table in which an id of the case lies.
  public Optional<RowTable> findTableOf(DSLContext dsl, long caseKey, String id) {
    return dsl.select(TABLE_NAME)
        .from(IDS)
        .where(CASE_KEY.eq(caseKey).and(ID.eq(id)))
        .fetchOptional(TABLE_NAME)
        .flatMap(this::findTable);
  }

  /// When the rows of a case were put on file.
  ///
  /// @param first the earliest; empty where some are from before it was kept, or there are none
  /// @param later of those that were put there after the first
  public record Added(String first, Map<String, String> later) {}

  /// When the rows of a case were put on file.
  public Added added(DSLContext dsl, long caseKey) {
    String first =
        dsl.select(DSL.min(ADDED_AT))
            .from(IDS)
            .where(CASE_KEY.eq(caseKey))
            .fetchOptional(0, String.class)
            .orElse("");
    return new Added(
        first,
        dsl.select(ID, ADDED_AT)
            .from(IDS)
            .where(CASE_KEY.eq(caseKey).and(ADDED_AT.gt(first)))
            .fetchMap(ID, ADDED_AT));
  }

  /// Adds rows. Sources come before the claims that stand on them, since a claim's first known day
  /// is its source's.
  ///
  /// @param now when they are put on file
  public void insert(DSLContext dsl, long caseKey, RowTable table, List<Row> rows, Instant now) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, String> sourceDays =
        table.table().shape() == ClaimTable.Shape.CLAIM ? sourceDays(dsl, caseKey) : Map.of();
    var ids =
        dsl.insertInto(IDS).columns(CASE_KEY, ID, TABLE_NAME, ADDED_AT).values(0L, "", "", "");
    List<Field<?>> all = table.all();
    var insert = dsl.insertInto(table.sql()).columns(all).values(new Object[all.size()]);
    for (int from = 0; from < rows.size(); from += BATCH) {
      BatchBindStep idBatch = dsl.batch(ids);
      BatchBindStep rowBatch = dsl.batch(insert);
      for (Row row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
        idBatch = idBatch.bind(caseKey, row.id(), table.table().name(), now.toString());
        rowBatch = rowBatch.bind(table.values(caseKey, row, sourceDay(row, sourceDays)));
      }
      idBatch.execute();
      rowBatch.execute();
    }
  }

  /// Removes rows.
  public void delete(DSLContext dsl, long caseKey, RowTable table, List<String> ids) {
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
      dsl.deleteFrom(table.sql()).where(CASE_KEY.eq(caseKey).and(ID.in(some))).execute();
      dsl.deleteFrom(IDS).where(CASE_KEY.eq(caseKey).and(ID.in(some))).execute();
    }
  }

  /// Sets a row's cell and nothing else; only for `known_to`, which nothing is derived from.
  public void close(DSLContext dsl, long caseKey, RowTable table, String id, String knownTo) {
    dsl.update(table.sql())
        .set(RowTable.KNOWN_TO, knownTo)
        .where(CASE_KEY.eq(caseKey).and(ID.eq(id)))
        .execute();
  }

  /// Derives anew since when the claims are known that stand on these sources.
  ///
  /// @param sources their abouts
  public void refreshKnown(DSLContext dsl, long caseKey, Set<String> sources) {
    Map<String, String> days = sourceDays(dsl, caseKey);
    for (RowTable table : tables()) {
      if (table.table().shape() != ClaimTable.Shape.CLAIM) {
        continue;
      }
      for (String source : sources) {
        dsl.update(table.sql())
            .set(KNOWN_SINCE, days.getOrDefault(source, RowTable.FIRST_DAY))
            .where(CASE_KEY.eq(caseKey))
            .and(table.cell("source").eq(source))
            .and(KNOWN_FROM.isNull())
            .execute();
      }
    }
  }

  /// Where several rows speak of one source, its earliest day counts: somebody knew by then.
  private Map<String, String> sourceDays(DSLContext dsl, long caseKey) {
    Map<String, String> days = new HashMap<>();
    for (RowTable table : tables()) {
      if (table.table().shape() == ClaimTable.Shape.SOURCE) {
        list(dsl, caseKey, table, DSL.noCondition())
            .forEach(
                row ->
                    days.merge(
                        row.about(),
                        RowTable.publishedDay(row),
                        (a, b) -> a.compareTo(b) <= 0 ? a : b));
      }
    }
    return days;
  }

  private static String sourceDay(Row row, Map<String, String> days) {
    return row.table().shape() == ClaimTable.Shape.CLAIM
        ? days.getOrDefault(row.text("source"), RowTable.FIRST_DAY)
        : RowTable.FIRST_DAY;
  }

  /// PostgreSQL may sort by a language's rules, SQLite sorts by bytes: the canonical order.
  private static Field<String> inByteOrder(DSLContext dsl, Field<String> field) {
    return dsl.family() == org.jooq.SQLDialect.POSTGRES ? field.collate(DSL.collation("C")) : field;
  }
}
