package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.FieldError;
import org.muster.record.ImportMode;
import org.muster.record.Imported;
import org.muster.record.Perspective;
import org.muster.record.Problem;
import org.muster.record.Row;

/// What `check` refuses, every other door refuses in the same words: writing, changing,
/// withdrawing, choosing, merging.
class DoorRulesTest {
  private static final Viewer PLANNER =
      new Viewer.Person("leyla", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer OPERATOR = new Viewer.Operator("test");
  private static final String CASE = "small";

  @TempDir Path folder;
  private Instant now = Instant.parse("2022-02-03T09:00:00Z");
  private Workspace workspace;

  @BeforeEach
  void open() {
    InstantSource clock = () -> now;
    workspace = Workspace.open(folder.resolve("doors.db").toString(), clock);
    workspace.cases().importCase(small().data(), ImportMode.NEW, OPERATOR);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private static SmallCase small() {
    return new SmallCase()
        .add("activities", "id=AZE.activity.a")
        .add("mandates", "id=AZE.mandate.a; authorised=94; held=2014-01-01/2017-12-31")
        .add("contributions", "id=AZE.c.22; about=AZE.c.isaf; value=22; held=2015")
        .add("contributions", "id=AZE.c.21; about=AZE.c.isaf; value=100; held=2015")
        .add(
            "tours",
            "id=AZE.tour.a; unit=AZE.unit.bn; state=fixed; serves=AZE.line.guard;"
                + " held=2022-01-01/2022-06-30");
  }

  /// Table and cells of a row that a rule refuses.
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("units", "id=AZE.unit.x; parent=AZE.unit.x"),
        Arguments.of("units", "id=TUR.unit.x"),
        Arguments.of("units", "id=AZE.unit.x; parent=AZE.unit.none"),
        Arguments.of("units", "id=AZE.unit.x; release=framework:AZE.framework.none"),
        Arguments.of("requirement_lines", "id=AZE.line.x; held=2028/.."),
        Arguments.of("requirement_lines", "id=AZE.line.x; held=2028-21"),
        Arguments.of("staff_posts", "id=AZE.post.x; held=2028; rank=OF-3; english=3333"),
        Arguments.of("ladder", "id=AZE.level.x; step=2"),
        Arguments.of("ladder", "id=AZE.level.x; step=6"),
        Arguments.of(
            "activities",
            "id=AZE.activity.x; requires_level=AZE.level.nel2; raises_to=AZE.level.sel1"),
        Arguments.of(
            "tours",
            "id=AZE.tour.x; unit=AZE.unit.coy; state=fixed; serves=AZE.line.guard;"
                + " held=2023-11-01/2024-01-15"),
        Arguments.of(
            "tours",
            "id=AZE.tour.x; unit=AZE.unit.coy; state=fixed; serves=AZE.line.guard;"
                + " held=2022-06-01/2022-07-15"),
        Arguments.of("tours", "id=AZE.tour.x; serves=AZE.line.guard; state=done; held=2022-09"),
        Arguments.of("declarations", "id=AZE.d.x; source=AZE.source.start; kind=reported"),
        Arguments.of("declarations", "id=AZE.d.x; known_from=2014-04-30"),
        Arguments.of("declarations", "id=AZE.d.x; known_from=2015-01-02; known_to=2015-01-01"),
        Arguments.of("contributions", "id=AZE.c.x; value=120; held=2016"),
        Arguments.of("lift_groups", "id=AZE.lift.x; held=1999/2000"),
        Arguments.of("tasks", "id=AZE.task.x; about=AZE.unit.bn"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCheckRefusesIsNotWritten(String table, String cells) {
    Problem problem = CaseFile.check(small().add(table, cells).data()).getFirst();
    Row row =
        small().add(table, cells).data().list(table(table)).stream()
            .filter(r -> small().data().list(table(table)).stream().noneMatch(r::equals))
            .findFirst()
            .orElseThrow();

    Changed changed = workspace.claims().add(CASE, PLANNER, row);

    assertThat(((Changed.Invalid) changed).errors())
        .contains(new FieldError(problem.column(), problem.found(), inDoor(problem)));
    assertThat(exported()).isEqualTo(small().data());
  }

  @Test
  void twoUnitsAreNotEachOthersParent() {
    Row bn = get("AZE.unit.bn");

    Changed changed = workspace.claims().edit(CASE, PLANNER, bn.with("parent", "AZE.unit.coy"));

    assertThat(((Changed.Invalid) changed).errors())
        .containsExactly(
            new FieldError(
                "parent",
                "AZE.unit.coy",
                "no circle; this one goes AZE.unit.bn > AZE.unit.coy > AZE.unit.bn"));
    Row other = done(workspace.claims().edit(CASE, PLANNER, bn.with("note", "seen")));
    assertThat(done(workspace.claims().edit(CASE, PLANNER, other.with("note", "again"))).id())
        .isEqualTo("AZE.unit.bn-3");
    sound();
  }

  /// A change of one row that makes another wrong is told at that other.
  @Test
  void whatMakesAnotherRowWrongIsRefused() {
    Row line = get("AZE.line.guard");
    assertThat(workspace.claims().edit(CASE, PLANNER, line.with("held", "2022-09-01/2023-12-31")))
        .isInstanceOfSatisfying(
            Changed.Refused.class,
            refused ->
                assertThat(refused.why())
                    .isEqualTo(
                        "tours AZE.tour.a: held is “2022-01-01/2022-06-30”, expected days within"
                            + " those of AZE.line.guard, 2022-09-01/2023-12-31"));
    assertThat(workspace.claims().withdraw(CASE, PLANNER, "AZE.level.sel1"))
        .isInstanceOfSatisfying(
            Changed.Refused.class,
            refused -> assertThat(refused.why()).contains("no level has step 1"));
    sound();
  }

  /// While nobody chose, none of two figures is held against the mandate.
  @Test
  void aChoiceThatMakesARowCountIsJudged() {
    assertThat(workspace.claims().choose(CASE, PLANNER, "AZE.c.21", "why", "Leyla"))
        .isInstanceOfSatisfying(
            Changed.Refused.class, refused -> assertThat(refused.why()).contains("at most 94"));
    done(workspace.claims().choose(CASE, PLANNER, "AZE.c.22", "why", "Leyla"));
    // Withdrawn, the other would be the only one left.
    done(workspace.claims().undoChoice(CASE, PLANNER, "AZE.c.isaf"));
    assertThat(workspace.claims().withdraw(CASE, PLANNER, "AZE.c.22"))
        .isInstanceOf(Changed.Refused.class);
    done(workspace.claims().withdraw(CASE, PLANNER, "AZE.c.21"));
    sound();
  }

  /// What two folders keep alone they may break together.
  @Test
  void aMergeIsJudgedAsWhatItMakes() {
    CaseData alone =
        new SmallCase()
            .add(
                "tours",
                "id=AZE.tour.b; unit=AZE.unit.coy; state=fixed; serves=AZE.line.guard;"
                    + " held=2022-06-01/2022-08-31")
            .data();
    assertThat(CaseFile.check(alone)).isEmpty();

    Imported merged = workspace.cases().importCase(alone, ImportMode.MERGE, OPERATOR);

    assertThat(merged)
        .isInstanceOfSatisfying(
            Imported.Unsound.class,
            unsound ->
                assertThat(unsound.problems())
                    .singleElement()
                    .satisfies(
                        p -> assertThat(p.expected()).startsWith("days apart from the tour")));
    assertThat(exported()).isEqualTo(small().data());
  }

  /// Written, mended, withdrawn and chosen on one day: it comes back.
  @Test
  void whatIsMadeAndChangedOnOneDayComesBack() {
    now = Instant.parse("2022-01-01T12:00:00Z");
    Row row =
        small()
            .add("units", "id=AZE.unit.n; known_from=2022-01-01")
            .data()
            .list(table("units"))
            .stream()
            .filter(r -> r.id().equals("AZE.unit.n"))
            .findFirst()
            .orElseThrow();
    Row first = done(workspace.claims().add(CASE, PLANNER, row));
    Row second = done(workspace.claims().edit(CASE, PLANNER, first.with("name", "new")));
    done(workspace.claims().withdraw(CASE, PLANNER, second.id()));
    done(workspace.claims().choose(CASE, PLANNER, "AZE.c.22", "why", "Leyla"));
    done(workspace.claims().undoChoice(CASE, PLANNER, "AZE.c.isaf"));
    done(workspace.claims().choose(CASE, PLANNER, "AZE.c.22", "why", "Leyla"));
    sound();
    CaseData out = exported();
    try (Workspace other = Workspace.open(folder.resolve("other.db").toString(), () -> now)) {
      other.cases().importCase(out, ImportMode.NEW, OPERATOR);
      assertThat(new LinkedHashMap<>(CaseFile.files(other.cases().export(CASE, OPERATOR))))
          .usingRecursiveComparison()
          .isEqualTo(new LinkedHashMap<>(CaseFile.files(out)));
    }
  }

  /// What was wrong before is no reason to refuse something else, and can be mended.
  @Test
  void whatWasWrongBeforeIsMended() {
    workspace
        .store()
        .write(
            dsl ->
                dsl.execute(
                    "update \"requirement_lines\" set \"held\" = '2028/..' where \"id\" ="
                        + " 'AZE.line.guard'"));
    done(
        workspace
            .claims()
            .add(CASE, PLANNER, get("AZE.unit.coy").with("id", "AZE.unit.y").with("name", "y")));
    Row line = get("AZE.line.guard");
    assertThat(workspace.claims().edit(CASE, PLANNER, line.with("name", "Other")))
        .isInstanceOf(Changed.Invalid.class);
    done(workspace.claims().edit(CASE, PLANNER, line.with("held", "2022-01-01/2023-12-31")));
  }

  /// The words of a door: a row is named by its id where a file has a line for it.
  private static String inDoor(Problem problem) {
    return problem
        .expected()
        .replace("tours.csv:2", "AZE.tour.a")
        .replace("ladder.csv:2", "AZE.level.nel1")
        .replace("mandates.csv:2", "AZE.mandate.a")
        .replace("units.csv:2", "AZE.unit.bn");
  }

  private void sound() {
    assertThat(CaseFile.check(exported())).isEmpty();
  }

  private CaseData exported() {
    return workspace.cases().export(CASE, OPERATOR);
  }

  private Row get(String id) {
    return workspace.claims().find(Perspective.now(CASE, PLANNER), id).orElseThrow();
  }

  private static Row done(Changed changed) {
    assertThat(changed).isInstanceOf(Changed.Done.class);
    return ((Changed.Done) changed).row();
  }

  private static ClaimTable table(String name) {
    return Objects.requireNonNull(CaseTables.BY_NAME.get(name));
  }
}
