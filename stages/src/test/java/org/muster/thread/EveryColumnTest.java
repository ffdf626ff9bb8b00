package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Problem;
import org.muster.record.Row;
import org.muster.thread.casefile.Csv;

/// For every column of every table: what lies outside its domain is reported at exactly its place,
/// what lies inside free text comes back unchanged.
@Tag("long")
class EveryColumnTest {

  @ParameterizedTest
  @ValueSource(longs = 1)
  void aValueOutsideItsDomainIsReportedAtItsFileLineAndColumn(long seed) {
    CaseData data = Cases.full(seed, 3);
    SortedMap<String, byte[]> files = CaseFile.files(data);
    assertThat(CaseFile.read(files).problems()).isEmpty();
    Random random = new Random(seed);
    int tried = 0;
    for (ClaimTable table : CaseTables.ALL) {
      for (Column column : table.columns()) {
        for (String wrong : Outside.of(column, random)) {
          int index = random.nextInt(data.list(table).size());
          assertReported(data, files, table, index, column, wrong, column.domain().expected());
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(2500);
    System.out.println(
        "figures: tables="
            + CaseTables.ALL.size()
            + " columns="
            + CaseTables.ALL.stream().mapToInt(table -> table.columns().size()).sum()
            + " wrong-values="
            + tried);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aReferenceThatLeadsNowhereIsReportedAtItsFileLineAndColumn(long seed) {
    CaseData data = Cases.full(seed, 3);
    SortedMap<String, byte[]> files = CaseFile.files(data);
    for (ClaimTable table : CaseTables.ALL) {
      for (Column column : table.columns()) {
        String nowhere = "AZE.nothing.has-this-id";
        switch (column.domain()) {
          case Domain.Reference reference ->
              assertReported(data, files, table, 0, column, nowhere, "none has it");
          case Domain.References references ->
              assertReported(data, files, table, 0, column, nowhere, "none has it");
          case Domain.ReleaseTo release ->
              assertReported(
                  data, files, table, 0, column, "framework:" + nowhere, "frameworks.csv");
          default -> {}
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void freeTextComesBackUnchanged(long seed) {
    CaseData data = Cases.full(seed, 3);
    Random random = new Random(seed);
    int columns = 0;
    for (ClaimTable table : CaseTables.ALL) {
      for (Column column : table.columns()) {
        // A plan's document is proven by its digest, and a shape can be drawn, so that another text
        // would be a problem.
        if (!(column.domain() instanceof Domain.FreeText free)
            || column.name().equals("document")
            || column.name().equals("shape")) {
          continue;
        }
        columns++;
        for (int i = 0; i < 5; i++) {
          String text = Cases.text(random, free.maxLength());
          CaseData changed = with(data, table, 0, column, text);
          CaseReading reading = CaseFile.read(CaseFile.files(changed));
          assertThat(reading.problems()).as(table.name() + "." + column.name()).isEmpty();
          CaseData read = ((CaseReading.Sound) reading).data();
          assertThat(read.list(table).getFirst().text(column.name())).isEqualTo(text);
        }
      }
    }
    assertThat(columns).isGreaterThan(60);
    System.out.println("figures: text-columns=" + columns + " odd-texts=" + columns * 5);
  }

  private static void assertReported(
      CaseData data,
      SortedMap<String, byte[]> files,
      ClaimTable table,
      int index,
      Column column,
      String wrong,
      String expected) {
    CaseData changed = with(data, table, index, column, wrong);
    String file = table.name() + ".csv";
    SortedMap<String, byte[]> wrongFiles = new TreeMap<>(files);
    StringBuilder text = new StringBuilder();
    Csv.write(table.columns().stream().map(Column::name).toList(), text);
    int line = 0;
    // The rows keep their place, so that the test knows the line even where the id changes.
    List<Row> rows = rows(data, changed, table, index);
    for (int i = 0; i < rows.size(); i++) {
      if (i == index) {
        List<String> before = rows.get(i).cells().subList(0, table.indexOf(column.name()));
        line = 1 + lines(text.toString()) + before.stream().mapToInt(EveryColumnTest::lines).sum();
      }
      Csv.write(rows.get(i).cells(), text);
    }
    wrongFiles.put(file, text.toString().getBytes(StandardCharsets.UTF_8));

    List<Problem> there = new ArrayList<>();
    for (Problem problem : CaseFile.read(wrongFiles).problems()) {
      if (problem.file().equals(file)
          && problem.line() == line
          && problem.column().equals(column.name())) {
        there.add(problem);
      }
    }

    assertThat(there)
        .as(file + ":" + line + ": " + column.name() + " = " + wrong)
        .filteredOn(p -> p.expected().contains(expected))
        .extracting(Problem::found)
        .containsExactly(Problem.cut(wrong));
    if (expected.equals(column.domain().expected())) {
      assertThat(there).as("complained of once: " + wrong).hasSize(1);
    }
  }

  private static List<Row> rows(CaseData data, CaseData changed, ClaimTable table, int index) {
    List<Row> rows = new ArrayList<>(data.list(table));
    Row before = rows.get(index);
    changed.list(table).stream()
        .filter(row -> !data.list(table).contains(row))
        .findFirst()
        .ifPresent(row -> rows.set(index, row));
    assertThat(rows.get(index)).isNotEqualTo(before);
    return rows;
  }

  private static CaseData with(
      CaseData data, ClaimTable table, int index, Column column, String value) {
    List<Row> rows = new ArrayList<>(data.list(table));
    rows.set(index, rows.get(index).with(column.name(), value));
    Map<String, List<Row>> all = new TreeMap<>(data.rows());
    all.put(table.name(), rows);
    return new CaseData(data.header(), data.planning(), all);
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
