package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.record.CaseData;
import org.muster.record.Domain;
import org.muster.record.Problem;
import org.muster.store.Trouble;

class CaseFileTest {
  private static final CaseData SMALL =
      NewCase.of("small", "Small", "AZE", LocalDate.of(2022, 1, 1));
  private static final String HEAD =
      "id,about,name,text,held,source,kind,known_from,known_to,owner,release,note\n";

  @Test
  void everyKindOfSyntaxErrorIsReportedWithItsLine() {
    String tasks =
        HEAD
            + "AZE.task.a,,a,,,AZE.source.start,illustrative,,,AZE,owner\n"
            + "AZE.task.b,,b \"quoted\",,,AZE.source.start,illustrative,,,AZE,owner,\n"
            + "AZE.task.c,,\"c\"c,,,AZE.source.start,illustrative,,,AZE,owner,\n"
            + "\n"
            + "AZE.task.d,,\"two\nlines\",,,AZE.source.start,invented,,,AZE,owner,\n"
            + "AZE.task.e,,\"never closed,,,AZE.source.start,illustrative,,,AZE,owner,\n"
            + "AZE.task.f,,f,,,AZE.source.start,illustrative,,,AZE,nobody,";

    assertThat(problems("tasks.csv", tasks))
        .containsExactly(
            "tasks.csv:2: found \"AZE.task.a,,a,,,AZE.source.start,illustrative,,,AZE,owner\","
                + " expected 12 cells, as in the header, not 11",
            "tasks.csv:3: name: found \"b \"quoted\"\", expected a cell that has a quote in quotes,"
                + " with each quote in it doubled",
            "tasks.csv:4: name: found \"c\", expected a comma or a line end after a closing quote",
            "tasks.csv:5: expected 12 cells, as in the header, not 1",
            "tasks.csv:7: kind: found \"invented\", expected one of official, reported,"
                + " illustrative",
            "tasks.csv:8: name: found \"never closed,,,AZE.source.start,illustrative,,,AZE,owner,\","
                + " expected a closing quote",
            "tasks.csv:9: expected a line end after the last line; the file may be cut short",
            "tasks.csv:9: release: found \"nobody\", expected one of owner, staffs, allies, public,"
                + " or framework: and the id of a framework");
  }

  /// What lies in the part that is missing may be what others refer to.
  @Test
  void aFileThatIsCutShortDoesNotBlameTheRowsThatReferToIt() {
    Path shipped = Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan");
    SortedMap<String, byte[]> files = CaseFile.files(CaseFile.get(shipped));
    byte[] sources = Objects.requireNonNull(files.get("sources.csv"));
    files.put("sources.csv", Arrays.copyOf(sources, sources.length / 2));

    List<Problem> found = CaseFile.read(files).problems();

    assertThat(found).isNotEmpty().extracting(Problem::file).containsOnly("sources.csv");
    assertThat(found)
        .extracting(Problem::expected)
        .contains("a line end after the last line; the file may be cut short");
  }

  @Test
  void aDateThatCannotBeIsToldWhy() {
    String row = "AZE.task.a,,a,,%s,AZE.source.start,illustrative,,,AZE,owner,\n";

    assertThat(problems("tasks.csv", HEAD + row.formatted("2021-08-25/2018-01-09")))
        .containsExactly(
            "tasks.csv:2: held: found \"2021-08-25/2018-01-09\", expected an end that is not before"
                + " its beginning; a date or interval, such as 2002-11-20, 2009-02~, 2007?,"
                + " 2001-21 (spring), 1999-09/2008-04-15, 2018/..; "
                + Domain.Held.TAKEN);
    assertThat(problems("tasks.csv", HEAD + row.formatted("2018-02-30")))
        .containsExactly(
            "tasks.csv:2: held: found \"2018-02-30\", expected days, months and seasons that"
                + " exist; a date or interval, such as 2002-11-20, 2009-02~, 2007?, 2001-21"
                + " (spring), 1999-09/2008-04-15, 2018/..; "
                + Domain.Held.TAKEN);
  }

  @Test
  void everyKindOfHeaderErrorIsReported() {
    assertThat(
            problems(
                "tasks.csv",
                "id,about,name,name,colour,held,source,kind,known_from,known_to,owner,release,note\n"))
        .containsExactly(
            "tasks.csv:1: found \"colour\", expected only columns of the header " + HEAD.strip(),
            "tasks.csv:1: name: found \"name\", expected each column once",
            "tasks.csv:1: text: expected the column text in the header");
    assertThat(problems("tasks.csv", ""))
        .containsExactly("tasks.csv:1: expected the header " + HEAD.strip());
  }

  @Test
  void encodingsAreReportedWithTheirLine() {
    String row = "AZE.task.a,,%s,,,AZE.source.start,illustrative,,,AZE,owner,\n";
    byte[] latin = (HEAD + row.formatted("caf\u00E9")).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problems("tasks.csv", latin))
        .containsExactly("tasks.csv:2: found \"byte 0xE9\", expected UTF-8");
    assertThat(problems("tasks.csv", "\uFEFF" + HEAD))
        .containsExactly(
            "tasks.csv:1: found \"\\uFEFF\", expected UTF-8 without a byte order mark"
                .replace("\\uFEFF", "U+FEFF"));
    assertThat(problems("tasks.csv", (HEAD + row.formatted("a")).replace("\n", "\r\n")))
        .containsExactly(
            "tasks.csv:1: found \"CR LF\", expected lines that end in LF alone, here and below");
    assertThat(problems("tasks.csv", HEAD + row.formatted("a\u0000b")))
        .containsExactly(
            "tasks.csv:2: name: found \"a\\u0000b\", expected text of at most 200 characters, without"
                + " control characters and without white space at its ends");
    assertThat(problems("tasks.csv", (HEAD).getBytes(StandardCharsets.UTF_16)))
        .anyMatch(p -> p.startsWith("tasks.csv:1: found \"byte 0xFE\", expected UTF-8"));
  }

  @Test
  void theHeaderOfTheCaseIsChecked() {
    assertThat(
            problems(
                "case.yaml",
                "format: muster-case/2\nid: Small\nname: x\nowner: AZE\nas_of: today\n"
                    + "horizon:\n  from: 2022-01-01\n  till: 2023-01-01\n"))
        .containsExactly(
            "case.yaml:1: format: found \"muster-case/2\", expected muster-case/1",
            "case.yaml:1: horizon.to: expected a day that exists, as 2021-10-28",
            "case.yaml:2: id: found \"Small\", expected lower-case letters, digits and single '-',"
                + " at most 40",
            "case.yaml:5: as_of: found \"today\", expected a day that exists, as 2021-10-28",
            "case.yaml:8: horizon.till: found \"horizon.till\", expected one of the keys from, to");
    assertThat(problems("case.yaml", header("2022-01-01", "2021-12-31")))
        .containsExactly(
            "case.yaml:8: horizon.to: found \"2021-12-31\", expected a day not before the horizon"
                + " begins, 2022-01-01");
    assertThat(problems("case.yaml", "{[")).isNotEmpty();
  }

  @Test
  void unknownFilesAreReportedAndHiddenOnesLeftAlone(@TempDir Path folder) throws IOException {
    CaseFile.write(SMALL, folder);
    Files.writeString(folder.resolve("task.csv"), HEAD);
    Files.writeString(folder.resolve(".~lock.tasks.csv#"), "me");
    Files.writeString(folder.resolve("README.md"), "About this case");
    Files.createDirectory(folder.resolve("old"));
    Files.delete(folder.resolve("case.yaml"));

    assertThat(CaseFile.read(folder).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "case.yaml: expected this file, beginning with format: muster-case/1",
            "old: expected only case.yaml, planning.yaml and the files of the tables",
            "task.csv: expected only case.yaml, planning.yaml and the files of the tables");
    assertThatThrownBy(() -> CaseFile.write(SMALL, folder))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("which is no file of a case");
    assertThatThrownBy(() -> CaseFile.get(folder))
        .isInstanceOf(UnsoundCase.class)
        .hasMessageStartingWith(folder + " has 3 problems:\n  case.yaml: expected this file");
    assertThatThrownBy(() -> CaseFile.read(folder.resolve("nowhere")))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("is not a folder");
  }

  @Test
  void missingTablesAndPlanningAreEmptyAndPreset(@TempDir Path folder) throws IOException {
    CaseFile.write(SMALL, folder);
    Files.delete(folder.resolve("planning.yaml"));
    Files.delete(folder.resolve("units.csv"));

    assertThat(CaseFile.get(folder)).isEqualTo(SMALL);
  }

  @Test
  void aHugeCellIsReportedShort() {
    String huge = "x".repeat(3_000_000);
    assertThat(
            problems(
                "tasks.csv",
                HEAD + "AZE.task.a,," + huge + ",,,AZE.source.start,illustrative,,,AZE,owner,\n"))
        .containsExactly(
            "tasks.csv:2: name: found \""
                + "x".repeat(79)
                + "…\", expected text of at most 200"
                + " characters, without control characters and without white space at its ends");
  }

  @Test
  void aHundredThousandRowsAreReadAndTheirProblemsCounted() {
    StringBuilder good = new StringBuilder(HEAD);
    StringBuilder bad = new StringBuilder(HEAD);
    for (int i = 0; i < 100_000; i++) {
      String row = "AZE.task.t%06d,,Task,,,AZE.source.start,%s,,,AZE,owner,\n";
      good.append(row.formatted(i, "illustrative"));
      bad.append(row.formatted(i, "invented"));
    }

    CaseReading reading = CaseFile.read(files("tasks.csv", good.toString()));
    List<String> problems = problems("tasks.csv", bad.toString());

    assertThat(((CaseReading.Sound) reading).data().rows().get("tasks")).hasSize(100_000);
    assertThat(problems).hasSize(10_001);
    assertThat(problems.getLast())
        .isEqualTo("tasks.csv:10001: expected sound lines below, too: 90000 more problems");
  }

  @Test
  void tooManyRowsAreReportedAndNotRead() {
    String text = HEAD + "\n".repeat(500_001);
    assertThat(problems("tasks.csv", text))
        .anyMatch(p -> p.contains("expected at most 500000 rows") || p.contains("more problems"));
  }

  @Test
  void casesThatShipAreSoundAndCanonical() throws IOException {
    Path cases = Path.of(System.getProperty("muster.root", ".."), "cases");
    assumeThat(cases).as("no cases ship").isDirectory();
    try (Stream<Path> folders = Files.list(cases)) {
      for (Path folder : folders.filter(f -> Files.exists(f.resolve("case.yaml"))).toList()) {
        assertThat(CaseFile.read(folder).problems()).as(folder.toString()).isEmpty();
        SortedMap<String, byte[]> canonical = CaseFile.files(CaseFile.get(folder));
        for (String name : canonical.keySet()) {
          assertThat(Files.readString(folder.resolve(name)))
              .as(name)
              .isEqualTo(new String(canonical.get(name), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static List<String> problems(String file, String text) {
    return problems(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> problems(String file, byte[] bytes) {
    SortedMap<String, byte[]> files = CaseFile.files(SMALL);
    files.put(file, bytes);
    return CaseFile.read(files).problems().stream().map(Problem::toString).toList();
  }

  private static SortedMap<String, byte[]> files(String file, String text) {
    SortedMap<String, byte[]> files = CaseFile.files(SMALL);
    files.put(file, text.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static String header(String from, String to) {
    return "format: muster-case/1\nid: small\nname: x\nowner: AZE\nas_of: 2022-01-01\n"
        + "horizon:\n  from: "
        + from
        + "\n  to: "
        + to
        + "\n";
  }
}
