package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.LongCells;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;
import org.muster.thread.CaseTables;

/// No row of any table closes a page: whatever another program has written into a cell, every page
/// answers; what cannot be read is named on it, and what a column accepts is shown.
class BrokenRowsTest {
  private static final String CASE = "/case/azerbaijan";

  /// What no column accepts.
  private static final String ODD = "☠ odd";

  /// Dates that are accepted and that few readers think of.
  private static final List<String> DATES =
      List.of(
          "2007-XX-XX/2007-12-31",
          "2007-12-31/2007-XX-XX",
          "2028/..",
          "../2007",
          "/2007",
          "2007/",
          "156X",
          "19XX~",
          "9999",
          "9999~",
          "2001-21",
          "2001-24?",
          "2001-22/2003-23",
          "2007-XX-XX/2007-05-XX",
          "156X~",
          "16XX~",
          "../2001-21",
          "0001~",
          "2009-02%/2009-03",
          "2021-10-28");

  @TempDir Path folder;

  @Test
  void aBrokenRowInEachTableInTurnClosesNoPage() {
    try (Office office = Office.open(folder)) {
      Visitor visitor = planner(office);
      CaseData data = data(office);
      int answers = 0;
      for (ClaimTable table : CaseTables.ALL) {
        Row row = rowOf(office, data, table);
        List<Column> columns = breakable(table);
        Column column = columns.get(table.name().length() % columns.size());
        answers += broken(office, visitor, row, column, Set.of("", "/facts", "/timeline"));
      }
      System.out.println(
          "figures: tables-in-turn=" + CaseTables.ALL.size() + " table-answers=" + answers);
    }
  }

  /// Each column of each table, every page.
  @Test
  @Tag("long")
  void aBrokenCellInEachColumnInTurnClosesNoPage() {
    try (Office office = Office.open(folder)) {
      Visitor visitor = planner(office);
      CaseData data = data(office);
      int cells = 0;
      int answers = 0;
      for (ClaimTable table : CaseTables.ALL) {
        Row row = rowOf(office, data, table);
        for (Column column : breakable(table)) {
          answers += broken(office, visitor, row, column, pages(row));
          cells++;
        }
      }
      System.out.println(
          "figures: tables-by-column="
              + CaseTables.ALL.size()
              + " columns-in-turn="
              + cells
              + " column-answers="
              + answers);
    }
  }

  /// Set, each value is asked for on every page; else on those of its row and, in turn, on every
  /// fourth of the others.
  private static final boolean EVERY_PAGE = System.getenv("MUSTER_SHOW_EVERY_PAGE") != null;

  private static final int OTHERS = 4;

  private static boolean isAskedFor(String page, int at, int turn, Row row) {
    return EVERY_PAGE || at % OTHERS == turn % OTHERS || page.contains("/" + row.table().name());
  }

  /// Every kind of value that a column accepts, in every column that takes it: no page is closed.
  @Test
  @Tag("long")
  void everyValueThatAColumnAcceptsIsShownOnEveryPage() {
    try (Office office = Office.open(folder)) {
      Visitor visitor = planner(office);
      CaseData data = data(office);
      Map<String, String> closed = new TreeMap<>();
      Set<String> leftOut = new TreeSet<>();
      int values = 0;
      int answers = 0;
      for (ClaimTable table : CaseTables.ALL) {
        Row row = rowOf(office, data, table);
        for (Column column : table.columns()) {
          if (column.name().equals("id")) {
            continue;
          }
          for (String value : accepted(column)) {
            set(office, row, column.name(), value);
            values++;
            int at = 0;
            for (String page : pages(row)) {
              if (!isAskedFor(page, at++, values, row)) {
                continue;
              }
              HttpResponse<String> answer = visitor.get(CASE + page);
              int status = answer.statusCode();
              answers++;
              if (answer.body().contains("a row with which every page can be made")) {
                leftOut.add(table.name() + "." + column.name() + "=" + value);
              }
              if (status != 200 && status != 404) {
                closed.put(
                    table.name() + "." + column.name() + "=" + value + " " + page, "" + status);
              }
            }
          }
          set(office, row, column.name(), row.text(column.name()));
        }
      }
      assertThat(closed).isEmpty();
      // A page that cannot show a value names its row and answers; the show counts such values.
      System.out.println(
          "figures: accepted-values="
              + values
              + " value-answers="
              + answers
              + " left-out="
              + leftOut.size());
      leftOut.forEach(System.out::println);
    }
  }

  /// The form of such a row shows what stands there, and mends it.
  @Test
  void aBrokenRowIsMendedOnItsForm() {
    try (Office office = Office.open(folder)) {
      Visitor visitor = planner(office);
      Row unit = data(office).list(RecordTables.UNITS).getFirst();
      set(office, unit, "held", ODD);

      String overview = visitor.get(CASE).body();
      assertThat(overview).contains("One row cannot be read").contains(unit.id()).contains(ODD);
      String form = CASE + "/edit/units/" + unit.id();
      assertThat(overview).contains(form);
      assertThat(visitor.get(form).body()).contains("1 field to mend").contains(ODD);

      visitor.post(form, Map.of("cell.held", "2001/.."));

      assertThat(visitor.get(CASE).body()).doesNotContain("cannot be read");
    }
  }

  private int broken(Office office, Visitor visitor, Row row, Column column, Set<String> pages) {
    set(office, row, column.name(), ODD);
    int answers = 0;
    for (String page : pages) {
      HttpResponse<String> answer = visitor.get(CASE + page);
      assertThat(answer.statusCode())
          .as("%s with %s.%s broken", page, row.table().name(), column.name())
          .isEqualTo(200);
      boolean isPage =
          answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
      if (isPage) {
        assertThat(answer.body())
            .as("%s with %s.%s broken", page, row.table().name(), column.name())
            .contains("cannot be read")
            .contains(row.id());
      }
      answers++;
    }
    set(office, row, column.name(), row.text(column.name()));
    return answers;
  }

  /// The pages that show claims, and what they are exported as.
  private static Set<String> pages(Row row) {
    Set<String> pages =
        new LinkedHashSet<>(
            List.of(
                "",
                "/facts",
                "/facts?q=a",
                "/facts/" + row.table().name(),
                "/facts/" + row.table().name() + "?as=table",
                "/search?q=a",
                "/timeline",
                "/timeline?as=table",
                "/timeline.csv",
                "/map",
                "/sources",
                "/conflicts",
                "/develop",
                "/generate",
                "/operate",
                "/help",
                "/review",
                "/review/pool",
                "/review/readiness",
                "/review/evaluations",
                "/review/calendar",
                "/edit/" + row.table().name(),
                "/edit/" + row.table().name() + "/" + row.id(),
                "/export/facts.csv"));
    return pages;
  }

  /// Columns that are broken in place: not the key, and not those that say whose the row is.
  private static List<Column> breakable(ClaimTable table) {
    return table.columns().stream()
        .filter(c -> !Set.of("id", "owner", "release").contains(c.name()))
        .filter(c -> !LongCells.isLong(c))
        .filter(c -> !c.domain().accepts(ODD))
        .toList();
  }

  private static List<String> accepted(Column column) {
    List<String> values = new ArrayList<>();
    if (!column.required()) {
      values.add("");
    }
    switch (column.domain()) {
      case Domain.Held held -> values.addAll(DATES);
      case Domain.Day day -> values.addAll(List.of("1000-01-01", "2999-12-31", "2024-02-29"));
      case Domain.Whole whole -> {
        values.add(Long.toString(whole.min()));
        values.add(Long.toString(whole.max()));
      }
      case Domain.FreeText text -> {
        values.addAll(List.of("x", "1", "<b>&\"'", "Ünit-Ə\nzwei"));
        if (!LongCells.isLong(column)) {
          values.add("w".repeat(text.maxLength()));
        }
      }
      case Domain.Words words -> values.addAll(words.words());
      case Domain.Code code -> values.add("ZZ9");
      case Domain.Reference reference -> values.addAll(List.of("ZZ.no-such", "ZZ"));
      case Domain.References references -> values.addAll(List.of("ZZ.no-such", "AZE ZZ"));
      case Domain.Degrees degrees -> {
        values.add(Integer.toString(degrees.min()));
        values.add(Integer.toString(degrees.max()));
      }
      case Domain.ReleaseTo release ->
          values.addAll(List.of("owner", "staffs", "allies", "public", "framework:ZZ.no-such"));
      case Domain.Id id -> values.add("ZZ.no-such");
      case Domain.Form form -> {
        values.addAll(samples(form));
      }
    }
    return values.stream().filter(v -> v.isEmpty() || column.domain().accepts(v)).toList();
  }

  private static Visitor planner(Office office) {
    office.add("planner", "AZE", Role.NATIONAL_PLANNER);
    Visitor visitor = new Visitor(office.url());
    visitor.signIn("planner", Office.PASSWORD);
    return visitor;
  }

  private static CaseData data(Office office) {
    return office.workspace().cases().load("azerbaijan", new Viewer.Operator("test"), null);
  }

  /// A row of the table that the planner sees; one is put there where the case has none.
  private static Row rowOf(Office office, CaseData data, ClaimTable table) {
    Optional<Row> row =
        data.list(table).stream().filter(r -> r.text("owner").equals("AZE")).findFirst();
    return row.orElseGet(
        () -> {
          // Rows that were put before are what this one may refer to.
          Row fresh = filled(data(office), table);
          office.put("azerbaijan", fresh);
          return fresh;
        });
  }

  private static Row filled(CaseData data, ClaimTable table) {
    Row row = Row.of(table, Map.of("id", "AZE.broken." + table.name().replace('_', '-')));
    for (Column column : table.columns()) {
      if (!column.required() || column.name().equals("id")) {
        continue;
      }
      row =
          row.with(
              column.name(),
              switch (column.domain()) {
                case Domain.Reference reference -> first(data, reference.tables().getFirst());
                case Domain.References references -> first(data, references.tables().getFirst());
                case Domain.Code code -> "AZE";
                case Domain.Words words -> words.words().getFirst();
                case Domain.Whole whole -> Long.toString(whole.min());
                case Domain.Held held -> "2021";
                case Domain.Day day -> "2021-01-01";
                case Domain.Degrees degrees -> "1";
                case Domain.ReleaseTo release -> "public";
                case Domain.FreeText text -> "x";
                case Domain.Id id -> "AZE.broken.x";
                case Domain.Form form -> samples(form).getFirst();
              });
    }
    return row;
  }

  /// What a form accepts, its own example among it; at least one.
  private static List<String> samples(Domain.Form form) {
    String example = form.expected().replaceFirst("(?s).*such as ", "").replaceFirst(" or .*", "");
    List<String> samples =
        Stream.of(
                "ABCD",
                "OF-10",
                "OF-3",
                "OR-1",
                "0000",
                "5555",
                "ZZ.no-such",
                "a".repeat(64),
                "0".repeat(64),
                example)
            .filter(form::accepts)
            .toList();
    assertThat(samples).as("of %s", form.expected()).isNotEmpty();
    return samples;
  }

  private static String first(CaseData data, String table) {
    return data.list(java.util.Objects.requireNonNull(CaseTables.BY_NAME.get(table)))
        .getFirst()
        .about();
  }

  private static void set(Office office, Row row, String column, @Nullable String value) {
    office
        .workspace()
        .store()
        .write(
            dsl ->
                dsl.execute(
                    "update \""
                        + row.table().name()
                        + "\" set \""
                        + column
                        + "\" = ? where \"id\" = ?",
                    value == null
                            || (value.isEmpty()
                                && !row.table().findColumn(column).orElseThrow().required())
                        ? DSL.val((String) null)
                        : DSL.val(value),
                    DSL.val(row.id())));
  }
}
