package org.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Many small writes share one durable commit, and each of them stands or falls by itself.
class GroupCommitTest {

  /// What each durable commit waits for on the disk that the measurement plays, in milliseconds:
  /// about 200 commits a second.
  private static final int SYNC_MS = 5;

  private static final PrintStream NOBODY =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource
  void whatWaitsTogetherSharesACommitAndFailsAlone(TestDatabase database) throws Exception {
    try (Store store = Store.open(database.fresh());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      store.write(dsl -> dsl.execute(ManyWriters.TABLE));
      long before = store.commits();
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch queued = new CountDownLatch(30);
      AtomicInteger runs = new AtomicInteger();
      Future<Integer> first =
          threads.submit(
              () ->
                  store.write(
                      dsl -> {
                        begun.countDown();
                        await(queued);
                        return dsl.execute("insert into \"scans\" values (-1)");
                      }));
      begun.await();
      List<Future<Integer>> writes = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        // Every third is taken already, each after a row that has to go with it.
        int number = i;
        writes.add(
            threads.submit(
                () -> {
                  queued.countDown();
                  return store.write(
                      dsl -> {
                        runs.incrementAndGet();
                        dsl.execute("insert into \"scans\" values (" + (1000 + number) + ")");
                        int taken = number % 3 == 0 ? -1 : number;
                        return dsl.execute("insert into \"scans\" values (" + taken + ")");
                      });
                }));
      }

      assertThat(first.get()).isEqualTo(1);
      int failed = 0;
      for (Future<Integer> write : writes) {
        try {
          assertThat(write.get()).isEqualTo(1);
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(StoreException.class);
          failed++;
        }
      }

      assertThat(failed).isEqualTo(10);
      assertThat(runs.get()).as("none was run again for another's sake").isEqualTo(30);
      assertThat(numbers(store)).hasSize(1 + 2 * 20);
      assertThat(store.commits() - before).as("commits for 31 writes").isLessThan(20);
    }
  }

  /// A refusal may rest on a row of the same group, so it is answered after it is durable too.
  @ParameterizedTest
  @EnumSource
  void whatWasAnsweredIsSeenByEveryReader(TestDatabase database) throws Exception {
    String url = database.fresh();
    try (Store store = Store.open(url);
        Store other = Store.open(url);
        var threads = Executors.newFixedThreadPool(16)) {
      store.write(dsl -> dsl.execute(ManyWriters.TABLE));
      List<Future<Boolean>> seen = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int number = i / 2;
        seen.add(
            threads.submit(
                () -> {
                  try {
                    store.write(
                        dsl -> dsl.execute("insert into \"scans\" values (" + number + ")"));
                  } catch (StoreException taken) {
                    // By its twin, which must be on file by now.
                  }
                  return numbers(other).contains((long) number);
                }));
      }
      for (Future<Boolean> each : seen) {
        assertThat(each.get()).isTrue();
      }
      assertThat(numbers(store)).hasSize(100);
    }
  }

  /// The process is killed in the middle of shared commits, again and again.
  @Test
  @Tag("long")
  void aKillLosesNoAcknowledgedWrite() throws Exception {
    Path file = TestDatabase.temporaryFolder().resolve("muster.db");
    Random random = new Random(29112026);
    int kills = 0;
    int acknowledged = 0;
    int lost = 0;
    for (; kills < 10; kills++) {
      Path told = Files.createTempFile("muster-told", ".txt");
      Process process = process(List.of(), file, 24, 60_000, told);
      await(told);
      assertThat(process.waitFor(50 + random.nextInt(400), TimeUnit.MILLISECONDS)).isFalse();
      process.destroyForcibly().waitFor();
      String text = Files.readString(told);
      // The last line may be half of one: the file was cut, not the database.
      List<String> heard = text.substring(0, text.lastIndexOf('\n')).lines().toList();
      try (Store store = Store.openExisting(file.toString())) {
        List<Long> kept = numbers(store);
        for (String number : heard) {
          acknowledged++;
          lost += kept.contains(Long.valueOf(number)) ? 0 : 1;
        }
        // Numbers go on above the highest.
        store.write(dsl -> dsl.execute("delete from \"scans\""));
      }
    }
    System.out.printf(
        "figures: writer-kills=%d acknowledged=%d acknowledged-lost=%d%n",
        kills, acknowledged, lost);
    assertThat(acknowledged).isGreaterThan(500);
    assertThat(lost).isZero();
  }

  /// One by one and sixty-four together, on this machine's disk and on one that takes its time.
  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void sharedCommitsAreMeasured(TestDatabase database) throws Exception {
    try (EmbeddedPostgres server = durable(database);
        Store store =
            Store.open(
                server == null ? database.fresh() : server.getJdbcUrl("postgres", "postgres"))) {
      ManyWriters.write(store, 64, 500_000_000, NOBODY);
      var alone = ManyWriters.write(store, 1, 2_000_000_000, NOBODY);
      var shared = ManyWriters.write(store, 64, 2_000_000_000, NOBODY);
      String name = database.name().toLowerCase(Locale.ROOT);
      System.out.printf(
          "figures: %s-alone-per-s=%.0f %s-shared-per-s=%.0f %s-writes-a-commit=%.1f%n",
          name,
          alone.perSecond(),
          name,
          shared.perSecond(),
          name,
          (double) shared.writes() / shared.commits());
      assertThat(alone.commits()).as("each alone has its own").isEqualTo(alone.writes());
      assertThat(shared.commits()).isLessThan(shared.writes() / 2);
    }
  }

  /// The server of the other tests does not wait for its disk; this one does.
  private static @Nullable EmbeddedPostgres durable(TestDatabase database) throws Exception {
    if (database == TestDatabase.SQLITE) {
      return null;
    }
    database.fresh();
    EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var answer = statement.executeQuery("show fsync")) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getString(1)).isEqualTo("on");
    }
    return server;
  }

  /// `strace` holds each fsync for some milliseconds, as a plain disk does. That writes made one by
  /// one are no faster than such a disk shows, too, that each of them waits for it.
  @Test
  @Tag("long")
  void onASlowDiskATenthOfTheCommitsCarryTheWrites() throws Exception {
    List<String> slow =
        List.of(
            "strace",
            "-f",
            "-qq",
            "--seccomp-bpf",
            "-o",
            "/dev/null",
            "-e",
            "trace=fsync,fdatasync",
            "-e",
            "inject=fsync,fdatasync:delay_exit=" + SYNC_MS * 1000);
    assumeTrue(mayTrace(), "strace is not here or may not trace, so no slow disk can be played");
    Path file = TestDatabase.temporaryFolder().resolve("muster.db");
    double alone = measured(slow, file, 1);
    double shared = measured(slow, file, 64);
    System.out.printf(
        "figures: slow-disk-sync-ms=%d slow-alone-per-s=%.0f slow-shared-per-s=%.0f%n",
        SYNC_MS, alone, shared);
    assertThat(alone).as("one by one, each waits for the disk").isLessThan(1000.0 / SYNC_MS);
    // On a quiet machine it is a multiple of what the scans of an evacuation want, 1,000 a second;
    // the show asks for that.
    assertThat(shared).isGreaterThan(2 * alone);
  }

  private static double measured(List<String> prefix, Path file, int threads) throws Exception {
    Path told = Files.createTempFile("muster-told", ".txt");
    Process process = process(prefix, file, threads, 8000, told);
    assertThat(process.waitFor()).isZero();
    String[] written = Files.readAllLines(told).getLast().split(" ");
    return new ManyWriters.Written(
            Long.parseLong(written[0]), Long.parseLong(written[1]), Long.parseLong(written[2]))
        .perSecond();
  }

  private static boolean mayTrace() throws Exception {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
    return found
        && new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
  }

  private static Process process(List<String> prefix, Path file, int threads, int ms, Path told)
      throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            ManyWriters.class.getName(),
            file.toString(),
            String.valueOf(threads),
            String.valueOf(ms)));
    return new ProcessBuilder(command)
        .redirectOutput(told.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<Long> numbers(Store store) {
    return store.read(
        dsl -> dsl.fetch("select \"number\" from \"scans\"").getValues(0, Long.class));
  }

  private static void await(Path told) throws Exception {
    for (int i = 0; i < 6000 && Files.size(told) < 400; i++) {
      Thread.sleep(10);
    }
    assertThat(Files.size(told)).as("about a hundred numbers").isGreaterThanOrEqualTo(400);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
