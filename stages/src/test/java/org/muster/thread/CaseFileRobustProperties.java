package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Row;
import org.muster.thread.casefile.Csv;

/// Whatever bytes a case's files hold, reading answers with problems or with data, never with an
/// exception.
class CaseFileRobustProperties {
  private static final CaseData FULL = Cases.full(7, 3);
  private static final SortedMap<String, byte[]> FILES = CaseFile.files(FULL);

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of(FILES.keySet());
  }

  @Property(tries = 500)
  void randomBytesGiveProblems(@ForAll("files") String file, @ForAll byte[] bytes) {
    assertAnswered(with(file, bytes), file, bytes);
  }

  @Property(tries = 500)
  void randomTextOfTheFormatsOwnSignsGivesProblems(
      @ForAll("files") String file, @ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? head(file) : "");
    String signs = ",\"\n:-#{}[]&*!|>'%@ \t\r\u0000aZ09é";
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertAnswered(with(file, bytes), file, bytes);
  }

  @Property(tries = 500)
  void aFileCutAtAnyByteIsReportedOrSound(@ForAll("files") String file, @ForAll long seed) {
    byte[] whole = bytes(file);
    byte[] cut = Arrays.copyOf(whole, new Random(seed).nextInt(whole.length));

    CaseReading reading = CaseFile.read(with(file, cut));

    boolean atLineEnd = cut.length > 0 && cut[cut.length - 1] == '\n';
    if (!atLineEnd && file.endsWith(".csv")) {
      assertThat(reading.problems()).anyMatch(p -> p.file().equals(file));
    }
  }

  /// Found by {@link #aFileCutAtAnyByteIsReportedOrSound}: SnakeYAML has no error of its own here.
  @Example
  void anEscapeCutShortIsReportedWithItsLine() {
    byte[] cut = "format: muster-case/1\nname: \"A\\x".getBytes(StandardCharsets.UTF_8);

    CaseReading reading = CaseFile.read(with("case.yaml", cut));

    assertThat(reading.problems())
        .anyMatch(
            p -> p.file().equals("case.yaml") && p.line() == 2 && p.expected().contains("\\x41"));
  }

  @Property(tries = 500)
  void aChangedByteIsReportedOrComesBack(@ForAll("files") String file, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = bytes(file).clone();
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    assertAnswered(with(file, bytes), file, bytes);
  }

  @Property(tries = 200)
  void rowsAndColumnsMayStandInAnyOrder(@ForAll long seed) {
    Random random = new Random(seed);
    SortedMap<String, byte[]> shuffled = new TreeMap<>(FILES);
    for (ClaimTable table : CaseTables.ALL) {
      List<Column> columns = new ArrayList<>(table.columns());
      List<Row> rows = new ArrayList<>(FULL.list(table));
      Collections.shuffle(columns, random);
      Collections.shuffle(rows, random);
      StringBuilder text = new StringBuilder();
      Csv.write(columns.stream().map(Column::name).toList(), text);
      rows.forEach(r -> Csv.write(columns.stream().map(c -> r.text(c.name())).toList(), text));
      shuffled.put(table.name() + ".csv", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    CaseReading reading = CaseFile.read(shuffled);

    assertThat(reading).isEqualTo(new CaseReading.Sound(FULL));
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 9))
            .as((seed, kind) -> kind == 0 ? "" : Cases.text(new Random(seed), 40));
    return Arbitraries.integers()
        .between(1, 5)
        .flatMap(width -> cell.list().ofSize(width).list().ofMaxSize(6));
  }

  @Property
  void csvComesBackCellByCell(@ForAll("tables") List<List<String>> cells) {
    StringBuilder text = new StringBuilder();
    cells.forEach(row -> Csv.write(row, text));

    Csv.Parsed parsed = Csv.parse(text.toString(), 100);

    assertThat(parsed.faults()).isEmpty();
    assertThat(parsed.lines()).extracting(Csv.Line::cells).isEqualTo(cells);
  }

  /// What was read without a problem is written so that it is read the same again.
  private static void assertAnswered(SortedMap<String, byte[]> files, String file, byte[] bytes) {
    switch (CaseFile.read(files)) {
      case CaseReading.Sound sound ->
          assertThat(CaseFile.read(CaseFile.files(sound.data()))).isEqualTo(sound);
      case CaseReading.Unsound unsound ->
          assertThat(unsound.problems()).as(file + " " + Arrays.toString(bytes)).isNotEmpty();
    }
  }

  private static SortedMap<String, byte[]> with(String file, byte[] bytes) {
    SortedMap<String, byte[]> files = new TreeMap<>(FILES);
    files.put(file, bytes);
    return files;
  }

  private static byte[] bytes(String file) {
    return FILES.getOrDefault(file, new byte[0]);
  }

  private static String head(String file) {
    String text = new String(bytes(file), StandardCharsets.UTF_8);
    return text.substring(0, text.indexOf('\n') + 1);
  }
}
