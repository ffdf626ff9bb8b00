package org.muster.bench.shows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A show ends with 0 only where each of its figures was seen and holds.
class ShowsTest {
  private static final Path SHOWS =
      Path.of(System.getProperty("muster.root", ".."), "bench", "shows");

  /// Sourced by shows, or running them.
  private static final Set<String> NO_SHOWS =
      Set.of("all.sh", "common.sh", "instances.sh", "rosters.sh");

  @TempDir Path folder;

  @Test
  void everyShowAsksForItsFiguresAndEndsWithAVerdict() throws IOException {
    List<Path> shows;
    try (Stream<Path> files = Files.list(SHOWS)) {
      shows =
          files
              .filter(file -> file.toString().endsWith(".sh"))
              .filter(file -> !NO_SHOWS.contains(file.getFileName().toString()))
              .toList();
    }
    assertThat(shows).hasSizeGreaterThan(20);
    for (Path show : shows) {
      List<String> lines = Files.readAllLines(show);
      assertThat(lines.getFirst()).as(show.toString()).isEqualTo("#!/usr/bin/env bash");
      assertThat(lines)
          .as(show.toString())
          .contains("source \"$(dirname \"$0\")/common.sh\"")
          .anyMatch(line -> line.strip().startsWith("holds \""));
      assertThat(lines.getLast()).as(show.toString()).isEqualTo("judged");
      assertThat(Files.isExecutable(show)).as(show.toString()).isTrue();
    }
  }

  @Test
  void aShowHoldsOnlyWhereEachFigureWasSeenAndHolds() throws Exception {
    String log = "echo 'figures: lost=0 kept=300' >\"$work/log\"\n";
    says(log + "holds kept \"$(seen kept)\" = 300", 0, "kept 300");
    says(
        log + "holds kept \"$(seen kept)\" '<' 300", 1, "kept 300 | FAILS: kept 300, wanted < 300");
    says(log + "holds torn \"$(seen torn)\" = 0", 1, "torn none | FAILS: torn none, wanted = 0");
    says(
        log + "holds lost \"$(seen lost)\" = 0\nholds kept \"$(seen kept)\" '>=' 301",
        1,
        "lost 0, kept 300 | FAILS: kept 300, wanted >= 301");
    says("holds words many '>=' 1", 1, "words many | FAILS: words many, wanted >= 1");
    says("holds s 0.46 '<' 0.5", 0, "s 0.46");
    says("", 1, " | FAILS: no figure was asked for");
    says("false\nholds kept 1 = 1", 1, "");
  }

  @Test
  void ofSeveralFiguresTheLeastTheMostOrTheSumIsTaken() throws Exception {
    String log = "printf 'figures: n=9\\nn=1\\nfigures: n=10 nn=2\\n' >\"$work/log\"\n";
    says(log + "holds last \"$(seen n)\" = 10", 0, "last 10");
    says(log + "holds least \"$(seen n least)\" = 9", 0, "least 9");
    says(log + "holds most \"$(seen n most)\" = 10", 0, "most 10");
    says(log + "holds sum \"$(seen n sum)\" = 19", 0, "sum 19");
  }

  private void says(String body, int exit, String line) throws Exception {
    Path script = folder.resolve("show.sh");
    Files.writeString(
        script, "source " + SHOWS.toAbsolutePath() + "/common.sh\n" + body + "\njudged\n");
    Process process =
        new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(body + "\n" + said).isEqualTo(exit);
    assertThat(said.stripTrailing()).isEqualTo(line.stripTrailing());
  }
}
