package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.Difference;
import org.muster.record.ImportMode;
import org.muster.record.Imported;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.TestDatabase;

class ImportTest {
  private static final Path AZERBAIJAN =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases/azerbaijan");
  private static final Viewer OPERATOR = new Viewer.Operator("test");

  @ParameterizedTest
  @EnumSource
  void exportOfTheShippedCaseEqualsItByteForByte(TestDatabase database) throws Exception {
    try (Workspace workspace = open(database)) {
      CaseData shipped = CaseFile.get(AZERBAIJAN);

      Imported imported = workspace.cases().importCase(shipped, ImportMode.NEW, OPERATOR);
      CaseData exported = workspace.cases().export("azerbaijan", OPERATOR);

      assertThat(imported).isInstanceOf(Imported.Done.class);
      SortedMap<String, String> expected = new TreeMap<>();
      for (Map.Entry<String, byte[]> file : CaseFile.files(exported).entrySet()) {
        assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
            .as(file.getKey())
            .isEqualTo(Files.readString(AZERBAIJAN.resolve(file.getKey())));
        expected.put(file.getKey(), "");
      }
      assertThat(expected).hasSize(CaseTables.ALL.size() + 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFilledCaseIsLeftAloneUnlessToldOtherwise(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      CaseData shipped = CaseFile.get(AZERBAIJAN);
      workspace.cases().importCase(shipped, ImportMode.NEW, OPERATOR);
      CaseData changed = changed(shipped);

      Imported filled = workspace.cases().importCase(changed, ImportMode.NEW, OPERATOR);
      Imported merged = workspace.cases().importCase(changed, ImportMode.MERGE, OPERATOR);

      assertThat(filled).isInstanceOf(Imported.Filled.class);
      assertThat(merged).isInstanceOf(Imported.Conflicting.class);
      List<Row> tasks = shipped.list(RecordTables.TASKS);
      assertThat(filled.difference().tables())
          .containsExactly(
              Map.entry(
                  "tasks",
                  new Difference.Changes(
                      List.of("AZE.task.new"),
                      List.of(tasks.get(0).id()),
                      List.of(tasks.get(1).id()))));
      assertThat(workspace.cases().export("azerbaijan", OPERATOR)).isEqualTo(shipped);
    }
  }

  @ParameterizedTest
  @EnumSource
  void replaceMakesTheCaseWhatIsImported(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      CaseData shipped = CaseFile.get(AZERBAIJAN);
      workspace.cases().importCase(shipped, ImportMode.NEW, OPERATOR);
      CaseData changed = changed(shipped);

      Imported done = workspace.cases().importCase(changed, ImportMode.REPLACE, OPERATOR);

      assertThat(done).isInstanceOf(Imported.Done.class);
      assertThat(workspace.cases().export("azerbaijan", OPERATOR)).isEqualTo(changed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mergeAddsAndNeverRemoves(TestDatabase database) {
    try (Workspace workspace = open(database)) {
      CaseData shipped = CaseFile.get(AZERBAIJAN);
      workspace.cases().importCase(shipped, ImportMode.NEW, OPERATOR);
      Row fresh = shipped.list(RecordTables.TASKS).get(0).with("id", "AZE.task.new");
      CaseData part =
          new CaseData(shipped.header(), shipped.planning(), Map.of("tasks", List.of(fresh)));

      workspace.cases().importCase(part, ImportMode.MERGE, OPERATOR);

      CaseData after = workspace.cases().export("azerbaijan", OPERATOR);
      assertThat(after.list(RecordTables.TASKS))
          .hasSize(shipped.list(RecordTables.TASKS).size() + 1)
          .contains(fresh);
      assertThat(after.list(RecordTables.UNITS)).isEqualTo(shipped.list(RecordTables.UNITS));
    }
  }

  /// The first task changed, the second removed, and a new one.
  private static CaseData changed(CaseData data) {
    List<Row> tasks = new ArrayList<>(data.list(RecordTables.TASKS));
    Row first = tasks.get(0);
    tasks.set(0, first.with("name", first.text("name") + " changed"));
    tasks.remove(1);
    tasks.add(first.with("id", "AZE.task.new"));
    Map<String, List<Row>> rows = new TreeMap<>(data.rows());
    rows.put("tasks", tasks);
    return new CaseData(data.header(), data.planning(), rows);
  }

  private static Workspace open(TestDatabase database) {
    return Workspace.open(database.fresh(), InstantSource.system());
  }
}
