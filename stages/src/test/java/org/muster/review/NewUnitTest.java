package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.record.FieldError;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.RowRules;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// A unit, its strength and its certificate are written together or not at all.
class NewUnitTest {
  private static final String CASE = "azerbaijan";
  private static final Viewer PLANNER =
      new Viewer.Person("leyla", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
  private static final Map<String, String> COMMON =
      Map.of(
          "source", "AZE.source.illustrative-2021",
          "kind", "illustrative",
          "owner", "AZE",
          "release", "allies",
          "note", "As told.");
  private static final Map<String, String> UNIT =
      Map.of(
          "nation", "AZE",
          "name", "T Company, peacekeeping battalion",
          "short_name", "T Coy",
          "branch", "infantry",
          "echelon", "company",
          "parent", "AZE.unit.pk-bn",
          "held", "2026-01-01/..");

  @TempDir Path folder;
  private Workspace workspace;
  private NewUnit units;

  @BeforeEach
  void open() {
    workspace = Workspace.open(folder.resolve("units.db").toString(), CLOCK);
    workspace
        .cases()
        .importCase(
            CaseFile.get(Path.of(System.getProperty("muster.root", ".."), "cases").resolve(CASE)),
            ImportMode.NEW,
            new Viewer.Operator("test"));
    units =
        new NewUnit(
            new Desk(workspace.store(), workspace.audit(), workspace.cases(), CLOCK),
            workspace.claims());
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void allThreeAreWrittenAndTheIdIsMadeFromTheShortName() {
    NewUnit.Outcome.Written written =
        written(parts(UNIT, "118", "2026-03-01/..", "NATO.level.sel1", "2026-04-02/2027-04-01"));

    assertThat(written.rows())
        .extracting(Row::id)
        .containsExactly("AZE.unit.t-coy", "AZE.strength.t-coy", "AZE.certificate.t-coy");
    assertThat(written.rows().get(1).text("unit")).isEqualTo("AZE.unit.t-coy");
    assertThat(written.rows().get(1).whole("people")).isEqualTo(118);
    assertThat(written.rows().get(2).text("level")).isEqualTo("NATO.level.sel1");
    assertThat(written.rows())
        .extracting(row -> row.text("note"))
        .containsExactly("As told.", "", "");
    written.rows().forEach(row -> assertThat(find(row.id())).contains(row));

    assertThat(written(parts(UNIT, "", "", "", "")).rows())
        .as("a name that is taken gets a number, and parts that nobody filled in are not written")
        .extracting(Row::id)
        .containsExactly("AZE.unit.t-coy-2");
  }

  @Test
  void oneWrongCellOfAnyPartLeavesNothing() {
    Map<String, List<FieldError>> errors =
        invalid(parts(UNIT, "118", "2026-03-01/..", "NATO.level.sel1", "in spring"), "");
    assertThat(errors).containsOnlyKeys("certificates");
    assertThat(errors.get("certificates"))
        .extracting(FieldError::column, FieldError::found)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("held", "in spring"));
    assertThat(find("AZE.unit.t-coy")).isEmpty();
    assertThat(find("AZE.strength.t-coy")).isEmpty();

    Map<String, String> nameless = new TreeMap<>(UNIT);
    nameless.put("name", "");
    errors = invalid(parts(nameless, "many", "2026-03-01/..", "", ""), "");
    assertThat(errors.get("units")).extracting(FieldError::column).containsExactly("name");
    assertThat(errors.get("unit_strengths"))
        .as("what only follows from the unit is not told twice")
        .extracting(FieldError::column)
        .containsExactly("people");
  }

  @Test
  void theRulesBetweenRowsAreAskedInTheirOwnWords() {
    assertThat(invalid(parts(UNIT, "", "", "", ""), "AZE.unit.a-coy").get("units"))
        .containsExactly(new FieldError("id", "AZE.unit.a-coy", RowRules.FREE_ID));
    Map<String, String> ownParent = new TreeMap<>(UNIT);
    ownParent.put("parent", "AZE.unit.t-coy");
    assertThat(invalid(parts(ownParent, "", "", "", ""), "").get("units"))
        .extracting(FieldError::column)
        .containsExactly("parent");
    Map<String, String> others = new TreeMap<>(COMMON);
    others.put("owner", "GEO");
    assertThat(units.add(CASE, PLANNER, others, parts(UNIT, "", "", "", ""), Optional.empty()))
        .isEqualTo(new NewUnit.Outcome.Refused("you may not write rows of GEO"));
    assertThat(
            workspace.claims().list(Perspective.now(CASE, PLANNER), RecordTables.UNITS).stream()
                .filter(row -> row.id().contains("t-coy")))
        .isEmpty();
  }

  private static Map<String, Map<String, String>> parts(
      Map<String, String> unit, String people, String since, String level, String certified) {
    Map<String, Map<String, String>> parts = new HashMap<>();
    parts.put("units", unit);
    parts.put("unit_strengths", Map.of("people", people, "held", since));
    parts.put("certificates", Map.of("level", level, "held", certified));
    return parts;
  }

  private NewUnit.Outcome.Written written(Map<String, Map<String, String>> parts) {
    return switch (units.add(CASE, PLANNER, COMMON, parts, Optional.empty())) {
      case NewUnit.Outcome.Written written -> written;
      case NewUnit.Outcome.Invalid invalid -> throw new AssertionError(invalid);
      case NewUnit.Outcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  private Map<String, List<FieldError>> invalid(Map<String, Map<String, String>> parts, String id) {
    Optional<String> typed = Optional.of(id).filter(its -> !its.isEmpty());
    return switch (units.add(CASE, PLANNER, COMMON, parts, typed)) {
      case NewUnit.Outcome.Written written -> throw new AssertionError(written);
      case NewUnit.Outcome.Invalid invalid -> invalid.errors();
      case NewUnit.Outcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  private Optional<Row> find(String id) {
    return workspace.claims().find(Perspective.now(CASE, PLANNER), id);
  }
}
