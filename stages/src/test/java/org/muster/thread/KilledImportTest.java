package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.store.TestDatabase;

/// An import that is killed leaves the old case or the new one, whole.
@Tag("long")
class KilledImportTest {
  private static final int KILLS = 20;

  /// Kills that must have fallen inside the transaction, and how many are tried at most until then.
  private static final int WANTED_INSIDE = 5;

  private static final int MOST_KILLS = 60;

  /// Large enough that most kills fall inside the transaction.
  private static final int ROWS = 10_000;

  private static final Viewer OPERATOR = new Viewer.Operator("test");

  @Test
  void aKilledImportLeavesTheOldOrTheNewCaseWhole() throws Exception {
    Path file = TestDatabase.temporaryFolder().resolve("muster.db");
    Path log = file.resolveSibling("muster.db-wal");
    // A fixed seed: the moments differ from run to run with the machine's load anyway.
    Random random = new Random(28102021);
    CaseData odd = LargeCase.of(ROWS, "odd");
    CaseData even = LargeCase.of(ROWS, "even");
    CaseData held = even;
    try (Workspace workspace = Workspace.open(file.toString(), InstantSource.system())) {
      workspace.cases().importCase(even, ImportMode.NEW, OPERATOR);
    }
    // One import left alone tells how long it takes here, so that kills fall before, in and after.
    Process whole = start(file, "odd");
    assertThat(whole.inputReader().readLine()).isEqualTo("importing");
    long began = System.nanoTime();
    assertThat(whole.waitFor()).isZero();
    int longestMs = (int) ((System.nanoTime() - began) / 800_000);
    held = odd;
    int old = 0;
    int fresh = 0;
    int inside = 0;
    int kills = 0;
    for (;
        kills < KILLS || ((inside < WANTED_INSIDE || fresh == 0) && kills < MOST_KILLS);
        kills++) {
      if (kills > KILLS / 2 && fresh == 0) {
        // Imports take longer here by now than the one that was left alone.
        longestMs *= 2;
      }
      CaseData next = held.equals(even) ? odd : even;
      Process process = start(file, next.equals(odd) ? "odd" : "even");
      // The other process says when its import begins.
      assertThat(process.inputReader().readLine()).isEqualTo("importing");
      long before = size(log);
      boolean ended = process.waitFor(random.nextInt(longestMs), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      // What the writer's log gained and yet is not in the case was written by a transaction that
      // did not end.
      boolean written = size(log) > before;

      try (Workspace workspace = Workspace.openExisting(file.toString(), InstantSource.system())) {
        CaseData found = workspace.cases().load("large", OPERATOR, null);
        assertThat(found.equals(held) || found.equals(next))
            .as("after kill %d the case is whole", kills + 1)
            .isTrue();
        if (ended) {
          assertThat(found.equals(next)).isTrue();
        }
        assertThat(workspace.audit().verify(workspace.store(), null))
            .isInstanceOf(Audit.Verdict.Intact.class);
        if (found.equals(next)) {
          fresh++;
        } else {
          old++;
          inside += written ? 1 : 0;
        }
        held = found;
      }
    }
    System.out.printf(
        "figures: kills=%d within-ms=%d old-case-whole=%d new-case-whole=%d inside=%d%n",
        kills, longestMs, old, fresh, inside);
    assertThat(inside).as("kills inside the transaction").isGreaterThanOrEqualTo(WANTED_INSIDE);
    assertThat(fresh).as("kills after it").isPositive();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static Process start(Path file, String word) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            List.of(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Importer.class.getName(),
                file.toString(),
                word))
        .redirectError(Files.createTempFile("muster-killed", ".txt").toFile())
        .start();
  }

  /// The process that is killed.
  static final class Importer {
    public static void main(String[] args) {
      CaseData data = LargeCase.of(ROWS, args[1]);
      try (Workspace workspace = Workspace.openExisting(args[0], InstantSource.system())) {
        System.out.println("importing");
        workspace.cases().importCase(data, ImportMode.REPLACE, OPERATOR);
      }
    }
  }
}
