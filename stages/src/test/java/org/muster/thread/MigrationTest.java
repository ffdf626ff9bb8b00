package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.record.ClaimTable;
import org.muster.store.Store;
import org.muster.store.TestDatabase;

/// Holds the migrated database to the descriptions of the claim tables.
class MigrationTest {
  private static final Set<String> OTHERS =
      Set.of(
          "access_notices",
          "access_settings",
          "account_roles",
          "accounts",
          "attempts",
          "audit",
          "case_stamps",
          "cases",
          "claim_ids",
          "drafts",
          "muster",
          "outside_subjects",
          "recovery_codes",
          "second_factors",
          "tokens");

  /// What happened at the posts of a guard, and with what people sign there.
  private static final Set<String> DAY = Set.of("operate_day_events", "operate_day_secrets");

  /// The log of custody, and who people are, sealed.
  private static final Set<String> EVACUATION =
      Set.of(
          "evacuation_devices",
          "evacuation_estimates",
          "evacuation_events",
          "evacuation_faces",
          "evacuation_forms",
          "evacuation_inbox",
          "evacuation_lift_means",
          "evacuation_lifts",
          "evacuation_gate",
          "evacuation_machines",
          "evacuation_pads",
          "evacuation_people",
          "evacuation_places",
          "evacuation_self",
          "evacuation_retention",
          "evacuation_roles",
          "evacuations");

  /// What people do in the Review stage, which are no claims.
  private static final Set<String> REVIEW =
      Set.of(
          "review_cycles",
          "review_cycle_moves",
          "review_planned_steps",
          "review_surveys",
          "review_answers",
          "review_assignments",
          "review_answer_reviews",
          "review_comments",
          "review_previews",
          "review_evidence",
          "review_goals",
          "review_goal_steps",
          "review_assessments",
          "review_assessment_steps",
          "review_published",
          "review_evaluations",
          "review_marks",
          "review_findings",
          "review_remedial_actions",
          "review_feeds");

  /// Plans and what people did with them: what is published is a claim, too.
  private static final Set<String> GENERATE = Set.of("generate_plans", "generate_plan_steps");

  /// Rosters, what people did with them, what they asked and what they signed.
  private static final Set<String> OPERATE =
      Set.of(
          "operate_guard_doors",
          "operate_order_signatures",
          "operate_requests",
          "operate_roster_reads",
          "operate_roster_steps",
          "operate_rosters");

  @ParameterizedTest
  @EnumSource
  void everyClaimTableHasTheColumnsOfItsDescription(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      for (ClaimTable table : CaseTables.ALL) {
        List<String> columns = store.read(dsl -> columns(dsl, table.name()));
        assertThat(columns)
            .as(
                "%s: the migrations and the description differ; a new migration must lead to\n%s",
                table.name(), ClaimSql.create(table))
            .containsExactlyInAnyOrderElementsOf(ClaimSql.columns(table));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTableIsLeftOverThatNothingDescribes(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Set<String> described = new TreeSet<>(OTHERS);
      CaseTables.ALL.forEach(table -> described.add(table.name()));
      described.addAll(DAY);
      described.addAll(EVACUATION);
      described.addAll(REVIEW);
      described.addAll(GENERATE);
      described.addAll(OPERATE);

      List<String> tables = store.read(MigrationTest::tables);
      assertThat(tables).containsExactlyElementsOf(described);
    }
  }

  private static List<String> columns(DSLContext dsl, String table) {
    List<String> lines = new ArrayList<>();
    if (dsl.family() == SQLDialect.SQLITE) {
      for (Record row :
          dsl.fetch("select name, type, \"notnull\" from pragma_table_info(?)", table)) {
        lines.add(line(row, "1"));
      }
    } else {
      for (Record row :
          dsl.fetch(
              "select column_name, data_type, is_nullable from information_schema.columns"
                  + " where table_schema = current_schema() and table_name = ?",
              table)) {
        lines.add(line(row, "NO"));
      }
    }
    return lines;
  }

  private static String line(Record row, String required) {
    return row.get(0)
        + " "
        + row.get(1, String.class).toUpperCase(Locale.ROOT)
        + (row.get(2, String.class).equals(required) ? " NOT NULL" : "");
  }

  private static List<String> tables(DSLContext dsl) {
    String sql =
        dsl.family() == SQLDialect.SQLITE
            ? "select name from sqlite_master where type = 'table'"
            : "select table_name from information_schema.tables where table_schema = current_schema()";
    return dsl.fetch(sql).getValues(0, String.class).stream()
        .filter(name -> !name.startsWith("flyway_") && !name.startsWith("sqlite_"))
        .sorted()
        .toList();
  }
}
