package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.TestDatabase;
import org.muster.thread.Workspace;

/// The state of readiness on 30 nations, 20 cycles, 5,000 goals and 2,000 units: the figures are
/// asserted, the times printed.
@Tag("long")
class ReadinessScaleTest {
  private static final Viewer DESK =
      new Viewer.Person("desk", "NATO", java.util.Set.of(Role.ALLIANCE_DESK_OFFICER));

  @ParameterizedTest
  @EnumSource
  void answersOnALargeCase(TestDatabase database) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    try (Workspace workspace = Workspace.open(database.fresh(), clock)) {
      workspace.cases().importCase(large(), ImportMode.NEW, new Viewer.Operator("test"));
      Review review =
          Review.over(
              workspace.store(),
              workspace.audit(),
              workspace.cases(),
              workspace.claims(),
              clock,
              PlanForecast.none());
      for (int year = 2021; year <= 2024; year++) {
        LocalDate known = LocalDate.of(year, 12, 31);
        long cold = System.nanoTime();
        review.readiness().on(new Perspective("large", DESK, known), LocalDate.of(year, 6, 30));
        long asked = System.nanoTime();
        // A failed evaluation is one more row of the longest table, and changes no unit's standing.
        assertThat(workspace.claims().add("large", new Viewer.Operator("test"), failed(year)))
            .isInstanceOf(Changed.Done.class);
        long begun = System.nanoTime();
        Readiness.State state =
            review.readiness().on(new Perspective("large", DESK, known), LocalDate.of(year, 6, 30));
        long first = System.nanoTime();
        Readiness.State again =
            review.readiness().on(new Perspective("large", DESK, known), LocalDate.of(year, 7, 1));
        long second = System.nanoTime();
        System.out.printf(
            "figures: database=%s known=%s %s=%d after-a-change=%d next=%d%n",
            database,
            known,
            year == 2021 ? "first-after-the-start" : "first-with-that-knowledge",
            (asked - cold) / 1_000_000,
            (first - begun) / 1_000_000,
            (second - first) / 1_000_000);
        assertThat(state.units()).hasSize(2_000);
        assertThat(again.wanted()).hasSize(5_000);
        // A unit's certificate begins on the 1st of March of one of five years and holds for three.
        assertThat(state.byNation()).hasSize(30);
        assertThat(state.count(Readiness.Standing.CERTIFIED) + state.count(Readiness.Standing.DUE))
            .isEqualTo(400 * Math.min(3, 2025 - year));
      }
    }
  }

  private static Row failed(int year) {
    Map<String, List<Row>> rows = new HashMap<>();
    add(
        rows,
        ReviewTables.EVALUATIONS,
        claim(
            "NATO.evaluation.failed-" + year,
            Map.of(
                "unit",
                nation(0) + ".unit.u0",
                "level",
                "NATO.level.nel2",
                "result",
                "failed",
                "held",
                "2018-01-01")));
    return rows.values().iterator().next().getFirst();
  }

  private static CaseData large() {
    Map<String, List<Row>> rows = new HashMap<>();
    add(
        rows,
        RecordTables.SOURCES,
        Map.of(
            "id",
            "NATO.source.s",
            "title",
            "Register",
            "publisher",
            "Muster",
            "locator",
            "invented",
            "grade",
            "illustrative",
            "known_from",
            "2018-01-01"));
    for (int n = 0; n < 30; n++) {
      add(
          rows,
          RecordTables.NATIONS,
          claim(nation(n), Map.of("name", "Nation " + n, "standing", "partner")));
    }
    add(
        rows,
        RecordTables.FRAMEWORKS,
        claim(
            "NATO.framework.parp",
            Map.of("name", "Planning and Review Process", "short_name", "PARP")));
    String[] levels = {"sel1", "nel1", "sel2", "nel2"};
    for (int l = 0; l < 4; l++) {
      Map<String, String> level =
          new HashMap<>(
              Map.of(
                  "name",
                  levels[l].toUpperCase(java.util.Locale.ROOT),
                  "step",
                  "" + (l + 1),
                  "evaluator",
                  l % 2 == 0 ? "self" : "alliance"));
      if (l == 3) {
        level.put("validity_months", "36");
      }
      add(rows, ReviewTables.LADDER, claim("NATO.level." + levels[l], level));
    }
    for (int c = 0; c < 20; c++) {
      add(
          rows,
          ReviewTables.CYCLES,
          claim(
              nation(c) + ".cycle.c" + c,
              Map.of(
                  "nation",
                  nation(c),
                  "framework",
                  "NATO.framework.parp",
                  "name",
                  "Cycle " + c,
                  "state",
                  "goals-approved",
                  "held",
                  "2019/2021")));
    }
    for (int u = 0; u < 2_000; u++) {
      String unit = nation(u % 30) + ".unit.u" + u;
      int year = 2018 + u % 5;
      add(
          rows,
          RecordTables.UNITS,
          claim(
              unit,
              Map.of(
                  "name",
                  "Unit " + u,
                  "nation",
                  nation(u % 30),
                  "short_name",
                  "U" + u,
                  "branch",
                  "infantry",
                  "echelon",
                  "company")));
      add(
          rows,
          ReviewTables.DECLARATIONS,
          claim(
              nation(u % 30) + ".declaration.u" + u,
              Map.of("unit", unit, "people", "120", "held", "2017-01-01")));
      for (int l = 0; l < 4; l++) {
        add(
            rows,
            ReviewTables.EVALUATIONS,
            claim(
                nation(u % 30) + ".evaluation.u" + u + "-" + l,
                Map.of(
                    "unit",
                    unit,
                    "level",
                    "NATO.level." + levels[l],
                    "result",
                    "passed",
                    "held",
                    (year - (l < 3 ? 1 : 0)) + "-0" + (l < 3 ? l + 2 : 2) + "-01")));
      }
      add(
          rows,
          ReviewTables.CERTIFICATES,
          claim(
              nation(u % 30) + ".certificate.u" + u,
              Map.of(
                  "unit",
                  unit,
                  "level",
                  "NATO.level.nel2",
                  "held",
                  year + "-03-01/" + (year + 3) + "-02-28")));
    }
    for (int g = 0; g < 5_000; g++) {
      int n = g % 20;
      String goal = nation(n) + ".goal.g" + g;
      add(
          rows,
          ReviewTables.GOALS,
          claim(
              goal,
              Map.of(
                  "cycle",
                  nation(n) + ".cycle.c" + n,
                  "code",
                  "PG-" + g,
                  "title",
                  "Goal " + g,
                  "text",
                  "A unit at NEL2.",
                  "area",
                  "infantry",
                  "priority",
                  "" + (1 + g % 5))));
      add(
          rows,
          ReviewTables.GOAL_UNITS,
          claim(
              nation(n) + ".goal-unit.g" + g,
              Map.of(
                  "goal",
                  goal,
                  "unit",
                  nation(g % 2_000 % 30) + ".unit.u" + g % 2_000,
                  "level",
                  "NATO.level.nel2",
                  "due",
                  "2022-12-31")));
    }
    LocalDate day = LocalDate.of(2021, 1, 1);
    return new CaseData(
        new CaseHeader("large", "Large", "NATO", day, day, day.plusYears(3)), "", rows);
  }

  private static String nation(int n) {
    return "N" + (char) ('A' + n / 26) + (char) ('A' + n % 26);
  }

  private static Map<String, String> claim(String id, Map<String, String> cells) {
    Map<String, String> all = new HashMap<>(cells);
    all.put("id", id);
    all.put("source", "NATO.source.s");
    all.put("kind", "illustrative");
    return all;
  }

  private static void add(
      Map<String, List<Row>> rows, ClaimTable table, Map<String, String> cells) {
    Map<String, String> all = new HashMap<>(Map.of("owner", "NATO", "release", "staffs"));
    all.putAll(cells);
    rows.computeIfAbsent(table.name(), t -> new ArrayList<>())
        .add(
            new Row(
                table, table.columns().stream().map(c -> all.getOrDefault(c.name(), "")).toList()));
  }
}
