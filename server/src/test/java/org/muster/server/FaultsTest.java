package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// What a machine does to a server, and what people and whoever runs it are told.
class FaultsTest {
  private static final String RESTRICTED = "/case/azerbaijan/facts/staff_officers";

  @TempDir Path folder;

  /// While another program holds the write lock nothing restricted is shown, since its row
  /// cannot be written; nobody waits longer than one wait takes, and all of it is told.
  @Test
  @Tag("long")
  void whatCannotBeAuditedIsNotShownAndNobodyWaitsInTurn() throws Exception {
    try (Office office = Office.open(folder)) {
      office.add("planner", "AZE", Role.NATIONAL_PLANNER, Role.ADMINISTRATOR);
      Visitor planner = new Visitor(office.url());
      planner.signIn("planner", Office.PASSWORD);
      assertThat(planner.get(RESTRICTED).statusCode()).isEqualTo(200);
      long before = readings(office);

      int shown = 0;
      long longest;
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("muster.db"));
          Statement statement = other.createStatement();
          ExecutorService many = Executors.newFixedThreadPool(6)) {
        statement.execute("begin immediate");
        List<Future<Integer>> answers = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < 6; i++) {
          answers.add(many.submit(() -> planner.get(RESTRICTED).statusCode()));
        }
        for (Future<Integer> answer : answers) {
          shown += answer.get() == 200 ? 1 : 0;
          assertThat(answer.get()).isEqualTo(503);
        }
        longest = (System.nanoTime() - begun) / 1_000_000_000L;
        statement.execute("rollback");
      }

      assertThat(planner.get(RESTRICTED).statusCode()).isEqualTo(200);
      long after = readings(office);
      String told = planner.get("/accounts").body();
      int tellings = told.contains("is locked by another program") ? 1 : 0;
      System.out.printf(
          "figures: shown-while-locked=%d locked-longest-s=%d readings-lost=%d faults-told=%d%n",
          shown, longest, 1 - (after - before), tellings);
      assertThat(after - before).as("the one that was shown").isEqualTo(1);
      assertThat(longest).as("one wait of ten seconds for all").isLessThan(20);
      assertThat(tellings).isEqualTo(1);
    }
  }

  /// A file with a damaged page is not served, and the audit log is not called whole.
  @Test
  void aDamagedFileIsFoundWhenItIsOpened() throws IOException, SQLException {
    Office.open(folder).close();
    Path file = folder.resolve("muster.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(truncate)");
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = 20 * 4096L; at < Files.size(file) - 4096; at += 7 * 4096L) {
        bytes.seek(at + 8);
        bytes.write(new byte[512]);
      }
    }

    int opened = 0;
    try (MusterServer server =
        MusterServer.open(
            ServerSettings.onThisMachine("jdbc:sqlite:" + file, 0, folder),
            new PrintStream(PrintStream.nullOutputStream(), true))) {
      opened = 1;
      assertThat(server.port()).as("a damaged file is served").isNegative();
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("is damaged").hasMessageContaining("restore a backup");
    }
    System.out.printf("figures: damaged-opened=%d%n", opened);
    assertThat(opened).isZero();
    assertThatThrownBy(
            () ->
                MusterServer.open(
                    ServerSettings.onThisMachine("jdbc:sqlite:" + file, 0, folder),
                    new PrintStream(PrintStream.nullOutputStream(), true)))
        .isInstanceOf(RuntimeException.class);
  }

  private static long readings(Office office) {
    return office.workspace().audit().list(office.workspace().store(), 200).stream()
        .filter(row -> row.verb().equals("claims-read"))
        .map(Audit.Entry::seq)
        .count();
  }
}
