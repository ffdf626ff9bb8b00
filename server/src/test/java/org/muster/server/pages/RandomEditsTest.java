package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Token;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.ImportMode;
import org.muster.record.Imported;
import org.muster.record.LongCells;
import org.muster.record.Problem;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Program.Reply;
import org.muster.server.look.Visitor;
import org.muster.thread.CaseFile;
import org.muster.thread.CaseTables;
import org.muster.thread.Workspace;

/// Whatever forms, API, choices and merges can make of a case, pages show, `check` finds sound, and
/// export and import take byte for byte; what one door refuses the others refuse in the same words.
@Tag("long")
class RandomEditsTest {
  private static final String CASE = "azerbaijan";
  private static final Viewer OPERATOR = new Viewer.Operator("test");
  private static final int PAGES_AFTER = 100;

  /// Pages that show claims.
  private static final List<String> PAGES =
      List.of(
          "",
          "/facts",
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
          "/review",
          "/review/pool",
          "/review/readiness",
          "/review/evaluations",
          "/review/calendar",
          "/export/facts.csv");

  private static final List<String> DATES =
      List.of(
          "2007-XX-XX/2007-12-31",
          "2028/..",
          "../2007",
          "/2007",
          "2007/",
          "156X~",
          "19XX",
          "2001-21",
          "2001-24~",
          "2009-02%/2009-03",
          "2021-10-28",
          "2024-03-01/2024-08-31",
          "2023-05-01/2023-05-31",
          "2015");

  @TempDir Path folder;
  private final Map<String, Integer> counts = new HashMap<>();

  @Test
  void someRandomEditsComeBack() {
    run(7, 120);
  }

  /// A thousand, or as many as the environment says: the show asks for ten thousand.
  @Test
  @Tag("long")
  void manyRandomEditsComeBack() {
    run(11, Integer.parseInt(System.getenv().getOrDefault("MUSTER_EDITS", "1000")));
  }

  private void run(long seed, int edits) {
    Random random = new Random(seed);
    try (Office office = Office.open(folder)) {
      Program program = office.program("program", "AZE", Token.Scope.WRITE, Role.NATIONAL_PLANNER);
      office.add("planner", "AZE", Role.NATIONAL_PLANNER);
      Visitor visitor = new Visitor(office.url());
      visitor.signIn("planner", Office.PASSWORD);
      Deeds deeds = new Deeds(office, program, visitor, random);
      for (int n = 1; n <= edits; n++) {
        deeds.any(n);
        if (n % PAGES_AFTER == 0 || n == edits) {
          pages(visitor, seed + ", edit " + n);
          comesBack(office, n);
        }
      }
      System.out.println(
          "figures: edits="
              + edits
              + " done="
              + counts.getOrDefault("done", 0)
              + " refused="
              + counts.getOrDefault("refused", 0)
              + " refused-alike="
              + counts.getOrDefault("alike", 0)
              + " choices="
              + counts.getOrDefault("choices", 0)
              + " merges="
              + counts.getOrDefault("merges", 0)
              + " pages="
              + counts.getOrDefault("pages", 0)
              + " round-trips="
              + counts.getOrDefault("round-trips", 0));
    }
  }

  private void pages(Visitor visitor, String when) {
    for (String page : PAGES) {
      HttpResponse<String> answer = visitor.get("/case/" + CASE + page);
      assertThat(answer.statusCode()).as("%s, seed %s", page, when).isEqualTo(200);
      assertThat(answer.body()).as("%s, seed %s", page, when).doesNotContain("cannot be read");
      count("pages");
    }
  }

  private void comesBack(Office office, int edit) {
    CaseData out = exported(office);
    assertThat(CaseFile.check(out)).isEmpty();
    SortedMap<String, byte[]> files = CaseFile.files(out);
    try (Workspace other =
        Workspace.open(folder.resolve("back-" + edit + ".db").toString(), InstantSource.system())) {
      other
          .cases()
          .importCase(
              CaseFile.read(files) instanceof org.muster.thread.CaseReading.Sound s
                  ? s.data()
                  : out,
              ImportMode.NEW,
              OPERATOR);
      SortedMap<String, byte[]> again = CaseFile.files(other.cases().export(CASE, OPERATOR));
      assertThat(again.keySet()).isEqualTo(files.keySet());
      files.forEach(
          (name, bytes) -> assertThat(text(again.get(name))).as(name).isEqualTo(text(bytes)));
    }
    count("round-trips");
  }

  private static String text(byte @Nullable [] bytes) {
    return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
  }

  private static CaseData exported(Office office) {
    return office.workspace().cases().export(CASE, OPERATOR);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /// What a planner does by pages and programs.
  private final class Deeds {
    private final Office office;
    private final Program program;
    private final Visitor visitor;
    private final Random random;
    private final List<ClaimTable> tables =
        CaseTables.ALL.stream()
            .filter(t -> t.shape() != Shape.CHOICE && !CaseTables.COMPUTED.contains(t))
            .filter(t -> !t.name().equals("nations"))
            .toList();

    private Deeds(Office office, Program program, Visitor visitor, Random random) {
      this.office = office;
      this.program = program;
      this.visitor = visitor;
      this.random = random;
    }

    private void any(int n) {
      CaseData data = office.workspace().cases().load(CASE, OPERATOR, null);
      switch (random.nextInt(20)) {
        case 0 -> choose(data);
        case 1 -> undoChoice(data);
        case 2 -> merge(data, n);
        case 3, 4 -> withdraw(data);
        case 5, 6, 7, 8, 9 -> change(data);
        default -> add(data, n);
      }
    }

    private void add(CaseData data, int n) {
      ClaimTable table = tables.get(random.nextInt(tables.size()));
      Row row = fresh(data, table, n);
      if (random.nextBoolean()) {
        told(program.post("/api/claims/" + table.name(), cells(row)), row, true);
      } else {
        told(visitor.post("/case/" + CASE + "/edit/" + table.name(), form(row)), row);
      }
    }

    private void change(CaseData data) {
      Optional<Row> old = own(data);
      if (old.isEmpty()) {
        return;
      }
      Row row = old.get();
      List<Column> columns =
          row.table().columns().stream()
              .filter(c -> !List.of("id", "about", "known_from", "known_to").contains(c.name()))
              .filter(c -> !LongCells.isLong(c))
              .toList();
      Column column = columns.get(random.nextInt(columns.size()));
      Optional<String> value = value(data, column);
      if (value.isEmpty()) {
        return;
      }
      Row changed = row.with(column.name(), value.get());
      String path = "/" + row.table().name() + "/" + row.id();
      if (random.nextBoolean()) {
        told(program.on("*", "PUT", "/api/claims" + path, cells(changed)), changed, false);
      } else {
        HttpResponse<String> answer = visitor.post("/case/" + CASE + "/edit" + path, form(changed));
        assertThat(answer.statusCode()).as("%s", changed).isIn(200, 422);
        count(answer.statusCode() == 200 ? "done" : "refused");
      }
    }

    private void withdraw(CaseData data) {
      own(data)
          .ifPresent(
              row -> {
                HttpResponse<String> answer =
                    visitor.post("/case/" + CASE + "/withdraw/" + row.id(), Map.of());
                assertThat(answer.statusCode()).isEqualTo(200);
                count(answer.body().contains("Withdrawn:") ? "done" : "refused");
              });
    }

    private void choose(CaseData data) {
      Map<String, List<Row>> rivals =
          tables.stream()
              .flatMap(t -> data.list(t).stream())
              .collect(Collectors.groupingBy(Row::about));
      List<List<Row>> open = rivals.values().stream().filter(list -> list.size() > 1).toList();
      if (!open.isEmpty()) {
        List<Row> some = open.get(random.nextInt(open.size()));
        office
            .workspace()
            .claims()
            .choose(
                CASE,
                new Viewer.Person("planner", "AZE", java.util.Set.of(Role.NATIONAL_PLANNER)),
                some.get(random.nextInt(some.size())).id(),
                "as it came",
                "planner");
        count("choices");
      }
    }

    private void undoChoice(CaseData data) {
      List<Row> choices = data.list(RecordTables.CHOICES);
      if (!choices.isEmpty()) {
        String about = choices.get(random.nextInt(choices.size())).text("about");
        HttpResponse<String> answer =
            visitor.post("/case/" + CASE + "/conflicts/" + about + "/undo", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        count("choices");
      }
    }

    /// Another folder with a few rows more.
    private void merge(CaseData data, int n) {
      ClaimTable table = tables.get(random.nextInt(tables.size()));
      CaseData now = exported(office);
      Map<String, List<Row>> rows = new LinkedHashMap<>(now.rows());
      List<Row> more = new ArrayList<>(now.list(table));
      more.add(fresh(data, table, n));
      rows.put(table.name(), more);
      CaseData folderOf = new CaseData(now.header(), now.planning(), rows);
      boolean sound = CaseFile.check(folderOf).isEmpty();
      Imported imported =
          office.workspace().cases().importCase(folderOf, ImportMode.MERGE, OPERATOR);
      assertThat(imported instanceof Imported.Done).as("%s", more.getLast()).isEqualTo(sound);
      count("merges");
    }

    /// What the API refused, the form refuses, and `check` too, each with the same words.
    private void told(Reply reply, Row row, boolean added) {
      assertThat(reply.status()).as("%s %s", row, reply.text()).isIn(200, 201, 409, 422);
      if (reply.status() < 300) {
        count("done");
        return;
      }
      count("refused");
      if (!added || reply.status() != 422) {
        return;
      }
      HttpResponse<String> form =
          visitor.post("/case/" + CASE + "/edit/" + row.table().name(), form(row));
      assertThat(form.statusCode()).isEqualTo(422);
      CaseData now = exported(office);
      Map<String, List<Row>> rows = new LinkedHashMap<>(now.rows());
      List<Row> more = new ArrayList<>(now.list(row.table()));
      more.add(row);
      rows.put(row.table().name(), more);
      List<Problem> problems =
          CaseFile.check(new CaseData(now.header(), now.planning(), rows)).stream().toList();
      reply
          .json()
          .get("errors")
          .forEach(
              error -> {
                String expected = error.get("expected").asString();
                assertThat(form.body()).as("%s", row).contains("Enter " + escaped(expected));
                assertThat(problems)
                    .as("%s of %s", expected, row)
                    .anyMatch(p -> alike(p.expected(), expected));
                count("alike");
              });
    }

    private void told(HttpResponse<String> answer, Row row) {
      assertThat(answer.statusCode()).as("%s", row).isIn(200, 422);
      count(answer.statusCode() == 200 ? "done" : "refused");
    }

    private Optional<Row> own(CaseData data) {
      ClaimTable table = tables.get(random.nextInt(tables.size()));
      List<Row> rows =
          data.list(table).stream().filter(r -> r.text("owner").equals("AZE")).toList();
      return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(random.nextInt(rows.size())));
    }

    private Row fresh(CaseData data, ClaimTable table, int n) {
      Row row = Row.of(table, Map.of("id", "AZE.random." + n, "owner", "AZE", "release", "public"));
      for (Column column : table.columns()) {
        boolean filled = List.of("id", "owner", "release", "known_to").contains(column.name());
        if (!filled && (column.required() || random.nextInt(4) == 0)) {
          row = row.with(column.name(), value(data, column).orElse(""));
        }
      }
      return row;
    }

    /// A value that the column accepts; of references nearly always one that leads somewhere.
    private Optional<String> value(CaseData data, Column column) {
      return switch (column.domain()) {
        case Domain.Held held -> one(DATES);
        case Domain.Day day -> one(List.of("2015-02-01", "2021-12-31", "2024-02-29"));
        case Domain.Whole whole ->
            Optional.of(
                Long.toString(whole.min() + random.nextInt((int) Math.min(200, whole.max()))));
        case Domain.FreeText text ->
            one(List.of("x", "<b>&\"'", "Ünit-Ə\nzwei", "=1+1", "Two words", "العراق"));
        case Domain.Words words -> one(words.words());
        case Domain.Code code -> Optional.of("AZE");
        case Domain.Reference reference -> reference(data, reference.tables());
        case Domain.References references -> reference(data, references.tables());
        case Domain.Degrees degrees -> one(List.of("0", "40.4093", "-12.5"));
        case Domain.ReleaseTo release -> one(List.of("owner", "staffs", "allies", "public"));
        case Domain.Id id ->
            random.nextInt(3) == 0 ? reference(data, List.of("units")) : Optional.of("");
        case Domain.Form form ->
            List.of("ABCD", "OF-3", "OR-5", "3333").stream().filter(form::accepts).findFirst();
      };
    }

    private Optional<String> reference(CaseData data, List<String> names) {
      if (random.nextInt(40) == 0) {
        return Optional.of("AZE.no.such");
      }
      List<String> abouts =
          names.stream()
              .flatMap(name -> Optional.ofNullable(CaseTables.BY_NAME.get(name)).stream())
              .flatMap(table -> data.list(table).stream())
              .map(Row::about)
              .distinct()
              .toList();
      return abouts.isEmpty() ? Optional.empty() : one(abouts);
    }

    private Optional<String> one(List<String> values) {
      return Optional.of(values.get(random.nextInt(values.size())));
    }
  }

  private static Map<String, Object> cells(Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    row.table().columns().forEach(c -> cells.put(c.name(), row.text(c.name())));
    return Map.of("cells", cells);
  }

  private static Map<String, String> form(Row row) {
    Map<String, String> fields = new LinkedHashMap<>();
    row.table().columns().forEach(c -> fields.put("cell." + c.name(), row.text(c.name())));
    return fields;
  }

  /// The same words, but for how another row is named: by its line in a file, else by its id.
  private static boolean alike(String inFile, String atDoor) {
    String pattern =
        java.util.Arrays.stream(inFile.split("[a-z_]+\\.csv:[0-9]+", -1))
            .map(java.util.regex.Pattern::quote)
            .collect(Collectors.joining("[A-Za-z0-9.-]+"));
    return java.util.regex.Pattern.matches("(?s)" + pattern, atDoor) || inFile.startsWith(atDoor);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
