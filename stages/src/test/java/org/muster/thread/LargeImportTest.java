package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.store.TestDatabase;

@Tag("long")
class LargeImportTest {
  private static final Viewer OPERATOR = new Viewer.Operator("test");

  @ParameterizedTest
  @EnumSource
  void aHundredThousandRowsGoInAndComeOut(TestDatabase database) {
    CaseData data = LargeCase.of(100_000, "first");
    try (Workspace workspace = Workspace.open(database.fresh(), InstantSource.system())) {
      long start = System.nanoTime();
      workspace.cases().importCase(data, ImportMode.NEW, OPERATOR);
      System.out.println(
          database
              + ": 100000 rows imported in "
              + (System.nanoTime() - start) / 1_000_000
              + " ms");

      assertThat(workspace.cases().export("large", OPERATOR)).isEqualTo(data);
      List<Row> hits =
          workspace.claims().search(Perspective.now("large", OPERATOR), "number 99997", 10);
      assertThat(hits).extracting(Row::id).containsExactly("AZE.statement.n099997");
    }
  }
}
