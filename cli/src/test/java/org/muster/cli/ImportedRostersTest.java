package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Viewer;
import org.muster.operate.guard.RosterHead;
import org.muster.operate.guard.RosterState;
import org.muster.operate.guard.Rosters;
import org.muster.thread.Workspace;

/// A roster that a case file brings as published stands in the list of rosters.
class ImportedRostersTest {
  @TempDir Path folder;

  @Test
  void thePublishedRosterOfACaseIsTakenOnOnce() {
    String database = "jdbc:sqlite:" + folder.resolve("m.db");
    Path shipped = Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan");
    assertThat(Run.of("import", "--db", database, shipped.toString()).out())
        .contains("1 published roster of a guard taken on.");
    Viewer.Operator operator = new Viewer.Operator("test");
    try (Workspace workspace = Workspace.open(database, InstantSource.system())) {
      Rosters rosters = workspace.rosters(InstantSource.system());
      assertThat(rosters.list("azerbaijan", operator, "AZE.guard.kabul-airport"))
          .singleElement()
          .satisfies(
              head -> {
                assertThat(head.state()).isEqualTo(RosterState.PUBLISHED);
                assertThat(head.id()).isEqualTo("AZE.guard-roster.1");
                assertThat(head.days()).isEqualTo(14);
                assertThat(head.uncovered()).isZero();
              })
          .extracting(RosterHead::name)
          .isEqualTo("First half of August 2021");
      assertThat(rosters.adopt("azerbaijan", operator)).isZero();
    }
  }
}
