package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.server.look.Office;
import org.muster.server.look.People;
import org.muster.server.look.ServerProcess;
import org.muster.server.look.Visitor;

/// Faults while eight people write and one reads without a pause: what was acknowledged is on file,
/// what was shown is in the audit log, and whoever runs the server is told.
@Tag("long")
class FaultsUnderWritingTest {
  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  void aKillLosesNothingThatWasAcknowledged() throws Exception {
    String database = "jdbc:sqlite:" + folder.resolve("muster.db");
    Random random = new Random(29112026);
    try (People people = People.in(database)) {
      ServerProcess server = ServerProcess.start(database, folder);
      people.prepare(server.url());
      people.goTo(server.url());
      people.start();
      for (int i = 0; i < KILLS; i++) {
        assertThat(people.acknowledgedMore(50, 120)).as("written before kill %d", i + 1).isTrue();
        Thread.sleep(random.nextInt(300));
        server.kill();
        server = ServerProcess.start(database, folder);
        people.goTo(server.url());
      }
      assertThat(people.acknowledgedMore(50, 120)).as("written after the last").isTrue();
      told("killed", people.ended(server.url()));
      System.out.printf("figures: killed=%d%n", KILLS);
      server.close();
    }
  }

  /// On a disk of its own that others fill, and empty again.
  @Test
  void aFullDiskLosesNothingThatWasAcknowledged() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    int mounted = run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
    assumeTrue(mounted == 0, "this machine lets nobody mount a small disk, so none can be filled");
    try {
      String database = "jdbc:sqlite:" + disk.resolve("muster.db");
      Path logs = Files.createDirectories(folder.resolve("logs"));
      try (People people = People.in(database);
          ServerProcess server = ServerProcess.start(database, logs)) {
        people.prepare(server.url());
        people.goTo(server.url());
        people.start();
        assertThat(people.acknowledgedMore(50, 120)).isTrue();
        fill(disk.resolve("others"));
        int before = people.refused();
        for (int i = 0; i < 600 && people.refused() < before + 50; i++) {
          Thread.sleep(100);
        }
        int refused = people.refused() - before;
        Files.delete(disk.resolve("others"));
        assertThat(people.acknowledgedMore(50, 120)).as("written once there was room").isTrue();
        int told = tells(server.url(), "no room left");
        told("full-disk", people.ended(server.url()));
        System.out.printf("figures: full-disk-refused=%d full-disk-told=%d%n", refused, told);
        assertThat(refused).isGreaterThanOrEqualTo(50);
        assertThat(told).isEqualTo(1);
      }
    } finally {
      run("umount", disk.toString());
    }
  }

  /// Stopped and started as an administrator does it, then killed.
  @Test
  void postgresqlRestartedLosesNothingThatWasAcknowledged() throws Exception {
    Path data = folder.resolve("postgres");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    EmbeddedPostgres postgres = postgres(data, port);
    try {
      String database = postgres.getJdbcUrl("postgres", "postgres");
      try (People people = People.in(database);
          ServerProcess server = ServerProcess.start(database, folder)) {
        people.prepare(server.url());
        people.goTo(server.url());
        people.start();
        assertThat(people.acknowledgedMore(50, 120)).isTrue();
        postgres.close();
        Thread.sleep(500);
        postgres = postgres(data, port);
        assertThat(people.acknowledgedMore(50, 120)).as("written after the restart").isTrue();
        kill(data);
        postgres.close();
        Thread.sleep(500);
        postgres = postgres(data, port);
        assertThat(people.acknowledgedMore(50, 120)).as("written after the kill").isTrue();
        int told = tells(server.url(), "cannot be reached");
        told("postgresql", people.ended(server.url()));
        System.out.printf("figures: postgresql-restarts=2 postgresql-told=%d%n", told);
        assertThat(told).isEqualTo(1);
      }
    } finally {
      postgres.close();
    }
  }

  private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);

  private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
    for (int tries = 0; ; tries++) {
      try {
        return EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setServerConfig("fsync", "on")
            // One that was killed first reads its log again, which a slow disk takes long for.
            .setPGStartupWait(STARTED_WITHIN)
            .start();
      } catch (IOException | IllegalStateException e) {
        // What a killed one leaves behind it takes a moment to go.
        assumeTrue(tries > 0 || Files.exists(data.resolve("PG_VERSION")), "no PostgreSQL: " + e);
        if (tries > 10) {
          throw e;
        }
      }
    }
  }

  private static void kill(Path data) throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly)).contains(true);
  }

  /// Writes until nothing more goes on the disk.
  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] some = new byte[4096]; ; ) {
        out.write(some);
      }
    } catch (IOException full) {
      assertThat(Files.size(file)).isPositive();
    }
  }

  private static int tells(String url, String what) {
    Visitor administrator = new Visitor(url);
    administrator.signIn(People.ADMINISTRATOR, Office.PASSWORD);
    return administrator.get("/accounts").body().contains(what) ? 1 : 0;
  }

  private static void told(String fault, People.Account account) {
    System.out.printf(
        "figures: %s-acknowledged=%d %s-lost=%d %s-shown=%d %s-reads-lost=%d%n",
        fault,
        account.acknowledged(),
        fault,
        account.lost(),
        fault,
        account.shown(),
        fault,
        account.readsLost());
    assertThat(account.lost()).as("acknowledged, and not on file").isZero();
    assertThat(account.readsLost()).as("shown, and not in the audit log").isZero();
    assertThat(account.shown()).isPositive();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(List.of(command))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
