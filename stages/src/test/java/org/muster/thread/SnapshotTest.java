package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.generate.PlanReading;
import org.muster.record.CaseData;
import org.muster.record.CaseLook;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.ImportMode;
import org.muster.record.LongCells;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.Unreadable;
import org.muster.review.StateOfReadiness;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.TestDatabase;

/// What visits share of a case: nobody sees more in it than the database would give them, every
/// change replaces it whoever made it, and what cannot be read is named.
@Tag("long")
class SnapshotTest {
  private static final String CASE = "azerbaijan";
  private static final Viewer OPERATOR = new Viewer.Operator("test");
  private static final Viewer PLANNER =
      new Viewer.Person("leyla", "AZE", Set.of(Role.NATIONAL_PLANNER));

  private static final List<String> RELEASES =
      List.of("owner", "staffs", "allies", "framework:NATO.framework.pfp", "public");

  @ParameterizedTest
  @EnumSource
  void nobodySeesOtherRowsThanTheDatabaseGivesThem(TestDatabase database) {
    try (Workspace workspace = open(database.fresh())) {
      Random random = new Random(15);
      scatter(workspace.store(), random);
      int rows = 0;
      for (int i = 0; i < 12; i++) {
        Viewer viewer = viewer(random);
        LocalDate known = random.nextInt(3) == 0 ? null : day(random);
        CaseData data = workspace.cases().load(CASE, viewer, known);
        for (ClaimTable table : CaseTables.ALL) {
          List<Row> seen = data.list(table);
          List<Row> given =
              workspace.claims().list(new Perspective(CASE, viewer, known), table).stream()
                  .map(row -> row.with("known_to", ""))
                  .toList();
          assertThat(seen.stream().map(Row::cells).map(List::copyOf).toList())
              .as("%s for %s, known on %s", table.name(), viewer, known)
              .isEqualTo(given.stream().map(Row::cells).toList());
          rows += seen.size();
        }
        assertThat(workspace.cases().list(viewer)).hasSize(1);
      }
      assertThat(rows).isGreaterThan(500);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeByAnotherProgramReplacesIt(TestDatabase database) {
    String url = database.fresh();
    try (Workspace here = open(url);
        Workspace there = Workspace.open(url, InstantSource.system())) {
      CaseLook before = look(here);
      assertThat(look(here)).as("nothing changed").isSameAs(before);

      Changed changed = there.claims().add(CASE, PLANNER, statement("AZE.statement.other"));
      assertThat(changed).isInstanceOf(Changed.Done.class);

      CaseLook after = look(here);
      CaseData data = after.known(null).data();
      assertThat(data.list(RecordTables.STATEMENTS).stream().map(Row::id))
          .contains("AZE.statement.other");
      assertThat(data.list(RecordTables.UNITS))
          .as("a table that did not change")
          .isSameAs(before.known(null).data().list(RecordTables.UNITS));
      assertThat(after.known(null).version()).isNotEqualTo(before.known(null).version());
      assertThat(look(here)).isSameAs(after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyReadsChangesNoVersion(TestDatabase database) {
    try (Workspace workspace = open(database.fresh())) {
      Viewer ally = new Viewer.Person("deniz", "TUR", Set.of(Role.ALLY_REPRESENTATIVE));
      String before = workspace.cases().look(CASE, ally).orElseThrow().known(null).version();

      workspace
          .claims()
          .add(CASE, PLANNER, statement("AZE.statement.own").with("release", "owner"));
      String hidden = workspace.cases().look(CASE, ally).orElseThrow().known(null).version();
      workspace.claims().add(CASE, PLANNER, statement("AZE.statement.open"));
      String open = workspace.cases().look(CASE, ally).orElseThrow().known(null).version();

      assertThat(hidden).isEqualTo(before);
      assertThat(open).isNotEqualTo(before);
    }
  }

  /// Any program may have written any text into any column.
  @ParameterizedTest
  @EnumSource
  void aRowThatCannotBeReadIsNamedAndTheOthersStay(TestDatabase database) {
    try (Workspace workspace = open(database.fresh())) {
      String unit = look(workspace).known(null).data().list(RecordTables.UNITS).getFirst().id();
      set(workspace.store(), "units", "held", "2007-13", unit);

      CaseLook.Known known = look(workspace).known(null);
      assertThat(known.data().list(RecordTables.UNITS).stream().map(Row::id)).doesNotContain(unit);
      assertThat(known.unreadable()).singleElement().extracting(Unreadable::id).isEqualTo(unit);
      assertThat(known.unreadable().getFirst().errors())
          .singleElement()
          .satisfies(
              e -> {
                assertThat(e.column()).isEqualTo("held");
                assertThat(e.found()).isEqualTo("2007-13");
              });

      set(workspace.store(), "units", "held", null, unit);
      assertThat(look(workspace).known(null).unreadable()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void unitsThatAreEachOthersParentsStayWithoutThem(TestDatabase database) {
    try (Workspace workspace = open(database.fresh())) {
      List<Row> units = look(workspace).known(null).data().list(RecordTables.UNITS);
      String one = units.get(0).id();
      String other = units.get(1).id();
      set(workspace.store(), "units", "parent", other, one);
      set(workspace.store(), "units", "parent", one, other);

      CaseLook look = look(workspace);
      CaseView view = workspace.views().of(look, look.header().asOf(), null);

      assertThat(view.unreadable().stream().map(Unreadable::id))
          .containsExactlyInAnyOrder(one, other);
      assertThat(view.find(RecordTables.UNITS, one).orElseThrow().find("parent")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentIsReadWhenItIsAskedFor(TestDatabase database) {
    try (Workspace workspace = open(database.fresh())) {
      Row plan =
          workspace.cases().export(CASE, OPERATOR).list(tableOf("plans")).stream()
              .findFirst()
              .orElse(Row.of(tableOf("plans"), Map.of()));
      Lawless.over(workspace)
          .addChecked(
              CASE,
              OPERATOR,
              plan.with("id", "AZE.plan.9")
                  .with("name", "Long")
                  .with("cost", "1")
                  .with("bound", "1")
                  .with("digest", "a".repeat(64))
                  .with("document", "x".repeat(100_000))
                  .with("source", sourceOf(workspace))
                  .with("kind", "illustrative")
                  .with("owner", "AZE")
                  .with("release", "public"),
              true,
              List.of());

      Row seen =
          look(workspace).known(null).data().list(tableOf("plans")).stream()
              .filter(row -> row.id().equals("AZE.plan.9"))
              .findFirst()
              .orElseThrow();

      assertThat(seen.cells()).isInstanceOf(org.muster.record.LongCells.class);
      assertThat(seen.text("document")).hasSize(100_000);
      assertThat(seen.with("name", "Other").text("document")).hasSize(100_000);
    }
  }

  /// A visit that is under way holds rows of before, and fetches a document of after.
  @ParameterizedTest
  @EnumSource
  void aDocumentOfAnotherRevisionIsNotTakenForTheRowsOwn(TestDatabase database) {
    try (Workspace workspace = open(database.fresh())) {
      String before = "{\"before\":1}";
      Lawless.over(workspace)
          .addChecked(
              CASE,
              OPERATOR,
              Row.of(
                  tableOf("plans"),
                  Map.of(
                      "id", "AZE.plan.9",
                      "name", "Long",
                      "cost", "1",
                      "bound", "1",
                      "digest", Sha256.of(before),
                      "document", before,
                      "source", sourceOf(workspace),
                      "kind", "illustrative",
                      "owner", "AZE",
                      "release", "public")),
              true,
              List.of());
      CaseLook.Known old = look(workspace).known(null);
      Row row = old.data().list(tableOf("plans")).getLast();
      assertThat(why(row)).isNotEmpty().doesNotContain("was saved");

      set(workspace.store(), "plans", "document", "{\"after\":1}", row.id());
      assertThat(why(row)).contains("was saved");

      set(workspace.store(), "plans", "digest", Sha256.of("{\"after\":1}"), row.id());
      CaseLook.Known after = look(workspace).known(null);
      assertThat(after.version()).isNotEqualTo(old.version());
      assertThat(why(row)).contains("was saved");
      assertThat(why(after.data().list(tableOf("plans")).getLast()))
          .isNotEmpty()
          .doesNotContain("was saved");

      workspace
          .store()
          .write(
              dsl ->
                  dsl.deleteFrom(DSL.table(DSL.name("plans")))
                      .where(DSL.field(DSL.name("id"), String.class).eq(row.id()))
                      .execute());
      assertThat(why(row)).isEqualTo("The row was removed or holds no document.");
    }
  }

  private static String why(Row plan) {
    return PlanReading.of(plan) instanceof PlanReading.Bad bad ? bad.why() : "";
  }

  /// By it the rows of two revisions differ where the long cell does.
  @Test
  void everyTableWithALongCellHasItsDigest() {
    List<ClaimTable> tables =
        CaseTables.ALL.stream()
            .filter(table -> table.columns().stream().anyMatch(LongCells::isLong))
            .toList();

    assertThat(tables)
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.findColumn("digest")).isPresent());
  }

  /// What was made of a revision goes with it.
  @ParameterizedTest
  @EnumSource
  void viewsOfARevisionThatIsReplacedAreForgotten(TestDatabase database) {
    try (Workspace workspace = open(database.fresh())) {
      CaseLook before = look(workspace);
      for (int day = 1; day <= 5; day++) {
        workspace
            .views()
            .of(before, LocalDate.of(2021, 1, day), null)
            .derived(String.class, "asked", view -> "told");
      }
      assertThat(workspace.views().count()).isEqualTo(5);
      assertThat(workspace.views().countAnswers()).isEqualTo(5);

      workspace.claims().add(CASE, PLANNER, statement("AZE.statement.other"));
      workspace.views().of(look(workspace), LocalDate.of(2021, 1, 1), null);

      assertThat(workspace.views().count()).isEqualTo(1);
      assertThat(workspace.views().countAnswers()).isZero();
    }
  }

  /// What Review tells of plans and of readiness follows a change that another program made.
  @ParameterizedTest
  @EnumSource
  void whatIsToldOfReadinessFollowsAChangeByHand(TestDatabase database) {
    try (Workspace workspace = open(database.fresh())) {
      StateOfReadiness readiness = new StateOfReadiness(workspace.cases());
      Perspective from = Perspective.now(CASE, OPERATOR);
      LocalDate day = LocalDate.of(2021, 10, 29);
      String unit = readiness.on(from, day).units().getFirst().unit();
      assertThat(readiness.readiness(from)).isSameAs(readiness.readiness(from));

      set(workspace.store(), "units", "name", "Renamed by hand", unit);

      assertThat(readiness.on(from, day).units().getFirst().name()).isEqualTo("Renamed by hand");
    }
  }

  private static ClaimTable tableOf(String name) {
    return java.util.Objects.requireNonNull(CaseTables.BY_NAME.get(name));
  }

  private static String sourceOf(Workspace workspace) {
    return look(workspace).known(null).data().list(RecordTables.SOURCES).getFirst().id();
  }

  private static Row statement(String id) {
    return Row.of(
        RecordTables.STATEMENTS,
        Map.ofEntries(
            Map.entry("id", id),
            Map.entry("speaker", "Somebody"),
            Map.entry("topic", "review"),
            Map.entry("nations", "AZE"),
            Map.entry("text", "Said."),
            Map.entry("held", "2021-01-01"),
            Map.entry("source", "AZE.source.1news-2014"),
            Map.entry("kind", "reported"),
            Map.entry("owner", "AZE"),
            Map.entry("release", "public")));
  }

  private static CaseLook look(Workspace workspace) {
    return workspace.cases().look(CASE, OPERATOR).orElseThrow();
  }

  /// Gives every row a random owner and release, and some of them random days of knowledge.
  private static void scatter(Store store, Random random) {
    store.transaction(
        dsl -> {
          for (ClaimTable table : CaseTables.ALL) {
            List<String> ids =
                dsl.select(DSL.field(DSL.name("id"), String.class))
                    .from(DSL.table(DSL.name(table.name())))
                    .fetch(0, String.class);
            for (String id : ids) {
              var update =
                  dsl.update(DSL.table(DSL.name(table.name())))
                      .set(
                          DSL.field(DSL.name("owner"), String.class),
                          List.of("AZE", "TUR", "GEO", "NATO").get(random.nextInt(4)))
                      .set(
                          DSL.field(DSL.name("release"), String.class),
                          RELEASES.get(random.nextInt(RELEASES.size())));
              if (random.nextInt(3) == 0) {
                update =
                    update.set(
                        DSL.field(DSL.name("known_since"), String.class), day(random).toString());
              }
              if (random.nextInt(4) == 0) {
                update =
                    update.set(
                        DSL.field(DSL.name("known_to"), String.class), day(random).toString());
              }
              update.where(DSL.field(DSL.name("id"), String.class).eq(id)).execute();
            }
          }
          return "";
        });
  }

  private static LocalDate day(Random random) {
    return LocalDate.of(1995, 1, 1).plusDays(random.nextInt(13_000));
  }

  private static Viewer viewer(Random random) {
    List<String> bodies = List.of("AZE", "TUR", "GEO", "IRQ", "NATO");
    List<Role> roles = new ArrayList<>(EnumSet.allOf(Role.class));
    return random.nextInt(12) == 0
        ? OPERATOR
        : new Viewer.Person(
            "somebody",
            bodies.get(random.nextInt(bodies.size())),
            Set.of(roles.get(random.nextInt(roles.size()))));
  }

  private static void set(
      Store store, String table, String column, @Nullable String value, String id) {
    store.write(
        dsl ->
            dsl.update(DSL.table(DSL.name(table)))
                .set(DSL.field(DSL.name(column), String.class), value)
                .where(DSL.field(DSL.name("id"), String.class).eq(id))
                .execute());
  }

  private static Workspace open(String url) {
    Workspace workspace = Workspace.open(url, InstantSource.system());
    workspace
        .cases()
        .importCase(
            CaseFile.get(
                Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan")),
            ImportMode.NEW,
            OPERATOR);
    return workspace;
  }
}
