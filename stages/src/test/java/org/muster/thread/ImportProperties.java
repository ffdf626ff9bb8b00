package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.record.Imported;
import org.muster.store.TestDatabase;

/// Import, export, import is the identity, whatever a sound case holds.
@Tag("long")
class ImportProperties {
  private static final Viewer OPERATOR = new Viewer.Operator("test");

  @Provide
  Arbitrary<CaseData> cases() {
    return Cases.any();
  }

  @Property(tries = 25)
  void whatGoesInComesOutByteForByte(
      @ForAll("cases") CaseData first,
      @ForAll("cases") CaseData second,
      @ForAll TestDatabase database) {
    try (Workspace workspace = Workspace.open(database.fresh(), InstantSource.system())) {
      workspace.cases().importCase(first, ImportMode.NEW, OPERATOR);
      assertThat(exported(workspace, first)).isEqualTo(text(first));

      CaseData renamed = new CaseData(Renamed.of(second, first), second.planning(), second.rows());
      Imported replaced = workspace.cases().importCase(renamed, ImportMode.REPLACE, OPERATOR);

      assertThat(replaced).isInstanceOf(Imported.Done.class);
      assertThat(exported(workspace, first)).isEqualTo(text(renamed));
      assertThat(
              workspace
                  .cases()
                  .preview(renamed, ImportMode.REPLACE, OPERATOR)
                  .difference()
                  .isEmpty())
          .isTrue();
    }
  }

  private static SortedMap<String, String> exported(Workspace workspace, CaseData of) {
    return text(workspace.cases().export(of.header().id(), OPERATOR));
  }

  private static SortedMap<String, String> text(CaseData data) {
    SortedMap<String, String> text = new TreeMap<>();
    CaseFile.files(data)
        .forEach((name, bytes) -> text.put(name, new String(bytes, StandardCharsets.UTF_8)));
    return text;
  }

  /// The header of one case under the id of another.
  private static final class Renamed {
    static org.muster.record.CaseHeader of(CaseData data, CaseData id) {
      var header = data.header();
      return new org.muster.record.CaseHeader(
          id.header().id(),
          header.name(),
          header.owner(),
          header.asOf(),
          header.horizonFrom(),
          header.horizonTo());
    }
  }
}
